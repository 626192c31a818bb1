"""A trigger in its clause, and who did what it tells."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.arabic.words import CONJUNCTIONS, FUTURE, HER, HIS, TO
from marsad.lexicon.deeds import Trigger
from marsad.lexicon.match import Hit
from marsad.reading.deeds_ahead import doer_ahead, told_ahead
from marsad.reading.deeds_carriers import carrier_of, launched
from marsad.reading.deeds_clitics import clitics_of
from marsad.reading.deeds_embedded import head
from marsad.reading.deeds_governed import PLANNED, governor
from marsad.reading.deeds_nouns import accused, asked, claimed, decided, goes, holder, performed
from marsad.reading.deeds_objects import past_times
from marsad.reading.deeds_parties import antecedent, carried, commander, counted, linked, of_stranger, person_of_clause, subject
from marsad.reading.deeds_places import single
from marsad.reading.deeds_pronouns import held_before, object_owner, owned, possessor, subject_suffixed, sufferer
from marsad.reading.deeds_scene import Earlier, Party, Scene
from marsad.reading.deeds_tried import tries
from marsad.reading.deeds_verbs import behind_stranger, goes_on, leads
from marsad.reading.deeds_voices import first_person, ours, voice
from marsad.reading.deeds_was import done_before, was_told
from marsad.reading.sheet import Deed
from marsad.record import Status

Figures = tuple[int, ...]
_AFTER_SUBJECT = frozenset(("mp", "md", "fd"))  # a verb in the plural or dual follows its subject
_OF_OBJECT = frozenset(("MOBILIZE", "AID", "RETREAT"))  # done by those whose adjective its object bears
_SOUGHT = PLANNED | {"AGREE"}
_FORCE = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "RETREAT"))
_ARMED = frozenset(("ASSAULT", "RETREAT", "AID"))  # done by what belongs to somebody
_TRIED = frozenset(("ASSAULT", "COERCE"))
_INSERTED = 4  # tokens of a participle and what belongs to it between a subject and its verb
_SENT = frozenset(("MOBILIZE", "AID"))  # announced, they are still to come
_BY_STATES = frozenset(("meeting", "spoke", "agreed-on", "accord", "cooperation", "coordination"))  # done by 'us', a state


@dataclass(slots=True)
class Frame:
    """A trigger in its clause (tokens left..right). wanted: its doer is asked to do it; planned: how far his plan has come; noun:
    whether the trigger is one."""

    view: Scene
    hit: Hit
    trigger: Trigger
    left: int
    right: int
    previous: Earlier
    known: Deed | None = None
    objects: frozenset[str] = frozenset()
    carrier: int = -1
    wanted: bool = False
    planned: Status | None = None
    noun: bool = field(init=False)

    def __post_init__(self) -> None:
        self.noun = self.hit.tag[:4] == "noun"

    def doer(self) -> Party | None:
        """The subject: of the verb, of the light verb that carries the noun, or the one that goes on."""
        return self._named() if self.noun else self._told()

    def _told(self) -> Party | None:
        """The subject of the verb."""
        view, hit = self.view, self.hit
        if first_person(hit):
            return ours(view, hit) if self.trigger.id in _BY_STATES or self.trigger.type == "AID" else voice(view, hit.first)
        if self.trigger.frame == "act" and ".sure" in hit.tag and behind_stranger(view, hit):
            return None
        if (about := head(view, hit.first)) is not None:
            return about.party
        found = was_told(view, hit, self.left) or done_before(view, hit) or subject(view, hit.first, self.right, self.left)
        suffixed = view.sheet.tokens.words[hit.last - 1].endswith((HER, HIS))
        if hit.tag[-2:] in _AFTER_SUBJECT and not suffixed and (found is None or found.first >= hit.last):
            found = self._backed(next((p for p in view.parties if p.last == hit.first and view.acts(p)), None) or self._with_others())
        if found is None and self.trigger.frame in ("contact", "accord") and view.has(hit.last, "deed.during"):
            return self.goes_on()  # 'a visit in which they met X'
        if owned(hit) and self.trigger.frame != "contact":
            if held_before(view, hit) is not None:
                return next((p for p in view.parties if p.first == hit.last and not p.lead and view.acts(p)), None)
            relative = view.has(hit.first - 1, "deed.relative")
            return found if found is None or found.first >= hit.last or not relative else None  # 'X, whom Y struck'
        if found is None and self.trigger.type in _ARMED:
            found = commander(view, hit)
        if found is None or "" in self.trigger.links:
            found = antecedent(view, hit.first) or found
        if found is not None and self._passive(found):
            found = None  # 'freed on Saturday were ten whom X held'
        if found is not None and counted(view, hit, found) and (other := self.goes_on()) is not None:
            return other
        if found is not None and found.first >= hit.last and "" in self.trigger.links and subject_suffixed(view, hit):
            found = None  # 'that she summoned the ambassador of X'
        found = self._opening() if found is None else found
        sure = hit.clitics[-1:] == FUTURE or ".sure" in hit.tag
        if found is not None and found.first >= hit.last and "" in self.trigger.links and not (sure or leads(view, hit.first)):
            return None  # 'a strike that hits X': what follows is the object
        if found is None and self.trigger.type in _FORCE and subject_suffixed(view, hit):
            found = carried(view, hit.first, None, hit.tag[-2:] == "fs")  # 'said that it killed ten'
        if found is None and goes_on(view, hit.first, self.left, self.objects, hit.last):
            return None if self.trigger.frame == "visit" and of_stranger(view, hit) else self.goes_on()
        return found

    def _backed(self, found: Party | None) -> Party | None:
        """A party before a plural verb, or the one before that where a preposition leads to it ('the X living in Y marched')."""
        if found is None or not found.lead or found.loose or self.trigger.frame not in ("act", "harm"):
            return found
        before = [p for p in self.view.parties if p.last <= found.first and not p.lead and self.view.acts(p)]
        return before[-1] if before else found

    def _passive(self, found: Party) -> bool:
        """Whether the word that leads to the second party stands right behind a verb, and a party only after it."""
        view, at = self.view, past_times(self.view, self.hit.last)
        led = view.has(at, "deed.prepositions") and view.sheet.tokens.words[at] in self.trigger.links
        return led and found.first > at and self.trigger.type in ("CONCEDE", "COERCE")

    def _of_object(self) -> bool:
        """Whether a suffix of the noun is its object, since the noun needs a word of its own besides ('their sending')."""
        trigger = self.trigger
        return bool(trigger.needs and trigger.past) and trigger.frame != "accord" and trigger.mode != "seizure"

    def _with_others(self) -> Party | None:
        """The party that opens the clause of a plural verb, where those joined to it by 'and' are not listed."""
        view, hit = self.view, self.hit
        opening = [p for p in view.parties if self.left <= p.first <= self.left + 2 and p.last < hit.first and not p.lead and view.acts(p)]
        if not opening or any(opening[0].last <= v < hit.first for v in view.verbs):
            return None
        return opening[0] if clitics_of(view.sheet, opening[0].last)[:1] in tuple(CONJUNCTIONS) else None

    def _opening(self) -> Party | None:
        """The party that opens a clause behind a complementiser, where only a participle and what belongs to it stand between it and
        a verb of force ('that the X army, backed by tanks, stormed …')."""
        view, hit = self.view, self.hit
        if self.trigger.type not in _TRIED or owned(hit) or hit.clitics or not view.has(self.left, "complementisers"):
            return None
        opening = (p for p in view.parties if 0 < p.first - self.left <= 1 + p.weak and p.last < hit.first)
        party = next((p for p in opening if not p.lead and view.kind(p) in ("state", "organisation")), None)
        if party is None or hit.first - party.last > _INSERTED or not view.verbs.isdisjoint(range(party.last, hit.first)):
            return None
        led = any(view.has(i, "deed.prepositions") for i in range(party.last, hit.first)) or view.crosses(party.last, hit.first)
        return None if led or any(p.first == hit.last and view.acts(p) for p in view.parties) else party

    def _named(self) -> Party | None:
        """Whose deed a noun tells, its holder left out."""
        view, hit = self.view, self.hit
        contact = self.trigger.frame in ("contact", "visit")
        if self.trigger.mode == "mediation" and (owner := holder(view, hit)) is not None:
            return owner
        self.carrier = self._carrier(announced=not contact)
        if self.trigger.type == "ASSAULT" and (dealt := launched(view, hit)) is not None:
            return dealt[0]
        if self.trigger.sources and (found := linked(view, hit, self.trigger.sources, self.right)) is not None:
            return found
        maker = accused(view, hit, self.left) or claimed(view, hit, self.previous) or performed(view, hit, self.right)
        maker = maker or (goes(view, hit) if self.trigger.frame == "visit" else None)
        if maker is None and self.trigger.type != "CONSULT":
            maker = asked(view, hit, self.left)
            self.wanted = maker is not None
        maker = maker or (None if contact else self._governed())
        if maker is not None:
            return maker
        if hit.tag == "noun.own" and self.carrier < 0 and self._of_object():
            return None  # 'their sending': the suffix is the object
        if contact and (meant := self._intends()) is not None:
            return meant
        if hit.tag == "noun.own" and (contact or self.carrier < 0):
            return self._owner(contact)
        if self.carrier < 0:
            return decided(view, hit) or object_owner(view, hit, self.objects, self.previous, adjective=self.trigger.type in _OF_OBJECT)
        decider, other = decided(view, hit), head(view, self.carrier)
        if decider is not None and decider.first > self.carrier + 1:
            return decider  # 'adopted the decision of Y to stop …'
        found = subject(view, self.carrier, hit.first, self.left) if other is None else other.party
        found = found or (antecedent(view, self.carrier) if self.trigger.frame == "act" and other is None else None)
        if found is not None or other is not None or hit.tag == "noun.the" or view.has(self.carrier, "deed.announce"):
            return found if found is not None or other is not None else self._said_by()
        after = frozenset(view.sheet.tokens.words[hit.first : hit.first + 1])
        if not goes_on(view, self.carrier, self.left, after):
            return None
        return (carried(view, self.carrier, self.previous, people=True) if contact else None) or carried(view, self.carrier, self.previous)

    def _said_by(self) -> Party | None:
        """Who says of himself that he announced or decided what a noun tells ('X said that she had decided to ban Y')."""
        at, words = self.carrier - 1, self.view.sheet.tokens.words
        while self.view.has(at, "deed.may"):
            at -= 1
        own = self.view.has(at, "complementisers") and words[at].endswith((HER, HIS)) and self.view.has(self.carrier, "deed.announce")
        return carried(self.view, self.carrier, self.previous) if own else None

    def _carrier(self, announced: bool) -> int:
        """The light verb that carries the noun, or -1."""
        view, hit = self.view, self.hit
        at = carrier_of(view, hit, self.left, announced)
        owner = holder(view, hit) if hit.tag == "noun.the" and view.has(at, "deed.announce") else None
        if owner is not None and owner.weak and hit.first <= owner.first <= hit.last:
            return -1  # 'X has promised, since the Y invasion, …'
        return at

    def _owner(self, contact: bool) -> Party | None:
        """Whose a noun is by its suffix; 'his seizure' is not that of several."""
        maker = possessor(self.view, self.hit, self.previous, contact)
        several = maker is not None and self.view.sheet.figures[maker.figures[0]].number == "p"
        his = several and self.trigger.mode == "seizure" and self.view.sheet.tokens.words[self.hit.first].endswith(HIS)
        return None if his else maker

    def _governed(self) -> Party | None:
        """Who suffers or gets something for what a noun tells, or whose plan it is; how far that has come is noted."""
        view, hit = self.view, self.hit
        if hit.tag == "noun.own" and (meant := sufferer(view, hit)) is not None:
            self.planned = "held" if hit.clitics[-1:] == TO else None  # 'blamed X for its war'
            return meant
        if hit.tag == "noun.own" and self.trigger.type in _FORCE and (maker := doer_ahead(view, hit)) is not None:
            return maker
        if self.trigger.type in _TRIED and (maker := tries(view, hit, self.left, self.previous)) is not None:
            return maker
        bare = hit.tag == "noun" or (hit.tag == "noun.the" and self.trigger.id == "accord-reached")
        plan = governor(view, hit, self.left, self.previous) if bare and self.trigger.type in _SOUGHT else None
        if plan is None or (self.trigger.type == "AGREE" and plan.status != "proposed"):
            return None
        self.planned = plan.status or ("scheduled" if self.trigger.type in _SENT else None)
        return plan.party

    def _intends(self) -> Party | None:
        """Whose intent a contact is ('X announced his intent to visit Y'), whom its relative clause is about, or who is told in the
        clause behind it."""
        view, hit = self.view, self.hit
        if self.carrier >= 0 and (man := person_of_clause(view, self.carrier)) is not None:
            return man
        if view.says(hit.first - 1, "deed-intent"):
            return carried(view, hit.first, self.previous, people=True)
        return told_ahead(view, hit) if hit.tag == "noun.own" else None

    def goes_on(self) -> Party | None:
        """The subject told before; one who meets or travels is a person where the report names one."""
        view, hit, known = self.view, self.hit, self.known
        if known is not None and known.mode == "visit" and view.says(hit.first - 1, "deed-where") and view.first <= known.first < hit.first:
            return Party(known.source, known.first, known.last)  # 'sent X to Y, where he met Z'
        feminine = hit.tag[-2:] == "fs"
        if hit.tag[-2:] == "mp" and (one := carried(view, hit.first, self.previous)) is not None and single(view.sheet, one):
            return None  # 'said that they help X'
        if self.trigger.frame == "visit" or self.trigger.id == "met":
            person = carried(view, hit.first, self.previous, feminine, people=True)
            if person is not None or self.trigger.frame == "visit":
                return person
        found = carried(view, hit.first, self.previous if self.trigger.type not in _TRIED else None, feminine)
        return found or self._of_operation() or carried(view, hit.first, self.previous, feminine)

    def _of_operation(self) -> Party | None:
        """Whose operation it is, told by an adjective, with which a verb of force goes on ('the X operation began, where it took …')."""
        view, hit = self.view, self.hit
        if self.trigger.type not in _TRIED or hit.tag[-2:] != "fs":
            return None
        told = (p for p in reversed(view.parties) if p.weak and p.last <= hit.first)
        return next((p for p in told if not view.fights.isdisjoint((p.first - 1, p.first))), None)


def figures_of(*parties: Party | None) -> Figures:
    """The figures of several parties, each once."""
    return tuple(dict.fromkeys(f for party in parties if party is not None for f in party.figures))
