"""The ledger: demands, offers, promises and threats as threads, and what became of each.

Two sayings are of one thread if the same side asks (offers, promises, threatens) the same of the same. What others say to
it, and what is done, are its answers: each is a link with the state it leads to.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from marsad.merging.claims import days_between
from marsad.merging.deeds import Deed
from marsad.merging.items import Link
from marsad.merging.sayings import ANSWER, ANSWERS, LATER, ONE_MATTER, ONE_THREAT, RENEWED, THREAD, Saying
from marsad.merging.wording import Common, opposed, wording

Who = Literal["both", "by", "to", "by on to", "to on by"]

_ALIKE, _LIKELY = 0.5, THREAD.part  # part of the shorter's stems in common: enough by itself; among near reports to the same side
_CLOSE = 0.4  # … enough for an answer
_FEW = 2  # stems in common
_NEAR = 14  # days between near reports
_MONTH = 31

# who does what to meet (or break, or refuse) what was asked, offered, promised or threatened, by kind and issue. The types
# of deeds are PLOVER's: RETREAT is a force pulled back or a truce kept, CONCEDE a prisoner freed, a ban lifted
_TALKS: dict[str, Who] = {"CONSULT": "both"}
_ACCORD: dict[str, Who] = {"AGREE": "both"}
_MET: dict[str, dict[str, dict[str, Who]]] = {
    "demand": {
        "talks": _TALKS, "ceasefire": {"RETREAT": "to", "AGREE": "both"}, "troops": {"RETREAT": "to"},
        "sanctions": {"CONCEDE": "to"}, "human-rights": {"CONCEDE": "to"}, "borders": {"CONCEDE": "to"}, "aid": {"AID": "to"},
        "arms": {"AID": "to"}, "security-guarantees": _ACCORD, "nuclear-arms": _ACCORD, "water": _ACCORD, "energy": _ACCORD,
    },
    "offer": {"talks": _TALKS, "aid": {"AID": "by"}, "ceasefire": _ACCORD, "security-guarantees": _ACCORD, "nuclear-arms": _ACCORD},
    "promise": {
        "talks": _TALKS, "aid": {"AID": "by"}, "arms": {"AID": "by"}, "troops": {"RETREAT": "by"}, "ceasefire": {"RETREAT": "by"},
        "sanctions": {"CONCEDE": "by"}, "human-rights": {"CONCEDE": "by"}, "borders": {"CONCEDE": "by"},
    },
    "threat": {
        "sanctions": {"SANCTION": "by on to"}, "energy": {"SANCTION": "by on to"}, "talks": {"REJECT": "by on to"},
        "troops": {"ASSAULT": "by on to", "COERCE": "by on to"}, "territorial-integrity": {"ASSAULT": "by on to"},
        "terrorism": {"ASSAULT": "by on to"}, "borders": {"COERCE": "by on to"}, "arms": {"ASSAULT": "by on to"},
    },
}  # fmt: skip
_BROKEN: dict[str, dict[str, dict[str, Who]]] = {"promise": {"ceasefire": {"ASSAULT": "by on to"}, "talks": {"REJECT": "by on to"}}}
_REFUSED: dict[str, dict[str, dict[str, Who]]] = {
    "demand": {"talks": {"REJECT": "to on by"}},
    "offer": {"talks": {"REJECT": "to on by"}},
}
_DONE = ("held", "ongoing")
_TALKS_IN = ("meeting", "multilateral", None)  # modes of contacts that are talks; a call, a letter or a visit is none


def types(kind: str, issues: tuple[str, ...]) -> frozenset[str]:
    """The types of deeds that may answer something of a kind on some issues."""
    tables = (table.get(kind, {}).get(issue, {}) for table in (_MET, _BROKEN, _REFUSED) for issue in issues)
    return frozenset(one for table in tables for one in table)


def renewal(a: Saying, b: Saying, alike: Common) -> Link | None:
    """Whether two sayings ask (offer, promise, threaten) the same; None where they do not."""
    if a.kind is None or a.kind != b.kind or not a.by & b.by or (a.to and b.to and not a.to & b.to):
        return None
    gap = days_between(a, b)
    issues = set(a.issue) & set(b.issue)
    if not issues or (gap is not None and gap > RENEWED * _MONTH) or opposed(a.words, b.words):
        return None
    matter = issues & (ONE_MATTER if a.kind in ("demand", "offer") else ONE_THREAT if a.kind == "threat" and a.to & b.to else set())
    if matter:
        return _thread(a, b, 0.7, f"issue {' and '.join(sorted(matter))}", gap)
    if alike.of_shorter >= _ALIKE and alike.shared >= THREAD.stems:
        return _thread(a, b, 0.5 + alike.of_shorter / 2, f"words {alike.of_shorter:.0%} of the shorter", gap)
    near = gap is None or gap <= _NEAR
    if near and alike.of_shorter >= _LIKELY and alike.shared >= THREAD.stems and a.to & b.to:
        return _thread(a, b, 0.5 + alike.of_shorter / 4, f"words {alike.of_shorter:.0%} of the shorter, to the same", gap)
    return None


def _thread(a: Saying, b: Saying, score: float, why: str, gap: int | None) -> Link:
    when = "reports that share text" if gap is None else f"{gap} days apart"
    whose = f"{a.kind} by {' and '.join(sorted(a.by & b.by))}"
    return Link(a.id, b.id, "thread", "same", round(score, 3), (whose, why, "one report" if a.report == b.report else when))


def answer(asked: Saying, said: Saying, alike: Common) -> Link | None:
    """What a saying answers to another: that it is refused, accepted or withdrawn. `a` of the link is what is answered."""
    if asked.kind is None or said.act not in ANSWERS or asked.kind == "promise" or not _later(asked, said):
        return None
    issues = set(asked.issue) & set(said.issue) - ({"other"} if alike.of_shorter < _ALIKE else set())
    matter = bool(issues & ONE_MATTER)
    close = alike.shared >= ANSWER.stems and alike.of_shorter >= _CLOSE
    if not issues or not said.by or not alike.shared or not (matter or alike.shared >= _FEW):
        return None
    state = None
    addressed, replied = bool(said.by & asked.to), bool(said.to & asked.by)
    if said.by & asked.by:
        state = "withdrawn" if said.act == "concede" and (matter or close) else None
    elif asked.kind != "threat" and said.act == "reject":
        sure = addressed and replied and alike.shared >= ANSWER.stems
        meant = replied or (addressed and not said.to)  # else what is refused is somebody else's
        state = "refused" if sure or (meant and (matter or close)) else None
    elif asked.kind != "threat" and addressed and (replied or not said.to) and (replied or said.act != "support"):
        state = "accepted" if (close or (matter and replied)) and not opposed(asked.words, said.words) else None
    if state is None:
        return None
    why = (state, f"{said.act} by {' and '.join(sorted(said.by))}", f"issue {' and '.join(sorted(issues))}",
           f"words {alike.of_shorter:.0%} of the shorter")  # fmt: skip
    return Link(asked.id, said.id, "answer", "same", round(0.5 + alike.of_shorter / 2, 3), why)


def _later(asked: Saying, said: Saying) -> bool:
    if asked.report == said.report:
        return True
    if asked.published is None or said.published is None:
        return asked.published == said.published  # reports that share text
    gap = (date.fromisoformat(said.published[:10]) - date.fromisoformat(asked.published[:10])).days
    return 0 <= gap <= LATER * _MONTH


def outcome(asked: Saying, deed: Deed) -> Link | None:
    """What a deed makes of a demand, offer, promise or threat: met, partly met, accepted, refused or contradicted."""
    if asked.kind is None or not asked.by or not _after(asked, deed):
        return None
    for table, state in ((_MET, "met"), (_BROKEN, "contradicted"), (_REFUSED, "refused")):
        for issue in asked.issue:
            who = table.get(asked.kind, {}).get(issue, {}).get(deed.type)
            done = _does(who, asked, deed) if who is not None and (state != "met" or _fits(asked, deed, issue)) else None
            if done is None:
                continue
            if deed.status == "scheduled" and state == "met":
                state = "accepted"
            elif deed.status not in _DONE:
                return None
            elif done < 1 and state == "met":
                state = "partly-met"
            return Link(asked.id, deed.id, "answer", "same", 0.6, (state, f"{deed.type} by {who}", f"issue {issue}"))
    return None


def _fits(asked: Saying, deed: Deed, issue: str) -> bool:
    """Whether a deed can be what is asked for: the words that ask name a deed of its type.

    A call, a letter or a visit is no talks, nor are talks what is asked where they are not its first issue; and talks that are
    demanded may be those of others, so that the words of the deed must have something in common.
    """
    if deed.type not in asked.words.deeds:
        return False
    if deed.type != "CONSULT":
        return True
    if deed.mode not in _TALKS_IN or issue != asked.issue[0]:
        return False
    return asked.kind != "demand" or len(asked.words.stems & wording(deed.words).stems) >= _FEW


def _does(who: Who, asked: Saying, deed: Deed) -> float | None:
    """The part of those who should act that do; None where it is not they."""
    doers = {party.acts_for for party in deed.source}
    others = {party.acts_for for party in deed.target}
    everyone = doers | others
    if who == "both":
        meet = asked.to & everyone
        return len(meet) / len(asked.to) if asked.by & everyone and meet else None
    acting, on = {"by": (asked.by, None), "to": (asked.to, None), "by on to": (asked.by, asked.to), "to on by": (asked.to, asked.by)}[who]
    if not acting or not acting & doers or (on is not None and not on & others):
        return None
    return len(acting & doers) / len(acting)


def _after(asked: Saying, deed: Deed) -> bool:
    """Whether the deed lies after the saying: on a later day, at most some months."""
    window = deed.own or deed.likely
    if window is None or asked.published is None or deed.published is None or deed.published[:10] < asked.published[:10]:
        return False
    said = date.fromisoformat(asked.days[0] if asked.days else asked.published[:10])
    return said < window[0] <= said + timedelta(days=LATER * _MONTH)
