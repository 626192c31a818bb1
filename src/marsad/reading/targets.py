"""To whom: those a statement is aimed at, from the words around its cue, inside it, and from what was said before."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.arabic.clitics import BY
from marsad.lexicon.cues import Cue
from marsad.reading.acts_content import tagged
from marsad.reading.parties import AND, Parties, side, states
from marsad.reading.sheet import Saying, Sheet, Sighting, figure_of
from marsad.reading.targets_asked import asked_inside, asks, on_terms
from marsad.reading.targets_blamed import Trail, by_deed, led_by, on_condition, on_duty, others_do
from marsad.reading.targets_described import Audience
from marsad.reading.targets_doers import (
    agreed_with,
    answered,
    asked_for,
    between,
    charged_by,
    doing_first,
    done_by,
    given_to,
    helped_people,
    pressed_by,
    to_give,
    to_stop,
    towards,
)
from marsad.reading.targets_facing import Facing
from marsad.reading.targets_meant import (
    accord,
    by_object,
    called_so,
    culprits,
    greeted,
    in_affairs,
    lodged_with,
    people,
    pointed_at,
    withheld,
)
from marsad.reading.targets_named import Clue, Named
from marsad.reading.targets_object import objects, own_side, several
from marsad.reading.targets_roles import acted_upon, blamed_by_adjective, harmed, listed, owner, suffers
from marsad.reading.targets_talks import Talks
from marsad.reading.targets_told import told_to
from marsad.reading.targets_wanted import ended, wanted_of
from marsad.record import Act

_BEHIND = 3  # tokens from the owner of what ought to be done to the 'ought'
_NEAR = 2  # tokens from an 'ought' to the one who ought
_NEARBY = 9  # tokens from the start of a promise to whom it concerns
_FAR = 4  # tokens from the start of what is said behind which an adjective must be of a doer or a doing
_SOON = 2  # tokens from the start of what is said to a charge whose subject is the pronoun before
_AT_SOMEBODY: tuple[Act, ...] = ("demand", "accuse", "warn", "threaten")  # acts whose cue may have the target as its object

_REMEMBERED = ("facing", "friend", "accuser", "partner", "this")  # ways that lead to whom one was before

Figures = tuple[int, ...]


class Targets:
    """Finds the targets of sayings in the order of the text, and remembers who faces whom."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._facing = Facing(sheet)
        self._talks = Talks(sheet)
        self._trail = Trail()
        self.audience = Audience(sheet)
        self._pick = Named(sheet)
        self._previous: Saying | None = None
        self._saying: Saying | None = None

    def of(self, saying: Saying, who: Parties, clue: Clue) -> Figures:
        """The figures a saying is aimed at, in the order of the text; the saying's act is known."""
        self._pick.own = who.own
        self._previous, self._saying = self._saying, saying
        if clue.whom == "none" or withheld(self.sheet, saying):
            return ()
        partner = self._talks.partner(saying, who)
        described: Figures = ()
        told = told_to(self.sheet, saying)
        if not told and saying.act in _AT_SOMEBODY:
            told = self._facing.other(who, saying) if ":" in saying.cue_tag else ()
            told = told or (by_object(self.sheet, saying, who.own) if clue.last < 0 else ())
        if clue.last < 0 and self._takes_object(saying):
            told = self._pick.together(several(self.sheet, saying, who)) or told or self._between(saying, who)
        if not told and clue.last < 0 and saying.act in _AT_SOMEBODY:
            told = lodged_with(self.sheet, saying, who.own)
        if not told and saying.act in _AT_SOMEBODY:
            described = told = self.audience.of(saying)
        if not told and saying.within and saying.act in ("demand", "propose"):
            told = self._answering(saying)
        for how, figures in self._candidates(saying, who, clue, told, partner):
            chosen = tuple(f for f in dict.fromkeys(figures) if f not in saying.speakers)
            if how == "facing" and saying.act not in ("demand", "propose"):  # whoever only tells what is said is not faced by it
                chosen = tuple(f for f in chosen if f not in saying.within or (saying.act == "accuse" and not self._told_by(f, saying)))
            if how in _REMEMBERED:
                chosen = tuple(f for f in chosen if side(self.sheet, f) not in who.own)
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
        if act in ("accuse", "support", "reject"):
            yield from self._owners(saying, who, clue)
        if act == "demand" and not told_by:
            yield "inside", self._pick.together(asked_inside(self.sheet, saying))
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
            if act in ("accuse", "threaten") and 0 <= who.culprits < min((s.first for s in who.free), default=saying.last):
                yield "culprits", culprits(self.sheet, saying, who)
            yield from self._at_those_named(saying, who, clue)
        if act in ("accuse", "reject", "threaten", "support"):
            yield "demonym", self._by_demonym(saying, who)
        if act in ("accuse", "demand"):
            yield "affairs", self._pick.together(in_affairs(self.sheet, saying, who))
        if aimed:
            yield "told", told
        if act == "warn":
            yield "condition", self._pick.together(on_condition(self.sheet, saying, who, clue.condition))
            yield "deed", self._pick.together(by_deed(self.sheet, saying)) or doing_first(self.sheet, saying, who)
        if act not in ("support", "deny") and (act != "state" or saying.medium == "call" or self._talks.called(saying)):
            yield "partner", partner
        yield from self._meant(saying, who, clue)

    def _answering(self, saying: Saying) -> Figures:
        """Who grants or refuses what is asked, where it is told within his own words ('رفضت X دعوة Y إلى')."""
        outer = self._previous
        if outer is None or outer.speakers != saying.within or outer.act not in ("commit", "reject", "concede"):
            return ()
        return () if any(self._told_by(f, saying) for f in saying.within) else saying.within

    def _told_by(self, figure: int, saying: Saying) -> bool:
        """Whether somebody passes on what is said, by its chain."""
        return self.sheet.figures[figure].key in saying.via

    def _owners(self, saying: Saying, who: Parties, clue: Clue) -> Iterator[tuple[str, Figures]]:
        """Whose that is which is called something, opens what is said or is backed."""
        yield "called", called_so(self.sheet, saying, who.own)
        if clue.last < 0 and (saying.act == "support" or (saying.act == "accuse" and not self._takes_object(saying))):
            yield "own side", self._pick.together(own_side(self.sheet, saying, who))
        if saying.act == "support":
            yield "accord", accord(self.sheet, saying)
            yield "backed", self._pick.backed(who, clue, saying.first)
        elif clue.last < 0:
            yield "accord", accord(self.sheet, saying, opening=1)
            yield "owner", self._pick.together(owner(self.sheet, saying.first, who))

    def _by_demonym(self, saying: Saying, who: Parties) -> Figures:
        """The state that the first adjective in what is said means, unless it is only the place of something or what suffers it."""
        if who.demonym is None or self._pick.placed(who.mark):
            return ()
        inside = who.mark > saying.first + _SOON  # not of the subject
        if saying.act != "threaten" and who.mark > saying.first + _FAR and not self._does(who.mark):
            return ()
        if inside and saying.act != "support" and harmed(self.sheet, who.mark):
            return ()
        return (figure_of(self.sheet, who.demonym),)

    def _does(self, mark: int) -> bool:
        """Whether an adjective of a state is of those who act for it or of what it does ('the Xian regime', 'the Xian military raids')."""
        near = (mark - 1, mark - 2)
        return any({"doings", "pressures"} & tagged(self.sheet, i) or listed(self.sheet, i, "duty_sides") for i in near)

    def _meant(self, saying: Saying, who: Parties, clue: Clue) -> Iterator[tuple[str, Figures]]:
        """The ways to those who are not named as the target: the owner of a word, or whoever was faced, backed or blamed before."""
        act = saying.act
        if act in ("commit", "propose"):
            yield "given", given_to(self.sheet, saying, who)
        if act == "commit":
            yield "concerned", self._pick.together(self._concerned(saying, who))
            yield "people", helped_people(self.sheet, who)
            yield "towards", self._pick.together(towards(self.sheet, saying, who))
        if act in ("reject", "commit", "accuse", "threaten", "concede", "propose"):
            yield "pressed", pressed_by(self.sheet, saying, who)
        if act in ("threaten", "demand"):
            yield "described", self.audience.inside(saying)
        if act not in ("state", "support", "deny", "demand", "warn"):
            yield "facing", self._facing.other(who, saying, near=True)
        if act in ("accuse", "threaten"):
            yield "culprits", culprits(self.sheet, saying, who)
        if act in ("accuse", "reject", "deny"):
            yield "this", pointed_at(self.sheet, saying, self._previous, who.own)
        if act == "support" and clue.last < 0:
            yield "greeted", greeted(self.sheet, saying, who.own)
        if act == "support":
            yield "friend", self._facing.friend(who, saying)
        if act == "demand" and ended(self.sheet, saying):
            yield "to end it", self._trail.wronged(saying, who)
        if act in ("accuse", "threaten", "reject") or (act == "warn" and "pointing" in tagged(self.sheet, saying.first)):
            yield "going on", self._trail.going_on(saying, who)

    def _demanded(self, saying: Saying, who: Parties, clue: Clue) -> Iterator[tuple[str, Figures]]:
        """Of whom it is demanded: the subject of what is asked for, the doer of what ought to end, the giver of what is wanted."""
        yield "asked", self._asked(saying, who, clue)
        yield "duty", self._pick.together(on_duty(self.sheet, saying))
        yield "doer", to_stop(self.sheet, saying, who)
        if clue.last < 0:
            yield "giver", self._pick.together(to_give(self.sheet, saying, who))
            yield "wanted", asked_for(self.sheet, saying, who)
            yield "wanted of", self._pick.together(wanted_of(self.sheet, saying, who))
        yield "between", self._pick.together(between(self.sheet, saying, who))
        yield "condition", self._pick.together(on_terms(self.sheet, who, clue.condition))

    def _at_those_named(self, saying: Saying, who: Parties, clue: Clue) -> Iterator[tuple[str, Figures]]:
        """At whom a charge, a refusal, a threat, a promise or an offer is aimed among those who are named or meant."""
        if saying.act in ("reject", "threaten", "accuse") and not self._opens(who, saying):
            yield "answered", answered(self.sheet, saying, who)
        if saying.act == "reject":
            yield "doer", done_by(self.sheet, saying, who)
        if saying.act == "commit":
            yield "agreed", agreed_with(self.sheet, saying, who)
        if saying.act == "accuse" and clue.last >= 0:
            yield "adjective", blamed_by_adjective(self.sheet, who, clue.first, clue.last)
        yield "named", self._pick.named(saying.act, who, clue, saying.first)

    @staticmethod
    def _opens(who: Parties, saying: Saying) -> bool:
        """Whether one of another side opens what is said, as its subject."""
        return any(s.whole_first == saying.first for s in who.free)

    def _concerned(self, saying: Saying, who: Parties) -> list[Sighting]:
        """Those whom a promise concerns: whose request, plan or mission it answers, or from whom something is lifted."""
        near = [s for s in who.foreign if s.whole_first <= saying.first + _NEARBY]
        lifted = [s for s in near if led_by(self.sheet, s.whole_first, "imposed_on")]
        return lifted or [s for s in near if "concerning" in tagged(self.sheet, s.whole_first - 1)]

    def _between(self, saying: Saying, who: Parties) -> Figures:
        """Who is named between the cue and what is asked of him, as the object of the cue."""
        if saying.cue is None or not saying.cue[1] <= saying.first:
            return ()
        found = list(objects(self.sheet, saying, who))
        chosen = self._pick.together(found if saying.act != "accuse" else self._pick.last(found, saying.first))
        if chosen or found:
            return chosen
        state, some = people(self.sheet, saying, who.own)
        return (self.audience.of(saying) if some else ()) or state

    def _only_object(self, sighting: Sighting) -> bool:
        """Whether one who is named suffers or is the object of what is wanted, or is he who asks for it."""
        return suffers(self.sheet, sighting) or acted_upon(self.sheet, sighting) or asks(self.sheet, sighting)

    def _asked(self, saying: Saying, who: Parties, clue: Clue) -> Figures:
        """Who ought to do something: named right after the 'ought', or the subject of the verbal noun that is asked for."""
        if clue.whom == "before":
            return self._pick.subject(who, clue)
        ought = clue.last >= 0
        start, near = (clue.last, _NEAR) if ought else (saying.first, 1)
        named = sorted((*who.foreign, *(s for s in who.home if s.named and ought and not states(self.sheet, s))), key=lambda s: s.first)
        words = self.sheet.lexicon.words
        apart = words("adverbial_prepositions") - words("duty_prepositions") - words("givers") - words("within")
        for n, sighting in enumerate(named):
            if ought and self.sheet.tokens.words[sighting.whole_first - 1] in apart:
                continue  # 'the only way to peace between X and Y'
            close = start <= sighting.whole_first <= start + near and not self._only_object(sighting)
            close = close and (not sighting.clitics.strip(AND) or (ought and sighting.whole_first == start))
            if close or (not ought and sighting.first <= saying.first and not asks(self.sheet, sighting)):
                return self._pick.together(named[n:])
        if not ought or not who.adverse(clue.first) or not others_do(self.sheet, clue.last):
            return ()
        bound = 0 < who.mark < clue.first and listed(self.sheet, who.mark - 1, "duty_sides")  # 'the Xian side must …'
        found = self._pick.subjects(who, clue)
        if found and found[0].whole_first > saying.first + 1 and 0 <= clue.first - found[0].whole_last <= _BEHIND:
            return ()  # 'the school of X must …'
        return self._pick.together(found) or (self._by_demonym(saying, who) if bound else ())

