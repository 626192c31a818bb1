"""Which nouns speak for nobody: texts, figures, pronouns, verbs, what is said itself; and when a source is told after all."""

from __future__ import annotations

from marsad.arabic.clitics import ARTICLE, DERIVED, MANNER, PRONOUNS, TA_MARBUTA, bare
from marsad.arabic.letters import fold
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import BY, CONJUNCTIONS, HIS, OURS, PREPOSITIONS, UPON, definite, governed_definite, without_conjunction
from marsad.reading.recalled import Recalled
from marsad.reading.triggers import among

_HIS = fold(TA_MARBUTA)
_MIN_OURS = 4  # letters of a noun that may end in a pronoun or the accusative
_MIN_HEAD = 2  # letters of the noun of a speaker
_ATTACHED = CONJUNCTIONS + PREPOSITIONS
_MIN_REST = 4  # letters of a word behind what is attached to it
_OWN = (*PRONOUNS, HIS)  # pronouns at the end of a noun


class Voices(Recalled):
    """The nouns at the head of a subject that nothing names."""

    def mute(self, head: str) -> bool:
        """Whether a noun is of those that speak for nobody: texts, figures, pronouns; no noun at all."""
        plain = bare(without_conjunction(head))
        known = self.words.mute_nouns
        if among(head, self.words.relatives) or self.words.prepositional(head):
            return True
        if self.accusative(head):
            return True
        if self.begun(head) or self.attached(head) or self.done(plain):
            return True
        return head in known or plain in known or len(plain) < _MIN_HEAD or not head[0].isalpha() or head in self.words.documents

    def done(self, noun: str) -> bool:
        """Whether a noun tells what is done ('ضمان أمن المدينة'), and is none of a body or of somebody."""
        people = noun in self.words.collective or noun in self.words.speaking_nouns
        return noun in self.words.verbal_nouns and not people and noun not in self.sheet.lexicon.words("personal_titles")

    def attached(self, head: str) -> bool:
        """Whether a conjunction or a preposition is attached to a noun that reports use ('كدليل', 'بتورطهم', 'ويمكن')."""
        rest, known = head[1:], self.words.known
        if head[0] in CONJUNCTIONS and definite(rest) > 0:
            return False  # 'while the candidates doubt'
        if head[0] not in _ATTACHED or len(rest) < _MIN_REST or head in known or head in self.words.given or rest in self.words.given:
            return False
        own = next((rest[: -len(end)] for end in _OWN if rest.endswith(end) and len(rest) - len(end) >= _MIN_REST), rest)
        return rest in known or own in known

    def begun(self, head: str) -> bool:
        """Whether what is said has begun with a word: the speaker's own noun, a verb of the first person, a plain verb ('يبدو')."""
        opens = head in self.words.openers and head not in self.words.demonstratives
        return opens or self.ours(head) or head in self.words.first_person or head in self.words.plain_verbs

    def ours(self, head: str) -> bool:
        """Whether a noun is the speaker's own ('هدفنا'): what he says begins with it."""
        return head.endswith(OURS) and len(head) > _MIN_OURS and head[: -len(OURS)] in self.words.known and head not in self.words.given

    def accusative(self, head: str) -> bool:
        """Whether a noun is an indefinite accusative ('تهديدا'), which is no subject."""
        noun = head[:-1]
        if head.startswith(DERIVED) and head.endswith(MANNER[1]) and len(head) > _MIN_OURS + 1 and head not in self.words.given:
            return True  # 'متوجها'
        people = head in self.words.given or noun in self.words.collective or noun in self.words.speaking_nouns
        return head.endswith(MANNER[1]) and len(head) > _MIN_OURS and noun in self.words.known and not people

    def source(self, first: int, last: int) -> bool:
        """Whether 'a source' is told by what follows it ('مصدر قريب من المحادثات', 'مصدر في الوزارة'): one speaks who could be known."""
        words = self.sheet.tokens.words
        if bare(words[first]) not in self.words.bare_sources:
            return False
        long = last - first > 1
        last += long and last < len(words) and words[last] == QUOTE
        after = words[last] if last < len(words) else ""
        told = any(i in self.places.sightings or definite(words[i]) > 0 for i in range(last + 1, min(last + 4, len(words))))
        place = (after in self.words.within or (long and after == UPON)) and told
        place = place or self.inside(last)
        vague = any(h.kind == "description" for h in self.sheet.hits_at.get(first + 1, ()))
        return place or (long and not vague)

    def inside(self, at: int) -> bool:
        """Whether a body with 'in' attached stands at a token ('مصدر بوزارة الداخلية', 'مصادر بالمعارضة')."""
        words, n = self.sheet.tokens.words, self.places.sightings.get(at)
        if n is not None:
            return self.sheet.sightings[n].clitics[-1:] == BY
        return at < len(words) and words[at][:1] == BY and governed_definite(words[at]) and bare(words[at][1:]) in self.words.collective

    def thing(self, token: int) -> bool:
        """Whether a noun with a pronoun attached is of something somebody has, and not of those about him ('فكرته', but 'عائلته')."""
        word = self.sheet.tokens.words[token]
        if not self.owned(token) or word in self.words.given or word in self.words.same_speaker:
            return False  # 'his Highness'
        stem = next((word[: -len(end)] for end in _OWN if word.endswith(end)), "")
        stems = {stem, stem + HIS, stem[:-1] + HIS}
        kin = (self.words.collective, self.words.speaking_nouns, self.sheet.lexicon.words("personal_titles"))
        known = len(stem) >= _MIN_HEAD and not self.words.known.isdisjoint(stems)
        return known and all(people.isdisjoint(stems) for people in kin)

    def owned(self, token: int) -> bool:
        """Whether a noun has a pronoun attached ('his absence'): an object of the cue rather than its subject."""
        word = self.sheet.tokens.words[token]
        if word.startswith(ARTICLE) or word in self.sheet.lexicon.words("personal_titles"):
            return False
        return word.endswith(PRONOUNS) or (word[-1] == _HIS and not self.sheet.tokens.surface(token, token + 1).endswith(TA_MARBUTA))
