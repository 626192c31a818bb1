"""Which person who was speaking a definite title calls again: 'the official', 'the Indian official', 'the same spokesman'."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from marsad.arabic.clitics import ARTICLE, FULL_NISBAS, NISBAS, TA_MARBUTA, bare
from marsad.arabic.words import CONJUNCTIONS, definite
from marsad.lexicon.offices import Office
from marsad.reading.discourse_back import MEMORY, PointedBack
from marsad.reading.frame_parts import Frame
from marsad.reading.references_roles import GENERIC
from marsad.reading.sheet import Figure, Sighting
from marsad.reading.subjects_checks import governed
from marsad.reading.triggers import COMMAS, among

# What anybody may be, whatever office he holds.
LOOSE = ("official", "leading member", "lawmaker", "member of parliament", "expert", "analyst", "researcher", "activist", "officer")
_HEADS = ("king", "president", "pope", "emir", "sultan")  # no officials
_BEFORE, _ABOUT = 5, 12  # tokens before and after a name with its title in which more of that stands
_FAR = 3  # sentences back in which somebody has spoken whom a title calls again
_GUESSED = ("described:", "again:")  # how a title was resolved before it was known who speaks


class Title(NamedTuple):
    """A definite title that is the subject of a cue: its tokens, whether 'the same' stands behind it, and what it was resolved to."""

    first: int
    last: int
    same: bool
    sighting: int


class SamePerson(PointedBack):
    """The persons who were speaking, by the titles that mean them again."""

    def person_again(self, made: Frame) -> int:
        """The person who spoke last whom the title that is a frame's subject means; -1 where it tells of another or fits nobody."""
        title = self.title_of(made)
        if title is None or self.names_holder(title, made.content):
            return -1
        seen = self.sheet.sightings[title.sighting] if title.sighting >= 0 else None
        told = seen.figures[0] if seen is not None else -1
        if seen is not None and not (title.same or seen.why.startswith(_GUESSED)):
            return -1  # of an office, whose holder the report names
        lately = (told,) in self.spoke[-MEMORY:] and not self.by_name(told, title.first)
        if seen is not None and not title.same and seen.why.startswith(_GUESSED[1]) and lately:
            return -1
        meant = next((one[0] for one in self.heard_again(title) if self.called(one[0], title, made)), -1)
        if meant >= 0 and seen is not None and meant != told:
            self.call(seen, told, meant)
        return meant

    def call(self, seen: Sighting, told: int, meant: int) -> None:
        """Make a title mean a person, and all that goes back to it where it was the first of its kind."""
        before = any(told in s.figures and s.first < seen.first for s in (*self.sheet.sightings, *self.described.sightings))
        if before:
            seen.figures = (meant,)
            self.places.changes += 1
        else:
            self.same(told, meant)

    def title_of(self, made: Frame) -> Title | None:
        """The definite singular title of a person that is the subject of a frame; None where there is none."""
        words, at = self.sheet.tokens.words, made.trigger.last
        n = self.subject_place(made) if made.subjects else self.places.sightings.get(made.noun, -1)
        first = self.sheet.sightings[n].first if n >= 0 else made.noun
        if first < at or first >= len(words) or not words[first].startswith(ARTICLE) or definite(words[first]) != 1:
            return None
        noun = words[first]
        titled = noun in self.words.same_speaker or noun in self.words.epithets or bare(noun) in self.sheet.lexicon.words("personal_titles")
        titled = titled and not (bare(noun) in self.words.writers and self.wrote)  # of whose article the report tells
        if not titled or self.words.body(noun) or bare(noun) in self.words.bare_sources or noun.endswith(NISBAS[2:]):
            return None
        if n >= 0 and (self.sheet.sightings[n].named or self.sheet.sightings[n].clitics):
            return None
        last = max(self.sheet.sightings[n].whole_last, self.sheet.sightings[n].last) if n >= 0 else self.described.end(first, made.bound)
        while n >= 0 and last < len(words) and self.plain(words[last]) and last not in self.sheet.sighting_at:
            last += 1
        same = last < len(words) and words[last] in self.words.selves
        if not same and words[last - 1] in self.words.selves and last - 1 > first:
            last, same = last - 1, True
        return Title(first, last, same, n)

    def subject_place(self, made: Frame) -> int:
        """The sighting that is a frame's only subject, right behind the cue or behind the preposition of one quoted; -1 for none."""
        at = made.trigger.last
        if len(made.subjects) != 1:
            return -1
        for i in range(at, max(at + 1, min(made.content, at + _ABOUT) if made.carriers else at + 1)):
            n = self.places.sightings.get(i, -1)
            if n >= 0 and self.sheet.sightings[n].figures == tuple(made.subjects):
                return n
        return -1

    def heard_again(self, title: Title) -> list[tuple[int, ...]]:
        """Whoever spoke before, the last first, whom a title may mean: single persons, up to one whom nothing resolves."""
        found: list[tuple[int, ...]] = []
        if self.heard < self.sentence - _FAR:
            return found
        for one in reversed(self.spoke[-MEMORY:]):
            if not one:
                break
            if len(one) == 1 and self.may_be_one(one[0]) and one not in found:
                found.append(one)
        return found[:1] if title.same else found

    def may_be_one(self, figure: int) -> bool:
        """Whether a figure is a person, and not several."""
        made = self.sheet.figures[figure]
        return made.type == "person" and made.number != "p"

    def called(self, figure: int, title: Title, made: Frame) -> bool:
        """Whether a person who spoke may be called by a title: of his sex and side and, where they are told, of his office."""
        words, person = self.sheet.tokens.words, self.sheet.figures[figure]
        feminine = self.sheet.tokens.surface(title.first, title.first + 1).endswith(TA_MARBUTA)
        agrees = made.trigger.cue.relays or self.may_be((figure,), made.trigger)
        if (person.gender and (person.gender == "f") != feminine) or not agrees:
            return False
        lands = self.described.lands(title.first, made.bound)
        if lands and not (person.side in lands or (person.side is None and self.spoke[-1] == (figure,))):
            return False
        if title.same:
            return True
        role = self.role_of(title.first)
        tail = [word for word in words[title.first + 1 : title.last] if not among(word, self.words.adverbial)]
        near = self.told_near(figure, title)
        plain = all(self.plain(word) or bare(word) in near for word in tail)
        alike = bare(words[title.first]) in near and (bool(tail) or not self.office_alone(title.first))
        return plain and (alike or self.in_office(person, role))

    def office_alone(self, token: int) -> bool:
        """Whether a title is an office that several may hold, such as 'the president'."""
        return any(h.kind == "office" for h in self.sheet.hits_at.get(token, ()))

    def plain(self, word: str) -> bool:
        """Whether a word behind a title is an adjective of it."""
        nisba = word.endswith(FULL_NISBAS[:2]) and (word in self.words.known or bare(word) in self.words.known)
        return word.startswith(ARTICLE) and (nisba or word in self.sheet.lexicon.words("title_adjectives"))

    def role_of(self, token: int) -> str:
        """The role of those whom the noun of a title describes; '' for an office, whose holder is told apart."""
        hits = [h for h in self.sheet.hits_at.get(token, ()) if h.kind == "office"]
        offices = (self.sheet.lexicon.entries("office", Office)[h.index] for h in hits)
        return next((one.role for one in offices if one.described), "")

    def in_office(self, person: Figure, role: str) -> bool:
        """Whether somebody may be called by a general title, by the office that he is known to hold."""
        kind = next((word for word in (*LOOSE, "diplomat") if role.endswith(word)), "")
        if not kind or person.role in _HEADS:
            return False
        if person.role is None or kind in LOOSE:
            return True
        return any(person.role.endswith(word) for word in GENERIC[kind])

    def told_near(self, figure: int, title: Title) -> set[str]:
        """The words about the first name of a person, where his title stands, without the article."""
        words = self.sheet.tokens.words
        seen = (s for s in (*self.sheet.sightings, *self.described.sightings) if s.figures == (figure,) and s.first < title.first)
        first = min(seen, key=lambda s: s.first, default=None)
        if first is None:
            return set()
        begin = max(0, min(first.whole_first, first.first) - _BEFORE)
        return {bare(word) for word in words[begin : max(first.last, first.whole_last) + _ABOUT]}

    def by_name(self, figure: int, before: int) -> bool:
        """Whether a person was named before a token."""
        person = self.sheet.figures[figure].type == "person"
        seen = (*self.sheet.sightings, *self.described.sightings)
        return person and any(s.figures == (figure,) and s.first < before and s.named for s in seen)

    def names_holder(self, title: Title, content: int) -> bool:
        """Whether a name belongs to a title, right behind it or behind what it is of ('القيادي في الحركة X Y', 'المخرج X')."""
        words, first = self.sheet.tokens.words, title.last + title.same
        if bare(words[first]) in self.sheet.lexicon.words("personal_titles"):
            return True  # 'الخبير الأمني أستاذ القانون X'
        if any(not definite(words[i]) and self.is_name(i) for i in range(title.first + 1, title.last)):
            return True
        for i in range(first, content):
            if not words[i][0].isalpha():
                return i == first and words[i] in COMMAS and i + 1 < content and self.is_name(i + 1)
            n = self.places.sightings.get(i)
            if n is not None and self.sheet.sightings[n].named and self.sheet.figures[self.sheet.sightings[n].figures[0]].type == "person":
                return not governed(self.sheet, self.words, self.sheet.sightings[n])
            if self.is_name(i) and (i == first or not definite(words[i])):
                return True
        return False

    def is_name(self, i: int) -> bool:
        """Whether a token is a title of honour, a given name or a word that reports do not use, and is not known otherwise."""
        words = self.sheet.tokens.words
        other = i in self.places.moments or among(words[i], self.words.adverbial) or i in self.places.sighted
        unknown = words[i] not in self.words.known and not definite(words[i])
        return not other and (self.begins_name(words[i]) or unknown)

    def goes_on_to_name(self, first: int, last: int) -> bool:
        """Whether more of a title, or a name, stands between it and what is said ('الخبير … وأستاذ الاقتصاد الدكتور X')."""
        words = self.sheet.tokens.words[first:last]
        titles = self.sheet.lexicon.words("personal_titles")
        after = "".join(self.sheet.tokens.words[first : first + 1])
        joined = after[:1] in tuple(CONJUNCTIONS) or after in titles
        return joined or any(self.begins_name(word) for word in words)

    def begins_name(self, word: str) -> bool:
        """Whether a word is a given name or a title of honour, and no preposition that is spelt like one."""
        return (word in self.words.given or word in self.words.honorifics) and not among(word, self.words.adverbial)

    def same(self, figure: int, other: int) -> None:
        """Make one figure another wherever it is seen, and whoever spoke as it."""
        for sightings in (self.sheet.sightings, self.described.sightings):
            for at, seen in enumerate(sightings):
                if figure in seen.figures:
                    sightings[at] = replace(seen, figures=_instead(seen, figure, other))
                    self.places.changes += 1
        self.spoke = [tuple(other if f == figure else f for f in one) for one in self.spoke]
        self.main = tuple(other if f == figure else f for f in self.main)
        self.described.meant[figure] = other


def _instead(seen: Sighting, figure: int, other: int) -> tuple[int, ...]:
    """The figures of a sighting with one of them put in the place of another."""
    return tuple(other if f == figure else f for f in seen.figures)
