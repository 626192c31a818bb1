"""Words that stand before their cue: '"…"، قال X', '…، يقول X.'."""

from __future__ import annotations

from marsad.arabic.quotation import QUOTE
from marsad.reading.discourse import Discourse
from marsad.reading.frame_parts import Frame, Places, headed
from marsad.reading.sheet import Saying, Sheet
from marsad.reading.triggers import COMMAS, Trigger, among, speech_words

_CLOSED = frozenset("،,.؛!؟")
_MIN_QUOTE = 6  # tokens of a quotation that may stand before its cue
_MIN_CLAUSE = 5  # tokens of a clause, with its comma


class Preceding:
    """The frames of cues that follow what is said, in one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.words = speech_words(sheet.lexicon)
        self.places = Places.of(sheet)
        self.sayings: list[Saying] = []
        self.discourse = Discourse(sheet, self.places)
        self.sentence = 0
        self.depth = 0  # sayings around the one that is read

    def quote_before(self, trigger: Trigger) -> Frame | None:
        """'"…"، قال X': what is said stands before the cue."""
        i = trigger.first
        words = self.sheet.tokens.words
        while i and (words[i - 1] in "،,-" or words[i - 1] in self.words.thus):
            i -= 1
        if not i or words[i - 1] != QUOTE or "quote" not in trigger.cue.frames or trigger.clitics:
            return None
        opened = next((o for o, c in self.places.opens.items() if c == i - 1), None)
        if opened is None or i - opened <= _MIN_QUOTE or headed(self.sheet, opened):
            return None
        if any(s.first < i and opened < s.last for s in self.sayings):
            return None
        made = Frame(trigger, content=opened, start=self.sheet.tokens.starts[opened], how="quote before")
        n = self.places.sightings.get(trigger.last)
        if n is not None:
            made.subjects, made.explicit = list(self.sheet.sightings[n].figures), True
        elif self.nominal(trigger.last):
            made.noun, made.nominal = trigger.last, True
        return made

    def clause_before(self, trigger: Trigger) -> Frame | None:
        """'…، يقول X.' and '…، يقول X، …': a plain cue with nothing but its subject behind a comma; what is said is the clause before
        it, or the one after it where that is longer."""
        words, first = self.sheet.tokens.words, self.sheet.sentences[self.sentence].first
        finite = trigger.tense in ("past", "pres") and trigger.cue.unmarked and not (trigger.clitics or trigger.pronoun)
        if not finite or words[trigger.first - 1] not in COMMAS or trigger.first - first <= _MIN_CLAUSE or self.depth:
            return None
        n = self.places.sightings.get(trigger.last)
        if any(s.sentence == self.sentence for s in self.sayings) or (n is None and not self.nominal(trigger.last)):
            return None
        seen = None if n is None else self.sheet.sightings[n]
        end = self.discourse.described.end(trigger.last, -1) if seen is None else seen.whole_last
        last = self.sheet.sentences[self.sentence].last
        if (end < last and words[end] not in _CLOSED) or (seen is not None and seen.clitics):
            return None
        made = Frame(trigger, content=first, start=self.sheet.tokens.starts[first], how="clause before")
        if end < last and words[end] in COMMAS and last - end > trigger.first - first:
            made.content, made.start, made.how = end + 1, self.sheet.tokens.starts[end + 1], "clause after"
        if seen is not None:
            made.subjects, made.explicit = list(seen.figures), True
        else:
            made.noun, made.nominal = trigger.last, True
        return made

    def nominal(self, at: int) -> bool:
        """Whether a noun may begin at a token that is the subject of a verb before it ('"…"، قال متحدث باسم الجيش')."""
        word = self.sheet.tokens.words[at] if at < len(self.sheet.tokens) else "."
        closed = word in self.words.that or word in self.words.fillers or among(word, self.words.adverbial)
        verb = any(h.kind in ("cue", "deed") and h.tag.startswith(("past", "pres")) for h in self.sheet.hits_at.get(at, ()))
        closed = closed or verb or word in self.words.first_person or among(word, self.words.negators)
        return word[0].isalpha() and not closed and at not in self.places.moments and not self.words.prepositional(word)
