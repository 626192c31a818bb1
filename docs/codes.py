"""Writes docs/codes.md from the rules by which Marsad's findings become codes of PLOVER and CAMEO.

usage: codes.py
"""

from __future__ import annotations

import sys
from pathlib import Path

from marsad.export.codes import Code, CodeBook, EventCode, code_book

_HEAD = """# Codes of PLOVER and CAMEO

This page is made of [codes.toml](../src/marsad/export/codes.toml) by `make docs`. It says what `marsad export plover` and
`marsad export gdelt` make of what Marsad reads, and what is lost on the way. Each rule has sentences there that it is tested on.

What is lost in both: the exact words beyond the first report's, the rules behind a finding, issues, forms and media of
statements. In GDELT's tables also: the chain of sources, the status, the parties beyond pairs, the hour; events that are only
proposed or called off, and plans that have no code below, are left out. GDELT's columns for tone, religion, ethnicity and
coordinates stay empty. PLOVER's records keep the chain (`via`), `origins` and `status` in fields of our own.

"""


def page(book: CodeBook) -> str:
    """The document."""
    events = [[rule.type, _condition(rule), *_codes(rule)] for rule in book.event]
    said = [[rule.act, *_codes(rule)] for rule in book.statement]
    sectors = [[rule.code, rule.plover or rule.code, ", ".join(rule.types), ", ".join(rule.words) or "any"] for rule in book.sector]
    groups = [[rule.key, rule.code, rule.kind] for rule in book.group]
    states = [[key, code] for key, code in book.countries.items()]
    parts = (
        ("Events: the first line that fits", ["type", "where", "PLOVER", "CAMEO", "Goldstein", "lost"], events),
        ("Statements", ["act", "PLOVER", "CAMEO", "Goldstein", "lost"], said),
        ("Sectors of actors", ["CAMEO", "PLOVER", "types", "a word of the office or key"], sectors),
        ("Bodies with a code of their own", ["key", "CAMEO", "kind"], groups),
        ("States that CAMEO does not code by ISO 3166-1", ["key", "CAMEO"], states),
    )
    return _HEAD + "\n".join(f"## {title}\n\n{_table(names, lines)}" for title, names, lines in parts)


def _codes(rule: Code) -> list[str]:
    plover = f"{rule.plover}, {rule.mode}" if rule.mode else rule.plover or "none"
    return [plover, rule.cameo or "none", f"{rule.goldstein:+.1f}" if rule.goldstein is not None else "", rule.loss]


def _condition(rule: EventCode) -> str:
    parts = (("mode", rule.modes), ("found by", rule.deeds), ("status", rule.statuses))
    return "; ".join(f"{name} {' or '.join(values)}" for name, values in parts if values)


def _table(names: list[str], lines: list[list[str]]) -> str:
    rows = [names, ["---"] * len(names), *lines]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in rows)


if __name__ == "__main__":
    (Path(__file__).parent / "codes.md").write_text(page(code_book()), "utf-8")
    sys.exit(0)
