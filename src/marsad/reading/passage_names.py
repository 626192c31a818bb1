"""The names between a cue and what is said: whose they are, the subject's, of somebody told, or of whom the subject quotes."""

from __future__ import annotations

from marsad.arabic.clitics import ARTICLE, FEMININE_VERB, FULL_NISBAS, NISBAS, PRONOUNS, nominative
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import CONJUNCTIONS, DATIVE, HIS, OF, TOWARDS, definite
from marsad.reading.clauses import joined
from marsad.reading.passage_titles import PassageTitles
from marsad.reading.sheet import Sheet, Sighting
from marsad.reading.subjects_checks import agrees, governed
from marsad.reading.triggers import SpeechWords, among

MAX_TITLE = 4  # tokens from the preposition to the name of the one quoted
_MIN_LETTERS = 3  # of the first of them
_MIN_NAME = 2  # words of a name that nothing knows
MAX_OFFICE = 10  # tokens from the preposition to the name of the holder of an office who is quoted


def annexed(sheet: Sheet, words: SpeechWords, noun: int, person: int) -> bool:
    """Whether a noun is another's, whose name follows it at once ('the lawyer of X'), and no title of his ('the lawyer X')."""
    word = sheet.tokens.words[noun]
    return noun == person - 1 and word in words.known and word not in words.honorifics and not definite(word)


class PassageNames(PassageTitles):
    """The walk from a cue to what is said, as far as names tell."""

    def sighting(self, i: int, n: int) -> int:
        """A name or nominal between the cue and what is said: its subject, or somebody it is said to."""
        seen = self.sheet.sightings[n]
        made = self.frame
        again, self.named = seen.figures == self.named, seen.figures
        end = max(seen.whole_last, seen.last, i + 1)
        if again and not seen.clitics:
            return end
        if ((self.trigger.tense == "part" and self.phrase < 0) or self.second) and not seen.clitics:
            made.addressees += [f for f in seen.figures if self.trigger.whom == "object" and f not in made.addressees]
            return end
        if self.to_outlet(i, seen) or seen.clitics[-1:] not in ("", *CONJUNCTIONS):
            self.governed(i, seen)
        elif self.second_of(i, end, seen):
            self.phrase = -1
        elif self.trigger.cue.relays and self.quoted(i, seen) and not made.carriers:
            made.carriers, made.subjects, made.explicit = made.subjects, list(seen.figures), True
            self.phrase = self.relayed = -1
        elif self.entitled(i, end, seen):
            self.name_holder(seen)
            made.subjects, made.title, self.phrase, self.subject_end, self.title_only = list(seen.figures), "", -1, end, False
        elif self.issuer(i) or self.named_for(i, seen) or (self.phrase >= 0 and (self.apposed(i, seen) or self.by_whom(i))):
            made.subjects, made.explicit, self.phrase, self.subject_end = list(seen.figures), True, -1, end
            made.title, self.title_only = "", False
        elif self.phrase >= 0:
            if self.phrase == i - 1 and self.sheet.tokens.words[i - 1] in self.asked:
                made.addressees += seen.figures
            self.phrase = -1
        elif self.trigger.whom == "object" and not made.subjects and self.is_told(i, seen):
            made.addressees += seen.figures
        elif not made.subjects and not self.owned and self.may_speak(i, seen):
            made.subjects = list(seen.figures) if self.own_name(i, seen.figures) else []
            self.owned = not made.subjects and self.trigger.whom == "object"
            made.explicit, self.subject_end, self.title_only = True, end, not seen.named
            made.title = "" if seen.named or seen.last - seen.first > 1 else self.sheet.tokens.words[seen.first]
            made.anaphor = seen.why == "word:excellencies"
        elif self.trigger.whom == "object":
            made.addressees += [f for f in seen.figures if f not in made.addressees]
        return end

    def named_for(self, i: int, seen: Sighting) -> bool:
        """Whether a person's name stands right behind 'in their name', of a title that is the subject ('المتحدث باسمهم X')."""
        text, noun = self.sheet.tokens.words, self.frame.noun
        titled = noun == i - 2 >= self.trigger.last and definite(text[noun]) > 0 and not self.frame.explicit
        titled = titled or (self.title_only and self.frame.explicit and self.subject_end == i - 1)
        person = seen.named and self.sheet.figures[seen.figures[0]].type == "person" and not seen.clitics
        return titled and person and text[i - 1] in self.words.plain_initials and text[i - 1].endswith((HIS, *PRONOUNS))

    def by_whom(self, i: int) -> bool:
        """Whether a name is that of those from whom a noun of saying comes ('دعوات من X إلى')."""
        noun = self.trigger.tense == "noun" and not self.frame.explicit and OF not in self.frames
        return noun and self.phrase == i - 1 == self.trigger.last and self.sheet.tokens.words[i - 1] == OF

    def second_of(self, i: int, end: int, seen: Sighting) -> bool:
        """Whether a name is joined to whoever speaks: to one quoted ('from X and from Y'), to one named, to those whom nothing names; or
        the outlet that quotes whoever was speaking."""
        made = self.frame
        if made.anaphor and self.trigger.cue.relays and not made.carriers:
            made.carriers = list(seen.figures)  # 'نقلت عنه X قوله'
            return True
        if made.carriers and made.subjects and self.relayed == i and self.conjoined(i - 1):
            made.subjects += [f for f in seen.figures if f not in made.subjects]
            return True
        if self.phrase >= 0 or not (made.subjects or self.spoken) or not (self.follows_subject(i) and self.joined(i, seen)):
            return False
        if self.within(i, seen):
            return True
        speaking = made.subjects or made.joined
        speaking += [f for f in seen.figures if f not in speaking]
        self.subject_end = end
        return True

    def second_holder(self, i: int) -> int:
        """The token after a name that ends a title joined to a subject ('وزراء X ومفوض الاتحاد Y'), who speaks too; else i."""
        text = self.sheet.tokens.words
        if not self.frame.subjects or not self.conjoined(i) or self.phrase >= 0:
            return i
        for j in range(i + 1, min(i + MAX_OFFICE, self.limit)):
            if not text[j][0].isalpha() or text[j] in self.words.that or any(h.kind == "cue" for h in self.sheet.hits_at.get(j, ())):
                return i
            n = self.places.sightings.get(j)
            seen = None if n is None else self.sheet.sightings[n]
            if seen is not None and seen.named and not seen.clitics and self.sheet.figures[seen.figures[0]].type == "person":
                if j - 1 not in self.places.sighted and not definite(text[j - 1]) and text[j - 1][:2] != DATIVE * 2:
                    return i
                if self.title_only and self.people(self.frame.subjects):
                    self.name_holder(seen)  # 'the expert and member of the board X' is one
                    self.frame.subjects, self.frame.title, self.title_only = [], "", False
                self.frame.subjects += [f for f in seen.figures if f not in self.frame.subjects]
                self.subject_end = max(seen.whole_last, seen.last)
                return self.subject_end
        return i

    def within(self, i: int, seen: Sighting) -> bool:
        """Whether a joined state or place goes on with one that a preposition of the subject governs ('X في العراق وسوريا')."""
        n = self.sheet.sighting_at.get(i - 1)
        if n is None or any(self.sheet.figures[f].type not in ("state", "place") for f in seen.figures):
            return False
        last = self.sheet.sightings[n]
        if self.sheet.tokens.words[i - 2] in self.words.companies:
            return True  # 'the coalition led by X and Y'
        placed = any(self.sheet.figures[f].type in ("state", "place") for f in last.figures) and last.whole_first > self.trigger.last
        return placed and not last.clitics and governed(self.sheet, self.words, last)

    def governed(self, i: int, seen: Sighting) -> None:
        """A name with a preposition: the issuer of a document, or somebody it is said to."""
        if self.put_down_to(seen):
            return
        direct, outlet = self.phrase < 0 or i - self.phrase < 2, self.to_outlet(i, seen)
        if self.frame.document and not self.frame.subjects and not outlet:
            self.frame.subjects, self.frame.explicit = list(joined(self.sheet, self.places, self.places.sightings[i])), True
        elif outlet or (direct and seen.clitics[-1] == DATIVE and not self.held(i)):
            self.frame.addressees += seen.figures
        self.phrase = -1

    def put_down_to(self, seen: Sighting) -> bool:
        """Whether a name with 'to' attached is of whom a verb puts words down to ('نسبت الصحيفة لـX قوله'), and not told them."""
        made, asked = self.frame, self.trigger.cue.relays and self.trigger.frames[:1] == (TOWARDS,)
        if not (asked and seen.clitics == DATIVE and self.phrase < 0) or made.carriers:
            return False
        made.carriers, made.subjects, made.explicit = made.subjects, list(seen.figures), True
        return True

    def issuer(self, i: int) -> bool:
        """Whether the subject is a document, and a name that of its issuer."""
        return self.frame.document and not self.frame.explicit and self.issued(i) and not self.published(i)

    def published(self, i: int) -> bool:
        """Whether an outlet stands behind 'published' where somebody says something in a document ('وأضاف في تصريح نشرته X')."""
        text, n = self.sheet.tokens.words, self.places.sightings[i]
        outlet = all(self.sheet.figures[f].type == "media" for f in self.sheet.sightings[n].figures)
        inside = among(text[self.trigger.last], self.words.adverbial) and self.trigger.tense in ("past", "pres")
        return outlet and inside and any(word in self.words.publishing for word in text[max(i - 2, self.trigger.last) : i])

    def issued(self, i: int) -> bool:
        """Whether a name is that of a document's issuer ('a report issued by X', 'that X published')."""
        return any(word in self.words.issuing for word in self.sheet.tokens.words[max(i - 3, self.trigger.last) : i])

    def speaks_itself(self, i: int) -> bool:
        """Whether a document, and at most the body whose it is, stands right before a name, which is then its object."""
        text = self.sheet.tokens.words
        if not self.frame.document:
            return False
        if text[i - 1] in self.words.documents:
            return bool(definite(text[i - 1]))
        at = i - 1 if text[i - 1] in self.words.issuers else i - 2
        marked = at == i - 1 or any(h.kind == "actor" and h.tag.startswith("adj.") for h in self.sheet.hits_at.get(i - 1, ()))
        return marked and text[at] in self.words.issuers and text[at - 1] in self.words.documents

    def is_told(self, i: int, seen: Sighting) -> bool:
        """Whether the first name behind a cue is not its subject but whom that addresses."""
        told = self.speaks_itself(i) or self.told_by_many(i) or self.told_outlet(seen) or self.told_by_body(i, seen)
        return told or self.told_by_relative(i, seen) or self.asked_by_unnamed(i, seen)

    def told_by_relative(self, i: int, seen: Sighting) -> bool:
        """Whether a name stands right behind a verb that hangs by its relative on whoever asks ('اللجنة التي طالبت X بوقف القصف')."""
        trigger, text, end = self.trigger, self.sheet.tokens.words, max(seen.last, seen.whole_last)
        before = text[trigger.first - 1] if trigger.first else ""
        hangs = before in self.words.relatives and before.startswith(ARTICLE) and not trigger.pronoun and i == trigger.last
        feminine = before.startswith(ARTICLE + FEMININE_VERB[0])
        other = end < self.limit and (text[end] in self.words.resumptive or end in self.places.sightings)
        return hangs and (trigger.gender == "f") == feminine and not other

    def told_by_body(self, i: int, seen: Sighting) -> bool:
        """Whether a definite noun of a body stands alone between a verb that has an object and another body, whom it asks ('وطالبت
        المؤسسة الكونغرس بـ'): no genitive stands behind it."""
        noun = self.frame.noun
        alone = noun == self.trigger.last == i - 1 and self.trigger.whom == "object" and self.trigger.tense in ("past", "pres")
        bodies = all(self.sheet.figures[f].type != "person" for f in seen.figures)
        return alone and bodies and self.words.body(self.sheet.tokens.words[noun])

    def told_outlet(self, seen: Sighting) -> bool:
        """Whether an outlet stands behind a noun of those who speak, who tell it something ('أبلغ قيادي في الحركة شبكة X بأن')."""
        noun = self.frame.noun
        told = noun == self.trigger.last and all(self.sheet.figures[f].type == "media" for f in seen.figures)
        return told and (self.spoken or self.sheet.tokens.words[noun] in self.sheet.lexicon.words("personal_titles"))

    def told_by_many(self, i: int) -> bool:
        """Whether a nominative plural of those who speak stands right before a name, which is then whom they ask ('نواب محافظون X'), or
        right behind the cue, where no name can be its genitive ('ناشطون في المدينة X')."""
        noun, text = self.frame.noun, self.sheet.tokens.words
        people = noun == self.trigger.last < i - 1 and text[noun].endswith(NISBAS[3])
        people = people and (self.spoken or text[noun].endswith(FULL_NISBAS[3]))
        return people or (self.spoken and 0 <= noun < i - 1 and nominative(text[i - 1]))

    def apposed(self, i: int, seen: Sighting) -> bool:
        """Whether a person's name ends the title that began before a preposition ('the expert in water affairs X Y')."""
        text, person = self.sheet.tokens.words, self.sheet.figures[seen.figures[0]].type == "person"
        titled = self.frame.noun >= 0 and definite(text[self.frame.noun]) > 0 and not self.frame.explicit
        bound = i - 1 in self.places.sighted or bool(definite(text[i - 1]))
        return titled and person and seen.named and i == seen.first and bound and self.may_speak(i, seen)

    def may_speak(self, i: int, seen: Sighting) -> bool:
        """Whether a phrase may be the subject: it agrees, is no place or accord, and the subject is not a pronoun before the cue."""
        mute = self.sheet.figures[seen.figures[0]].type in ("place", "agreement") if seen.figures else False
        mute = mute or self.closed or self.titled_apart() or (self.relative and self.spoken)  # 'the company that X leads'
        person = seen.named and self.sheet.figures[seen.figures[0]].type == "person"
        person = person and i == self.trigger.last and self.trigger.whom is None
        fits = person or agrees(self.sheet, self.trigger, seen)  # papers slip with the gender of foreign names
        return not mute and not self.frame.pronoun and fits and not self.asked_too(i, seen)

    def titled_apart(self) -> bool:
        """Whether a name that nothing knows stood before a comma, so that whoever follows belongs to its title ('X Y، المتحدث باسم Z')."""
        first, text = self.frame.noun, self.sheet.tokens.words
        if not self.parted or first < 0 or self.nominal < _MIN_NAME or len(text[first]) < _MIN_LETTERS:
            return False
        return text[first] in self.words.given or (not definite(text[first]) and text[first + 1] not in self.words.known)

    def quoted(self, i: int, seen: Sighting) -> bool:
        """Whether a name is the one quoted: right behind the preposition, or a person's behind a title nothing knows."""
        person = self.sheet.figures[seen.figures[0]].type == "person" and seen.named
        bound = i - 1 in self.places.sighted or bool(definite(self.sheet.tokens.words[i - 1]))
        between = set(self.sheet.tokens.words[self.relayed : i])
        if between.isdisjoint(self.words.relatives) and i > 0 and self.sheet.tokens.words[i - 1] in self.words.annexed_sayings:
            return True  # 'X relayed the saying of Y that'
        titled = person and i - self.relayed <= (MAX_OFFICE if bound else MAX_TITLE) and not between & self.words.relatives
        return self.relayed >= 0 and (i == self.relayed or titled)

    def follows_subject(self, i: int) -> bool:
        """Whether a phrase stands right after the subject, or after one joined word ('وحليفتها السعودية')."""
        return i == self.subject_end or (i - 1 == self.subject_end and self.conjoined(i - 1))

    def conjoined(self, i: int) -> bool:
        """Whether a word begins with an 'and' that is no letter of its own."""
        word = self.sheet.tokens.words[i]
        return word[0] in CONJUNCTIONS and not self.words.whole(word)

    def asked_too(self, i: int, seen: Sighting) -> bool:
        """Whether a name goes on with those who are asked ('حث إسرائيل وحماس على')."""
        asked = self.frame.addressees  # 'طلبت من X وحلفائه'
        beside = (n := self.places.ends.get(i, -1)) >= 0 and set(self.sheet.sightings[n].figures) <= set(asked)
        return bool(asked) and (self.trigger.whom == "object" or (beside and bool(seen.clitics))) and self.joined(i, seen)

    def joined(self, i: int, seen: Sighting) -> bool:
        """Whether an 'and' is written before a name, or before the title that introduces it (a name may begin with that letter)."""
        seat = self.sheet.tokens.words[i - 1] in self.sheet.lexicon.words("seats")
        between = i - 1 == self.subject_end and self.conjoined(i - 1) and not seat
        return bool(seen.clitics[:1]) or between or (i < seen.first and self.conjoined(i))

    def own_name(self, i: int, figures: tuple[int, ...]) -> bool:
        """Whether a name is the subject itself: not the holder of an unknown one ('مسؤولو الوزارة'), but a head's name ('تنظيم …')."""
        if not self.nominal:
            return True
        if self.sheet.figures[figures[0]].type == "person":
            return not (annexed(self.sheet, self.words, self.frame.noun, i) or self.of_office(i))
        if self.nominal == 1 and self.sheet.tokens.words[i - 1] in self.words.quantifiers:
            return True
        at = i - 1 if self.sheet.tokens.words[i - 1] != QUOTE else i - 2
        if self.sheet.figures[figures[0]].type == "state":
            return False
        return self.nominal == 1 and any(hit.kind == "head" for hit in self.sheet.hits_at.get(at, ()))

    def of_office(self, i: int) -> bool:
        """Whether a person's name is that of the body of his before it, whom a title of another asks ('طالبت النائبة إدارة X بـ')."""
        body = self.sheet.tokens.words[i - 1]
        return self.trigger.whom == "object" and self.frame.noun < i - 1 and body in self.words.collective and not definite(body)

    @property
    def words_from(self) -> str:
        """The preposition that names the person asked where the demand follows ('طلب من X أن')."""
        return self.frames[1] if len(self.frames) > 1 and self.frames[0] == "that" and "object" in self.frames else ""

    @property
    def asked(self) -> tuple[str, ...]:
        """Prepositions after which the person asked is named."""
        whom = self.trigger.whom
        return (self.words_from,) if whom in (None, "object") else (whom,)
