"""The day of a meeting that only what was said to the press after it tells."""

from __future__ import annotations

from collections import Counter

from marsad.lexicon.load import Lexicon
from marsad.lexicon.moments import TimeWord
from marsad.reading.came_with import came_with
from marsad.reading.sheet import Deed, Sheet
from marsad.record import Status

_MEETINGS = frozenset(("meeting", "multilateral"))
_PRESS = "press-conference"
_DAY = 10  # letters of a day
_DEALINGS = frozenset(("CONSULT", "AGREE", "COOPERATE", "REQUEST"))
_VAGUE: dict[int, tuple[frozenset[str], frozenset[str]]] = {}  # by lexicon


def give_days(sheet: Sheet, deeds: list[Deed]) -> None:
    """Give held meetings without a time the day of the press conference at which those who met are said to have spoken.

    Of what they said elsewhere the day tells nothing, they may have met on another, unless it is told to have been said at the meeting.
    Meetings told as earlier ones keep none. What those who met agreed on takes the day of their meeting. In a report without a day
    'yesterday' tells no more than the status, and is no time; but 'soon' is as vague in any report.
    """
    bare = [d for d in deeds if d.type == "CONSULT" and d.mode in _MEETINGS and d.status == "held" and d.time is None and not d.earlier]
    for deed in bare:
        parties = {*deed.source, *deed.target}
        told = (s for s in sheet.sayings if s.medium == _PRESS and s.time and s.speakers and _day(s.time))
        said = Counter(s.time for s in told if parties.issuperset(s.speakers))
        deed.time = str(said.most_common(1)[0][0])[:_DAY] if said else _with_words(sheet, deed)
    for deed in deeds:
        if deed.type == "AGREE" and deed.status == "held" and deed.time is None:
            deed.time = _met(deed, deeds)
        if sheet.page.document.published is None and deed.time is not None and deed.time.endswith("_REF") and not _vague(sheet, deed):
            deed.time = None


def _with_words(sheet: Sheet, deed: Deed) -> str | None:
    """The day of what is said in the sentence before, where the meeting is that at which it came; None where none is told."""
    at = sheet.sentence_of(deed.first)
    if not deed.occasion or not came_with(sheet, at):
        return None
    return next((s.time[:_DAY] for s in reversed(sheet.sayings) if s.sentence == at - 1 and s.time and _day(s.time)), None)


def _vague(sheet: Sheet, deed: Deed) -> bool:
    """Whether the words that give the time of a contact or of shared work would be vague on any day ('soon', 'in a few days')."""
    if deed.type not in _DEALINGS:
        return False
    span = sheet.sentences[sheet.sentence_of(deed.first)]
    vague, measures = _vague_words(sheet.lexicon)
    near = (set(m.why.split()) for m in sheet.moments if m.value == deed.time and span.first <= m.first < span.last)
    return any(not vague.isdisjoint(why) and why <= vague | measures for why in near)


def _vague_words(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """The entries of words that tell no day, whatever the day of the report; those of the units beside which they stand."""
    known = _VAGUE.get(id(lexicon))
    if known is None:
        entries = lexicon.entries("moment", TimeWord)
        parts = (frozenset(e.id for e in entries if e.role in roles) for roles in (("vague", "opening", "few"), ("unit", "modifier")))
        known = _VAGUE[id(lexicon)] = next(parts), next(parts)
    return known


def _met(deed: Deed, deeds: list[Deed]) -> str | None:
    """The day of the one held meeting of just those who agreed on something; None where there is none, or more than one."""
    parties = {*deed.source, *deed.target}
    met = {d.time for d in deeds if d.type == "CONSULT" and d.status == "held" and len(parties) > 1 and {*d.source, *d.target} == parties}
    return next((day for day in met if day is None or _day(day)), None) if len(met) == 1 else None


def _day(value: str) -> bool:
    return len(value) >= _DAY and value[4:5] == "-" and "/" not in value


def fitting(when: str, told: Status) -> str | None:
    """A time that a deed of a status can have: what is done was not done 'now', what is called for is 'soon' at the earliest."""
    vague = when.endswith("_REF")
    if told not in ("held", "ongoing") and when[:1] == "P" and not vague:
        return None
    return None if vague and ((told == "held" and when != "PAST_REF") or (told == "proposed" and when != "FUTURE_REF")) else when
