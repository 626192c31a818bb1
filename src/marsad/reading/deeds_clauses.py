"""The clause around a trigger of a deed: where it begins and ends, who stands in it and behind which preposition."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.arabic.words import CONJUNCTIONS, PREPOSITIONS
from marsad.lexicon.actors import Actor
from marsad.lexicon.match import Hit
from marsad.reading.sheet import Figure, Sheet

ACTING = frozenset(("person", "state", "organisation"))
_HARD = frozenset(".؟?!؛;:")
_COMMAS = frozenset("،,")
_VERBAL = frozenset(("past", "present"))
_BACK = 3  # words between a preposition and the name that it leads to ('on the positions of the …')


@dataclass(slots=True)
class Party:
    """Figures that stand together in a sentence, with the words that introduce them (tokens first..last).

    lead: the folded preposition that governs them, '' for none; loose: words stand between it and them; strong: what
    precedes is a verb or a beginning, so that they may be a subject; weak: told by an adjective only, whose noun is `first`.
    """

    figures: tuple[int, ...]
    first: int
    last: int
    lead: str = ""
    loose: bool = False
    strong: bool = False
    weak: bool = False
    lead_at: int = -1


@dataclass(slots=True)
class Scene:
    """One sentence with its parties, word marks and clause beginnings."""

    sheet: Sheet
    first: int
    last: int
    marks: dict[int, set[str]] = field(default_factory=dict)
    parties: list[Party] = field(default_factory=list)
    opens: set[int] = field(default_factory=set)
    verbs: set[int] = field(default_factory=set)

    def has(self, token: int, mark: str) -> bool:
        """Whether a token belongs to a word class (its clitics left out)."""
        return mark in self.marks.get(token, ())

    def find(self, mark: str, first: int, last: int) -> int:
        """The last token of first..last that belongs to a word class, or -1."""
        return next((i for i in range(last - 1, first - 1, -1) if mark in self.marks.get(i, ())), -1)

    def clause(self, token: int) -> tuple[int, int]:
        """The clause that holds a token: tokens left..right, right exclusive."""
        left, right = token, token + 1
        while left > self.first and left not in self.opens:
            left -= 1
        while right < self.last and right not in self.opens:
            right += 1
        return left, right

    def kind(self, party: Party) -> str:
        """The type of the first figure of a party."""
        return self.sheet.figures[party.figures[0]].type

    def acts(self, party: Party) -> bool:
        """Whether a party can act: a person, a state or a body."""
        return any(self.sheet.figures[f].type in ACTING for f in party.figures)


def scene(sheet: Sheet, sentence: int) -> Scene:
    """What a sentence holds that bears on deeds."""
    span = sheet.sentences[sentence]
    view = Scene(sheet, span.first, span.last)
    for i in range(span.first, span.last):
        for hit in sheet.hits_at.get(i, ()):
            _mark(view, i, hit)
    _open(view)
    view.parties = _parties(view)
    return view


def _mark(view: Scene, i: int, hit: Hit) -> None:
    if hit.kind == "words":
        for token in range(hit.first, hit.last):
            view.marks.setdefault(token, set()).add(hit.tag)
        if hit.tag in ("deed.light", "deed.light.present", "deed.gather", "deed.hosts", "deed.auxiliary", "deed.scheduled"):
            view.verbs.add(i)
    elif hit.kind == "deed":
        if hit.tag[:4] == "past" or hit.tag[:7] == "present":
            view.verbs.add(i)
    elif hit.kind == "cue" and i not in view.sheet.sighting_at:
        view.verbs.add(i)


def _open(view: Scene) -> None:
    words = view.sheet.tokens.words
    view.opens.add(view.first)
    for i in range(view.first + 1, view.last):
        before = words[i - 1]
        marks = view.marks.get(i, ())
        if before in _HARD or "deed.openers" in marks or "complementisers" in marks or (i in view.verbs and (before in _COMMAS or _joined(view, i)) and not view.has(i - 1, "deed.auxiliary")):
            view.opens.add(i)


def _joined(view: Scene, i: int) -> bool:
    """Whether a verb carries a conjunction."""
    return any(hit.clitics[:1] in CONJUNCTIONS and hit.clitics for hit in view.sheet.hits_at.get(i, ()) if hit.kind != "actor")


def _parties(view: Scene) -> list[Party]:
    sheet = view.sheet
    found: list[Party] = []
    done: set[int] = set()
    i = view.first
    while i < view.last:
        at = sheet.sighting_at.get(i)
        if at is None:
            if i not in done and (party := _adjectival(view, i)) is not None:
                done.update(range(i, party.last))
                _add(view, found, party)
            i += 1
            continue
        sighting = sheet.sightings[at]
        first = min(sighting.whole_first, sighting.first)
        last = max(sighting.whole_last, sighting.last)
        party = Party(sighting.figures, first, last)
        clitics = sighting.clitics if first == sighting.first else _clitics(sheet, first)
        _govern(view, party, clitics)
        _add(view, found, party, clitics[:1] in CONJUNCTIONS if clitics else False)
        i = max(last, i + 1)
    return found


def _clitics(sheet: Sheet, token: int) -> str:
    """The clitics of a word that the lexicon knows; '' where it knows the whole word or nothing."""
    hits = sheet.hits_at.get(token, ())
    return min((hit.clitics for hit in hits), key=len, default="")


def _govern(view: Scene, party: Party, clitics: str) -> None:
    """Find the preposition, verb or beginning before a party."""
    if clitics and clitics[-1] in PREPOSITIONS:
        party.lead, party.lead_at = clitics[-1], party.first
        return
    words = view.sheet.tokens.words
    for back in range(1, _BACK + 2):
        i = party.first - back
        if i < view.first:
            party.strong = back == 1
            return
        if i in view.sheet.sighting_at and back > 1:
            return
        if view.has(i, "deed.between") or view.has(i, "deed.prepositions"):
            hit = next(h for h in view.sheet.hits_at[i] if h.kind == "words")
            party.lead = words[i][len(hit.clitics) :]
            party.lead_at, party.loose = i, back > 1
            return
        if i in view.verbs or i + 1 in view.opens or words[i] in _COMMAS or words[i] in _HARD:
            party.strong = back == 1
            return
        head = _clitics(view.sheet, i)
        if head and head[-1] in PREPOSITIONS and view.has(i, "deed.of"):
            party.lead, party.lead_at, party.loose = head[-1], i, True
            return
        party.loose = True


def _add(view: Scene, found: list[Party], party: Party, joined: bool = False) -> None:
    """Append a party, or join it to the one before it that it is coordinated with."""
    words = view.sheet.tokens.words
    if found and not party.weak and not found[-1].weak:
        last = found[-1]
        gap = [words[i] for i in range(last.last, party.first)]
        comma = all(word in _COMMAS for word in gap)
        same = view.kind(last) == view.kind(party)
        if comma and party.first not in view.opens and (joined or (gap and same and last.lead and not party.lead)):
            last.figures = tuple(dict.fromkeys((*last.figures, *party.figures)))
            last.last = party.last
            return
    found.append(party)


def _adjectival(view: Scene, i: int) -> Party | None:
    """A party told by a demonym ('the Russian forces'), with all demonyms that stand beside it."""
    sheet = view.sheet
    figures: list[int] = []
    at = i
    while at < view.last and at not in sheet.sighting_at:
        hit = next((h for h in sheet.hits_at.get(at, ()) if h.kind == "actor" and h.tag[:4] == "adj."), None)
        if hit is None or (at > i and hit.clitics and hit.clitics[-1] in PREPOSITIONS):
            break
        figures.append(figure_of(sheet, sheet.lexicon.entries("actor", Actor)[hit.index]))
        at = hit.last
    if not figures:
        return None
    party = Party(tuple(dict.fromkeys(figures)), max(i - 1, view.first), at, weak=True)
    _govern(view, party, _clitics(sheet, party.first))
    return party


def figure_of(sheet: Sheet, actor: Actor) -> int:
    """The index of an actor's figure, made if nobody has named it yet."""
    for n, figure in enumerate(sheet.figures):
        if figure.key == actor.key:
            return n
    sheet.figures.append(Figure(actor.key, actor.type, actor.name.ar, actor.name.en, actor.side))
    return len(sheet.figures) - 1
