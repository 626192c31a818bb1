"""What may stand between a cue and what is said: the subject, somebody told, times, circumstances, titles."""

from __future__ import annotations

from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import CONJUNCTIONS, DATIVE, OF, definite
from marsad.reading.frame_parts import Frame, Places
from marsad.reading.sheet import Sheet, Sighting
from marsad.reading.subjects import agrees
from marsad.reading.triggers import COMMAS, SpeechWords, Trigger, among, speech_words

PAUSES = frozenset("،,(-)")
MAX_TITLE = 4  # tokens from the preposition to the name of the one quoted
_MAX_SUBJECT = 5  # tokens of a subject that is a common noun with its genitives
MAX_PHRASE = 14  # tokens of an adverbial phrase that holds no name


def annexed(sheet: Sheet, words: SpeechWords, noun: int, person: int) -> bool:
    """Whether a noun is another's, whose name follows it at once ('the lawyer of X'), and no title of his ('the lawyer X')."""
    word = sheet.tokens.words[noun]
    return noun == person - 1 and word in words.known and word not in words.honorifics and not definite(word)


class Passage:
    """The walk from a cue to what is said: what was passed over, and the frame being made."""

    def __init__(self, sheet: Sheet, places: Places, trigger: Trigger, limit: int) -> None:
        self.sheet, self.places, self.limit = sheet, places, limit
        self.words = speech_words(sheet.lexicon)
        self.trigger = trigger
        self.frames = trigger.frames
        self.frame = Frame(trigger)
        self.closed = trigger.number in ("d", "p") and trigger.tense in ("past", "pres")  # such a verb has its subject before it
        self.nominal = 0  # words of a subject that no sighting covers
        self.phrase = -1  # first token of an open adverbial phrase
        self.relayed = False  # the preposition has stood after which the one quoted is named
        self.gap = 0  # words passed over that are neither names nor circumstance
        self.placed = False  # an adverbial phrase has stood: nouns after it are no subject
        self.named: tuple[int, ...] = ()  # whom the last sighting named
        self.spoken = False  # a noun of somebody who speaks was the subject
        self.subject_end = -1  # the token after the subject
        self.pause = False

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
            if self.phrase < 0 and not self.frame.explicit:
                self.unknown(i)
            return self.places.opens[i] + 1
        if word in PAUSES:
            self.phrase = -1
            return i + 1
        if word in self.words.relayed_pronouns and self.trigger.cue.relays and not self.frame.carriers:
            self.frame.carriers, self.frame.subjects, self.frame.anaphor = self.frame.subjects, [], True
            return i + 1
        if among(word, self.words.adverbial):
            self.phrase, self.placed = i, True
            return i + 1
        if self.phrase >= 0 and i - self.phrase > MAX_PHRASE:
            return i
        if (honoured := self.honours(i)) > i:
            return honoured
        self.gap += self.phrase < 0 and word not in self.words.fillers and word not in self.words.documents
        if word in self.words.relatives and self.pause:
            return next((j for j in range(i, self.limit) if text[j] in COMMAS), i)
        if self.each_of(i):
            return i + 2
        if self.speaks(i, word):
            return self.after_speaker(i)
        if word in self.words.documents and not self.frame.explicit:
            self.frame.document = True
        elif self.phrase < 0 and not self.placed and not self.frame.explicit and not self.passing(i, word):
            self.unknown(i)
        return i + 1

    def unknown(self, i: int) -> None:
        """A word of a subject that no sighting covers; the first may begin a phrase that describes the speaker."""
        if self.closed:
            return
        self.nominal += 1
        if self.frame.noun < 0:
            self.frame.noun = i

    def honours(self, i: int) -> int:
        """The token after titles of honour before a name; i where there are none."""
        end = i
        while end < self.limit:
            titles = [h.last for h in self.sheet.hits_at.get(end, ()) if h.tag == "honorifics" and not h.clitics]
            if not titles:
                break
            end = max(titles)
        return end if end in self.places.sightings else i

    def each_of(self, i: int) -> bool:
        """Whether 'each of' stands before a name ('أدانت كل من X وY')."""
        text = self.sheet.tokens.words
        return text[i] in self.words.quantifiers and text[i + 1 : i + 2] == [OF] and i + 2 in self.places.sightings

    def speaks(self, i: int, word: str) -> bool:
        """Whether a noun right after the cue is of those who speak, so that it is the subject, whoever that is."""
        speaking = word in self.words.speaking_nouns or word in self.words.quantifiers - self.words.wholes
        return speaking and i == self.trigger.last and not self.frame.explicit and i not in self.places.sightings and not self.closed

    def after_speaker(self, i: int) -> int:
        """The token after such a subject: its genitives and adjectives, and 'of' with them ('عدد من المشرعين')."""
        text = self.sheet.tokens.words
        self.unknown(i)
        self.spoken = True
        end = i + 1
        while end < self.limit and end - i < _MAX_SUBJECT and end not in self.places.sightings:
            after_of = text[end - 1] == OF and not among(text[end], self.words.adverbial)
            if not (definite(text[end]) or text[end] == OF or after_of or text[end] in self.words.speaking_nouns):
                break
            end += 1
        return end

    def passing(self, i: int, word: str) -> bool:
        """Whether a word is no noun of a subject: a filler, or a second word of saying ('وأضاف قائلا')."""
        return word in self.words.fillers or any(h.kind == "cue" and h.tag.startswith("part") for h in self.sheet.hits_at.get(i, ()))

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
            elif direct and seen.clitics[-1] == DATIVE and not self.held(i):
                made.addressees += seen.figures
            self.phrase = -1
        elif self.trigger.cue.relays and self.quoted(i, seen) and not made.carriers:
            made.carriers, made.subjects, made.explicit = made.subjects, list(seen.figures), True
            self.phrase, self.relayed = -1, False
        elif made.document and not made.explicit and self.issued(i):
            made.subjects, made.explicit, self.phrase = list(seen.figures), True, -1
        elif self.phrase >= 0 and self.apposed(i, seen):
            made.subjects, made.explicit, self.phrase, self.subject_end = list(seen.figures), True, -1, end
        elif self.phrase >= 0:
            if self.phrase == i - 1 and self.sheet.tokens.words[i - 1] in self.asked:
                made.addressees += seen.figures
            self.phrase = -1
        elif not made.subjects and self.may_speak(i, seen):
            made.subjects = list(seen.figures) if self.own_name(i, seen.figures) else []
            made.explicit, self.subject_end = True, end
            made.title = "" if seen.named or seen.last - seen.first > 1 else self.sheet.tokens.words[seen.first]
            made.anaphor = seen.why == "word:excellencies"
        elif made.subjects and self.follows_subject(i) and self.joined(i, seen):
            made.subjects += [f for f in seen.figures if f not in made.subjects]
            self.subject_end = end
        elif self.trigger.whom == "object":
            made.addressees += [f for f in seen.figures if f not in made.addressees]
        return end

    def held(self, i: int) -> bool:
        """Whether a name after ل belongs to the title before it ('الأمين العام للاتحاد X')."""
        first = self.frame.noun
        return 0 <= first < i and not self.frame.explicit and any(h.kind == "office" for h in self.sheet.hits_at.get(first, ()))

    def issued(self, i: int) -> bool:
        """Whether a name is that of a document's issuer ('a report issued by X', 'that X published')."""
        return any(word in self.words.issuing for word in self.sheet.tokens.words[max(i - 3, self.trigger.last) : i])

    def apposed(self, i: int, seen: Sighting) -> bool:
        """Whether a person's name ends the title that began before a preposition ('the expert in water affairs X Y')."""
        text, person = self.sheet.tokens.words, self.sheet.figures[seen.figures[0]].type == "person"
        titled = self.frame.noun >= 0 and definite(text[self.frame.noun]) and not self.frame.explicit
        bound = i - 1 in self.places.sighted or bool(definite(text[i - 1]))
        return titled and person and seen.named and i == seen.first and bound and self.may_speak(i, seen)

    def may_speak(self, i: int, seen: Sighting) -> bool:
        """Whether a phrase may be the subject: it agrees, is no place or accord, and the subject is not a pronoun before the cue."""
        mute = self.sheet.figures[seen.figures[0]].type in ("place", "agreement") if seen.figures else False
        mute = mute or self.closed
        return not mute and not self.frame.pronoun and agrees(self.sheet, self.trigger, seen) and not self.asked_too(i, seen)

    def quoted(self, i: int, seen: Sighting) -> bool:
        """Whether a name is the one quoted: right behind the preposition, or a person's behind a title nothing knows."""
        near = self.relayed and self.phrase >= 0 and i - self.phrase <= MAX_TITLE
        return self.phrase == i - 1 or (near and self.sheet.figures[seen.figures[0]].type == "person")

    def follows_subject(self, i: int) -> bool:
        """Whether a phrase stands right after the subject, or after one joined word ('وحليفتها السعودية')."""
        if i - 1 == self.subject_end and self.sheet.tokens.words[i - 1][0] in CONJUNCTIONS:
            return True
        return i == self.subject_end

    def asked_too(self, i: int, seen: Sighting) -> bool:
        """Whether a name goes on with those who are asked ('حث إسرائيل وحماس على')."""
        return self.trigger.whom == "object" and bool(self.frame.addressees) and self.joined(i, seen)

    def joined(self, i: int, seen: Sighting) -> bool:
        """Whether an 'and' is written before a name, or before the title that introduces it (a name may begin with that letter)."""
        return bool(seen.clitics[:1]) or i - 1 == self.subject_end or (i < seen.first and self.sheet.tokens.words[i][0] in CONJUNCTIONS)

    def own_name(self, i: int, figures: tuple[int, ...]) -> bool:
        """Whether a name is the subject itself: not the holder of an unknown one ('مسؤولو الوزارة'), but a head's name ('تنظيم …')."""
        if not self.nominal:
            return True
        if self.sheet.figures[figures[0]].type == "person":
            return not annexed(self.sheet, self.words, self.frame.noun, i)
        if self.nominal == 1 and self.sheet.tokens.words[i - 1] in self.words.quantifiers:
            return True
        at = i - 1 if self.sheet.tokens.words[i - 1] != QUOTE else i - 2
        return self.nominal == 1 and any(hit.kind == "head" for hit in self.sheet.hits_at.get(at, ()))

    @property
    def words_from(self) -> str:
        """The preposition that names the person asked where the demand follows ('طلب من X أن')."""
        return self.frames[1] if len(self.frames) > 1 and self.frames[0] == "that" and "object" in self.frames else ""

    @property
    def asked(self) -> tuple[str, ...]:
        """Prepositions after which the person asked is named."""
        whom = self.trigger.whom
        return (self.words_from,) if whom in (None, "object") else (whom,)
