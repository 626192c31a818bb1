"""Which body the report calls again by a noun that is not in its name: 'the organisation' for the Red Cross or the United Nations."""

from __future__ import annotations

from marsad.arabic.clitics import bare
from marsad.arabic.letters import fold
from marsad.reading.discourse_again import CalledAgain
from marsad.reading.discourse_back import MEMORY, PAIR
from marsad.reading.frame_parts import Frame

_UN = "UN"


class OrganisationAgain(CalledAgain):
    """The organisations that a general noun means, alone or with an adjective that tells none of them apart."""

    def organisation(self, made: Frame) -> tuple[int, ...]:
        """The organisation that spoke last, where a frame's subject is no more than 'the organisation'; () where another is meant."""
        return self.organisation_at(made.noun, self.described.end(made.noun, made.bound)) if made.noun >= made.trigger.last else ()

    def organisation_at(self, first: int, last: int) -> tuple[int, ...]:
        """The organisation that spoke last, as tokens first..last call it ('المنظمة', 'المنظمة الحقوقية'); () for none."""
        words = self.sheet.tokens.words
        lists = self.sheet.lexicon.words
        if words[first] not in lists("organisation_again") or last - first > PAIR:
            return ()
        adjective = words[last - 1] if last - first == PAIR else ""
        if adjective and adjective not in lists("organisation_epithets"):
            return ()
        spoke = (one for one in reversed(self.spoke[-MEMORY:]) if len(one) == 1 and self.an_organisation(one[0]))
        if (meant := next(spoke, ())) or adjective not in lists("world_epithets"):
            return meant
        world = next((n for n, figure in enumerate(self.sheet.figures) if figure.key == _UN), -1)
        named = any(s.first < first and s.named and s.figures == (world,) for s in self.sheet.sightings)
        return (world,) if named else ()

    def an_organisation(self, figure: int) -> bool:
        """Whether a figure is a body of no state whose own noun, if its name begins with one, does not forbid 'the organisation'."""
        made = self.sheet.figures[figure]
        head = bare(fold(made.ar or "").partition(" ")[0])
        own = made.side in (None, made.key, _UN)
        named = any(s.named and s.figures == (figure,) for s in self.sheet.sightings)
        alike = head not in self.words.collective or head in self.sheet.lexicon.words("organisation_heads")
        return made.type == "organisation" and made.number != "p" and own and alike and named
