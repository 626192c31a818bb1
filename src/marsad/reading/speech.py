"""Who said what, by which cue.

Sentence by sentence the cues are framed (`frames`), what they report is cut out (`contents`), and a speaker that the words leave
out is taken from the discourse. A saying whose content is itself a saying ('قال X إن Y طالب بـ…') gives the inner one, with the
outer speaker first in its chain.
"""

from __future__ import annotations

from marsad.arabic.quotation import QUOTE
from marsad.reading.antecedents import referred
from marsad.reading.contents import Content, content
from marsad.reading.credits import Creditline, credit_stops, creditlines
from marsad.reading.frame_parts import Frame, Places
from marsad.reading.frames import frame
from marsad.reading.sheet import Saying, Sheet
from marsad.reading.subjects import governed
from marsad.reading.triggers import Trigger, among, speech_words, triggers

_ACTORS = frozenset(("person", "state", "organisation", "media"))
_MIN_ORPHAN = 6  # tokens of a quotation that needs no cue
_NEAR = 2  # sentences back to which a quotation without a cue goes on
_MIN_CREDITED = 4  # tokens of a clause that a credit alone makes a saying
_MAX_LEAD = 10  # tokens that may stand between the beginning of a content and the cue of the saying inside it


def speech(sheet: Sheet) -> list[Saying]:
    """The sayings of a report in the order of the text; acts, targets, chains and channels are left to later stages."""
    return _Reader(sheet).run()


class _Reader:
    """Reads the sentences of one sheet in order and keeps the discourse."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.words = speech_words(sheet.lexicon)
        self.places = Places.of(sheet)
        self.stops = credit_stops(sheet)
        self.sayings: list[Saying] = []
        self.spoke: list[tuple[int, ...]] = []  # speakers by recency
        self.issuer: tuple[int, ...] = ()  # whose document spoke last
        self.sentence = 0

    def run(self) -> list[Saying]:
        for n in self.sheet.live:
            self.sentence = n
            cut = self.sheet.sentences[n]
            self.main: tuple[int, ...] = ()
            self.content_subject: tuple[int, ...] = ()
            at = len(self.sayings)
            self.scan(cut.first, cut.last, None, ())
            self.credit(cut.first, cut.last, at)
            if len(self.sayings) == at:
                self.orphan(cut.first, cut.last)
        return self.sayings

    def orphan(self, first: int, last: int) -> None:
        """A sentence that is a long quotation goes on what was just said."""
        before = self.sayings[-1] if self.sayings else None
        if before is None or self.sentence - before.sentence > _NEAR or not before.speakers:
            return
        starts, ends = self.sheet.tokens.starts, self.sheet.tokens.ends
        close = self.places.opens.get(first, -1)
        if close - first > _MIN_ORPHAN and last - close <= _MIN_ORPHAN:
            self.sayings.append(
                Saying(
                    self.sentence, None, starts[first + 1], starts[first + 1], first + 1, close, starts[first + 1], ends[close - 1],
                    before.speakers, form="direct", why=["orphan", "speaker:carried"],
                )
            )  # fmt: skip

    def credit(self, first: int, last: int, at: int) -> None:
        """Credit what the sentence says to the sources it names; without a saying, what stands beside the credit is one."""
        lines = creditlines(self.sheet, first, last)
        if lines and lines[0].kind == "tail" and lines[0].first - first <= 1:
            return
        for line in lines:
            if line.kind == "tail" or not line.figures:
                continue
            keys = tuple(self.sheet.figures[f].key for f in line.figures)
            said = [s for s in self.sayings[at:] if not s.via]
            if said:
                for saying in said:
                    if not set(line.figures) & set(saying.speakers):
                        saying.via = keys
                        saying.why.append("credit")
            elif len(self.sayings) == at:
                self.credited(line, first, last)

    def credited(self, line: Creditline, first: int, last: int) -> None:
        """A saying whose only cue is its credit: the clause before it, or after where it opens the sentence."""
        words = self.sheet.tokens.words
        opens = line.first - first <= 2
        begin, end = (line.last, last) if opens else (first, line.first)
        while begin < end and (words[begin] in "،,-:" or words[begin] in self.words.that):
            begin += 1
        while end > begin and words[end - 1] in "،,.-:":
            end -= 1
        if end - begin < _MIN_CREDITED:
            return
        starts, ends = self.sheet.tokens.starts, self.sheet.tokens.ends
        marks = '"' in words[begin:end]
        self.sayings.append(
            Saying(
                self.sentence, (line.first, line.first + 1), line.start, line.end, begin, end, starts[begin], ends[end - 1],
                line.figures, form="mixed" if marks else "indirect", medium="statement" if line.document else None,
                why=["credit", "frame:" + ("credit first" if opens else "credit last")],
            )
        )  # fmt: skip
        self.spoke.append(line.figures)

    def scan(self, first: int, last: int, outer: Saying | None, via: tuple[int, ...]) -> int:
        """Read the sayings among tokens first..last; returns how many were found."""
        found = triggers(self.sheet, first, last)
        before = len(self.sayings)
        i = first
        while i < last:
            after = self.at(i, found, last, outer)
            if after <= i and i in self.places.opens and not outer:
                after = self.places.opens[i]
            i = max(after, i + 1)
        return len(self.sayings) - before

    def at(self, i: int, found: dict[int, list[Trigger]], last: int, outer: Saying | None) -> int:
        """Try the cues at token i; returns the token after the saying, or i."""
        for trigger in found.get(i, ()):
            if trigger.tense == "noun" and not trigger.cue.nominal:
                continue
            back = referred(self.sheet, self.places, trigger, self.sentence, self.sayings) if trigger.pronoun else None
            if back is not None:
                self.sayings.append(back)
                return trigger.last
            made = frame(self.sheet, self.places, trigger, last) or self.quote_before(trigger)
            if made is None or (trigger.tense in ("past", "pres") and self.embedded(made)):
                continue
            cut = content(self.sheet, self.places, made, found, self.stops, last)
            if cut is None:
                continue
            return self.keep(made, cut, found, outer)
        return i

    def embedded(self, made: Frame) -> bool:
        """Whether a bare imperfect stands inside a clause of no saying ('بند يدعو إلى'), where it reports nothing by itself."""
        trigger = made.trigger
        if trigger.tense != "pres" or made.subjects or trigger.clitics:
            return False
        if trigger.first == self.sheet.sentences[self.sentence].first:
            return False
        before = self.sheet.tokens.words[trigger.first - 1]
        linked = among(before, self.words.contrast) or among(before, self.words.subordinators) or before in self.words.pronominal
        return not (linked or before in "،," or before in self.words.negators)

    def quote_before(self, trigger: Trigger) -> Frame | None:
        """'"…"، قال X': what is said stands before the cue."""
        i = trigger.first
        words = self.sheet.tokens.words
        while i and words[i - 1] in "،,-":
            i -= 1
        if not i or words[i - 1] != QUOTE or "quote" not in trigger.cue.frames or trigger.clitics:
            return None
        opened = next((o for o, c in self.places.opens.items() if c == i - 1), None)
        if opened is None or i - opened <= _MIN_ORPHAN or any(s.first <= opened + 1 < s.last for s in self.sayings):
            return None
        made = Frame(trigger, content=opened, start=self.sheet.tokens.starts[opened], how="quote before")
        n = self.places.sightings.get(trigger.last)
        if n is not None:
            made.subjects, made.explicit = list(self.sheet.sightings[n].figures), True
        return made

    def keep(self, made: Frame, cut: Content, found: dict[int, list[Trigger]], outer: Saying | None) -> int:
        """Write the saying down, or the sayings inside it where its content is itself a saying."""
        speakers = self.speakers(made)
        saying = self.saying(made, cut, speakers)
        if speakers and not made.subjects:
            saying.why.append("speaker:carried")
        saying.via = tuple(self.sheet.figures[f].key for f in made.carriers)
        if made.document:
            saying.medium = "statement"
        if made.trigger.negated:
            saying.negated = True
        if outer is not None:
            saying.form = "direct" if outer.form == "direct" else saying.form
        at = len(self.sayings)
        self.sayings.append(saying)
        self.remember(speakers, made)
        if self.inner(cut, saying):
            inner = self.scan(cut.first, cut.last, saying, ())
            if inner:
                del self.sayings[at]
                if cut.form == "direct":
                    self.remember(speakers, made)
                for later in self.sayings[at:]:
                    later.why.append("inside:" + made.trigger.cue.lemma)
                    later.via = (*later.via, *(self.sheet.figures[f].key for f in speakers if f not in later.speakers))
        else:
            self.contrast(made, cut, saying)
            self.note_subject(cut, speakers)
        return cut.after if made.how != "quote before" else made.trigger.last

    def note_subject(self, cut: Content, speakers: tuple[int, ...]) -> None:
        """A person of whom a body tells: verbs that go on in the sentence are the person's ('قال القصر إن X تحدث…، وتمنى')."""
        self.content_subject = ()
        n = self.places.sightings.get(cut.first)
        bodies = speakers and all(self.sheet.figures[f].type != "person" for f in speakers)
        if bodies and n is not None and self.sheet.figures[self.sheet.sightings[n].figures[0]].type == "person":
            self.content_subject = self.sheet.sightings[n].figures

    def contrast(self, made: Frame, cut: Content, saying: Saying) -> None:
        """'…، لكنه يرفض …': what follows 'but' is a saying of its own by the same speaker."""
        words = self.sheet.tokens.words
        i = cut.after
        if i + 2 >= len(words) or not among(words[i], self.words.contrast) or saying.form == "direct":
            return
        if words[i + 1] in self.words.fillers:
            return
        limit = self.sheet.sentences[self.sentence].last
        found = triggers(self.sheet, i + 1, limit)
        if any(frame(self.sheet, self.places, trigger, limit) for trigger in found.get(i + 1, ())):
            return
        second = Frame(made.trigger, made.subjects, made.explicit, content=i + 1, start=self.sheet.tokens.starts[i + 1], how="contrast")
        rest = content(self.sheet, self.places, second, found, self.stops, limit)
        if rest is not None:
            self.sayings.append(self.saying(second, rest, saying.speakers))
            cut.after = rest.after

    def inner(self, cut: Content, saying: Saying) -> bool:
        """Whether the content is itself a saying: a cue near its beginning with a speaker of its own."""
        lead = triggers(self.sheet, cut.first, min(cut.last, cut.first + _MAX_LEAD))
        for options in lead.values():
            for trigger in options:
                if trigger.tense in ("past", "pres") and not trigger.negated and not trigger.pronoun:
                    made = frame(self.sheet, self.places, trigger, cut.last)
                    if made is not None and made.explicit and self.opens_with(cut.first, trigger, made):
                        return True
        return False

    def opens_with(self, first: int, trigger: Trigger, made: Frame) -> bool:
        """Whether only the inner speaker stands between the beginning of a content and its cue."""
        i = first
        words = self.sheet.tokens.words
        while i < trigger.first:
            n = self.places.sightings.get(i)
            if n is not None:
                i = max(self.sheet.sightings[n].whole_last, i + 1)
            elif words[i] in self.words.auxiliaries or words[i] in "،,\"":
                i += 1
            elif words[i] in self.words.adverbial and i > first:
                i += 2
            else:
                return False
        return True

    def speakers(self, made: Frame) -> tuple[int, ...]:
        """The speakers: the subject, else the one who was speaking, if the form of the cue agrees."""
        if made.document:
            self.issuer = tuple(dict.fromkeys(made.subjects)) or self.issuer or (self.spoke[-1] if self.spoke else ())
            return self.issuer
        self.turn(made)
        if made.subjects:
            return tuple(dict.fromkeys(made.subjects))
        trigger = made.trigger
        if made.explicit or (made.nominal and not made.pronoun):
            return ()
        if trigger.tense == "part" and self.main:
            return self.main
        if not self.main and (first := self.clause_subject(trigger)):
            return first
        if self.content_subject and self.may_be(self.content_subject, trigger):
            return self.content_subject
        for candidate in reversed(self.spoke[-4:]):
            if self.may_be(candidate, trigger):
                return candidate
        return ()

    def turn(self, made: Frame) -> None:
        """'وصف … وحث الحكومة على …': a verb that goes on without a comma has its object, not a new subject, after it."""
        trigger = made.trigger
        joined = trigger.clitics and trigger.first > 0 and self.sheet.tokens.words[trigger.first - 1] not in "،,.\""
        bodies = all(self.sheet.figures[f].type != "person" for f in made.subjects)
        if joined and bodies and trigger.whom == "object" and made.subjects and not made.addressees and self.main:
            if self.may_be(self.main, trigger) and self.main != tuple(made.subjects):
                made.addressees, made.subjects, made.explicit = made.subjects, [], False

    def clause_subject(self, trigger: Trigger) -> tuple[int, ...]:
        """The subject of the clause that the sentence opens with, for a cue that goes on from it ('وبحث X … وأكد …')."""
        first = self.sheet.sentences[self.sentence].first
        for i in range(first, trigger.first):
            n = self.places.sightings.get(i)
            if n is not None and not governed(self.sheet, self.words, self.sheet.sightings[n]):
                figures = self.sheet.sightings[n].figures
                if self.may_be(figures, trigger) and all(self.sheet.figures[f].type in _ACTORS for f in figures):
                    return figures
        return ()

    def may_be(self, figures: tuple[int, ...], trigger: Trigger) -> bool:
        if not figures:
            return False
        if len(figures) > 1:
            return trigger.number in ("d", "p") or trigger.tense == "part"
        figure = self.sheet.figures[figures[0]]
        if trigger.number == "d":
            return False
        return not (figure.type == "person" and figure.gender and trigger.gender and figure.gender != trigger.gender)

    def remember(self, speakers: tuple[int, ...], made: Frame) -> None:
        if speakers:
            self.spoke.append(speakers)
            self.main = speakers

    def saying(self, made: Frame, cut: Content, speakers: tuple[int, ...]) -> Saying:
        trigger = made.trigger
        return Saying(
            self.sentence, (trigger.first, trigger.last), trigger.start, trigger.end, cut.first, cut.last, cut.start, cut.end,
            speakers, trigger.entry, trigger.tag, cut.form, tuple(dict.fromkeys(f for f in made.addressees if f not in speakers)),
            why=[f"cue:{trigger.cue.lemma}", f"frame:{made.how}"],
        )  # fmt: skip
