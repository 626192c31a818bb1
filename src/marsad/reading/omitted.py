"""Who may be the subject that a verb leaves out: agreement, and the subject of the clause that its sentence opens with."""

from __future__ import annotations

from marsad.arabic.clitics import ARTICLE, FEMININE_VERB, FULL_NISBAS, TA_MARBUTA, bare, nominative
from marsad.arabic.words import TO, definite
from marsad.reading.described_shares import Shares
from marsad.reading.frame_parts import Places
from marsad.reading.fronted import past_topic
from marsad.reading.sheet import Sheet
from marsad.reading.subjects_checks import gender_of_state, governed
from marsad.reading.triggers import Trigger, among, speech_words

ACTORS = frozenset(("person", "state", "organisation", "media"))
_MASCULINE = ("past.m", "pres.m")
_FEMININE = ("past.f", "pres.f")
_LEAD = 3  # tokens from the beginning of a sentence to whose speech it tells of


class Omitted:
    """The subjects that the sentence being read offers to a verb without one."""

    def __init__(self, sheet: Sheet, places: Places) -> None:
        self.sheet, self.places = sheet, places
        self.words = speech_words(sheet.lexicon)
        self.described = Shares(sheet, places)
        self.sentence = 0
        self.states: dict[int, bool] | None = None  # figures of states: whether they take the feminine

    def clause_subject(self, trigger: Trigger) -> tuple[int, ...]:
        """The subject of the clause that the sentence opens with, for a cue that goes on from it ('وبحث X … وأكد …')."""
        first = self.sheet.sentences[self.sentence].first
        if (told := self.opened(first, trigger)):
            return told
        for i in range(past_topic(self.sheet, self.words, trigger), trigger.first):
            n = self.places.sightings.get(i)
            if n is None or self.struck(i) or self.aside(first, i):
                continue
            before = self.sheet.tokens.words[i - 1] if i > first else ""
            if self.sheet.sightings[n].clitics == TO and before in self.words.speeches and i - first <= _LEAD:
                return self.sheet.sightings[n].figures  # 'In a speech of X's at …, he said'
            if among(before, self.words.been) or not governed(self.sheet, self.words, self.sheet.sightings[n]):
                figures = self.holder(n)
                if self.may_be(figures, trigger) and all(self.sheet.figures[f].type in ACTORS for f in figures):
                    return figures
        return ()

    def holder(self, n: int) -> tuple[int, ...]:
        """Whom a sighting names, or the person whose title the body in it belongs to ('رئيس وفد الحركة X Y')."""
        seen = self.sheet.sightings[n]
        after = self.places.sightings.get(max(seen.last, seen.whole_last), -1)
        if after < 0 or self.sheet.figures[seen.figures[0]].type == "person" or not self.sheet.sightings[after].named:
            return seen.figures
        person, titles = self.sheet.sightings[after], self.sheet.lexicon.words("personal_titles")
        before = self.sheet.tokens.words[max(0, seen.whole_first - 2) : seen.whole_first]
        held = self.sheet.figures[person.figures[0]].type == "person" and not person.clitics
        return person.figures if held and any(word in titles for word in before) else seen.figures

    def aside(self, first: int, i: int) -> bool:
        """Whether a name stands in a relative clause that opens right before it or before its verb."""
        words = self.sheet.tokens.words
        told = words[max(first, i - 3)] in self.words.consequence  # 'which X put down to'
        manner = words[max(first, i - 3)] in self.words.manner_adverbs  # 'soon X declared'
        return not (told or manner) and not self.words.relatives.isdisjoint(words[max(first, i - 2) : i])

    def opened(self, first: int, trigger: Trigger) -> tuple[int, ...]:
        """The body known by its noun right behind the verb that opens a sentence ('وقدمت الشبكة …، وأكدت أن'), or the people whom
        nothing names there ('وأطلق المتظاهرون هتافات، مطالبين بـ'); or ()."""
        words = self.sheet.tokens.words
        noun = first + 1
        if noun < trigger.first and nominative(words[first]) and definite(words[first]):
            noun = first  # 'The rebels withdrew, but they refuse to'
        elif noun >= trigger.first or definite(words[first]) or among(words[first], self.words.adverbial):
            return ()
        if noun in self.sheet.sighting_at:
            return ()
        if self.words.body(words[noun]) and (meant := self.described.body_of(noun, bare(words[noun]))) >= 0:
            return (meant,) if self.may_be((meant,), trigger) else ()
        if not self.people(noun, trigger):
            return ()
        last = self.described.end(noun, trigger.first)
        if nominative(words[noun]):  # behind a plural subject its object may stand at once
            last = next((i for i in range(noun + 1, last) if not nominative(words[i])), last)
        return self.described.credited(noun, last, words[noun])

    def people(self, noun: int, trigger: Trigger) -> bool:
        """Whether those whom a noun behind a verb means may be the subject of another verb: many of a plural one, a feminine body that
        a feminine verb tells of, of a feminine one."""
        word = self.sheet.tokens.words[noun]
        if nominative(word):
            return trigger.number == "p" and bool(definite(word) or word in self.words.speaking_nouns)
        verb = self.sheet.tokens.words[noun - 1]
        told = any(h.kind in ("cue", "deed") and h.tag.startswith(_FEMININE) for h in self.sheet.hits_at.get(noun - 1, ()))
        body = self.words.body(word) and self.sheet.tokens.surface(noun, noun + 1).endswith(TA_MARBUTA)
        feminine = told or (verb.endswith(FEMININE_VERB[0]) and not verb.endswith(FEMININE_VERB[1]))
        return body and feminine and trigger.gender == "f" and trigger.number == "s" and trigger.tense != "noun"

    def struck(self, token: int) -> bool:
        """Whether a feminine noun stands right behind a verb that is not, whose object it is ('وحمل المعارضة مسؤولية …')."""
        masculine = any(h.kind in ("cue", "deed") and h.tag.startswith(_MASCULINE) for h in self.sheet.hits_at.get(token - 1, ()))
        figures = self.sheet.sightings[self.places.sightings[token]].figures
        masculine = masculine and self.sheet.figures[figures[0]].type != "person"
        return masculine and self.sheet.tokens.surface(token, token + 1).endswith(TA_MARBUTA)

    def misfits(self, trigger: Trigger) -> bool:
        """Whether the noun of the body right behind a verb is of another gender, so that the body is no subject but an object."""
        word, figures = self.sheet.tokens.words[trigger.last], self.sheet.sightings[self.places.sightings[trigger.last]].figures
        if self.sheet.figures[figures[0]].type == "person" or trigger.number != "s" or trigger.tense not in ("past", "pres"):
            return False
        feminine = self.sheet.tokens.surface(trigger.last, trigger.last + 1).endswith(TA_MARBUTA)
        if bare(word) in self.words.asked_ones or (word.startswith(ARTICLE) and word.endswith(FULL_NISBAS[2])):
            return True  # 'وطالب المجتمع الدولي بـ', 'ودعا الفلسطينيين إلى'
        if trigger.gender == "m":
            feminine = feminine and bare(word) not in self.words.men  # 'ودعا القادة'
            return feminine and bool(trigger.clitics or bare(word) in self.words.collective)
        return trigger.gender == "f" and bare(word) in self.words.masculine_bodies

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
