"""To whom: those a statement is aimed at, from the words around its cue, inside it, and from what was said before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.arabic.clitics import BY, TO
from marsad.lexicon.acts import Place
from marsad.lexicon.cues import Cue
from marsad.reading.acts_content import tagged
from marsad.reading.parties import ACTORS, AND, Parties, side, sightings
from marsad.reading.sheet import Saying, Sheet, Sighting, figure_of
from marsad.reading.targets_blamed import Trail, by_deed, led_by, on_condition, on_duty
from marsad.reading.targets_described import Audience
from marsad.reading.targets_doers import asked_for, charged_by, done_by, given_to, pressed_by, to_give, to_stop
from marsad.reading.targets_facing import Facing
from marsad.reading.targets_meant import by_object, by_pronoun, culprits, in_affairs, people, pointed_at
from marsad.reading.targets_talks import Talks
from marsad.record import Act

_GAP = 3  # tokens between figures named together
_CLOSE = 2  # words from the accused to the charge
_NEAR = 2  # tokens from an 'ought' to the one who ought
_ADJECTIVES = 2  # tokens at least between an adjective that names whom one backs and the next name
_NEARBY = 9  # tokens from the start of a promise to whom it concerns
_SOON = 2  # tokens from the start of what is said to a charge whose subject is the pronoun before
_AT_SOMEBODY: tuple[Act, ...] = ("demand", "accuse", "warn", "threaten")  # acts whose cue may have the target as its object

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


class Targets:
    """Finds the targets of sayings in the order of the text, and remembers who faces whom."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._facing = Facing(sheet)
        self._talks = Talks(sheet)
        self._trail = Trail()
        self.audience = Audience(sheet)
        self._own: set[str] = set()  # sides of those who speak
        self._previous: Saying | None = None
        self._saying: Saying | None = None

    def of(self, saying: Saying, who: Parties, clue: Clue) -> Figures:
        """The figures a saying is aimed at, in the order of the text; the saying's act is known."""
        self._own = who.own
        self._previous, self._saying = self._saying, saying
        if clue.whom == "none":
            return ()
        partner = self._talks.partner(saying, who)
        described: Figures = ()
        told = tuple(f for f in saying.addressees if self.sheet.figures[f].type in ACTORS)
        if not told and saying.act in _AT_SOMEBODY:
            told = self._facing.other(who, saying) if ":" in saying.cue_tag else ()
            told = told or (by_object(self.sheet, saying, who.own) if clue.last < 0 else ())
        if not told and clue.last < 0 and self._takes_object(saying):
            told = self._between(saying, who)
        if not told and saying.act in _AT_SOMEBODY:
            described = told = self.audience.of(saying)
        for how, figures in self._candidates(saying, who, clue, told, partner):
            chosen = tuple(f for f in dict.fromkeys(figures) if f not in saying.speakers)
            if chosen:
                saying.why.append(f"target:{how}")
                if chosen != described:
                    self._facing.remember(saying, chosen)
                self._trail.remember(saying, chosen)
                return chosen
        return ()

    def _takes_object(self, saying: Saying) -> bool:
        """Whether the cue of a saying may have the target as its object."""
        if saying.act == "accuse" and saying.cue_entry >= 0:
            cue = self.sheet.lexicon.entries("cue", Cue)[saying.cue_entry]
            return cue.whom == "object" and BY in cue.frames
        return saying.act in _AT_SOMEBODY and saying.act != "accuse"

    def _candidates(
        self, saying: Saying, who: Parties, clue: Clue, told: Figures, partner: Figures
    ) -> Iterator[tuple[str, Figures]]:
        """The ways to a target that an act allows, the surest first, with whom each leads to."""
        act, told_by = saying.act, clue.last < 0  # whether the cue gives the act
        aimed = act in ("threaten", "accuse") and not told_by  # whoever it is said to, it is aimed at those it names
        if act == "support":
            yield "backed", self._backed(who, clue)
        if act == "demand" and not told_by:
            yield "asked", self._asked(saying, who, clue)
        if not aimed:
            yield "told", told
        if act == "demand":
            yield from self._demanded(saying, who, clue)
        elif act == "deny":
            yield "charge", charged_by(self.sheet, saying, who)
            yield "pressed", pressed_by(self.sheet, saying, who)
            yield "accuser", self._facing.accuser(who, saying)
        elif act not in ("state", "support", "warn"):
            yield from self._at_those_named(saying, who, clue)
        if act in ("accuse", "reject", "threaten", "support"):
            yield "demonym", (figure_of(self.sheet, who.demonym),) if who.demonym and not self._placed(who.mark) else ()
        if act in ("accuse", "demand"):
            yield "affairs", self._together(in_affairs(self.sheet, saying, who))
        if aimed:
            yield "told", told
        if act == "warn":
            yield "condition", self._together(on_condition(self.sheet, saying, clue.condition))
            yield "deed", self._together(by_deed(self.sheet, saying))
        if act not in ("support", "deny"):
            yield "partner", partner
        if act in ("commit", "propose"):
            yield "given", given_to(self.sheet, saying, who)
        if act == "commit":
            yield "concerned", self._together(self._concerned(saying, who))
        if act in ("reject", "commit", "accuse", "threaten", "concede", "propose"):
            yield "pressed", pressed_by(self.sheet, saying, who)
        if act not in ("state", "support", "deny", "demand", "warn"):
            yield "facing", self._facing.other(who, saying, near=True)
        if act in ("accuse", "threaten"):
            yield "culprits", culprits(self.sheet, saying, who)
        if act in ("accuse", "reject"):
            yield "this", pointed_at(self.sheet, saying, self._previous, who.own)
        if act == "support":
            yield "friend", self._facing.friend(who, saying)
        if act == "accuse" and clue.whom == "before" and clue.first <= saying.first + _SOON:
            yield "pronoun", by_pronoun(self.sheet, saying, who.own)
        if act in ("accuse", "warn", "threaten", "reject"):
            yield "going on", self._trail.going_on(saying, who)

    def _demanded(self, saying: Saying, who: Parties, clue: Clue) -> Iterator[tuple[str, Figures]]:
        """Of whom it is demanded: the subject of what is asked for, the doer of what ought to end, the giver of what is wanted."""
        yield "asked", self._asked(saying, who, clue)
        yield "duty", self._together(on_duty(self.sheet, saying))
        yield "doer", to_stop(self.sheet, saying, who)
        if clue.last < 0:
            yield "giver", self._together(to_give(self.sheet, saying, who))
            yield "wanted", asked_for(self.sheet, saying, who)

    def _at_those_named(self, saying: Saying, who: Parties, clue: Clue) -> Iterator[tuple[str, Figures]]:
        """At whom a charge, a refusal, a threat, a promise or an offer is aimed among those who are named or meant."""
        if saying.act == "reject":
            yield "doer", done_by(self.sheet, saying, who)
        yield "named", self._named(saying.act, who, clue, saying.first)

    def _concerned(self, saying: Saying, who: Parties) -> list[Sighting]:
        """Those whom a promise concerns: whose request, plan or mission it answers, or from whom something is lifted."""
        near = [s for s in who.foreign if s.whole_first <= saying.first + _NEARBY]
        return [s for s in near if "concerning" in tagged(self.sheet, s.whole_first - 1)]

    def _named(self, act: Act, who: Parties, clue: Clue, first: int) -> Figures:
        if act == "threaten":
            return self._threatened(who, clue)
        if act == "commit":
            return self._together(self._with_whom(who, clue))
        if act == "accuse" and clue.whom == "before":
            if who.demonym and who.mark == clue.first - 1:  # 'the Russian side violates'
                return (figure_of(self.sheet, who.demonym),)
            return self._subject(who, clue)
        if act == "accuse":
            return self._doers(who, first)
        others = [s for s in who.foreign if not self._setting(s)]
        if act == "reject":
            words, apart = self.sheet.tokens.words, self.sheet.lexicon.words("apart")
            others = [s for s in others if words[s.whole_first - 1] not in apart]
        return self._together(others)

    def _doers(self, who: Parties, first: int) -> Figures:
        """Those who did what is condemned: named after 'by', else the first who is no place and has not suffered it. first: the
        token at which what is said begins, to which a cue's own preposition is attached."""
        words, onto = self.sheet.tokens.words, self.sheet.lexicon.words("onto")
        by = self.sheet.lexicon.words("doers")
        for n, sighting in enumerate(who.foreign):
            at = sighting.whole_first
            if at and (words[at - 1] in by or (not sighting.clitics and led_by(self.sheet, at, "carried_out"))):
                return self._together(who.foreign[n:])
        doers = [s for s in who.foreign if not self._setting(s) and words[s.whole_first - 1] not in onto and not self._suffers(s)]
        return self._together([s for s in doers if BY not in s.clitics or s.first == first]) or self._together(doers)

    def _suffers(self, sighting: Sighting) -> bool:
        """Whether something is done to a party by the noun it is annexed to ('the abduction of X')."""
        return not sighting.clitics and "sufferings" in tagged(self.sheet, sighting.whole_first - 1)

    def _setting(self, sighting: Sighting) -> bool:
        """Whether a party is named only as the place of something ('in', 'near', 'the talks of', 'occupied')."""
        words, lexicon = self.sheet.tokens.words, self.sheet.lexicon
        after = words[sighting.whole_last] if sighting.whole_last < len(words) else ""
        if any(self.sheet.figures[f].type == "person" for f in sighting.figures):
            return False
        before = words[sighting.whole_first - 1] if sighting.whole_first else ""
        return before in lexicon.words("settings") or after in lexicon.words("place_marks")

    def _placed(self, mark: int) -> bool:
        """Whether an adjective of a state qualifies what is only the place of something ('in the Syrian crisis')."""
        return mark > 1 and self.sheet.tokens.words[mark - 2] in self.sheet.lexicon.words("settings")

    def _between(self, saying: Saying, who: Parties) -> Figures:
        """Who is named between the cue and what is asked of him, as the object of the cue."""
        if saying.cue is None or not saying.cue[1] <= saying.first:
            return ()
        words, prepositions = self.sheet.tokens.words, self.sheet.lexicon.words("adverbial_prepositions")
        found = []
        for s in sightings(self.sheet, saying.cue[1], saying.first):
            free = not s.clitics.strip(AND) and words[s.whole_first - 1] not in prepositions
            if not free and "members" not in tagged(self.sheet, s.whole_first - 2):
                continue
            if any(side(self.sheet, f) not in who.own for f in s.figures):
                found.append(s)
        chosen = self._together(found if saying.act != "accuse" else self._last(found, saying.first))
        return chosen or (people(self.sheet, saying, who.own) if not found else ())

    def _last(self, found: list[Sighting], end: int) -> list[Sighting]:
        """The last of the sightings with those that it is joined to, if it stands close before a token."""
        words = self.sheet.tokens.words
        if not found or sum(word[0].isalpha() for word in words[found[-1].whole_last : end]) > _CLOSE:
            return []
        n = len(found) - 1
        while n and AND in found[n].clitics:
            n -= 1
        return found[n:]

    def _with_whom(self, who: Parties, clue: Clue) -> list[Sighting]:
        """Those to whom something is promised: named after a preposition, in the condition, or beside the speaker."""
        words, partners = self.sheet.tokens.words, self.sheet.lexicon.words("talk_partners")
        for n, sighting in enumerate(who.foreign):
            at = sighting.whole_first - 1
            helped = at > clue.first and not {"helping", "to_members"}.isdisjoint(tagged(self.sheet, at))
            if helped or sighting.clitics.strip(AND) or words[at] in partners:
                return who.foreign[n:]
        found = [s for s in who.foreign if 0 <= clue.condition < s.first]
        return found or who.beside

    def _asked(self, saying: Saying, who: Parties, clue: Clue) -> Figures:
        """Who ought to do something: named right after the 'ought', or the subject of the verbal noun that is asked for."""
        if clue.whom == "before":
            return self._subject(who, clue)
        ought = clue.last >= 0
        start, near = (clue.last, _NEAR) if ought else (saying.first, 1)
        named = sorted((*who.foreign, *(s for s in who.home if s.named and ought)), key=lambda s: s.first)
        for n, sighting in enumerate(named):
            close = start <= sighting.whole_first <= start + near
            close = close and (not sighting.clitics.strip(AND) or (ought and sighting.whole_first == start))
            if close or (not ought and sighting.first <= saying.first):
                return self._together(named[n:])
        return self._subject(who, clue) if ought and who.adverse(clue.first) else ()

    def _backed(self, who: Parties, clue: Clue) -> Figures:
        against = self.sheet.lexicon.words("against")
        words = self.sheet.tokens.words
        friends: list[Sighting] = []
        foe = -_GAP
        for sighting in who.foreign:
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
        near = next((n for n, s in enumerate(later) if self._dative(s)), 0)
        return self._together(later[near:]) or self._together(friends)

    def _dative(self, sighting: Sighting) -> bool:
        """Whether something is for or with a party: 'to', 'with', or annexed to what is backed ('the efforts of X')."""
        at = sighting.whole_first
        words = self.sheet.tokens.words
        if TO in sighting.clitics or words[at - 1] in self.sheet.lexicon.words("friendly"):
            return True
        return not sighting.clitics and "backed" in tagged(self.sheet, at - 1)

    def _threatened(self, who: Parties, clue: Clue) -> Figures:
        words, onto = self.sheet.tokens.words, self.sheet.lexicon.words("onto")
        upon = [s for s in who.foreign if s.whole_first and words[s.whole_first - 1] in onto]
        for sighting in upon:
            if clue.first <= sighting.first and (clue.condition < 0 or sighting.first < clue.condition):
                return self._together([s for s in who.foreign if s.first >= sighting.first])
        after = [s for s in who.foreign if 0 <= clue.condition < s.first]
        return self._together(after) or self._together([s for s in who.foreign if s not in upon])

    def _subject(self, who: Parties, clue: Clue) -> Figures:
        """The last group named before the charge as a subject, else the first one."""
        best, last = 0, -1
        words, prepositions = self.sheet.tokens.words, self.sheet.lexicon.words("adverbial_prepositions")
        for n, sighting in enumerate(who.foreign):
            joined = AND in sighting.clitics and sighting.first - last <= _GAP
            within = words[sighting.whole_first - 2] in prepositions  # 'the answer to the plan of X'
            if sighting.first < clue.first and sighting in who.free and not joined and not within:
                best = n
            last = sighting.last
        return self._together(who.foreign[best:])

    def _together(self, found: list[Sighting]) -> Figures:
        """The figures of the first sighting and of those joined to it."""
        if not found:
            return ()
        chosen = self._others(found[0])
        last = found[0].last
        for sighting in found[1:]:
            gap = self.sheet.tokens.words[last : sighting.first]
            joined = AND in sighting.clitics or any(word[:1] == AND for word in gap)
            if not joined or len(gap) > _GAP:
                break
            chosen += self._others(sighting)
            last = sighting.last
        return tuple(chosen)

    def _others(self, sighting: Sighting) -> list[int]:
        """Of those a sighting means together ('the two countries'), the other sides; else all."""
        return [f for f in sighting.figures if side(self.sheet, f) not in self._own] or list(sighting.figures)
