"""Datelines and credits: where a report was written, by whom, for whom.

A dateline is read from the beginning of a line as pieces (places, outlets and agencies, days, bylines) parted by signs:
'القدس (CNN) --', 'الرياض – واس:', '(outlet / agency - day)', 'name – outlet – place'. It counts only where an outlet or
an agency is in it, or where a place is followed by a dash.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import Tokens, tokenise
from marsad.intake.furniture import RuleBook, bare, keys
from marsad.lexicon.load import Lexicon
from marsad.lexicon.schema import Actor

MAX_DATELINE_TOKENS = 30
MAX_UNKNOWN_WORDS = 4  # words of a byline or a place that the lexicon does not know
_MAX_NAME = 5  # words of the longest name of an outlet or a place
_DASHES = frozenset(["-", "--", "---"])
_SIGNS = _DASHES | frozenset(["/", ":", "(", ")", "[", "]", "+", "،", ",", "|", '"', "*", "..", "."])
_PARTING = _DASHES | frozenset(["/", ":", "(", "[", "،", ",", "|"])  # signs that part a name from an outlet
_OPENING = frozenset("([")
_CLOSING = frozenset(")]")
TATWEEL = "\u0640"
GAP_SIGNS = ("-", "\u2013", "\u2014", "/", TATWEEL)
_CONJUNCTION = "و"


@dataclass(slots=True)
class Credits:
    """What datelines and source notes say: media keys in order, the place's code points, the day's words.

    signed: those of the media that stand in a dateline, where an outlet may sign its own report.
    """

    media: list[str] = field(default_factory=list)
    signed: list[str] = field(default_factory=list)
    place: tuple[int, int] | None = None
    days: list[tuple[int, int]] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)

    def add(self, other: Credits) -> None:
        """Take over what another note says; what is known already stays."""
        self.media.extend(key for key in other.media if key not in self.media)
        self.signed.extend(other.signed)
        self.place = self.place or other.place
        self.days.extend(other.days)
        self.bylines.extend(other.bylines)


class Piece(msgspec.Struct, frozen=True):
    """Words first..last of one sort: 'media', 'place', 'day', 'unknown', 'outlet' (one not in the lexicon)."""

    sort: str
    first: int
    last: int
    key: str | None = None


class Names:
    """Which words name outlets, agencies and places: asked of the lexicon."""

    def __init__(self, lexicon: Lexicon, book: RuleBook) -> None:
        self._forms = lexicon.forms
        self._actors = lexicon.entries("actor", Actor)
        self._agencies = book.listed("agency-word")
        self._nouns = book.listed("outlet-noun")
        self._days = book.listed("day-word")
        self._sorts = ("", *sorted(self._nouns))
        self._wire_nouns = book.listed("agency-noun")
        self._wires: frozenset[str] | None = None

    def quoted(self, words: str) -> str | None:
        """The key of the outlet whose name stands in quotation marks; it may be a word that else means something else."""
        found = (self.media(f"{noun} {words}".lstrip()) for noun in self._sorts)
        return next((key for key in found if key), None)

    def media(self, words: str) -> str | None:
        """The key of the outlet or agency so named."""
        for kind, index, _ in self._forms.get(words, ()):
            if kind == "actor" and self._actors[index].type == "media":
                return self._actors[index].key
        return None

    def is_agency(self, key: str) -> bool:
        """Whether a medium is an agency, whose words others print: its names say so ('وكالة …')."""
        if self._wires is None:
            media = (actor for actor in self._actors if actor.type == "media")
            names = ((actor.key, word) for actor in media for form in actor.forms for word in tokenise(form).words)
            self._wires = frozenset(key for key, word in names if word in self._wire_nouns)
        return key in self._wires

    def is_place(self, words: str) -> bool:
        """Whether a dateline may name this place: a city, a region, a capital, a state."""
        return any(
            kind == "actor" and (tag.startswith("seat") or self._actors[index].type in ("place", "state"))
            for kind, index, tag in self._forms.get(words, ())
        )

    def piece(self, words: Sequence[str], at: int) -> Piece | None:
        """The longest known piece that begins at a word."""
        if at and words[at - 1] == QUOTE and QUOTE in words[at : at + _MAX_NAME]:
            last = words.index(QUOTE, at)
            key = self.quoted(" ".join(words[at:last]))
            if key is not None:
                return Piece("media", at, last, key)
        keyed = keys(words[at : at + _MAX_NAME])
        for size in range(min(_MAX_NAME, len(words) - at), 0, -1):
            name = " ".join(words[at : at + size])
            listed = name in self._forms
            key = self.media(name) if listed else None
            if key is None and size == 1 and name[0] == _CONJUNCTION:
                key = self.media(name[1:])
            if key is not None:
                return Piece("media", at, at + size, key)
            if name in self._agencies or (size == 1 and name[0] == _CONJUNCTION and name[1:] in self._agencies):
                return Piece("media", at, at + size)
            if listed and self.is_place(name):
                return Piece("place", at, at + size)
            if " ".join(keyed[:size]) in self._days:
                return Piece("day", at, at + size)
        if words[at][0].isdigit():
            return Piece("day", at, at + 1)
        return None

    def is_outlet(self, words: Sequence[str]) -> bool:
        """Whether words name an outlet by its noun ('شبكة …', '… نيوز')."""
        return not self._nouns.isdisjoint(words)


def read(tokens: Tokens, names: Names, *, whole: bool) -> tuple[int, Credits] | None:
    """The dateline at the beginning of tokens: the token after it, and what it says; None where there is none.

    whole: the tokens are a line of their own, so that its end closes a dateline.
    """
    words = tokens.words[:MAX_DATELINE_TOKENS]
    pieces: list[Piece] = []
    closed: list[tuple[int, int]] = []  # where it may end, and how many pieces it has there
    at, depth = 0, 0
    while at < len(words):
        if words[at] in _SIGNS:
            depth += (words[at] in _OPENING) - (words[at] in _CLOSING)
            at += 1
            closes = depth == 0 and bool(pieces) and _closes(words, at, pieces)
            if depth < 0 or (closes and _ends_here(words, at, closed, pieces)):
                break
            continue
        if pieces and TATWEEL in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]:  # written for a dash
            closed.append((at, len(pieces)))
        piece = names.piece(words, at) or _unknown(words, at, names, pieces, whole=whole)
        if piece is None:
            break
        pieces.append(piece)
        at = piece.last
        if _complete(tokens, pieces):
            closed.append((at, len(pieces)))
    if whole:
        closed = [(at, len(pieces))] if at == len(tokens.words) else []
    for end, count in reversed(closed):
        if _valid(words, pieces[:count], end, whole=whole):
            return end, _credits(tokens, pieces[:count])
    return None


def _complete(tokens: Tokens, pieces: Sequence[Piece]) -> bool:
    """Whether a dateline may end without a sign: an outlet and a place, parted by a dash or a stroke."""
    if len(pieces) < 2 or not {piece.sort for piece in pieces} <= {"media", "place"}:
        return False
    if pieces[-1].sort == pieces[0].sort == "place":
        return False
    gap = tokens.text[tokens.ends[pieces[-2].last - 1] : tokens.starts[pieces[-1].first]]
    return any(sign in gap for sign in GAP_SIGNS)


def _closes(words: Sequence[str], at: int, pieces: Sequence[Piece]) -> bool:
    sign = words[at - 1]
    if sign == QUOTE:
        known = all(piece.sort in ("place", "day") for piece in pieces[:-1])
        return pieces[-1].sort == "media" and pieces[-1].last == at - 1 and len(pieces) > 1 and known
    if sign == ".":
        return {"media", "day"} <= {piece.sort for piece in pieces} <= {"media", "day", "place"}
    return sign in _DASHES or sign == ":" or (sign in _CLOSING and all(piece.sort != "unknown" for piece in pieces))


def _ends_here(words: Sequence[str], at: int, closed: list[tuple[int, int]], pieces: Sequence[Piece]) -> bool:
    """Note an end; whether nothing of a dateline can follow it."""
    closed.append((at, len(pieces)))
    media = any(piece.sort in ("media", "outlet") for piece in pieces)
    return media and (words[at - 1] in (":", "--"))


def _unknown(words: Sequence[str], at: int, names: Names, pieces: Sequence[Piece], *, whole: bool) -> Piece | None:
    """A name that the lexicon does not know, closed by a sign; behind an outlet only in a line of its own."""
    if any(piece.sort in ("media", "outlet") for piece in pieces) and not (whole and words[at - 1] in _PARTING):
        return None
    last = at
    while last < len(words) and words[last] not in _SIGNS and (last == at or names.piece(words, last) is None):
        last += 1
    closed = last < len(words) and words[last] in _PARTING
    if last - at > MAX_UNKNOWN_WORDS or not (closed or (whole and last == len(words))):
        return None
    return Piece("outlet" if names.is_outlet(words[at:last]) else "unknown", at, last)


def _valid(words: Sequence[str], pieces: Sequence[Piece], end: int, *, whole: bool) -> bool:
    sorts = [piece.sort for piece in pieces]
    if not sorts or sorts.count("unknown") > 2:
        return False
    last = words[end - 1]
    if "media" not in sorts and "outlet" not in sorts:
        return sorts[0] == "place" and "unknown" not in sorts and last in _DASHES
    first = next((piece.last for piece in pieces if piece.sort in ("media", "outlet")), end)
    if whole and ":" in words[first : end - 1]:  # an outlet's headline
        return False
    return len(sorts) > 1 or words[0] in _OPENING or last in _DASHES or last == ":" or (whole and sorts[0] == "media")


def _credits(tokens: Tokens, pieces: Sequence[Piece]) -> Credits:
    credits = Credits()
    for piece in pieces:
        start, end = tokens.starts[piece.first], tokens.ends[piece.last - 1]
        if piece.sort == "media" and piece.key is not None and piece.key not in credits.media:
            credits.media.append(piece.key)
            credits.signed.append(piece.key)
        elif piece.sort == "place" and credits.place is None:
            credits.place = (start, end)
        elif piece.sort == "unknown":
            credits.bylines.append(tokens.text[start:end])
    days = [piece for piece in pieces if piece.sort == "day"]
    if days:
        credits.days.append((tokens.starts[days[0].first], tokens.ends[days[-1].last - 1]))
    return credits


def read_credit(text: str, start: int, end: int, names: Names, book: RuleBook) -> tuple[int, Credits] | None:
    """A credit in brackets that ends a paragraph: where its bracket opens, and what it says."""
    tail = max(start, end - 80)
    tokens = tokenise(text[tail:end])
    words = tokens.words
    last = len(words) - 1
    while last > 0 and words[last] == ".":
        last -= 1
    if last < 2 or words[last] not in _CLOSING:
        return None
    opening = next((i for i in range(last - 1, max(-1, last - 12), -1) if words[i] in _OPENING), -1)
    if opening < 1 or tail + tokens.starts[opening] <= start:
        return None
    keys_found = list(media_in(words[opening + 1 : last], names, book))
    if not keys_found:
        return None
    return tail + tokens.starts[opening], Credits([key for key in keys_found if key])


def media_in(words: Sequence[str], names: Names, book: RuleBook) -> Iterator[str]:
    """The keys of the outlets and agencies in a note, '' for one without; nothing where a word is of another kind."""
    credits = book.listed("photo-credit")
    first, last = bare(words)
    at, found = first, []
    while at < last:
        if words[at] in _SIGNS or words[at] == "_":
            at += 1
            continue
        piece = names.piece(words, at)
        size = 0
        if piece is not None and piece.sort in ("media", "day", "place"):
            size = piece.last - at
            if piece.sort == "media":
                found.append(piece.key or "")
        else:
            size = next((n for n in range(min(6, last - at), 0, -1) if " ".join(words[at : at + n]) in credits), 0)
            if size:
                found.append("")
        if not size:
            return
        at += size
    yield from found
