"""A name found after a phrase or a title, and the figure it belongs to."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

import msgspec

from marsad.arabic.clitics import ARTICLE, COMMAS, FULL_NISBAS, IMPERFECT, MANNER, THEN, bare
from marsad.arabic.letters import fold
from marsad.arabic.romanise import romanise, skeleton
from marsad.lexicon.load import Lexicon
from marsad.lexicon.schema import Actor
from marsad.reading.names_inflected import inflected
from marsad.reading.names_run import name_run, person_hit, rare, skip_honorifics, stops, with_house
from marsad.reading.names_view import View
from marsad.reading.sheet import Figure, Sighting

MIN_SHAPE = 3  # consonants below which spellings of a surname are not compared
MIN_MANNER = 4  # letters below which a word is no participle of manner
MIN_NAME = 2  # letters below which one word is no name
SAME_FIRST_NAME = 0.65  # share of letters two spellings of one given name have in common


class Found(msgspec.Struct, frozen=True):
    """A name after a phrase: its tokens, and the entry of the lexicon that has it (or -1)."""

    first: int
    last: int
    entry: int = -1
    clitics: int = 0
    figure: int = -1


def name_like(view: View, found: Found) -> bool:
    """Whether one unlisted word can be a name: neither definite, nor short, nor a verb, nor a participle of manner ('smiling')."""
    word = view.words[found.first]
    manner = word.startswith(MANNER[0]) and word.endswith(MANNER[1]) and len(word) > MIN_MANNER
    return len(word) > MIN_NAME and not word.startswith((ARTICLE, *IMPERFECT)) and not manner and not inflected(view, found.first)


def find_name(view: View, at: int) -> Found | None:
    """The name that begins at a token, titles of honour skipped."""
    begin, at = at, skip_honorifics(view, at)
    honoured = at > begin
    at += at + 1 < len(view.words) and _qualifying(view, at)
    if at >= len(view.words) or at in view.taken or at in view.sheet.tokens.breaks:
        return None
    hit = person_hit(view, at)
    end = name_run(view, at, True) if hit is None or hit.tag == "surname" else at
    if end == at and hit is None and at + 1 < len(view.words) and (first_of_two(view, at) or (rare(view, at) and not stops(view, at + 1))):
        rest = at + 1 + (view.mark(at + 1, "name-tails") > 0)
        end = max(name_run(view, rest, True) if rest < len(view.words) else rest, rest)
    if end == at and hit is None and honoured and _honoured(view, at):
        end = at + 2
    alone = hit is not None and view.words[at] not in view.given  # a surname that no given name goes before
    if hit is not None and (end <= hit.last or alone):
        return Found(at, with_house(view, hit.last), hit.index)
    return Found(at, end) if end > at else None


def _honoured(view: View, at: int) -> bool:
    """Whether a given name that is a verb or a noun too stands behind a title, with one definite word before a comma ('الدكتور' + 'رفعت
    السعيد،')."""
    words, breaks = view.words, view.sheet.tokens.breaks
    if at + 2 >= len(words) or words[at] not in view.given or {at + 1, at + 2} & breaks or at + 1 in view.taken:
        return False
    closed = words[at + 2] in COMMAS or words[at + 2] in view.sheet.lexicon.words("complementisers")
    return closed and words[at + 1].startswith(ARTICLE) and at + 1 not in view.adjectives


def _qualifying(view: View, at: int) -> bool:
    """Whether a definite nisba, title or word of praise goes on with an office, since a given name follows it ('المفكر X', 'البارع X')."""
    word, after = view.words[at], view.words[at + 1]
    if not word.startswith(ARTICLE) or word in view.given or after not in view.given or at + 1 in view.sheet.tokens.breaks:
        return False
    titled = bare(word) in view.sheet.lexicon.words("personal_titles")
    nisba = word.endswith(FULL_NISBAS[:2]) and len(word) > MIN_MANNER + 1 and at not in view.adjectives
    praised = len(word) > MIN_MANNER and bare(word) not in view.given and at not in view.adjectives and view.mark(at, "honorifics") < 0
    return at not in view.taken and (titled or nisba or praised)


def first_of_two(view: View, at: int) -> bool:
    """Whether a word that may be a common one begins a name, since a given name or 'servant of …' follows ('إحسان' + 'عبد الجبار')."""
    word, after = view.words[at], view.words[at + 1]
    if at in view.adjectives or not view.open[at] or at + 1 in view.sheet.tokens.breaks or at + 1 in view.taken:
        return False
    tail = word in view.given and view.mark(at + 1, "name-tails") > 0
    servant = tail or (view.mark(at + 1, "name-starters") == at + 2 and view.mark(at + 2, "name-tails") > 0)
    if not servant and (after not in view.given or after in view.common):
        return False
    if word in view.given:
        return True
    return word[0] == THEN and word not in view.common and len(word) > MIN_NAME and word[1:] not in view.given


def figure_of_name(view: View, found: Found, side: str | None) -> int:
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
    if len(words) == 1 and (borne := _borne(view, found, words[0])) >= 0:
        return borne
    surface = " ".join(view.sheet.tokens.surface(i, i + 1) for i in range(found.first, found.last))[found.clitics :]
    return view.figure(Figure(romanise(words), "person", surface, None, side))


def _borne(view: View, found: Found, word: str) -> int:
    """The person named in full before whom one word means: by the given name nobody else bears, by a name in the middle of the full
    one ('تشاووش' after 'X تشاووش أوغلو'), by another spelling of the surname ('بنيتو' after 'X بينيتو'); or -1."""
    full = [s for s in view.sightings if s.named and s.first < found.first and s.last - s.first > 1]
    full = [s for s in full if view.figures[s.figures[0]].type == "person"]
    first = {s.figures[0] for s in full if view.words[s.first] == word and not s.clitics}
    if len(first) == 1:
        return first.pop()
    if word in view.given or word in view.common:
        return -1
    inside = (s for s in reversed(full) if word in view.words[s.first + 1 : s.last] or _respelt(view, s, word))
    return next((s.figures[0] for s in inside), -1)


def _respelt(view: View, sighting: Sighting, word: str) -> bool:
    """Whether a word is another spelling of a surname: it begins alike and has the same consonants and about as many letters."""
    name = view.words[sighting.last - 1]
    alike = name[0] == word[0] and abs(len(name) - len(word)) <= 1 and len(skeleton(word)) >= MIN_SHAPE
    return alike and skeleton(name) == skeleton(word)


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
    if best < 0 and side is not None and len(words) > 1:
        near = _spellings(view.sheet.lexicon).get((side, skeleton(words[-1])), ())
        best = next((index for index in near if _spelt(view, words, view.entries[index])), -1)
    return best


@lru_cache(maxsize=4)
def _spellings(lexicon: Lexicon) -> dict[tuple[str, str], tuple[int, ...]]:
    """Side and consonants of the last name → listed people, in the order of the lexicon."""
    found: dict[tuple[str, str], tuple[int, ...]] = {}
    for index, entry in enumerate(lexicon.entries("actor", Actor)):
        if entry.type == "person" and entry.side and entry.forms:
            shape = skeleton(fold(entry.forms[0].split(" ")[-1]))
            if len(shape) >= MIN_SHAPE:
                found[entry.side, shape] = (*found.get((entry.side, shape), ()), index)
    return found


def _spelt(view: View, words: list[str], entry: Actor) -> bool:
    if len(words) == 1:
        return True
    first = fold((entry.forms[0] if entry.forms else entry.name.ar or "").split(" ")[0])
    if first in view.given and words[0] in view.given and skeleton(first) != skeleton(words[0]):
        return False  # two given names, each known
    return bool(first) and SequenceMatcher(None, first, words[0]).ratio() >= SAME_FIRST_NAME


def known_alone(view: View, found: Found | None) -> Found | None:
    """A found name, unless it is a given name alone that nobody in this report bears."""
    if found is None or found.entry >= 0 or found.last - found.first > 1 or view.words[found.first] not in view.given:
        return found
    word = view.words[found.first]
    for figure, made in enumerate(view.figures):
        if made.type == "person" and fold((made.ar or "").split(" ")[0]) == word:
            whole = found.last < len(view.words) and fold((made.ar or "").split(" ")[-1]) == view.words[found.last]
            return Found(found.first, found.last + whole, -1, 0, figure)
    return None
