"""The frame of a cue: who says, to whom, and where what is said begins.

From the cue the words are walked through once: subject, addressee, times and adverbial phrases are passed over until one of the
ways of the cue's `frames` opens what is said (a complementiser, a quotation, a preposition, a bare object).
"""

from __future__ import annotations

from marsad.arabic.clitics import THEN
from marsad.arabic.quotation import OPENING, QUOTE
from marsad.arabic.words import DATIVE, OURS
from marsad.reading.frame_called import called
from marsad.reading.frame_checks import no_saying, no_verb
from marsad.reading.frame_handed import handed_on
from marsad.reading.frame_parts import Frame, Places, headed
from marsad.reading.noun_cues import adjoins, holder
from marsad.reading.passage import PAUSES
from marsad.reading.passage_ahead import NAME_QUOTE, PassageAhead
from marsad.reading.sheet import Sheet
from marsad.reading.subjects import subject_before
from marsad.reading.subjects_checks import governed
from marsad.reading.triggers import COMMAS, Trigger, among

_MIN_UNMARKED = 4  # tokens of words that no mark opens
_BODY_QUOTE = 9  # tokens a quotation may hold to be a body's name
_MARKED = frozenset(("quote", "that"))  # ways by which a quotation may follow
_FEW = 3  # words of an unknown subject that a cue with other meanings may have
_TITLE = 2  # words of a title
_MIN_STEM = 3  # letters of a noun before its pronoun
_MAX_FRAME = 70  # tokens between a cue and what is said


def frame(sheet: Sheet, places: Places, trigger: Trigger, limit: int) -> Frame | None:
    """The frame of a trigger within tokens up to `limit`, or None where nothing of the cue's ways opens."""
    low = sheet.sentences[sheet.sentence_of(trigger.first)].first
    walk = _Walk(sheet, places, trigger, min(limit, trigger.last + _MAX_FRAME))
    subject_before(sheet, places, trigger, walk.frame, low)
    if trigger.tense == "noun":
        holder(sheet, places, trigger, walk.frame, low)
        walk.closed = walk.frame.held
    walk.frame.document = trigger.cue.document
    before = walk.frame.noun >= 0
    walk.run()
    made = walk.frame
    if trigger.cue.called and made.how == "object":
        called(sheet, places, made, limit)
    if made.content < 0 and trigger.cue.unmarked:
        walk.unmarked()
    described = before or walk.nominal > 0 or (made.how == "unmarked" and made.noun >= 0)
    made.nominal = described and not made.explicit and trigger.tense != "part"
    if made.content < 0 or no_verb(sheet, made, before, low) or no_saying(sheet, made, walk.nominal):
        return None
    if trigger.tense == "noun" and not (trigger.cue.nominal or adjoins(sheet, places, made)):
        return None
    return handed_on(sheet, places, made, limit, frame)


class _Walk(PassageAhead):
    """One walk from a cue to what is said."""

    def run(self) -> None:
        """Walk until what is said opens, or the limit."""
        i, text, limit, close = self.joined_cue(), self.text, self.limit, self.trigger.cue.close
        while i < limit:
            if self.opens(i):
                return
            step = self.pass_over(i)
            if step == i or (close and i in self.places.cued):
                return
            self.pause = text[step - 1] in PAUSES
            i = step

    def opens(self, i: int) -> bool:
        """Whether what is said opens at token i; notes where."""
        word = self.text[i]
        if (self.goes_on or word in self.words.opening) and (told := self.opened(i, word)) is not None:
            return told
        if word in self.leading and i not in self.places.sightings:
            return self.preposition(i)
        if word[0] in self.frames and self.attached(i, word):
            return True
        return (self.objects and self.bare_object(i, word)) or (self.entreats and self.second_object(i, word) and self.note(i, "object"))

    def opened(self, i: int, word: str) -> bool | None:
        """Whether what is said opens at a word or mark that opens it by itself; None where nothing is decided by that."""
        if self.manner(i, word):
            return False
        if (word in self.words.openers and self.spoken_at(i)) or (word.endswith(OURS) and self.ours(i, word)):
            return self.note(i, "unmarked")
        if word in self.words.that and (self.circumstance(i) or self.names(i)):
            return False
        if word in self.words.that:
            return self.takes_that(word) and self.note(i + 1, "that")
        if word == ":":
            return not headed(self.sheet, i) and self.note(i + 1, "colon")
        if word == QUOTE and i in self.places.opens:
            return not headed(self.sheet, i) and self.quote(i)
        if word == QUOTE and self.unclosed(i) and not headed(self.sheet, i):
            return self.note(i + 1, "quote")
        if self.trigger.cue.relays and word in self.words.sayings_of:
            return self.note(self.after_saying(i + 1), "relayed")
        return None

    def spoken_at(self, i: int) -> bool:
        """Whether a word begins what a plain cue reports, without any mark ('وقال X أمام المجلس نحن قلقون')."""
        finite = self.trigger.tense in ("past", "pres") and self.trigger.cue.unmarked and self.frame.noun < 0
        told = i not in self.places.moments and (self.frame.explicit or (i == self.trigger.last and bool(self.trigger.clitics)))
        return finite and told and self.phrase != i - 1 and (self.thinks(i) or not self.that_ahead(i)) and not self.marked_ahead(i)

    def ours(self, i: int, word: str) -> bool:
        """Whether a noun of the first person ('هدفنا') stands right behind a plain cue that goes on, or behind its subject."""
        at = self.subject_end if self.frame.explicit else self.trigger.last
        plain = self.trigger.tense == "past" and self.trigger.cue.unmarked and i == at and bool(self.trigger.clitics)
        noun = word[: -len(OURS)]
        named = len(noun) < _MIN_STEM or word in self.words.given or i in self.places.sightings
        return plain and not named and (noun in self.words.known or noun in self.words.mute_nouns)

    def unclosed(self, i: int) -> bool:
        """Whether a mark that only opens stands where what is said begins, and nothing closes it in its paragraph."""
        tokens = self.sheet.tokens
        ways = "quote" in self.frames and (self.frame.explicit or i == self.trigger.last)
        return ways and i not in self.places.opens.values() and tokens.text[tokens.starts[i]] in OPENING and not self.that_ahead(i)

    def unmarked(self) -> None:
        """Words that follow the subject, or a cue that goes on, without any mark ('وأضاف X سنعمل على …')."""
        if self.trigger.tense != "past" or not self.trigger.clitics or self.frame.addressees:
            return
        text = self.sheet.tokens.words
        at = self.subject_end if self.frame.explicit else self.trigger.last
        if not self.frame.explicit and at + 1 < self.limit and at == self.frame.noun and text[at + 1] in self.words.negators:
            at += 1  # a name that nothing knows
        closed = at >= self.limit - _MIN_UNMARKED or self.title(at) or not text[at][0].isalpha() or among(text[at], self.words.adverbial)
        closed = closed or at < 0 or text[at] in self.words.fillers or text[at] in self.words.relatives
        if closed or self.words.prepositional(text[at]) or (at == self.trigger.last and self.acts(at)):
            return
        self.nominal, self.frame.noun = 0, self.trigger.last if at > self.trigger.last and not self.frame.explicit else -1
        self.frame.content, self.frame.start, self.frame.how = at, self.sheet.tokens.starts[at], "unmarked"

    def note(self, i: int, how: str, letters: int = 0) -> bool:
        """What is said begins at token i (after so many of its letters); a complementiser or a mark there is passed over."""
        tokens = self.sheet.tokens
        if how != "that" and i < self.limit and tokens.words[i] in self.words.that and not letters:
            i += 1
        if i >= self.limit:
            return False
        if tokens.words[i] == ":":
            i += 1
        if i >= self.limit or not self.certain(i, how):
            return False
        self.frame.content, self.frame.how = i, how
        if self.relayed >= 0 and not self.frame.carriers:  # nothing tells who is quoted
            self.frame.carriers, self.frame.subjects, self.frame.explicit = self.frame.subjects, [], True
        self.frame.start = tokens.inside(i, letters) if letters else tokens.starts[i]
        return True

    def certain(self, i: int, how: str) -> bool:
        """Whether a cue that also means other things is plain enough here."""
        tokens = self.sheet.tokens
        if tokens.words[self.trigger.first] in self.words.fillers:
            return i == self.trigger.last and tokens.words[i] in self.words.object_heads
        if not self.trigger.cue.strict:
            return True
        marked = how in ("quote", "colon") and _MARKED.isdisjoint(self.frames) and not self.frame.addressees  # only an object is said
        if marked and not self.words.marked_heads.isdisjoint(tokens.words[i - 1 : i + 2]):
            return True  # 'هذا "النصر"'
        if (marked or how == "object") and tokens.words[i] not in self.words.object_heads:
            return False
        if how == "that" and (tokens.words[i - 1][0] == THEN or tokens.words[i - 2] in self.words.that_governors):
            return False  # '، ومن ثم فإن', 'إضافة إلى أن'
        if how in ("that", "quote", "colon") and (self.frame.explicit or self.nominal <= _FEW):
            return not self.trigger.cue.close or self.nominal == 0 or (self.spoken and self.nominal <= _TITLE)
        noun = self.frame.noun if self.frame.noun == self.trigger.last and not self.placed else -1
        titled = how == "preposition" and noun >= 0 and self.gap == self.nominal <= _FEW
        plain = bool(self.trigger.clitics) or self.trigger.gender == "f"
        near = self.gap <= 1 - (self.trigger.cue.close and how == "attached")
        return near or (titled and plain) or (self.spoken and how == "preposition" and noun == self.trigger.last)

    def quote(self, i: int) -> bool:
        """A quotation opens what is said, unless it is a name in quotation marks or the cue never takes one."""
        close = self.places.opens[i]
        if i > self.trigger.last and self.text[i - 1] == DATIVE and DATIVE not in self.frames:
            return False  # 'كشف مصدر لـ«X» عن'
        inside = self.places.sightings.get(i + 1)
        if inside is not None and self.sheet.sightings[inside].last >= close:
            return False
        if "quote" in self.frames or "object" in self.frames or "that" in self.frames or "as" in self.frames:
            if close - i <= NAME_QUOTE and self.name_in_marks(i, close):
                return False
            if close - i <= _BODY_QUOTE and self.body_in_marks(i, close):
                return False
            if close - i <= NAME_QUOTE and "object" not in self.frames and not self.pause and i > self.trigger.last:
                return self.own_verb(i, close) and self.note(i, "quote")
            return self.note(i, "quote")
        return False

    def name_in_marks(self, i: int, close: int) -> bool:
        """Whether a short quotation is a name: a complementiser follows, or a comma behind the subject, or the cue only relays."""
        text = self.sheet.tokens.words
        after = text[close + 1] if close + 1 < self.limit else ""
        titled = i == self.trigger.last and close + 1 < self.limit and (self.title(close + 1) or self.named_ahead(close))
        return titled or after in self.words.that or after == ":" or self.trigger.cue.relays or (after in COMMAS and i > self.trigger.last)

    def body_in_marks(self, i: int, close: int) -> bool:
        """Whether a quotation is a body's name: one behind the cue that begins with the noun of one and more follows, one behind such
        a noun, one before a comma and a complementiser."""
        text = self.sheet.tokens.words
        after = text[close + 1] if close + 1 < self.limit else "."
        then = text[close + 2] if close + 2 < self.limit else "."
        if (after in COMMAS and then in self.words.that) or (i > self.trigger.last and text[i - 1] in self.words.collective):
            return True
        body = text[i + 1] in self.words.collective or self.words.body(text[i + 1])
        return i == self.trigger.last and body and (after[0].isalpha() or after in COMMAS)

    def preposition(self, i: int) -> bool:
        """The cue's own preposition, as a word ('على', 'إلى', 'عن', 'من')."""
        n, lone = self.places.sightings.get(i + 1), self.sheet.tokens.words[i] == DATIVE  # 'لـ«X»'
        issued = (self.frame.document and not self.frame.explicit and self.issued(i + 1)) or self.close_to(i)
        if self.quoting(i - 1) or issued or self.by_mouth(i) or self.platform(i + 1) or self.sent_to(i, n) or (lone and self.word_ahead(i)):
            return False
        if self.trigger.whom == self.sheet.tokens.words[i] and not self.frame.addressees and n is not None:
            return False
        if self.trigger.cue.relays:
            self.relayed, self.frame.noun = i + 1, i + 1
            return False
        if "that" in self.frames and self.sheet.tokens.words[i] == self.words_from and n is not None:
            return False
        if "that" in self.frames and (self.parted_subject(i) or self.resumes(i)) and self.that_ahead(i):
            return False  # 'X, the third economy in the world, that'
        return self.note(i + 1, "preposition")

    def parted_subject(self, i: int) -> bool:
        """Whether a comma stands right behind the subject, before a token."""
        return self.frame.explicit and 0 < self.subject_end < i and self.sheet.tokens.words[self.subject_end] in COMMAS

    def attached(self, i: int, word: str) -> bool:
        """Whether the cue's own preposition, attached to the word, opens what is said ('بوقف', 'لإجراء')."""
        letter = word[0]
        known = any(word[1:] in known for known in (self.words.relatives, self.words.object_heads, self.words.verbal_nouns))
        short = (len(word) < 4 and not known) or among(word, self.words.adverbial) or self.manner_before(i)
        if short or word in self.words.plain_initials or self.uncut(word) or self.has_object():
            return False
        n = self.places.sightings.get(i)
        if n is not None and not self.sheet.sightings[n].clitics:
            return False
        if self.phrase >= 0 and not self.pause and i - self.phrase < 2:
            return False
        if ("that" in self.frames and self.that_ahead(i)) or (letter == DATIVE and self.word_ahead(i)):
            return False
        if len(self.frames) > 1 and n is not None and self.trigger.whom and not self.frame.addressees:
            return False
        return self.note(i, "attached", 1)

    def bare_object(self, i: int, word: str) -> bool:
        """What is said is the object itself ('رفض العرض', 'جدد دعم بلاده')."""
        if not word[0].isalpha() or i in self.places.moments or self.held_by(i):
            return False
        if word == DATIVE:
            return False  # written apart before a mark ('كشف مصدر لـ«X» عن')
        document, form = word in self.words.documents and i == self.trigger.last and "that" in self.frames, i in self.sheet.hits_at
        if document or i + 1 in self.places.withheld or self.speaks(i, word) or (form and (self.leads_to_words(i) or self.title_ahead(i))):
            return False
        if self.qualifier(i, word):
            return False
        head = word in self.words.object_heads and not self.each_of(i) and not self.forename(i)
        if head and (self.open_object() or (word in self.words.burdens and self.frame.subjects and i > self.subject_end)):
            return self.note(i, "object")
        if "that" in self.frames and self.that_ahead(i):
            return False
        if word in self.words.verbal_nouns and self.frame.explicit and self.pause and self.open_object() and i not in self.places.sightings:
            return self.note(i, "object")
        if self.phrase >= 0 or self.relative or word in self.words.any_adverbial or word in self.words.fillers or self.each_of(i):
            return False
        if (self.trigger.tense != "noun" and self.words.prepositional(word)) or self.apposition(i) or self.set_off(i):
            return False
        n = self.places.sightings.get(i)
        if n is not None and set(self.sheet.sightings[n].figures) <= {*self.frame.subjects, *self.named}:
            return False  # a name after its office
        if n is not None and self.frame.subjects and self.follows_subject(i) and self.joined(i, self.sheet.sightings[n]):
            return False  # a second subject
        if n is not None:
            governs = governed(self.sheet, self.words, self.sheet.sightings[n])
            return self.subject_told(i) and not governs and self.trigger.whom is None and self.note(i, "object")
        if ("that" in self.frames and self.head_ahead(i)) or self.own_head_ahead(i) or self.own_way_ahead(i):
            return False
        behind = self.spoken and not among(self.sheet.tokens.words[i - 1], self.words.adverbial)
        if word in self.words.free_relatives and (i == self.trigger.last or behind):
            return self.trigger.whom is None and self.note(i, "object")
        placed = self.frame.explicit or i == self.trigger.last or self.spoken
        return placed and self.trigger.whom is None and word not in self.words.relatives and self.note(i, "object")
