"""Why a thing was found, in the language of a page: the lines that reading and merging write, told by the catalogue.

A line such as 'words 40% of the shorter' is an entry 'reason:words {share} of the shorter': a slot stands for what differs from
line to line, and is shown as what it is: an actor by name, a code by its word, a day as days are written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup, escape

from marsad.web import shown
from marsad.web.wording import Wording

if TYPE_CHECKING:
    from marsad.web.asked import Asked

_KEY = r"[^\s,;()<>]+"
_SLOTS = {
    "actor": _KEY, "actors": rf"{_KEY}(?:(?:, and | and |, | or ){_KEY})*", "chain": rf"{_KEY}(?: < {_KEY})*", "n": r"-?\d+",
    "share": r"\d+%", "score": r"\d\.\d\d", "time": r"\d{4}[^\s,]*|[A-Z]+_REF", "id": r"[seckdt]-[a-z2-7]{13}", "local": r"[SEM]\d+",
    "code": r"[^\s,()]+", "rule": r".+", "office": r"[^\d,;()]+",
    **dict.fromkeys(("act", "type", "mode", "medium", "issue", "state", "status", "form", "field", "kind", "entity"), r"[\w-]+"),
    "issues": r"[\w-]+(?: and [\w-]+)*",
}  # fmt: skip
_SLOT = re.compile(r"\{([a-z]+)(\d?)\}")
_LIST = re.compile(r", and | and |, | or | < ")
_SCORED = re.compile(r"(.+) (\d\.\d\d)")  # a line with how much it weighs
_LINK = re.compile(r"([se]-[a-z2-7]{13}) and ([se]-[a-z2-7]{13}) \((\d\.\d\d)\): (.+)")
_WHOLE = "1.00"  # it takes nothing away
_PREFIX = "reason:"


class _Entry(NamedTuple):
    pattern: re.Pattern[str]
    said: str


class Reasons:
    """The lines that the catalogue of one language can tell."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        entries = [(name.removeprefix(_PREFIX), said) for name, said in wording.entries(_PREFIX)]
        entries.sort(key=lambda entry: (len(_SLOT.sub("", entry[0])), entry[0]), reverse=True)  # what says most in words first
        self._entries = [_Entry(_pattern(form), said) for form, said in entries]

    def told(self, asked: Asked, line: str) -> Markup:
        """A line as people read it; as it stands where the catalogue does not know it."""
        found = self._told(asked, line)
        return found if found is not None else Markup('<bdi lang="en">{}</bdi>').format(shown.plain(line))

    def knows(self, asked: Asked, line: str) -> bool:
        """Whether the catalogue can tell a line."""
        return self._told(asked, line) is not None

    def _told(self, asked: Asked, line: str) -> Markup | None:
        for entry in self._entries:
            match = entry.pattern.fullmatch(line)
            if match is not None:
                return self._filled(asked, entry.said, match.groupdict())
        if link := _LINK.fullmatch(line):
            a, b, score, why = link.groups()
            rest = self._all(asked, why.split("; "))
            return rest and self._id(asked, a) + Markup(" – ") + self._id(asked, b) + f" ({score}): " + rest
        if scored := _SCORED.fullmatch(line):
            rest = self._told(asked, scored[1])
            return rest and (rest if scored[2] == _WHOLE else rest + Markup(' <bdi class="figure quiet">×{}</bdi>').format(scored[2]))
        parts = line.split("; ")
        if len(parts) > 1:
            return self._all(asked, parts)
        head, comma, tail = line.rpartition(", ")
        return self._all(asked, [head, tail]) if comma else None

    def _all(self, asked: Asked, lines: list[str]) -> Markup | None:
        """Several lines as one; None where one of them is not known."""
        told = [self._told(asked, line) for line in lines]
        known = [one for one in told if one is not None]
        return Markup("؛ " if asked.lang == "ar" else "; ").join(known) if len(known) == len(lines) else None

    def _filled(self, asked: Asked, said: str, values: dict[str, str]) -> Markup:
        made = Markup("")
        at = 0
        for slot in _SLOT.finditer(said):
            made += escape(said[at : slot.start()])
            made += self._slot(asked, slot[1], values[slot[1] + slot[2]])
            at = slot.end()
        return made + escape(said[at:])

    def _slot(self, asked: Asked, kind: str, value: str) -> Markup:
        word: Callable[[str, str | None], str] = self._wording.term
        if kind in ("actor", "actors", "chain"):
            between = Markup(" ← " if asked.lang == "ar" else " → ") if kind == "chain" else Markup("، " if asked.lang == "ar" else ", ")
            return between.join(self._actor(asked, key) for key in _LIST.split(value))
        if kind == "id":
            return self._id(asked, value)
        if kind in ("rule", "code", "local"):
            return Markup("<code>{}</code>").format(shown.plain(value))
        if kind == "office":
            return Markup('<bdi lang="{}">{}</bdi>').format(*self._wording.office(value))
        if kind == "time":
            return Markup("<bdi>{}</bdi>").format(self._wording.day(value))
        if kind == "issues":
            return Markup("، " if asked.lang == "ar" else ", ").join(escape(word("issue", one)) for one in value.split(" and "))
        if kind in ("n", "share", "score"):
            return Markup('<bdi class="figure">{}</bdi>').format(value.removeprefix("-"))
        return escape(word(kind, value))

    def _actor(self, asked: Asked, key: str) -> Markup:
        link = asked.link(f"actor/{key}")
        name = asked.called(key)
        return Markup('<a class="actor" href="{}"><bdi lang="{}">{}</bdi></a>').format(link, name["lang"], name["text"])

    def _id(self, asked: Asked, key: str) -> Markup:
        return Markup('<a href="{}"><bdi>{}</bdi></a>').format(asked.link("open", id=key), key)


def _pattern(form: str) -> re.Pattern[str]:
    made, at = "", 0
    for slot in _SLOT.finditer(form):
        made += f"{re.escape(form[at:slot.start()])}(?P<{slot[1]}{slot[2]}>{_SLOTS[slot[1]]})"
        at = slot.end()
    return re.compile(made + re.escape(form[at:]))
