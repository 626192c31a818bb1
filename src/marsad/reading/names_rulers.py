"""Kings and sultans called by their title and given name alone ('الملك سلمان'): whom of the listed ones the report means."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from marsad.arabic.clitics import ARTICLE, with_clitics
from marsad.arabic.words import tokenise
from marsad.lexicon.actors import Actor
from marsad.lexicon.load import Lexicon
from marsad.lexicon.match import Hit
from marsad.reading.names_view import View

_ROLES = frozenset(("king", "queen", "sultan"))
_LEAST = 3  # letters of a given name

Names = dict[str, list[tuple[tuple[str, ...], int]]]


def rulers(view: View) -> None:
    """Write down among the lexicon's hits the rulers whom a title and a given name mean, before any name is read."""
    titles, names = _titles(view.sheet.lexicon), _names(view.sheet.lexicon)
    if titles.isdisjoint(view.distinct):
        return
    for at, word in enumerate(view.words[:-1]):
        if word not in titles or at + 1 in view.sheet.tokens.breaks or view.mark(at - 1, "institutions") == at:
            continue
        found = [(len(name), n) for name, n in names.get(view.words[at + 1], ()) if tuple(view.words[at + 1 : at + 1 + len(name)]) == name]
        last = at + 1 + max((size for size, _ in found), default=0)
        if not found or _goes_on(view, last) or any(h.last > at + 1 and h.tag == "name" for h in view.actors.get(at + 1, ())):
            continue
        meant = _meant(view, at, [n for size, n in found if at + 1 + size == last])
        if meant >= 0:
            tokens = view.sheet.tokens
            made = Hit(at + 1, last, tokens.starts[at + 1], tokens.ends[last - 1], "actor", meant, "name", "")
            view.actors.setdefault(at + 1, []).insert(0, made)


def _goes_on(view: View, at: int) -> bool:
    """Whether a name goes on at a token: with 'son of', another given name, a number of rulers, a rare word with the article."""
    if at >= len(view.words) or at in view.sheet.tokens.breaks:
        return False
    word = view.words[at]
    if view.mark(at, "name-particles") > 0 or (word in view.given and word not in view.common):
        return True
    return word in view.sheet.lexicon.words("regnal-numbers") or (word.startswith(ARTICLE) and word not in view.common)


def _meant(view: View, at: int, found: list[int]) -> int:
    """The ruler of this title, of those with a given name: of the state told before the title, named in full, of the state spoken of
    most; -1 where nothing tells."""
    published = view.sheet.page.document.published
    reigned = [n for n in found if _in_office(view.entries[n], published)] if published else found
    if len(reigned) < 2:
        known = reigned and (len(found) == 1 or _spoken_of(view, view.entries[reigned[0]].side))
        return reigned[0] if known else -1
    told = view.adjectives.get(at - 1)
    if told is not None:
        side = view.entries[told.index].side or view.entries[told.index].key
        return next((n for n in reigned if view.entries[n].side == side), -1)
    full = {h.index for hits in view.actors.values() for h in hits if h.index in reigned and h.tag == "name"}
    if len(full) == 1:
        return full.pop()
    times = {n: _spoken_of(view, view.entries[n].side) for n in full or reigned}
    best = sorted(times, key=lambda n: -times[n])
    return best[0] if times[best[0]] > times[best[1]] else -1


def _spoken_of(view: View, side: str | None) -> int:
    """How often a report speaks of a state, by its names and its adjectives."""
    hits = [hit for here in view.actors.values() for hit in here[:1]]
    return sum((view.entries[h.index].side or view.entries[h.index].key) == side for h in (*hits, *view.adjectives.values()))


def _in_office(entry: Actor, published: str) -> bool:
    """Whether somebody held the office when a report was published."""
    day = date.fromisoformat(published[:10]).isoformat()
    return any(start <= day and (not end or day <= end) for role, start, end in entry.offices if role in _ROLES)


@lru_cache(maxsize=2)
def _titles(lexicon: Lexicon) -> frozenset[str]:
    """The titles of rulers with what may be attached to them."""
    return frozenset(word for title in lexicon.words("of-majesties") for _, word in with_clitics(title))


@lru_cache(maxsize=2)
def _names(lexicon: Lexicon) -> Names:
    """The first word of a listed ruler's given name → the words of it and the entry, for each form of the name."""
    found: Names = {}
    starters, sons = lexicon.words("name-starters"), lexicon.words("name-sons")
    for index, entry in enumerate(lexicon.entries("actor", Actor)):
        if entry.type != "person" or not any(role in _ROLES for role, _, _ in entry.offices):
            continue
        for form in entry.forms:
            words = tokenise(form).words
            name = tuple(words[:2] if words[0] in starters - sons else words[:1])
            if len("".join(name)) >= _LEAST and len(words) > len(name) and (name, index) not in found.setdefault(name[0], []):
                found[name[0]].append((name, index))
    return found
