"""Who is meant by a source that a credit names without a name: 'according to medics', 'to what the report said', 'to the writer'."""

from __future__ import annotations

from marsad.arabic.clitics import ARTICLE, TA_MARBUTA, TO, bare
from marsad.arabic.letters import fold
from marsad.arabic.words import definite
from marsad.reading.credits import creditlines
from marsad.reading.discourse_bodies import OrganisationAgain
from marsad.reading.frame_parts import Places
from marsad.reading.sheet import Sheet
from marsad.reading.triggers import Trigger

_HIS = fold(TA_MARBUTA)  # written alike


class Credited(OrganisationAgain):
    """The sources behind credits, by who issued a document, who wrote, who was speaking."""

    def __init__(self, sheet: Sheet, places: Places) -> None:
        super().__init__(sheet, places)
        self.issuer: tuple[int, ...] = ()  # whose document spoke last

    def credited_end(self, first: int, limit: int) -> int:
        """The end of a source without a name behind a credit ('بحسب مسعفين', 'وفقا للمصدر'); 0 where no noun of a source stands there."""
        words, first = self.sheet.tokens.words, self.credited_noun(first, limit)
        noun = self.credited_as(words[first]) if first < limit else ""
        told = noun in self.words.sources or noun in self.words.same_speaker or noun in self.words.collective or self.words.body(noun)
        told = told or (noun in self.words.documents and definite(noun) > 0)
        told = told or any(h.kind == "office" for h in self.sheet.hits_at.get(first, ()))
        end = min(self.described.end(first, -1), limit) if told and noun else 0
        return end + (0 < end < limit and words[end] in self.words.selves)  # 'the same report'

    def credited_noun(self, first: int, limit: int) -> int:
        """The token of the noun behind a credit, past 'what' and its verb ('بحسب ما أعلن مسعفون')."""
        at, words = first, self.sheet.tokens.words
        at += at < limit and words[at] in self.words.free_relatives
        cue = at < limit and any(h.kind == "cue" and h.tag.startswith(("past", "pres")) for h in self.sheet.hits_at.get(at, ()))
        told = 0 < at < limit - 1 and words[at - 1] in self.words.free_relatives and words[at].endswith(_HIS)  # 'what X said'
        return at + (cue or told)

    def credited_as(self, word: str) -> str:
        """A noun without the ل of 'وفقا ل'."""
        if word[:2] == TO * 2:
            return ARTICLE + word[2:]
        return word[1:] if word[:1] == TO and word[1:] in self.words.sources else word

    def credited(self, first: int, last: int) -> tuple[int, ...]:
        """Who is meant by such a source: who issued the document or was speaking, else one described; () for bare sources."""
        first = self.credited_noun(first, last)
        words, spoke = self.sheet.tokens.words, self.spoke[-1] if self.spoke else ()
        noun, last = self.credited_as(words[first]), last - (last - first > 1 and words[last - 1] in self.words.selves)
        if noun in self.words.documents:
            return self.issuer or (spoke if noun not in self.words.reports else ())
        if last - first == 1 and self.words.body(noun) and (named := self.described.body_of(first, bare(noun))) >= 0:
            return (named,)
        if (meant := self.organisation_at(first, last) if noun == words[first] else ()):
            return meant
        if bare(noun) in self.words.writers and noun.startswith(ARTICLE) and last - first == 1 and self.wrote:
            return self.wrote[-1]
        if noun in self.words.same_speaker and spoke and self.described.fits(first, spoke):
            return spoke
        return self.described.credited(first, last, noun)

    def credited_before(self, trigger: Trigger) -> tuple[int, ...]:
        """Whom a credit in its sentence names before a verb that goes on ('وبحسب X، فإن …، مشيرا إلى', '…، وفق X، مضيفا أن'); or ()."""
        first = self.sheet.sentences[self.sentence].first
        for line in reversed(creditlines(self.sheet, first, trigger.first)):
            if line.kind != "source" or line.carriers or line.last >= trigger.first:
                continue
            end = 0 if line.figures else self.credited_end(line.source, trigger.first)
            figures = line.figures or (self.credited(line.source, end) if end else ())
            persons = bool(figures) and all(self.sheet.figures[f].type != "media" for f in figures)
            return figures if persons and self.may_be(figures, trigger) else ()
        return ()
