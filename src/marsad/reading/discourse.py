"""The discourse of a report: who speaks when the words leave the speaker out."""

from __future__ import annotations

from marsad.arabic.clitics import AND, ARTICLE, bare
from marsad.arabic.words import UPON, definite
from marsad.reading.clauses import antecedent, hangs, joined, owner, since, writer
from marsad.reading.discourse_back import MEMORY
from marsad.reading.discourse_before import another, opener, surname_before, turned_to, unknown_asks
from marsad.reading.discourse_credits import Credited
from marsad.reading.frame_parts import Frame, Places
from marsad.reading.issuers import introduced, issuer_before, issuer_here, owner_of, placed_in
from marsad.reading.sheet import Sheet
from marsad.reading.triggers import Trigger, among


class Discourse(Credited):
    """The memory of who spoke, and who speaks now."""

    def __init__(self, sheet: Sheet, places: Places) -> None:
        super().__init__(sheet, places)
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
        if (told := self.bearing(made)):
            return told
        if made.title and self.bears(made.title):
            return self.spoke[-1]
        self.turn(made)
        if made.subjects:
            return self.named(made)
        trigger = made.trigger
        if (asked := self.described.share(made)) or self.passive(made) or unknown_asks(self.sheet, made):
            return asked
        ours = not made.explicit and made.noun >= trigger.last and self.described.goes_on(made)
        if (made.explicit or (made.nominal and not made.pronoun)) and not ours:
            return self.unnamed(made)
        return self.told_before(made) or self.clause(trigger) or self.carried(trigger)

    def carried(self, trigger: Trigger) -> tuple[int, ...]:
        """Who was speaking, or acting, for a cue that leaves its subject out: in its clause, its sentence, the one before, or earlier."""
        if trigger.tense == "part" and trigger.cue.plain and self.content_subject:
            return self.content_subject
        if trigger.tense == "part" and self.main:
            if self.may_be(self.main, trigger):
                return self.main
            others = (self.clause_subject(trigger), *reversed(self.spoke[-MEMORY:]))
            return next((one for one in others if one and self.may_be(one, trigger)), self.main)
        if trigger.tense == "part" and (told := self.credited_before(trigger)):
            return told
        if not self.main and not self.unresolved and (first := self.clause_subject(trigger)):
            return first
        if self.content_subject and self.may_be(self.content_subject, trigger):
            return self.content_subject
        for candidate in reversed(self.spoke[-MEMORY:]):
            if not candidate or self.may_be(candidate, trigger):
                return candidate
        return ()

    def told_before(self, made: Frame) -> tuple[int, ...]:
        """Whom a surname before the verb means, or 'but he' who acts in the sentence before, where nobody spoke in that; or ()."""
        at, trigger = surname_before(self.sheet, made), made.trigger
        if at >= 0 and (meant := self.described.known(at, at + 1)) >= 0:
            return (meant,) if self.may_be((meant,), trigger) else ()
        if self.sentence and self.heard < self.sentence - 1 and turned_to(self.sheet, trigger):
            acting = opener(self.sheet, self.places, self.sentence - 1, trigger)
            return acting if self.may_be(acting, trigger) else ()
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
        self.issuer = issuer_here(self.sheet, self.places, made.trigger.last - 1) or self.issuer
        word = self.sheet.tokens.words[made.trigger.last]
        if not made.subjects and word.startswith(ARTICLE) and (issued := self.described.issuing(made)):
            self.issuer = issued
        elif not made.subjects and word.startswith(ARTICLE):
            told = introduced(self.sheet, self.places, made.trigger.last) or self.issuer
            self.issuer = told or issuer_before(self.sheet, self.places, made.trigger.last)
        cued = self.sheet.tokens.words[made.trigger.last - 1]  # 'and in the statement it said'
        if not self.issuer and made.trigger.cue.document and cued.startswith(ARTICLE):
            self.issuer = issuer_before(self.sheet, self.places, made.trigger.last - 1)
        alone = not made.nominal or self.joint(made)
        return self.issuer or (self.spoke[-1] if self.spoke and alone and word not in self.words.reports else ())

    def joint(self, made: Frame) -> bool:
        """Whether what stands behind a definite document is only its adjective ('وأكد البيان المشترك أن')."""
        words, at = self.sheet.tokens.words, made.trigger.last
        return made.noun == at + 1 and definite(words[at]) > 0 and definite(words[at + 1]) > 0 and at + 1 not in self.sheet.sighting_at

    def clause(self, trigger: Trigger) -> tuple[int, ...]:
        """Whose clause a verb hangs on or goes on from, where that is not the one who was speaking; or ()."""
        hung = not trigger.clitics and hangs(self.sheet, trigger)
        low = self.sheet.sentences[self.sentence].first if hung else self.after
        behind = self.after if self.after <= trigger.first else 0
        told = owner(self.sheet, self.places, trigger) or antecedent(self.sheet, self.places, trigger)
        told = told or writer(self.sheet, self.places, trigger, behind)
        told = told or (since(self.sheet, self.places, trigger, low) if low >= 0 else ())
        return told if self.may_be(told, trigger) else ()

    def unnamed(self, made: Frame) -> tuple[int, ...]:
        """Who speaks where the subject is a noun: whoever the report means by it, the one who was speaking, or one described."""
        first, last = made.noun, self.spoke[-1] if self.spoke else ()
        if self.pointed(first) and len(last) == 1 and self.sheet.figures[last[0]].type == "person" and self.may_be(last, made.trigger):
            return last
        if (writer := self.author(made)) or (self.main and another(self.sheet, made)):
            return writer or self.told_of(made)
        if (behind := self.behind_marks(first, made.bound)):
            return behind
        if (again := self.person_again(made)) >= 0:
            return (again,)
        if (meant_body := self.organisation(made)) and self.may_be(meant_body, made.trigger):
            return meant_body
        if self.described.epithet(made, last):
            meant = self.described.known(first, first + 1)
            if meant >= 0:
                return (meant,)
            body = self.words.body(self.sheet.tokens.words[first])
            other = body and self.described.end(first, made.bound) - first > 1  # 'the electoral committee'
            alone = not body and self.described.end(first, made.bound) - first == 1
            if (called := last if not other and self.called_so(made, last) else alone and self.titled(made)):
                return called
        if (called := self.called_again(made, last) or self.countryman(made, last) or self.these(made, last)):
            return called
        again = first >= 0 and definite(self.sheet.tokens.words[first]) > 0
        meant = self.described.known(first, first + 1) if again else -1
        if meant >= 0 and (meant,) in (self.main, last):
            alone = self.described.end(first, made.bound) - first == 1
            if alone or self.sheet.figures[meant].type == "media":
                return (meant,)
        if (carried := self.woman_asks(made)):
            return carried
        asks = made.trigger.whom == "object" and made.noun == made.trigger.last
        if self.described.told(made) or (asks and made.trigger.clitics and self.main):
            opening = () if self.main or self.unresolved else self.clause_subject(made.trigger)
            carried = next((one for one in (self.main, opening, last) if self.may_be(one, made.trigger)), ())
            if carried:
                return carried
        return self.told_of(made)

    def told_of(self, made: Frame) -> tuple[int, ...]:
        """Who speaks by a noun that means nobody named: whose work it is ('دراسة لجامعة X'), else one described."""
        if made.noun >= 0 and (whose := owner_of(self.sheet, self.places, made.noun) or self.described.issuing(made)):
            made.addressees = [f for f in made.addressees if f not in whose]
            return whose
        speaker = self.described.apposed(made) or self.described.speaker(made)
        made.subjects = [*speaker, *(f for f in made.joined if f not in speaker)]
        if len(made.subjects) == 1:
            self.introduces(made)
        return tuple(made.subjects)

    def pointed(self, first: int) -> bool:
        """Whether a subject is 'this' with a noun for one person ('يقول هذا الجندي')."""
        words = self.sheet.tokens.words
        one = first >= 0 and words[first] in self.words.demonstratives and definite(words[first + 1]) > 0
        return one and bare(words[first + 1]) in self.sheet.lexicon.words("personal_titles")

    def definite_document(self, made: Frame) -> bool:
        """Whether the document that speaks is one already told of ('البيان'), not one of somebody unknown ('بيان للوزارة')."""
        at = made.trigger.last
        return bool(definite(self.sheet.tokens.words[at])) or self.sheet.tokens.words[at] not in self.words.documents

    def turn(self, made: Frame) -> None:
        """'وصف … وحث الحكومة على …': a verb that goes on without a comma has its object, not a new subject, after it; a charge
        with one name behind it is against that one ('واتهم الحركة بخرق الهدنة')."""
        trigger = made.trigger
        if self.charged(made):
            made.addressees, made.subjects, made.explicit = made.subjects, [], False
            return
        if self.charged_with(made) or self.entreated(made) or (made.subjects and self.is_charged(made)):
            made.addressees, made.subjects = made.subjects, []
            return
        linked = trigger.clitics and trigger.first > 0 and self.sheet.tokens.words[trigger.first - 1] not in "،,.\""
        bodies = all(self.sheet.figures[f].type != "person" for f in made.subjects)
        turned = bodies and trigger.whom == "object" and bool(made.subjects) and (not made.addressees or self.struck_body(made))
        turned = turned and (linked or self.resumed(trigger) or self.by_woman(made) or self.demanded(made) or self.struck_body(made))
        speaking = self.main or (self.spoke[-1] if self.spoke else ())
        other = speaking not in ((), tuple(made.subjects)) and self.may_be(speaking, trigger)
        if turned and (other or (not speaking and self.struck_body(made))):
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
        """Whether a body stands right behind a verb of another gender ('وحمل المعارضة مسؤولية …', 'وحثت مجلس الأمن على')."""
        return made.trigger.last in self.places.sightings and self.misfits(made.trigger)

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
        finite = trigger.tense in ("past", "pres") and not trigger.pronoun and (not made.explicit and made.noun < 0)
        if not finite and self.is_charged(made):
            made.addressees, made.subjects = made.subjects, []
            return True
        bare_charge = trigger.cue.act == "accuse" and trigger.whom == "object" and made.how == "attached"
        return finite and bare_charge and not made.addressees and made.content == trigger.last

    def charged(self, made: Frame) -> bool:
        """Whether the only names of a charge or an urging stand between the verb and what follows, so that they are whom it is aimed at
        ('كما اتهم X وY بأن', 'وحث X على')."""
        trigger, words = made.trigger, self.sheet.tokens.words
        goes_on = trigger.clitics or (trigger.first > 0 and words[trigger.first - 1] in self.words.narrating)
        if trigger.whom != "object" or not goes_on or made.addressees or not made.subjects or trigger.tense not in ("past", "pres"):
            return False
        n = self.places.sightings.get(trigger.last)
        ways = ("attached", "preposition", "that") if trigger.cue.act == "accuse" else ("preposition",)
        if n is None or made.how not in ways or not (trigger.cue.act == "accuse" or self.urges(made)):
            return False
        figures, last = self.row(n)
        return figures == made.subjects and not self.sheet.sightings[n].clitics and made.content - last == (made.how != "attached")

    def urges(self, made: Frame) -> bool:
        """Whether a verb takes whom it urges as its object, always ('حث'), and another than its only name was speaking."""
        last = next((one for one in (self.main, *reversed(self.spoke[-1:])) if one), ())
        urging = made.trigger.cue.act == "demand" and made.trigger.frames == (UPON,)
        return urging and last not in ((), tuple(made.subjects)) and self.may_be(last, made.trigger)

    def row(self, n: int) -> tuple[list[int], int]:
        """The figures of a sighting and of those joined to it with 'and', and where they end."""
        figures, last = list(self.sheet.sightings[n].figures), self.sheet.sightings[n].whole_last
        while (after := self.places.sightings.get(last)) is not None and self.sheet.sightings[after].clitics == AND:
            figures, last = [*figures, *self.sheet.sightings[after].figures], self.sheet.sightings[after].whole_last
        return figures, last

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
            self.tells_gender(speakers, made)
            if made.carriers and speakers != tuple(made.carriers):
                self.spoke.append(tuple(made.carriers))  # 'X quoted Y … and it added'
            self.spoke.append(speakers)
            self.main = speakers
            self.heard = self.sentence
            if made.subjects and len(speakers) == 1 and made.trigger.gender == "m" and self.feminine(speakers[0]):
                self.states = {**(self.states or {}), speakers[0]: False}  # the report has it masculine ('أشاد الوفد المغربي')
        elif (made.explicit or made.nominal) and self.sheet.tokens.words[made.trigger.first - 1] not in self.words.relatives:
            self.spoke.append(())
            self.unresolved = True

    def note_subject(self, first: int, speakers: tuple[int, ...]) -> None:
        """A person of whom a body tells: verbs that go on in the sentence are the person's ('قال القصر إن X تحدث…، وتمنى')."""
        self.content_subject = ()
        n = self.places.sightings.get(first)
        bodies = speakers and all(self.sheet.figures[f].type != "person" for f in speakers)
        if bodies and n is not None and self.sheet.figures[self.sheet.sightings[n].figures[0]].type == "person":
            self.content_subject = joined(self.sheet, self.places, n)
