"""Whom the report calls again by what he is: the speaker by a definite title, the one described first by his name."""

from __future__ import annotations

from marsad.arabic.letters import fold
from marsad.arabic.words import definite, without_conjunction
from marsad.reading.discourse_back import MEMORY
from marsad.reading.discourse_bearers import bearer
from marsad.reading.discourse_same import LOOSE, SamePerson
from marsad.reading.frame_parts import Frame
from marsad.reading.references_roles import GENERIC
from marsad.reading.sheet import Figure, Sighting

_NEAR = 2  # speakers back whom a definite title may call again


class CalledAgain(SamePerson):
    """The subjects that a frame names, and who is meant by those that only a title tells."""

    def named(self, made: Frame) -> tuple[int, ...]:
        """The subjects that a frame names; a surname alone is that of somebody described before by his full name, a definite title that
        comes up for the first time the person who was speaking."""
        if len(made.subjects) == 1:
            made.subjects = [self.described.fuller(made.trigger.last, made.subjects[0])]
            again = self.person_again(made)
            made.subjects = [self.titled_again(made) if again < 0 else again]
            self.introduces(made)
        return tuple(dict.fromkeys(made.subjects))

    def bears(self, title: str) -> bool:
        """Whether the last speaker was introduced with a title ('السفير X … وأكد السفير')."""
        last = self.spoke[-1] if self.spoke else ()
        words = self.sheet.tokens.words
        return any(
            title in words[s.whole_first : s.first] for s in self.sheet.sightings if s.named and len(last) == 1 and last == s.figures
        )

    def bearing(self, made: Frame) -> tuple[int, ...]:
        """The person who is named farther behind a title that is the subject, which now means him; () where none is."""
        seen = bearer(self.sheet, self.places, made)
        if seen is None:
            return ()
        told = made.subjects[0] if made.subjects else -1
        if told >= 0 and told != seen.figures[0] and sum(told in s.figures for s in self.sheet.sightings) == 1:
            self.same(told, seen.figures[0])
        made.subjects, made.joined, made.explicit = list(seen.figures), [], True
        return seen.figures

    def titled_again(self, made: Frame) -> int:
        """The person who was speaking whom a definite title behind a cue means, where nobody had it before ('وأضاف الوزير العراقي'); else
        the figure that the title made."""
        figure, n = made.subjects[0], self.places.sightings.get(made.trigger.last)
        seen = None if n is None else self.sheet.sightings[n]
        if seen is None or seen.named or seen.clitics or seen.figures != (figure,) or not definite(self.sheet.tokens.words[seen.first]):
            return figure
        title = self.sheet.figures[figure]
        if self.goes_on_to_name(max(seen.whole_last, seen.last), made.content):
            return figure
        if title.type != "person" or any(s.first < seen.first and s.figures == seen.figures for s in self.sheet.sightings):
            return figure
        for last in reversed(self.spoke[-_NEAR:]):
            if len(last) == 1 and self.by_name(last[0], seen.first) and self.holds(last[0], title):
                self.same(figure, last[0])
                return last[0]
        return figure

    def holds(self, figure: int, title: Figure) -> bool:
        """Whether a person may be called by a title: of his sex and side, and of his office if that is known."""
        person, role = self.sheet.figures[figure], title.role or ""
        if person.side not in (None, title.side) and title.side is not None:
            return False
        if title.gender and person.gender and title.gender != person.gender:
            return False
        kind = next((word for word in (*LOOSE, *GENERIC) if role.endswith(word)), "")
        if not kind or person.role is None:
            return kind in LOOSE or kind == "diplomat"
        return kind in LOOSE or any(person.role.endswith(word) for word in GENERIC[kind])

    def introduces(self, made: Frame) -> None:
        """'قالت شاعرة بارزة إن … وأضافت X Y أن': one named for the first time by a cue that goes on is the one described who spoke."""
        last = self.spoke[-1] if self.spoke else ()
        n, words = self.places.sightings.get(made.trigger.last), self.sheet.tokens.words
        seen = self.name_given(made) if n is None else self.sheet.sightings[n]
        if seen is None or not (seen.named or n is None) or len(last) != 1 or last[0] == made.subjects[0]:
            return
        goes_on = without_conjunction(words[made.trigger.first]) in self.words.going_on
        if not made.trigger.clitics or not (goes_on or self.opener(made, last)):
            return
        person, other = self.sheet.figures[made.subjects[0]], self.sheet.figures[last[0]]
        one = person.type == "person" == other.type and other.number != "p"
        alike = person.side in (None, other.side) or other.side is None
        self.places.changes += 1
        person.gender = made.trigger.gender if n is None and made.trigger.tense in ("past", "pres") else person.gender
        gender = not (person.gender and other.gender) or person.gender == other.gender
        sightings = (*self.sheet.sightings, *self.described.sightings)
        before = any(s.figures == (made.subjects[0],) and s.first < seen.first for s in sightings)
        named = any(s.figures == last and s.named for s in sightings)
        words = fold(other.ar or "").split()
        titles = self.sheet.lexicon.words("personal_titles")
        plain = bool(words) and words[0] not in self.words.given and (words[0] in self.words.known or words[0] in titles)
        named = named or not plain
        if one and alike and gender and not before and not named and seen.last - seen.first > 1:
            self.same(last[0], made.subjects[0])

    def opener(self, made: Frame, last: tuple[int, ...]) -> bool:
        """Whether nobody has spoken but one whom only an indefinite title tells, so that the first name behind 'said' is his."""
        noun = fold(self.sheet.figures[last[0]].ar or "").partition(" ")[0]
        titled = noun in self.sheet.lexicon.words("personal_titles") and not self.words.body(noun) and noun not in self.words.collective
        return made.trigger.cue.plain and titled and all(one == last for one in self.spoke)

    def name_given(self, made: Frame) -> Sighting | None:
        """Where a name of several words that nothing knows is described as the speaker right behind a cue; None where none is."""
        seen = next((s for s in reversed(self.described.sightings) if s.figures == (made.subjects[0],)), None)
        if seen is None or seen.first != made.trigger.last:
            return None
        words = self.sheet.tokens.words[seen.first : seen.last]
        return seen if all(word in self.words.given or word not in self.words.known for word in words) else None

    def these(self, made: Frame, last: tuple[int, ...]) -> tuple[int, ...]:
        """The several who were speaking whom 'these' alone means ('ويوضح هؤلاء أن'); or ()."""
        alone = made.noun >= 0 and self.sheet.tokens.words[made.noun] in self.words.demonstratives
        alone = alone and not definite(self.sheet.tokens.words[made.noun + 1])
        return last if alone and (len(last) > 1 or any(self.sheet.figures[f].number == "p" for f in last)) else ()

    def countryman(self, made: Frame, last: tuple[int, ...]) -> tuple[int, ...]:
        """The person who spoke before others whom a title with the adjective of his state means ('وأكد الرئيس الباكستاني'); or ()."""
        if not self.described.epithet(made, last) or not self.described.foreign(made.noun, made.bound, last):
            return ()
        lands = self.described.lands(made.noun, made.bound)
        spoke = (one for one in reversed(self.spoke[-MEMORY:]) if len(one) == 1 and self.one_person(one[0]))
        return next((one for one in spoke if self.sheet.figures[one[0]].side in lands and self.may_be(one, made.trigger)), ())
