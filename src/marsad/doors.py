"""The public door: `read` one report; `Observatory`, many of them in a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from marsad.intake import Problem, page_of, read_inputs
from marsad.merging import contacts, copies, deeds, groups, happenings, origins, press, seats, settling, signatures
from marsad.merging.items import Body, Judgement, Link, Report, Verdict, body
from marsad.reading.pipeline import read_page
from marsad.record import Page, Record
from marsad.vault import merged, observatory


class Merging:
    """The functions of `marsad.merging` as the database calls them; see `marsad.vault.merged.Merging`."""

    def body(self, sentences: Sequence[tuple[int, int, str]]) -> Body:
        return body(sentences)

    def signature(self, body: Body) -> tuple[int, Sequence[int]]:
        found = signatures.signature(body)
        return found.runs, found.hashes

    def worth_comparing(self, common: int, runs: int, other: int) -> bool:
        return signatures.worth_comparing(common, runs, other)

    def overlap(self, here: merged.Text, there: merged.Text) -> merged.Overlap | None:
        copy = copies.compare(here.body, there.body)
        if copy is None:
            return None
        link = copies.link(here.id, there.id, copy, copies.days_apart(here.published, there.published))
        if link is None:
            return None
        pair = merged.Pair(link.a, link.b, link.verdict, link.score, link.why)
        stretches = (copy.here, copy.there) if link.verdict != "unsure" else ((), ())
        return merged.Overlap(link.kind, pair, *stretches)

    def families(
        self, reports: Sequence[merged.Told], links: Sequence[merged.Pair], judgements: Sequence[merged.Pair]
    ) -> list[merged.Source]:
        known = {told.id: Report(*told[:-1], press.credits_agencies(told.credit)) for told in reports}
        found = [Link(pair.a, pair.b, "copy", _verdict(pair), pair.score) for pair in links]
        judged = [Judgement(pair.a, pair.b, _verdict(pair)) for pair in judgements]
        sources = []
        for group in groups.groups(known, found, judged, prefix="c"):
            if len(group.members) > 1:
                members = frozenset(group.members)
                own = [link for link in found if link.a in members]
                one = origins.family(group.id, [known[key] for key in group.members], own, press.agencies())
                sources.append(merged.Source(group.id, group.members, one.first, one.root.root, one.root.kind, one.root.why))
        return sources


    def keys(self, deed: merged.Deed) -> Sequence[str]:
        return deeds.keys(_deed(deed))

    def likeness(self, here: merged.Deed, there: merged.Deed) -> merged.Pair | None:
        link = contacts.compare(_deed(here), _deed(there), seats.capitals())
        if link.verdict == "different" or link.score < contacts.DOUBT:
            return None
        return merged.Pair(link.a, link.b, link.verdict, link.score, link.why)

    def wholes(
        self, deeds: Sequence[merged.Deed], links: Sequence[merged.Pair], judgements: Sequence[merged.Pair]
    ) -> list[merged.Whole]:
        found = [Link(pair.a, pair.b, "event", _verdict(pair), pair.score) for pair in links]
        judged = [Judgement(pair.a, pair.b, _verdict(pair)) for pair in judgements]
        settled = settling.settle(map(_deed, deeds), found, judged, seats.capitals())
        return [_whole(happenings.happening(group)) for group in settled if len(group) > 1]


def _deed(told: merged.Deed) -> deeds.Deed:
    def party(one: merged.Somebody) -> deeds.Party:
        return deeds.Party(one.key, one.type, one.side, one.named)

    return deeds.Deed(
        told.id, told.report, told.type, told.status, tuple(map(party, told.source)), tuple(map(party, told.target)), told.mode,
        told.time, told.days, party(told.place) if told.place else None, told.published, told.start, told.end, told.words,
    )  # fmt: skip


def _whole(one: happenings.Happening) -> merged.Whole:
    steps = tuple(step.deed for step in one.history)
    return merged.Whole(one.id, one.mode, one.source, one.target, one.status, one.time, one.days, one.place, steps)


def _verdict(pair: merged.Pair) -> Verdict:
    verdict: Verdict = msgspec.convert(pair.verdict, Verdict)
    return verdict


class Observatory(observatory.Observatory):
    """A database of reports that takes files and folders, pages, and records; see `marsad.vault.observatory`."""

    def _pages(self, inputs: Iterable[str | Path]) -> Iterator[Page | Problem]:
        return read_inputs(inputs)

    def _read(self, page: Page) -> Record:
        return read_page(page)

    def _merging(self) -> Merging:
        return Merging()


def read(document: str | dict[str, Any] | Page) -> Record:
    """The record of one report: its text, a document {"text" or "html", "id"?, "title"?, "outlet"?, "published"?}, or a page.

    Raises `marsad.intake.IntakeError` for a text that is empty, too long for one report, or not Arabic.
    """
    if isinstance(document, str):
        document = {"text": document}
    return read_page(document if isinstance(document, Page) else page_of(document))
