"""Where the phrase ends that describes a speaker: its nouns and adjectives, and the name it is annexed to."""

from __future__ import annotations

from marsad.arabic.clitics import AND, ARTICLE, FULL_NISBAS, NISBAS, bare, nominative, qualifies
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import ALIF, CONJUNCTIONS, GOD, HER, HIS, OF, PREPOSITIONS, THEY, definite
from marsad.reading.described_nouns import Voices
from marsad.reading.passage_names import annexed
from marsad.reading.triggers import among

_MAX_WORDS = 8  # of a phrase that describes a speaker
_MAX_NAME = 6  # tokens of a body's name in quotation marks


class Phrased(Voices):
    """The phrases for those whom nothing names."""

    def end(self, first: int, content: int) -> int:
        """The end of the phrase that begins at a token: its nouns and adjectives, and the name it is annexed to; what is said begins
        at token `content`."""
        words = self.sheet.tokens.words
        limit = min(content if content > first else first + _MAX_WORDS, len(words))
        office = next((p.last for p in self.sheet.phrases if p.first == first), first + 1)
        i = max(office, first + 1)
        if words[first] == QUOTE:
            return min(self.places.opens.get(first, first), limit)
        while i < limit and i - first < _MAX_WORDS:
            n = self.places.sightings.get(i)
            if n is not None:
                seen = self.sheet.sightings[n]
                told = seen.clitics or (seen.whole_first < seen.first and words[i][0] in PREPOSITIONS and not definite(words[i]))
                person = self.sheet.figures[seen.figures[0]].type == "person" and not annexed(self.sheet, self.words, first, i)
                other = seen.named and i == seen.first and words[i].startswith(ARTICLE) and definite(words[i - 1]) > 0 and i > first
                if told or person or other:  # no genitive stands behind a definite noun
                    return i
                i = seen.whole_last
            elif i in self.places.opens and self.places.opens[i] - i <= _MAX_NAME:
                i = self.places.opens[i] + 1
            elif any(h.tag == "name-starters" for h in self.sheet.hits_at.get(i - 1, ())) and words[i].isalpha() and i > first + 1:
                i += 1  # 'X أبو Y'
            elif (self.stops(i) and not (words[i] == OF and i == first + 1 and self.parts(first))) or self.past_phrase(first, i):
                break
            else:
                i += 1
        return min(i, limit)

    def parts(self, first: int) -> bool:
        """Whether 'of' goes on with a noun: it has no article, or is one of number, and no complementiser follows."""
        words = self.sheet.tokens.words
        after = words[first + 2] if first + 2 < len(words) else ""
        return (not definite(words[first]) or bare(words[first]) in self.words.quantifiers) and after not in self.words.that

    def asked(self, first: int, i: int) -> bool:
        """Whether behind the subject of a verb that asks or charges somebody a word begins a phrase of its own, for whoever is asked
        ('طالبت جبهة الضمير الرئاسة بـ', 'وحث خفر السواحل الأهالي على'): what stands before it takes no genitive, and it is no adjective."""
        words, n = self.sheet.tokens.words, self.places.sightings.get(i, -1)
        named = n >= 0 and not self.sheet.sightings[n].clitics
        before, word = words[i - 1], words[i]
        name = before not in self.words.known and not before.endswith(AND)  # 'موظفو' of a ministry
        whole = definite(before) > 0 or name or i - 1 in self.places.sighted
        indefinite = before.endswith(NISBAS[0]) and not definite(before) and i - 1 > first  # 'a human rights organisation'
        several = before.endswith(NISBAS[3]) and before in self.words.known and not definite(before)  # 'opponents', which governs nothing
        whole, indefinite = whole or several, indefinite or several
        if not word[0].isalpha() or not (whole or indefinite) or among(before, self.words.adverbial):
            return False
        if i - 1 > first and definite(before) == 1 and self.annexes_anew(i):
            return True
        if i - 1 == first and before.endswith(NISBAS[3]) and self.office(i) and not definite(word):
            return True  # 'المتظاهرون رئيس الوزراء'
        several = any(bare(word) in known for known in (self.words.collective, self.words.speaking_nouns, self.words.sources))
        theirs = self.owned(i) and any(word[:-n] in self.words.collective for n in (1, 2, 3))  # 'their followers'
        several = several or theirs or bare(word) in self.words.many_things
        another = word in self.words.wholes | self.words.quantifiers or (indefinite and (definite(word) == 1 or word.endswith(NISBAS[2])))
        return named or another or (several and not (word.startswith(ARTICLE) and word.endswith(FULL_NISBAS[1:])))

    def annexes_anew(self, i: int) -> bool:
        """Whether a common noun with a definite one behind it begins a phrase: no adjective before it can govern it ('المرشد الأعلى بلاد
        المنطقة')."""
        words, word = self.sheet.tokens.words, self.sheet.tokens.words[i]
        plain = word[0] not in PREPOSITIONS or word in self.words.plain_initials
        common = plain and word in self.words.known and word not in self.words.given and not (definite(word) or word.endswith(ALIF))
        closed = among(word, self.words.adverbial) or word in self.words.that or word in self.words.qualifiers
        closed = closed or word in self.words.relatives or words[i + 1] in self.words.relatives
        return common and not closed and not self.office(i) and definite(words[i + 1]) == 1

    def breaks_off(self, first: int, i: int) -> bool:
        """Whether a word goes on to something else behind a phrase: 'such as', 'also', an adverb, a verb joined with 'and'."""
        words, known = self.sheet.tokens.words, self.words.known
        word, after = words[i], words[i + 1] if i + 1 < len(words) else "."
        if after == GOD and word.endswith(HIS):
            return True  # 'رحمه الله'
        if word in self.words.behind_phrases or word in self.words.own_words or word in self.sheet.lexicon.words("manners"):
            return True
        if nominative(words[i - 1]) and words[i - 1].endswith(NISBAS[3]) and word in self.words.given:
            return True  # 'artists X'
        said = i - 1 > first and definite(word) > 0 and bare(word) in self.words.verbal_nouns and not definite(words[i - 1])
        if said and words[i - 1].endswith(NISBAS[0]):
            return True  # 'several foreign governments the …ing of'
        adverb = self.accusative(word) and word[0] not in CONJUNCTIONS and not definite(word)
        adverb = adverb and word not in self.words.elatives and not word.endswith(HER)
        if adverb and (after in known or not after[0].isalpha()):
            return True
        plain = words[first] in known and words[first] not in self.words.given
        finite = (h for h in self.sheet.hits_at.get(i, ()) if h.kind in ("cue", "deed") and h.tag.startswith(("past", "pres")))
        verb = any(h.clitics[:1] in tuple(CONJUNCTIONS) for h in finite)
        return plain and (verb or (word[0] in CONJUNCTIONS and word not in known and word.endswith(THEY)))

    def past_phrase(self, first: int, i: int) -> bool:
        """Whether a phrase is over: behind the noun of a body nothing that qualifies it, behind an unknown name a common word."""
        words, known = self.sheet.tokens.words, self.words.known
        if self.breaks_off(first, i):
            return True
        if self.words.body(words[first]) and not (qualifies(words[first], words[i]) or self.words.prepositional(words[i])):
            return True
        whole = words[first].startswith(ARTICLE) or (words[first] in self.words.quantifiers and definite(words[first + 1]) > 0)
        if whole and self.words.body(words[i]) and definite(words[i - 1]):
            return True  # whom he asks ('حث الباحث الحكومة على')
        plain = words[i] in known and not definite(words[i]) and words[i][0] not in PREPOSITIONS
        if self.words.body(words[first]) and i == first + 1 and plain:
            return True
        family = words[first] in self.words.given and i == first + 1
        told = words[first] in known or (words[first].endswith(ALIF) and words[first][:-1] in known)
        return not told and words[i] in known and not (definite(words[i]) or words[i] in self.words.given or family)
