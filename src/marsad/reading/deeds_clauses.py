"""The clause around a trigger of a deed: where it begins and ends, who stands in it and behind which preposition."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.arabic.words import ARTICLE, CONJUNCTIONS, FUTURE, PREPOSITIONS, segment
from marsad.lexicon.actors import Actor
from marsad.lexicon.match import Hit
from marsad.reading.sheet import Figure, Sheet

ACTING = frozenset(("person", "state", "organisation"))
_HARD = frozenset((*".؟?!؛;:", "--", "…"))
_COMMAS = frozenset("،,")
_VERB_WORDS = frozenset((
    "deed.light", "deed.light.present", "deed.gather", "deed.hosts", "deed.auxiliary", "deed.scheduled",
))  # fmt: skip
_TITLES = frozenset(("honorifics", "office-qualifiers", "deputies", "counterparts"))
_NO_VERB = frozenset(("deed.prepositions", "deed.between"))
_BACK = 3  # words between a preposition and the name that it leads to ('on the positions of the …')


@dataclass(slots=True)
class Party:
    """Figures that stand together in a sentence, with the words that introduce them (tokens first..last).

    lead: the folded preposition that governs them, '' for none; loose: words stand between it and them; strong: what
    precedes is a verb or a beginning, so that they may be a subject; weak: told by an adjective only, whose noun is
    `first`; outer_at: where the preposition of the noun before `lead` stands, or -1.
    """

    figures: tuple[int, ...]
    first: int
    last: int
    lead: str = ""
    loose: bool = False
    strong: bool = False
    weak: bool = False
    lead_at: int = -1
    outer_at: int = -1
    joined: bool = False


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

    def clause(self, token: int, noun: bool = False) -> tuple[int, int]:
        """The clause that holds a token: tokens left..right, right exclusive; a noun's relative clause belongs to it."""
        left, right = token, token + 1
        while left > self.first and left not in self.opens:
            left -= 1
        spare = noun
        while right < self.last and (right not in self.opens or (spare and self.has(right, "deed.relative"))):
            spare = spare and right not in self.opens
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
            if hit.kind == "words":
                for token in range(hit.first, hit.last):
                    view.marks.setdefault(token, set()).add(hit.tag)
        if _verbal(view, i):
            view.verbs.add(i)
    _open(view)
    view.parties = _parties(view)
    return view


def finite(hit: Hit) -> bool:
    """Whether a hit of a verb's form can be the verb: nothing but a conjunction or the future prefix is written before it."""
    ending = hit.clitics[-1:]
    return not ending or ending in CONJUNCTIONS or (hit.tag[:4] == "pres" and (ending == FUTURE or ending in PREPOSITIONS))


def _verbal(view: Scene, i: int) -> bool:
    if i in view.sheet.sighting_at or not _NO_VERB.isdisjoint(view.marks.get(i, ())) or view.has(i - 1, "deed.before_noun"):
        return False
    for hit in view.sheet.hits_at.get(i, ()):
        if hit.kind == "words" and hit.tag in _VERB_WORDS and (not hit.clitics or hit.clitics[-1] not in PREPOSITIONS):
            return True
        if hit.kind in ("deed", "cue") and hit.tag[:4] in ("past", "pres", "part") and finite(hit):
            return True
    return False


def _open(view: Scene) -> None:
    words = view.sheet.tokens.words
    view.opens.add(view.first)
    for i in range(view.first + 1, view.last):
        before = words[i - 1]
        marks = view.marks.get(i, ())
        begins = before in _HARD or "deed.openers" in marks or "complementisers" in marks
        verb = i in view.verbs and (before in _COMMAS or _joined(view, i)) and not view.has(i - 1, "deed.auxiliary")
        if begins or verb:
            view.opens.add(i)


def _joined(view: Scene, i: int) -> bool:
    """Whether a verb carries a conjunction."""
    hits = view.sheet.hits_at.get(i, ())
    return any(hit.clitics and hit.clitics[0] in CONJUNCTIONS for hit in hits if hit.kind != "actor")


def _whole(view: Scene) -> dict[int, int]:
    """Token → index of the sighting it belongs to, the words that introduce a name with it."""
    sheet = view.sheet
    ends = _titles(view)
    whole: dict[int, int] = {}
    for at in sorted({sheet.sighting_at[i] for i in range(view.first, view.last) if i in sheet.sighting_at}):
        sighting = sheet.sightings[at]
        if sheet.figures[sighting.figures[0]].type == "agreement":
            continue  # named talks have parties of their own
        first = min(sighting.whole_first, sighting.first)
        if sheet.figures[sighting.figures[0]].type == "person":
            while first in ends and ends[first] >= view.first and ends[first] not in sheet.sighting_at:
                first = ends[first]
        for i in range(first, max(sighting.whole_last, sighting.last)):
            whole.setdefault(i, at)
    for i in range(view.first, view.last):  # a name's own words are its own
        if sheet.sighting_at.get(i, -1) in whole.values():
            whole[i] = sheet.sighting_at[i]
    return whole


def _titles(view: Scene) -> dict[int, int]:
    """Last token → first token of the offices, titles and demonyms that may introduce a name."""
    ends: dict[int, int] = {}
    for i in range(view.first, view.last):
        for hit in view.sheet.hits_at.get(i, ()):
            title = hit.kind == "office" or (hit.kind == "words" and hit.tag in _TITLES)
            if title or (hit.kind == "actor" and hit.tag[:4] == "adj."):
                ends[hit.last] = min(hit.first, ends.get(hit.last, hit.first))
    return ends


def _parties(view: Scene) -> list[Party]:
    sheet = view.sheet
    whole = _whole(view)
    found: list[Party] = []
    i = view.first
    while i < view.last:
        at = whole.get(i, -1)
        if at < 0:
            party = _adjectival(view, i, whole)
            if party is not None:
                _add(view, found, party)
            i = i + 1 if party is None else party.last
            continue
        last = i + 1
        while last < view.last and whole.get(last) == at:
            last += 1
        sighting = sheet.sightings[at]
        if sighting.first < last:
            clitics = sighting.clitics if i == sighting.first else clitics_of(sheet, i)
            party = Party(sighting.figures, i, last)
            _govern(view, party, clitics)
            _add(view, found, party, bool(clitics) and clitics[0] in CONJUNCTIONS)
        i = last
    return found


def clitics_of(sheet: Sheet, token: int) -> str:
    """The clitics of a word that the lexicon knows, or that has the article after them; else ''."""
    hits = sheet.hits_at.get(token, ())
    if hits:
        return min((hit.clitics for hit in hits), key=len)
    return next((clitics for clitics, rest in segment(sheet.tokens.words[token]) if clitics and rest.startswith(ARTICLE)), "")


def _govern(view: Scene, party: Party, clitics: str) -> None:
    """Find the preposition, verb or beginning before a party."""
    if clitics and clitics[-1] in PREPOSITIONS:
        party.lead, party.lead_at = clitics[-1], party.first
        return
    for back in range(1, _BACK + 2):
        i = party.first - back
        if i < view.first:
            party.strong = back == 1
            return
        if i in view.sheet.sighting_at and back > 1:
            return
        if _preposition(view, party, i) or _each(view, party, i):
            party.loose = back > 1
            _outer(view, party)
            return
        words = view.sheet.tokens.words
        if i in view.verbs or i + 1 in view.opens or words[i] in _COMMAS or words[i] in _HARD:
            party.strong = back == 1
            return
        head = clitics_of(view.sheet, i)
        if head and head[-1] in PREPOSITIONS:
            party.lead, party.lead_at, party.loose = head[-1], i, True
            return
        party.loose = True


def _outer(view: Scene, party: Party) -> None:
    """The preposition of the noun that a party stands behind: 'with' in 'with ministers in X'."""
    if not view.has(party.lead_at, "deed.place") and not view.has(party.lead_at, "deed.of"):
        return
    for i in range(party.lead_at - 1, max(view.first, party.lead_at - 5), -1):
        if i in view.verbs or i in view.opens or i in view.sheet.sighting_at:
            return
        if view.has(i, "deed.between") or view.has(i, "deed.prepositions"):
            party.outer_at = i
            return


def _preposition(view: Scene, party: Party, i: int) -> bool:
    """Whether a preposition stands at a token; it then leads the party. 'near to' leads by its first word."""
    if not (view.has(i, "deed.between") or view.has(i, "deed.prepositions")) or view.has(i - 1, "deed.each"):
        return False
    at = i - 1 if view.has(i - 1, "deed.near") and i - 1 >= view.first else i
    hit = next(h for h in view.sheet.hits_at[at] if h.kind == "words")
    party.lead, party.lead_at = view.sheet.tokens.words[at][len(hit.clitics) :], i
    return True


def _each(view: Scene, party: Party, i: int) -> bool:
    """Whether 'and each of' stands before a party, which is then coordinated with the one before it."""
    hits = view.sheet.hits_at.get(i - 1, ())
    if any(hit.tag == "deed.each" and hit.clitics and hit.clitics[0] in CONJUNCTIONS for hit in hits):
        party.first, party.joined = i - 1, True
        return True
    return False


def _add(view: Scene, found: list[Party], party: Party, joined: bool = False) -> None:
    """Append a party, or join it to the one before it that it is coordinated with."""
    words = view.sheet.tokens.words
    if found and not party.weak and not found[-1].weak:
        last = found[-1]
        gap = [words[i] for i in range(last.last, party.first)]
        if len(gap) <= 1 and not joined and not set(last.figures).isdisjoint(party.figures) and not party.lead_at > last.last:
            last.last = party.last  # an office and the name of its holder
            return
        same = view.kind(last) == view.kind(party)
        listed = gap and same and last.lead and not party.lead and not party.loose
        if all(word in _COMMAS for word in gap) and party.first not in view.opens and (joined or party.joined or listed):
            last.figures = tuple(dict.fromkeys((*last.figures, *party.figures)))
            last.last = party.last
            return
    found.append(party)


def _adjectival(view: Scene, i: int, whole: dict[int, int]) -> Party | None:
    """A party told by a demonym ('the Russian forces'), with all demonyms that stand beside it."""
    sheet = view.sheet
    figures: list[int] = []
    at = i
    while at < view.last and at not in whole:
        hit = next((h for h in sheet.hits_at.get(at, ()) if h.kind == "actor" and h.tag[:4] == "adj."), None)
        if hit is None or (hit.clitics and hit.clitics[-1] in PREPOSITIONS):
            break
        figures.append(figure_of(sheet, sheet.lexicon.entries("actor", Actor)[hit.index]))
        at = hit.last
    if not figures or i - 1 < view.first or i - 1 in whole or sheet.tokens.words[i - 1] in _COMMAS | _HARD:
        return None
    party = Party(tuple(dict.fromkeys(figures)), i - 1, at, weak=True)
    _govern(view, party, clitics_of(sheet, party.first))
    return party


def figure_of(sheet: Sheet, actor: Actor) -> int:
    """The index of an actor's figure, made if nobody has named it yet."""
    for n, figure in enumerate(sheet.figures):
        if figure.key == actor.key:
            return n
    sheet.figures.append(Figure(actor.key, actor.type, actor.name.ar, actor.name.en, actor.side))
    return len(sheet.figures) - 1
