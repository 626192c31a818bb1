"""Who does a deed and to whom: the subject of a verb, the one that goes on, the second party, the object."""

from __future__ import annotations

from dataclasses import replace

from marsad.arabic.numerals import cardinal
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import ARTICLE, BY, CONJUNCTIONS, FUTURE, PREPOSITIONS, TO
from marsad.lexicon.match import Hit
from marsad.reading.deeds_closed import within_relative
from marsad.reading.deeds_objects import accusative, past_about, past_spots, possession, titled
from marsad.reading.deeds_scene import COMMAS, DASHES, Earlier, Party, Scene
from marsad.reading.deeds_titles import behind_place, office_holder, title_of
from marsad.reading.deeds_verbs import complement

_NEAR = 8  # words after a trigger before the preposition of its second party, times and places not counted
_BESIDE = 2  # the same for a verb and a preposition that is written with its noun; a noun has it next to it
_SUBJECT = 3  # words between a verb and its subject, names, times and places not counted
_PARTICIPLES = 3  # words of a participle before those by whom or to whom it is
_ADJECTIVES = 4  # tokens back from a verb to the name that its relative clause describes, adjectives between
_CLAUSES = 3  # clauses back in which a subject is sought that goes on
_START = 3  # tokens from the beginning of a sentence in which a verb goes on with the subject of the one before


def subject(view: Scene, verb: int, end: int, left: int) -> Party | None:
    """The subject of a verb: before it with nothing between, else the first free party between the verb and `end`.

    'gunmen of X' are X where the head noun alone stands between the verb and the preposition.
    """
    for party in view.parties:
        free = (not party.lead or party.loose) and view.acts(party)
        told_by = party.weak and party.first in view.triggers  # 'the Russian invasion began' is about the invasion
        told_by = told_by or (party.weak and view.says(party.first, "deed-sponsors"))  # 'under X auspices, Y signed'
        free = free and not (told_by or _quoted(view, party))
        if free and left <= party.first and party.last <= verb and _adjoins(view, party.last, verb):
            return party
    weak, start = None, verb + 1
    while start in view.timed:
        start += 1
    for party in view.parties:
        able = verb < party.first < end and view.acts(party) and not (party.joined or accusative(view, party))
        if able and (not party.lead or verb < party.lead_at <= verb + 2):
            if gap_between(view, verb + 1, party.first) > _SUBJECT or _behind(view, verb, party) or possession(view, party):
                break
            led = {i for p in view.parties if p.lead for i in range(p.first, p.last)}
            led.update(i for i in range(verb + 1, party.first) if view.has(i, "deed.pronouns"))  # 'to it' is written like 'vehicle'
            led.update((verb + 1,) if party.weak and view.has(verb + 1, "deed.forces") else ())  # 'a patrol, a military X one, clashed'
            if party.first > start and any(_aimed_at(view, i) for i in range(start, party.first + 1) if i not in led):
                break  # 'struck positions of X'
            apart = verb + 1 < party.lead_at < party.first and view.has(party.lead_at, "deed.of")
            if party.lead and (not apart or view.has(verb + 1, "deed.targets")):
                continue
            heads = weak is not None and (weak.first == verb + 1 or (weak.first == verb + 2 and view.has(verb + 1, "deed.forces")))
            if weak is not None and heads and (not party.named or view.has(weak.first, "deed.hands")):
                return weak  # 'a court of X jailed ten members', 'X aircraft struck Y'
            if not party.weak:
                return party
            weak = weak or party
    return weak


def _aimed_at(view: Scene, token: int) -> bool:
    """Whether a token is what force or penalties are aimed at: an object, no subject."""
    return view.has(token, "deed.targets") or view.has(token, "deed.assets")


def commander(view: Scene, hit: Hit) -> Party | None:
    """The party whose forces are the subject of a verb ('aircraft that belong to X struck …')."""
    first = past_spots(view, hit.last)
    first += view.has(first, "deed.pronouns")
    at = first + 1
    while view.has(at, "deed.warlike"):
        at += 1
    arms = view.has(first, "deed.forces") or view.says(first, "deed-the-arms") or view.says(first, "deed-sent-out")
    if not arms or not view.has(at, "deed.belongs"):
        return None
    return next((p for p in view.parties if p.lead == TO and p.lead_at == at + 1 and view.acts(p)), None)


def antecedent(view: Scene, verb: int) -> Party | None:
    """The party that a relative clause is about: 'X, who met …'."""
    if not view.has(verb - 1, "deed.relative"):
        return None
    words, inside = view.sheet.tokens.words, {i for p in view.parties for i in range(p.first, p.last)}
    at = verb - 2 if words[verb - 2] in COMMAS else verb - 1
    at -= words[at - 1] == QUOTE and inside.isdisjoint((at, at - 1))
    while verb - at < _ADJECTIVES and words[at - 1].startswith(ARTICLE) and at - 1 not in inside | view.triggers:
        at -= 1  # 'the group X, the armed one, which …'
    apart = words[verb - 1][0] in CONJUNCTIONS  # 'the forces allied with X, and which …'
    near = (p for p in view.parties if p.last == at and view.acts(p) and p.first not in view.triggers)
    found = next((p for p in near if not (apart and p.lead)), None)
    found = _described(view, at) if found is None and apart else found
    if found is not None and found.lead and (officer := office_holder(view, found)) is not None:
        return officer
    if found is not None and len(found.figures) > 1 and view.says(verb - 1, "deed_which_one"):
        return replace(found, figures=found.figures[-1:])  # 'between X and Y, which struck'
    return found


def _described(view: Scene, end: int) -> Party | None:
    """The party right before the participle behind which another ends at a token ('the government backed by X, and which …')."""
    words = view.sheet.tokens.words
    for led in view.parties:
        if led.last != end or not led.lead:
            continue
        at, names = led.lead_at, {p.last for p in view.parties}
        while led.lead_at - at < _PARTICIPLES and words[at - 1].startswith(ARTICLE) and at not in names:
            at -= 1
        if at < led.lead_at:
            return next((p for p in view.parties if p.last == at and view.acts(p) and not p.weak and p.first not in view.triggers), None)
    return None


def person_of_clause(view: Scene, verb: int) -> Party | None:
    """The person told last before a relative clause in his gender ('met X, the envoy for peace in Y, who is on a tour')."""
    at = verb - 1
    while view.has(at, "deed.auxiliary"):
        at -= 1
    if not view.has(at, "deed.relative"):
        return None
    before = [p for p in view.parties if p.last <= at and view.kind(p) == "person" and not p.weak]
    if not before or len(before[-1].figures) > 1 or any(before[-1].last <= v < at for v in view.verbs):
        return None
    figure = view.sheet.figures[before[-1].figures[0]]
    woman = view.says(at, "deed-who-f")
    return before[-1] if figure.number == "s" and (figure.gender == "f") == woman and view.says(at, "deed-who") else None


def of_stranger(view: Scene, hit: Hit) -> bool:
    """Whether a verb belongs to a relative clause on somebody that nobody lists ('said that the man who visited X …')."""
    at = hit.first
    while at > view.first and view.has(at - 1, "deed.auxiliary"):
        at -= 1
    if not view.has(at - 1, "deed.relative"):
        return False
    before = at - 2 - (view.sheet.tokens.words[at - 2] in COMMAS)
    return before not in view.triggers and not any(p.first <= before < p.last for p in view.parties)


def counted(view: Scene, hit: Hit, party: Party) -> bool:
    """Whether a party behind a verb that is no masculine perfect is a number of people, its object ('she will expel ten X diplomats')."""
    if party.first < hit.last or (hit.tag[-2:] == "ms" and hit.clitics[-1:] != FUTURE):
        return False
    start = past_about(view, hit.last)
    number = cardinal(view.sheet.tokens.words, start)
    if number is None or not hit.last < number[1] <= max(party.first, start):
        return False
    return view.find("deed.victims", number[1], party.last) >= 0


def _behind(view: Scene, verb: int, party: Party) -> bool:
    """Whether a complement with a second party stands between a verb and a party: the subject would stand before it."""
    led = (p for p in view.parties if verb < p.first and p.last <= party.first)
    return any(p.lead and not p.loose and view.acts(p) and not view.has(p.lead_at, "deed.place") and view.kind(p) == "person" for p in led)


def _adjoins(view: Scene, last: int, verb: int) -> bool:
    return all(view.has(i, "deed.auxiliary") or view.sheet.tokens.words[i] == '"' for i in range(last, verb))


def _quoted(view: Scene, party: Party) -> bool:
    """Whether the words of a party that a verb of saying tells begin right behind it ('sources of X said: "seven were killed"')."""
    words = view.sheet.tokens.words
    opening = party.last < view.last and words[party.last] == QUOTE and words[view.first : party.last].count(QUOTE) % 2 == 0
    return opening and party.first - 1 in view.verbs and not view.has(party.first - 1, "complementisers")


def carried(view: Scene, before: int, previous: Earlier = None, feminine: bool = False, people: bool = False) -> Party | None:
    """The subject that goes on: the first free party of the nearest clause before a token that has one.

    A feminine verb does not go on with a man; `people` passes over states.
    """
    end, aside = before, None
    for _ in range(_CLAUSES + 2 * people):
        if end <= view.first:
            break
        left = end - 1
        while left > view.first and (left not in view.opens or left - 1 in view.opens):
            left -= 1
        fallback = strong = None
        for party in view.parties:
            if not left <= party.first or party.last > end or party.lead or not view.acts(party):
                continue
            own = view.has(party.first, "deed.own_forces")  # 'the security forces of X said that they …'
            if party.weak and not own and not (party.strong and view.has(party.first, "deed.people")):
                continue
            if feminine and view.kind(party) == "person" and view.sheet.figures[party.figures[0]].gender == "m":
                continue
            if people and view.kind(party) == "state":
                continue
            if people and within_relative(view, party, before):
                aside = aside or (party if view.kind(party) == "person" else None)
                continue
            if party.strong and (strong is None or not _object(view, party)):
                strong = party
            fallback = fallback or party
        if strong is not None:
            return strong
        if fallback is not None and not any(left <= p.first < end and p is not fallback for p in view.parties):
            return fallback
        end = left
    if aside is None and previous is not None and before - view.first <= _START:
        earlier = previous()
        return carried(earlier, earlier.last, None, feminine, people)
    return aside


def _object(view: Scene, party: Party) -> bool:
    """Whether the verb before a party has its subject before it, so that the party is its object."""
    verb = party.first - 1
    return verb not in view.verbs or any(p.last <= verb and _adjoins(view, p.last, verb) for p in view.parties)


def gap_between(view: Scene, first: int, last: int) -> int:
    """How many words stand between two tokens, names, times and commas not counted."""
    words = view.sheet.tokens.words
    counted = {i for i in range(first, last) if words[i] not in COMMAS and words[i] != QUOTE}
    counted -= view.timed
    for party in view.parties:
        if first <= party.first:
            counted.difference_update(range(max(party.lead_at, 0) if party.lead else party.first, party.last))
    return len(counted)


def linked(view: Scene, hit: Hit, links: list[str], right: int, weak: bool = True) -> Party | None:
    """The party behind one of the words that lead to the second side; an adjective's only where no name is there."""
    found = None
    for party in view.parties:
        if party.first < hit.last or party.first >= right or not view.acts(party) or not party.lead:
            continue
        at = party.lead_at if party.lead in links else party.outer_at
        if at < hit.last - 1 or (at != party.lead_at and view.sheet.tokens.words[at] not in links):
            continue
        attached = party.lead in links and party.lead in PREPOSITIONS and party.lead != TO
        aside = attached and not party.loose and view.sheet.tokens.words[party.first - 1] in COMMAS
        aside = aside and not view.verbs & set(range(hit.last, party.first))
        person = view.kind(party) == "person" and hit.tag[:4] != "noun"
        near = _NEAR if not attached or aside or person else 0 if hit.tag[:4] == "noun" else _BESIDE
        barred = view.crosses(hit.last, at) and not _on_a_trip(view, hit, at)
        if gap_between(view, hit.last, at) <= near and not barred and not (attached and party.weak):
            if not party.weak:
                return found if found is not None and at != party.lead_at and view.has(party.lead_at, "deed.place") else party
            found = found or (party if weak else None)
    return found


def _on_a_trip(view: Scene, hit: Hit, at: int) -> bool:
    """Whether all that stands between a verb and the word that leads to its second party is a visit, or a sitting beside which it
    was ('met during a visit to X with Y')."""
    between_them = [t for t in view.triggers if hit.last <= t < at]
    trips = {t for t in between_them if view.says(t, "deed-trips") and view.says(t - 1, "deed-during-noun")}
    return hit.tag[:4] != "noun" and all(t in trips or view.has(t - 1, "deed.sidelines") for t in between_them)


def direct(view: Scene, hit: Hit, right: int, doer: Party | None) -> Party | None:
    """The direct object of a verb: the first free party after it that is not its subject, before another verb."""
    start = _past_aside(view, hit.last if doer is None or doer.first < hit.last else doer.last)
    weak = None
    for party in view.parties:
        led = bool(party.lead) and not behind_place(view, party)
        if party.first < start or party.first >= right or party is doer or led or party.joined:
            continue
        if party.first - start <= 1 and title_of(view, doer, party):
            start = party.last
            continue
        if party.first > start and not complement(view, start) and not titled(view, start, party):
            break  # another noun is the object
        if party.first > start and view.sheet.tokens.words[start].startswith(BY + ARTICLE):
            break  # 'was struck by the shelling of X'
        if party.first - start > _NEAR or any(i in view.verbs and not view.has(i, "deed.targets") for i in range(start, party.first)):
            break
        if view.acts(party) or view.kind(party) == "place":
            if not party.weak:
                return party
            if COMMAS.isdisjoint(view.sheet.tokens.words[start : party.first]):
                weak = weak or party
    return weak


def _past_aside(view: Scene, start: int) -> int:
    """The token after a wish ('may he live long'), between two dashes or not, where one begins at `start`."""
    words = view.sheet.tokens.words
    while view.has(start, "deed.wish"):
        start += 1
    if start >= view.last or words[start] not in DASHES:
        return start
    return next((i + 1 for i in range(start + 1, min(start + _NEAR, view.last)) if words[i] in DASHES), start)
