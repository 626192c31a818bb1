"""The pieces that lead: they are taken with what they lead to, or not at all."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.reading.moments_hours import adverb, clock, with_part, zone
from marsad.reading.moments_phrase import Phrase
from marsad.reading.moments_pieces import day, feast, modifier, of_month, period, season, weekday, written, year
from marsad.reading.moments_scan import Piece, Scanner, Step

_TAKES: dict[str, tuple[Piece, ...]] = {
    "D": (day, weekday, written, of_month), "M": (written,), "Y": (year,), "S": (season,),
}  # fmt: skip


def opening(scan: Scanner, p: Phrase, at: int) -> Step | None:
    """'earlier', 'an early hour of', before a day; some mean something alone."""
    found = scan.find(at, "opening") if at == scan.first else None
    if found is None:
        return None
    entry = found.entry
    q = replace(p, head="T", part=entry.part, why=(*p.why, entry.id))
    led = scan.lead(p, q, found.last)
    if led is not None:
        return led
    return (replace(q, vague=entry.value), found.last) if entry.value else None


def edge(scan: Scanner, p: Phrase, at: int) -> Step | None:
    """'the beginning of', 'the first quarter of', before a period."""
    found = scan.find(at, "edge") if p.edge is None else None
    if found is None:
        return None
    q = replace(p, edge=found.entry.value, head=p.head or "E", why=(*p.why, found.entry.id))
    step = scan.lead(p, q, found.last)
    if step is None or step[0].offset is not None or step[0].clock is not None or step[0].daily():
        return None
    if not found.entry.value or step[0].year is not None or step[0].unit == "Y":
        return step
    return (replace(step[0], edge=""), step[1]) if found.entry.value.isdigit() else None  # the end of a month is a plain edge


def head(scan: Scanner, p: Phrase, at: int) -> Step | None:
    """'the day of', 'the month of', 'the year', before its name, which may stand in brackets."""
    found = scan.find(at, "head")
    if found is None:
        return None
    entry = found.entry
    q = replace(p, head=entry.value, dual=entry.number == 2, why=(*p.why, entry.id))
    bracket = scan.word(found.last) == "("
    for take in _TAKES[entry.value]:
        step = take(scan, q, found.last + bracket)
        if step is not None and not (bracket and scan.word(step[1]) != ")"):
            return step[0], step[1] + bracket
    return None


def part(scan: Scanner, p: Phrase, at: int) -> Step | None:
    """'the morning of', before its day."""
    found = scan.find(at, "part")
    if found is None or p.daily() or (p.part and p.head != "T"):
        return None
    q = replace(p, part=found.entry.value or p.part, head="D", why=(*p.why, found.entry.id))
    at = found.last
    at += scan.word(at) in scan.joints["of"]
    for take in (day, weekday, written, head, period):
        step = take(scan, q if take is not head else replace(q, head=""), at)
        if step is not None and (step[0].daily() or step[0].unit == "D"):
            return with_part(step[0]), step[1]
    return None


PIECES: tuple[Piece, ...] = (
    opening, edge, head, clock, period, day, weekday, written, part, adverb, year, season, feast, of_month, modifier, zone,
)  # fmt: skip
