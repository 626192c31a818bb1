"""What the speaker does by saying it, to whom, on which issue.

The act is the heaviest of what the cue says by itself and what the words of the content say; of equals the strongest
counts. `targets` and `issues` then tell to whom and on what.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.arabic.words import FUTURE
from marsad.lexicon.acts import ActPattern
from marsad.lexicon.cues import Cue
from marsad.lexicon.match import Hit
from marsad.reading.acts_clauses import only_possible, tells_only
from marsad.reading.acts_conditions import Told, done_by_others, hold
from marsad.reading.acts_content import HEAD, Content, scan, tagged
from marsad.reading.issues import issues
from marsad.reading.parties import Parties, parties
from marsad.reading.sheet import Saying, Sheet, Sighting
from marsad.reading.targets import Targets
from marsad.reading.targets_named import Clue
from marsad.record import Act

# acts from the strongest to the weakest, and how firmly a cue's own act stands against what the content says
_STRENGTH: tuple[Act, ...] = (
    "threaten", "accuse", "reject", "deny", "demand", "warn", "concede", "propose", "commit", "support", "state",
)  # fmt: skip
_RANK = {act: len(_STRENGTH) - n for n, act in enumerate(_STRENGTH)}
_FIRMNESS: dict[Act, int] = {
    "state": 0, "warn": 6, "support": 7, "commit": 7, "demand": 8, "propose": 8, "concede": 8, "accuse": 9,
    "reject": 9, "deny": 9, "threaten": 9,
}  # fmt: skip


@dataclass(slots=True)
class Signal:
    """A pattern found in what is said, and the act it carries there."""

    pattern: ActPattern
    act: Act
    first: int
    last: int


def acts(sheet: Sheet) -> tuple[list[Saying], list[Sighting]]:
    """What the speaker does by saying it, to whom, on which issue: sets act, target, issue and why of every saying; and where
    those whom it is said to are only described."""
    targets = Targets(sheet)
    before: Saying | None = None
    for saying in sheet.sayings:
        who = parties(sheet, saying)
        content = scan(sheet, saying)
        cue = cue_act(sheet, saying)
        signal = None if _reports(sheet, saying) else _heaviest(signals(sheet, saying, content, cue, who))
        clue = Clue(condition=content.condition)
        saying.act = cue
        if signal is not None and _outweighs(signal, cue):
            saying.act = signal.act
            clue = Clue(signal.first, signal.last, content.condition, signal.pattern.whom)
            saying.why.append(f"act:{signal.pattern.id}")
        elif cue != "state":
            saying.why.append("act:cue")
        saying.target = targets.of(saying, who, clue)
        saying.issue = issues(sheet, saying, before)
        before = saying
    return sheet.sayings, targets.audience.sightings


def _outweighs(signal: Signal, cue: Act) -> bool:
    """Whether a pattern counts more than the cue; what somebody warns of stays a warning unless it is a threat or a refusal; what he
    asks for stays a demand unless a pattern of demands says otherwise."""
    if cue == "demand" and "asked" not in signal.pattern.when:
        return False
    if cue == "warn" and signal.act not in ("threaten", "reject"):
        return False
    return (signal.pattern.weight, _RANK[signal.act]) > (_FIRMNESS[cue], _RANK[cue])


def cue_act(sheet: Sheet, saying: Saying) -> Act:
    """The act of the cue by itself: the lexicon's, or what is left of it where the cue is denied."""
    if saying.cue_entry < 0:
        return "state"
    act = sheet.lexicon.entries("cue", Cue)[saying.cue_entry].act
    if not saying.negated:
        return act
    return "reject" if act in ("support", "commit", "propose", "demand") else "state"


def _reports(sheet: Sheet, saying: Saying) -> bool:
    """Whether only outlets speak, and in no communiqué of their own: what they write of others they report, and do by their
    cues alone what is more."""
    if not saying.speakers or any(sheet.figures[f].type != "media" for f in saying.speakers):
        return False
    before = sheet.tokens.words[sheet.sentences[saying.sentence].first : saying.first]
    return sheet.lexicon.words("communiques").isdisjoint(before)


def signals(sheet: Sheet, saying: Saying, content: Content, cue: Act, who: Parties) -> list[Signal]:
    """The patterns found in what is said whose conditions hold. cue: the act of the cue by itself."""
    found: list[Signal] = []
    if not content.found:
        return found
    told = Told(sheet, saying, content, cue, who, tagged(sheet, saying.cue[0]) if saying.cue is not None else frozenset())
    patterns = sheet.lexicon.entries("act", ActPattern)
    for hit in content.found:
        pattern = patterns[hit.index]
        if not _reached(pattern, hit, content):
            continue
        act: Act | None = pattern.act
        if hit.first in content.denied:
            act = pattern.negated
        elif pattern.others is not None and done_by_others(told, hit):
            act = pattern.others
        elif act == "accuse" and (FUTURE in hit.clitics or (pattern.present and not pattern.past and only_possible(sheet, hit))):
            act = "warn"  # a wrong that somebody would or may do
        if act is None or not hold(told, pattern, hit):
            continue
        if pattern.reach != "any" and tells_only(sheet, saying, hit, act):
            continue
        found.append(Signal(pattern, act, hit.first, hit.last))
    found = [s for s in found if s.act != "state" or s.first == found[0].first]
    found = [s for s in found if not _stray(s, found, max(content.start, saying.first))]
    head = next((s.first for s in found if s.pattern.reach == "head"), 0)  # where the first of them stands
    return [s for s in found if s.pattern.reach != "head" or s.first == head or s.first - head > HEAD]


def _reached(pattern: ActPattern, hit: Hit, content: Content) -> bool:
    """Whether a hit stands where its pattern counts."""
    reach = pattern.reach
    if reach == "near":
        return hit.first not in content.aside or (pattern.act == "accuse" and hit.first in content.reasons)
    if reach == "head":
        return hit.first in content.heads
    if reach == "start":
        return hit.first == content.start
    return reach == "any" or hit.first not in content.relative


def _stray(signal: Signal, found: list[Signal], start: int) -> bool:
    """Whether a word stands too far from the start of what is said to carry an act that no other word carries."""
    if not signal.pattern.alone or signal.first - start < signal.pattern.alone:
        return False
    return sum(other.act == signal.act for other in found) == 1


def _heaviest(found: list[Signal]) -> Signal | None:
    return max(found, key=lambda s: (s.pattern.weight, _RANK[s.act], -s.first), default=None)
