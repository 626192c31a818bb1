"""Words that stand for somebody named before: 'his country', 'the two sides', 'the latter', 'the American side', 'its allies'."""

from __future__ import annotations

from marsad.arabic.clitics import AND, ARTICLE, BY, FEMININE, PRONOUNS, TA_MARBUTA, TO, bare
from marsad.arabic.words import HER, HIS
from marsad.lexicon.match import Hit
from marsad.reading.references_pairs import alike, joined, party, side_of, state_of
from marsad.reading.references_roles import Roles, adjective
from marsad.reading.sheet import Figure, Sheet, Sighting

FAR = 12  # the same for reporters of the page's own
NEAR = 2  # sentences back in which an antecedent is looked for
_HONOURED = {"presidencies": ("president",), "majesties": ("king", "sultan")}  # before whoever has such a word in a title


def before(sheet: Sheet, token: int, sentences: int = NEAR) -> list[Sighting]:
    """The sightings before a token in its sentence and the few before it, the nearest first."""
    first = sheet.sentences[max(0, sheet.sentence_of(token) - sentences)].first
    return [s for s in reversed(sheet.sightings) if first <= s.first < token]


def own_country(sheet: Sheet, roles: Roles, hit: Hit) -> int:
    """The state of the person who is spoken of: the first without a preposition in the sentence, else the nearest before. A people
    named before 'their country' is whose it is; a town ('بلدة') is nobody's."""
    ending = sheet.tokens.surface(hit.last - 1, hit.last)
    if ending.endswith(TA_MARBUTA):
        return -1
    inside = [s for s in before(sheet, hit.first, 0) if _of_state(sheet, s)]
    if ending.endswith(PRONOUNS[3]) and (folk := next((s for s in inside if _people(sheet, s)), None)) is not None:
        return folk.figures[0]
    people = [s for s in inside if sheet.figures[s.figures[0]].type == "person" and _gendered(sheet, s, ending)]
    subjects = [s for s in people if not oblique(sheet, s)] or people
    chosen = subjects[0] if subjects else None
    if chosen is None:
        kinds = ("person", "state")
        chosen = next((s for s in before(sheet, hit.first) if sheet.figures[s.figures[0]].type in kinds and _of_state(sheet, s)), None)
    return state_of(roles, sheet.figures[chosen.figures[0]].side) if chosen is not None else -1


def _of_state(sheet: Sheet, sighting: Sighting) -> bool:
    """Whether somebody speaks for a state, not for a movement or a body of several."""
    entry = sheet.lexicon.actors().get(sheet.figures[sighting.figures[0]].side or "")
    return entry is not None and entry.type == "state"


def _people(sheet: Sheet, sighting: Sighting) -> bool:
    """Whether a state is named by its people ('the Afghans')."""
    return any(h.kind == "actor" and h.tag == "national" and h.last == sighting.last for h in sheet.hits_at.get(sighting.first, ()))


def _gendered(sheet: Sheet, sighting: Sighting, ending: str) -> bool:
    """Whether 'his' or 'her' may mean a person whose gender the report tells."""
    gender = sheet.figures[sighting.figures[0]].gender
    return not (gender == "f" and ending.endswith(HIS)) and not (gender == "m" and ending.endswith(HER))


def oblique(sheet: Sheet, sighting: Sighting) -> bool:
    """Whether somebody is named after a preposition ('with the president'), or as another's counterpart."""
    before = sighting.whole_first - 1
    if sighting.why.endswith("counterpart"):
        return True  # whom another met or called
    if sighting.clitics[-1:] in (TO, BY):
        return True
    return sighting.whole_first in sheet.ends(before, "obliques")


def two_adjectives(sheet: Sheet, roles: Roles, at: int) -> tuple[tuple[int, ...], int]:
    """The states of two demonyms joined by و that begin at a token, and where they end; () where there are not two."""
    first = _demonym(sheet, at, "")
    second = None if first is None else _demonym(sheet, first.last, AND)
    if first is None or second is None:
        return (), at
    entries = [roles.entries[hit.index] for hit in (first, second)]
    figures = tuple(state_of(roles, entry.side or entry.key) for entry in entries)
    return (figures, second.last) if -1 not in figures else ((), at)


def governments(roles: Roles, states: tuple[int, ...]) -> tuple[int, ...]:
    """The governments of states, where the report names each; else the states."""
    sides = [roles.sheet.figures[state].side for state in states]
    known = roles.sheet.lexicon.actors()
    keys = [f"{adjective(known[side])}-government" for side in sides if side in known]
    named = tuple(roles.keys[key] for key in keys if key in roles.keys)
    return named if len(named) == len(states) else states


def _demonym(sheet: Sheet, at: int, clitics: str) -> Hit | None:
    return next((h for h in sheet.hits_at.get(at, ()) if h.kind == "actor" and h.tag.startswith("adj") and h.clitics == clitics), None)


def two_parties(sheet: Sheet, roles: Roles, hit: Hit, told: tuple[int, ...] = (), since: int = 0) -> tuple[int, ...]:
    """The two last named before: states for 'the two countries'; for 'the two sides' persons, bodies or states as they met. told: the two
    countries that the report spoke of last, who are meant again where the sentence names no other."""
    found: list[int] = []
    sides: set[str] = set()
    states = hit.tag != "two-sides"
    if told and not states:
        return joined(sheet, roles, hit.first, states, since) or told
    if not states and (met := _met(sheet, hit.first)):
        return met
    start = sheet.sentences[sheet.sentence_of(hit.first)].first
    if two := joined(sheet, roles, hit.first, states, start if told else 0):
        return two
    for sighting in before(sheet, hit.first):
        if sighting.first < start and told and set(found) <= set(told) and (found or not _two_before(sheet, start)):
            return told
        for figure in sighting.figures[::-1]:
            if (index := party(sheet, roles, figure, states, found)) < 0 or (side := side_of(sheet, figure)) in sides:
                continue
            sides.add(side)
            found.append(index)
            if len(found) == 2:
                return alike(sheet, roles, (found[1], found[0]))
    return told if set(found) <= set(told) else ()


def _two_before(sheet: Sheet, start: int) -> bool:
    """Whether the sentence before the one that begins at a token names two states and no more."""
    low = sheet.sentences[max(0, sheet.sentence_of(start) - 1)].first
    named = {f for s in sheet.sightings if low <= s.first < start for f in s.figures if sheet.figures[f].type == "state"}
    return len(named) == 2


def many(sheet: Sheet, hit: Hit) -> bool:
    """Whether countries are many and not two, as the feminine behind them tells ('البلدان الصغيرة', 'البلدان التي')."""
    words, after = sheet.tokens.words, hit.last
    alike = bare(words[after - 1][len(hit.clitics) :]) in sheet.lexicon.words("groups-of-states") and hit.last == hit.first + 1
    if not alike or after >= len(words) or after in sheet.tokens.breaks:
        return False
    feminine = words[after].startswith(ARTICLE) and words[after].endswith(FEMININE)
    return feminine or words[after] in sheet.lexicon.words("of-many")


def _met(sheet: Sheet, token: int) -> tuple[int, ...]:
    """The two persons of different sides whom the sentence before names, or this one so far, if it names just two; else ()."""
    number = sheet.sentence_of(token)
    first = sheet.sentences[max(number - 1, 0)].first
    people = [f for s in sheet.sightings if first <= s.first < token for f in s.figures if sheet.figures[f].type == "person"]
    two = tuple(dict.fromkeys(people))
    return two if len(two) == 2 and sheet.figures[two[0]].side != sheet.figures[two[1]].side else ()


def latter(sheet: Sheet, hit: Hit) -> int:
    """The last named: a state or body for the feminine, a person for the masculine."""
    if not _stands(sheet, hit):
        return -1
    kinds = ("state", "organisation") if hit.tag == "latter-feminine" else ("person",)
    return next((s.figures[-1] for s in before(sheet, hit.first, 1) if sheet.figures[s.figures[-1]].type in kinds), -1)


def _stands(sheet: Sheet, hit: Hit) -> bool:
    """Whether 'the latter' stands for somebody: after a preposition, a conjunction or a cue; else it qualifies a noun."""
    if hit.clitics[-1:] in (TO, BY):
        return True
    before = hit.first - 1
    for other in sheet.forms_at(before):
        if other.last == hit.first and (other.kind == "cue" or other.tag in ("complementisers", "acting-places")):
            return True
    return False


def excellency(sheet: Sheet, hit: Hit) -> int:
    """The person last named before a word of honour whose titles it fits ('His Majesty' a king), else the person last named."""
    people = [s.figures[0] for s in before(sheet, hit.first, 8) if sheet.figures[s.figures[0]].type == "person"]
    fit, words = sheet.lexicon.words(f"of-{hit.tag}"), sheet.tokens.words
    told = (s for s in sheet.sightings if s.first < hit.first and s.figures[0] in people)
    worthy = {s.figures[0] for s in told if not fit.isdisjoint(words[min(s.whole_first, s.first) : max(s.whole_last, s.last)])}
    held = [f for f in people if sheet.figures[f].role in _HONOURED.get(hit.tag, ())]
    return next((f for f in (*held, *people) if f in worthy), people[0] if people else -1)


def own_reporter(sheet: Sheet, hit: Hit) -> int:
    """The reporter named or described last before 'our correspondent'."""
    told = (s.figures[0] for s in before(sheet, hit.first, FAR))
    return next((f for f in told if (sheet.figures[f].role or "").endswith("correspondent")), -1)


def allies(sheet: Sheet, roles: Roles, hit: Hit) -> int:
    """The allies of the state last named."""
    owner = next((sheet.figures[s.figures[0]] for s in before(sheet, hit.first) if sheet.figures[s.figures[0]].side), None)
    entry = None if owner is None else sheet.lexicon.actors().get(owner.side or "")
    if entry is None:
        return -1
    surface = sheet.tokens.surface(hit.first, hit.last)
    return roles.figure(Figure(f"{adjective(entry)}-allies", "organisation", surface, f"allies of {entry.name.en}", number="p"))
