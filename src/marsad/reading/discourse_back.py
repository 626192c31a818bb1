"""Who is meant by a word that points back: a writer, a bare title, a pronoun, a body that passes words on."""

from __future__ import annotations

from marsad.arabic.clitics import ARTICLE, FULL_NISBAS, NISBAS, PRONOUNS, TA_MARBUTA, bare, nominative
from marsad.arabic.letters import fold
from marsad.arabic.words import definite
from marsad.reading.frame_parts import Frame, Places
from marsad.reading.omitted import Omitted
from marsad.reading.sheet import Sheet
from marsad.reading.triggers import Trigger, among

MEMORY = 4  # speakers back to which an omitted subject may point
PAIR = 2  # words of a noun with its adjective
_ITS = (fold(TA_MARBUTA), *PRONOUNS)
_HERS = PRONOUNS[0]
_THEIRS = PRONOUNS[2:5]


class PointedBack(Omitted):
    """Who spoke, by recency (an empty entry is a speaker whom nothing resolves), and who wrote what is told of."""

    def __init__(self, sheet: Sheet, places: Places) -> None:
        super().__init__(sheet, places)
        self.spoke: list[tuple[int, ...]] = []
        self.wrote: list[tuple[int, ...]] = []  # persons who spoke in articles
        self.main: tuple[int, ...] = ()  # who leads the sentence being read
        self.heard = -1  # the sentence in which somebody last spoke

    def author(self, made: Frame) -> tuple[int, ...]:
        """Who wrote what the report tells of, where its subject is a bare noun of writers ('الكاتب'): the person who last spoke in a
        sentence with an article of his, or in whose article another was quoted; () for nobody."""
        words, first = self.sheet.tokens.words, made.noun
        if first < 0 or bare(words[first]) not in self.words.writers or self.described.end(first, made.bound) - first > 1:
            return ()
        return next((one for one in reversed(self.wrote) if self.may_be(one, made.trigger)), ())

    def writes(self, speakers: tuple[int, ...]) -> None:
        """Note a person who speaks in a sentence that tells of an article."""
        cut = self.sheet.sentences[self.sentence]
        person = len(speakers) == 1 and self.sheet.figures[speakers[0]].type == "person"
        new = person and (not self.wrote or self.wrote[-1] != speakers)
        if new and not self.words.articles.isdisjoint(self.sheet.tokens.words[cut.first : cut.last]):
            self.wrote.append(speakers)

    def titled(self, made: Frame) -> tuple[int, ...]:
        """The person who spoke last whom a bare title may mean where others have been heard since ('الكاتب'); () for nobody."""
        spoke = (one for one in reversed(self.spoke[-MEMORY:]) if len(one) == 1 and self.one_person(one[0]))
        return next((one for one in spoke if self.may_be(one, made.trigger)), ())

    def resumed(self, trigger: Trigger) -> bool:
        """Whether a pronoun before a verb takes up who was speaking, so that a name behind it is whom he means ('لكنه اتهم الحركة بـ')."""
        word = self.sheet.tokens.words[trigger.first - 1] if trigger.first else ""
        return word.endswith(_ITS) and (among(word, self.words.contrast) or word in self.words.pronominal)

    def one_person(self, figure: int) -> bool:
        """Whether a figure is a single person, and not a source of many."""
        made = self.sheet.figures[figure]
        return made.type == "person" and made.number == "s"

    def called_again(self, made: Frame, last: tuple[int, ...]) -> tuple[int, ...]:
        """The one who was speaking, whom 'the same' points to behind a noun ('الفريق البرلماني ذاته'), or whom, a person, a noun that
        nothing else means calls again with its adjective ('وأوضح المصور الإسباني'); or ()."""
        words, first = self.sheet.tokens.words, made.noun
        if first < made.trigger.last or not words[first].startswith(ARTICLE) or not self.may_be(last, made.trigger):
            return ()
        end = self.described.end(first, made.bound)
        if end < len(words) and words[end] in self.words.selves and self.described.fits(first, last, same=True):
            return last
        noun, adjective = words[first], words[end - 1]
        one = end - first == PAIR and adjective.startswith(ARTICLE) and adjective.endswith(FULL_NISBAS[:2])
        person = len(last) == 1 and self.one_person(last[0]) and not (self.words.body(noun) or noun.endswith(NISBAS[1:]))
        told = self.described.mute(noun) or end in self.places.sighted or self.described.known(first, end) >= 0
        return last if one and person and noun in self.words.known and not told else ()

    def called_so(self, made: Frame, last: tuple[int, ...]) -> bool:
        """Whether the one who was speaking may be called by a frame's title, which has not the adjective of another state."""
        first = made.noun
        agrees = self.may_be(last, made.trigger) and self.described.fits(first, last)
        return agrees and not self.described.foreign(first, made.bound, last)

    def meant_by(self, word: str) -> tuple[int, ...]:
        """The one who spoke last whom the pronoun at the end of a word may mean ('بحسب رأيه', 'على حد قولها'); () where it is another."""
        last = next((one for one in reversed(self.spoke[-MEMORY:]) if one), ())
        made = [self.sheet.figures[f] for f in last]
        if word.endswith(_THEIRS) or len(made) != 1:
            return last if len(made) > 1 or any(one.number in ("p", "") for one in made) else ()
        if made[0].type == "person":
            return last if made[0].number == "" or made[0].gender in ("", "f" if word.endswith(_HERS) else "m") else ()
        return last if word.endswith(_HERS) or not self.feminine(last[0]) else ()

    def relayer(self, made: Frame) -> list[int]:
        """Who passes on the words of another: a body known by its noun ('ونقلت الصحيفة عن'), an outlet named before by any name, or who
        was speaking ('ونقلت عن'); [] for nobody."""
        first = made.trigger.last
        words = self.sheet.tokens.words
        if first in self.places.sightings or first >= len(words):
            return []
        if words[first] in self.words.source_links and made.trigger.clitics:
            last = self.main or (self.spoke[-1] if self.spoke else ())
            bodies = last and all(self.sheet.figures[f].type in ("media", "organisation") for f in last)
            return list(last) if bodies and self.may_be(last, made.trigger) else []
        noun = bare(words[first])
        if not self.words.body(words[first]):
            return []
        meant = self.described.body_of(first, noun)
        return [meant] if meant >= 0 else self.described.outlet_before(first, noun)

    def woman_asks(self, made: Frame) -> tuple[int, ...]:
        """The woman who was speaking, where a feminine verb goes on to many, whom she asks ('كما دعت وسائل الإعلام إلى'); or ()."""
        trigger, words = made.trigger, self.sheet.tokens.words
        goes_on = trigger.clitics or words[trigger.first - 1] in self.words.narrating
        if trigger.whom != "object" or not goes_on or trigger.gender != "f" or made.noun != trigger.last or trigger.number != "s":
            return ()
        speaking = self.main or (self.spoke[-1] if self.spoke else ())
        women = len(speaking) == 1 and self.sheet.figures[speaking[0]].type == "person" and self.sheet.figures[speaking[0]].gender == "f"
        one = self.sheet.tokens.surface(made.noun, made.noun + 1).endswith(TA_MARBUTA)
        noun = bare(words[made.noun])
        many = not one and (noun in self.words.collective or noun in self.words.speaking_nouns)
        return speaking if women and many and not nominative(noun) else ()

    def is_charged(self, made: Frame) -> bool:
        """Whether a charge that opens its clause has one phrase behind it and nobody accused by that: the verb is in the passive ('اتهم
        مستوطنون بإحراق')."""
        trigger, words = made.trigger, self.sheet.tokens.words
        if trigger.first > self.sheet.sentences[self.sentence].first and words[trigger.first - 1][0].isalpha():
            return False
        one = trigger.cue.act == "accuse" and trigger.whom == "object" and trigger.tense == "past" and not trigger.clitics
        if not one or made.how != "attached" or made.addressees or made.trigger.pronoun or made.joined:
            return False
        n = self.places.sightings.get(trigger.last)
        if n is None:
            last = self.described.end(made.noun, made.bound) if made.noun == trigger.last else -1
            phrase = range(trigger.last + 1, last)
            whole = not definite(words[trigger.last]) and not any(self.described.asked(trigger.last, i) for i in phrase)
            return last == made.content and whole
        last = max(self.sheet.sightings[n].whole_last, self.sheet.sightings[n].last)
        between = words[last : made.content]  # 'Jewish settlers'
        return not between or (len(between) == 1 and between[0].isalpha() and not definite(between[0]))

    def entreated(self, made: Frame) -> bool:
        """Whether the only name between a verb of entreaty that goes on and what is to be done is whom that entreats ('وناشد X وقف')."""
        trigger, n = made.trigger, self.places.sightings.get(made.trigger.last)
        if trigger.whom != "object" or made.how != "object" or made.addressees or n is None or not trigger.clitics:
            return False
        seen = self.sheet.sightings[n]
        return list(seen.figures) == made.subjects and max(seen.whole_last, seen.last) == made.content

    def behind_marks(self, first: int, bound: int) -> tuple[int, ...]:
        """The figure of a person named behind his title and a body's name in marks ('القيادي في "جبهة X" Y Z'); () where none is."""
        named = self.described.name_behind_marks(first, bound)
        if named is None:
            return ()
        figure = self.described.known(*named)
        if figure < 0:
            figure = self.described.figure(*named)
        self.described.note(*named, figure)
        return (figure,)

    def tells_gender(self, speakers: tuple[int, ...], made: Frame) -> None:
        """Note the gender of a person that only the verb tells ('قالت X Y')."""
        figure = self.sheet.figures[speakers[0]]
        told = len(speakers) == 1 and bool(made.subjects) and not made.carriers and figure.number == "s" and not made.document
        verb = made.trigger.tense in ("past", "pres") and made.trigger.number == "s" and not made.trigger.cue.relays
        if told and verb and figure.type == "person" and not figure.gender:
            figure.gender = made.trigger.gender
            self.places.changes += 1
