"""What a phrase without a preposition is about whose head nobody lists: 'a checkpoint of the police', 'ten fighters of X'."""

from __future__ import annotations

from marsad.arabic.clitics import PEOPLES
from marsad.arabic.numerals import cardinal
from marsad.arabic.words import ALIF, ARTICLE, BY, HER, HIS, OF, TO
from marsad.lexicon.deeds import Trigger
from marsad.lexicon.match import Hit
from marsad.reading.deeds_described import folk
from marsad.reading.deeds_scene import COMMAS, HARD, Party, Scene

_HEADS = ("deed.targets", "deed.victims", "deed.people", "deed.forces", "deed.hands", "deed.of", "deed.belongs", "deed.assets")
_NEAR = 3  # tokens from the doer to the word that a trigger needs
_OFFICE = 3  # words of an office before its holder's name
_ADJECTIVES = 2  # words between a noun of force and what it leads to
_WORDS = 6  # of the phrase before the party that it is about


def past_times(view: Scene, token: int) -> int:
    """The next token that is neither part of a time nor an adverb."""
    while token < view.last and (token in view.timed or view.has(token, "deed.adverbs")):
        token += 1
    return token


def past_about(view: Scene, token: int) -> int:
    """The token after 'about', 'no less than' and the like, where they stand at `token`."""
    while token < view.last and view.has(token, "deed.about"):
        token += 1
    return token


def past_count(view: Scene, token: int) -> int:
    """The token after 'about', a number, an adverb or a time, where one stands at `token`."""
    words = view.sheet.tokens.words
    while token < view.last:
        led = token + 1 in view.timed and view.has(token, "deed.prepositions")  # 'late on Monday'
        if led or token in view.timed or view.has(token, "deed.adverbs") or view.has(token, "deed.about"):
            token += 1
            continue
        number = cardinal(words, token)
        if number is None or number[1] <= token:
            break
        of = words[number[1] : number[1] + 1] == [OF]  # 'a hundred of the X fighters'
        return number[1] + of if of or not view.has(number[1], "deed.about") else past_count(view, number[1])
    return token


def past_spots(view: Scene, token: int) -> int:
    """The token after the times, adverbs and places that stand at `token` ('since Friday, in all parts of X')."""
    while token < view.last:
        if token in view.timed or view.has(token, "deed.adverbs") or (view.has(token, "deed.prepositions") and token + 1 in view.timed):
            token += 1
            continue
        spot = next((p for p in view.parties if p.lead_at == token and view.kind(p) in ("place", "state") and not p.weak), None)
        if spot is None or not (view.has(token, "deed.place") or spot.lead == BY):
            break
        token = spot.last
    return token


def object_at(view: Scene, token: int) -> Party | None:
    """The party of the phrase that begins at a token: itself, the one it is annexed to, or its owner."""
    counted = next((p for p in view.parties if p.first == token and p.lead_at < token and not p.weak), None)
    if counted is not None:
        return counted  # 'fifty members of X'
    start = past_count(view, token)
    if (people := counted_people(view, token)) is not None:
        return people
    words = view.sheet.tokens.words
    for i in range(start, min(start + _WORDS, view.last)):
        party = next((p for p in view.parties if p.first == i), None)
        if party is not None:
            if i > start and not any(view.has(t, mark) for t in range(start, i) for mark in _HEADS):
                return None  # what is somebody's, but no people and no place of war
            near = view.has(i - 1, "deed.belongs") or view.has(i - 1, "deed.targets") or view.has(i - 1, "deed.victims")
            held = party.lead_at == i - 1 and view.has(i - 1, "deed.people") and view.has(i - 2, "deed.targets")
            led = not party.lead or party.lead_at < start or (party.lead == TO and (held or (party.lead_at == i and near)))
            return party if led or (i == start and party.lead_at < start) else None
        if words[i] in COMMAS or words[i] in HARD or i in view.verbs or (i > start and i in view.opens):
            return None
        if view.has(i, "deed.prepositions") or view.has(i, "deed.relative"):
            return None
    return None


def site_of(view: Scene, hit: Hit, links: list[str]) -> Party | None:
    """Whose the place of war is to which a noun of force leads ('a raid, a wide one, on a camp of X')."""
    for at in range(hit.last, min(hit.last + _ADJECTIVES + 1, view.last)):
        if view.sheet.tokens.words[at] in links and view.has(at, "deed.prepositions"):
            return object_at(view, at + 1) if view.has(at + 1, "deed.targets") else None
    return None


def forces_led(view: Scene, links: list[str], token: int) -> Party | None:
    """Whose the forces at a token are to which a preposition written with them leads, by their adjective ('met a force of the X')."""
    if not view.has(token, "deed.forces") or view.sheet.tokens.words[token][:1] not in links:
        return None
    return next((p for p in view.parties if p.weak and token <= p.first <= token + 1), None)


def counted_people(view: Scene, token: int) -> Party | None:
    """People of a state who are only counted, where they stand at a token ('five X')."""
    token = past_about(view, token)
    if token >= view.last:
        return None
    near = (p for p in view.parties if p.first <= token + 1 and token < p.last and p.weak and not p.lead)
    counts = cardinal(view.sheet.tokens.words, token)
    return next((p for p in near if p.last - 1 in view.adjectives and counts is not None and counts[1] == p.last - 1 > token), None)


def sufferers(view: Scene, token: int, trigger: Trigger) -> Party | None:
    """The people at a token whom a noun with an object is done to: those only counted, those who are arrested ('the capture of an X
    soldier')."""
    if "" not in trigger.links:
        return None
    seized = (p for p in view.parties if trigger.type == "COERCE" and p.first == token and p.weak and view.has(token, "deed.victims"))
    return counted_people(view, token) or next(seized, None)


def annexed(view: Scene, token: int, objects: frozenset[str]) -> Party | None:
    """The party of the phrase behind the word that a trigger needs, at or near a token ('barred the entry of X', 'gave orders for
    the arrest of X')."""
    words = view.sheet.tokens.words
    for i in range(token, min(token + _NEAR, view.last - 1)):
        if words[i] in objects and not any(view.has(i, mark) for mark in _HEADS):
            return object_at(view, i + 1)
        if words[i] in COMMAS or words[i] in HARD or i in view.verbs or any(p.first <= i < p.last for p in view.parties):
            return None
    return None


def accusative(view: Scene, party: Party) -> bool:
    """Whether people whom nothing names stand in the accusative, not counted: an object, no subject."""
    word = view.sheet.tokens.words[party.first]
    people = folk(view.sheet.lexicon).people
    objects = (word.endswith(ALIF) and word[:-1] in people) or (word.endswith(PEOPLES[0]) and word in people)
    return objects and not (party.named or party.weak)


def possession(view: Scene, party: Party) -> bool:
    """Whether a party is told by a place of war that belongs to it: an object, no subject ('struck positions that belong to X')."""
    inside = range(party.first, party.last)
    return view.has(party.first, "deed.targets") and any(view.has(i, "deed.belongs") for i in inside)


def titled(view: Scene, token: int, party: Party) -> bool:
    """Whether only nouns with the article stand between a token and the name of a person ('the youth, the X one, N'), or an office
    of the subject's own ('sent his foreign minister N')."""
    words = view.sheet.tokens.words
    if view.kind(party) != "person" or not party.named:
        return False
    his = words[party.first - 1].endswith((HER, HIS)) and party.first - token <= _OFFICE and view.says(token, "deed-men-of-his")
    return his or all(words[i].startswith(ARTICLE) for i in range(token, party.first))
