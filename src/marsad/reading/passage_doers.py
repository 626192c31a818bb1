"""A subject right behind a verb of saying that nothing names and no class of words tells: what follows it must be the object."""

from __future__ import annotations

from marsad.arabic.clitics import AND, ARTICLE, FEMININE_VERB, NOMINATIVE, TA_MARBUTA
from marsad.arabic.words import ALIF, BY, TO, definite
from marsad.reading.passage import Passage
from marsad.reading.triggers import among

_MAX_ADJECTIVES = 4  # words that qualify such a subject
_SOUND = 5  # letters of a definite sound plural


class PassageDoers(Passage):
    """The walk from a cue to what is said, past subjects that only their verb and their object tell."""

    def does(self, i: int, word: str) -> bool:
        """Whether a definite noun right behind a verb that takes an object is its subject: it agrees, and behind its adjectives a noun of
        what is done follows, or one with a pronoun ('أدانت القمة العربية احتلال الأرض', 'أعلن المرشح الجديد رفضه')."""
        trigger, text = self.trigger, self.sheet.tokens.words
        closed = not self.objects or self.frame.explicit or self.closed or bool(trigger.pronoun) or trigger.whom is not None
        if closed or trigger.tense not in ("past", "pres") or trigger.number != "s" or i in self.places.sightings:
            return False
        if i in self.places.moments or word in self.words.qualifiers:
            return False
        pointed = i == trigger.last + 1 and text[i - 1] in self.words.demonstratives
        if not (i == trigger.last or pointed) or not word.startswith(ARTICLE) or definite(word) != 1:
            return False
        plural = self.men(word)
        if not (plural or self.agreeing(i, word)) or word in self.words.verbal_nouns or word in self.words.object_heads:
            return False
        end = self.doer_end(i)
        return end < self.limit and self.done(end, plural)

    def doer_end(self, i: int) -> int:
        """The token after such a subject and the adjectives behind it."""
        end = i + 1
        while end < min(i + 1 + _MAX_ADJECTIVES, self.limit) and end not in self.places.sightings and self.adjectival(end):
            end += 1
        return end

    def after_speaker(self, i: int) -> int:
        """The token after a subject of those who speak: one that only its object tells has adjectives alone behind it."""
        if not self.does(i, self.sheet.tokens.words[i]):
            return super().after_speaker(i)
        self.unknown(i)
        self.spoken = True
        self.subject_end = self.doer_end(i)
        return self.subject_end

    def men(self, word: str) -> bool:
        """Whether a definite noun is a sound plural in the nominative, which is no object."""
        return word.endswith(NOMINATIVE) and len(word) > _SOUND

    def agreeing(self, i: int, word: str) -> bool:
        """Whether a definite noun has the gender of the verb: a feminine or a plural of things behind a feminine."""
        feminine = self.sheet.tokens.surface(i, i + 1).endswith(TA_MARBUTA) or word.endswith(FEMININE_VERB[1])
        return feminine == (self.trigger.gender == "f")

    def adjectival(self, i: int) -> bool:
        """Whether a definite word at a token may qualify the noun before it."""
        word = self.sheet.tokens.words[i]
        if definite(word) != 1 or not word.startswith(ARTICLE):
            return False
        return word not in self.words.relatives and word not in self.words.verbal_nouns and word not in self.words.object_heads

    def done(self, i: int, plural: bool) -> bool:
        """Whether an object stands at a token behind such a subject: an indefinite noun; behind a plural of men a definite one too."""
        words, word, tokens = self.words, self.sheet.tokens.words[i], self.sheet.tokens
        if i in self.places.moments or not word[0].isalpha() or word in words.relatives or word in words.that or word in words.fillers:
            return False
        if i in self.places.sightings or word in words.prepositional_pronouns:
            return False
        head = word in words.object_heads or word in words.verbal_nouns
        if head or definite(word):
            return head or plural
        closed = among(word, words.adverbial) or among(word, words.negators) or among(word, words.auxiliaries) or words.prepositional(word)
        verb = any(h.kind in ("cue", "deed") and h.tag.startswith(("past", "pres")) for h in self.sheet.hits_at.get(i, ()))
        if closed or verb or word[0] in (AND, BY, TO) or word.endswith(ALIF) or "as" in self.frames:
            return False
        return word in words.known or tokens.surface(i, i + 1).endswith(TA_MARBUTA)
