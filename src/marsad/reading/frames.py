"""The frame of a cue: who says, to whom, and where what is said begins.

From the cue the words are walked through once: subject, addressee, times and adverbial phrases are passed over until one of the
ways of the cue's `frames` opens what is said (a complementiser, a quotation, a preposition, a bare object).
"""

from __future__ import annotations

from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import CONJUNCTIONS, DATIVE, without_conjunction
from marsad.reading.frame_parts import Frame, Places
from marsad.reading.sheet import Sheet, Sighting
from marsad.reading.subjects import agrees, governed, subject_before
from marsad.reading.triggers import COMMAS, Trigger, among, speech_words

_PAUSES = frozenset("،,(-)")
_MAX_PHRASE = 14  # tokens of an adverbial phrase that holds no name
_FEW = 3  # words of an unknown subject that a cue with other meanings may have
_NAME_QUOTE = 4  # tokens a quotation may hold to be a name
_MAX_AHEAD = 22  # tokens within which a complementiser decides that a noun is no object
_MAX_FRAME = 70  # tokens between a cue and what is said


def frame(sheet: Sheet, places: Places, trigger: Trigger, limit: int) -> Frame | None:
    """The frame of a trigger within tokens up to `limit`, or None where nothing of the cue's ways opens."""
    low = sheet.sentences[sheet.sentence_of(trigger.first)].first
    walk = _Walk(sheet, places, trigger, min(limit, trigger.last + _MAX_FRAME))
    subject_before(sheet, places, trigger, walk.frame, low)
    walk.frame.document = trigger.cue.document
    walk.run()
    made = walk.frame
    made.nominal = walk.nominal > 0 and not made.explicit
    if trigger.tense == "noun" and (not made.explicit or walk.nominal or sheet.tokens.words[trigger.last] == QUOTE):
        return None
    if sheet.tokens.words[trigger.first] in walk.words.editorial and not made.explicit:
        return None
    return made if made.content >= 0 else None


class _Walk:
    """One walk from a cue to what is said."""

    def __init__(self, sheet: Sheet, places: Places, trigger: Trigger, limit: int) -> None:
        self.sheet, self.places, self.limit = sheet, places, limit
        self.words = speech_words(sheet.lexicon)
        self.trigger = trigger
        self.frames = trigger.frames
        self.frame = Frame(trigger)
        self.nominal = 0  # words of a subject that no sighting covers
        self.phrase = -1  # first token of an open adverbial phrase
        self.relayed = False  # the preposition has stood after which the one quoted is named
        self.gap = 0  # words passed over that are neither names nor circumstance
        self.placed = False  # an adverbial phrase has stood: nouns after it are no subject
        self.named: tuple[int, ...] = ()  # whom the last sighting named
        self.subject_end = -1  # the token after the subject
        self.pause = False

    def run(self) -> None:
        """Walk until what is said opens, or the limit."""
        i = self.trigger.last
        text = self.sheet.tokens.words
        while i < self.limit:
            if self.opens(i):
                return
            step = self.pass_over(i)
            if step == i or (self.trigger.cue.close and any(hit.kind == "cue" for hit in self.sheet.hits_at.get(i, ()))):
                return
            self.pause = text[step - 1] in _PAUSES
            i = step

    def opens(self, i: int) -> bool:
        """Whether what is said opens at token i; notes where."""
        word = self.sheet.tokens.words[i]
        bare = without_conjunction(word)
        if word in self.words.that:
            return self.takes_that(word) and self.note(i + 1, "that")
        if word == ":":
            return self.note(i + 1, "colon")
        if word == QUOTE and i in self.places.opens:
            return self.quote(i)
        if self.trigger.cue.relays and word in self.words.sayings_of:
            return self.note(i + 1, "relayed")
        if bare in self.frames:
            return self.preposition(i)
        return self.attached(i, word) or self.bare_object(i, word)

    def takes_that(self, word: str) -> bool:
        """Whether the cue takes this complementiser ('بأن' belongs to cues with ب)."""
        return "that" in self.frames or "as" in self.frames or word[0] in self.frames

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
        if self.relayed and not self.frame.carriers:  # nothing tells who is quoted
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
        if how == "object" and tokens.words[i] not in self.words.object_heads:
            return False
        if how in ("that", "quote", "colon") and (self.frame.explicit or self.nominal <= _FEW):
            return not self.trigger.cue.close or self.nominal == 0
        return self.gap <= 1

    def quote(self, i: int) -> bool:
        """A quotation opens what is said, unless it is a name in quotation marks or the cue never takes one."""
        close = self.places.opens[i]
        inside = self.places.sightings.get(i + 1)
        if inside is not None and self.sheet.sightings[inside].last >= close:
            return False
        if "quote" in self.frames or "object" in self.frames or "that" in self.frames or "as" in self.frames:
            if close - i <= _NAME_QUOTE and "object" not in self.frames and not self.pause and i > self.trigger.last:
                return False
            return self.note(i, "quote")
        return False

    def preposition(self, i: int) -> bool:
        """The cue's own preposition, as a word ('على', 'إلى', 'عن', 'من')."""
        n = self.places.sightings.get(i + 1)
        if self.trigger.whom == self.sheet.tokens.words[i] and not self.frame.addressees and n is not None:
            return False
        if self.trigger.cue.relays:
            self.relayed = True
            return False
        if "that" in self.frames and self.sheet.tokens.words[i] == self.words_from and n is not None:
            return False
        return self.note(i + 1, "preposition")

    @property
    def words_from(self) -> str:
        """The preposition that names the person asked where the demand follows ('طلب من X أن')."""
        return self.frames[1] if len(self.frames) > 1 and self.frames[0] == "that" and "object" in self.frames else ""

    def attached(self, i: int, word: str) -> bool:
        """The cue's own preposition, attached to the word ('بوقف', 'لإجراء')."""
        letter = word[0]
        if letter not in self.frames or len(word) < 4 or word in self.words.plain_initials:
            return False
        n = self.places.sightings.get(i)
        if n is not None and not self.sheet.sightings[n].clitics:
            return False
        if self.phrase >= 0 and not self.pause and i - self.phrase < 2:
            return False
        if "that" in self.frames and self.that_ahead(i):
            return False
        if len(self.frames) > 1 and n is not None and self.trigger.whom and not self.frame.addressees:
            return False
        return self.note(i, "attached", 1)

    def bare_object(self, i: int, word: str) -> bool:
        """What is said is the object itself ('رفض العرض', 'جدد دعم بلاده')."""
        if not ({"object", "as"} & set(self.frames)) or word in _PAUSES or self.places.moments.get(i):
            return False
        head = word in self.words.object_heads
        if head and self.open_object():
            return self.note(i, "object")
        if "that" in self.frames and self.that_ahead(i):
            return False
        if self.phrase >= 0 or among(word, self.words.adverbial) or word in self.words.fillers:
            return False
        n = self.places.sightings.get(i)
        if n is not None and set(self.sheet.sightings[n].figures) <= {*self.frame.subjects, *self.named}:
            return False  # a name after its office
        if n is not None:
            governs = governed(self.sheet, self.words, self.sheet.sightings[n])
            return bool(self.frame.subjects) and not governs and self.trigger.whom is None and self.note(i, "object")
        if "that" in self.frames and self.head_ahead(i):
            return False
        placed = self.frame.explicit or i == self.trigger.last
        return placed and self.trigger.whom is None and word not in self.words.relatives and self.note(i, "object")

    def open_object(self) -> bool:
        return self.trigger.whom is None or bool(self.frame.addressees)

    def that_ahead(self, i: int) -> bool:
        """Whether a complementiser follows before another cue, so that the nouns before it are subject or circumstance."""
        text = self.sheet.tokens.words
        commas = 0
        for j in range(i + 1, min(i + _MAX_AHEAD, self.limit)):
            if text[j] in self.words.that:
                return text[j - 1] not in self.words.object_heads
            commas += text[j] in COMMAS
            long = text[j] == QUOTE and self.places.opens.get(j, j) - j > _NAME_QUOTE
            if commas > 2 or long or any(hit.kind == "cue" for hit in self.sheet.hits_at.get(j, ())):
                return False
        return False

    def head_ahead(self, i: int) -> bool:
        """Whether a noun that opens such objects follows, so that what stands here is the subject's title ('أكد X وكيل الوزارة …')."""
        text = self.sheet.tokens.words
        if not self.frame.explicit or text[i] in self.words.object_heads:
            return False
        for j in range(i + 1, min(i + _MAX_PHRASE, self.limit)):
            if text[j] in _PAUSES or text[j] == QUOTE or any(hit.kind == "cue" for hit in self.sheet.hits_at.get(j, ())):
                return False
            if text[j] in self.words.object_heads and not among(text[j - 1], self.words.adverbial):
                return True
        return False

    def pass_over(self, i: int) -> int:
        """The token after what stands at i, where it may stand between a cue and what is said; i where it may not."""
        text = self.sheet.tokens.words
        word = text[i]
        if (end := self.places.moments.get(i)) is not None:
            self.phrase = -1
            return end
        n = self.places.sightings.get(i)
        if n is not None:
            return self.sighting(i, n)
        if word == QUOTE:
            if i not in self.places.opens or self.places.sightings.get(i + 1) is not None:
                return i + 1  # a name in marks
            self.nominal += self.phrase < 0 and not self.frame.explicit
            return self.places.opens[i] + 1
        if word in _PAUSES:
            self.phrase = -1
            return i + 1
        if among(word, self.words.adverbial):
            self.phrase, self.placed = i, True
            return i + 1
        if self.phrase >= 0 and i - self.phrase > _MAX_PHRASE:
            return i
        self.gap += self.phrase < 0 and word not in self.words.fillers and word not in self.words.documents
        if word in self.words.documents and not self.frame.explicit:
            self.frame.document = True
        elif self.phrase < 0 and not self.placed and word not in self.words.fillers and not self.frame.explicit:
            self.nominal += 1
        return i + 1

    def sighting(self, i: int, n: int) -> int:
        """A name or nominal between the cue and what is said: its subject, or somebody it is said to."""
        seen = self.sheet.sightings[n]
        made = self.frame
        again, self.named = seen.figures == self.named, seen.figures
        end = max(seen.whole_last, seen.last, i + 1)
        if again and not seen.clitics:
            return end
        if self.trigger.tense == "part" and self.phrase < 0 and not seen.clitics:
            made.addressees += [f for f in seen.figures if self.trigger.whom == "object" and f not in made.addressees]
            return end
        if seen.clitics[-1:] not in ("", *CONJUNCTIONS):
            direct = self.phrase < 0 or i - self.phrase < 2
            if made.document and not made.subjects:
                made.subjects, made.explicit = list(seen.figures), True
            elif direct and seen.clitics[-1] == DATIVE:
                made.addressees += seen.figures
            self.phrase = -1
        elif self.trigger.cue.relays and self.phrase == i - 1 and not made.carriers:
            made.carriers, made.subjects, made.explicit = made.subjects, list(seen.figures), True
            self.phrase = -1
        elif self.phrase >= 0:
            if self.phrase == i - 1 and self.sheet.tokens.words[i - 1] in self.asked:
                made.addressees += seen.figures
            self.phrase = -1
        elif not made.subjects and not made.pronoun and agrees(self.sheet, self.trigger, seen):
            made.subjects = list(seen.figures) if self.own_name(i, seen.figures) else []
            made.explicit, self.subject_end = True, end
            made.anaphor = seen.why == "word:excellencies"
        elif made.subjects and i == self.subject_end and self.joined(i, seen):
            made.subjects += [f for f in seen.figures if f not in made.subjects]
            self.subject_end = end
        elif self.trigger.whom == "object":
            made.addressees += [f for f in seen.figures if f not in made.addressees]
        return end

    def joined(self, i: int, seen: Sighting) -> bool:
        """Whether an 'and' is written before a name, or before the title that introduces it (a name may begin with that letter)."""
        return bool(seen.clitics[:1]) or (i < seen.first and self.sheet.tokens.words[i][0] in CONJUNCTIONS)

    def own_name(self, i: int, figures: tuple[int, ...]) -> bool:
        """Whether a name is the subject itself: not the holder of an unknown one ('مسؤولو الوزارة'), but a head's name ('تنظيم …')."""
        if not self.nominal or self.sheet.figures[figures[0]].type == "person":
            return True
        at = i - 1 if self.sheet.tokens.words[i - 1] != QUOTE else i - 2
        return self.nominal == 1 and any(hit.kind == "head" for hit in self.sheet.hits_at.get(at, ()))

    @property
    def asked(self) -> tuple[str, ...]:
        """Prepositions after which the person asked is named."""
        whom = self.trigger.whom
        return (self.words_from,) if whom in (None, "object") else (whom,)

