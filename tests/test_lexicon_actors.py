"""The actors of the lexicon: who must be there, how keys are made, and that no two actors claim one form unseen."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

import pytest

from marsad.arabic.words import tokenise
from marsad.lexicon.actors import adjective_forms
from marsad.lexicon.load import Lexicon, load
from marsad.lexicon.match import Matcher
from marsad.lexicon.schema import Actor

# ISO 3166-1 alpha-3 of the members and observers of the United Nations, 2024.
UNITED_NATIONS = """
AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN BGR BFA BDI CPV KHM
CMR CAN CAF TCD CHL CHN COL COM COG CRI CIV HRV CUB CYP CZE PRK COD DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST SWZ ETH FJI
FIN FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ KEN KIR
KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MDA MCO MNG MNE MAR MOZ MMR NAM
NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL PRT QAT KOR ROU RUS RWA KNA LCA VCT WSM SMR STP
SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN SUR SWE CHE SYR TJK THA TLS TGO TON TTO TUN TUR TKM TUV UGA
UKR ARE GBR TZA USA URY UZB VUT VEN VNM YEM ZMB ZWE
VAT PSE
""".split()  # noqa: SIM905
OTHER_STATES = ["XKX", "TWN", "ESH", "soviet-union", "yugoslavia"]

WELL_KNOWN = ["NATO", "EU", "UN", "UN-SECURITY-COUNCIL", "OSCE", "ARAB-LEAGUE", "AU", "IAEA", "GCC", "OPEC", "P5+1"]

# forms of more than one actor, and why they stay
SHARED = {
    "عمان": {"OMN", "JOR"},  # Oman, and the capital of Jordan
}

_KEY = re.compile(r"[A-Z]{3}|[A-Z0-9]+(?:[-+][A-Z0-9]+)*|[a-z0-9]+(?:-[a-z0-9]+)*")


@cache
def _actors() -> list[tuple[int, Actor]]:
    """The actors other than people, with their indices."""
    return [(n, actor) for n, actor in enumerate(load().entries("actor", Actor)) if actor.type != "person"]


@cache
def _by_key() -> dict[str, Actor]:
    return {actor.key: actor for _, actor in _actors()}


@pytest.mark.parametrize("key", UNITED_NATIONS + OTHER_STATES)
def test_every_state_is_there(key: str) -> None:
    state = _by_key()[key]
    assert state.type == "state"
    assert state.en_adjective
    assert state.side == (key if len(key) == 3 else None)


@pytest.mark.parametrize("key", WELL_KNOWN)
def test_well_known_bodies_have_their_keys(key: str) -> None:
    assert _by_key()[key].type == "organisation"


def test_members_of_the_united_nations_are_counted() -> None:
    assert len(set(UNITED_NATIONS)) == 193 + 2


@pytest.mark.parametrize(("kind", "at_least"), [("organisation", 150), ("media", 100), ("place", 250), ("agreement", 60)])
def test_there_are_enough(kind: str, at_least: int) -> None:
    assert Counter(actor.type for _, actor in _actors())[kind] >= at_least


def test_keys_are_unique_and_well_formed() -> None:
    keys = Counter(actor.key for actor in load().entries("actor", Actor))
    assert [key for key, times in keys.items() if times > 1] == []
    seats = [seat.key for _, actor in _actors() for seat in actor.seats]
    assert [key for key in (*_by_key(), *seats) if not _KEY.fullmatch(key)] == []


def test_a_seat_is_no_place_of_its_own() -> None:
    places = {actor.key for _, actor in _actors() if actor.type == "place"}
    assert sorted(places & {seat.key for _, actor in _actors() for seat in actor.seats}) == []


def test_a_side_is_an_actor() -> None:
    assert sorted({a.side for _, a in _actors() if a.side and a.side not in _by_key()}) == []
    assert [a.key for _, a in _actors() if a.side and a.type in ("media", "place", "agreement")] == []


def test_no_form_has_two_owners_but_those_listed() -> None:
    owners: defaultdict[str, set[str]] = defaultdict(set)
    actors = dict(_actors())
    for form, refs in load().forms.items():
        owners[form] |= {actors[n].key for kind, n, tag in refs if kind == "actor" and n in actors and tag[:3] != "adj"}
    assert {form: keys for form, keys in owners.items() if len(keys) > 1} == SHARED


def test_forms_are_written_once() -> None:
    twice = []
    for _, actor in _actors():
        for forms in (actor.forms, actor.nationals, *(seat.forms for seat in actor.seats)):
            folded = Counter(" ".join(tokenise(form).words) for form in forms)
            twice += [f"{actor.key}: {form}" for form, times in folded.items() if times > 1]
    assert twice == []


@cache
def _matcher() -> Matcher:
    lexicon: Lexicon = load()
    return Matcher(lexicon, frozenset())


def _found(text: str, index: int) -> set[str]:
    hits = [hit for here in _matcher().find(tokenise(text))[0].values() for hit in here]
    return {text[h.start : h.end] for h in hits if (h.kind, h.index) == ("actor", index)}


def test_every_form_is_found_alone_and_after_a_clitic() -> None:
    missed = []
    for index, actor in _actors():
        for form in actor.forms:
            spelt = len(tokenise(form).words[0]) == 1  # initials ('أ ف ب') take no clitic
            if form not in _found(f"قيل {form} هنا", index) or not (spelt or _found(f"قيل و{form} هنا", index)):
                missed.append(f"{actor.key}: {form}")
    assert missed == []


@pytest.mark.parametrize(
    ("nisba", "form", "features"),
    [
        ("روسي", "الروسية", "f.s"),
        ("أميركي", "أميركيين", "m.p"),
        ("كوري جنوبي", "الكورية الجنوبية", "f.s"),
        ("كوري شمالي", "كوريون شماليون", "m.p"),
        ("جنوب أفريقي", "الجنوب أفريقية", "f.s"),
    ],
)
def test_nisbas_inflect(nisba: str, form: str, features: str) -> None:
    assert (form, features) in set(adjective_forms(nisba))
