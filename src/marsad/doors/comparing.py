"""The functions of `marsad.merging` as the database calls them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import cast

import msgspec

from marsad.arabic.variants import name_words
from marsad.limits import MAX_KEPT_BODIES, MAX_KEPT_SAYINGS
from marsad.merging import (
    bearers,
    claims,
    contacts,
    copies,
    deeds,
    disputes,
    groups,
    happenings,
    identity,
    items,
    ledger,
    origins,
    press,
    readouts,
    rivals,
    roster,
    sayings,
    seats,
    settling,
    signatures,
    threads,
    wording,
)
from marsad.merging.actors import Called, Known, near
from marsad.merging.items import Judgement, Link, Report, Verdict
from marsad.vault import merged


class Merging:
    """What `marsad.vault.merger.Merging` asks for, of which each function says what it takes and gives."""

    def body(self, sentences: Sequence[tuple[int, int, str]]) -> items.Body:
        return items.body(sentences)

    def pack_body(self, body: items.Body) -> bytes:
        return items.packed(body)

    def unpack_body(self, kept: bytes) -> items.Body:
        return _body(kept)

    def signature(self, body: items.Body) -> tuple[int, Sequence[int]]:
        found = signatures.signature(body)
        return found.runs, found.hashes

    def worth_comparing(self, here: merged.Sampled, there: merged.Sampled, common: int) -> bool:
        if not signatures.worth_comparing(common, here.runs, there.runs):  # too few even for reports of one day
            return False
        return signatures.worth_comparing(common, here.runs, there.runs, copies.days_apart(here.published, there.published))

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
        linked = _by_first(found)
        for group in groups.groups(known, found, judged, prefix="c"):
            if len(group.members) > 1:
                own = [link for key in group.members for link in linked.get(key, ())]
                one = origins.family(group.id, [known[key] for key in group.members], own, press.agencies())
                sources.append(merged.Source(group.id, group.members, one.first, one.root.root, one.root.kind, one.root.why))
        return sources

    def done(self, kept: str) -> deeds.Deed:
        return _done(kept)

    def keys(self, deed: deeds.Deed) -> Sequence[str]:
        return deeds.keys(deed)

    def likeness(self, here: deeds.Deed, there: deeds.Deed) -> list[merged.Tie]:
        link = contacts.compare(here, there, seats.capitals())
        rival = rivals.dispute(here, there, link, seats.capitals())
        known = link.verdict != "different" and link.score >= contacts.DOUBT
        return [_tie(one) for one in (link if known else None, rival) if one is not None]

    def wholes(
        self, told: Sequence[deeds.Deed], links: Sequence[merged.Pair], judgements: Sequence[merged.Pair]
    ) -> list[merged.Whole]:
        found = [Link(pair.a, pair.b, "event", _verdict(pair), pair.score) for pair in links]
        judged = [Judgement(pair.a, pair.b, _verdict(pair)) for pair in judgements]
        settled = settling.settle(told, found, judged, seats.capitals())
        return [_whole(happenings.happening(group)) for group in settled if len(group) > 1]

    def near(self, one: merged.Named) -> str | None:
        return near(_called(one))

    def listed(self, key: str) -> bool:
        return roster.is_listed(key)

    def namesakes(self, near: str) -> Sequence[merged.Facts]:
        return [merged.Facts(one.key, one.type, one.names, one.sides, one.roles) for one in roster.listed_near(near)]

    def alike(self, here: merged.Facts, there: merged.Facts, together: bool) -> merged.Pair | None:
        link = identity.compare(_known(here), _known(there), together)
        return None if link is None else merged.Pair(link.a, link.b, link.verdict, link.score, link.why)

    def actors(
        self, keys: Sequence[str], links: Sequence[merged.Pair], judgements: Sequence[merged.Pair], documents: Mapping[str, int]
    ) -> list[tuple[str, ...]]:
        found = [Link(pair.a, pair.b, "actor", _verdict(pair), pair.score) for pair in links]
        return identity.groups(keys, found, [Judgement(pair.a, pair.b, _verdict(pair)) for pair in judgements], documents)

    def held(self, one: merged.Named) -> Sequence[str]:
        return bearers.held(_called(one))

    def asked(self, one: merged.Named) -> Sequence[str]:
        return bearers.asked(_called(one))

    def bearers(
        self, one: merged.Named, reported: Mapping[str, int], present: Iterable[str], barred: Iterable[str]
    ) -> list[merged.Pair]:
        links = bearers.bearer(_called(one), reported, frozenset(present), frozenset(barred))
        return [merged.Pair(link.a, link.b, link.verdict, link.score, link.why) for link in links]

    def saying(self, said: merged.Said) -> sayings.Saying:
        speakers, target, via, named = (tuple(map(_party, these)) for these in (said.speakers, said.target, said.via, said.named))
        told = sayings.Telling(said.id, said.report, speakers, said.act, target, *said[5:-2], via, named)
        return sayings.saying(told)

    def pack(self, saying: sayings.Saying) -> bytes:
        return _PACK.encode(saying)

    def unpack(self, kept: bytes) -> sayings.Saying:
        return _unpacked(kept)

    def in_ledger(self, saying: sayings.Saying) -> bool:
        return saying.kind is not None

    def kept(self, saying: sayings.Saying) -> Iterable[int]:
        return sayings.kept(saying, () if saying.kind is None else ledger.types(saying.kind, saying.issue))

    def sought(self, own: Sequence[tuple[bytes, sayings.Saying]]) -> dict[int, list[wording.Seeker[sayings.Saying]]]:
        found: dict[int, list[wording.Seeker[sayings.Saying]]] = {}
        for sketch, one in own:
            for least, keys in sayings.sought(one).items():
                seeker = wording.seeker(sketch, one.words, least, one)
                for key in keys:
                    found.setdefault(key, []).append(seeker)
        return found

    def alike_in(self, own: Sequence[tuple[bytes, sayings.Saying]]) -> list[wording.Seeker[sayings.Saying]]:
        return [wording.seeker(sketch, one.words, sayings.ALIKE, one) for sketch, one in own]

    def sifted(
        self, rows: Iterable[tuple[int, int, bytes]], seekers: Mapping[int, Sequence[wording.Seeker[sayings.Saying]]]
    ) -> Iterable[tuple[int, sayings.Saying]]:
        return wording.sifted(rows, seekers)

    def sketch(self, saying: sayings.Saying) -> bytes:
        return wording.sketch(saying.words)

    def sought_by(self, deed: deeds.Deed) -> Iterable[int]:
        return sayings.sought_by(deed)

    def awaits(self, saying: sayings.Saying) -> Iterable[str]:
        return () if saying.kind is None else sayings.answers_to(saying, sorted(ledger.types(saying.kind, saying.issue)))

    def within(self, own: Sequence[tuple[bytes, sayings.Saying]]) -> Iterable[tuple[sayings.Saying, sayings.Saying]]:
        return disputes.within(own)

    def relations(self, here: sayings.Saying, there: sayings.Saying) -> list[merged.Tie]:
        return [_tie(link) for link in disputes.relations(here, there)]

    def outcome(self, saying: sayings.Saying, deed: deeds.Deed) -> merged.Tie | None:
        link = ledger.outcome(saying, deed)
        return None if link is None else _tie(link)

    def accounts(self, told: Sequence[sayings.Saying], done: Sequence[deeds.Deed]) -> list[tuple[str, str, str]]:
        return readouts.accounts(told, done)

    def assertions(
        self, told: Sequence[sayings.Saying], links: Sequence[merged.Pair], judgements: Sequence[merged.Pair]
    ) -> list[merged.Assertion]:
        found = [Link(pair.a, pair.b, "claim", _verdict(pair), pair.score) for pair in links]
        judged = [Judgement(pair.a, pair.b, _verdict(pair)) for pair in judgements]
        grouped = (one for one in claims.claims(told, found, judged) if len(one.members) > 1)
        return [merged.Assertion(tuple(member.id for member in one.members), one.best.id) for one in grouped]

    def threads(
        self, told: Sequence[sayings.Saying], links: Sequence[merged.Pair], judgements: Sequence[merged.Pair],
        answers: Sequence[merged.Pair], by: Mapping[str, sayings.Saying], done: Mapping[str, deeds.Deed], same: Mapping[str, str],
    ) -> list[tuple[merged.Thread, tuple[str, ...]]]:  # fmt: skip
        known = {one.id: one for one in told}
        found = [Link(pair.a, pair.b, "thread", _verdict(pair), pair.score) for pair in links]
        judged = [Judgement(pair.a, pair.b, _verdict(pair)) for pair in judgements]
        replied = _by_first(Link(p.a, p.b, "answer", "same", p.score, p.why) for p in answers if p.b in by or p.b in done)
        made = []
        for group in groups.groups(known, found, judged):
            replies = [link for key in group.members for link in replied.get(key, ())]
            one = threads.thread([known[key] for key in group.members], replies, by, done, same)
            steps = tuple(merged.ThreadStep(s.state, s.date, s.by, s.statement, s.event, s.why) for s in one.steps)
            made.append((merged.Thread(one.id, one.kind, one.by, one.to, one.issue, one.first, one.due, one.state, steps), group.members))
        return made


_PACK = msgspec.msgpack.Encoder(order="deterministic")
_UNPACK = msgspec.msgpack.Decoder(sayings.Saying)
_DONE = msgspec.json.Decoder(deeds.Deed)


@lru_cache(maxsize=MAX_KEPT_BODIES)
def _body(kept: bytes) -> items.Body:
    return items.unpacked(kept)


@lru_cache(maxsize=MAX_KEPT_SAYINGS)
def _unpacked(kept: bytes) -> sayings.Saying:
    return _UNPACK.decode(kept)


@lru_cache(maxsize=MAX_KEPT_SAYINGS)
def _done(kept: str) -> deeds.Deed:
    return _DONE.decode(kept)


def _by_first(links: Iterable[Link]) -> dict[str, list[Link]]:
    """Links by their first end, for there are as many groups as links where many reports are grouped at once."""
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.a, []).append(link)
    return found


def _tie(link: Link) -> merged.Tie:
    return merged.Tie(link.kind, merged.Pair(link.a, link.b, link.verdict, link.score, link.why))


def _party(one: merged.Somebody) -> deeds.Party:
    return deeds.Party(one.key, one.type, one.side, one.named)


def _known(facts: merged.Facts) -> Known:
    names = tuple(name_words(words) for words in facts.names)
    return Known(facts.key, facts.type, names, facts.sides, facts.roles, roster.is_listed(facts.key))


def _called(one: merged.Named) -> Called:
    return Called(one.key, one.type, name_words(one.words), one.side, one.role, one.day)


def _whole(one: happenings.Happening) -> merged.Whole:
    steps = tuple(step.deed for step in one.history)
    return merged.Whole(one.id, one.mode, one.source, one.target, one.status, one.time, one.days, one.place, steps)


def _verdict(pair: merged.Pair) -> Verdict:
    return cast(Verdict, pair.verdict)
