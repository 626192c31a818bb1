"""What may stand between a cue and what is said: the subject, somebody told, times, circumstances, titles."""

from __future__ import annotations

from marsad.arabic.clitics import ADJECTIVES, AND, ARTICLE, FEMININE, FULL_NISBAS, MANNER, NISBAS, TA_MARBUTA, TANWIN, bare, nominative
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import ALIF, BY, DATIVE, GOD, HER, HIS, OF, definite
from marsad.reading.passage_names import PassageNames
from marsad.reading.triggers import COMMAS, among

PAUSES = frozenset("،,(-)")
_CLOSING = {"-": frozenset("-"), "(": frozenset(")")}
_MAX_ANNEXED = 3  # nouns that are annexed to one another
_MAX_SUBJECT = 5  # tokens of a subject that is a common noun with its genitives
MIN_ASIDE = 4  # letters below which a word may be a name
MAX_PHRASE = 14  # tokens of an adverbial phrase that holds no name


class Passage(PassageNames):
    """The walk from a cue to what is said, word by word."""

    def pass_over(self, i: int) -> int:
        """The token after what stands at i, where it may stand between a cue and what is said; i where it may not."""
        word, places = self.text[i], self.places
        if i in places.moments:
            self.phrase = -1
            return places.moments[i]
        if i in places.sightings:
            return self.sighting(i, places.sightings[i])
        if word == QUOTE:
            return self.marked(i)
        if self.pause and self.turns(i):
            return i
        if word in PAUSES:
            self.phrase, self.second, self.relative, self.parted = -1, False, False, self.parted or self.nominal > 0
            return i + 1
        if word in self.words.passing and (after := self.passed(i, word)) > i:
            return after
        if (self.phrase >= 0 and i - self.phrase > MAX_PHRASE) or (word in self.words.negators and self.begun(i, word)):
            return i
        return self.noun(i, word)

    def passed(self, i: int, word: str) -> int:
        """The token after a function word that is passed over; i where it is none here."""
        if word in self.words.manner_heads:
            return min(i + 2, self.limit)
        if i == self.trigger.last and word in self.words.prepositional_pronouns and self.hangs() and not self.trigger.cue.relays:
            return i + 1  # 'which X said of it'
        if word in self.words.prepositional_pronouns and self.names_behind(i):
            return i + 1  # 'رد عليه X قائلا'
        if word in self.words.relayed_pronouns and self.trigger.cue.relays and not self.frame.carriers:
            return self.quoted_again(i)
        if word in self.words.any_adverbial or (word in self.words.copulas and not self.frame.explicit and i > self.trigger.last):
            self.phrase, self.placed = i, True
            return self.regard(i)
        return i

    def marked(self, i: int) -> int:
        """The token after a mark, or after the quotation that it opens where that is a name."""
        named = self.places.sightings.get(i + 1)
        if i not in self.places.opens:
            return i + 1
        if named is not None and i == self.trigger.last:
            self.sighting(i + 1, named)  # a body's name, which may be known in part
        elif named is not None:
            return i + 1
        elif self.phrase < 0 and not self.frame.explicit and self.text[i - 1] != DATIVE:  # 'to "X"'
            self.unknown(i)
        return self.places.opens[i] + 1

    def noun(self, i: int, word: str) -> int:
        """The token after a word that no sighting covers: of a subject, of a circumstance, or a filler."""
        if ("honorifics" in self.sheet.words[i].classes or i in self.sheet.longer) and (honoured := self.honours(i)) > i:
            return honoured
        if i > self.trigger.last and i + 1 in self.places.withheld:
            return self.places.withheld[i + 1]  # 'a source who refused to be named'
        if word == DATIVE:
            return i + 1  # written apart before a mark ('لـ«رويترز»')
        if word.endswith((HIS, HER)) and self.text[i + 1 : i + 2] == [GOD]:
            return min(i + 2, self.limit)  # 'may God keep him'
        if i == self.subject_end and (holder := self.second_holder(i)) > i:
            return holder
        if i == self.subject_end and self.surname_joined(i, word):
            return i + 1
        near = i <= self.trigger.last + 1  # where the subject may begin
        if i == self.trigger.last and (self.pointing(i, word) or self.surnamed(i, word)):
            return i + 1
        if self.phrase < 0 and word not in self.words.fillers and word not in self.words.documents:
            self.gap += 1
        if word in self.words.relatives:
            self.relative = self.relative or (i == self.subject_end and definite(word) > 0)
            if self.pause:
                text = self.text
                marks = COMMAS if text[i - 1] in COMMAS else _CLOSING.get(text[i - 1], COMMAS)  # 'the official -who …- that'
                return next((j for j in range(i, self.limit) if text[j] in marks), i)
        if word in self.words.quantifiers and self.each_of(i):
            return i + 2
        if near and self.speaks(i, word):
            return self.after_speaker(i)
        if word in self.words.documents and not self.frame.explicit and self.frame.noun < 0:
            self.frame.document = True
        elif self.phrase < 0 and not self.placed and not self.frame.explicit and not self.passing(i, word) and not self.second:
            self.unknown(i)
        return i + 1

    def pointing(self, i: int, word: str) -> bool:
        """Whether a demonstrative right behind the cue points to those who speak ('انتقدت هذه المنظمات')."""
        text = self.text
        pointed = word in self.words.demonstratives and i + 1 < self.limit
        return pointed and (i + 1 in self.places.sightings or self.speaks(i + 1, text[i + 1]))

    def turns(self, i: int) -> bool:
        """Whether the paper turns to something else behind a comma ('، إلا أنها …'), or to another saying ('، قال X إن')."""
        text = self.sheet.tokens.words
        if text[i] in self.words.any_contrast or (
            text[i] in self.words.turns and text[i] not in self.frames and not self.words.that.isdisjoint(text[i + 1 : i + 2])
        ):
            return True
        if text[i] in self.words.meantime and i + 1 < self.limit and i + 1 in self.places.cued:
            return True  # '، فيما أعرب Y عن'
        hits = self.sheet.hits_at.get(i, ())
        if text[i + 1 : i + 2] == [":"] and any(h.kind == "cue" and h.tag.startswith("part") for h in hits):
            return True  # '، مضيفا: …'
        if any(h.kind == "cue" and h.tag.startswith("part") and self.leads_on(h.index) for h in hits):
            return True  # '، متهما إياه بأنه …'
        goes_on = not self.words.that.isdisjoint(text[i + 1 : i + 2])
        past = [h for h in hits if h.kind == "cue" and h.tag.startswith("past") and self.words.cues[h.index].plain]
        return any(not h.clitics or goes_on for h in past)

    def leads_on(self, entry: int) -> bool:
        """Whether a cue has what it reports behind itself, and does not only lead to the words of another ('قائلا')."""
        cue = self.words.cues[entry]
        return not (cue.plain or cue.strict) and cue.act != "state"

    def surnamed(self, i: int, word: str) -> bool:
        """Whether a word right behind the cue is the surname of somebody named before, or the forename of just one, who then is its
        subject."""
        nobody = word not in self.places.surnames and word not in self.places.forenames
        if nobody or self.frame.explicit or self.closed or self.trigger.tense == "part":
            return False
        after = "".join(self.sheet.tokens.words[i + 1 : i + 2])
        meant = [figure for at, figure in self.places.surnames.get(word, ()) if at < i]
        if not meant:
            called = {figure for at, figure in self.places.forenames.get(word, ()) if at < i}
            meant = list(called) if len(called) == 1 and not definite(after) else []
        goes_on = i + 1 in self.places.sighted or after in self.words.given or (after[:1].isalpha() and after not in self.words.known)
        if meant and not goes_on:
            self.frame.subjects, self.frame.explicit, self.subject_end = [meant[-1]], True, i + 1
            return True
        return False

    def surname_joined(self, i: int, word: str) -> bool:
        """Whether the surname of somebody named before is joined to a person who is the subject ('وقال X وY إن')."""
        made = self.frame
        if word[0] != AND or not made.subjects or not self.people(made.subjects) or self.phrase >= 0 or self.words.whole(word):
            return False
        meant = [figure for at, figure in self.places.surnames.get(word[1:], ()) if at < i]
        meant = meant or [figure for at, figure in self.places.forenames.get(word[1:], ()) if at < i]
        after = self.sheet.tokens.words[i + 1] if i + 1 < self.limit else "."
        if not meant or meant[-1] in made.subjects or i + 1 in self.places.sighted or after in self.words.given:
            return False
        made.subjects, self.subject_end = [*made.subjects, meant[-1]], i + 1
        return True

    def quoted_again(self, i: int) -> int:
        """The token after a pronoun that means the one quoted before ('نقلت الوكالة عنه'); the subject carries his words."""
        self.frame.carriers, self.frame.subjects, self.frame.anaphor = self.frame.subjects, [], True
        return i + 1

    def begun(self, i: int, word: str) -> bool:
        """Whether what is said has begun without a mark, since it is denied at once ('وقال X لا …')."""
        reach = self.trigger.last + 1 + self.frame.explicit * MAX_PHRASE
        return self.trigger.cue.unmarked and word in self.words.negators and word in self.words.openers and i <= reach

    def unknown(self, i: int) -> None:
        """A word of a subject that no sighting covers; the first may begin a phrase that describes the speaker."""
        word = self.sheet.tokens.words[i]
        aside = self.words.dative(word) or (i == self.trigger.last and self.aside(i, word))
        outlet = not self.frame.document and self.words.dative(word) and word[1:] in self.sheet.lexicon.words("outlet-heads")
        if aside and (i == self.trigger.last or outlet):
            self.phrase = i  # 'to officers of high rank', 'to the paper X'
        told = aside or (word[:2] == DATIVE * 2 and i == self.trigger.last)  # 'to the journalists'
        if self.closed or told or word in self.words.free_relatives:
            return
        self.nominal += 1
        if self.frame.noun < 0:
            self.frame.noun = i

    def aside(self, i: int, word: str) -> bool:
        """Whether a word tells how, when or to whom something is said: an indefinite accusative ('فورا', 'متحدثا'), or a noun with a
        preposition ('بثقة', 'بهذه', 'لشعبه', 'لخرق' before a definite noun)."""
        after = self.sheet.tokens.words[i + 1] if i + 1 < self.limit else ""
        surface, rest, known = self.sheet.tokens.surface(i, i + 1), word[1:], self.words.known
        if word in self.words.given or word.startswith(ARTICLE):
            return False  # a name, the noun of a subject
        if word.endswith(ALIF) and not word.endswith(HER) and (TANWIN in surface or (len(word) > MIN_ASIDE and word[:-1] in known)):
            name = after[:1].isalpha() and after not in known and TANWIN not in surface
            return "object" not in self.frames and not (definite(after) or name)
        if word[0] == BY:
            return rest in self.words.demonstratives or (rest in known and surface.endswith(TA_MARBUTA))
        his = rest.endswith((HIS, HER)) and not surface.endswith(TA_MARBUTA)
        return word[0] == DATIVE and rest in known and len(word) >= MIN_ASIDE and (his or definite(after) > 0)

    def honours(self, i: int) -> int:
        """The token after titles of honour before a name; i where there are none."""
        end, text = i, self.sheet.tokens.words
        while end < self.limit and end in self.sheet.hits_at:
            titles = [h.last for h in self.sheet.hits_at.get(end, ()) if h.tag == "honorifics" and not h.clitics]
            if not titles:
                break
            end = max(titles)
            end += end < self.limit and text[end] in COMMAS and end + 1 in self.places.sightings
        n = self.places.sightings.get(end)
        return end if n is not None and not self.sheet.sightings[n].clitics else i

    def each_of(self, i: int) -> bool:
        """Whether 'each of' stands before a name ('أدانت كل من X وY')."""
        text = self.sheet.tokens.words
        return text[i] in self.words.quantifiers and text[i + 1 : i + 2] == [OF] and i + 2 in self.places.sightings

    def speaks(self, i: int, word: str) -> bool:
        """Whether a noun right after the cue is of those who speak, so that it is the subject, whoever that is."""
        pointed = i == self.trigger.last + 1 and self.sheet.tokens.words[i - 1] in self.words.demonstratives
        if not (i == self.trigger.last or pointed) or self.frame.explicit or self.closed or i in self.places.sightings:
            return False
        speaking = self.words.body(word) or nominative(word) or word in self.words.speaking_nouns
        described = any(h.kind == "description" for h in self.sheet.hits_at.get(i, ()))
        speaking = speaking or (word.startswith(ARTICLE) and word.endswith(FULL_NISBAS[3]) and not described)  # 'الانفصاليون'
        return speaking or (word in self.words.quantifiers and word not in self.words.wholes)

    def after_speaker(self, i: int) -> int:
        """The token after such a subject: its genitives and adjectives, and 'of' with them ('عدد من المشرعين')."""
        text = self.sheet.tokens.words
        self.unknown(i)
        self.spoken = True
        end = self.annexes(i)
        while end < self.limit and end - i < _MAX_SUBJECT and end not in self.places.sightings:
            after_of = text[end - 1] == OF and not among(text[end], self.words.adverbial)
            of = text[end] == OF and (not text[i].startswith(ARTICLE) or text[i] in self.words.quantifiers)
            if (text[end] in self.words.relatives and not of) or not self.qualified(i, end):
                break
            described = any(h.kind == "description" for h in self.sheet.hits_at.get(end, ())) or text[end].endswith(NISBAS[0])
            told = definite(text[end]) or text[end] == OF or after_of or text[end] in self.words.speaking_nouns
            if not (told or (described and not definite(text[i]))):
                break
            end += 1
        self.subject_end = end
        return end

    def annexes(self, i: int) -> int:
        """The token after a noun and the indefinite ones that part it from a definite one it is annexed to ('رئيسة مجلس المحافظين')."""
        text = self.sheet.tokens.words
        end = i + 1
        while end + 1 < self.limit and end - i < _MAX_ANNEXED and not definite(text[i]) and end not in self.places.sightings:
            word = text[end]
            plain = word in self.words.known and not definite(word) and not word.endswith(ADJECTIVES) and word[0].isalpha()
            opens = word in self.words.object_heads or word in self.words.verbal_nouns or among(word, self.words.adverbial)
            marked = any(h.kind in ("cue", "description") or h.tag.startswith("adj") for h in self.sheet.hits_at.get(end, ()))
            if not plain or opens or marked or word in self.words.that or definite(text[end + 1]) != 1:
                break
            end += 1
        return end

    def qualified(self, i: int, end: int) -> bool:
        """Whether a word may go on with the noun of those who speak: after a definite one only an adjective that agrees."""
        noun, word = self.sheet.tokens.words[i], self.sheet.tokens.words[end]
        marked = word.endswith(ADJECTIVES) or any(h.tag.startswith(("adj", "m.", "f.")) for h in self.sheet.hits_at.get(end, ()))
        if not noun.startswith(ARTICLE) or word in self.words.qualifiers:
            last = self.sheet.tokens.words[end - 1]
            return word in self.words.qualifiers or marked or not (end - 1 > i and definite(last) and definite(word) == 1)
        if nominative(noun):
            return nominative(word)
        if not self.words.body(noun):
            return True
        if noun.endswith((FEMININE, NISBAS[1])):
            return word.endswith(FEMININE)
        after = self.sheet.tokens.words[end + 1] if end + 1 < self.limit else "."
        goes_on = after[0].isalpha() and not definite(after) and after not in self.words.relatives
        return marked or (bare(word).startswith(MANNER[0]) and goes_on)

    def hangs(self) -> bool:
        """Whether the cue stands right behind a relative ('الأمر الذي قالت عنه X إنه')."""
        first = self.trigger.first
        return first > 0 and self.sheet.tokens.words[first - 1] in self.words.relatives

    def names_behind(self, i: int) -> bool:
        """Whether a name stands right behind a pronoun that stands right behind a finite cue: its subject."""
        finite = self.trigger.tense in ("past", "pres") and not self.trigger.cue.relays
        n = self.places.sightings.get(i + 1) if finite and i == self.trigger.last else None
        return n is not None and not self.frame.explicit and not self.sheet.sightings[n].clitics

    def passing(self, i: int, word: str) -> bool:
        """Whether a word is no noun of a subject: a filler, or a second word of saying ('وأضاف قائلا', 'وأضافت تقول')."""
        hits = self.sheet.hits_at.get(i)
        if hits is None:
            return word in self.words.fillers
        second = any(h.kind == "cue" and h.tag.startswith(("part", "pres")) for h in hits) and not any(h.kind == "office" for h in hits)
        self.second = self.second or (second and any(h.kind == "cue" and h.tag.startswith("part") for h in hits))
        return second or word in self.words.fillers
