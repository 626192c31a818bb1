"""Offices by what stands around them: counterparts ('نظيره الصيني'), and a title that is an adjective ('السبب الرئيس')."""

from __future__ import annotations

from dataclasses import replace

from marsad.arabic.clitics import ARTICLE
from marsad.arabic.words import HER
from marsad.reading.names_phrase import Phrase
from marsad.reading.references_roles import Roles, described, holder_of, office_of
from marsad.reading.references_words import NEAR, before, oblique, two_adjectives
from marsad.reading.sheet import Sheet, Sighting

_FORCES = frozenset((
    "army", "forces", "force", "guard", "guards", "navy", "brigade", "brigades", "corps", "police", "military", "militia", "spla", "rsf",
    "isaf", "coalition", "command", "centcom", "peshmerga", "ypg", "sdf", "intelligence", "security", "irgc", "resistance",
))  # fmt: skip  # words of the keys of forces
_MIN_NOUN = 5  # letters of a noun with its article

def counterparts(sheet: Sheet, roles: Roles, phrase: Phrase, offices: list[Sighting]) -> tuple[int, ...]:
    """Who holds for the named side the office that the person spoken of holds, who may be told by that office alone ('وزير الدفاع
    التشادي مع نظيره النيجري'); offices: where nominals of offices stand before."""
    person = _spoken_of(sheet, phrase.first, offices)
    role = sheet.figures[person].role if person >= 0 else None
    if role is None or phrase.side is None or phrase.side == sheet.figures[person].side:
        return ()
    word = sheet.tokens.words[phrase.first][len(phrase.clitics) :]
    if word in sheet.lexicon.words("two-counterparts") and (two := _both(sheet, roles, phrase, role)):
        return two
    if word in sheet.lexicon.words("several-counterparts"):
        phrase.role, phrase.number = role, "p"
        return (described(roles, phrase),)
    known = roles.holder(role, phrase.side, phrase.first)
    if known >= 0:
        return (known,)
    phrase.role = role
    figure = holder_of(roles, phrase)
    return (figure,) if figure >= 0 else ()


def _both(sheet: Sheet, roles: Roles, phrase: Phrase, role: str) -> tuple[int, ...]:
    """The two who hold an office for the states of two adjectives ('نظيريه التشادي والنيجري'); () where there are not two."""
    states, last = two_adjectives(sheet, roles, phrase.noun_last)
    holders = tuple(_holder(sheet, roles, phrase, role, sheet.figures[state].side) for state in states)
    if not holders or -1 in holders:
        return ()
    phrase.last = last
    return holders


def _holder(sheet: Sheet, roles: Roles, phrase: Phrase, role: str, side: str | None) -> int:
    """The person of the report who holds an office for a side, or a figure for the office."""
    known = roles.holder(role, side, phrase.first)
    return known if known >= 0 else office_of(roles, replace(phrase, role=role), side)


def _spoken_of(sheet: Sheet, token: int, offices: list[Sighting]) -> int:
    """The person with an office whom the report names last before a token, or tells by the office alone; -1 for none."""
    low = sheet.sentences[max(0, sheet.sentence_of(token) - NEAR)].first
    hers = sheet.tokens.words[token].endswith(HER)
    told = (s for s in reversed(offices) if low <= s.first < token and s.why.startswith("office:") and not oblique(sheet, s))
    told = (s for s in told if not hers or sheet.figures[s.figures[0]].gender == "f")  # 'the British forces and their counterparts'
    named = (s for s in before(sheet, token) if sheet.figures[s.figures[0]].role)
    found = [s for s in (next(told, None), next(named, None)) if s is not None]
    return max(found, key=lambda s: s.first).figures[0] if found else -1


def leads(sheet: Sheet, phrase: Phrase) -> bool:
    """Whether those who command lead a state, a party or a union ('قادة فرنسا'), and no forces ('قادة الجيش')."""
    return phrase.body >= 0 and _FORCES.isdisjoint(sheet.figures[phrase.body].key.split("-"))


def main(sheet: Sheet, phrase: Phrase) -> bool:
    """Whether the word for a president tells of the noun before it that it is the main one ('السبب الرئيس'), or an office is part of what
    is called after somebody ('مستشفى الملك فاروق')."""
    at, words = phrase.first - 1, sheet.tokens.words
    if at >= 0 and "institutions" in sheet.classes_at(at) and phrase.last == phrase.noun_last < len(words):
        return words[phrase.last] in sheet.lexicon.words("given-names")
    bare = phrase.kind == "the" and phrase.number == "s" and phrase.last == phrase.noun_last == phrase.first + 1
    if at < 0 or phrase.role != "president" or not bare or phrase.clitics or phrase.holders or at + 1 in sheet.tokens.breaks:
        return False
    word = words[at]
    if len(word) < _MIN_NOUN or not word.startswith(ARTICLE) or sheet.words[at].date:
        return False
    kinds = ("actor", "office", "cue", "deed", "moment")
    other = any(h.kind in kinds or h.tag in ("honorifics", "articleless") for h in sheet.hits_at.get(at, ()))
    return not other and not any(s.first <= at < s.last for s in sheet.sightings)
