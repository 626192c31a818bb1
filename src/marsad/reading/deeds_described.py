"""People whom nothing names and who take part in a deed: 'fifty members of X', 'ten Y fishermen', 'a delegation of Z'.

Their phrase makes a figure of its own, with the side that an adjective or a name in it tells. What the report calls by the same noun
later is the same figure, and so is the speaker whom the same words describe.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, pairwise

from marsad.arabic.clitics import ADJECTIVES, FEMININE, MANNER, NISBAS, PEOPLES, YEH, bare, with_clitics
from marsad.arabic.romanise import romanise
from marsad.arabic.words import ARTICLE, CONJUNCTIONS, OF, PREPOSITIONS, TO
from marsad.lexicon.actors import Actor
from marsad.lexicon.load import Lexicon
from marsad.lexicon.match import Hit
from marsad.reading.deeds_clitics import clitics_of
from marsad.reading.deeds_scene import Party, Scene
from marsad.reading.sheet import Figure, Sheet, Sighting, keyed

_LONGEST = 8  # words of a phrase
_TAIL = 2  # words between people and those of them that are named
_LEAST = 5  # letters of such an adjective
_STEM = 4  # letters in which a noun and its other forms agree


_LISTS = ("folk", "single", "envoys", "counts", "officers", "delegations", "groups", "firms")


@dataclass(slots=True, frozen=True)
class Folk:
    """The lists of nouns. begins: a word as written that begins a phrase → what stands before its noun or count, whether it is a count."""

    people: frozenset[str]
    single: frozenset[str]
    envoys: frozenset[str]
    counts: frozenset[str]
    officers: frozenset[str]
    delegations: frozenset[str]
    groups: frozenset[str]
    firms: frozenset[str]
    begins: dict[str, tuple[str, bool]]


_FOLK: dict[int, Folk] = {}


def folk(lexicon: Lexicon) -> Folk:
    """The nouns of people that a lexicon lists."""
    known = _FOLK.get(id(lexicon))
    if known is None:
        nouns, single, envoys, counts, officers, delegations, groups, firms = (lexicon.words(f"deed_{name}") for name in _LISTS)
        people = nouns | officers
        begins = {written: (clitics, True) for word in counts for clitics, written in with_clitics(word)}
        for word in sorted(people):
            begins.update({w: (c, False) for form in (ARTICLE + word, word) for c, w in with_clitics(form) if c or form == w})
        begins.update({form: ("", False) for word in people for form in (ARTICLE + word, word)})
        known = _FOLK[id(lexicon)] = Folk(people, single, envoys, counts, officers, delegations, groups, firms, begins)
    return known


def described(view: Scene, i: int, whole: dict[int, int], known: Folk) -> tuple[Party, str] | None:
    """The party of a phrase for people that begins at a token, and what is written before it; None where none does.

    whole: token → index of the sighting that it belongs to.
    """
    sheet = view.sheet
    if i in view.verbs or i in view.timed or not (found := _opening(view, i, known)):
        return None
    clitics, i, head = found
    if head in whole:
        return None
    noun = sheet.tokens.words[head] if head > i else sheet.tokens.words[i][len(clitics) :]
    noun = _lam(noun, clitics)
    if noun.removeprefix(ARTICLE) in known.delegations and view.says(head + 1, "deed-accompanies"):
        return None  # 'received X and the delegation with him'
    last, sides, bodies = _extent(view, head, noun, whole, known, counted=head > i)
    if last < 0 or (noun.startswith(ARTICLE) and head == i and view.has(i, "deed.foes") and not sides and not _subject(view, i, last)):
        return None
    if not sides and bare(noun) in known.firms:
        return None
    figure = _known(sheet, i, noun, last - head, sides)
    if figure is None:
        if head == i and not _stands(noun, last - head, sides, bodies, known):
            return None
        figure = _figure(sheet, i, last, head, noun, sides)
    start = sheet.tokens.inside(i, len(clitics))
    sheet.described.append(Sighting(i, last, start, sheet.tokens.ends[last - 1], (figure,), False, clitics, why="described"))
    return Party((figure,), i, last, named=False), clitics


def _subject(view: Scene, i: int, last: int) -> bool:
    """Whether 'the rebels' and the like are the subject of a verb: in the nominative, or behind 'that'; 'the fighters' alone may be
    anybody's."""
    noun = view.sheet.tokens.words[i]
    if last == i + 1 and view.says(i, "deed-fighters"):
        return False
    return noun.endswith(PEOPLES[1]) or (noun.endswith(PEOPLES[0]) and view.has(i - 1, "complementisers"))


def nominative(view: Scene, hit: Hit) -> bool:
    """Whether people in the nominative stand right behind a noun of force: it is the verb written like it ('the rebels shelled')."""
    word = view.sheet.tokens.words[hit.last] if hit.last < view.last else ""
    return hit.tag == "noun" and not hit.clitics and word.endswith(PEOPLES[1]) and view.has(hit.last, "deed.foes")


def spelled_out(view: Scene, found: list[Party]) -> list[Party]:
    """The parties with people whom nothing names told by those of them that are named ('members of X, among them Y and Z')."""
    taken: set[int] = set()
    for group, party in pairwise(found):
        if group.named or group.weak or view.sheet.figures[group.figures[0]].number != "p" or not view.acts(party):
            continue
        at = view.find("deed.spelled_out", group.last, min(group.last + _TAIL, view.last))
        if at >= 0 and party.named and 0 < party.first - at <= _TAIL:
            group.figures, group.last, group.named = party.figures, party.last, True
            taken.add(party.first)
    return [party for party in found if party.first not in taken]


def _stands(noun: str, size: int, sides: tuple[str, ...], bodies: bool, known: Folk) -> bool:
    """Whether people who are not counted are a party of their own: 'the X delegation' is X, 'the ministers' are some told before."""
    if noun.startswith(ARTICLE):
        return bare(noun) not in known.officers | known.single - known.delegations and not (sides and size == 2 and not bodies)
    return noun not in known.officers or bool(sides)


def _lam(noun: str, clitics: str) -> str:
    """A noun whose article is written as one letter behind 'to'."""
    return ARTICLE + noun[1:] if clitics.endswith(TO) and noun.startswith(TO) else noun


def _opening(view: Scene, i: int, known: Folk) -> tuple[str, int, int] | None:
    """What is written before a phrase at a token, where it begins and where its noun stands; None where none begins."""
    words = view.sheet.tokens.words
    clitics, counts = known.begins[words[i]]
    if not counts:
        return clitics, _number(view, i) if not clitics else i, i
    at = i + 1
    while at < view.last and (words[at] == OF or words[at] in known.counts):
        at += 1
    near = at < view.last and at - i <= _LONGEST // 2
    if not near or bare(words[at]) not in known.people:
        return None
    return clitics, i if clitics else _about(view, i), at


def _number(view: Scene, i: int) -> int:
    """Where the figure stands that counts the people at a token ('50 members', '10 of the members'); the token itself without one."""
    words = view.sheet.tokens.words
    at = i - 1 if words[i - 1] != OF else i - 2
    return _about(view, at) if at >= view.first and words[at].isdigit() else i


def _about(view: Scene, at: int) -> int:
    """Where 'about' or 'more than' begins before a number, else the number itself."""
    while at - 1 >= view.first and view.has(at - 1, "deed.about"):
        at -= 1
    return at


def _extent(
    view: Scene, head: int, noun: str, whole: dict[int, int], known: Folk, counted: bool
) -> tuple[int, tuple[str, ...], bool]:
    """Where a phrase ends, the sides that it tells, and whether a body is named in it; -1 where those named in it act themselves."""
    sheet = view.sheet
    words, entries = sheet.tokens.words, sheet.lexicon.entries("actor", Actor)
    definite, sides, body, at = noun.startswith(ARTICLE), [], False, head + 1
    while at < min(view.last, head + _LONGEST):
        within = at + 1 if view.has(at, "deed.place") or words[at] == OF or view.has(at, "deed.stands_for") else at
        n = whole.get(within)
        if n is not None:
            seen = sheet.sightings[n]
            figure = sheet.figures[seen.figures[0]]
            if within == at == head + 1 and not seen.named and bare(noun) in known.single and words[at].endswith(ADJECTIVES[-2:]):
                sides += [figure.side] if figure.side else []
                at = seen.last  # 'a delegation, a parliamentary one of X'
                continue
            annexed = within == at and not noun.endswith(PEOPLES) and (at == head + 1 or bare(words[at - 1]) in known.people)
            if definite or seen.clitics or figure.type not in ("organisation", "state") or not (annexed or within > at):
                break
            if not counted and (annexed or bare(noun) in known.envoys):
                return -1, (), False
            if view.has(at, "deed.place") and figure.type == "state":
                break
            sides.append(figure.side or figure.key)
            body, at = True, max(seen.last, seen.whole_last)
        elif at in view.adjectives and not view.adjectives[at].clitics:
            actor = entries[view.adjectives[at].index]
            if actor.type == "organisation" and bare(noun) in known.envoys:
                return -1, (), False
            sides.append(actor.side or actor.key)
            at = view.adjectives[at].last
        elif words[at] == OF and within < view.last and (bare(words[within]) in known.people or _from(noun, words[within])):
            at = within + 1
        elif _adjective(view, at, noun, known) or (at == head + 1 and not sides and _beside(view, at, noun, whole, known)):
            at += 1
        else:
            break
    return at, tuple(dict.fromkeys(sides)), body


def _beside(view: Scene, at: int, noun: str, whole: dict[int, int], known: Folk) -> bool:
    """Whether people are annexed to the word right behind their noun ('members of the opposition'), or 'and' joins others of the same
    kind to it, who are one party with it ('activists and sympathisers')."""
    word = view.sheet.tokens.words[at]
    if not noun.endswith(PEOPLES) and _from(noun, word):
        return True
    if word[0] not in CONJUNCTIONS or at in view.verbs or at in whole or at in view.opens or at + 1 in view.adjectives:
        return False
    other = word[1:]
    alike = bare(other) in known.people or (len(other) > _LEAST and noun.endswith(PEOPLES) and other.endswith(noun[-2:]))
    return alike and other.startswith(ARTICLE) == noun.startswith(ARTICLE)


def _from(noun: str, word: str) -> bool:
    """Whether people that nothing has told of before come from what a word names ('a delegation from the council')."""
    return not noun.startswith(ARTICLE) and word.startswith(ARTICLE)


def _adjective(view: Scene, at: int, noun: str, known: Folk) -> bool:
    """Whether a word qualifies the people before it."""
    word = view.sheet.tokens.words[at]
    if view.has(at, "deed.others"):
        return True
    if at in view.verbs or at in view.timed or at in view.opens or len(word) < _LEAST or word[0] in CONJUNCTIONS:
        return False
    if word.startswith(ARTICLE) != noun.startswith(ARTICLE) or word[0] == YEH or clitics_of(view.sheet, at)[-1:] in tuple(PREPOSITIONS):
        return False
    if bare(noun) in known.single:
        return word.endswith(ADJECTIVES[-2:])
    if bare(noun) in known.groups:
        return word.endswith(FEMININE) and (word.startswith(ARTICLE) or word.endswith(NISBAS[0]) or word.startswith(MANNER[0]))
    return word.endswith(noun[-2:] if noun.endswith(PEOPLES) else PEOPLES)


def _known(sheet: Sheet, first: int, noun: str, size: int, sides: tuple[str, ...]) -> int | None:
    """The figure described before that the same words mean again: at the same place, or with the same noun behind the article."""
    words = sheet.tokens.words
    again = noun.startswith(ARTICLE) and size <= 1 + len(sides)
    for seen in chain(reversed(sheet.described), (s for s in reversed(sheet.sightings) if not s.named)):
        if seen.first == first:
            return seen.figures[0]
        side = sheet.figures[seen.figures[0]].side
        same = (side in sides and (size == 1 + len(sides) or noun.startswith(ARTICLE))) or (again and not sides and seen.first < first)
        if same and any(_alike(words[i], noun) for i in range(seen.first, min(seen.first + 3, seen.last))):
            return seen.figures[0]
    return None


def _alike(word: str, noun: str) -> bool:
    """Whether two nouns are one but for the article and the ending."""
    one, other = bare(word), bare(noun)
    return one == other or (min(len(one), len(other)) >= _STEM - 1 and one[:-1] == other) or (len(one) > _STEM and one[:-2] == other[:-2])


def _figure(sheet: Sheet, first: int, last: int, head: int, noun: str, sides: tuple[str, ...]) -> int:
    """A figure for a phrase, or the one that has its key."""
    known = folk(sheet.lexicon)
    key = romanise(_plain(noun, sheet.tokens.words[head + 1 : last], known))
    if (again := keyed(sheet, key)) >= 0:
        return again
    one = head == first and bare(noun) in known.single - known.delegations
    side = sides[0] if len(sides) == 1 else None
    surface = sheet.tokens.surface(first, last)
    sheet.figures.append(Figure(key, "person" if one else "organisation", surface, None, side, number="s" if one else "p"))
    return len(sheet.figures) - 1


def _plain(noun: str, words: list[str], known: Folk) -> list[str]:
    """The words of a phrase without articles, and without the ending of the accusative where its noun has one."""
    first = bare(noun)
    if not (first.endswith(ARTICLE[0]) and first[:-1] in known.people):
        return [first, *map(bare, words)]
    return [first[:-1], *(bare(word)[: -word.endswith(ADJECTIVES[-1]) or None] for word in words)]
