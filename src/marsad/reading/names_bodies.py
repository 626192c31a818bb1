"""Bodies by pattern: a head noun with a demonym, the name of a state, or a name of its own ('البحرية' + adjective, 'حزب' + name)."""

from __future__ import annotations

from marsad.arabic.clitics import ARTICLE
from marsad.arabic.romanise import romanise
from marsad.lexicon.heads import Head
from marsad.lexicon.match import Hit
from marsad.reading.names_actors import best_hit
from marsad.reading.names_view import View
from marsad.reading.sheet import Figure, Sighting

OPENING = frozenset("\"('")
CLOSING = frozenset("\")'")


def bodies(view: View, covered: dict[int, int]) -> None:
    """Write down the bodies, outlets, places and agreements that heads make."""
    for at, hits in sorted(view.heads.items()):
        if not view.open[at] or at in covered:
            continue
        for hit in sorted(hits, key=lambda h: (-h.last, len(h.clitics))):
            head = view.head_entries[hit.index]
            made = _sided(view, hit, head) if head.takes == "side" else _named(view, hit, head)
            if made is not None and not _longer_known(view, made):
                view.add(made)
                break


def _longer_known(view: View, made: Sighting) -> bool:
    hit = best_hit(view, made.first)
    return hit is not None and hit.last >= made.last


def _sided(view: View, hit: Hit, head: Head) -> Sighting | None:
    """A head with the side that follows it, one adjective of another kind between them allowed."""
    if hit.tag == "of":
        state = best_hit(view, hit.last)
        if state is None or state.clitics or view.entries[state.index].type != "state":
            return None
        entry, last = view.entries[state.index], state.last
    else:
        at = hit.last
        adjective = view.adjectives.get(at)
        if adjective is None and view.mark(at, "office-qualifiers") > 0:
            adjective = view.adjectives.get(at + 1)
        if adjective is None or adjective.clitics or not view.words[adjective.first].startswith(ARTICLE):
            return None
        if not _agrees(adjective.tag, head):
            return None
        entry, last = view.entries[adjective.index], adjective.last
    side = entry.side or entry.key
    english = head.english.replace("{adjective}", entry.en_adjective or entry.name.en or entry.key)
    key = head.keys.get(side) or english.lower().replace(" ", "-")
    name = view.sheet.tokens.surface(hit.first, last)[len(hit.clitics) :]
    sided = side if head.type == "organisation" else None
    figure = view.figure(Figure(key, head.type, name, english, sided, gender=head.gender))
    return Sighting(hit.first, last, hit.start, view.sheet.tokens.ends[last - 1], (figure,), True, hit.clitics, why=f"head:{head.id}")


def _agrees(tag: str, head: Head) -> bool:
    _, gender, number = tag.split(".")
    return number != "s" or gender == head.gender


def _named(view: View, hit: Hit, head: Head) -> Sighting | None:
    """A head with a name of its own: in quote marks, or a run of words that are nobody's common words."""
    words, tokens = view.words, view.sheet.tokens
    at = hit.last
    if at >= len(words):
        return None
    quoted = words[at] in OPENING
    if quoted:
        last = next((i for i in range(at + 1, min(at + 6, len(words))) if words[i] in CLOSING), -1)
        if last < at + 2 or any(w in ".:" for w in words[at + 1 : last]):
            return None
        first, end = at + 1, last
    else:
        if head.name in ("quoted", "place"):
            return None
        first, end = at, _run(view, at)
        if end == first:
            return None
    if any(i in view.taken for i in range(first, end)) and head.name != "out":
        return None
    if best_hit(view, first) is not None and head.name == "out":
        return None
    begin = hit.first if head.name != "out" else first
    name = " ".join(tokens.surface(i, i + 1) for i in range(first, end))
    slug = romanise(words[first:end])
    english = head.english.replace("{name}", slug.replace("-", " ").title())
    figure = view.figure(Figure(english.lower().replace(" ", "-"), head.type, name, english, gender=head.gender))
    start = hit.start if begin == hit.first else tokens.starts[first]
    stop = end + 1 if quoted and head.name != "out" else end
    clitics = hit.clitics if begin == hit.first else ""
    return Sighting(begin, stop, start, tokens.ends[stop - 1], (figure,), True, clitics, hit.first, why=f"head:{head.id}")


def _run(view: View, at: int) -> int:
    """The end of a run of uncommon words: one, or two where the second is uncommon too."""
    end = at
    while end < len(view.words) and end - at < 2 and _uncommon(view, end) and (end == at or end not in view.sheet.tokens.breaks):
        end += 1
    return end


def _uncommon(view: View, at: int) -> bool:
    word = view.words[at]
    if not word[0].isalpha() or len(word) < 3 or word in view.common or at in view.adjectives or at in view.marks:
        return False
    return not word.startswith(ARTICLE)
