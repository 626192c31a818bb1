"""Who said what, by which cue.

Sentence by sentence the cues are framed (`frames`), what they report is cut out (`contents`), and a speaker that the words leave
out is taken from the discourse. A saying whose content is itself a saying ('قال X إن Y طالب بـ…') gives the inner one, with the
outer speaker first in its chain.
"""

from __future__ import annotations

from bisect import bisect_left

from marsad.arabic.clitics import nominative
from marsad.arabic.words import OF, TO
from marsad.limits import MAX_CHAIN
from marsad.reading.antecedents import referred, taken_up
from marsad.reading.contents import Content, content, many_said
from marsad.reading.credits import credit_stops, creditlines
from marsad.reading.frame_parts import Frame
from marsad.reading.frame_vetoes import courteous, resumed
from marsad.reading.frames_ahead import foreseen, read
from marsad.reading.interviews import answer, answers, guest
from marsad.reading.relative_clauses import relates
from marsad.reading.said_before import Preceding
from marsad.reading.sheet import Saying, Sheet, Sighting
from marsad.reading.speech_inside import Inside
from marsad.reading.tails import NOMINAL, turned_away
from marsad.reading.triggers import COMMAS, Trigger, among, triggers
from marsad.reading.uncued import credit, orphan

_MIN_QUOTE = 6  # tokens of what is said before a relative clause that ends it
_MIN_APART = 3  # the same where a comma or a name stands before that


def speech(sheet: Sheet) -> tuple[list[Saying], list[Sighting]]:
    """The sayings of a report in the order of the text, and where their speakers are only described.

    Acts, targets, chains and channels are left to later stages.
    """
    reader = _Reader(sheet)
    sayings, described = reader.run(), reader.discourse.described
    for saying in sayings if described.meant else ():
        saying.speakers = tuple(described.meant.get(f, f) for f in saying.speakers)
        saying.addressees = tuple(described.meant.get(f, f) for f in saying.addressees)
    return sayings, described.sightings


class _Reader(Preceding):
    """Reads the sentences of one sheet in order and keeps the discourse."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__(sheet)
        self.stops = credit_stops(sheet)
        self.marks = sorted(self.places.opens)
        self.inside = Inside(sheet, self.places, self.discourse.described)

    def run(self) -> list[Saying]:
        """All the sayings of the sheet."""
        since = 0  # the first saying of the sentence before
        answered = answers(self.sheet)
        host: tuple[int, ...] = ()
        for n in self.sheet.live:
            self.sentence = n
            self.discourse.begin(n)
            cut = self.sheet.sentences[n]
            at = len(self.sayings)
            self.scan(cut.first, cut.last, None)
            self.ahead(at)
            alone = credit(self.discourse, n, self.sayings[at:], self.sayings[since:at])
            since = at
            if alone:
                self.discourse.spoke += [one.speakers for one in alone]
            elif n in answered:
                host = host or guest(self.sheet, self.sayings)
                alone = answer(self.sheet, n, host) if len(self.sayings) == at else []
            elif len(self.sayings) == at and (more := orphan(self.sheet, self.places, n, self.sayings[-1] if self.sayings else None)):
                alone = [more]
            self.sayings[at:] = sorted([*self.sayings[at:], *alone], key=lambda one: one.first) if alone else self.sayings[at:]
        return self.sayings

    def ahead(self, at: int) -> None:
        """'وبعد أن ذكر أن …، أكد X …': who speaks in a clause that opens the sentence is named behind it."""
        if len(self.sayings) < at + 2 or self.sayings[at].speakers:
            return
        words, cue = self.sheet.tokens.words, (self.sayings[at].cue or (0, 0))[0]
        opens = cue - 2 == self.sheet.sentences[self.sentence].first
        if opens and words[cue - 1] in self.words.that and among(words[cue - 2], self.words.adverbial):
            self.sayings[at].speakers = self.sayings[at + 1].speakers
            self.sayings[at].why.append("speaker:carried")

    def scan(self, first: int, last: int, outer: Saying | None) -> int:
        """Read the sayings among tokens first..last; returns how many were found."""
        found = triggers(self.sheet, first, last)
        before = len(self.sayings)
        marks = [] if outer else self.marks[bisect_left(self.marks, first) : bisect_left(self.marks, last)]
        after = first
        for i in sorted({*found, *marks}):
            if i < after:
                continue
            after = self.at(i, found, last, outer) if i in found else i
            if after <= i and i in marks:
                after = self.places.opens[i]
        return len(self.sayings) - before

    def at(self, i: int, found: dict[int, list[Trigger]], last: int, outer: Saying | None) -> int:
        """Try the cues at token i; returns the token after the saying, or i."""
        options: list[Frame] = []
        for trigger in found[i]:
            if trigger.tense == "noun" and not (trigger.cue.nominal or trigger.cue.nouns or trigger.gender):
                continue
            pointed = trigger.pronoun or taken_up(self.sheet, trigger)
            back = referred(self.sheet, self.places, trigger, self.sentence, self.sayings) if pointed else None
            if back is not None:
                self.sayings.append(back)
                self.discourse.spoke.append(back.speakers)
                self.discourse.main = back.speakers
                return trigger.last
            if pointed and self.sheet.tokens.words[i - 1] in self.words.free_relatives and not trigger.pronoun:
                continue  # 'what X pointed to'
            made = read(self.sheet, self.places, trigger, last) or self.quote_before(trigger) or self.clause_before(trigger)
            if made is None or resumed(self.sheet, made) or courteous(self.sheet, made):
                continue
            if trigger.tense in ("past", "pres") and self.embedded(made):
                continue
            if trigger.tense != "noun" or made.subjects or (self.done_by(trigger) and self.discourse.speakers(made)):
                options.append(made)
        if len(options) > 1:
            options.sort(key=lambda one: not one.explicit)
        for made in options:  # a named subject tells forms apart
            cut = content(self.sheet, self.places, made, found, self.stops, last)
            if cut is not None:
                return self.keep(made, cut, found, outer)
        return i

    def done_by(self, trigger: Trigger) -> bool:
        """Whether somebody of its sentence does what a noun of saying behind 'to' tells ('خطوات لتشجيع X على' are nobody's)."""
        return trigger.clitics[-1:] != TO or trigger.cue.plain or bool(self.discourse.main or self.discourse.clause_subject(trigger))

    def embedded(self, made: Frame) -> bool:
        """Whether a bare imperfect stands inside a clause of no saying ('بند يدعو إلى'), where it reports nothing by itself."""
        trigger = made.trigger
        if trigger.tense != "pres" or made.subjects or trigger.clitics:
            return False
        if trigger.first == self.sheet.sentences[self.sentence].first:
            return False
        before = self.sheet.tokens.words[trigger.first - 1]
        if made.noun == trigger.last and trigger.whom is None and before in self.words.relatives:
            return False  # 'whom the author says to be'
        if 0 <= made.noun < trigger.first and before not in self.words.relatives:
            return False  # 'the country's leaders say'
        if before == OF and among(self.sheet.tokens.words[trigger.first - 2], self.words.existentials):
            return False  # 'there are those who hold that'
        head = self.sheet.tokens.words[made.noun : trigger.first - 1] if made.noun >= 0 and before in self.words.relatives else []
        people = any(self.words.body(word) or nominative(word) for word in head)
        linked = people or among(before, self.words.contrast) or among(before, self.words.subordinators) or before in self.words.pronominal
        return not (linked or before in "،," or among(before, self.words.negators))

    def keep(self, made: Frame, cut: Content, found: dict[int, list[Trigger]], outer: Saying | None) -> int:
        """Write the saying down, or the sayings inside it where its content is itself a saying."""
        self.quoting(made)
        speakers = self.discourse.speakers(made)
        if self.leads(made, cut, found):
            self.discourse.remember(speakers, made)
            return cut.after
        saying = self.saying(made, cut, speakers)
        if speakers and not made.subjects:
            saying.why.append("speaker:carried")
        if self.told_by_body(made, speakers):
            told = self.sayings.pop()
            made.carriers += told.speakers
        saying.via = tuple(self.sheet.figures[f].key for f in made.carriers)
        saying.negated = made.trigger.negated
        if made.document:
            saying.medium = "statement"
        if outer is not None and outer.form == "direct":
            saying.form = "direct"
        at = len(self.sayings)
        self.sayings.append(saying)
        self.discourse.remember(speakers, made)
        self.discourse.after = cut.after
        if self.depth < MAX_CHAIN and self.inside.tells(cut, saying):
            self.depth += 1
            inner = self.scan(cut.first, cut.last, saying)
            self.depth -= 1
            if inner:
                del self.sayings[at]
                if cut.form == "direct" or self.discourse.leads(speakers, self.sayings[-1].speakers):
                    self.discourse.remember(speakers, made)
                for later in self.sayings[at:]:
                    later.why.append("inside:" + made.trigger.cue.lemma)
                    later.via = (*later.via, *(self.sheet.figures[f].key for f in speakers if f not in later.speakers))
        else:
            self.hung(made, cut, saying, found)
            self.contrast(made, cut, saying)
            self.discourse.note_subject(cut.first, speakers)
        return made.trigger.last if made.how in ("quote before", "clause before") else cut.after

    def hung(self, made: Frame, cut: Content, saying: Saying, found: dict[int, list[Trigger]]) -> None:
        """'… الذي يخشى X أن': a relative clause of what is said tells what somebody else says; both are sayings."""
        at, after, memory = len(self.sayings), cut.first, list(self.discourse.spoke)
        self.depth += 1
        for i in [i for i in found if cut.first <= i < cut.last and self.depth <= MAX_CHAIN]:
            if i >= after and relates(self.sheet, self.places, found[i], saying):
                after = self.at(i, found, cut.last, saying)
        self.depth -= 1
        if len(self.sayings) == at:
            return
        phrase = made.how in NOMINAL and self.sheet.tokens.words[made.content - 1] not in self.words.that
        for later in self.sayings[at:]:
            later.hung, later.within = True, saying.speakers
            later.why.append("inside:" + made.trigger.cue.lemma)
            if not phrase or made.trigger.cue.act == "state":  # 'criticised what X said' passes nothing on
                later.via = (*later.via, *(self.sheet.figures[f].key for f in saying.speakers if f not in later.speakers))
        self.shorten(saying, self.sayings[at:])
        self.discourse.spoke, self.discourse.main = memory, saying.speakers

    def shorten(self, saying: Saying, hung: list[Saying]) -> None:
        """End what is said before a relative clause that takes up most of it with what another says, down to its end, or that stands
        behind a comma or a name."""
        words = self.sheet.tokens.words
        for later in hung:
            at = later.cue[0] - 1 if later.cue else 0
            behind = at - saying.first
            most = (later.last - later.first) * 2 >= saying.last - saying.first and behind > _MIN_QUOTE
            named = at in self.places.ends and words[at + 2] not in self.words.resumptive  # '… of X in which he said'
            apart = saying.form != "direct" and behind > _MIN_APART and (words[at - 1] in COMMAS or named)
            if (most or apart) and words[at] in self.words.relatives and later.last >= saying.last:
                at -= words[at - 1] in COMMAS
                saying.last, saying.end = at, self.sheet.tokens.ends[at - 1]

    def quoting(self, made: Frame) -> None:
        """'ذكرت رويترز نقلا عن X أن': the outlet only carries what X says."""
        figures = self.sheet.figures
        if any(figures[f].type in ("person", "state") for f in made.subjects) or not (made.subjects or made.noun >= 0):
            return
        for line in creditlines(self.sheet, made.trigger.last, made.content):
            if self.sheet.tokens.words[line.first] in self.words.quoting:
                told = self.discourse.credited_end(line.source, made.content)
                quoted = line.figures or (self.discourse.credited(line.source, told) if told else ())
                made.carriers = made.subjects or list(self.discourse.unnamed(made))
                made.subjects, made.noun = list(quoted), -1
                return

    def leads(self, made: Frame, cut: Content, found: dict[int, list[Trigger]]) -> bool:
        """'علق على القرار بالقول إن …': the first cue only leads to the second, which has the words."""
        if made.how != "preposition" or made.trigger.cue.act != "state" or not made.trigger.cue.strict:
            return False
        return any(t.tense == "part" and t.cue.plain for t in found.get(cut.after, ()))

    def told_by_body(self, made: Frame, speakers: tuple[int, ...]) -> bool:
        """'نقلت الوكالة أن X رد على الطلب بالقول إن …': what the body tells only leads to what X says."""
        before = self.sayings[-1] if self.sayings else None
        if before is None or before.sentence != self.sentence or not made.trigger.cue.plain or made.trigger.tense != "part":
            return False
        return bool(speakers) and speakers == self.discourse.content_subject and before.speakers != speakers

    def contrast(self, made: Frame, cut: Content, saying: Saying) -> None:
        """'…، لكنه يرفض …': what follows 'but' is a saying of its own by the same speaker, unless the paper goes on."""
        words = self.sheet.tokens.words
        i = cut.after
        if i + 2 >= len(words) or not among(words[i], self.words.contrast):
            return
        if words[i + 1] in self.words.fillers or turned_away(self.sheet, made, cut.form, i):
            return
        limit = self.sheet.sentences[self.sentence].last
        found = triggers(self.sheet, i + 1, limit)
        n = self.places.sightings.get(i + 1)
        begun = {i + 1} if n is None else {i + 1, self.sheet.sightings[n].whole_last}  # 'but X denied'
        if any(foreseen(self.sheet, self.places, trigger, limit) for at in begun for trigger in found.get(at, ())):
            return
        if many_said(self.sheet, self.places, found, i + 1, limit):
            return
        second = Frame(made.trigger, made.subjects, made.explicit, content=i + 1, start=self.sheet.tokens.starts[i + 1], how="contrast")
        rest = content(self.sheet, self.places, second, found, self.stops, limit)
        if rest is not None:
            self.sayings.append(self.saying(second, rest, saying.speakers))
            cut.after = rest.after

    def saying(self, made: Frame, cut: Content, speakers: tuple[int, ...]) -> Saying:
        trigger = made.trigger
        return Saying(
            self.sentence, (trigger.first, trigger.last), trigger.start, trigger.end, cut.first, cut.last, cut.start, cut.end,
            speakers, trigger.entry, trigger.tag, cut.form, tuple(dict.fromkeys(f for f in made.addressees if f not in speakers)),
            why=[f"cue:{trigger.cue.lemma}", f"frame:{made.how}"],
        )  # fmt: skip
