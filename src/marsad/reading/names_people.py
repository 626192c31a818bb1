"""People: those the lexicon lists, and those whom an office, a title or a given name introduces."""

from __future__ import annotations

from marsad.arabic.clitics import AND, ARTICLE, COMMAS
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import PREPOSITIONS
from marsad.lexicon.schema import Actor
from marsad.reading.names_apart import before_that, set_apart
from marsad.reading.names_aside import past_aside
from marsad.reading.names_found import Found, figure_of_name, find_name, known_alone, name_like
from marsad.reading.names_given import given, listed, titled
from marsad.reading.names_phrase import Phrase
from marsad.reading.names_run import name_run, stops
from marsad.reading.names_view import View
from marsad.reading.sheet import Sighting

MAX_BRACKET = 8  # tokens of a name in other letters
MAX_WORDS = 8  # words of a name before its office, particles counted
HEADS = frozenset(("president", "king", "emir", "sultan", "prime minister", "chancellor", "supreme leader", "crown prince"))
REIGNING = HEADS - {"prime minister", "crown prince"}  # who holds no second office


def people(view: View, phrases: list[Phrase]) -> None:
    """Write down the people of a report: after their offices, before them, after titles, by lists and by given names."""
    for phrase in phrases:
        if view.mark(phrase.first - 1, "institutions") == phrase.first and not phrase.clitics:
            continue
        after = known_alone(view, _after(view, phrase))
        if after is not None:
            introduce(view, phrase, after)
            _others(view, phrase, after)
        elif phrase.number != "s" and view.words[min(phrase.last, len(view.words) - 1)] in COMMAS:
            _others(view, phrase, Found(phrase.first, phrase.last))
    listed(view)
    _adjoined(view, phrases)
    apposed(view, phrases)
    titled(view)
    given(view)


def apposed(view: View, phrases: list[Phrase]) -> None:
    """Give offices without a holder the person named right before them."""
    ends = {phrase.last: phrase for phrase in phrases}
    for phrase in phrases:
        if not phrase.holders:
            _before(view, phrase, ends.get(phrase.first))


def _adjoined(view: View, phrases: list[Phrase]) -> None:
    """Give an office without a name the holder of the office that follows it at once ('prime minister, foreign minister X')."""
    following = {phrase.first: phrase for phrase in phrases}
    for phrase in reversed(phrases):
        other = following.get(phrase.last)
        if phrase.holders or other is None or not other.holders or other.clitics or phrase.number + other.number != "ss":
            continue
        if "counterpart" in (phrase.kind, other.kind) or phrase.bare or phrase.role in REIGNING:
            continue
        if phrase.side != other.side and (phrase.side is None or other.side is not None):
            continue  # the subject and the one he met
        phrase.holders.append(other.holders[0])
        for sighting in view.sightings:
            if sighting.whole_first == other.first:
                sighting.whole_first, sighting.clitics = phrase.first, phrase.clitics


def _after(view: View, phrase: Phrase) -> Found | None:
    """The name that follows an office at once, or after a comma that another closes."""
    at = phrase.last
    if at >= len(view.words) or (phrase.number != "s" and not phrase.adjectives and phrase.body < 0):
        return None
    aside = past_aside(view, phrase, at)
    if view.words[at] in COMMAS or view.words[aside] in COMMAS:
        at = aside
        if phrase.number != "s" or not (phrase.definite or phrase.side is not None):
            return None
        found = find_name(view, at + 1)
        closed = found is not None and found.last < len(view.words) and view.words[found.last] in COMMAS
        return found if found is not None and (closed or found.entry >= 0) else set_apart(view, at)
    if view.words[at] == QUOTE:
        found = find_name(view, at + 1)
        return found if found is not None and found.last - found.first > 1 and view.words[found.last : found.last + 1] == [QUOTE] else None
    found = find_name(view, aside) if aside > at else None
    if found is not None and found.last - found.first > 1:
        return found
    found = find_name(view, at)
    if found is None and phrase.definite and view.words[at].startswith(ARTICLE) and at not in view.taken:
        found = find_name(view, at + 1) if at not in view.sheet.tokens.breaks else None  # one more adjective of the body
        return found if found is not None and found.entry >= 0 and found.last - found.first > 1 else None
    if found is not None and found.entry < 0 and found.last - found.first == 1:
        told = before_that(view, found) if phrase.number == "s" and phrase.definite else None
        return told or (found if _believable(view, phrase, found) else None)
    return found


def _believable(view: View, phrase: Phrase, found: Found) -> bool:
    """Whether one unlisted word after an office is a name: the office is definite, and the word is no verb."""
    word = view.words[found.first]
    governed = word[0] in PREPOSITIONS and word[1:] in view.common and word not in view.given
    return phrase.definite and not (phrase.described or phrase.affairs or governed) and name_like(view, found)


def introduce(view: View, phrase: Phrase, found: Found, side: str | None = None) -> int:
    """Write a person down with the office that names him; the index of the figure."""
    side = side or phrase.side
    figure = figure_of_name(view, found, side)
    made = view.figures[figure]
    _as_introduced(view, figure, phrase, found)
    made.role = made.role or phrase.role
    made.gender = made.gender or (phrase.gender if phrase.kind != "counterpart" else "")
    if made.side is None and found.entry < 0:
        made.side = side
    tokens = view.sheet.tokens
    view.add(
        Sighting(
            found.first, found.last, tokens.starts[found.first], tokens.ends[found.last - 1], (figure,), True, phrase.clitics,
            phrase.first, why=f"office:{phrase.office}",
        )
    )  # fmt: skip
    phrase.holders.append(figure)
    return figure


def _as_introduced(view: View, figure: int, phrase: Phrase, found: Found) -> None:
    """Give a listed person the office, and the state, by which this report first introduces him: offices change hands."""
    entry = view.listed.get(figure)
    if entry is None or figure in view.introduced or phrase.kind == "counterpart" or phrase.number != "s" or phrase.former:
        return
    state = view.entries[phrase.adjectives[0]] if phrase.adjectives else None
    known = {entry.role, *(role for role, _, _ in entry.offices)}
    general = any(role is not None and (role.endswith(phrase.role) or phrase.role in role) for role in known)
    made = view.figures[figure]
    view.introduced.add(figure)
    if state is not None and state.type == "state" and found.last - found.first > 1:
        made.side = phrase.side
    if not phrase.vague and not phrase.described and (phrase.role in known or not general):
        made.role = phrase.role


def _others(view: View, phrase: Phrase, found: Found) -> None:
    """The rest of a list: 'the presidents, the A X and the B Y', 'ministers of A X and of B Y'."""
    at = found.last
    while at < len(view.words):
        comma = view.words[at] in COMMAS
        at += comma
        side, end = _next_side(view, at, comma)
        if end < 0:
            return
        following = find_name(view, end)
        if following is None:
            return
        figure = introduce(view, phrase, following, side)
        view.sightings[-1].whole_first = at
        view.sightings[-1].clitics = ""
        view.figures[figure].side = view.figures[figure].side or side
        at = following.last


def _next_side(view: View, at: int, comma: bool) -> tuple[str | None, int]:
    """The side of the next in a list, and where it ends: a demonym or a state, joined by و or a comma; -1 for none."""
    adjective = view.adjectives.get(at)
    if adjective is not None and (adjective.clitics == AND or (comma and not adjective.clitics)):
        entry = view.entries[adjective.index]
        return entry.side or entry.key, adjective.last
    state = view.taken.get(at)
    if state is not None and state.first == at and (state.clitics == AND or comma) and view.figures[state.figures[0]].type == "state":
        return view.figures[state.figures[0]].side, state.last
    return None, -1


def _before(view: View, phrase: Phrase, title: Phrase | None) -> None:
    """An office in apposition after its holder's name, who may be nobody listed; a bare title may stand between ('X، السفير …')."""
    plain = title is not None and title.kind == "the" and title.side is None and title.body < 0 and not title.clitics
    at = (title.first if title is not None and plain else phrase.first) - 1
    if view.mark(at, "copulas") == phrase.first:
        at -= 1
    comma = at > 0 and view.words[at] in COMMAS
    at = _bracketed(view, at - comma)
    if at < 0 or phrase.clitics or phrase.number != "s" or phrase.kind == "counterpart":
        return
    if phrase.side is None and phrase.body < 0 and phrase.kind != "full":
        return
    chained = next((s for s in reversed(view.sightings) if s.whole_last == phrase.first and s.whole_last > s.last), None)
    sighting = chained or view.taken.get(at) or _unlisted_before(view, phrase, at)
    if sighting is None:
        return
    figure = view.figures[sighting.figures[0]]
    entry = view.listed.get(sighting.figures[0])
    held = entry is not None and phrase.role in {role for role, _, _ in entry.offices} and sighting.figures[0] not in view.introduced
    speaks = comma and entry is not None and bool(entry.role and entry.role.endswith(f" {phrase.role}"))  # of whom he is the spokesman
    if (speaks or (held and phrase.adjectives)) and figure.side != phrase.side:
        figure.side, figure.role = phrase.side, phrase.role
    if figure.type != "person" or (figure.side is not None and phrase.side not in (None, figure.side)):
        return
    if chained is None and not comma and entry is not None and not _may_hold(entry, phrase):
        return  # two persons: the subject and the one he met
    sighting.whole_last = max(sighting.whole_last, phrase.last)
    figure.role = figure.role or phrase.role
    figure.side = figure.side or phrase.side
    figure.gender = figure.gender or phrase.gender
    phrase.holders.append(sighting.figures[0])


def _bracketed(view: View, at: int) -> int:
    """The token before a bracket that ends at a token, in which a name is spelt in other letters; the token itself where none does."""
    low = max(0, at - MAX_BRACKET)
    return next((i - 1 for i in range(at - 1, low, -1) if view.words[i] == "("), at) if at > 0 and view.words[at] == ")" else at


def _may_hold(entry: Actor, phrase: Phrase) -> bool:
    """Whether a listed person may be called by an office beside the name: one that is listed, or one of a lesser rank."""
    roles = {entry.role, *(role for role, _, _ in entry.offices)}
    return phrase.role in roles or (phrase.side == entry.side and not roles & HEADS)


def _unlisted_before(view: View, phrase: Phrase, last: int) -> Sighting | None:
    """A name of two words or more that nobody listed, before the office in apposition to it."""
    first = last + 1
    while first > 0 and last + 1 - first < MAX_WORDS and first - 1 not in view.sheet.tokens.breaks and not stops(view, first - 1):
        first -= 1
        if view.mark(first - 1, "name-tails") > 0 and view.mark(first - 2, "name-starters") > 0:
            first -= 2
    if first > 0 and first - 1 in view.sheet.tokens.breaks and not stops(view, first - 1):
        first -= 1
    words = view.words[first : last + 1]
    if len(words) < 2 or name_run(view, first) < last + 1 or (words[0].startswith(ARTICLE) and words[0] not in view.given):
        return None
    figure = figure_of_name(view, Found(first, last + 1), phrase.side)
    tokens = view.sheet.tokens
    made = Sighting(first, last + 1, tokens.starts[first], tokens.ends[last], (figure,), True, "", why=f"office:{phrase.office}")
    return made if view.add(made) else None


