"""Who faces whom: at whom a side's last act was aimed, or who last aimed one at it, as the text goes on."""

from __future__ import annotations

from marsad.reading.parties import Parties, side
from marsad.reading.sheet import Saying, Sheet
from marsad.record import Act

_MEMORY = 1  # sentences over which sides face each other
_HOSTILE: tuple[Act, ...] = ("accuse", "warn", "threaten")

Figures = tuple[int, ...]
Memory = dict[str, tuple[Saying, Figures]]


class Facing:
    """Remembers, in the order of the text, who faces whom."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._last: Memory = {}  # side → who last turned to it or whom it last turned to
        self._accusers: Memory = {}
        self._friends: Memory = {}  # side → whom it last backed

    def other(self, who: Parties, saying: Saying, near: bool = False) -> Figures:
        """Whom the speaker's side faces; near: only if remembered from the same paragraph. Nothing is promised to one at whom the side
        itself aimed a charge, a warning or a threat."""
        if saying.act == "commit" and self._charged(who):
            return ()
        return self._recall(self._last, who, saying, near)

    def _charged(self, who: Parties) -> bool:
        """Whether the speaker's side last charged, warned or threatened the one it faces."""
        earlier = next((self._last[own][0] for own in sorted(who.own) if own in self._last), None)
        if earlier is None or earlier.act not in _HOSTILE:
            return False
        return any(side(self.sheet, f) in who.own for f in earlier.speakers)

    def accuser(self, who: Parties, saying: Saying) -> Figures:
        """Who last charged, warned or threatened the speaker's side."""
        return self._recall(self._accusers, who, saying, False)

    def friend(self, who: Parties, saying: Saying) -> Figures:
        """Whom the speaker's side last backed, in the same paragraph."""
        return self._recall(self._friends, who, saying, near=True)

    def remember(self, saying: Saying, chosen: Figures) -> None:
        """Keep at whom a saying is aimed; what is only said to somebody makes no sides."""
        if saying.act == "state":
            return
        own = {side(self.sheet, f) for f in saying.speakers}
        others = tuple(f for f in chosen if side(self.sheet, f) not in own)
        if not others:
            return
        if saying.act == "support":
            self._friends.update(dict.fromkeys(own, (saying, others)))
        else:
            for name in own:
                self._last[name] = (saying, others)
            for figure in others:
                self._last[side(self.sheet, figure)] = (saying, saying.speakers)
        if saying.act in _HOSTILE:
            for figure in others:
                self._accusers[side(self.sheet, figure)] = (saying, saying.speakers)

    def _recall(self, memory: Memory, who: Parties, saying: Saying, near: bool) -> Figures:
        for own in sorted(who.own):
            if own in memory:
                earlier, figures = memory[own]
                if near and not self._one_passage(earlier.sentence, saying.sentence):
                    return ()
                return figures if saying.sentence - earlier.sentence <= _MEMORY else ()
        return ()

    def _one_passage(self, earlier: int, later: int) -> bool:
        """Whether two sentences stand in one paragraph."""
        return self.sheet.sentences[earlier].line == self.sheet.sentences[later].line
