"""People: those the lexicon lists, and those whom an office, a title or a given name introduces."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from marsad.arabic.clitics import AND, ARTICLE, COMMAS
from marsad.arabic.letters import fold
from marsad.arabic.romanise import romanise
from marsad.lexicon.schema import Actor
from marsad.reading.names_actors import best_hit
from marsad.reading.names_phrase import Phrase
from marsad.reading.names_run import MAX_PARTS, name_run, person_hit, skip_honorifics, stops
from marsad.reading.names_view import View
from marsad.reading.sheet import Figure, Sighting

SAME_FIRST_NAME = 0.6  # share of letters two spellings of one given name have in common


@dataclass(slots=True, frozen=True)
class Found:
    """A name after a phrase: its tokens, and the entry of the lexicon that has it (or -1)."""

    first: int
    last: int
    entry: int = -1
    clitics: int = 0
    figure: int = -1


def find_name(view: View, at: int) -> Found | None:
    """The name that begins at a token, titles of honour skipped."""
    at = skip_honorifics(view, at)
    if at >= len(view.words) or at in view.taken or at in view.sheet.tokens.breaks:
        return None
    hit = person_hit(view, at)
    end = name_run(view, at) if hit is None or hit.tag == "surname" else at
    if hit is not None and end <= hit.last:
        return Found(at, hit.last, hit.index)
    return Found(at, end) if end > at else None


def people(view: View, phrases: list[Phrase]) -> None:
    """Write down the people of a report: after their offices, before them, after titles, by lists and by given names."""
    for phrase in phrases:
        if view.mark(phrase.first - 1, "institutions") == phrase.first and not phrase.clitics:
            continue
        after = _whole(view, _after(view, phrase))
        if after is not None:
            introduce(view, phrase, after)
            _others(view, phrase, after)
        elif phrase.number != "s" and view.words[min(phrase.last, len(view.words) - 1)] in COMMAS:
            _others(view, phrase, Found(phrase.first, phrase.last))
    _listed(view)
    for phrase in phrases:
        if not phrase.holders:
            _before(view, phrase)
    _titled(view)
    _given(view)


def _after(view: View, phrase: Phrase) -> Found | None:
    """The name that follows an office at once, or after a comma that another closes."""
    at = phrase.last
    if at >= len(view.words) or (phrase.number != "s" and not phrase.adjectives and phrase.body < 0):
        return None
    if view.words[at] in COMMAS:
        found = find_name(view, at + 1)
        closed = found is not None and found.last < len(view.words) and view.words[found.last] in COMMAS
        plain = phrase.number == "s" and phrase.definite
        return found if found is not None and plain and (closed or found.entry >= 0) else None
    found = find_name(view, at)
    if found is not None and found.entry < 0 and found.last - found.first == 1 and not _believable(view, phrase, found):
        return None
    return found


def _whole(view: View, found: Found | None) -> Found | None:
    """A found name, unless it is a given name alone that nobody in this report bears."""
    if found is None or found.entry >= 0 or found.last - found.first > 1 or view.words[found.first] not in view.given:
        return found
    word = view.words[found.first]
    for figure, made in enumerate(view.figures):
        if made.type == "person" and fold((made.ar or "").split(" ")[0]) == word:
            return Found(found.first, found.last, -1, 0, figure)
    return None


def _believable(view: View, phrase: Phrase, found: Found) -> bool:
    """Whether one unlisted word after an office is a name: the office is definite, and the word is no verb."""
    word = view.words[found.first]
    return phrase.definite and not phrase.described and not phrase.affairs and len(word) > 2 and not word.startswith(ARTICLE)


def introduce(view: View, phrase: Phrase, found: Found, side: str | None = None) -> int:
    """Write a person down with the office that names him; the index of the figure."""
    side = side or phrase.side
    figure = _figure(view, found, side)
    made = view.figures[figure]
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


def _figure(view: View, found: Found, side: str | None) -> int:
    """The figure of a name: the listed person, one of this report with the surname, one listed with it, or a new one."""
    if found.figure >= 0:
        return found.figure
    if found.entry >= 0:
        return view.actor(found.entry)
    words = view.words[found.first : found.last]
    words[0] = words[0][found.clitics :]
    listed = _same_surname(view, words, side)
    if listed >= 0:
        return view.actor(listed)
    for n, figure in enumerate(view.figures):
        if figure.type == "person" and figure.key.endswith("-" + romanise(words)) and len(words) == 1:
            return n
    surface = " ".join(view.sheet.tokens.surface(i, i + 1) for i in range(found.first, found.last))[found.clitics :]
    return view.figure(Figure(romanise(words), "person", surface, None, side))


def _same_surname(view: View, words: list[str], side: str | None) -> int:
    """The listed person of this side with this surname and, in another spelling, this given name; or -1."""
    best = -1
    for size in (2, 1):
        for kind, index, tag in view.sheet.lexicon.forms.get(" ".join(words[-size:]), ()) if len(words) >= size else ():
            if kind != "actor" or tag not in ("surname", "name"):
                continue
            entry = view.entries[index]
            if entry.type == "person" and (side is None or entry.side == side) and _spelt(view, words, entry):
                best = index if best < 0 or entry.prefer > view.entries[best].prefer else best
    return best


def _spelt(view: View, words: list[str], entry: Actor) -> bool:
    if len(words) == 1:
        return True
    first = fold((entry.forms[0] if entry.forms else entry.name.ar or "").split(" ")[0])
    return bool(first) and SequenceMatcher(None, first, words[0]).ratio() >= SAME_FIRST_NAME


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


def _listed(view: View) -> None:
    """People the lexicon lists, wherever they are named by more than an ambiguous surname."""
    for at in sorted(view.actors):
        if at in view.taken or view.mark(at - 1, "name-starters") == at or view.mark(at - 1, "institutions") == at:
            continue
        hits = [h for h in view.actors[at] if view.entries[h.index].type == "person" and h.tag == "name"]
        if not hits:
            continue
        hit = max(hits, key=lambda h: (h.last, -len(h.clitics), view.entries[h.index].prefer))
        if any(i in view.taken for i in range(hit.first, hit.last)):
            continue
        named = best_hit(view, at)
        if named is not None and named.last > hit.last:
            continue
        if not hit.clitics and _first_name(view, hit.first - 1, view.entries[hit.index]):
            tokens = view.sheet.tokens
            made = Sighting(at - 1, hit.last, tokens.starts[at - 1], hit.end, (view.actor(hit.index),), True, why="person")
        else:
            made = Sighting(hit.first, hit.last, hit.start, hit.end, (view.actor(hit.index),), True, hit.clitics, why="person")
        view.add(made)


def _first_name(view: View, at: int, entry: Actor) -> bool:
    """Whether the word before a surname is its owner's given name in another spelling."""
    if at < 0 or at + 1 in view.sheet.tokens.breaks or at in view.taken or stops(view, at):
        return False
    firsts = {form.split(" ")[0] for form in entry.forms if " " in form}
    word = view.words[at]
    return any(SequenceMatcher(None, fold(first), word).ratio() >= SAME_FIRST_NAME for first in firsts)


def _before(view: View, phrase: Phrase) -> None:
    """An office in apposition after its holder's name, who may be nobody listed."""
    at = phrase.first - 1
    comma = at > 0 and view.words[at] in COMMAS
    at -= comma
    if at < 0 or phrase.clitics or phrase.number != "s" or phrase.kind == "counterpart" or (phrase.side is None and phrase.body < 0):
        return
    sighting = view.taken.get(at) or _unlisted_before(view, phrase, at)
    if sighting is None:
        return
    figure = view.figures[sighting.figures[0]]
    if figure.type != "person" or (figure.side is not None and phrase.side not in (None, figure.side)):
        return
    entry = view.listed.get(sighting.figures[0])
    if not comma and entry is not None and phrase.role != figure.role and phrase.role not in {role for role, _, _ in entry.offices}:
        return  # two persons: the subject and the one he met
    sighting.whole_last = max(sighting.whole_last, phrase.last)
    figure.role = figure.role or phrase.role
    figure.side = figure.side or phrase.side
    figure.gender = figure.gender or phrase.gender
    phrase.holders.append(sighting.figures[0])


def _unlisted_before(view: View, phrase: Phrase, last: int) -> Sighting | None:
    """A name of two words or more that nobody listed, before the office in apposition to it."""
    first = last + 1
    while first > 0 and last + 1 - first < MAX_PARTS and first - 1 not in view.sheet.tokens.breaks and not stops(view, first - 1):
        first -= 1
    if first > 0 and first - 1 in view.sheet.tokens.breaks and not stops(view, first - 1):
        first -= 1
    words = view.words[first : last + 1]
    if len(words) < 2 or name_run(view, first) < last + 1 or any(word.startswith(ARTICLE) for word in words[:1]):
        return None
    figure = _figure(view, Found(first, last + 1), phrase.side)
    tokens = view.sheet.tokens
    made = Sighting(first, last + 1, tokens.starts[first], tokens.ends[last], (figure,), True, "", why=f"office:{phrase.office}")
    return made if view.add(made) else None


def _titled(view: View) -> None:
    """Names after a title of honour alone ('الدكتور', 'الجنرال')."""
    for at in sorted(view.marks):
        if view.mark(at, "honorifics") < 0 or at in view.taken or not view.open[at] or view.mark(at - 1, "institutions") == at:
            continue
        first = skip_honorifics(view, at)
        found = _whole(view, find_name(view, at))
        if found is None or (found.entry < 0 and found.last - found.first < 2 and len(view.words[first]) < 4):
            continue
        figure = _figure(view, found, None)
        tokens = view.sheet.tokens
        view.add(Sighting(found.first, found.last, tokens.starts[found.first], tokens.ends[found.last - 1], (figure,), True,
                          "", at, why="title"))  # fmt: skip


def _given(view: View) -> None:
    """Names that begin with a given name: at least one more word, and not cut off."""
    tokens = view.sheet.tokens
    for at, word in enumerate(view.words):
        clitics = 0
        if word not in view.given:
            if len(word) < 5 or word[1:] not in view.given or word[0] != AND:
                continue
            clitics = 1
        if at in view.taken or not view.open[at]:
            continue
        end = name_run(view, at) if not clitics else _run_after(view, at)
        after = view.words[at + 1] if end > at + 1 else ""
        if not after or (word in view.common and after not in view.given and view.mark(at + 1, "name-starters") < 0):
            continue
        if view.mark(at - 1, "institutions") == at:
            _institution(view, at, end)
            continue
        figure = _figure(view, Found(at, end, -1, clitics), None)
        view.add(Sighting(at, end, tokens.inside(at, clitics), tokens.ends[end - 1], (figure,), True, word[:clitics], why="given-name"))


def _institution(view: View, at: int, end: int) -> None:
    """A foundation, street or university called after somebody."""
    tokens = view.sheet.tokens
    types = [view.head_entries[h.index].type for h in view.heads.get(at - 1, ())]
    figure = view.figure(Figure(romanise(view.words[at - 1 : end]), types[0] if types else "organisation", tokens.surface(at - 1, end)))
    view.add(Sighting(at - 1, end, tokens.starts[at - 1], tokens.ends[end - 1], (figure,), True, why="institution"))


def _run_after(view: View, at: int) -> int:
    return at + 1 if at + 1 >= len(view.words) or stops(view, at + 1) else max(name_run(view, at + 1), at + 1)
