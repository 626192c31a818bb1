"""Which of those named in what is said it is aimed at, act by act: the doer, the backed, the threatened, whom one promises."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.arabic.clitics import BY, TO
from marsad.lexicon.acts import Place
from marsad.reading.acts_content import tagged
from marsad.reading.parties import AND, Parties, side
from marsad.reading.sheet import Sheet, Sighting, figure_of
from marsad.reading.targets_blamed import led_by
from marsad.reading.targets_roles import gives, harmed, listed, suffers
from marsad.record import Act

_FAR = 8  # tokens from the start of what is said behind which few are those it is aimed at
_GAP = 3  # tokens between figures named together
_PROMISED = 14  # tokens from a promise to those it is made to
_CLOSE = 2  # words from the accused to the charge
_ADJECTIVES = 2  # tokens at least between an adjective that names whom one backs and the next name

Figures = tuple[int, ...]


@dataclass(slots=True)
class Clue:
    """What the act stage knows of a saying.

    first, last: the tokens of the pattern that gave the act (-1: the cue did); condition: the token of its 'if', or -1;
    whom: where the pattern has its target ('before': its subject; 'none': nobody).
    """

    first: int = -1
    last: int = -1
    condition: int = -1
    whom: Place = "any"


class Named:
    """Picks among those named in what is said. own: the sides of those who speak."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.own: set[str] = set()

    def doers(self, who: Parties, first: int) -> Figures:
        """Those who did what is condemned: named after 'by', else the first who is no place and has not suffered it. first: the
        token at which what is said begins, to which a cue's own preposition is attached."""
        words, onto = self.sheet.tokens.words, self.sheet.lexicon.words("onto")
        by = self.sheet.lexicon.words("doers")
        for n, sighting in enumerate(who.foreign):
            at = sighting.whole_first
            if not at:
                continue
            blamed = not sighting.clitics and ("guilts" in tagged(self.sheet, at - 1) or led_by(self.sheet, at, "carried_out"))
            if blamed or words[at - 1] in by:
                return self.together(who.foreign[n:])
        doers = [s for s in self.acting(who.foreign) if words[s.whole_first - 1] not in onto and not suffers(self.sheet, s)]
        doers = [s for s in doers if s.whole_first - first <= _FAR or not self.passing(s, who)]
        return self.together([s for s in doers if BY not in s.clitics or s.first == first]) or self.together(doers)

    def passing(self, sighting: Sighting, who: Parties) -> bool:
        """Whether one who is named far behind the start of a charge is only named in passing: a person, or behind a preposition."""
        return sighting not in who.free or any(self.sheet.figures[f].type == "person" for f in sighting.figures)

    def acting(self, found: list[Sighting]) -> list[Sighting]:
        """Those of the sightings that are no place or owner of something, nor joined to one that is ('between X and Y')."""
        chosen: list[Sighting] = []
        aside = -_GAP
        for sighting in found:
            joined = AND in sighting.clitics and sighting.first - aside < _GAP
            aloof = any(listed(self.sheet, sighting.whole_first - 1, name) for name in ("affiliations", "in_between"))
            if joined or aloof or self.setting(sighting):
                aside = sighting.last
            else:
                chosen.append(sighting)
        return chosen

    def setting(self, sighting: Sighting) -> bool:
        """Whether a party is named only as the place of something ('in', 'near', 'the talks of', 'occupied')."""
        words, lexicon = self.sheet.tokens.words, self.sheet.lexicon
        after = words[sighting.whole_last] if sighting.whole_last < len(words) else ""
        if any(self.sheet.figures[f].type == "person" for f in sighting.figures):
            return False
        before = words[sighting.whole_first - 1] if sighting.whole_first else ""
        return before in lexicon.words("settings") or after in lexicon.words("place_marks")

    def placed(self, mark: int) -> bool:
        """Whether an adjective of a state qualifies what is only the place of something ('in the Syrian crisis')."""
        return mark > 1 and self.sheet.tokens.words[mark - 2] in self.sheet.lexicon.words("settings")

    def last(self, found: list[Sighting], end: int) -> list[Sighting]:
        """The last of the sightings with those that it is joined to, if it stands close before a token."""
        words = self.sheet.tokens.words
        if not found or sum(word[0].isalpha() for word in words[found[-1].whole_last : end]) > _CLOSE:
            return []
        n = len(found) - 1
        while n and AND in found[n].clitics:
            n -= 1
        return found[n:]

    def with_whom(self, who: Parties, clue: Clue, first: int) -> list[Sighting]:
        """Those to whom something is promised: named after a preposition, as whom one will meet, out of the many with whom it is done
        ('with several states, among them X'), in the condition, or beside the speaker. first: the first token of what is said."""
        words, amid = self.sheet.tokens.words, self.sheet.lexicon.words("in_between")
        partners = self.sheet.lexicon.words("talk_partners") - amid
        for n, sighting in enumerate(who.foreign):
            at = sighting.whole_first - 1
            if at >= first and not sighting.clitics and words[at] in self.sheet.lexicon.words("to_meet"):
                return who.foreign[n:]
            if led_by(self.sheet, at + 1, "including") and not partners.isdisjoint(words[first:at]):
                return who.foreign[n:]
            helped = at > clue.first and not {"helping", "to_members"}.isdisjoint(tagged(self.sheet, at))
            served = sighting.whole_first == clue.last and not sighting.clitics  # 'will supply X with …'
            ours = (words[at] in amid or sighting.whole_first == first) and self._with_own(who, sighting)
            if served or helped or ours or sighting.clitics.strip(AND) or words[at] in partners:
                return who.foreign[n:]
        found = [s for s in who.foreign if 0 <= clue.condition < s.first]
        shared = [s for s in who.home[:1] if any(side(self.sheet, f) not in self.own for f in s.figures)]  # 'the two countries will …'
        return found or who.beside or shared

    def _with_own(self, who: Parties, sighting: Sighting) -> bool:
        """Whether a party is named together with the speaker's own side ('between the two countries', 'between X and us')."""
        if any(side(self.sheet, f) in self.own for f in sighting.figures):
            return True
        return any(AND in s.clitics and 0 <= s.first - sighting.whole_last < _GAP for s in who.home)

    def backed(self, who: Parties, clue: Clue, first: int) -> Figures:
        """Those whom one backs or praises, named near the start of what is said; first: its first token."""
        if clue.whom == "before":  # 'X has the right to …'
            before = [s for s in who.foreign if s.first < clue.first]
            return self.together(before[-1:] if before else who.foreign)
        given = next((n for n, s in enumerate(who.foreign) if s.first >= clue.last and gives(self.sheet, s)), -1)
        if given >= 0 and who.foreign[given].whole_first - first <= _FAR:
            return self.together(who.foreign[given:])
        against, words = self.sheet.lexicon.words("against"), self.sheet.tokens.words
        beside = self.sheet.lexicon.words("friendly") - self.sheet.lexicon.words("talk_partners")
        friends: list[Sighting] = []
        foe = -_GAP
        for sighting in who.foreign:
            if sighting.whole_first - max(first, foe) > _FAR and words[sighting.whole_first - 1] not in beside:
                continue
            if (sighting.whole_first and words[sighting.whole_first - 1] in against) or (
                AND in sighting.clitics and sighting.first - foe < _GAP
            ):
                foe = sighting.last
            else:
                friends.append(sighting)
        first = min((s.first for s in friends), default=who.mark + _ADJECTIVES)
        if who.demonym and max(clue.last, 0) <= who.mark < first - _ADJECTIVES + 1:  # 'the American efforts'
            return (figure_of(self.sheet, who.demonym),)
        later = [s for s in friends if s.first >= clue.last]
        near = next((n for n, s in enumerate(later) if self.dative(s)), 0)
        if who.beside and later and not self.dative(later[near]) and who.beside[0].first < later[0].first:
            return self.together(who.beside)  # 'the ties of X and his own'
        return self.together(later[near:]) or self.together(friends or who.beside)

    def dative(self, sighting: Sighting) -> bool:
        """Whether something is for or with a party: 'to', 'with', or annexed to what is backed ('the efforts of X')."""
        at = sighting.whole_first
        words = self.sheet.tokens.words
        if TO in sighting.clitics or words[at - 1] in self.sheet.lexicon.words("friendly"):
            return True
        return not sighting.clitics and "backed" in tagged(self.sheet, at - 1)

    def threatened(self, who: Parties, clue: Clue) -> Figures:
        words, onto = self.sheet.tokens.words, self.sheet.lexicon.words("onto")
        upon = [s for s in who.foreign if s.whole_first and words[s.whole_first - 1] in onto]
        for sighting in upon:
            if clue.first <= sighting.first and (clue.condition < 0 or sighting.first < clue.condition):
                return self.together([s for s in who.foreign if s.first >= sighting.first])
        for n, sighting in enumerate(who.foreign):
            if sighting in who.free and clue.first - sighting.whole_last in (0, 1):
                return self.together(who.foreign[n:])  # 'X will pay for it if it attacks Y'
        after = [s for s in who.foreign if 0 <= clue.condition < s.first]
        return self.together(after) or self.together([s for s in who.foreign if s not in upon])

    def _deed(self, who: Parties, clue: Clue) -> bool:
        """Whether the subject of a charge is a deed of the state that an adjective means ('the Xian raid, which hit Y, was a crime')."""
        if who.mark >= clue.first or any(s.first < who.mark for s in who.free) or harmed(self.sheet, who.mark):
            return False
        return not tagged(self.sheet, who.mark - 1).isdisjoint(("doings", "pointed", "conduct")) and not self.placed(who.mark)

    def subject(self, who: Parties, clue: Clue) -> Figures:
        """The last group named before the charge as a subject, else the first one."""
        return self.together(self.subjects(who, clue))

    def subjects(self, who: Parties, clue: Clue) -> list[Sighting]:
        """The sighting of that subject, and those after it."""
        best, last = 0, -1
        words, prepositions = self.sheet.tokens.words, self.sheet.lexicon.words("adverbial_prepositions")
        named = [s for s in who.foreign if not suffers(self.sheet, s)]
        for n, sighting in enumerate(named):
            joined = AND in sighting.clitics and sighting.first - last <= _GAP
            within = words[sighting.whole_first - 2] in prepositions  # 'the answer to the plan of X'
            if sighting.first < clue.first and sighting in who.free and not joined and not within:
                best = n
            last = sighting.last
        return named[best:]

    def together(self, found: list[Sighting]) -> Figures:
        """The figures of the first sighting and of those joined to it."""
        if not found:
            return ()
        chosen = self.others(found[0])
        last = found[0].last
        for sighting in found[1:]:
            if listed(self.sheet, sighting.whole_first - 1, "affiliations"):  # 'the council of X, and Y'
                last = sighting.last
                continue
            gap = self.sheet.tokens.words[last : sighting.first]
            joined = AND in sighting.clitics or next((word[0] for word in gap if word[0].isalpha()), "") == AND
            parted = any(i in self.sheet.sighting_at for i in range(last, sighting.first))  # by somebody of the own side
            if not joined or parted or len(gap) > _GAP:
                break
            chosen += self.others(sighting)
            last = sighting.last
        return tuple(chosen)

    def others(self, sighting: Sighting) -> list[int]:
        """Of those a sighting means together ('the two countries'), the other sides; else all."""
        return [f for f in sighting.figures if side(self.sheet, f) not in self.own] or list(sighting.figures)

    def named(self, act: Act, who: Parties, clue: Clue, first: int) -> Figures:
        if act == "threaten":
            return self.threatened(who, clue)
        if act == "commit":
            near = max(clue.last, first) + _PROMISED
            return self.together([s for s in self.with_whom(who, clue, first) if s.whole_first <= near])
        if act == "accuse" and clue.whom == "before":
            if who.demonym and (who.mark == clue.first - 1 or self._deed(who, clue)):  # 'the Russian side violates'
                return (figure_of(self.sheet, who.demonym),)
            return self.subject(who, clue)
        opens = first < who.mark <= first + _ADJECTIVES and who.mark - 1 not in self.sheet.sighting_at
        if who.demonym and act in ("accuse", "reject") and opens:  # 'the Russian position on X'
            return (figure_of(self.sheet, who.demonym),)
        if act == "accuse":
            return self.doers(who, first)
        others = [s for s in who.foreign if not self.setting(s)]
        if act == "reject":
            words, apart = self.sheet.tokens.words, self.sheet.lexicon.words("apart")
            others = [s for s in others if words[s.whole_first - 1] not in apart and not suffers(self.sheet, s)]
        return self.together(others)
