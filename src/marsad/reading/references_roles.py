"""Offices without a name, resolved to the person of that office and side in this report, or to a figure of their own."""

from __future__ import annotations

from marsad.lexicon.schema import Actor
from marsad.reading.names_phrase import Phrase
from marsad.reading.sheet import Figure, Sheet, Sighting
from marsad.reading.subjects_checks import governed
from marsad.reading.triggers import speech_words
from marsad.record import EntityType

NEAR = 2  # sentences back in which a person meant again is looked for
_REACH = 10  # tokens between a word of saying and whoever it tells
DESCRIBED_NEAR = 8  # the same for one who was only described, whom nothing else can mean
_OF_OFFICE = frozenset(("government", "diplomatic", "political", "official", "senior"))  # what tells nothing more of who holds an office
_OFFICIALS = ("official", "diplomat", "source")  # one described as any of these may be meant again by the first two
_RULING = frozenset(("emir", "sultan"))
_HEADS = _RULING | {"king", "president", "pope"}
_LESSER = ("deputy ", "vice ", "assistant ")  # whom the office alone does not mean
VAGUE = frozenset(("informed", "reliable", "private", "unnamed", "senior", "media"))  # they tell nobody apart
GENERIC = {
    "minister": ("minister", "secretary of state"),
    "envoy": ("envoy", "representative", "adviser", "mediator"),
    "special envoy": ("envoy", "representative", "adviser"),
    "special representative": ("representative", "envoy"),
    "representative": ("representative", "envoy", "ambassador"),
    "mediator": ("envoy", "representative", "mediator"),
    "spokesman": ("spokesman", "spokeswoman"),
    "diplomat": ("minister", "ambassador", "diplomat", "envoy"),
    "president": ("president", "leader"),
    "leader": ("leader", "president", "prime minister", "king", "emir"),
    "ambassador": ("ambassador",),
    "permanent representative": ("ambassador", "representative"),
    "negotiator": ("negotiator",),
}


class Roles:
    """Who holds which office in a report, with where each person is named."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.words = speech_words(sheet.lexicon)
        self.entries = sheet.lexicon.entries("actor", Actor)
        self.keys = {figure.key: n for n, figure in enumerate(sheet.figures)}
        self.held: dict[int, set[str]] = {}
        self.former: set[int] = set()
        self.unnamed: list[tuple[Phrase, int]] = []  # holders of an office without a name so far
        self.described: list[tuple[Phrase, int]] = []  # described speakers so far, with the figure of each
        for phrase in sheet.phrases:
            for holder in phrase.holders:
                self.held.setdefault(holder, set()).update((phrase.role, *phrase.also))
                if phrase.former:
                    self.former.add(holder)
        self.people = [s for s in sheet.sightings if s.named and sheet.figures[s.figures[0]].type == "person"]
        for sighting in self.people:
            self.placed(sighting)

    def placed(self, sighting: Sighting) -> None:
        """Give a person in office the side of the body that the title names ('وزيرة الدولة للشؤون الخارجية الباكستانية X')."""
        made = self.sheet.figures[sighting.figures[0]]
        if made.side is not None or made.role is None or sighting.whole_first == sighting.first:
            return
        for body in self.sheet.sightings:
            named = self.sheet.figures[body.figures[0]]
            inside = sighting.whole_first < body.first < sighting.first and named.type == "organisation"
            if inside and not governed(self.sheet, self.words, body):
                made.side = named.side

    def figure(self, made: Figure) -> int:
        """The index of the figure with this key, made if there is none."""
        known = self.keys.get(made.key)
        if known is None:
            known = self.keys[made.key] = len(self.sheet.figures)
            self.sheet.figures.append(made)
        return known

    def fits(self, figure: int, role: str, loosely: bool = True) -> bool:
        """Whether a person's role is the one asked for, or one that the general word covers."""
        held = self.sheet.figures[figure].role
        if role in self.held.get(figure, ()):
            return True
        if held is None:
            return False
        if held == role or not loosely:
            return held == role
        return any(held.endswith(word) or f"{word} " in held for word in GENERIC.get(role, ())) and not held.startswith(_LESSER)

    def holder(self, role: str, side: str | None, before: int, loosely: bool = True, gender: str = "") -> int:
        """The person named nearest before a token who holds a role for a side, else after it; -1 if none.

        Without a side, whoever led his clause goes before those who were only met or told, and a gender tells who is not meant.
        """
        odd, figures = {"f": "m", "m": "f"}.get(gender, "-") if side is None else "-", self.sheet.figures
        best = self.home(role) if side is None and not loosely else -1
        if best >= 0:
            return best
        if side is None:
            leading = self.leaders(before)
            best = next((f for s in reversed(leading) if self.fits(f := s.figures[0], role, loosely) and figures[f].gender != odd), -1)
            if best >= 0 and best not in self.former:
                return best
        for sighting in self.people:
            figure = sighting.figures[0]
            if figure in self.former or (side is not None and self.sheet.figures[figure].side != side):
                continue
            if not self.fits(figure, role, loosely) or figures[figure].gender == odd:
                continue
            if sighting.first > before and (best >= 0 or odd == "m"):
                break  # no woman is known by a name that comes later
            best = figure
        return best

    def sideless(self, role: str, side: str | None, before: int) -> int:
        """The only holder of a role named before a token whose side nothing told, who then has this one ('وزيرة الداخلية X … وزيرة
        الداخلية البريطانية'); -1 where there is none or several."""
        figures = {s.figures[0] for s in self.people if self.fits(s.figures[0], role, False)}
        figure = figures.pop() if len(figures) == 1 else -1
        if figure < 0 or figure in self.former or self.sheet.figures[figure].side is not None:
            return -1
        if all(s.first > before for s in self.people if s.figures[0] == figure):
            return -1
        self.sheet.figures[figure].side = side
        return figure

    def last_in(self, phrase: Phrase) -> int:
        """The holder of the same office, who was not named, told of last in the few sentences before ('المتحدث'); -1 for none."""
        first = self.sheet.sentences[max(0, self.sheet.sentence_of(phrase.first) - DESCRIBED_NEAR)].first
        alike = (figure for other, figure in reversed(self.unnamed) if other.first >= first and other.role.endswith(phrase.role))
        return next(alike, -1)

    def only(self, role: str) -> int:
        """The ruler of the report with a role that others may be called by too ('the emir'), where it has just one; -1 else."""
        held = {s.figures[0] for s in self.people if self.sheet.figures[s.figures[0]].role == role}
        return held.pop() if role in _RULING and len(held) == 1 else -1

    def leaders(self, before: int) -> list[Sighting]:
        """The first person of each sentence before a token whom no preposition governs: whoever acts in it."""
        first: dict[int, Sighting] = {}
        for sighting in self.people:
            if sighting.first < before and not governed(self.sheet, self.words, sighting):
                first.setdefault(self.sheet.sentence_of(sighting.first), sighting)
        return list(first.values())

    def home(self, role: str) -> int:
        """The person whom the report introduces by a bare office ('وزير الخارجية'), as papers do with their own ministers; -1 if none."""
        for sighting in self.people:
            office = range(sighting.whole_first, sighting.first)
            sided = any(h.tag.startswith("adj") or h.tag == "name" for i in office for h in self.sheet.hits_at.get(i, ()))
            if len(office) and not sided and self.sheet.figures[sighting.figures[0]].role == role:
                return sighting.figures[0]
        return -1

    def two(self, role: str, before: int) -> tuple[int, ...]:
        """The two persons of a role whom the report named together, else those named last before a token; () where there are not two."""
        for phrase in reversed(self.sheet.phrases):
            if phrase.first < before and phrase.number != "s" and len(phrase.holders) == 2 and self.fits(phrase.holders[0], role):
                return (phrase.holders[0], phrase.holders[1])
        found: list[int] = []
        for sighting in reversed([s for s in self.people if s.first < before]):
            figure = sighting.figures[0]
            if figure not in found and self.fits(figure, role):
                found.append(figure)
            if len(found) == 2:
                return (found[1], found[0])
        return ()


def adjective(entry: Actor) -> str:
    """The English adjective of a state or body, for keys."""
    return (entry.en_adjective or entry.name.en or entry.key).lower().replace(" ", "-")


def holder_of(roles: Roles, phrase: Phrase) -> int:
    """The figure of one office without a name: the person of this report, or a figure with the office as its key."""
    sheet = roles.sheet
    if phrase.former:
        return -1
    if phrase.side is None and phrase.body < 0:
        if phrase.vague:
            return roles.only(phrase.role) if phrase.kind == "the" else -1
        known = roles.holder(phrase.role, None, phrase.first, phrase.kind == "the", phrase.gender) if phrase.definite else -1
        return known if known >= 0 or phrase.kind != "the" else roles.last_in(phrase)
    known = roles.holder(phrase.role, phrase.side, phrase.first)
    if known < 0 and phrase.adjectives:
        known = roles.sideless(phrase.role, phrase.side, phrase.first)
    if known >= 0:
        return known
    label = phrase.role.replace(" ", "-").replace("'", "")
    if phrase.adjectives:
        prefix = adjective(roles.entries[phrase.adjectives[0]])
    elif phrase.body >= 0:
        prefix = sheet.figures[phrase.body].key.lower()
        entry = sheet.lexicon.actors().get(sheet.figures[phrase.body].key)
        prefix = adjective(entry) if entry is not None and entry.type == "state" else prefix
    else:
        return -1
    surface = sheet.tokens.surface(phrase.first, phrase.last)
    gender = "f" if phrase.gender == "f" else "m"
    made = roles.figure(Figure(f"{prefix}-{label}", "person", surface, None, phrase.side, phrase.role, gender))
    roles.unnamed.append((phrase, made))
    return made


def office_of(roles: Roles, phrase: Phrase, side: str | None) -> int:
    """A figure for an office that a state's demonym alone assigns, or -1."""
    entry = roles.sheet.lexicon.actors().get(side or "")
    if entry is None or phrase.role == "president":
        return -1
    key = f"{adjective(entry)}-{phrase.role.replace(' ', '-')}"
    return roles.figure(Figure(key, "person", None, None, side, phrase.role, phrase.gender))


def meant_again(sheet: Sheet, roles: Roles, phrase: Phrase) -> int:
    """Whom a definite singular means: the last one described by the same noun, else, for an official without a description,
    the last person in office of that side; -1 for nobody."""
    if phrase.body >= 0 or phrase.kind != "the":
        return -1
    if phrase.number == "p":
        return _many_again(sheet, roles, phrase)
    if phrase.number != "s":
        return -1
    here = sheet.sentence_of(phrase.first)
    first, told = (sheet.sentences[max(0, here - near)].first for near in (NEAR, DESCRIBED_NEAR))
    officer = _in_office(sheet, roles, phrase, first)
    for other, figure in reversed(roles.described):
        if officer is not None and phrase.adjectives and other.first < officer.first and _told(sheet, roles, officer):
            break  # who has spoken since
        alike = other.role == phrase.role or (phrase.role in _OFFICIALS[:2] and other.role in _OFFICIALS and not phrase.traits)
        if other.first >= told and alike and other.number == "s" and _same_side(phrase, other):
            return figure
    return officer.figures[0] if officer is not None else -1


def _many_again(sheet: Sheet, roles: Roles, phrase: Phrase) -> int:
    """Those described last by the same noun, in the few sentences before, whom its definite plural means ('المسؤولون'); -1 for nobody."""
    if phrase.role == "source" or not _OF_OFFICE.issuperset(phrase.traits):
        return -1  # sources are told apart with the speakers
    first = sheet.sentences[max(0, sheet.sentence_of(phrase.first) - DESCRIBED_NEAR)].first
    near = ((other, f) for other, f in reversed(roles.described) if other.first >= first and other.number == "p")
    return next((f for other, f in near if other.role == phrase.role and _same_side(phrase, other)), -1)


def _same_side(phrase: Phrase, other: Phrase) -> bool:
    """Whether a phrase names no side, or the one that another names."""
    return phrase.side in (None, other.side) or not set(phrase.adjectives).isdisjoint(other.adjectives)


def _in_office(sheet: Sheet, roles: Roles, phrase: Phrase, first: int) -> Sighting | None:
    """The last person in office whom an official without a description may mean and who has spoken, else the last one told of from a
    token on; a head of state is no official."""
    if not _OF_OFFICE.issuperset(phrase.traits) or phrase.role not in _OFFICIALS[:2] or phrase.former:
        return None
    far, near = sheet.sentences[max(0, sheet.sentence_of(phrase.first) - DESCRIBED_NEAR)].first, None
    for sighting in reversed(roles.people):
        made = sheet.figures[sighting.figures[0]]
        if sighting.first >= phrase.first:
            continue
        if sighting.first < far:
            break
        placed = made.side is not None or bool(phrase.traits)  # 'the government official' is a minister of any side
        if made.role and made.role not in _HEADS and placed and phrase.side in (None, made.side):
            if _told(sheet, roles, sighting):
                return sighting
            near = sighting if near is None and sighting.first >= first else near
    return near


def _told(sheet: Sheet, roles: Roles, named: Sighting) -> bool:
    """Whether somebody named is told right behind a word of saying, not in what is said and not behind another who says it."""
    others = {phrase.first for phrase, _ in roles.described}
    low = sheet.sentences[sheet.sentence_of(named.first)].first
    for i in range(named.whole_first - 1, max(low, named.whole_first - _REACH) - 1, -1):
        if sheet.tokens.words[i] in roles.words.that or i in others:
            return False
        if any(h.kind == "cue" and h.tag.startswith(("past", "pres")) for h in sheet.hits_at.get(i, ())):
            return True
    return False


def described(roles: Roles, phrase: Phrase) -> int:
    """The figure of a described speaker ('a military official', 'informed sources in the government')."""
    sheet = roles.sheet
    parts = [adjective(roles.entries[phrase.adjectives[0]])] if phrase.adjectives else []
    if not parts and phrase.body >= 0:
        entry = sheet.lexicon.actors().get(sheet.figures[phrase.body].key)
        parts.append(adjective(entry) if entry is not None and entry.type == "state" else sheet.figures[phrase.body].key.lower())
    parts += [t for t in phrase.traits if t != "unnamed"]
    many = phrase.number != "s"
    parts.append(phrase.role.replace(" ", "-") + (("es" if phrase.role.endswith("s") else "s") if many else ""))
    surface = sheet.tokens.surface(phrase.first, phrase.last)
    role = " ".join((*phrase.traits, phrase.role))
    kind: EntityType = "organisation" if many and phrase.role != "source" else "person"
    return roles.figure(Figure("-".join(parts), kind, surface, None, phrase.side, role, phrase.gender, "p" if many else "s"))


def sighting_of(phrase: Phrase, ends: list[int], figures: tuple[int, ...], why: str) -> Sighting:
    """A nominal sighting over a whole phrase."""
    return Sighting(phrase.first, phrase.last, phrase.start, ends[phrase.last - 1], figures, False, phrase.clitics, why=why)
