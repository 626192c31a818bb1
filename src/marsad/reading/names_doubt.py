"""Doubt about a name that the lexicon knows: words that are also common words, and descriptors that are no part of it."""

from __future__ import annotations

from typing import NamedTuple

from marsad.arabic.clitics import ADJECTIVES, AND, BY, FEMININES, TA_MARBUTA, TANWIN, TO, bare
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import ARTICLE, FUTURE
from marsad.lexicon.match import Hit
from marsad.reading.names_view import View

_FEMININE_VERBS = ("past.f", "pres.f", "present.f")


class Part(NamedTuple):
    """The name itself within a hit: tokens first..last, code points start..end, the clitics before it."""

    first: int
    last: int
    start: int
    end: int
    clitics: str


def doubtful(view: View, hit: Hit) -> bool:
    """Whether the words are likelier something else: a verb, an accusative, a set phrase, a common word."""
    tokens = view.sheet.tokens
    end = tokens.ends[hit.last - 1]
    if not hit.clitics and qualifies(view, hit.first):
        return True
    if FUTURE in hit.clitics or TANWIN in tokens.text[end - 2 : end + 1]:
        return True
    if hit.tag == "national" and not hit.clitics and _counted(view, hit.first):
        return True
    if view.mark(hit.first - 1, "no-names") > hit.first:
        return True
    if hit.first not in view.marks:  # most are of no word class
        return False
    if view.mark(hit.first, "no-names") > hit.last:
        return True
    if view.mark(hit.first, "names-or-adjectives") > hit.last and _describes(view, hit):
        return True
    if view.mark(hit.first, "marbuta-names") == hit.last and TA_MARBUTA not in tokens.text[hit.start : end]:
        return True
    return view.mark(hit.first, "ambiguous-names") == hit.last and not _placed(view, hit)


def qualifies(view: View, at: int) -> bool:
    """Whether what else is short for a ministry tells of the definite noun before it ('السياسة الخارجية', 'الشؤون الداخلية')."""
    words = view.words
    if at == 0 or words[at] not in view.sheet.lexicon.words("ministries-or-adjectives") or at in view.sheet.tokens.breaks:
        return False
    before = words[at - 1].removeprefix(AND) if words[at - 1].startswith(AND + ARTICLE) else words[at - 1]
    noun = before.endswith(FEMININES) or bare(before) in view.sheet.lexicon.words("foreign-matters")
    return noun and (before.startswith((ARTICLE, TO + TO)) or before[1:].startswith(ARTICLE)) and at - 1 not in view.adjectives


def _describes(view: View, hit: Hit) -> bool:
    """Whether such a word tells of who stands before it: a person, a noun with the article, a pronoun."""
    before = hit.first - 1
    if before < 0 or hit.clitics:
        return False
    hits = (h for i in range(max(before - 2, 0), hit.first) for h in view.actors.get(i, ()))
    person = any(h.last == hit.first and view.entries[h.index].type == "person" for h in hits)
    return person or view.words[before].startswith(ARTICLE) or view.mark(before, "adjective-bearers") == hit.first


def _counted(view: View, at: int) -> bool:
    """Whether some people of a state are meant, by a number or a share before them ('thousands of', 'most')."""
    words = view.words
    if at and words[at - 1] in view.shares:
        return True
    return at > 1 and words[at - 1] in view.shares_of and (words[at - 2] in view.shares or words[at - 2] == "%")


def _placed(view: View, hit: Hit) -> bool:
    """Where such a name stands: an outlet where reports are credited, another after a word of place or beside a place."""
    before = hit.first - 1
    if view.entries[hit.index].type == "media":
        return hit.clitics.endswith(TO) or credited(view, hit.first)
    if hit.clitics.endswith(BY) or view.mark(before, "place-prepositions") == hit.first:
        return True
    if view.entries[hit.index].type == "state" and not hit.clitics and does(view, hit.first):
        return True
    joined = view.taken.get(before)
    kinds = () if joined is None else (view.figures[f].type for f in joined.figures)
    return hit.clitics.startswith(AND) and any(kind in ("place", "state") for kind in kinds)


def does(view: View, at: int) -> bool:
    """Whether a feminine verb of saying or doing stands right before a token: a state is its subject, an adjective is not."""
    hits = (h for h in view.sheet.hits_at.get(at - 1, ()) if h.kind in ("cue", "deed") and h.last == at)
    return any(h.tag.startswith(_FEMININE_VERBS) for h in hits)


def credited(view: View, token: int) -> bool:
    """Whether the words before a token credit an outlet ('quoted', 'according to', 'channel')."""
    before = token - 1
    if before > 0 and view.words[before] == QUOTE:
        before -= 1
    return any(view.mark(at, "outlet-cues") == before + 1 for at in (before, before - 1))


def named_part(view: View, hit: Hit) -> Part:
    """The name without the descriptor before it ('newspaper', 'city'), in its quotation marks the name alone."""
    words, tokens = view.words, view.sheet.tokens
    last, end = hit.last, hit.end
    marks = [i for i in range(hit.first, last) if words[i] == QUOTE]
    if len(marks) == 1:
        inner = marks[0] + 1
        own = words[hit.first][len(hit.clitics) :] in view.sheet.lexicon.words("heads-in-marks")
        unclosed = last >= len(words) or words[last] != QUOTE
        apart = unclosed or (marks[0] == hit.first + 1 and not own)
        alone = apart and any((h.index, h.last) == (hit.index, last) for h in view.actors.get(inner, ()))
        if alone or (apart and any(view.head_entries[h.index].takes == "name" for h in view.heads.get(hit.first, ()))):
            return Part(inner, last, tokens.starts[inner], end, "")
        if last < len(words) and words[last] == QUOTE:
            end = tokens.ends[last]
            last += 1
    descriptors = {"media": "outlet-descriptors", "place": "town-descriptors"}.get(view.entries[hit.index].type)
    first = hit.first
    if descriptors and hit.last - first > 1 and words[first][len(hit.clitics) :] in view.sheet.lexicon.words(descriptors):
        first += 1
        while first < hit.last - 1 and words[first] == QUOTE:
            first += 1
        return Part(first, last, tokens.starts[first], end, "")
    return Part(first, last, hit.start, end, hit.clitics)


def of_a_matter(view: View, hit: Hit) -> bool:
    """Whether the noun of a described office is the adjective of a matter ('a political solution')."""
    before = view.words[hit.first - 1] if hit.first else ""
    return view.office_entries[hit.index].described and not hit.clitics and before in view.sheet.lexicon.words("qualified_matters")


def pressed(view: View, at: int, hit: Hit) -> bool:
    """Whether the word for a journalist tells that something is for the press ('بيان صحفي للوزارة')."""
    word = view.words[at]
    nisba = word.endswith(ADJECTIVES) and not word.startswith(ARTICLE) and hit.last == at + 1 and not hit.clitics
    return nisba and at > 0 and view.words[at - 1] in view.sheet.lexicon.words("pressed")
