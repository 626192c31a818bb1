"""Where an entry of the lexicon is written: its file and line, for people who want to see or mend the rule behind a finding."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache

from marsad.lexicon.kinds import KINDS
from marsad.lexicon.load import FOLDER


@lru_cache(maxsize=1)
def origins() -> dict[tuple[str, int], str]:
    """(kind, index of the entry in `Lexicon.entries`) → 'file:line', the file below `lexicon/ar`, the line counted from 1.

    The TOML files are read anew, which takes a fifth of a second: for explanations, not for reading.
    """
    found: dict[tuple[str, int], str] = {}
    counts: dict[str, int] = {}
    paths = sorted(FOLDER.rglob("*.toml"))
    for kind in KINDS:
        head = re.compile(rf"^\[\[{re.escape(kind.entries)}\]\]", re.MULTILINE)
        for path in (p for p in paths if p.match(f"ar/{kind.glob}")):
            text = path.read_text("utf-8")
            name = path.relative_to(FOLDER).as_posix()
            lines = [text.count("\n", 0, match.start()) + 1 for match in head.finditer(text)]
            size = len(tomllib.loads(text)[kind.entries]) if not lines else len(lines)
            first = counts.get(kind.kind, 0)
            for n in range(size):
                found[kind.kind, first + n] = f"{name}:{lines[n]}" if lines else name
            counts[kind.kind] = first + size
    return found
