"""Who was told of right before a verb that leaves its subject out: by a name that nothing else knows, or in the sentence before."""

from __future__ import annotations

from marsad.arabic.clitics import ARTICLE, FEMININE_VERB, PRONOUNS, TA_MARBUTA
from marsad.arabic.words import HIS, without_conjunction
from marsad.reading.frame_parts import Frame, Places
from marsad.reading.omitted import ACTORS
from marsad.reading.sheet import Sheet
from marsad.reading.subjects_checks import governed
from marsad.reading.triggers import Trigger, among, speech_words

_OPENING = 2  # tokens at the beginning of a sentence where its subject is named


def surname_before(sheet: Sheet, made: Frame) -> int:
    """The token of an unknown name alone between 'but' or 'that' and a verb ('لكن X أشار إلى'); -1 where none stands there."""
    words, text, at = speech_words(sheet.lexicon), sheet.tokens.words, made.trigger.first - 1
    if made.trigger.tense not in ("past", "pres") or made.trigger.clitics or made.explicit or made.noun >= 0 or at < 1:
        return -1
    name = text[at][0].isalpha() and text[at] not in words.known and at not in sheet.sighting_at
    opens = among(text[at - 1], words.contrast) or text[at - 1] in words.that or text[at - 1] in words.topics
    return at if name and opens else -1


def turned_to(sheet: Sheet, trigger: Trigger) -> bool:
    """Whether a verb opens its sentence ('وأكد أن'), or stands there behind 'but he' ('لكنه شدد على'); one that goes on ('وأضاف') has
    a verb of saying open the sentence before."""
    words, n = speech_words(sheet.lexicon), sheet.sentence_of(trigger.first)
    first, opening = sheet.sentences[n].first, sheet.sentences[n - 1].first
    if without_conjunction(sheet.tokens.words[trigger.first]) in words.going_on:
        return any(h.kind == "cue" and h.tag.startswith("past") for h in sheet.hits_at.get(opening, ()))
    before = sheet.tokens.words[trigger.first - 1] if trigger.first > first else ""
    own = before.endswith((HIS, PRONOUNS[0]))
    turned = own and (among(before, words.contrast) or before in words.pronominal)
    goes_on = trigger.first == first and trigger.clitics and trigger.tense == "past"
    return bool(goes_on) or (turned and trigger.first - first <= 2)


def another(sheet: Sheet, made: Frame) -> bool:
    """Whether a noun behind 'but' tells of others than whoever spoke before that in its sentence ('…، إلا أن الشهود يصرون على')."""
    words, text, at = speech_words(sheet.lexicon), sheet.tokens.words, made.noun
    if not 0 < at < made.trigger.first or (text[at] in words.same_speaker and at == made.trigger.first - 1):
        return False
    return among(text[at - 1], words.contrast) or (text[at - 1] in words.that and among(text[at - 2], words.turns))


def unknown_asks(sheet: Sheet, made: Frame) -> bool:
    """Whether a verb that asks or charges somebody hangs by its relative on whom nothing knows ('القبيلة التي دعت السكان إلى')."""
    words, text, trigger = speech_words(sheet.lexicon), sheet.tokens.words, made.trigger
    before = text[trigger.first - 1] if trigger.first else ""
    hangs = before in words.relatives and before.startswith(ARTICLE) and not trigger.pronoun and trigger.tense in ("past", "pres")
    after = text[trigger.last] if trigger.last < len(text) else ""
    known = bool(made.subjects) or 0 <= made.noun < trigger.first or after in words.resumptive
    feminine = before.startswith(ARTICLE + FEMININE_VERB[0])
    return hangs and not known and trigger.whom == "object" and trigger.number == "s" and (trigger.gender == "f") == feminine


def opener(sheet: Sheet, places: Places, sentence: int, trigger: Trigger) -> tuple[int, ...]:
    """Who acts in a sentence that nothing is said in: named behind the verb that opens it, and no body of another gender; or ()."""
    words, first = speech_words(sheet.lexicon), sheet.sentences[sentence].first
    opening = sheet.tokens.words[first]
    late = among(opening, words.negators) or among(opening, words.auxiliaries) or among(opening, words.been)
    late = late or opening in words.narrating  # 'X has not disclosed', 'X also met'
    for i in range(first, min(first + _OPENING + late, sheet.sentences[sentence].last)):
        n = places.sightings.get(i)
        if n is not None:
            seen = sheet.sightings[n]
            acts = not governed(sheet, words, seen) and all(sheet.figures[f].type in ACTORS for f in seen.figures)
            body = sheet.figures[seen.figures[0]].type == "organisation" and sheet.tokens.surface(i, i + 1).endswith(TA_MARBUTA)
            acts = acts and not (body and trigger.gender == "m")
            return seen.figures if acts else ()
    return ()
