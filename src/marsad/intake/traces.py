"""By which rule each part of a page is what it is, for people who want to see or mend the rule."""

from __future__ import annotations

from typing import NamedTuple

from marsad.intake.page import layout_of
from marsad.lexicon.furniture import FurnitureRule
from marsad.lexicon.load import load
from marsad.lexicon.origins import origins
from marsad.record import Block, Page

_BESIDE = {"source-note": "dateline-or-credit", "noise": "furniture:inline", "title": "title", "caption": "caption"}


class LineRule(NamedTuple):
    """The rule that decided code points start..end of a page ('furniture:share', 'title'), and where it is written or ''."""

    start: int
    end: int
    rule: str
    source: str


def block_rules(page: Page) -> list[tuple[Block, list[LineRule]]]:
    """The blocks of a page, each with the rules of its lines; a body has none, since it is what no rule takes away."""
    text = page.document.text
    layouts = (layout_of(text, page.document.title), layout_of(text))
    layout = next((made for made in layouts if made.blocks == page.blocks), layouts[0])
    rules = [e.id for e in load().entries("furniture", FurnitureRule)]
    found: list[tuple[Block, list[LineRule]]] = []
    for block in page.blocks:
        own = [(s, e, why) for s, e, why in layout.rules if s < block.end and e > block.start]
        lines = [_rule(max(s, block.start), min(e, block.end), why, rules) for s, e, why in own]
        if block.kind != "body" and not lines:
            lines = [LineRule(block.start, block.end, _BESIDE.get(block.kind, block.kind), "")]
        found.append((block, [] if block.kind == "body" else lines))
    return found


def _rule(start: int, end: int, why: str, rules: list[str]) -> LineRule:
    name = why.removeprefix("furniture:")
    source = origins().get(("furniture", rules.index(name)), "") if name in rules else ""
    return LineRule(start, end, why, source)
