"""The top of a page: its title, what stands around it, and the captions below it."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.arabic.words import tokenise
from marsad.intake.furniture import RuleBook, bare
from marsad.intake.lines import Line

MIN_TITLE_WORDS = 2
MAX_TITLE_WORDS = 30
MAX_TOP_LINES = 400  # lines above the text in which an echo of the title is looked for
MAX_CANDIDATES = 40  # lines next above the text that may be a title said twice
MAX_CAPTION_WORDS = 32
MAX_DECK_WORDS = 18  # words of a line between title and dateline that is a picture's, not a deck
PROSE_FOREIGN = 12  # words up to which a line without an Arabic letter is furniture wherever it stands
GALLERY_PICTURES = 3  # pictures of a page whose captions may be full sentences
_PICTURE = "furniture:alternative-text"
_IMPERFECT = "ي"  # the prefix of third-person verbs, the tense of headlines
_HEADLINE_SIGNS = frozenset([":", "..", "...", "؟", "?", "!"])
_SEPARATORS = frozenset("-|>»:")


def phrase(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a line without signs, for comparing titles."""
    return tuple(word for word in words if word[0].isalnum())


def first_prose(lines: Sequence[Line]) -> int:
    """The index of the first paragraph (the number of lines where there is none); a question above it is a headline."""
    asked = -1
    for n, line in enumerate(lines):
        if line.kind is not None or not line.prose:
            continue
        if asked < 0 and line.question and line.count <= MAX_TITLE_WORDS:
            asked = n
            continue
        return n
    return asked if asked >= 0 else len(lines)


def find_title(lines: Sequence[Line], given: str | None) -> Line | None:
    """The line that is the title: the one given, else the first short line above the text, a kicker passed over."""
    top = first_prose(lines)
    if given:
        wanted = phrase(tokenise(given).words)
        same = [line for line in lines[: top + 1] if wanted and phrase(line.words) == wanted]
        return same[-1] if same else None
    if top == len(lines):
        return None
    candidates = [line for line in lines[:top] if line.kind is None and _may_be_title(line)]
    if not candidates:
        return None
    phrases = [phrase(line.words) for line in lines[: min(top, MAX_TOP_LINES)] if line.count <= MAX_TITLE_WORDS]
    for line in reversed(candidates[-MAX_CANDIDATES:]):
        mine = phrase(line.words)
        if sum(_holds(other, mine) for other in phrases) > 1:
            return line
    if len(candidates) > 1 and _kicker(candidates[0], candidates[1]):
        return candidates[1]
    return candidates[0]


def _may_be_title(line: Line) -> bool:
    plain_stop = line.words[-1] == ":" or (line.stop and line.words[-1] not in ("!", "?", "؟", "..", "..."))
    return MIN_TITLE_WORDS <= line.count <= MAX_TITLE_WORDS and not plain_stop and not line.foreign


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether a line is a title or ends or begins with it."""
    return len(part) > 2 and (whole[-len(part) :] == part or whole[: len(part)] == part)


def _headline(line: Line) -> bool:
    verb = any(word[0] == _IMPERFECT and len(word) > 3 for word in line.words)
    return verb or not _HEADLINE_SIGNS.isdisjoint(line.words)


def _kicker(line: Line, below: Line) -> bool:
    return line.count < below.count and not _headline(line) and _headline(below)


def mark_echoes(lines: Sequence[Line], title: Line) -> None:
    """Lines that repeat the title with the site's or the section's name are noise, as is the title said twice."""
    wanted = phrase(title.words)
    if len(wanted) < 3:
        return
    for line in lines:
        if line is title or line.kind is not None or line.count > len(wanted) + 12:
            continue
        mine = phrase(line.words)
        echo = mine == wanted or (_holds(mine, wanted) and not _SEPARATORS.isdisjoint(line.words) and not line.stop)
        if echo and (line.start < title.start or mine == wanted):
            line.mark("noise", "furniture:echo-of-title")


def mark_captions(lines: Sequence[Line], title: Line | None, book: RuleBook, *, titled: bool) -> None:
    """Captions: a credit in brackets ends them, they stand by a picture or a caption, or under the title and look it.

    titled: the document came with a title of its own, so that the first line may well be none.
    """
    _mark_pictures(lines, book.listed("photo-credit"))
    top = first_prose(lines)
    if title is not None or titled:
        _mark_below_title(lines[: top + 1], title, book.listed("caption-cue"))
    for n in range(len(lines) - 2, -1, -1):
        _mark_neighbour(lines[n], lines[n + 1])
    for n, line in enumerate(lines):
        if line.kind is None and line.foreign and (n < top or line.count <= PROSE_FOREIGN):
            line.mark("noise", "furniture:foreign")


def _mark_pictures(lines: Sequence[Line], credits: frozenset[str]) -> None:
    """Lines with a picture's credit at their end, and lines below the text that stands for a picture."""
    last = max((n for n, line in enumerate(lines) if line.kind is None and line.prose), default=-1)
    gallery = sum(line.why == _PICTURE for line in lines) >= GALLERY_PICTURES
    for n, line in enumerate(lines):
        if line.kind is not None or line.count > MAX_CAPTION_WORDS:
            continue
        if n < last and not line.credited and _credited(line, credits):
            line.mark("caption", "furniture:photo-credit")
        elif n and lines[n - 1].why == _PICTURE and (gallery or not line.prose):
            line.mark("caption", "furniture:below-picture")


def _mark_below_title(lines: Sequence[Line], title: Line | None, cues: frozenset[str]) -> None:
    """Between title and text: what has a caption's words, and the only line above a text that begins with a dateline."""
    below = [line for line in lines[:-1] if line.kind is None and not line.stop]
    if title is not None:
        below = [line for line in below if line.start > title.start]
        if len(below) == 1 and lines[-1].cuts and below[0].count <= MAX_DECK_WORDS:
            below[0].mark("caption", "furniture:above-dateline")
            return
    for line in below:
        if _cued(line, cues) and (title is not None or not _headline(line)):
            line.mark("caption", "furniture:caption-cue")




def _credited(line: Line, credits: frozenset[str]) -> bool:
    words = line.words
    if line.count > MAX_CAPTION_WORDS or not words or words[-1] not in (")", "]"):
        return False
    opening = next((i for i in range(len(words) - 2, max(-1, len(words) - 12), -1) if words[i] in ("(", "[")), -1)
    if opening < 1:
        return False
    inside = words[opening + 1 : -1]
    first, end = bare(inside)
    parts = " ".join(inside[first:end])
    return parts in credits or any(part.strip() in credits for sign in "-–/،+" for part in parts.split(sign))


def _cued(line: Line, cues: frozenset[str]) -> bool:
    words = line.words
    return any(" ".join(words[i : i + n]) in cues for i in range(len(words)) for n in (1, 2, 3))


def _mark_neighbour(line: Line, below: Line) -> None:
    """The text for those who cannot see a picture stands above its caption, in another language or nearly its words."""
    if line.kind is not None or below.kind != "caption" or line.stop or line.count > MAX_CAPTION_WORDS:
        return
    mine, theirs = set(phrase(line.words)), set(phrase(below.words))
    if line.foreign or len(mine & theirs) * 2 >= min(len(mine), len(theirs)) > 2:
        line.mark("caption", "furniture:beside-caption")
