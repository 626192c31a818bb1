"""Cues that point back: 'وهو ما نفته موسكو', 'الضمانات التي تطلبها روسيا'. What is said stands before them."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.arabic.clitics import ADJECTIVES, FEMININES, TA_MARBUTA
from marsad.arabic.words import CONJUNCTIONS, DATIVE, definite, governed_definite
from marsad.reading.clauses import joined
from marsad.reading.frame_parts import Places
from marsad.reading.sheet import Saying, Sheet
from marsad.reading.triggers import Trigger, speech_words

_STANCES = frozenset(("demand", "reject", "deny", "propose", "support"))
_PLEDGES = _STANCES | {"commit"}
_FINITE = frozenset(("past", "pres"))
_PRONOUN = 3  # letters a preposition may have with its pronoun, beside its own
_MAX_PHRASE = 4  # words of the phrase a relative clause hangs on


def referred(sheet: Sheet, places: Places, trigger: Trigger, sentence: int, said: Sequence[Saying]) -> Saying | None:
    """The saying of a cue with a pronoun after a relative, whose content is the antecedent; None where there is none."""
    words = speech_words(sheet.lexicon)
    if trigger.cue.act not in (_STANCES if trigger.pronoun else _PLEDGES) or "as" in trigger.frames or trigger.first < 2:
        return None
    relative = sheet.tokens.words[trigger.first - 1]
    n = places.sightings.get(trigger.last + (not trigger.pronoun))
    if relative not in words.relatives or n is None or sheet.sightings[n].clitics:
        return None
    if relative in words.free_relatives or sheet.tokens.words[trigger.first - 2] in words.free_relatives:
        here = [s for s in said if s.sentence == sentence]
        charges = [s for s in here if trigger.cue.act == "deny" and words.cues[s.cue_entry].act == "accuse"]
        span = next(((s.first, s.last, s.start, s.end) for s in reversed(charges or here)), None)
    else:
        span = None
    if span is None and relative not in words.free_relatives:
        span = _phrase(sheet, trigger.first - 1)
    if span is None:
        return None
    return Saying(
        sentence, (trigger.first, trigger.last), trigger.start, trigger.end, *span, joined(sheet, places, n),
        trigger.entry, trigger.tag, why=[f"cue:{trigger.cue.lemma}", "frame:antecedent"],
    )  # fmt: skip


def taken_up(sheet: Sheet, trigger: Trigger) -> bool:
    """Whether the cue's own preposition stands right behind it with a pronoun ('التي طالبت بها', 'ما اعترضت عليه')."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    after = text[trigger.last] if trigger.last < len(text) else ""
    if trigger.tense not in _FINITE or trigger.pronoun or after not in words.prepositional_pronouns:
        return False
    return any(after.startswith(way) and len(after) <= len(way) + _PRONOUN for way in trigger.frames)


def _phrase(sheet: Sheet, relative: int) -> tuple[int, int, int, int] | None:
    """The definite phrase before a relative ('الضمانات الأمنية', 'استراتيجية السلامة', 'للحوار الوطني'): tokens and code points."""
    text, words = sheet.tokens.words, speech_words(sheet.lexicon)
    first = relative
    low = max(0, relative - _MAX_PHRASE)
    while first > low and (definite(text[first - 1]) or (first < relative and text[first - 1] in words.negators)):
        if first < relative and (first - 1 in sheet.sighting_at or words.body(text[first - 1])):
            break  # 'the government the measures that'
        first -= 1
    if first == relative:
        return None
    clitics = definite(text[first]) - 1
    before = text[first - 1] if first else ""
    governed = governed_definite(before) or before.startswith(DATIVE * 2)
    if governed and (text[first].endswith(ADJECTIVES) or text[first] in words.qualifiers):
        first, clitics = first - 1, 1
    elif _annexed(sheet, first - 1):
        first, clitics = first - 1, 0
    return first, relative, sheet.tokens.inside(first, max(clitics, 0)), sheet.tokens.ends[relative - 1]


def _annexed(sheet: Sheet, token: int) -> bool:
    """Whether a feminine noun or plural stands at a token that a definite one behind it is annexed to ('استراتيجية السلامة')."""
    words, tokens = speech_words(sheet.lexicon), sheet.tokens
    word = tokens.words[token] if token >= 0 else ""
    noun = word in words.known and word[0] not in CONJUNCTIONS and token not in sheet.sighting_at and not words.body(word)
    return noun and (tokens.surface(token, token + 1).endswith(TA_MARBUTA) or word.endswith(FEMININES[1]))
