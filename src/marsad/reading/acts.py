"""What the speaker does by saying it, to whom, on which issue.

The act is the heaviest of what the cue says by itself and what the words of the content say; of equals the strongest
counts.
`targets` and `issues` then tell to whom and on what.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.arabic.words import FUTURE
from marsad.lexicon.acts import ActPattern
from marsad.lexicon.cues import Cue
from marsad.lexicon.match import Hit
from marsad.reading.issues import issues
from marsad.reading.parties import Parties, parties
from marsad.reading.sheet import Saying, Sheet
from marsad.reading.targets import Clue, Targets
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
_HEAD = 3  # words at the start of a clause that count as its head
_LEAD = 2  # words between the cue and the content that belong to what is said ('أنه ينبغي')
_BEFORE = 6  # tokens before the content where its 'if' may stand


@dataclass(slots=True)
class Signal:
    """A pattern found in what is said, and the act it carries there."""

    pattern: ActPattern
    act: Act
    first: int
    last: int


@dataclass(slots=True)
class Content:
    """What is said, scanned once.

    clause: number of the main clause of a token, -1 in a digression; heads: tokens at the heads of clauses; found: hits
    of patterns; denied: tokens under a negation; condition: token of the first 'if', or -1; conduct: whether a word
    for conduct is there.
    """

    clause: dict[int, int] = field(default_factory=dict)
    heads: set[int] = field(default_factory=set)
    found: list[Hit] = field(default_factory=list)
    denied: set[int] = field(default_factory=set)
    condition: int = -1
    conduct: bool = False


def acts(sheet: Sheet) -> list[Saying]:
    """What the speaker does by saying it, to whom, on which issue: sets act, target, issue and why of every saying."""
    targets = Targets(sheet)
    before: Saying | None = None
    for saying in sheet.sayings:
        who = parties(sheet, saying)
        content = scan(sheet, saying)
        cue = cue_act(sheet, saying)
        signal = _heaviest(signals(sheet, content, cue != "state", who))
        clue = Clue(condition=content.condition)
        saying.act = cue
        if signal is not None and (signal.pattern.weight, _RANK[signal.act]) > (_FIRMNESS[cue], _RANK[cue]):
            saying.act = signal.act
            clue = Clue(signal.first, signal.last, content.condition, signal.pattern.whom == "before")
            saying.why.append(f"act:{signal.pattern.id}")
        elif cue != "state":
            saying.why.append("act:cue")
        saying.target = targets.of(saying, who, clue)
        saying.issue = issues(sheet, saying, before)
        before = saying
    return sheet.sayings


def cue_act(sheet: Sheet, saying: Saying) -> Act:
    """The act of the cue by itself: the lexicon's, or what is left of it where the cue is denied."""
    if saying.cue_entry < 0:
        return "state"
    act = sheet.lexicon.entries("cue", Cue)[saying.cue_entry].act
    if not saying.negated:
        return act
    return "reject" if act in ("support", "commit", "propose", "demand") else "state"


def signals(sheet: Sheet, content: Content, has_act: bool, who: Parties) -> list[Signal]:
    """The patterns found in what is said whose conditions hold. has_act: the cue has an act of its own."""
    found: list[Signal] = []
    patterns = sheet.lexicon.entries("act", ActPattern)
    for hit in content.found:
        pattern = patterns[hit.index]
        if pattern.reach == "head" and hit.first not in content.heads:
            continue
        if pattern.reach == "near" and content.clause[hit.first] < 0:
            continue
        act: Act | None = pattern.act
        if hit.first in content.denied:
            act = pattern.negated
        if act is None or not _holds(sheet, pattern, hit, content, has_act, who):
            continue
        found.append(Signal(pattern, act, hit.first, hit.last))
    found = [s for s in found if s.act != "state" or s.first == found[0].first]
    heads = [s for s in found if s.pattern.reach == "head"]
    return [s for s in found if s not in heads or s.first == heads[0].first or s.first - heads[0].first > _HEAD]


def _heaviest(found: list[Signal]) -> Signal | None:
    return max(found, key=lambda s: (s.pattern.weight, _RANK[s.act], -s.first), default=None)


def _holds(sheet: Sheet, pattern: ActPattern, hit: Hit, content: Content, has_act: bool, who: Parties) -> bool:
    for condition in pattern.when:
        if condition == "assertive":
            good = not has_act
        elif condition == "condition":
            good = content.condition >= 0
        elif condition == "future":
            good = _future(sheet, hit)
        elif condition == "foreign":
            good = bool(who.foreign)
        elif condition == "adverse":
            good = who.adverse(hit.first) or who.follows(hit.last)
        elif condition == "named":
            good = who.follows(hit.last)
        elif condition == "conduct":
            good = content.conduct
        else:
            good = not who.adverse(hit.first) and (pattern.act == "support" or not who.follows(hit.last))
        if not good:
            return False
    return True


def _future(sheet: Sheet, hit: Hit) -> bool:
    if FUTURE in hit.clitics:
        return True
    return hit.first > 0 and _is(sheet, hit.first - 1, "futures")


def _is(sheet: Sheet, token: int, tag: str) -> bool:
    return any(h.kind == "words" and h.tag == tag and len(h.clitics) < 2 for h in sheet.hits_at.get(token, ()))


def scan(sheet: Sheet, saying: Saying) -> Content:
    """The clauses, negations, conditions and patterns of what is said."""
    content = Content()
    words, hits_at, commas = sheet.tokens.words, sheet.hits_at, sheet.lexicon.words("commas")
    clause, last_clause, head_left, denial = 0, 0, _HEAD, 0
    start = max(sheet.sentences[saying.sentence].first, saying.first - _BEFORE)
    content.condition = next((i for i in range(start, saying.first) if _is(sheet, i, "conditionals")), -1)
    before = saying.first
    if saying.cue is not None and saying.cue[1] <= saying.first:
        before = max(saying.cue[1], saying.first - _LEAD)
    for i in range(before, saying.last):
        tags = {h.tag for h in hits_at.get(i, ()) if h.kind == "words" and len(h.clitics) < 2}
        if words[i] in commas or "contrasts" in tags:
            last_clause += clause < 0
            clause = max(clause, last_clause)
            if "contrasts" in tags or i - saying.first <= _HEAD + 1:
                head_left = _HEAD + 1
        elif "conditionals" in tags or ("digressions" in tags and i > saying.first):
            clause = -1
        elif "resumptions" in tags and clause < 0:
            last_clause += 1
            clause = last_clause
        content.clause[i] = clause
        content.conduct = content.conduct or "conduct" in tags
        if content.condition < 0 and "conditionals" in tags:
            content.condition = i
        if head_left > 0 and i >= saying.first and words[i] != '"':
            content.heads.add(i)
            head_left -= 1
        if denial:
            content.denied.add(i)
        if "denials" in tags:
            denial = 2
        elif "continuing" in tags:
            denial = 0
        elif not (denial and "denial_gaps" in tags):
            denial = max(0, denial - 2)
        if i not in sheet.sighting_at:  # no word of a name
            content.found += [h for h in hits_at.get(i, ()) if h.kind == "act" and h.last <= saying.last]
    return content
