"""What the reader probably misses in a large collection of reports, ranked, with counts and examples.

usage: blindspots.py [--reports PATH] [--limit N] [--seed N] [--sides N] [--kind KIND]… [--top N] [--examples N] [--json]

Reads a sample of the reports and looks for places where a rule would be expected to find something and none did: a verb before
'that' which is no cue, a long quotation that nobody says, an office with nobody behind it … Each kind is a table, the most frequent
first: how often, in how many reports, what. A blind spot is a hint, not an error: read the examples, then mend the rule, and
run the gate.

The sample is the same at every run: every so manyth report of the file, from the one that --seed names. Nothing is written
but stdout; progress goes to stderr on a terminal.

examples:
  blindspots.py --kind verbs --examples 3          verbs that are no cues, three examples each
  blindspots.py --kind quotations --limit 2000     a larger sample
  blindspots.py --json > before.json               to compare with a later run

exit codes: 0 done, 1 no reports could be read, 2 usage.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import blindspots_names
import blindspots_speech
from blindspots_spots import Kind, Spot
from marsad.intake import IntakeError, page_of
from marsad.reading.pipeline import survey
from marsad.reading.sheet import Sheet
from marsad.record import Page

REPORTS = Path(__file__).parent.parent.parent / "shared" / "bulk" / "reports.jsonl.gz"
BESIDE = 60  # code points shown on either side of an example
KINDS = (*blindspots_speech.KINDS, *blindspots_names.KINDS)
FURNITURE = "furniture"


@dataclass(slots=True)
class Tally:
    """The spots of one kind: how often each item, in how many reports, and its first examples (report, start, end, text)."""

    kind: Kind
    wanted: int
    counts: Counter[str] = field(default_factory=Counter)
    reports: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[tuple[str, int, int, str]]] = field(default_factory=dict)

    def take(self, sheet: Sheet) -> None:
        """Count the spots of one report."""
        here: set[str] = set()
        for spot in self.kind.find(sheet):
            self.counts[spot.item] += 1
            shown = self.examples.setdefault(spot.item, [])
            if spot.item not in here and len(shown) < self.wanted:
                shown.append(_example(sheet, spot))
            here.add(spot.item)
        self.reports.update(here)

    def ranked(self, top: int) -> list[str]:
        """The items of most reports first, of equals those counted more, then by the alphabet."""
        return sorted(self.counts, key=lambda item: (-self.reports[item], -self.counts[item], item))[:top]


@dataclass(slots=True)
class Furniture:
    """How much of the text of each outlet is taken for furniture: code points that are no body, all code points, reports."""

    noise: Counter[str] = field(default_factory=Counter)
    size: Counter[str] = field(default_factory=Counter)
    reports: Counter[str] = field(default_factory=Counter)

    def take(self, page: Page) -> None:
        """Count one page."""
        outlet = page.document.outlet or "(no outlet)"
        self.noise[outlet] += sum(b.end - b.start for b in page.blocks if b.kind == "noise")
        self.size[outlet] += len(page.document.text)
        self.reports[outlet] += 1

    def rows(self, top: int) -> list[tuple[str, int, float]]:
        """(outlet, reports, share of furniture), the largest share first."""
        rows = [(name, self.reports[name], self.noise[name] / max(1, size)) for name, size in self.size.items()]
        return sorted(rows, key=lambda row: (-row[2], row[0]))[:top]


def _example(sheet: Sheet, spot: Spot) -> tuple[str, int, int, str]:
    tokens, text = sheet.tokens, sheet.page.document.text
    last = min(max(spot.last, spot.first + 1), len(tokens))
    start, end = tokens.starts[spot.first], tokens.ends[last - 1]
    before, after = text[max(0, start - BESIDE) : start], text[end : end + BESIDE]
    words = " ".join(f"{before}⟦{text[start:end]}⟧{after}".split())
    return sheet.page.document.id, start, end, "".join(c for c in words if c.isprintable())


def _open(path: Path) -> IO[bytes]:
    return gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb")  # type: ignore[return-value]


def sample(path: Path, limit: int, seed: int) -> Iterator[dict[str, Any]]:
    """Up to `limit` (0: all) reports of a JSON Lines file, evenly spread over it, from the one at `seed`; lines that are no
    object are passed over."""
    with _open(path) as lines:
        count = sum(1 for _ in lines)
    step = max(1, -(-count // limit)) if limit else 1
    with _open(path) as lines:
        for n, line in enumerate(lines):
            if n % step != seed % step:
                continue
            try:
                report = json.loads(line)
            except ValueError:
                continue
            if isinstance(report, dict):
                yield report


def sides(sheet: Sheet) -> int:
    """How many states a report names, or whose people and bodies it names."""
    named = {sheet.figures[f].side or sheet.figures[f].key for s in sheet.sightings for f in s.figures}
    return sum(len(key) == 3 and key.isupper() for key in named)  # the keys of states are ISO 3166 codes


def run(args: argparse.Namespace) -> tuple[list[Tally], Furniture, int]:
    """Read the sample: the tallies of the wanted kinds, the furniture, and how many reports were looked at."""
    tallies = [Tally(kind, args.examples) for kind in KINDS if not args.kind or kind.name in args.kind]
    furniture, done = Furniture(), 0
    for report in sample(args.reports, args.limit, args.seed):
        try:
            page = page_of(report)
        except IntakeError:
            continue
        sheet = survey(page)
        if sides(sheet) < args.sides:
            continue
        done += 1
        furniture.take(page)
        for tally in tallies:
            tally.take(sheet)
        if sys.stderr.isatty() and done % 20 == 0:
            print(f"\r{done} reports", end="", file=sys.stderr, flush=True)
    return tallies, furniture, done


def show(tallies: list[Tally], furniture: Furniture | None, done: int, top: int) -> Iterator[str]:
    """The tables as lines; numbers first, so that Arabic stands at the end of its line."""
    yield f"{done} reports"
    for tally in tallies:
        yield f"\n{tally.kind.name}: {tally.kind.what}; {sum(tally.counts.values()):,} in {len(tally.counts):,} forms"
        yield f"  mended in {tally.kind.mend}"
        yield "   count reports  item"
        for item in tally.ranked(top):
            yield f"{tally.counts[item]:8,} {tally.reports[item]:7,}  {item}"
            yield from (f"{'':17} {name}: {text}" for name, _, _, text in tally.examples[item])
    if furniture is not None:
        yield f"\n{FURNITURE}: share of the text that is taken for furniture, by outlet\n  mended in furniture.toml"
        yield " reports   share  outlet"
        for outlet, reports, share in furniture.rows(top):
            yield f"{reports:8,} {share:7.1%}  {outlet}"


def as_json(tallies: list[Tally], furniture: Furniture | None, done: int, top: int) -> dict[str, Any]:
    """The tables as one object: {"reports", "kinds": {name: {"what", "mend", "total", "items": […]}}, "furniture"}."""
    kinds = {
        tally.kind.name: {
            "what": tally.kind.what, "mend": tally.kind.mend, "total": sum(tally.counts.values()),
            "items": [
                {"item": item, "count": tally.counts[item], "reports": tally.reports[item],
                 "examples": [dict(zip(("report", "start", "end", "text"), e, strict=True)) for e in tally.examples[item]]}
                for item in tally.ranked(top)
            ],
        }
        for tally in tallies
    }  # fmt: skip
    rows = [] if furniture is None else furniture.rows(top)
    return {"reports": done, "kinds": kinds, FURNITURE: [dict(zip(("outlet", "reports", "share"), row, strict=True)) for row in rows]}


def _arguments() -> argparse.Namespace:
    head, _, rest = (__doc__ or "").partition("usage:")
    kinds = "".join(f"  {kind.name:12} {kind.what}\n" for kind in KINDS) + f"  {FURNITURE:12} share of furniture by outlet\n"
    about = head + "kinds:\n" + kinds + rest.partition("\n")[2]
    ask = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=Path, default=REPORTS, metavar="PATH", help="JSON Lines, also .gz (default ../shared/bulk)")
    ask.add_argument("--limit", type=int, default=500, metavar="N", help="reports to sample, 0 for all (default 500)")
    ask.add_argument("--seed", type=int, default=0, metavar="N", help="which sample (default 0)")
    ask.add_argument("--sides", type=int, default=3, metavar="N", help="only reports that name so many states (default 3)")
    names = [kind.name for kind in KINDS] + [FURNITURE]
    ask.add_argument("--kind", action="append", choices=names, metavar="KIND", help="only this kind; may be given again")
    ask.add_argument("--top", type=int, default=25, metavar="N", help="rows a kind (default 25)")
    ask.add_argument("--examples", type=int, default=1, metavar="N", help="examples a row (default 1)")
    ask.add_argument("--json", action="store_true", help="one JSON object instead of tables")
    return ask.parse_args()


def main() -> int:
    """0: done; 1: no report could be read."""
    args = _arguments()
    try:
        tallies, furniture, done = run(args)
    except (OSError, EOFError) as error:
        print(f"blindspots: {args.reports}: {getattr(error, 'strerror', None) or error}; say where with --reports", file=sys.stderr)
        return 1
    if not done:
        print(f"blindspots: {args.reports}: no report that names {args.sides} states; see --sides", file=sys.stderr)
        return 1
    shown = furniture if not args.kind or FURNITURE in args.kind else None
    if args.json:
        print(json.dumps(as_json(tallies, shown, done, args.top), ensure_ascii=False, indent=2))
    else:
        print("\n".join(show(tallies, shown, done, args.top)))
    return 0


if __name__ == "__main__":
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read the tables has gone
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)
