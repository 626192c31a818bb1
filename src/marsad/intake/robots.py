"""What a robots.txt allows (RFC 9309): the rules of the group that names us, else of '*'; the longest rule that fits counts."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

from marsad.limits import MAX_CRAWL_DELAY, MAX_ROBOTS_BYTES

_SAFE = "%/:=&?~#+!$,;'@()*[]|"


class Rules(NamedTuple):
    """The rules of one group: (path pattern, whether it is allowed); `delay` in seconds, where it asks for one."""

    paths: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allow(self, url: str) -> bool:
        """Whether an address may be asked; of rules equally long the one that allows."""
        parts = urlsplit(url)
        path = _plain(parts.path or "/") + (f"?{_plain(parts.query)}" if parts.query else "")
        fitting = [(len(pattern), allowed) for pattern, allowed in self.paths if _fits(pattern, path)]
        return max(fitting)[1] if fitting else True


def rules(text: str, name: str) -> Rules:
    """The rules of a robots.txt for a program of this name."""
    own: list[tuple[str, str]] = []
    everybody: list[tuple[str, str]] = []
    named = False
    targets: list[list[tuple[str, str]]] = []
    heads = False  # whether the last line that counts was a User-agent
    for key, value in _lines(text):
        if key == "user-agent":
            if not heads:
                targets = []
            heads = True
            if value.lower() == name.lower():
                targets.append(own)
                named = True
            elif value == "*":
                targets.append(everybody)
        elif key in ("allow", "disallow", "crawl-delay"):
            heads = False
            for target in targets:
                target.append((key, value))
    return _of(own if named else everybody)


def _lines(text: str) -> list[tuple[str, str]]:
    found = []
    for line in re.split(r"\r\n|\r|\n", text[:MAX_ROBOTS_BYTES].removeprefix("\ufeff")):
        key, colon, value = line.partition("#")[0].partition(":")
        if colon:
            found.append((key.strip().lower(), value.strip()))
    return found


def _of(lines: list[tuple[str, str]]) -> Rules:
    paths = tuple((_plain(value), key == "allow") for key, value in lines if key in ("allow", "disallow") and value)
    delays = [float(value) for key, value in lines if key == "crawl-delay" and re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value)]
    return Rules(paths, min(max(delays), MAX_CRAWL_DELAY) if delays else None)


def _plain(path: str) -> str:
    """A path in one spelling: percent-encoded where it must be, and nowhere else (§ 2.2.2)."""
    return quote(unquote(path, errors="surrogateescape").encode("utf-8", "surrogateescape"), safe=_SAFE.replace("%", ""))


def _fits(pattern: str, path: str) -> bool:
    """Whether a path begins as a pattern says, in which '*' is any run and a final '$' the end; in time of their product at most."""
    ends = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for n, piece in enumerate(rest):
        if ends and n == len(rest) - 1:
            return len(path) - len(piece) >= at and path.endswith(piece)
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not ends or at == len(path)
