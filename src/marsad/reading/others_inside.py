"""What others say within what somebody says, outside of relative clauses: 'بعد أن رفضت X …', 'حيث يطالب X بـ', 'بسبب إصرار X على'."""

from __future__ import annotations

from marsad.arabic.words import CONJUNCTIONS, TO, without_conjunction
from marsad.reading.frame_parts import Frame, Places
from marsad.reading.frames_ahead import foreseen
from marsad.reading.sheet import Saying, Sheet
from marsad.reading.triggers import COMMAS, SpeechWords, Trigger, among, speech_words

_MAX_BETWEEN = 3  # plain words between a cue and what is said
_CLAUSES = frozenset(("quote", "colon"))


def voiced_inside(sheet: Sheet, places: Places, trigger: Trigger, outer: Saying) -> Frame | None:
    """The frame of a noun of saying within what somebody says, which tells whose it is ('بسبب إصرار X على'), unless the words before it
    tell that nothing was said ('عدم اعتراف X بـ', 'إلى حين إعلان X')."""
    words, text, i = speech_words(sheet.lexicon), sheet.tokens.words, trigger.first
    owned = trigger.last in places.sightings or trigger.last in sheet.hits_at
    if not owned or without_conjunction(text[i - 1]) in words.unreal or trigger.clitics.endswith(TO):
        return None
    made = foreseen(sheet, places, trigger, outer.last)
    asked = trigger.cue.objective and made is not None and not made.addressees  # whose name it is
    if made is None or asked or not made.explicit or not _near(sheet, places, made):
        return None
    return made


def told_inside(sheet: Sheet, places: Places, trigger: Trigger, outer: Saying) -> Frame | None:
    """The frame of a verb of saying within what somebody says, with a subject of its own, where a clause of its own begins."""
    if trigger.negated or trigger.pronoun or trigger.first <= outer.first + 1:
        return None
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    if trigger.tense == "pres" and among(text[trigger.first - 1], words.auxiliaries) and not among(text[trigger.first - 1], words.been):
        return None  # 'may announce'
    at = trigger.first
    while at > 1 and text[at - 1] in words.auxiliaries:
        at -= 1
    if trigger.last not in places.sightings and at not in places.ends:
        return None
    made = foreseen(sheet, places, trigger, outer.last)
    if made is None or not made.explicit or not _near(sheet, places, made):
        return None
    clause = made.how in _CLAUSES or text[made.content - 1] in words.that
    if not clause and (trigger.cue.act == "state" or trigger.cue.passive):
        return None
    at = _begun(sheet, places, words, made, at)
    return made if at > outer.first and _opens(sheet, words, trigger, at) else None


def _begun(sheet: Sheet, places: Places, words: SpeechWords, made: Frame, at: int) -> int:
    """The token with which the clause of a verb begins: `at`, where the verb or what helps it stands, or its subject before that; 0 where
    nothing tells."""
    text = sheet.tokens.words
    n = places.ends.get(at)
    if n is None or list(sheet.sightings[n].figures) != made.subjects:
        ahead = places.sightings.get(made.trigger.last)
        told = ahead is not None and set(sheet.sightings[ahead].figures) & set(made.subjects)
        return at if told and not (made.trigger.whom == "object" and made.trigger.clitics) else 0
    if made.trigger.number == "d" and len(made.subjects) == 1:
        return 0
    at = sheet.sightings[n].whole_first
    while at > 1 and text[at - 1] in words.auxiliaries:
        at -= 1
    return at


def _opens(sheet: Sheet, words: SpeechWords, trigger: Trigger, at: int) -> bool:
    """Whether a clause that is not only supposed may begin with a token: behind a comma, a mark, a conjunction or an opening word."""
    text = sheet.tokens.words
    before, second = text[at - 1], text[at - 2]
    if among(before, words.suppositions) or among(second, words.suppositions):
        return False
    joined = text[at][0] in CONJUNCTIONS and ((trigger.first == at and bool(trigger.clitics)) or at in sheet.sighting_at)
    if before in words.that and at == trigger.first:
        return among(second, words.adverbial)  # 'after X refused', but 'if X insists'
    opens = before in words.that or among(before, words.subordinators) or among(before, words.verb_openers)
    return joined or opens or before in COMMAS or not before[0].isalnum()


def _near(sheet: Sheet, places: Places, made: Frame) -> bool:
    """Whether little but names and times stands between a cue and what is said."""
    i, plain = made.trigger.last, 0
    while i < made.content:
        n = sheet.sighting_at.get(i)
        if n is not None:
            i = max(sheet.sightings[n].whole_last, sheet.sightings[n].last)
        elif (end := places.moments.get(i)) is not None:
            i = end
        else:
            plain += 1
            i += 1
    return plain <= _MAX_BETWEEN
