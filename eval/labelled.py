"""Reading against labels of many reports that no rule was written for: what statements and events come to where nobody looked.

usage: labelled.py [--shared FOLDER] [--part open|closed] [--rules]

labels/*.tsv name places in reports of FOLDER/bulk, never their words. statements.tsv: where what is said stands (code points), its act
('none': no statement), targets and speakers; events.tsv: the words that tell an event, its type, mode, status, parties and time. An actor
is 'KEY@OFFSET', the key with a place where the report names him, or '?' (with '/SIDE' if that is known) where reading had none.
The labels were given in one quick pass, by several readers: trust counts, not single lines. Where reading then differed from them, a
second reader settled it without knowing which was which (all of the closed part, half of the open one; all events). Rules may be
written from the open part; the closed one is for measuring alone. --rules lists what gave each act, with how often the labels agree, the
most wrong first.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from marsad import Record, read
from marsad.record import Event, Statement

LABELS = Path(__file__).parent / "labels"
ALIKE = 0.5  # of two places or groups of parties, what is common to them at least
BY_SIDES = 0.9  # what the right sides count where the parties are others
AGREED = 0.1  # what the right status or time adds, to choose among several

Row = dict[str, str]
Span = tuple[int, int]


def rows(name: str, part: str) -> dict[str, list[Row]]:
    """The labels of a file by report, of one part."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    with (LABELS / name).open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["part"] == part:
                found[row["report"]].append(row)
    return dict(found)


def records(bulk: Path, wanted: Iterable[str]) -> Iterator[Record]:
    """The records of some reports of a gzipped collection."""
    among = set(wanted)
    with gzip.open(bulk, "rb") as lines:
        for line in lines:
            page = json.loads(line)
            if page["id"] in among:
                yield read(page)


def common(one: Span, other: Span) -> float:
    """What two places have in common, of both together (0–1)."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(both, 0) / (max(one[1], other[1]) - min(one[0], other[0]) or 1)


def pairs(ones: Sequence[Any], others: Sequence[Any], worth: Callable[[Any, Any], float]) -> dict[int, int]:
    """One-to-one pairs by place in both lists, the worthiest first; those worth nothing are none."""
    ranked = sorted(((worth(a, b), i, j) for i, a in enumerate(ones) for j, b in enumerate(others)), key=lambda x: (-x[0], x[1], x[2]))
    found: dict[int, int] = {}
    for value, i, j in ranked:
        if value > 0 and i not in found and j not in found.values():
            found[i] = j
    return found


class Actors:
    """The actors of a record, as labels name them."""

    def __init__(self, record: Record) -> None:
        self._mentions = record.mentions
        self._by_key = {one.key: one.id for one in record.entities}
        self.side = {one.id: one.side or (one.key if one.type == "state" else None) for one in record.entities}

    def of(self, named: str) -> set[str]:
        """The entities that a label names; what the record has not stays as it is."""
        return {self._one(ref) for ref in named.split()} if named != "-" else set()

    def _one(self, ref: str) -> str:
        key, _, offset = ref.partition("@")
        if key in self._by_key or not offset:
            return self._by_key.get(key, ref)
        at = int(offset)
        return next((one.entity for one in self._mentions if one.start <= at < one.end), ref)

    def sides(self, ids: Iterable[str]) -> set[str]:
        """The sides of entities, or of what a label names besides."""
        told = (self.side[one] if one in self.side else one.partition("/")[2] or (one if one.isupper() else None) for one in ids)
        return {side for side in told if side}


class Statements(NamedTuple):
    """How the statements of the reports compare: counts by name; by what gave the act, what the labels say."""

    counts: Counter[str]
    rules: defaultdict[str, Counter[str]]

    def compare(self, record: Record, labels: Sequence[Row]) -> None:
        """Count one report."""
        actors, counts = Actors(record), self.counts
        places = [(int(row["start"]), int(row["end"])) for row in labels]
        found = [(s.content.start, s.content.end) for s in record.statements]
        paired = pairs(places, found, lambda a, b: common(a, b) if common(a, b) >= ALIKE else 0)
        counts["unlabelled"] += len(found) - len(paired)
        for n, row in enumerate(labels):
            no_statement = row["act"] == "none"
            counts["no statements" if no_statement else "statements"] += 1
            if n not in paired:
                continue
            counts["no statements read" if no_statement else "read"] += 1
            if not no_statement:
                self._one(actors, row, record.statements[paired[n]])

    def _one(self, actors: Actors, row: Row, said: Statement) -> None:
        speaker, act = actors.of(row["speakers"]) == set(said.speakers), row["act"] == said.act
        wanted, given = actors.of(row["targets"]), set(said.target)
        reached = {"speaker": speaker, "act": act, "target": wanted == given, "speaker and act": speaker and act,
                   "all three": speaker and act and wanted == given}  # fmt: skip
        self.counts.update(name for name, good in reached.items() if good)
        self.counts.update({"targets": len(wanted), "targets given": len(given), "targets right": len(wanted & given)})
        told = [why for why in said.why if why.startswith("act:")] or ["none"]
        cue = [why for why in said.why if why.startswith("cue:")] if told == ["act:cue"] else []
        self.rules[" ".join((*told, *cue[:1], said.act))][row["act"]] += 1


class Events(NamedTuple):
    """How the events of the reports compare, paired as the gate pairs them: of one type, by parties or their sides."""

    counts: Counter[str]
    types: Counter[str]

    def compare(self, record: Record, labels: Sequence[Row]) -> None:
        """Count one report."""
        actors = Actors(record)
        wanted = [row for row in labels if row["type"] != "none"]
        paired = pairs(wanted, record.events, lambda row, event: _worth(actors, row, event))
        self.counts.update({"events": len(wanted), "events found": len(record.events), "events right": len(paired)})
        for n, row in enumerate(wanted):
            if n not in paired:
                self.types[f"{row['type']} missed"] += 1
                continue
            event = record.events[paired[n]]
            same = _parties(actors, row) == _groups(event.type, set(event.source), set(event.target))
            self.counts["events exact"] += same and row["status"] == event.status and row["time"] == (event.time or "-")
        self.types.update(f"{event.type} too many" for n, event in enumerate(record.events) if n not in paired.values())


def _groups(kind: str, source: set[str], target: set[str]) -> tuple[set[str], set[str]]:
    return (source | target, set()) if kind == "CONSULT" else (source, target)


def _parties(actors: Actors, row: Row) -> tuple[set[str], set[str]]:
    return _groups(row["type"], actors.of(row["source"]), actors.of(row["target"]))


def _worth(actors: Actors, row: Row, event: Event) -> float:
    """What a label and an event have in common: the lesser of what their sources and their targets have; 0 where it is too little."""
    if row["type"] != event.type:
        return 0
    wanted, given = _parties(actors, row), _groups(event.type, set(event.source), set(event.target))
    value = min(_overlap(a, b) for a, b in zip(wanted, given, strict=True))
    if value < ALIKE:
        value = BY_SIDES * min(_overlap(actors.sides(a), actors.sides(b)) for a, b in zip(wanted, given, strict=True))
    if value < ALIKE:
        return 0
    place = common((int(row["start"]), int(row["end"])), (event.evidence.start, event.evidence.end))
    return value + AGREED * (row["status"] == event.status) + AGREED * (row["time"] == (event.time or "-")) + place * AGREED**2


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 1.0


def share(part: int, whole: int) -> str:
    """A share in percent."""
    return f"{100 * part / whole:6.1f} %" if whole else "     – "


def told(statements: Statements, events: Events) -> Iterator[str]:
    """The figures, a line each."""
    c, e = statements.counts, events.counts
    yield f"{'statements read, of those labelled':42}{share(c['read'], c['statements'])} of {c['statements']:,}"
    yield f"{'read though they are none':42}{share(c['no statements read'], c['no statements'])} of {c['no statements']:,}"
    for name in ("speaker", "act", "target", "speaker and act", "all three"):
        yield f"{name + ' right, of those read':42}{share(c[name], c['read'])}"
    yield f"{'targets given that are right':42}{share(c['targets right'], c['targets given'])} of {c['targets given']:,}"
    yield f"{'targets found':42}{share(c['targets right'], c['targets'])} of {c['targets']:,}"
    yield f"{'statements beside the labels':42}{c['unlabelled']:6}"
    yield f"{'events given that are right':42}{share(e['events right'], e['events found'])} of {e['events found']:,}"
    yield f"{'events found':42}{share(e['events right'], e['events'])} of {e['events']:,}"
    yield f"{'events found, exact':42}{share(e['events exact'], e['events'])}"
    yield "by type: " + ", ".join(f"{name} {count}" for name, count in events.types.most_common())


def by_rule(rules: dict[str, Counter[str]]) -> Iterator[str]:
    """What gave an act, a line each: how often, how often wrong, and what the labels say."""
    wrong = {name: said.total() - said[name.split()[-1]] for name, said in rules.items()}
    for name in sorted(rules, key=lambda one: (-wrong[one], one)):
        labels = ", ".join(f"{label} {count}" for label, count in rules[name].most_common(4))
        yield f"{name:52}{rules[name].total():6}  wrong {wrong[name]:5}  {labels}"


def main() -> int:
    """Read, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=LABELS.parent.parent.parent / "shared")
    parser.add_argument("--part", choices=("open", "closed"), default="open")
    parser.add_argument("--rules", action="store_true")
    given = parser.parse_args()
    bulk = given.shared / "bulk" / "reports.jsonl.gz"
    if not bulk.exists():
        print(f"labelled: {bulk} is not here; say where with --shared", file=sys.stderr)
        return 1
    said, done = rows("statements.tsv", given.part), rows("events.tsv", given.part)
    statements, events = Statements(Counter(), defaultdict(Counter)), Events(Counter(), Counter())
    for record in records(bulk, {*said, *done}):
        key = record.document.id
        if key in said:
            statements.compare(record, said[key])
        if key in done:
            events.compare(record, done[key])
    print("\n".join(told(statements, events)))
    if given.rules:
        print("\n".join(by_rule(statements.rules)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
