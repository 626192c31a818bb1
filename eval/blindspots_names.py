"""Blind spots of names, times and events: offices with nobody, demonyms of nothing, unknown names, dates and contacts unread."""

from __future__ import annotations

from collections.abc import Iterator

from blindspots_spots import Kind, Spot, folded, hits_of, is_word, live_tokens, phrase, sighted
from marsad.arabic.months import DOUBTFUL, WEEKDAYS, month_at
from marsad.arabic.words import without_conjunction
from marsad.lexicon.deeds import Trigger
from marsad.lexicon.moments import TimeWord
from marsad.reading.sheet import Sheet

_FOREIGN = frozenset("پچڤگ")
_MIN_NAME = 4  # letters of a word that may be an unknown name
_TIMES = frozenset(("day", "stretch", "vague", "edge", "decade", "century", "season", "feast", "sequel"))
_CONTACTS = folded(
    "لقاء اللقاء لقاءه لقائه اتصال الاتصال اتصالا زيارة الزيارة زيارته قمة القمة محادثات المحادثات مباحثات المباحثات "
    "جولة الجولة اجتماع الاجتماع اجتماعا مفاوضات المفاوضات مشاورات المشاورات"
)
_CENTURIES = ("19", "20")  # how a year begins


def offices(sheet: Sheet) -> Iterator[Spot]:
    """Offices followed by a word that no list knows and that is no part of a name found."""
    seen, known = sighted(sheet), sheet.lexicon.words("common-words")
    for found in sheet.phrases:
        i = found.last
        if found.holders or i >= len(sheet.tokens) or i in seen or i in sheet.dead or not _unknown(sheet, i, known):
            continue
        yield Spot(f"{phrase(sheet, found.first, found.last)} + {phrase(sheet, i, i + 2)}", found.first, i + 2)


def _unknown(sheet: Sheet, i: int, known: frozenset[str]) -> bool:
    word = sheet.tokens.words[i]
    return is_word(word) and word not in known and len(word) >= _MIN_NAME and not word.startswith("ال") and not sheet.forms_at(i)


def demonyms(sheet: Sheet) -> Iterator[Spot]:
    """Nouns with a demonym after them, neither of which belongs to a mention."""
    seen, words = sighted(sheet), sheet.tokens.words
    for i in live_tokens(sheet):
        if i in seen or i - 1 in seen or not i or not is_word(words[i - 1]):
            continue
        if any(hit.tag.startswith("adj") for hit in hits_of(sheet, i, "actor")):
            yield Spot(f"{without_conjunction(words[i - 1])} ~", i - 1, i + 1)


def names(sheet: Sheet) -> Iterator[Spot]:
    """Words that no list knows, right after a verb of saying or doing, or with a letter that Arabic lacks."""
    seen, known = sighted(sheet), sheet.lexicon.words("common-words")
    for i in live_tokens(sheet):
        if i in seen or i - 1 in seen or not i:
            continue
        surface = sheet.tokens.surface(i, i + 1)
        verb = any(hit.tag.startswith(("past", "pres")) for hit in hits_of(sheet, i - 1, "cue", "deed"))
        if not (verb or _FOREIGN & set(surface)) or not _unknown(sheet, i, known):
            continue
        two = i + 1 < len(sheet.tokens) and _unknown(sheet, i + 1, known)
        yield Spot(phrase(sheet, i, i + 1 + two), i, i + 1 + two)


def times(sheet: Sheet) -> Iterator[Spot]:
    """Words of dates that stand in no time expression."""
    covered = {i for m in sheet.moments for i in range(m.first, m.last)}
    live = set(live_tokens(sheet))
    named = {i for s in sheet.sightings if s.named for i in range(s.first, s.last)}
    entries = sheet.lexicon.entries("moment", TimeWord)
    words = sheet.tokens.words
    for i in sorted(live - covered - named):
        role = next((entries[h.index] for h in hits_of(sheet, i, "moment")), None)
        if (role is not None and role.role in _TIMES and not role.doubtful) or _of_calendar(words, i):
            before = phrase(sheet, i - 1, i + 2) if i else phrase(sheet, i, i + 2)
            yield Spot(before, i, i + 1)


def _of_calendar(words: list[str], i: int) -> bool:
    """Whether a word is a weekday, a month or a year."""
    word = without_conjunction(words[i])
    month = month_at(words, i)
    year = len(word) == 4 and word.isdigit() and word.startswith(_CENTURIES)
    return year or word in WEEKDAYS or (month is not None and (word,) not in DOUBTFUL)


def contacts(sheet: Sheet) -> Iterator[Spot]:
    """Nouns of contact in sentences that name two sides and hold no event."""
    entries = sheet.lexicon.entries("deed", Trigger)
    for n in sheet.live:
        cut = sheet.sentences[n]
        if any(cut.first <= d.first < cut.last for d in sheet.deeds):
            continue
        figures = [sheet.figures[f] for s in sheet.sightings if cut.first <= s.first < cut.last for f in s.figures]
        sides = {f.side or f.key for f in figures if f.type in ("state", "person")}
        for i in range(cut.first, cut.last) if len(sides) > 1 else ():
            deed = any(entries[h.index].type == "CONSULT" for h in hits_of(sheet, i, "deed"))
            if deed or without_conjunction(sheet.tokens.words[i]) in _CONTACTS:
                yield Spot(phrase(sheet, i - 1, i + 2) if i > cut.first else phrase(sheet, i, i + 2), i, i + 1)
                break


KINDS = (
    Kind("offices", "offices with an unknown word after them, and nobody found", "reading/names_people.py, offices.toml", offices),
    Kind("demonyms", "nouns with a demonym (~) after them that are no mention", "heads.toml, named/, bodies/", demonyms),
    Kind("names", "words no list knows, after a verb or with a letter that Arabic lacks", "people/, lists_names.toml", names),
    Kind("times", "words of dates in no time expression, with their neighbours", "moments.toml", times),
    Kind("contacts", "nouns of contact, with their neighbours, beside two sides and no event", "deeds.toml", contacts),
)
