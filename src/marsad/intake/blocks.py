"""Lines → blocks: what of a page is the report, what its title, captions and source notes, and what is furniture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.arabic.words import tokenise
from marsad.intake import dateline
from marsad.intake.furniture import Find, RuleBook, bare
from marsad.intake.heading import find_title, first_prose, mark_captions, mark_echoes
from marsad.intake.lines import Line, cut
from marsad.record import Block, BlockKind

MAX_LISTED = 14  # headlines that a 'read also' may have below it
PAGE_PROSE_WORDS = 25  # words of a sentence that ends a list running to the page's end
RUN_LINES = 8  # short lines in a row that make a menu, if some of them are known
RUN_WORDS = 6  # words of such a line
RUN_SHARE = 0.2  # share of them that must be known
SMALL_RUN_WORDS = 3  # words of an unknown line between two known ones
_STAMPS = frozenset(["furniture:stamp", "furniture:stamp-start"])
_BESIDE_TITLE = _STAMPS | {"furniture:reading-time", "furniture:share", "furniture:view-count", "furniture:rating"}
_LABELLED = frozenset(["furniture:stamp-start"])
_OWN = frozenset(
    f"furniture:{name}" for name in ("copyright", "rights-anywhere", "echo-of-title", "rating", "site-header")
)


@dataclass(slots=True)
class Layout:
    """The blocks of a page, its title as the page has it, and what its datelines, stamps and notes say.

    stamps: code points of the lines above the text that tell when the page was published; outlet: the key of the outlet
    that the page's own furniture names; rules: (start, end, rule) of each line that a rule decided.
    """

    blocks: tuple[Block, ...]
    title: str | None
    credits: dateline.Credits
    stamps: tuple[tuple[int, int], ...] = ()
    outlet: str | None = None
    rules: tuple[tuple[int, int, str], ...] = ()


def lay_out(text: str, title: str | None, book: RuleBook, names: dateline.Names) -> Layout:
    """Cut a page into blocks. Every code point of a text that is not empty stands in exactly one block."""
    lines = cut(text)
    _mark_rules(lines, book)
    _mark_runs(lines)
    credits = dateline.Credits()
    for line in lines[: first_prose(lines) + 1]:
        if line.kind is None:
            _mark_dateline(line, names, credits)
    heading = find_title(lines, title)
    if heading is not None:
        heading.mark("title", "title")
        mark_echoes(lines, heading)
    mark_captions(lines, heading, book, titled=title is not None)
    _mark_notes(text, lines, book, names, credits)
    linked = _mark_inline(text, lines, book)
    shown = text[heading.start : heading.end] if heading is not None else linked
    top = first_prose(lines)
    stamps = sorted((line for line in lines[:top] if line.why in _STAMPS), key=lambda line: line.why not in _LABELLED)
    spans = tuple((line.start, line.end) for line in stamps)
    rules = tuple((line.start, line.end, line.why) for line in lines if line.why)
    return Layout(tuple(_blocks(text, lines)), shown, credits, spans, _outlet(lines, credits, names), rules)


def _outlet(lines: Sequence[Line], credits: dateline.Credits, names: dateline.Names) -> str | None:
    """The outlet that the page's own furniture names (header, copyright line, link to itself), else that signs a dateline."""
    for line in lines:
        words = line.words if line.why in _OWN else line.own
        for at in range(len(words)):
            piece = names.piece(words, at)
            if piece is not None and piece.key and not names.is_agency(piece.key):
                return piece.key
    return next((key for key in credits.signed if not names.is_agency(key)), None)


def _mark_rules(lines: Sequence[Line], book: RuleBook) -> None:
    n, told = 0, False  # told: a paragraph has been seen
    while n < len(lines):
        line = lines[n]
        n += 1
        found = None if line.long else book.judge(line)
        if found is None:
            told = told or line.prose
            continue
        line.mark(found.rule.kind, f"furniture:{found.rule.id}")
        if found.rule.reach == "end" and told:
            for below in lines[n:]:
                below.mark("noise", f"furniture:{found.rule.id}")
            return
        if found.rule.reach in ("list", "page") and _stands_alone(line, found):
            n = _mark_list(lines, n, found, book)


def _stands_alone(line: Line, found: Find) -> bool:
    first, last = bare(line.words[found.last :])
    return first == last


def _mark_list(lines: Sequence[Line], n: int, found: Find, book: RuleBook) -> int:
    """Mark the headlines below a heading; the index of the line after them."""
    page = found.rule.reach == "page"
    start = n
    while n < len(lines) and (page or n - start < MAX_LISTED):
        line = lines[n]
        if page and line.stop and line.count >= PAGE_PROSE_WORDS:
            break
        if not page and (line.prose or (line.stop and line.words[-1] == "." and line.count > 6)):
            break
        own = None if line.long else book.judge(line)
        line.mark("noise", f"furniture:{(own or found).rule.id}")
        n += 1
    return n


def _mark_runs(lines: Sequence[Line]) -> None:
    """Short lines in a row, some of them known as menu entries, are a menu as a whole."""
    start = 0
    for n in range(len(lines) + 1):
        if n < len(lines) and lines[n].kind in (None, "noise") and lines[n].count <= RUN_WORDS and not lines[n].stop:
            continue
        _mark_run(lines[start:n])
        start = n + 1


def _mark_run(run: Sequence[Line]) -> None:
    known = [n for n, line in enumerate(run) if line.kind == "noise"]
    entries = [n for n in known if run[n].why not in _BESIDE_TITLE]
    if len(known) < 2 or not entries:
        return
    menu = len(run) >= RUN_LINES and len(known) >= RUN_SHARE * len(run)
    longest = RUN_WORDS if menu else SMALL_RUN_WORDS
    for line in run[known[0] : entries[-1]]:
        if line.kind is None and line.count <= longest:
            line.mark("noise", "furniture:run-of-short-lines")


def _mark_notes(
    text: str, lines: Sequence[Line], book: RuleBook, names: dateline.Names, credits: dateline.Credits
) -> None:
    """Mark source notes in lines of their own and at the ends of paragraphs, and gather what they say."""
    top = first_prose(lines)
    bottom = max((n for n, line in enumerate(lines) if line.kind is None and line.prose), default=-1)
    for n, line in enumerate(lines):
        if line.kind == "source-note" and line.why != "dateline":
            keys = dateline.media_in(_after_label(line), names, book)
            credits.add(dateline.Credits([key for key in keys if key]))
        if line.kind is not None:
            continue
        if line.count <= RUN_WORDS + 2 and not line.stop:
            _mark_whole_note(line, names, book, credits)
        if line.kind is None and (n >= bottom or line.credited) and n >= top:
            found = dateline.read_credit(text, line.start, line.end, names, book)
            if found is not None:
                signed = n > bottom and line.count <= RUN_WORDS + 2
                line.cuts.append((line.start if signed else found[0], line.end, "source-note"))
                credits.add(found[1])


def _after_label(line: Line) -> Sequence[str]:
    words = line.words
    return words[words.index(":") + 1 :] if ":" in words else words


def _mark_dateline(line: Line, names: dateline.Names, credits: dateline.Credits) -> None:
    whole = line.count <= dateline.MAX_DATELINE_TOKENS // 2 and not line.stop
    found = dateline.read(line.tokens, names, whole=True) if whole else None
    if found is not None:
        line.mark("source-note", "dateline")
        said = found[1]
        if said.place is None and not said.days and len(said.media) == 1 and names.is_agency(said.media[0]):
            return  # an agency alone above the text is a picture's
    else:
        found = dateline.read(line.tokens, names, whole=False) if line.prose else None
        if found is None:
            return
        line.cuts.append((line.start, line.start + line.tokens.ends[found[0] - 1], "source-note"))
    credits.add(_moved(found[1], line.start))


def _mark_whole_note(line: Line, names: dateline.Names, book: RuleBook, credits: dateline.Credits) -> None:
    bracketed = line.words[0] in ("(", "[")
    keys = list(dateline.media_in(line.words, names, book)) if bracketed else []
    found = dateline.Credits([key for key in keys if key])
    if not keys:
        read = dateline.read(line.tokens, names, whole=True)
        if read is None:
            return
        found = _moved(read[1], line.start)
    line.mark("source-note", "source-note")
    credits.add(found)


def _moved(credits: dateline.Credits, by: int) -> dateline.Credits:
    place = None if credits.place is None else (credits.place[0] + by, credits.place[1] + by)
    days = [(start + by, end + by) for start, end in credits.days]
    return dateline.Credits(credits.media, credits.signed, place, days, credits.bylines)


def _mark_inline(text: str, lines: Sequence[Line], book: RuleBook) -> str | None:
    """Furniture that runs on behind a paragraph without a line's end; the title it names, if it does."""
    title = None
    for line in lines[-3:]:
        if line.kind is not None:
            continue
        found = book.inline(text, line.start, line.end)
        if found is None:
            continue
        if found.rule.reach == "title" and found.label_end:
            line.own = tokenise(text[found.start : found.label_end]).words
            line.cuts.append((found.start, found.label_end, "noise"))
            if len(tokenise(text[found.label_end : line.end]).words) > 2:
                line.cuts.append((found.label_end, line.end, "title"))
                title = text[found.label_end : line.end].strip()
        else:
            line.cuts.append((found.start, line.end, "noise"))
    return title


def _blocks(text: str, lines: Sequence[Line]) -> list[Block]:
    """Blocks that cover the text: the space after a line is its own; neighbours of a kind are one, titles apart."""
    if not text:
        return []
    marks: list[tuple[int, BlockKind]] = []
    for line in lines:
        at, kind = line.start, line.kind or "body"
        for start, end, cut_kind in sorted(line.cuts):
            if start > at:
                marks.append((at, kind))
            marks.append((start, cut_kind))
            at = end
        if at < line.end:
            marks.append((at, kind))
    if not marks:
        return [Block(0, len(text), "noise" if not text.strip() else "body")]
    marks[0] = (0, marks[0][1])
    blocks: list[Block] = []
    for n, (start, kind) in enumerate(marks):
        end = marks[n + 1][0] if n + 1 < len(marks) else len(text)
        if blocks and blocks[-1].kind == kind != "title":
            blocks[-1] = Block(blocks[-1].start, end, kind)
        else:
            blocks.append(Block(start, end, kind))
    return blocks
