"""The rules of `furniture.toml`, compiled, and what they say of one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from marsad.arabic.letters import fold
from marsad.arabic.words import tokenise
from marsad.intake.lines import Line
from marsad.lexicon.furniture import FurnitureRule
from marsad.lexicon.load import Lexicon, load

NUMBER = "#"
HASH = "♯"
MAX_FORM_WORDS = 8  # words of the longest form that is looked for
_LABEL_SIGNS = frozenset(":/|-،,>«")
_KEPT_SIGNS = frozenset("#♯>©<{(&*+[")
_SENTENCE_START = r"(?:^|[.!?؟…\"')\]] {0,3}| {2,3})"


class Find(NamedTuple):
    """A rule that holds for a line: its words first..last are the form (last exclusive)."""

    rule: FurnitureRule
    first: int
    last: int


class InlineFind(NamedTuple):
    """A rule that holds from code point `start` of a line to its end; `label_end`: where what a colon names begins."""

    rule: FurnitureRule
    start: int
    label_end: int


def keys(words: Iterable[str]) -> list[str]:
    """Words as the rules compare them: a number is `#`, the sign of a hashtag `♯`."""
    return [NUMBER if word[0].isdigit() else HASH if word == NUMBER else word for word in words]


def _form(words: Iterable[str]) -> list[str]:
    """A form's words as they are compared: in a form `#` means a number."""
    return [NUMBER if word[0].isdigit() else word for word in words]


def bare(words: Sequence[str]) -> tuple[int, int]:
    """Where the words of a line begin and end (exclusive) without the signs around them."""
    first, last = 0, len(words)
    while first < last and not words[first][0].isalnum() and words[first] != NUMBER:
        first += 1
    while last > first and not words[last - 1][0].isalnum() and words[last - 1] != NUMBER:
        last -= 1
    return first, last


class RuleBook:
    """All furniture rules, ready to be asked about lines."""

    def __init__(self, rules: Sequence[FurnitureRule]) -> None:
        self._whole: dict[str, FurnitureRule] = {}
        self._start: dict[str, list[tuple[list[str], FurnitureRule]]] = {}
        self._end: dict[str, list[tuple[list[str], FurnitureRule]]] = {}
        self._all: list[tuple[FurnitureRule, frozenset[str]]] = []
        self._lists: dict[str, frozenset[str]] = {}
        inline: list[tuple[str, FurnitureRule]] = []
        for rule in rules:
            forms = [_form(tokenise(form).words) for form in rule.forms]
            if rule.reach == "words":
                self._lists[rule.id] = frozenset(" ".join(form) for form in forms)
            elif rule.where == "whole":
                for form in forms:
                    first, last = bare(form)
                    self._whole.setdefault(" ".join(form[first:last]), rule)
            elif rule.where in ("start", "end"):
                table, at = (self._start, 0) if rule.where == "start" else (self._end, -1)
                for form in forms:
                    table.setdefault(form[at], []).append((form, rule))
            elif rule.where == "all":
                self._all.append((rule, frozenset(" ".join(form) for form in forms)))
            else:
                inline.extend((fold(form), rule) for form in rule.forms)
        for bucket in (*self._start.values(), *self._end.values()):
            bucket.sort(key=lambda pair: -len(pair[0]))
        inline.sort(key=lambda pair: -len(pair[0]))
        self._inline_rules = dict(inline)
        alternatives = "|".join(re.escape(form) for form, _ in inline)
        self._inline = re.compile(f"{_SENTENCE_START}({alternatives})(?=\\s|:|\\Z|(?<=:)|(?<=للكاتب))")

    def listed(self, name: str) -> frozenset[str]:
        """The forms of a rule that is only a word list."""
        return self._lists[name]

    def judge(self, line: Line) -> Find | None:
        """The rule that makes a line furniture, or None."""
        words = keys(line.words)
        first, last = bare(words)
        if last - first <= MAX_FORM_WORDS:
            rule = self._whole.get(" ".join(words[first:last]))
            if rule is not None and _fits(rule, line) and not (line.stop and words[-1] == "." and last - first > 1):
                return Find(rule, first, last)
        return self._started(words, line) or self._ended(words, last, line) or self._made(words, line)

    def _started(self, words: list[str], line: Line) -> Find | None:
        first = 0
        while first < len(words) and not words[first][0].isalnum() and words[first] not in _KEPT_SIGNS:
            first += 1
        if first == len(words):
            return None
        for form, rule in self._start.get(words[first], ()):
            last = first + len(form)
            if words[first:last] != form or not _fits(rule, line):
                continue
            more = bare(words[last:])
            labelled = form[-1] in _LABEL_SIGNS or (last < len(words) and words[last] in _LABEL_SIGNS)
            if more[0] == more[1] or labelled or rule.sentence or not line.stop:
                return Find(rule, first, last)
        return None

    def _ended(self, words: list[str], last: int, line: Line) -> Find | None:
        if not last or line.stop:
            return None
        for form, rule in self._end.get(words[last - 1], ()):
            if words[last - len(form) : last] == form and _fits(rule, line):
                return Find(rule, last - len(form), last)
        return None

    def _made(self, words: list[str], line: Line) -> Find | None:
        if NUMBER not in words:
            return None
        for rule, forms in self._all:
            if _fits(rule, line) and consists(words, forms):
                return Find(rule, 0, len(words))
        return None

    def inline(self, text: str, start: int, end: int) -> InlineFind | None:
        """The first furniture that begins with a sentence in code points start..end of a text and runs on."""
        found = self._inline.search(fold(text)[start:end])
        if found is None:
            return None
        colon = text.find(":", start + found.start(1), start + found.end(1) + 40)
        return InlineFind(self._inline_rules[found.group(1)], start + found.start(1), colon + 1)


def _fits(rule: FurnitureRule, line: Line) -> bool:
    return not rule.max_words or line.count <= rule.max_words


def consists(words: Sequence[str], forms: frozenset[str]) -> bool:
    """Whether words are made of such forms (of up to three words) and signs only."""
    i = 0
    while i < len(words):
        if not words[i][0].isalnum() and words[i] != NUMBER:
            i += 1
            continue
        size = next((n for n in (3, 2, 1) if " ".join(words[i : i + n]) in forms), 0)
        if not size:
            return False
        i += size
    return True


@lru_cache(maxsize=4)
def _book(lexicon: Lexicon) -> RuleBook:
    return RuleBook(lexicon.entries("furniture", FurnitureRule))


def rule_book() -> RuleBook:
    """The rules that ship with the package."""
    return _book(load())
