"""Who is meant without being named in the right place: by a pronoun before what is said, or as the state in which it happens."""

from __future__ import annotations

from collections import Counter

from marsad.arabic.clitics import PEOPLES
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import HER, HIS, THEM, definite
from marsad.lexicon.cues import Cue
from marsad.reading.acts_content import tagged
from marsad.reading.parties import CULPRITS, Parties, adjective_of, meant, side, sightings
from marsad.reading.sheet import Saying, Sheet, Sighting, figure_of
from marsad.reading.targets_roles import listed

_OPENING = 2  # tokens between a complementiser with a pronoun and what is said
_BACK = 1  # sentences back in which whom a pronoun means is looked for
_LODGED = 5  # tokens from a cue to the end of the name of the one with whom it is lodged
_THIS = 3  # tokens at the start of what is said in which 'this decision' stands
_AFFAIRS = 5  # tokens from a state's own affairs to its name

Figures = tuple[int, ...]


def by_object(sheet: Sheet, saying: Saying, own: set[str]) -> Figures:
    """Whom a pronoun that is the cue's object means ('and charged them with …'): the last of another side who agrees, or ()."""
    if saying.cue is None or saying.cue[1] > saying.first:
        return ()
    _, _, pronoun = saying.cue_tag.partition(":")
    if saying.act == "demand" and not pronoun:
        pronoun = _from_whom(sheet, saying)
    if not pronoun:
        them = [sheet.tokens.words[i] for i in range(saying.cue[1], saying.first) if "accusatives" in tagged(sheet, i)]
        pronoun = next((p for word in them for p in (HER, THEM, HIS) if word.endswith(p)), "")
    return _last(sheet, saying, own, pronoun) if pronoun else ()


def _from_whom(sheet: Sheet, saying: Saying) -> str:
    """The pronoun of an 'of them' between the cue and what is asked, or at its start."""
    assert saying.cue is not None
    pronouns = sheet.lexicon.words("from_them")
    words = [word for word in sheet.tokens.words[saying.cue[1] : saying.first + 1] if word in pronouns]
    return next((p for word in words for p in (THEM, HER, HIS) if word.endswith(p)), "")


def _last(sheet: Sheet, saying: Saying, own: set[str], pronoun: str) -> Figures:
    if saying.cue is None:
        return ()
    start = sheet.sentences[max(0, saying.sentence - _BACK)].first
    for sighting in reversed(sightings(sheet, start, saying.cue[0])):
        figures = tuple(f for f in sighting.figures if side(sheet, f) not in own)
        if figures and all(_agrees(sheet, f, pronoun) for f in figures):
            return figures
    return ()


def _agrees(sheet: Sheet, figure: int, pronoun: str) -> bool:
    who = sheet.figures[figure]
    if pronoun == HER:
        return who.gender != "m" and who.type != "person"
    if pronoun == HIS:
        return who.type == "person" and who.gender != "f" and who.number != "p"
    return who.number == "p" or who.type == "organisation"


def people(sheet: Sheet, saying: Saying, own: set[str]) -> tuple[Figures, bool]:
    """The state of a people that the cue has as its object ('called on the Lebanese to …', 'urged its Iraqi citizens'), or (); and whether
    it is only of those whom a noun before it describes ('the Lebanese lawmakers')."""
    if saying.cue is None:
        return (), False
    words = sheet.tokens.words
    for i in range(saying.cue[1], saying.first):
        actor = meant(sheet, i, own) if words[i].endswith(PEOPLES) else None
        if actor is not None:
            some = i > saying.cue[1] and i - 1 not in sheet.sighting_at and bool(definite(words[i - 1]))
            return (figure_of(sheet, actor),), some
    return (), False


def greeted(sheet: Sheet, saying: Saying, own: set[str]) -> Figures:
    """The state whose people the cue has as its object ('congratulated the Xian people on …'), or ()."""
    if saying.cue is None:
        return ()
    for i in range(saying.cue[1] + 1, saying.first):
        actor = meant(sheet, i, own) if listed(sheet, i - 1, "greeted_nouns") else None
        if actor is not None:
            return (figure_of(sheet, actor),)
    return ()


def called_so(sheet: Sheet, saying: Saying, own: set[str]) -> Figures:
    """Whose that is which the cue has as object ('called the proposal of X brave', 'called the Xian penalties illegal'), or ()."""
    if saying.cue is None or saying.cue_entry < 0 or not sheet.lexicon.entries("cue", Cue)[saying.cue_entry].called:
        return ()
    for sighting in sightings(sheet, saying.cue[1], saying.first):
        figures = tuple(f for f in sighting.figures if side(sheet, f) not in own)
        if figures:
            return figures
    actors = (meant(sheet, i, own) for i in range(saying.cue[1], saying.first))
    return next(((figure_of(sheet, actor),) for actor in actors if actor is not None), ())


def lodged_with(sheet: Sheet, saying: Saying, own: set[str]) -> Figures:
    """With whom a protest or a request is lodged ('protested to X against …'), between the cue and what is said; or ()."""
    if saying.cue is None:
        return ()
    before = sheet.lexicon.words("lodging")
    for sighting in sightings(sheet, saying.cue[1], min(saying.first, saying.cue[1] + _LODGED)):
        figures = tuple(f for f in sighting.figures if side(sheet, f) not in own)
        if figures and sheet.tokens.words[sighting.whole_first - 1] in before:
            return figures
    return ()


def culprits(sheet: Sheet, saying: Saying, who: Parties) -> Figures:
    """The group that 'the rebels' or 'the militias' means: the one named most often so far that stands for itself; the state that the
    report means by an adjective of 'the occupiers'; or ()."""
    if who.culprits < 0:
        return ()
    if "occupiers" in tagged(sheet, who.culprits):
        return _occupier(sheet, who.own)
    seen: Counter[Figures] = Counter()
    for sighting in reversed(sightings(sheet, 0, saying.first)):
        figures = tuple(f for f in sighting.figures if _group(sheet, f) and side(sheet, f) not in who.own)
        if figures and sighting.named:
            seen[figures] += 1
    return max(seen, key=lambda figures: seen[figures], default=())  # of equals the last named


def _occupier(sheet: Sheet, own: set[str]) -> Figures:
    """The state whose adjective stands right after 'the occupiers' or 'the enemy' somewhere in the report, also in a name; or ()."""
    words = sheet.tokens.words
    for hit in sheet.classed.get(CULPRITS, ()):
        if "occupiers" in tagged(sheet, hit.first):
            at = hit.last + (hit.last < len(words) and words[hit.last] == QUOTE)
            actor = adjective_of(sheet, at, own)
            if actor is not None:
                return (figure_of(sheet, actor),)
    return ()


def _group(sheet: Sheet, figure: int) -> bool:
    """Whether a figure is a group of no state: a party to a conflict, which is its own side."""
    who = sheet.figures[figure]
    return who.type == "organisation" and who.side == who.key and who.key.islower()


def pointed_at(sheet: Sheet, saying: Saying, before: Saying | None, own: set[str]) -> Figures:
    """Whose words or deed is meant by a 'this' that opens what is said: who spoke just before, else the last named of another side."""
    denied = saying.act == "deny"  # what was charged, not what was done
    if not _points(sheet, saying, "charges" if denied else "pointed"):
        return ()
    if before is not None and saying.sentence - before.sentence <= _BACK and not own & {side(sheet, f) for f in before.speakers}:
        told = all(sheet.figures[f].type != "media" for f in before.speakers)
        if told or not denied:
            return before.speakers
    if denied:
        return ()
    start = sheet.sentences[max(0, saying.sentence - _BACK)].first
    end = saying.cue[0] if saying.cue is not None else saying.first
    settings = sheet.lexicon.words("settings")
    here = sheet.sentences[saying.sentence].first
    for sighting in reversed(sightings(sheet, start, end)):
        figures = tuple(f for f in sighting.figures if side(sheet, f) not in own)
        voice = sighting.first >= here and any(sheet.figures[f].type == "person" for f in figures)  # a spokesman of no known side
        if figures and not voice and sheet.tokens.words[sighting.whole_first - 1] not in settings:
            return figures
    return ()


def _points(sheet: Sheet, saying: Saying, words: str) -> bool:
    """Whether what is said opens with 'this' and a noun of a class, a charge with 'this' alone ('this is …') or with 'the step'."""
    opening = set().union(*(tagged(sheet, i) for i in range(saying.first, min(saying.first + _THIS, saying.last))))
    if "pointing" in opening and words in opening:
        return True
    if saying.act != "accuse":
        return False
    tags, second = tagged(sheet, saying.first), sheet.tokens.words[min(saying.first + 1, saying.last - 1)]
    if "pointing" in tags:
        return not definite(second)
    return words in tags and bool(definite(sheet.tokens.words[saying.first]))


def accord(sheet: Sheet, saying: Saying, opening: int = _THIS) -> Figures:
    """The agreement that opens what is said, where it is what is praised ('the accord with X will help …') or refused; or ().
    opening: within how many tokens."""
    for i in range(saying.first, min(saying.first + opening, saying.last)):
        n = sheet.sighting_at.get(i)
        if n is not None:
            figures, after = sheet.sightings[n].figures, sheet.sightings[n].last
            if opening < _THIS and after < saying.last and sheet.tokens.words[after] in sheet.lexicon.words("dealt_with"):
                return ()  # 'refused peace with X'
            return figures if all(sheet.figures[f].type == "agreement" for f in figures) else ()
    return ()


def withheld(sheet: Sheet, saying: Saying) -> bool:
    """Whether a refusal is only one to speak ('refused to comment'), which is aimed at nobody."""
    start = range(saying.first, min(saying.first + _OPENING, saying.last))
    return saying.act == "reject" and any("withholdings" in tagged(sheet, i) for i in start)


def in_affairs(sheet: Sheet, saying: Saying, who: Parties) -> list[Sighting]:
    """The state in which its own affairs are what is spoken of ('the arrests in X'), or nobody."""
    words, at = sheet.tokens.words, sheet.lexicon.words("within")
    for n, sighting in enumerate(who.foreign):
        if words[sighting.whole_first - 1] not in at or sheet.figures[sighting.figures[0]].type != "state":
            continue
        first = max(saying.first, sighting.whole_first - _AFFAIRS)
        if any("affairs" in tagged(sheet, i) for i in range(first, sighting.whole_first)):
            return who.foreign[n : n + 1]
    return []
