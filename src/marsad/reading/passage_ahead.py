"""What stands ahead of a word between a cue and what is said, which tells whether the word belongs to the subject or opens it."""

from __future__ import annotations

from marsad.arabic.clitics import AND, ARTICLE, FEMININE, FULL_NISBAS, PRONOUNS, TA_MARBUTA, bare
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import ALIF, BY, definite, governed_definite
from marsad.reading.passage import MAX_PHRASE, PAUSES
from marsad.reading.passage_doers import PassageDoers
from marsad.reading.triggers import COMMAS, among

DASH = "-"
NAME_QUOTE = 4  # tokens a quotation may hold to be a name
_TITLES = frozenset(("office", "description", "head"))
_HONOURS = frozenset(("honorifics", "deputies"))
_PERSONAL, _COMMAS_AND_DASHES, _UNDASHED = _TITLES - {"head"}, PAUSES - frozenset("()"), PAUSES - {DASH}
_MAX_TITLE = 12  # tokens of a title before the name of its holder
_MAX_AHEAD = 30  # tokens within which a complementiser decides that a noun is no object


class PassageAhead(PassageDoers):
    """The walk from a cue to what is said, looking ahead."""

    def speaks(self, i: int, word: str) -> bool:
        """Whether a noun right after the cue is of those who speak, or an office that nothing else can follow."""
        near = i <= self.trigger.last + 1
        return near and (super().speaks(i, word) or self.led(i) or self.entitles(i, word) or self.called(i, word) or self.does(i, word))

    def called(self, i: int, word: str) -> bool:
        """Whether a given name stands right behind the cue, with a surname, a comma and a title, so that it is the subject ('رجح سامر
        نجدي، سفير الوفد، …')."""
        text = self.sheet.tokens.words
        finite = i == self.trigger.last and self.trigger.tense in ("past", "pres") and not (self.frame.explicit or self.closed)
        if not finite or i in self.places.sightings or word not in self.words.given or i + 3 >= self.limit:
            return False
        comma = i + 2 + (text[i + 2] not in COMMAS)
        return text[i + 1].isalpha() and text[comma] in COMMAS and self.title(comma + 1)

    def entitles(self, i: int, word: str) -> bool:
        """Whether a definite title agrees with the verb right before it and an object follows ('رفض الوزير الاتهامات')."""
        closed = i != self.trigger.last or self.frame.explicit or self.closed or self.trigger.whom is not None
        if closed or self.trigger.tense not in ("past", "pres") or not word.startswith(ARTICLE) or i in self.places.sightings:
            return False
        if self.trigger.number != "s" or (self.trigger.gender == "f") != word.endswith(FEMININE):
            return False
        office = any(h.kind == "office" and h.tag.endswith("s.the") for h in self.sheet.hits_at.get(i, ()))
        if not (office or word in self.words.same_speaker) or (end := self.after_title(i)) >= self.limit:
            return False
        after = self.sheet.tokens.words[end]
        linked = after not in self.frames and any(h.tag == "office-links" for h in self.sheet.hits_at.get(end, ()))
        parted = after in COMMAS and "that" in self.frames  # what takes a clause takes no person
        return (after[0].isalpha() or after == QUOTE or parted) and not linked and not self.words.prepositional(after)

    def after_title(self, i: int) -> int:
        """The token after a definite title and the adjectives that qualify it ('الرئيس السابق')."""
        text, end = self.sheet.tokens.words, i + 1
        while end < self.limit and definite(text[end]) == 1 and end not in self.places.sightings:
            marked = any(h.tag.startswith("adj") for h in self.sheet.hits_at.get(end, ()))
            if not (text[end] in self.words.qualifiers or text[end].endswith(FULL_NISBAS) or marked):
                break
            end += 1
        return end

    def after_speaker(self, i: int) -> int:
        """The token after such a subject: a title only has adjectives behind it."""
        if not self.entitles(i, self.sheet.tokens.words[i]):
            return super().after_speaker(i)
        self.subject_end = end = self.after_title(i)
        self.unknown(i)
        self.spoken = True
        return end

    def led(self, i: int) -> bool:
        """Whether an office follows a verb that opens its clause, which then has no other subject ('من جانبها وصفت رئيسة المجلس …')."""
        if i != self.trigger.last or self.trigger.clitics:
            return False
        first, text = self.trigger.first, self.sheet.tokens.words
        before = text[first - 1] if first else ""
        linked = before in self.words.relatives or before in self.words.pronominal or before in self.words.auxiliaries
        if linked or first - 1 in self.places.sighted:
            return False
        ahead = text[i : min(i + _MAX_AHEAD, self.limit)]
        if text[i].startswith(ARTICLE) or self.title_ahead(i) or not {w for w in self.frames if len(w) > 1}.isdisjoint(ahead):
            return False
        office = any(h.kind == "office" and not h.clitics and h.tag.startswith(self.trigger.gender) for h in self.sheet.hits_at.get(i, ()))
        return office and self.trigger.tense in ("past", "pres")

    def second_object(self, i: int, word: str) -> bool:
        """Whether what somebody is entreated to do stands behind him without a preposition ('ناشد الأطراف وقف القتال')."""
        if not self.to_be_done(word) or i in self.places.sightings:
            return False
        told = bool(self.trigger.pronoun) or i > self.trigger.last + (not self.trigger.clitics)
        return told and self.phrase < 0 and not self.that_ahead(i)

    def to_be_done(self, word: str) -> bool:
        """Whether a noun tells what is to be done ('العودة', 'وقف')."""
        own = word in self.words.object_heads and word not in self.words.quantifiers
        return own or word in self.words.verbal_nouns or bare(word) in self.words.verbal_nouns

    def word_ahead(self, i: int) -> bool:
        """Whether a preposition of the cue that is a word of its own follows, before which a letter only joins nouns."""
        text = self.sheet.tokens.words
        going = text[i] in self.sheet.lexicon.words("goings")  # 'للعودة إلى'
        for j in range(i + 1 + going, min(i + _MAX_AHEAD, self.limit)):
            if text[j] in _COMMAS_AND_DASHES or j in self.places.cued:
                return False
            if len(text[j]) > 1 and text[j] in self.frames:
                return True
        return False

    def title_ahead(self, i: int) -> bool:
        """Whether a title begins right after the cue whose holder is named behind it ('دان معالي الأمين العام للمجلس X …')."""
        hits = self.sheet.hits_at.get(i, ())
        if self.frame.explicit or not any(not h.clitics and (h.kind == "office" or h.tag in _HONOURS) for h in hits):
            return False
        for j in range(i + 1, min(i + _MAX_TITLE, self.limit)):
            n = self.places.sightings.get(j)
            seen = None if n is None else self.sheet.sightings[n]
            if seen is not None and seen.named and not seen.clitics and self.sheet.figures[seen.figures[0]].type == "person":
                return not among(self.sheet.tokens.words[j - 1], self.words.adverbial)
            set_off = self.sheet.tokens.words[j] in COMMAS and (j == i + 1 or self.person_at(j + 1))  # 'the colonel, X,'
            if not set_off and (self.sheet.tokens.words[j] in PAUSES or j in self.places.cued):
                return False
        return False

    def joined_cue(self) -> int:
        """The token behind the cue, or behind a second one that 'and' joins to it and that takes the same ('دانت واستنكرت الهجوم')."""
        i, mine = self.trigger.last, self.trigger
        if mine.tense not in ("past", "pres"):
            return i
        for hit in self.sheet.hits_at.get(i, ()):
            same = hit.kind == "cue" and hit.clitics == AND and hit.tag == mine.tag
            if same and set(self.words.frames[hit.index]) & set(self.frames):
                return hit.last
        return i

    def set_off(self, i: int) -> bool:
        """Whether what stands behind a comma is no object: a person's name between commas that tells who bears the title before it
        ('طلبت المندوبة في المجلس، X، من …'), a title that tells more of the subject, another saying."""
        n, word = self.places.sightings.get(i), self.sheet.tokens.words[i]
        if self.sheet.tokens.words[i - 1] not in COMMAS:
            return False
        if self.turns(i):
            return True
        if n is None and self.frame.explicit and i == self.subject_end + 1:  # 'X, the supervisor of …, of'
            return definite(word) > 0 and word in self.words.qualifiers
        if n is None or not self.person_at(i) or self.sheet.sightings[n].whole_first < self.sheet.sightings[n].first:
            return False
        last = self.sheet.sightings[n].whole_last
        return last < self.limit and self.sheet.tokens.words[last] in COMMAS

    def manner_before(self, i: int) -> bool:
        """Whether a word with the cue's letter only tells how, since the next has the same letter ('رحب بحفاوة بالقرار')."""
        word, after = self.sheet.tokens.words[i], self.sheet.tokens.words[i + 1] if i + 1 < self.limit else "."
        if word[0] != BY or after[0] != BY or definite(word) or i in self.places.sightings or i + 1 in self.places.sightings:
            return False
        known = after[1:] in self.words.known and after not in self.words.plain_initials
        return word.endswith(FEMININE) and (governed_definite(after) or known)

    def names(self, i: int) -> bool:
        """Whether a name that is spelt like a complementiser stands at a token ('بان كي مون')."""
        n = self.places.sightings.get(i)
        return n is not None and self.sheet.sightings[n].named and not self.sheet.sightings[n].clitics

    def resumes(self, i: int) -> bool:
        """Whether the next complementiser goes on with the cue behind a comma ('أكد X، بمناسبة مرور عام على الاتفاق، أن')."""
        text = self.sheet.tokens.words
        j = next((j for j in range(i + 1, min(i + MAX_PHRASE, self.limit)) if text[j] in self.words.that), -1)
        return j > 0 and text[j - 1] in COMMAS and j not in self.places.sighted

    def manner(self, i: int, word: str) -> bool:
        """Whether a word tells with the one behind it how something is said ('بكل وضوح', but 'ندد بكل الهجمات')."""
        if word not in self.words.manner_heads:
            return False
        after = self.sheet.tokens.words[i + 1] if i + 1 < self.limit else ""
        return not (word[0] in self.frames and word[1:] in self.words.quantifiers and definite(after) > 0)

    def quoting(self, i: int) -> bool:
        """Whether a word leads to whom the subject quotes ('كشفت الصحيفة نقلا عن'), so that no preposition behind it is the cue's."""
        return self.sheet.tokens.words[i] in self.words.quoting and not self.trigger.cue.relays

    def platform(self, i: int) -> bool:
        """Whether a page on which somebody writes is named at a token, behind a mark or not ('أكد X على «تويتر» أن')."""
        text = self.sheet.tokens.words
        i += i + 1 < self.limit and text[i] == QUOTE
        return i < self.limit and text[i] in self.words.platforms

    def sent_to(self, i: int, n: int | None) -> bool:
        """Whether the cue's own word leads behind a letter, or a word of sending it, to who gets it, and comes again behind him ('دعا في
        رسالة موجهة إلى X إلى'); notes him."""
        text = self.sheet.tokens.words
        if i <= self.trigger.last or not (text[i - 1] in self.words.sent or bare(text[i - 1]) in self.words.sendings):
            return False
        ahead = range(i + 2, min(i + _MAX_AHEAD, self.limit))
        again = next((j for j in ahead if text[j] == text[i] or j in self.places.cued), -1)
        if again < 0 or text[again] != text[i] or not COMMAS.isdisjoint(text[i : again - 1]):
            return False
        self.frame.addressees += () if n is None else self.sheet.sightings[n].figures
        return True

    def that_ahead(self, i: int) -> bool:
        """Whether a complementiser follows before another cue, so that the nouns before it are subject or circumstance."""
        text, that, cues = self.sheet.tokens.words, self.words.that, self.places.cued
        commas = 0
        for j in range(i + 1, min(i + _MAX_AHEAD, self.limit)):
            word = text[j]
            if word in that:
                return text[j - 1] not in self.words.object_heads and text[j - 1] not in self.words.asides
            if j in cues:
                return False
            if word in COMMAS:
                commas += 1
                if commas > 2:
                    return False
            elif word == QUOTE:
                close = self.places.opens.get(j, j)
                if close - j > NAME_QUOTE and (close + 1 >= self.limit or text[close + 1] not in that):
                    return False
        return False

    def forename(self, i: int) -> bool:
        """Whether a given name that is also a common noun begins the subject before a complementiser ('ترى أسماء X أن')."""
        named = i == self.trigger.last and self.sheet.tokens.words[i] in self.words.given and not self.frame.explicit
        surname = i + 1 < self.limit and self.sheet.tokens.words[i + 1] not in self.words.known
        return named and (surname or ("that" in self.frames and self.that_ahead(i)))

    def acts(self, i: int) -> bool:
        """Whether a definite noun right behind a verb is what does the deed: it agrees, and an indefinite object follows ('أضاف القرار
        بعدا جديدا')."""
        text, tokens = self.sheet.tokens.words, self.sheet.tokens
        feminine = tokens.surface(i, i + 1).endswith(TA_MARBUTA)
        agrees = definite(text[i]) == 1 and feminine == (self.trigger.gender == "f") and not self.speaks(i, text[i])
        return agrees and not definite(text[i + 1]) and (feminine or text[i + 1].endswith(ALIF))

    def named_ahead(self, close: int) -> bool:
        """Whether a complementiser follows a quotation right behind a cue, so that the quotation is the subject's name."""
        return not self.trigger.pronoun and self.that_ahead(close)

    def marked_ahead(self, i: int) -> bool:
        """Whether a colon or a long quotation follows before the sentence goes on to another cue."""
        text = self.sheet.tokens.words
        for j in range(i, min(i + _MAX_AHEAD, self.limit)):
            if text[j] == ":" or (text[j] == QUOTE and self.places.opens.get(j, j) - j > NAME_QUOTE):
                return True
            if any(hit.kind == "cue" and hit.tag.startswith("past") for hit in self.sheet.hits_at.get(j, ())):
                return False
        return False

    def own_head_ahead(self, i: int) -> bool:
        """Whether a noun that opens such objects follows with a pronoun, which is the subject's ('جددت العصبة مطالبتها بـ')."""
        text = self.sheet.tokens.words
        if i != self.trigger.last or self.frame.explicit or text[i] in self.words.object_heads or self.closed:
            return False
        for j in range(i + 1, min(i + MAX_PHRASE, self.limit)):
            if text[j] in PAUSES or text[j] == QUOTE or j in self.places.cued:
                return False
            if text[j] in self.words.object_heads and text[j].endswith(PRONOUNS):
                return True
        return False

    def own_way_ahead(self, i: int) -> bool:
        """Whether the cue's own preposition follows a noun right behind it, which then is its subject ('كشف مصنع كبير عن')."""
        text = self.sheet.tokens.words
        said = text[i] in self.words.object_heads or text[i] in self.words.verbal_nouns or text[i].endswith(PRONOUNS)
        if i != self.trigger.last or self.frame.explicit or self.closed or said or self.trigger.cue.act != "state":
            return False
        for j in range(i + 1, min(i + MAX_PHRASE, self.limit)):
            if text[j] in PAUSES or text[j] == QUOTE or j in self.places.cued or text[j] in self.words.object_heads:
                return False
            if len(text[j]) > 1 and text[j] in self.frames:
                return text[i] not in self.words.unveiled
        return False

    def head_ahead(self, i: int) -> bool:
        """Whether a noun that opens such objects follows, so that what stands here is the subject's title ('أكد X وكيل الوزارة …')."""
        text = self.sheet.tokens.words
        title = any(hit.kind in _TITLES for hit in self.sheet.hits_at.get(i, ()))
        if not (self.frame.explicit or i == self.trigger.last) or not title or text[i] in self.words.object_heads:
            return False
        for j in range(i + 1, min(i + MAX_PHRASE, self.limit)):
            if text[j] in _UNDASHED or text[j] == QUOTE or j in self.places.cued:
                return False
            if text[j] in self.words.object_heads and not among(text[j - 1], self.words.adverbial):
                return True
        return False

    def title(self, i: int) -> bool:
        """Whether an office or a description of a person begins at a token."""
        return any(hit.kind in _PERSONAL and not hit.clitics.strip(ARTICLE) for hit in self.sheet.hits_at.get(i, ()))

    def apposition(self, i: int) -> bool:
        """Whether a word is of a title behind the subject and a comma ('أكد X، النائب الأول لرئيس الاتحاد، على …')."""
        begin = self.subject_end + 1
        if not self.frame.explicit or not begin <= i < begin + _MAX_TITLE or self.sheet.tokens.words[begin - 1] not in COMMAS:
            return False
        return self.title(begin) and PAUSES.isdisjoint(self.sheet.tokens.words[begin:i])

    def open_object(self) -> bool:
        return self.trigger.whom is None or bool(self.frame.addressees)
