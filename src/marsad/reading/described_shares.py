"""Those whom a survey asked: 'said 40 per cent of the voters', which makes a figure of so many of them."""

from __future__ import annotations

from marsad.arabic.clitics import FULL_NISBAS
from marsad.arabic.romanise import romanise
from marsad.arabic.words import OF, definite
from marsad.reading.described import Described
from marsad.reading.frame_parts import Frame
from marsad.reading.sheet import Figure, keyed

_MAX_LEAD = 2  # words such as 'about' or 'a share' before the number
_MAX_PER = 2  # tokens of 'per cent'


class Shares(Described):
    """The speakers whom nothing names, those told by a number among them."""

    def share(self, made: Frame) -> tuple[int, ...]:
        """The figure of so many per cent of some people right behind a cue ('قال 40 في المئة من الناخبين'); () where none stands there."""
        words, i = self.sheet.tokens.words, made.trigger.last
        bound = made.bound if made.bound > i else len(words)
        first = next((j for j in range(i, min(i + _MAX_LEAD + 1, bound)) if words[j][0].isdigit()), -1)
        if first < 0 or not all(word in self.words.approximations for word in words[i:first]):
            return ()
        of = next((j for j in range(first + 1, min(first + _MAX_PER + 2, bound)) if words[j] == OF), -1)
        if of < 0 or of + 1 >= bound or not definite(words[of + 1]) or not self.words.per_cent.issuperset(words[first + 1 : of]):
            return ()
        adjective = of + _MAX_PER < bound and definite(words[of + 2]) > 0 and words[of + 2].endswith(FULL_NISBAS)
        last = min(self.end(of + 1, bound), of + 2 + adjective)
        key = romanise(words[first:last])
        figure = keyed(self.sheet, key)
        if figure < 0:
            figure = len(self.sheet.figures)
            self.sheet.figures.append(Figure(key, "organisation", self.sheet.tokens.surface(first, last), gender="", number="p"))
        self.note(first, last, figure)
        made.subjects = [figure]
        return (figure,)
