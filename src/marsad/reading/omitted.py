"""Who may be the subject that a verb leaves out: agreement, and the subject of the clause that its sentence opens with."""

from __future__ import annotations

from marsad.arabic.clitics import TA_MARBUTA, bare
from marsad.arabic.words import definite
from marsad.reading.described import Described
from marsad.reading.frame_parts import Places
from marsad.reading.sheet import Sheet
from marsad.reading.subjects import gender_of_state, governed
from marsad.reading.triggers import Trigger, among, speech_words

_ACTORS = frozenset(("person", "state", "organisation", "media"))
_MASCULINE = ("past.m", "pres.m")


class Omitted:
    """The subjects that the sentence being read offers to a verb without one."""

    def __init__(self, sheet: Sheet, places: Places) -> None:
        self.sheet, self.places = sheet, places
        self.words = speech_words(sheet.lexicon)
        self.described = Described(sheet, places)
        self.sentence = 0
        self.states: dict[int, bool] | None = None  # figures of states: whether they take the feminine

    def clause_subject(self, trigger: Trigger) -> tuple[int, ...]:
        """The subject of the clause that the sentence opens with, for a cue that goes on from it ('وبحث X … وأكد …')."""
        first = self.sheet.sentences[self.sentence].first
        if (told := self.opened(first, trigger)):
            return told
        for i in range(first, trigger.first):
            n = self.places.sightings.get(i)
            if n is None or self.struck(i):
                continue
            before = self.sheet.tokens.words[i - 1] if i > first else ""
            if among(before, self.words.been) or not governed(self.sheet, self.words, self.sheet.sightings[n]):
                figures = self.sheet.sightings[n].figures
                if self.may_be(figures, trigger) and all(self.sheet.figures[f].type in _ACTORS for f in figures):
                    return figures
        return ()

    def opened(self, first: int, trigger: Trigger) -> tuple[int, ...]:
        """The body known by its noun right behind the verb that opens a sentence ('وقدمت الشبكة …، وأكدت أن'); or ()."""
        words = self.sheet.tokens.words
        body = first + 1 < trigger.first and first + 1 not in self.sheet.sighting_at and self.words.body(words[first + 1])
        if not body or definite(words[first]) or among(words[first], self.words.adverbial):
            return ()
        meant = self.described.body_of(first + 1, bare(words[first + 1]))
        return (meant,) if meant >= 0 and self.may_be((meant,), trigger) else ()

    def struck(self, token: int) -> bool:
        """Whether a feminine noun stands right behind a verb that is not, whose object it is ('وحمل المعارضة مسؤولية …')."""
        masculine = any(h.kind in ("cue", "deed") and h.tag.startswith(_MASCULINE) for h in self.sheet.hits_at.get(token - 1, ()))
        figures = self.sheet.sightings[self.places.sightings[token]].figures
        masculine = masculine and self.sheet.figures[figures[0]].type != "person"
        return masculine and self.sheet.tokens.surface(token, token + 1).endswith(TA_MARBUTA)

    def may_be(self, figures: tuple[int, ...], trigger: Trigger) -> bool:
        """Whether figures may be the omitted subject of a cue, by gender and number."""
        if not figures:
            return False
        if len(figures) > 1:
            return trigger.number in ("d", "p") or trigger.tense == "part"
        figure = self.sheet.figures[figures[0]]
        if trigger.gender == "m" and trigger.number == "s" and self.feminine(figures[0]):
            return False
        if not figure.number:
            return True
        if trigger.number == "d" or (trigger.number == "p" and figure.type == "person"):
            return False
        if figure.number == "p":
            return True
        return not (figure.type == "person" and figure.gender and trigger.gender and figure.gender != trigger.gender)

    def feminine(self, figure: int) -> bool:
        """Whether a figure is a state that takes the feminine."""
        if self.sheet.figures[figure].type != "state":
            return False
        if self.states is None:
            named = [s for s in self.sheet.sightings if s.named and self.sheet.figures[s.figures[0]].type == "state"]
            self.states = {s.figures[0]: gender_of_state(self.sheet, s, "state") == "f" for s in named}
        return self.states.get(figure, False)
