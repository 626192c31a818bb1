"""Talks: who is on the other side of the call or meeting in which something is said."""

from __future__ import annotations

from marsad.reading.acts_content import tagged
from marsad.reading.parties import Parties, side, sightings
from marsad.reading.sheet import Saying, Sheet

TALKS = "talk_words"
_REACH = 2  # sentences over which a talk goes on
_LEAD = 4  # tokens before a talk in which 'before' may stand

Figures = tuple[int, ...]


class Talks:
    """Remembers, in the order of the text, who talks with whom."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._partner: dict[int, tuple[int, Figures]] = {}  # speaker → sentence and partners of a talk
        self._told = self._calls()
        self._by_call: dict[int, int] = {}  # who talks in a call → the last sentence that tells of it

    def partner(self, saying: Saying, who: Parties) -> Figures:
        """The other side of the call or meeting in which something is said."""
        spoken = saying.medium in ("call", "meeting")
        found = self._with(saying, who) if spoken else ()
        if found:
            self._meet(saying.speakers, found, saying.sentence)
            return found
        while self._told and self._told[0][0] <= saying.sentence:
            sentence, one, other = self._told.pop(0)
            self._meet((one,), (other,), sentence)
            self._by_call[one] = self._by_call[other] = sentence
        for speaker in saying.speakers:
            at, found = self._partner.get(speaker, (-_REACH - 1, ()))
            persons = all(self.sheet.figures[f].type == "person" for f in (speaker, *found))
            if spoken or (persons and saying.medium is None and saying.sentence - at <= _REACH):
                return tuple(f for f in found if side(self.sheet, f) not in who.own)
        return ()

    def called(self, saying: Saying) -> bool:
        """Whether a call of the speakers is told of in the sentence of a saying or shortly before it."""
        return any(saying.sentence - self._by_call.get(f, -_REACH - 1) <= _REACH for f in saying.speakers)

    def _calls(self) -> list[tuple[int, int, int]]:
        """Sentences that tell of a call between two persons of different sides, with the two; not of what comes before it."""
        words, earlier = self.sheet.tokens.words, self.sheet.lexicon.words("before_talks")
        found: list[tuple[int, int, int]] = []
        for hit in self.sheet.classed.get(TALKS, ()):
            number = self.sheet.sentence_of(hit.first)
            if (found and found[-1][0] == number) or set(words[max(hit.first - _LEAD, 0) : hit.first]) & earlier:
                continue
            sentence = self.sheet.sentences[number]
            named = [f for s in sightings(self.sheet, sentence.first, sentence.last) for f in s.figures]
            persons = list(dict.fromkeys(f for f in named if self.sheet.figures[f].type == "person"))
            if len(persons) == 2 and side(self.sheet, persons[0]) != side(self.sheet, persons[1]):
                found.append((number, persons[0], persons[1]))
        return found

    def _meet(self, speakers: Figures, others: Figures, sentence: int) -> None:
        for speaker in speakers:
            self._partner[speaker] = (sentence, others)
        for figure in others:
            self._partner[figure] = (sentence, speakers)

    def _with(self, saying: Saying, who: Parties) -> Figures:
        """Who is named after a 'with' in the sentence, outside what is said."""
        sentence = self.sheet.sentences[saying.sentence]
        words, partners = self.sheet.tokens.words, self.sheet.lexicon.words("talk_partners")
        for sighting in sightings(self.sheet, sentence.first, sentence.last):
            if saying.first <= sighting.first < saying.last or not sighting.whole_first:
                continue
            if {words[sighting.whole_first - 1], words[sighting.first - 1]} & partners and not self._parted(sighting.last, saying):
                found = tuple(f for f in sighting.figures if side(self.sheet, f) not in who.own)
                if found:
                    return found
        return ()

    def _parted(self, last: int, saying: Saying) -> bool:
        """Whether another clause begins between who is talked with and the cue ('…, while Y said')."""
        end = saying.cue[0] if saying.cue is not None else saying.first
        return any("elsewhere" in tagged(self.sheet, i) for i in range(last, end))
