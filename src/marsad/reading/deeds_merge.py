"""Each event once: repeated mentions made one, and those from whose words it is known."""

from __future__ import annotations

from dataclasses import replace

from marsad.arabic.words import ARTICLE
from marsad.limits import MAX_CHAIN
from marsad.reading.deeds_days import give_days
from marsad.reading.deeds_setting import definite, wave
from marsad.reading.sheet import Deed, Sheet, sides_of

_MUTUAL = frozenset(("CONSULT", "AGREE"))  # who is told first does not matter
_VAGUE = (["deed:discussion"], ["deed:discussed-by-two"])  # triggers that do not say how they talked
_FORCE = frozenset(("ASSAULT", "COERCE"))
_WAR = "deed:war"
_FIGHT = "deed:clashes"
_NEAR = 3  # sentences from a blow to the one in which a noun with the article tells more of it
_MONTH = 7  # letters of a month
_DAY = 10  # letters of a day
_DEATHS = frozenset(("deed:killing", "deed:martyred", "deed:met-death", "deed:assault"))  # of which one man has one
_SINGLE = frozenset(("PROTEST",))  # what a report that announces one goes on to speak of
_LOOSE_STATUS = frozenset((("held", "ongoing"), ("ongoing", "held"), ("scheduled", "proposed"), ("proposed", "scheduled")))


def once(sheet: Sheet, found: list[Deed], weights: dict[str, int]) -> list[Deed]:
    """The deeds with repeated mentions merged and their chains filled in, in the order of the text; `weights` of triggers by rule."""
    kept: list[Deed] = []
    for deed in (single for told in found for single in _stations(told)):
        _one_voice(sheet, deed)
        _known_from(sheet, deed)
        same = next((k for k in reversed(kept) if _same(sheet, k, deed)), None)
        if same is None:
            kept.append(deed)
        else:
            if deed.source and ((same.source and _nameless(sheet, same.source)) or _told_more(sheet, same, deed)):
                same.source = deed.source
            _join(same, deed, weights)
            if same.type == "ASSAULT" and (same.status, deed.status) == ("held", "ongoing") and _the_war(sheet, deed):
                same.status = "ongoing"  # what began with it goes on
    give_days(sheet, kept)
    return sorted(kept, key=lambda d: (d.start, d.end))


def _the_war(sheet: Sheet, deed: Deed) -> bool:
    """Whether a deed is told by 'the war', with the article."""
    return _WAR in deed.why and sheet.tokens.words[deed.first].startswith(ARTICLE)


def _stations(deed: Deed) -> list[Deed]:
    """The visits that a tour of several states is made of; any other deed is one."""
    if deed.mode != "visit" or len(deed.target) < 2:
        return [deed]
    return [replace(deed, target=(host,), place=host, why=list(deed.why)) for host in deed.target]


def _one_voice(sheet: Sheet, deed: Deed) -> None:
    """Leave out a state where a person of it takes part on the same list."""
    figures = sheet.figures
    people = {figures[f].side for f in (*deed.source, *deed.target) if figures[f].type == "person"}

    def kept(group: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(f for f in group if figures[f].type != "state" or figures[f].key not in people) or group

    if deed.mode != "visit":
        deed.source, deed.target = kept(deed.source), kept(deed.target)


def _known_from(sheet: Sheet, deed: Deed) -> None:
    """Whose words tell it, where it stands in what somebody says."""
    for saying in sheet.sayings:
        if saying.first <= deed.first and deed.last <= saying.last:
            keys = [sheet.figures[f].key for f in saying.speakers]
            deed.via = tuple(dict.fromkeys((*keys, *saying.via)))[:MAX_CHAIN]


def _same(sheet: Sheet, known: Deed, deed: Deed) -> bool:
    if known.type != deed.type or not (_modes(known.mode, deed.mode) or _discussed(known, deed)):
        return False
    if deed.mode == "ceasefire" and not (known.source and deed.source):
        return True  # a truce whose sides are not told: the one that the report is about
    if known.type == "ASSAULT" and _killed(sheet, known, deed):
        return True
    if not _times(known.time, deed.time) or (deed.type in _FORCE and _long_ago(sheet, known, deed)):
        return False
    dated = known.time is not None and deed.time is not None and known.time[4:5] == "-" and _days(known.time, deed.time)
    vague = deed.time is None or known.time is None or "_REF" in known.time
    recalled = known.mode == deed.mode == "visit" and known.status in ("scheduled", "ongoing") and vague
    alone = sorted(len((*d.source, *d.target)) for d in (known, deed))
    if deed.type == "CONSULT" and alone[0] == 1 < alone[1] and known.mode != "visit":
        return False  # somebody unnamed that one met is not the one named
    recalled = recalled or (known.mode == deed.mode == "visit" and alone[0] == 1 and vague)
    recalled = recalled or (_blank(sheet, deed) and deed.type in _SINGLE)
    if known.status != deed.status and not recalled and (known.status, deed.status) not in _LOOSE_STATUS and not dated:
        return False
    if not known.source or not deed.source or (deed.type in _FORCE and _nameless(sheet, known.source) != _nameless(sheet, deed.source)):
        return _one_strike(sheet, known, deed)
    if known.mode == deed.mode == "visit" and sides_of(sheet, known.source) != sides_of(sheet, deed.source):
        return False  # one returned the other's visit
    if deed.type in _MUTUAL:
        return _parties(sheet, (*known.source, *known.target), (*deed.source, *deed.target))
    if _FIGHT in known.why and _FIGHT in deed.why and sides_of(sheet, known.source) == sides_of(sheet, deed.target):
        return sides_of(sheet, known.target) == sides_of(sheet, deed.source)  # who is told first in a fight does not matter
    if sides_of(sheet, known.source) != sides_of(sheet, deed.source) or (known.mode != deed.mode and known.mode and deed.mode):
        return False
    return _parties(sheet, known.source, deed.source) and (
        not known.target or not deed.target or _parties(sheet, known.target, deed.target)
    )


def _days(one: str, other: str) -> bool:
    """Whether two times are the same, or parts of one day."""
    return one == other or (len(one) >= _DAY <= len(other) and one[:_DAY] == other[:_DAY])


def _killed(sheet: Sheet, known: Deed, deed: Deed) -> bool:
    """Whether two deeds are the death of one named man, by one hand or in one of them by nobody's: he dies once."""
    if known.type != "ASSAULT" or known.target != deed.target or len(deed.target) != 1:
        return False
    if known.source and deed.source and sides_of(sheet, known.source) != sides_of(sheet, deed.source):
        return False
    man = sheet.figures[deed.target[0]]
    return man.type == "person" and man.number == "s" and all(not _DEATHS.isdisjoint(d.why) for d in (known, deed))


def _long_ago(sheet: Sheet, known: Deed, deed: Deed) -> bool:
    """Whether one of two blows is told with a year, a month or 'years ago' and the other with no time of its own: 'since the
    invasion in the year …' is not the blow reported."""
    if (known.time is None) == (deed.time is None):
        return False
    dated, plain = (known, deed) if deed.time is None else (deed, known)
    when, published = dated.time or "", sheet.page.document.published or ""
    if dated.status == "ongoing" and when[:1] == "P":
        return False  # it has gone on since then
    coarse = when[:1] == "P" and when[1:2].isdigit() if not when[:1].isdigit() else len(when) <= _MONTH
    return coarse and not published.startswith(when) and not sheet.tokens.words[plain.first].startswith(ARTICLE)


def _blank(sheet: Sheet, deed: Deed) -> bool:
    """Whether a deed is told by its noun with the article alone: it is one told before."""
    return not (deed.source or deed.target) and deed.time is None and sheet.tokens.words[deed.first].startswith(ARTICLE)


def _one_strike(sheet: Sheet, known: Deed, deed: Deed) -> bool:
    """Whether a deed by unknown hands is one told before: nothing that it adds parts them, and its place, its target or
    the article of its noun joins them."""
    told = definite(sheet, deed) and not deed.source
    if known.place is not None and deed.place is not None and known.place != deed.place and not told:
        return False
    if sides_of(sheet, known.source) & sides_of(sheet, deed.target) or sides_of(sheet, deed.source) & sides_of(sheet, known.target):
        return False  # who strikes in one is struck in the other
    shared = bool(known.target) and bool(deed.target) and _parties(sheet, known.target, deed.target)
    if known.target and deed.target and not shared:
        return False
    blank = not (known.source or known.target or deed.source or deed.target)
    spot = known.place is not None and known.place == deed.place and (blank or sheet.figures[known.place].type == "place")
    if spot and wave(sheet, deed):
        return shared
    return shared or told or spot or _told_more(sheet, known, deed)


def _nameless(sheet: Sheet, group: tuple[int, ...]) -> bool:
    """Whether a group is people of no side whom nothing names ('four gunmen')."""
    told = {f for seen in sheet.described for f in seen.figures if sheet.figures[f].side is None}
    return told.issuperset(group)


def _told_more(sheet: Sheet, known: Deed, deed: Deed) -> bool:
    """Whether a noun with the article tells who struck the blow by unknown hands that was told shortly before."""
    if not deed.pointed or not deed.source or known.source or deed.type != "ASSAULT" or _nameless(sheet, deed.source):
        return False
    return 0 <= sheet.sentence_of(deed.first) - sheet.sentence_of(known.first) <= _NEAR



def _modes(one: str | None, other: str | None) -> bool:
    return one == other or one is None or other is None or {one, other} == {"meeting", "multilateral"}


def _discussed(known: Deed, deed: Deed) -> bool:
    """Whether one of two is a call and the other tells only what was talked about, not where."""
    vague, other = (deed, known) if deed.why in _VAGUE else (known, deed)
    return vague.why in _VAGUE and other.mode == "call" and vague.place is None


def _times(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one.startswith(other) or other.startswith(one) or "_REF" in one + other


def _parties(sheet: Sheet, one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether one group is the other or a part of it, a state or a body standing for its people."""
    small, large = sorted((set(one), set(other)), key=len)
    figures = sheet.figures
    if 1 < len(sides_of(sheet, tuple(small))) < len(sides_of(sheet, tuple(large))):
        return False  # talks of two are not talks of three
    if small <= large:
        return True

    def within(f: int) -> bool:
        side = figures[f].side
        same = [g for g in large if side and figures[g].side == side]
        return f in large or any("state" in (figures[f].type, figures[g].type) or _body_of(sheet, f, g) for g in same)

    return all(within(f) for f in small)


def _body_of(sheet: Sheet, one: int, other: int) -> bool:
    """Whether one of two is the body that the other, a person, speaks for."""
    figures = sheet.figures
    pairs = ((figures[one], figures[other]), (figures[other], figures[one]))
    return any(body.type == "organisation" and body.key == body.side and person.type == "person" for body, person in pairs)


def _join(known: Deed, deed: Deed, weights: dict[str, int]) -> None:
    """Put into a known deed what another mention of it adds."""
    better = weights.get(deed.why[0], 0) > weights.get(known.why[0], 0)
    if len((*deed.source, *deed.target)) > len((*known.source, *known.target)):
        if len((*known.source, *known.target)) == 1 and known.mode == "visit":
            known.status = deed.status  # told with its place
        known.source, known.target = deed.source, deed.target
    if deed.mode == "ceasefire" and known.time is None and deed.time is not None:
        known.status = deed.status
    if deed.time is not None and not _times(known.time, deed.time):
        known.time = min(known.time or deed.time, deed.time)  # of two times of one death the first is its own
    elif known.time is None or (deed.time is not None and len(deed.time) > len(known.time) and "_REF" not in deed.time):
        known.time = deed.time if deed.time is not None else known.time
    told = bool(deed.source or deed.target)
    if deed.status == "held" and known.status == "scheduled" and told and (deed.time is not None or known.mode != "visit"):
        known.status = "held"  # what one announced another tells as done
    if known.place is None:
        known.place = deed.place
    if better and deed.mode is not None:
        known.mode = deed.mode
    if not deed.via:
        known.via = ()
    known.occasion, known.earlier = known.occasion or deed.occasion, known.earlier or deed.earlier
    known.why.extend(w for w in deed.why if w not in known.why)
