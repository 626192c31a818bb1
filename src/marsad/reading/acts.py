"""What the speaker does by saying it, to whom, on which issue.

The act is the heaviest of what the cue says by itself and what the words of the content say; of equals the strongest
counts. `targets` and `issues` then tell to whom and on what.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.arabic.clitics import bare
from marsad.arabic.words import BY, FUTURE, definite
from marsad.lexicon.acts import ActPattern
from marsad.lexicon.cues import Cue
from marsad.lexicon.match import Hit
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
_WISHED: tuple[Act, ...] = ("accuse", "support", "reject", "deny", "commit")  # acts that a hope or a forecast is not
_SOON = 12  # tokens to another word of a pattern
_SUBJECT = 4  # tokens from a doer to his verb
_STEM = 4  # letters by which two words of a pattern are told apart
_CALLED = 2  # tokens from an 'as' to what something is called
_DATIVE: tuple[Act, ...] = ("support", "propose")  # acts whose words are followed by those they are for


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
        if signal is not None and (signal.pattern.weight, _RANK[signal.act]) > (_FIRMNESS[cue], _RANK[cue]):
            saying.act = signal.act
            clue = Clue(signal.first, signal.last, content.condition, signal.pattern.whom)
            saying.why.append(f"act:{signal.pattern.id}")
        elif cue != "state":
            saying.why.append("act:cue")
        saying.target = targets.of(saying, who, clue)
        saying.issue = issues(sheet, saying, before)
        before = saying
    return sheet.sayings, targets.audience.sightings


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
    patterns = sheet.lexicon.entries("act", ActPattern)
    for hit in content.found:
        pattern = patterns[hit.index]
        if pattern.reach == "start" and hit.first != content.start:
            continue
        if pattern.reach == "head" and hit.first not in content.heads:
            continue
        if pattern.reach == "near" and hit.first in content.aside:
            continue
        act: Act | None = pattern.act
        if hit.first in content.denied:
            act = pattern.negated
        if act is None or not _holds(sheet, saying, pattern, hit, content, cue, who):
            continue
        found.append(Signal(pattern, act, hit.first, hit.last))
    found = [s for s in found if s.act != "state" or s.first == found[0].first]
    heads = [s for s in found if s.pattern.reach == "head"]
    return [s for s in found if s not in heads or s.first == heads[0].first or s.first - heads[0].first > HEAD]


def _heaviest(found: list[Signal]) -> Signal | None:
    return max(found, key=lambda s: (s.pattern.weight, _RANK[s.act], -s.first), default=None)


def _holds(sheet: Sheet, saying: Saying, pattern: ActPattern, hit: Hit, content: Content, cue: Act, who: Parties) -> bool:
    for condition in pattern.when:
        if condition == "assertive":
            good = cue == "state" and not (pattern.act in _WISHED and saying.cue is not None and "wishes" in tagged(sheet, saying.cue[0]))
        elif condition == "pledged":
            good = cue == "commit"
        elif condition == "asked":
            good = cue == "demand"
        elif condition == "condition":
            good = content.condition >= 0
        elif condition == "future":
            good = _future(sheet, hit)
        elif condition == "foreign":
            good = bool(who.foreign) or who.demonym is not None
        elif condition == "adverse":
            good = who.adverse(hit.first) or who.follows(hit.last)
        elif condition == "doer":
            good = _does(sheet, who, hit)
        elif condition == "named":
            good = who.follows(hit.last)
        elif condition == "self":
            good = hit.first <= content.start + 1 or any(s.first < hit.first for s in who.home)
        elif condition == "conduct":
            good = content.conduct
        elif condition == "charge":
            good = content.charge
        elif condition == "judged":
            good = _judged(sheet, saying, hit)
        elif condition == "twice":
            good = _again(sheet, content, hit)
        elif condition == "refused":
            good = cue == "reject"
        else:
            good = not who.adverse(hit.first) and (pattern.act in _DATIVE or not who.follows(hit.last))
        if not good:
            return False
    return True


def _does(sheet: Sheet, who: Parties, hit: Hit) -> bool:
    """Whether a state or group of another side, or 'the rebels', stands right before a verb as its subject, or right after it."""
    if 0 < hit.first - who.culprits <= _SUBJECT and who.culprits >= 0:
        return True
    doers = [s for s in who.free if all(sheet.figures[f].type != "person" for f in s.figures)]
    return any(0 <= hit.first - s.whole_last < _SUBJECT or s.whole_first == hit.last for s in doers)


def _again(sheet: Sheet, content: Content, hit: Hit) -> bool:
    """Whether another word of the pattern, of another stem, follows a hit soon and undenied."""
    stem = _stem(sheet, hit)
    later = [o for o in content.found if o.index == hit.index and 0 <= o.first - hit.last <= _SOON and o.first not in content.denied]
    return any(_stem(sheet, other) != stem for other in later)


def _stem(sheet: Sheet, hit: Hit) -> str:
    return bare(sheet.tokens.words[hit.first][len(hit.clitics) :])[:_STEM]


def _judged(sheet: Sheet, saying: Saying, hit: Hit) -> bool:
    """Whether a hit is what something is called: after 'as', or without the article after a cue of judgement ('deemed it a breach')."""
    if any("callings" in tagged(sheet, i) for i in range(max(hit.first - _CALLED, 0), hit.first)):
        return True
    frames = sheet.lexicon.entries("cue", Cue)[saying.cue_entry].frames if saying.cue_entry >= 0 else []
    return ("as" in frames and not definite(sheet.tokens.words[hit.first])) or (BY in hit.clitics and frames == ["object"])


def _future(sheet: Sheet, hit: Hit) -> bool:
    if FUTURE in hit.clitics:
        return True
    return hit.first > 0 and "futures" in tagged(sheet, hit.first - 1)
