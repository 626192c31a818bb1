"""The parties of a noun that tells a deed: its holder, those it gathers, those in whose presence it is."""

from __future__ import annotations

from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import ARTICLE, BY, CONJUNCTIONS, FOR, OF, PREPOSITIONS, TO, WITH
from marsad.lexicon.actors import Actor
from marsad.lexicon.match import Hit
from marsad.reading.deeds_behind import accused_before, behind
from marsad.reading.deeds_latter import latter
from marsad.reading.deeds_parties import subject
from marsad.reading.deeds_scene import ACTING, COMMAS, Earlier, Party, Scene
from marsad.reading.sheet import figure_of

_CALLED = 3  # tokens between those blamed or accused and the deed
_CALLED_ON = 5  # tokens between those called and the contact ('to go back to the table of talks')
_CHARGE = 2  # tokens before a noun among which a word with 'of' tells what somebody is accused of
_TOGETHER = (BY, WITH)
_MAKES = 8  # tokens from a visit to the verb of who makes it
_HEADS = 3  # tokens from a decision to the party whose it is, heads of its own between ('the act of one of the members of X')
_HONOURS = 4  # tokens of honours between a noun and its holder
_ATTENDED = 9  # tokens from a contact to the verb of those who attended it


def among(view: Scene, hit: Hit) -> Party | None:
    """Those named of several who do something together ('officials will visit X, among them Y and Z')."""
    at = view.find("deed.among", hit.first, view.last)
    near = (p for p in view.parties if at < p.first <= at + 2 and view.kind(p) == "person" and not p.weak)
    return next(near, None) if at >= 0 else None


def called_together(view: Scene, hit: Hit, left: int) -> tuple[int, ...]:
    """Those whom somebody calls to a contact ('X called on Y and Z to meet'): they, and he who calls where it is one."""
    at = max(view.find("deed.ask", left, hit.first), view.find("deed.invite", left, hit.first))
    if at < 0 or not (hit.clitics[-1:] == TO or hit.first - at > 1):
        return ()
    caller = subject(view, at, hit.first, left) or next((p for p in view.parties if p.last == at and not p.lead), None)
    free = [p for p in view.parties if at < p.first and p.last <= hit.first and p is not caller and view.acts(p)]
    if not free or hit.first - free[-1].last > _CALLED_ON:
        return ()
    guests = tuple(dict.fromkeys(f for p in free if not p.lead and not p.weak for f in p.figures))
    return guests if len(guests) != 1 or caller is None else (*caller.figures, *guests)


def holder(view: Scene, hit: Hit) -> Party | None:
    """The party right after a noun ('the visit of X'), or the one its adjective names ('the Russian visit')."""
    if hit.tag == "noun" and (other := latter(view, hit)) is not None:
        return other
    start = hit.last
    while hit.tag == "noun.own" and start < view.last and (start in view.timed or view.sheet.tokens.words[start] in COMMAS):
        start += 1  # 'his meeting yesterday with …'
    while start < min(view.last, hit.last + _HONOURS) and (view.says(start, "deed-honours") or view.sheet.tokens.words[start] == QUOTE):
        start += 1
    for party in view.parties:
        if party.last <= hit.last:
            continue
        if party.first > start + 2:
            return None
        people = view.has(hit.last, "deed.of") or view.says(hit.last, "deed-officials")
        if people and party.lead_at == hit.last + 1 and len(party.lead) > 1 and party.first == hit.last + 2:
            return party  # 'the visit of a delegation from X', 'a meeting of the officials in X'
        free = not party.lead or party.lead_at < hit.last
        second = hit.tag == "noun.the" and party.first == hit.last and view.sheet.tokens.words[hit.last].startswith(ARTICLE)
        adjective = party.weak and (hit.first <= party.first < hit.last or second)  # 'the air raid, the X one'
        sent = party.first == start + 2 and view.has(start, "deed.people") and view.sheet.tokens.words[start + 1] in (OF, FOR)
        titled = view.kind(party) == "person" and view.sheet.tokens.words[start].startswith(ARTICLE)  # 'the arrest of the youth X'
        headed = titled or view.has(start, "deed.of") or view.has(start, "deed.craft")
        next_to = hit.last <= party.first <= start or (party.first == start + 1 and headed) or sent
        if free and (adjective or (next_to and hit.tag != "noun.the")):
            return party
    return None


def housed(view: Scene, hit: Hit) -> Party | None:
    """The body within whose frame a contact is: 'a meeting within the organisation X'."""
    for party in view.parties:
        near = party.loose and hit.last <= party.lead_at <= hit.last + 2 and view.has(party.lead_at, "deed.place")
        if near and view.has(party.lead_at + 1, "deed.frame") and view.kind(party) == "organisation":
            return party
    return None


def present(view: Scene, hit: Hit, right: int) -> tuple[int, ...]:
    """Those in whose presence a contact takes place, or who attended it."""
    found: list[int] = []
    at = view.find("deed.attended", hit.last, min(hit.last + _ATTENDED, view.last))
    if at >= 0:
        guests = next((p for p in view.parties if at < p.first <= at + 2 and view.acts(p) and not p.weak), None)
        found.extend(guests.figures if guests is not None else ())
    for party in view.parties:
        leads = [at for at in (party.lead_at, party.outer_at) if at >= hit.last and view.has(at, "deed.presence")]
        if leads and hit.last <= party.first < right and view.acts(party):
            found.extend(party.figures)
    return tuple(dict.fromkeys(found))


def sponsors(view: Scene, hit: Hit, right: int) -> tuple[int, ...]:
    """The body under whose care a contact takes place, behind the noun ('talks under the auspices of X')."""
    near = (p for p in view.parties if hit.last < p.first < right and view.acts(p) and not p.weak)
    return next((p.figures for p in near if view.says(p.first - 1, "deed-sponsors")), ())


def performed(view: Scene, hit: Hit, right: int) -> Party | None:
    """The subject of a light verb after a noun: 'the visit that X made', 'an effort that X makes'."""
    if "deed.light.after" not in view.held:
        return None
    for i in range(hit.last, min(right, hit.last + 6)):
        if view.has(i, "deed.light.after") and not _led(view, i):
            if any(hit.last <= t and i - 2 <= t < i for t in view.triggers - view.verbs):
                return None  # 'the destruction of arms that X sent'
            while view.has(i + 1, "deed.light.after"):
                i += 1
            meant = view.find_said("deed-intends", hit.last, i)
            return subject(view, i, right, hit.last) or (subject(view, meant, i, meant) if meant >= 0 else None)
    return None


def goes(view: Scene, hit: Hit) -> Party | None:
    """The person told last, where a visit is one that he makes ('received X during the visit that he will make to Y')."""
    at = view.find("deed.light.after", hit.last, min(hit.last + _MAKES, view.last))
    if at < 0 or view.find("deed.relative", hit.last, at) < 0:
        return None
    return next((p for p in reversed(view.parties) if p.last <= hit.first and view.kind(p) == "person" and not p.weak), None)


def _led(view: Scene, token: int) -> bool:
    """Whether a word of light verbs is a noun behind a preposition ('his wish for launching it')."""
    hits = (h for h in view.sheet.forms_at(token) if h.clitics and h.tag == "deed.light.after")
    return any(h.clitics[-1] in PREPOSITIONS for h in hits)


def accused(view: Scene, hit: Hit, left: int) -> Party | None:
    """The one accused of what a noun tells ('X accused Y of the killing'): the last party between the verb and the noun."""
    charge = hit.first
    if hit.clitics[-1:] != PREPOSITIONS[0]:
        charge = view.find("deed.doing", max(left, hit.first - _CHARGE), hit.first)  # 'of starting the war'
        charge = _joined_to(view, hit) if charge < 0 else charge
    if charge >= 0 and (told := accused_before(view, charge)) is not None:
        return told
    at = view.find("deed.accuse", left, charge) if charge >= 0 else -1
    if at < 0:
        return _blamed(view, hit, left)
    between_them = [p for p in view.parties if at < p.first and p.last <= charge and view.acts(p) and not p.lead]
    return between_them[-1] if between_them and charge - between_them[-1].last <= 2 else None


def _joined_to(view: Scene, hit: Hit) -> int:
    """The noun with 'of' just before that a noun with a suffix is joined to ('of backing X and arming it'), or -1."""
    if hit.tag != "noun.own" or hit.clitics[:1] not in tuple(CONJUNCTIONS):
        return -1
    at = max((t for t in view.triggers - view.verbs if hit.first - _CALLED_ON < t < hit.first), default=-1)
    return at if at >= 0 and view.sheet.tokens.words[at].startswith(BY) else -1


def _blamed(view: Scene, hit: Hit, left: int) -> Party | None:
    """The one blamed for what a noun tells ('X put the blame on Y for the raids', 'held Y responsible for the killing')."""
    at = view.find("deed.blame", left, hit.first)
    if at < 0 or view.find("deed.light.after", hit.last, min(hit.last + _ATTENDED, view.last)) >= 0:
        return None
    if not (view.has(hit.first - 1, "deed.prepositions") or view.find("deed.claims", hit.first - _CALLED, hit.first) >= 0):
        return None
    between_them = [p for p in view.parties if at < p.first and p.last <= hit.first and view.acts(p)]
    return between_them[-1] if between_them and hit.first - between_them[-1].last <= _CALLED else None


def claimed(view: Scene, hit: Hit, previous: Earlier = None) -> Party | None:
    """Who takes an attack upon himself ('X claimed responsibility for the attack'), or is said to stand behind it."""
    at = view.find("deed.claims", max(view.first, hit.first - 3), hit.first)
    before = [p for p in view.parties if p.last <= at and not p.lead and view.acts(p)] if at >= 0 else []
    return before[-1] if before else behind(view, hit, previous)


def accuser(view: Scene, hit: Hit, left: int) -> Party | None:
    """The state that accuses somebody of what a noun tells ('X accused Y of the shelling of a hospital')."""
    at = max(view.find("deed.accuse", left, hit.first), view.find("deed.blame", left, hit.first))
    found = subject(view, at, hit.first, left) if at >= 0 else None
    if at >= 0 and view.has(at, "deed.blame"):
        found = next((p for p in view.parties if 0 <= at - p.last <= 1 and not p.lead), found)
    return found if found is not None and view.kind(found) in ("state", "organisation") and not found.weak else None


def asked(view: Scene, hit: Hit, left: int) -> Party | None:
    """The one of whom a noun is asked ('X called on Y to withdraw'): the last free party between the verb and the noun, where
    another stands before it; or whose duty it is said to be."""
    at = view.find("deed.ask", max(view.first, left), hit.first)
    if at < 0:
        return _begged(view, hit, left) or obliged(view, hit.first)
    first = begun(view, hit.first)
    bare = not (hit.clitics and first == hit.first) and any(p.last == first and at < p.first for p in view.parties)  # 'asked X to give'
    word = view.sheet.tokens.words[first]
    clitic = hit.clitics[-1:] in tuple(PREPOSITIONS) if first == hit.first and hit.clitics else first < hit.first and word[0] == BY
    if not (bare or clitic or (not (hit.clitics and first == hit.first) and view.has(first - 1, "deed.prepositions"))):
        return None
    if view.has(first - 1, "deed.place"):
        return None  # what is asked for stands before: 'an inquiry into the killing'
    inside = [p for p in view.parties if at < p.first and p.last <= first and view.acts(p) and (not p.lead or p.lead_at == p.first)]
    if not inside or first - inside[-1].last > 2:
        return None
    subject_first = any(p.last == at and not p.lead for p in view.parties)
    told = len(inside) > 1 or subject_first or view.verbs.isdisjoint((at,)) or _by_others(view, at, inside[-1])
    return inside[-1] if told else None


def begun(view: Scene, token: int) -> int:
    """Where the nouns of its course begin before the noun of a deed ('going on with the sending')."""
    while token - 1 > view.first and view.says_led(token - 1, "deed-steps"):
        token -= 1
    return token


def obliged(view: Scene, token: int) -> Party | None:
    """The one whose duty what stands at a token is said to be ('it is for X to withdraw')."""
    for party in view.parties:
        if party.last == token and view.says(party.lead_at, "deed-on-whom") and party.lead_at == party.first - 1 and view.acts(party):
            before = party.lead_at - 1
            must = party.lead_at == view.first or view.says(before, "deed-must") or view.has(before, "complementisers")
            return party if must else None
    return None


def _begged(view: Scene, hit: Hit, left: int) -> Party | None:
    """The one of whom a noun is asked by 'of' ('X asked of Y the release of …')."""
    at = view.find("deed.begged", left, hit.first)
    near = (p for p in view.parties if at < p.lead_at and p.lead == OF and 0 <= hit.first - p.last <= 1 and view.acts(p))
    return next(near, None) if at >= 0 else None


def _by_others(view: Scene, verb: int, party: Party) -> bool:
    """Whether a noun that nobody lists stands between a verb and a party, its subject ('the deputies called on X')."""
    after = range(verb + 1, party.first)
    words = view.sheet.tokens.words
    return bool(after) and words[verb + 1].startswith(ARTICLE) and not any(view.has(i, "deed.prepositions") for i in after)


def decided(view: Scene, hit: Hit) -> Party | None:
    """The party whose decision or undertaking a noun is ('the decision of X to close its mission')."""
    for party in view.parties:
        if not (hit.first - 1 <= party.last <= hit.first and party.first > view.first):
            continue
        at = view.find("deed.decision", max(view.first, party.first - _HEADS), party.first)
        at = party.first - 1 if at < 0 and view.says_led(party.first - 1, "deed.decision") else at
        if at == party.first - 1 or (at >= 0 and (view.says(at + 1, "deed-some") or view.has(at + 1, "deed.forces"))):
            return party
    return None


def gathered(view: Scene, hit: Hit, right: int) -> tuple[int, ...]:
    """The figures of 'that brought X and Y together' after a noun."""
    at = view.find("deed.gather", hit.last, min(right, hit.last + 5))
    if at < 0 and view.has(hit.first - 1, "deed.gather"):
        at = hit.first - 1  # 'a meeting brought X and Y together', the verb first
    if at < 0:
        return ()
    found: list[int] = []
    last = at
    for party in view.parties:
        if party.first <= at or party.last > right or not view.acts(party):
            continue
        if party.lead and not (found and party.lead in _TOGETHER and party.lead_at <= last + 1):
            continue
        if found and any(i in view.verbs for i in range(at + 1, party.first)):
            break
        found.extend(party.figures)
        last = party.last
    return tuple(dict.fromkeys(found))


def members(view: Scene, party: Party) -> tuple[int, ...]:
    """The states and bodies that a council is named after ('the Russia-NATO Council'); the party itself where it is not."""
    sheet = view.sheet
    if len(party.figures) != 1 or view.kind(party) != "organisation":
        return party.figures
    keys = {sheet.figures[f].key for f in party.figures}
    found = tuple(f for f in named_inside(view, party) if sheet.figures[f].key not in keys)
    return found if len(found) >= 2 else party.figures


def named_inside(view: Scene, party: Party) -> tuple[int, ...]:
    """The people, states and bodies that are named within the name of a party ('the border with X')."""
    sheet = view.sheet
    entries = sheet.lexicon.entries("actor", Actor)
    hits = [
        h for i in range(party.first, party.last) if not view.has(i - 1, "deed.place") for h in sheet.hits_at.get(i, ())
        if h.kind == "actor" and h.tag in ("name", "surname") and h.last <= party.last and h.last - h.first < party.last - party.first
    ]  # fmt: skip
    whole = [h for h in hits if not any(k.first <= h.first and h.last <= k.last and k.last - k.first > h.last - h.first for k in hits)]
    return tuple(dict.fromkeys(figure_of(sheet, a) for h in whole if (a := entries[h.index]).type in ACTING))
