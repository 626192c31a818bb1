"""The discourse of a report: who speaks when the words leave the speaker out."""

from __future__ import annotations

from marsad.arabic.clitics import ARTICLE, PRONOUNS, TA_MARBUTA, TO, bare
from marsad.arabic.letters import fold
from marsad.arabic.words import definite
from marsad.reading.clauses import hangs, joined, owner, since
from marsad.reading.frame_parts import Frame, Places
from marsad.reading.issuers import issuer_before, placed_in
from marsad.reading.omitted import Omitted
from marsad.reading.sheet import Sheet
from marsad.reading.triggers import Trigger, among

_MEMORY = 4  # speakers back to which an omitted subject may point
_HIS = fold(TA_MARBUTA)  # written alike
_HERS = PRONOUNS[0]
_THEIRS = PRONOUNS[2:5]


class Discourse(Omitted):
    """Who spoke, by recency (an empty entry is a speaker whom nothing resolves), and who leads the sentence being read."""

    def __init__(self, sheet: Sheet, places: Places) -> None:
        super().__init__(sheet, places)
        self.spoke: list[tuple[int, ...]] = []
        self.wrote: list[tuple[int, ...]] = []  # persons who spoke in articles
        self.issuer: tuple[int, ...] = ()  # whose document spoke last
        self.begin(0)

    def begin(self, sentence: int) -> None:
        """A new sentence: nobody leads it yet."""
        self.sentence = sentence
        self.main: tuple[int, ...] = ()
        self.content_subject: tuple[int, ...] = ()
        self.after = -1  # the token after the last saying in this sentence
        self.unresolved = False  # somebody whom nothing resolves speaks in this sentence

    def speakers(self, made: Frame) -> tuple[int, ...]:
        """The speakers: the subject, else the one who was speaking, if the form of the cue agrees."""
        if made.document and not made.trigger.cue.relays and not self.by_way(made):
            return self.of_document(made)
        if made.document and not made.carriers:  # 'the report quoted X'
            made.carriers, made.document = list(self.issuer or issuer_before(self.sheet, self.places, made.trigger.last)), False
        if made.trigger.cue.relays and not made.carriers:
            made.carriers = self.relayer(made)
        if made.anaphor and (meant := next((s for s in reversed(self.spoke) if not set(s) & set(made.carriers)), ())):
            return meant
        if made.title and self.bears(made.title):
            return self.spoke[-1]
        self.turn(made)
        if made.subjects:
            return tuple(dict.fromkeys(made.subjects))
        trigger = made.trigger
        if self.passive(made):
            return ()
        ours = not made.explicit and made.noun >= trigger.last and self.described.goes_on(made)
        if (made.explicit or (made.nominal and not made.pronoun)) and not ours:
            return self.unnamed(made)
        if told := self.clause(trigger):
            return told
        if trigger.tense == "part" and trigger.cue.plain and self.content_subject:
            return self.content_subject
        if trigger.tense == "part" and self.main:
            if self.may_be(self.main, trigger):
                return self.main
            others = (self.clause_subject(trigger), *reversed(self.spoke[-_MEMORY:]))
            return next((one for one in others if one and self.may_be(one, trigger)), self.main)
        if not self.main and not self.unresolved and (first := self.clause_subject(trigger)):
            return first
        if self.content_subject and self.may_be(self.content_subject, trigger):
            return self.content_subject
        for candidate in reversed(self.spoke[-_MEMORY:]):
            if not candidate or self.may_be(candidate, trigger):
                return candidate
        return ()

    def by_way(self, made: Frame) -> bool:
        """Whether a document is only where it was said, by the one who was speaking ('وأوضح في بيان له أن')."""
        words = self.sheet.tokens.words
        return not (made.subjects or made.trigger.cue.document) and among(words[made.trigger.last], self.words.adverbial)

    def of_document(self, made: Frame) -> tuple[int, ...]:
        """Who speaks by a document: its issuer, told here or before, else the one who was speaking."""
        if made.subjects or not self.definite_document(made):
            self.issuer = self.described.issuing(made) or tuple(dict.fromkeys(made.subjects)) or self.described.issuer(made)
            self.issuer = self.issuer or placed_in(self.sheet, self.places, made.trigger.last)
        word = self.sheet.tokens.words[made.trigger.last]
        if not self.issuer and not made.subjects and word.startswith(ARTICLE):
            self.issuer = issuer_before(self.sheet, self.places, made.trigger.last)
        return self.issuer or (self.spoke[-1] if self.spoke and not made.nominal and word not in self.words.reports else ())

    def clause(self, trigger: Trigger) -> tuple[int, ...]:
        """Whose clause a verb hangs on or goes on from, where that is not the one who was speaking; or ()."""
        hung = not trigger.clitics and hangs(self.sheet, trigger)
        low = self.sheet.sentences[self.sentence].first if hung else self.after
        told = owner(self.sheet, self.places, trigger) or (since(self.sheet, self.places, trigger, low) if low >= 0 else ())
        return told if self.may_be(told, trigger) else ()

    def unnamed(self, made: Frame) -> tuple[int, ...]:
        """Who speaks where the subject is a noun: whoever the report means by it, the one who was speaking, or one described."""
        first, last = made.noun, self.spoke[-1] if self.spoke else ()
        if self.pointed(first) and len(last) == 1 and self.sheet.figures[last[0]].type == "person" and self.may_be(last, made.trigger):
            return last
        if (writer := self.author(made)):
            return writer
        if self.described.epithet(made):
            meant = self.described.known(first, first + 1)
            if meant >= 0:
                return (meant,)
            body = self.words.body(self.sheet.tokens.words[first])
            other = body and self.described.end(first, made.bound) - first > 1  # 'the electoral committee'
            if not other and self.may_be(last, made.trigger) and self.described.fits(first, last):
                return last
            if not body and self.described.end(first, made.bound) - first == 1 and (writer := self.titled(made)):
                return writer
        again = first >= 0 and definite(self.sheet.tokens.words[first]) > 0
        meant = self.described.known(first, first + 1) if again else -1
        if meant >= 0 and (meant,) in (self.main, last):
            alone = self.described.end(first, made.bound) - first == 1
            if alone or self.sheet.figures[meant].type == "media":
                return (meant,)
        asks = made.trigger.whom == "object" and made.noun == made.trigger.last
        if self.described.told(made) or (asks and made.trigger.clitics and self.main):
            carried = next((one for one in (self.main, last) if self.may_be(one, made.trigger)), ())
            if carried:
                return carried
        speaker = self.described.speaker(made)
        made.subjects = [*speaker, *(f for f in made.joined if f not in speaker)]
        return tuple(made.subjects)

    def titled(self, made: Frame) -> tuple[int, ...]:
        """The person who spoke last whom a bare title may mean where others have been heard since ('الكاتب'); () for nobody."""
        spoke = (one for one in reversed(self.spoke[-_MEMORY:]) if len(one) == 1 and self.sheet.figures[one[0]].type == "person")
        return next((one for one in spoke if self.may_be(one, made.trigger)), ())

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
        if person and (not self.wrote or self.wrote[-1] != speakers):
            if not self.words.articles.isdisjoint(self.sheet.tokens.words[cut.first : cut.last]):
                self.wrote.append(speakers)

    def pointed(self, first: int) -> bool:
        """Whether a subject is 'this' with a noun for one person ('يقول هذا الجندي')."""
        words = self.sheet.tokens.words
        one = first >= 0 and words[first] in self.words.demonstratives and definite(words[first + 1]) > 0
        return one and bare(words[first + 1]) in self.sheet.lexicon.words("personal_titles")

    def credited_end(self, first: int, limit: int) -> int:
        """The end of a source without a name behind a credit ('بحسب مسعفين', 'وفقا للمصدر'); 0 where no noun of a source stands there."""
        words, first = self.sheet.tokens.words, self.credited_noun(first, limit)
        if first >= limit:
            return 0
        noun = self.credited_as(words[first])
        told = noun in self.words.sources or noun in self.words.same_speaker or noun in self.words.collective or self.words.body(noun)
        told = told or any(h.kind == "office" for h in self.sheet.hits_at.get(first, ()))
        document = noun in self.words.documents and bool(definite(noun))
        return min(self.described.end(first, -1), limit) if told or document else 0

    def credited_noun(self, first: int, limit: int) -> int:
        """The token of the noun behind a credit, past 'what' and its verb ('بحسب ما أعلن مسعفون')."""
        at, words = first, self.sheet.tokens.words
        at += at < limit and words[at] in self.words.free_relatives
        cue = at < limit and any(h.kind == "cue" and h.tag.startswith(("past", "pres")) for h in self.sheet.hits_at.get(at, ()))
        told = 0 < at < limit - 1 and words[at - 1] in self.words.free_relatives and words[at].endswith(_HIS)  # 'what X said'
        return at + (cue or told)

    def credited_as(self, word: str) -> str:
        """A noun without the ل of 'وفقا ل'."""
        if word[:2] == TO * 2:
            return ARTICLE + word[2:]
        return word[1:] if word[:1] == TO and word[1:] in self.words.sources else word

    def credited(self, first: int, last: int) -> tuple[int, ...]:
        """Who is meant by such a source: who issued the document or was speaking, else one described; () for bare sources."""
        first = self.credited_noun(first, last)
        noun, spoke = self.credited_as(self.sheet.tokens.words[first]), self.spoke[-1] if self.spoke else ()
        if noun in self.words.documents:
            return self.issuer or (spoke if noun not in self.words.reports else ())
        if last - first == 1 and self.words.body(noun) and (named := self.described.body_of(first, bare(noun))) >= 0:
            return (named,)
        if noun in self.words.same_speaker and spoke and self.described.fits(first, spoke):
            return spoke
        return self.described.credited(first, last, noun)

    def meant_by(self, word: str) -> tuple[int, ...]:
        """The one who spoke last whom the pronoun at the end of a word may mean ('بحسب رأيه', 'على حد قولها'); () where it is another."""
        last = next((one for one in reversed(self.spoke[-_MEMORY:]) if one), ())
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
        if words[first] in self.words.source_links:
            last = self.main or (self.spoke[-1] if self.spoke else ())
            bodies = last and all(self.sheet.figures[f].type in ("media", "organisation") for f in last)
            return list(last) if bodies and self.may_be(last, made.trigger) else []
        noun = bare(words[first])
        if not self.words.body(words[first]):
            return []
        meant = self.described.body_of(first, noun)
        return [meant] if meant >= 0 else self.described.outlet_before(first, noun)

    def definite_document(self, made: Frame) -> bool:
        """Whether the document that speaks is one already told of ('البيان'), not one of somebody unknown ('بيان للوزارة')."""
        at = made.trigger.last
        return bool(definite(self.sheet.tokens.words[at])) or self.sheet.tokens.words[at] not in self.words.documents

    def bears(self, title: str) -> bool:
        """Whether the last speaker was introduced with a title ('السفير X … وأكد السفير')."""
        last = self.spoke[-1] if self.spoke else ()
        words = self.sheet.tokens.words
        return any(
            title in words[s.whole_first : s.first] for s in self.sheet.sightings if s.named and len(last) == 1 and last == s.figures
        )

    def turn(self, made: Frame) -> None:
        """'وصف … وحث الحكومة على …': a verb that goes on without a comma has its object, not a new subject, after it; a charge
        with one name behind it is against that one ('واتهم الحركة بخرق الهدنة')."""
        trigger = made.trigger
        if self.charged(made):
            made.addressees, made.subjects, made.explicit = made.subjects, [], False
            return
        if self.charged_with(made):
            made.addressees, made.subjects = made.subjects, []
            return
        linked = trigger.clitics and trigger.first > 0 and self.sheet.tokens.words[trigger.first - 1] not in "،,.\""
        bodies = all(self.sheet.figures[f].type != "person" for f in made.subjects)
        turned = bodies and trigger.whom == "object" and bool(made.subjects) and not made.addressees
        turned = turned and (linked or self.by_woman(made) or self.demanded(made) or self.struck_body(made))
        speaking = self.main or (self.spoke[-1] if self.spoke else ())
        if turned and speaking not in ((), tuple(made.subjects)) and self.may_be(speaking, trigger):
            made.addressees, made.subjects, made.explicit = made.subjects, [], False

    def by_woman(self, made: Frame) -> bool:
        """Whether a woman was speaking and a feminine verb goes on behind a comma ('قالت X …، وطالبت الحكومة بوضع حد')."""
        main = [self.sheet.figures[f] for f in self.main]
        return bool(made.trigger.clitics) and made.trigger.gender == "f" and len(main) == 1 and main[0].gender == "f"

    def demanded(self, made: Frame) -> bool:
        """Whether a feminine body was speaking and a demand goes on with one name ('اعتبرت المحكمة …، وطالبت السلطات بتسليم')."""
        main = [self.sheet.figures[f] for f in self.main]
        bodies = len(main) == 1 and main[0].type == "organisation" and made.trigger.gender == "f" and bool(made.trigger.clitics)
        return bodies and made.how == "attached" and made.trigger.cue.act == "demand"

    def struck_body(self, made: Frame) -> bool:
        """Whether a feminine body stands right behind a masculine verb that goes on ('وحمل المعارضة مسؤولية …')."""
        trigger = made.trigger
        goes_on = trigger.gender == "m" and bool(trigger.clitics) and trigger.last in self.places.sightings
        return goes_on and self.struck(trigger.last)

    def charged_with(self, made: Frame) -> bool:
        """Whether a charge without an object hangs on the one charged ('الجيش الذي اتهم بقصف القرى'): who charges him is not told."""
        trigger = made.trigger
        if trigger.cue.act != "accuse" or trigger.whom != "object" or trigger.first == 0 or made.how != "attached":
            return False
        hangs = self.sheet.tokens.words[trigger.first - 1] in self.words.relatives
        return hangs and bool(made.subjects) and not made.addressees and made.content == trigger.last

    def passive(self, made: Frame) -> bool:
        """Whether a charge has neither an object nor somebody before it who charges ('إذ تتهم بالسعي إلى …')."""
        trigger = made.trigger
        finite = trigger.tense in ("past", "pres") and not trigger.pronoun and not made.explicit and made.noun < 0
        bare_charge = trigger.cue.act == "accuse" and trigger.whom == "object" and made.how == "attached"
        return finite and bare_charge and not made.addressees and made.content == trigger.last

    def charged(self, made: Frame) -> bool:
        """Whether the only name of a charge stands between the verb and the charge, so that it is the one accused."""
        trigger = made.trigger
        if trigger.cue.act != "accuse" or trigger.whom != "object" or not trigger.clitics or made.addressees or not made.subjects:
            return False
        n = self.places.sightings.get(trigger.last)
        if trigger.tense not in ("past", "pres") or n is None or made.how not in ("attached", "preposition"):
            return False
        seen = self.sheet.sightings[n]
        return list(seen.figures) == made.subjects and not seen.clitics and made.content - seen.whole_last == (made.how == "preposition")

    def leads(self, outer: tuple[int, ...], inner: tuple[int, ...]) -> bool:
        """Whether what goes on is said by whoever told what another says: a person who tells what others want."""
        return any(self.sheet.figures[f].type == "person" for f in outer) and bool(inner)

    def remember(self, speakers: tuple[int, ...], made: Frame) -> None:
        """Note who has spoken; an unresolved speaker hides those before him. A noun tells in passing what others than the subject of
        its clause say ('رد X على مخاوف Y من …، متعهدا بـ')."""
        if made.trigger.tense == "noun" and self.clause_subject(made.trigger) not in ((), speakers):
            return
        if speakers:
            self.writes(tuple(made.carriers) or speakers)
            if made.carriers and speakers != tuple(made.carriers):
                self.spoke.append(tuple(made.carriers))  # 'X quoted Y … and it added'
            self.spoke.append(speakers)
            self.main = speakers
            if made.subjects and len(speakers) == 1 and made.trigger.gender == "m" and self.feminine(speakers[0]):
                self.states = {**(self.states or {}), speakers[0]: False}  # the report has it masculine ('أشاد الوفد المغربي')
        elif made.explicit or made.nominal:
            self.spoke.append(())
            self.unresolved = True

    def note_subject(self, first: int, speakers: tuple[int, ...]) -> None:
        """A person of whom a body tells: verbs that go on in the sentence are the person's ('قال القصر إن X تحدث…، وتمنى')."""
        self.content_subject = ()
        n = self.places.sightings.get(first)
        bodies = speakers and all(self.sheet.figures[f].type != "person" for f in speakers)
        if bodies and n is not None and self.sheet.figures[self.sheet.sightings[n].figures[0]].type == "person":
            self.content_subject = joined(self.sheet, self.places, n)
