"""The lines of a page: stretches between line ends or the wide gaps that stand for them, with their folded words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from marsad.arabic.letters import DELETED, fold
from marsad.arabic.words import Tokens, tokenise
from marsad.record import BlockKind

LONG_LINE = 300  # code points: a longer line is a paragraph, and only its two ends are looked at
PROSE_WORDS = 12  # words from which a line with a stop is a paragraph
LONG_PROSE_WORDS = 30  # words from which a line is a paragraph without a stop

_GAP = re.compile(rf"(?:\n|\t|    )[\s{DELETED}]*")  # on the folded text; as `arabic.words` has it
_EDGE = re.compile(rf"[\s{DELETED}]+")
_ENDING = re.compile(rf"[.!?؟…][\"'\])\s{DELETED}]*(?:[(\[][^()\[\]]{{1,40}}[)\]]\s*)?\Z")  # a credit may stand behind it
_CREDIT = re.compile(r"[.!?؟…] {0,3}[(\[][^()\[\]]{1,50}[)\]] {0,3}\Z")
_CALLS = frozenset("؟?!")
_SPACE = re.compile(rf"[\s{DELETED}]")
_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class Line:
    """One line: code points start..end of the page's text, outer space left out, and what it was found to be.

    text: its own text (of a long line the beginning); count: how many words it has, estimated for a long line; stop:
    whether it ends with a stop, a credit behind it aside; credited: whether a bracket follows that stop; colon: whether it
    ends with one; question: whether with the mark of a question or a call, as headlines do; kind: None (body) until
    decided; why: the rule; cuts: stretches of another kind (a dateline before, a credit behind), as code points of the
    page; own: words in it by which the page names its outlet.
    """

    start: int
    end: int
    text: str
    count: int
    stop: bool
    credited: bool
    colon: bool
    question: bool
    kind: BlockKind | None = None
    why: str = ""
    cuts: list[tuple[int, int, BlockKind]] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    _tokens: Tokens | None = None

    @property
    def tokens(self) -> Tokens:
        """Its tokens; offsets count from `start`."""
        if self._tokens is None:
            self._tokens = tokenise(self.text)
        return self._tokens

    @property
    def words(self) -> list[str]:
        """Its folded words and signs."""
        return self.tokens.words

    @property
    def long(self) -> bool:
        """Whether it is a paragraph by its length alone."""
        return self.end - self.start > LONG_LINE

    @property
    def prose(self) -> bool:
        """Whether it reads as a paragraph of running text."""
        return ((self.stop or self.colon) and self.count >= PROSE_WORDS) or self.count >= LONG_PROSE_WORDS

    @property
    def foreign(self) -> bool:
        """Whether it has letters, none of them Arabic."""
        return _LETTER.search(self.text) is not None and _ARABIC.search(self.text) is None

    def mark(self, kind: BlockKind, why: str) -> None:
        """Decide what it is."""
        self.kind, self.why = kind, why


def cut(text: str) -> list[Line]:
    """The lines of a text in order, empty ones left out."""
    folded = fold(text)
    found: list[Line] = []
    at = 0
    for gap in _GAP.finditer(folded):
        _keep(text, folded, at, gap.start(), found)
        at = gap.end()
    _keep(text, folded, at, len(text), found)
    return found


def _keep(text: str, folded: str, start: int, end: int, found: list[Line]) -> None:
    edge = _EDGE.match(folded, start, end)
    if edge is not None:
        start = edge.end()
    while end > start and _SPACE.match(folded, end - 1):
        end -= 1
    if start >= end:
        return
    tail = max(start, end - 60)
    stop = _ENDING.search(folded, tail, end) is not None
    credited = stop and _CREDIT.search(folded, tail, end) is not None
    last = folded[end - 1]
    own = text[start : min(end, start + LONG_LINE)]
    line = Line(start, end, own, 0, stop, credited, colon=last == ":", question=last in _CALLS)
    if line.long:
        line.count = folded.count(" ", start, end) + 1
    else:
        line.count = sum([word[0].isalnum() for word in line.words])
    found.append(line)
