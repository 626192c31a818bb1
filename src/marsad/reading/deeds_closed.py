"""Where the reach of a preposition ends before a party, and the preposition of the noun that a party stands behind."""

from __future__ import annotations

from marsad.arabic.words import ARTICLE, BY, CONJUNCTIONS, HER, HIS
from marsad.lexicon.deeds import Trigger
from marsad.reading.deeds_scene import SIGNS, Party, Scene


def done_by(view: Scene, token: int) -> bool:
    """Whether 'by it' stands at a token before a person, the complement of the verb whose subject he is ('remarks that X made')."""
    return view.has(token, "deed.pronouns") and view.sheet.tokens.words[token].startswith(BY)


def closed(view: Scene, party: Party, token: int) -> bool:
    """Whether a noun with the article closes a phrase at a token before a person, whom its preposition does not lead ('said at this
    session X', the verb first)."""
    words = view.sheet.tokens.words[token : party.first]
    if not all(word.startswith(ARTICLE) for word in words) or token in view.titles.values():
        return False
    if view.says_led(token - 1, "deed-these"):
        return True
    if not view.has(token - 1, "deed.prepositions"):
        return False
    hits = [h for h in view.sheet.hits_at.get(token, ()) if h.kind == "deed" and h.tag == "noun.the" and h.last == token + 1]
    return any(view.sheet.lexicon.entries("deed", Trigger)[hit.index].type == "CONSULT" for hit in hits)


def within_relative(view: Scene, party: Party, before: int) -> bool:
    """Whether a party is the subject of a relative clause on what it did, with which the clause that begins at a token, or the next
    sentence, does not go on ('attended a dinner that X gave, and met …')."""
    verb, tokens = party.first - 1, view.sheet.tokens
    words, sighting_at = tokens.words, view.sheet.sighting_at
    if party.lead or verb <= view.first or not words[verb].endswith((HER, HIS)):
        return False  # most words
    if not tokens.text.endswith((HER, HIS), tokens.starts[verb], tokens.ends[verb]):
        return False
    if verb in sighting_at or view.has(verb, "deed.pronouns") or view.says(verb, "deed-leads-them"):
        return False
    if before < view.last and view.opens.isdisjoint(range(party.last, before + 1)):
        return False
    if view.has(verb - 1, "deed.relative"):
        return True
    begins = not view.opens.isdisjoint((verb - 1, verb)) or words[verb - 1] in SIGNS or words[verb][0] in CONJUNCTIONS
    return not begins and not view.has(verb - 1, "deed.auxiliary")


def outer(view: Scene, party: Party) -> None:
    """The preposition of the noun that a party stands behind: 'with' in 'with ministers in X'."""
    marks = view.marks.get(party.lead_at, ())
    if "deed.place" not in marks and "deed.of" not in marks:
        return
    for i in range(party.lead_at - 1, max(view.first, party.lead_at - 5), -1):
        if i in view.verbs or i in view.opens or i in view.sheet.sighting_at:
            return
        marks = view.marks.get(i, ())
        if "deed.between" in marks or "deed.prepositions" in marks:
            party.outer_at = i
            return


def behind_people(before: Party, party: Party) -> bool:
    """Whether others whom nothing names stand right before a party, so that what leads to them, or stands in their phrase, does not lead
    to it ('a delegation from X met some officials of Y', the verb first)."""
    if before.last != party.first or before.named or before.weak or before.lead:
        return False
    party.loose = True
    return True
