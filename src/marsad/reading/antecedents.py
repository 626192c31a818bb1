"""Cues that point back: 'وهو ما نفته موسكو', 'الضمانات التي تطلبها روسيا'. What is said stands before them."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.arabic.words import definite
from marsad.reading.clauses import joined
from marsad.reading.frame_parts import Places
from marsad.reading.sheet import Saying, Sheet
from marsad.reading.triggers import Trigger, speech_words

_STANCES = frozenset(("demand", "reject", "deny", "propose", "support"))
_MAX_PHRASE = 4  # words of the phrase a relative clause hangs on


def referred(sheet: Sheet, places: Places, trigger: Trigger, sentence: int, said: Sequence[Saying]) -> Saying | None:
    """The saying of a cue with a pronoun after a relative, whose content is the antecedent; None where there is none."""
    words = speech_words(sheet.lexicon)
    if trigger.cue.act not in _STANCES or "as" in trigger.frames or trigger.first < 2:
        return None
    relative = sheet.tokens.words[trigger.first - 1]
    n = places.sightings.get(trigger.last)
    if relative not in words.relatives or n is None or sheet.sightings[n].clitics:
        return None
    if relative in words.free_relatives:
        here = [s for s in said if s.sentence == sentence]
        charges = [s for s in here if trigger.cue.act == "deny" and words.cues[s.cue_entry].act == "accuse"]
        span = next(((s.first, s.last, s.start, s.end) for s in reversed(charges or here)), None)
    else:
        span = _phrase(sheet, trigger.first - 1)
    if span is None:
        return None
    return Saying(
        sentence, (trigger.first, trigger.last), trigger.start, trigger.end, *span, joined(sheet, places, n),
        trigger.entry, trigger.tag, why=[f"cue:{trigger.cue.lemma}", "frame:antecedent"],
    )  # fmt: skip


def _phrase(sheet: Sheet, relative: int) -> tuple[int, int, int, int] | None:
    """The definite phrase before a relative ('الضمانات الأمنية'): tokens and code points."""
    first = relative
    while first > 0 and relative - first < _MAX_PHRASE and definite(sheet.tokens.words[first - 1]):
        first -= 1
    if first == relative:
        return None
    clitics = definite(sheet.tokens.words[first]) - 1
    return first, relative, sheet.tokens.inside(first, clitics), sheet.tokens.ends[relative - 1]
