"""Credits inside the text: 'بحسب …', 'وفقا لـ…', 'على حد قوله'. Where they stand, and whom they name."""

from __future__ import annotations

from bisect import bisect_left

import msgspec

from marsad.arabic.clitics import AND
from marsad.arabic.words import ARTICLE, BY, PREPOSITIONS, TO
from marsad.reading.sheet import Sheet, Sighting
from marsad.reading.triggers import among, speech_words

CLOSING = frozenset(("own", "tail"))  # kinds of credits that name nobody
_COMMAS = frozenset("،,-")
_MAX_SOURCE = 6  # tokens between a credit and the source it names
_MAX_OFFICE = 10  # tokens of an office before the comma behind which its holder is named


class Creditline(msgspec.Struct, frozen=True):
    """A credit in the text: tokens first..last of its phrase and its source (from token `source` on), the figures it names, and
    whether by a document; carriers: the outlets that quote them ('بحسب ما نقلت X عن Y')."""

    first: int
    last: int
    source: int
    kind: str
    figures: tuple[int, ...]
    document: bool
    start: int
    end: int
    carriers: tuple[int, ...] = ()


def credit_stops(sheet: Sheet) -> set[int]:
    """The tokens at which a credit begins, so that what is said ends before it; a source must be named, or a comma stand before."""
    stops = set()
    for line in creditlines(sheet, 0, len(sheet.tokens)):
        comma = line.first > 0 and sheet.tokens.words[line.first - 1] in _COMMAS
        if line.kind in CLOSING or line.figures or comma:
            stops.add(line.first)
    return stops


def _plain(clitics: str) -> bool:
    return len(clitics) < 2


def creditlines(sheet: Sheet, first: int, last: int) -> list[Creditline]:
    """The credits among tokens first..last in order."""
    found: list[Creditline] = []
    places = sheet.credit_places
    for i in places[bisect_left(places, first) : bisect_left(places, last)]:
        hits = [h for h in sheet.hits_at.get(i, ()) if h.kind == "credit" and _plain(h.clitics)]
        if not hits or (found and i < found[-1].last):
            continue
        hit = max(hits, key=lambda h: h.last)
        if hit.tag in CLOSING:
            found.append(Creditline(i, hit.last, hit.last, hit.tag, (), False, hit.start, hit.end))
            continue
        if holder := _titled(sheet, hit.last, last):
            found.append(Creditline(i, holder.whole_last, hit.last, hit.tag, holder.figures, False, hit.start, hit.end))
            continue
        figures, end, document = _source(sheet, hit.last, last, hit.tag == "relay")
        quoted, behind = _quoted(sheet, end, figures, last)
        if quoted:
            found.append(Creditline(i, behind, hit.last, "source", quoted, document, hit.start, hit.end, figures))
            continue
        figures, end = _joined(sheet, figures, end)
        behind = end + any(h.tag.startswith("adj") for h in sheet.hits_at.get(end, ()))  # 'an official of X's'
        n = sheet.sighting_at.get(behind)
        told = sheet.sightings[n].figures if n is not None and _told(sheet, sheet.sightings[n]) else ()
        found.append(Creditline(i, end, hit.last, hit.tag, figures, document, hit.start, hit.end, told))
    return found


def _titled(sheet: Sheet, first: int, last: int) -> Sighting | None:
    """Where somebody is named between commas behind the office that a credit gives him ('وفقا لما ذكر الأمين العام للحلف، X، …')."""
    words = sheet.tokens.words
    at = first + any(h.kind == "cue" and h.tag.startswith(("past", "pres")) for h in sheet.hits_at.get(first, ()))
    if not any(h.kind == "office" for h in sheet.hits_at.get(at, ())):
        return None
    comma = next((i for i in range(at + 1, min(at + _MAX_OFFICE, last)) if not words[i][0].isalpha()), -1)
    n = sheet.sighting_at.get(comma + 1) if comma > 0 and words[comma] in _COMMAS else None
    seen = None if n is None else sheet.sightings[n]
    if seen is None or not seen.named or seen.clitics or sheet.figures[seen.figures[0]].type != "person":
        return None
    closed = seen.whole_last >= last or words[seen.whole_last] in _COMMAS or words[seen.whole_last] == "."
    return seen if closed and seen.first == comma + 1 else None


def _told(sheet: Sheet, seen: Sighting) -> bool:
    """Whether a name is an outlet's to which something was said."""
    return seen.clitics == TO and all(sheet.figures[f].type == "media" for f in seen.figures)


def _quoted(sheet: Sheet, first: int, figures: tuple[int, ...], last: int) -> tuple[tuple[int, ...], int]:
    """Whom the outlets named by a credit quote behind it ('… عن Y', '… نقلا عن Y'), and the token after; () where they quote nobody."""
    words, classes = sheet.tokens.words, speech_words(sheet.lexicon)
    if not figures or any(sheet.figures[f].type != "media" for f in figures):
        return (), first
    first += first < last and words[first] in _COMMAS
    first += first < last and words[first] in classes.quoting
    if first + 1 >= last or words[first] not in classes.source_links:
        return (), first
    for i in range(first + 1, min(first + 1 + _MAX_SOURCE, last)):
        n = sheet.sighting_at.get(i)
        if n is not None and sheet.sightings[n].whole_first == first + 1:
            seen = sheet.sightings[n]
            quoted = all(sheet.figures[f].type in ("person", "organisation", "state") for f in seen.figures)
            return (seen.figures, max(seen.whole_last, seen.last)) if quoted else ((), first)
    return (), first


def _joined(sheet: Sheet, figures: tuple[int, ...], last: int) -> tuple[tuple[int, ...], int]:
    """The figures of a source with those that 'and' joins to it ('بحسب شهود عيان ومصادر طبية'), and the token after them."""
    while figures and (n := sheet.sighting_at.get(last)) is not None:
        seen = sheet.sightings[n]
        speaks = all(sheet.figures[f].type in ("person", "organisation", "state", "media") for f in seen.figures)
        if seen.whole_first != last or seen.clitics != AND or not speaks:
            break
        figures, last = (*figures, *(f for f in seen.figures if f not in figures)), max(seen.whole_last, seen.last)
    return figures, last


def _source(sheet: Sheet, first: int, last: int, carrier: bool = False) -> tuple[tuple[int, ...], int, bool]:
    """The source named after a credit, the token after it, and whether a document stands between; a carrier is no one
    named after a preposition ('as the site relayed from X')."""
    classes = speech_words(sheet.lexicon)
    document = False
    i = first
    figures: tuple[int, ...] = ()
    while i < min(last, first + _MAX_SOURCE):
        word = sheet.tokens.words[i]
        n = sheet.sighting_at.get(i)
        if n is not None:
            seen = sheet.sightings[n]
            if any(sheet.figures[f].type in ("place", "agreement") for f in seen.figures) or seen.clitics[-1:] == BY:
                break
            if i > first + 1 and sheet.tokens.words[first][0] != TO and _told(sheet, seen):
                break  # 'according to what somebody close to him said to X'
            return seen.figures, max(seen.whole_last, seen.last), document
        if word in classes.norms or (i == first and classes.norms & {word[1:], ARTICLE + word[2:]} and word[0] == TO):
            break  # 'according to the law'
        if word in classes.received or among(word, classes.occasions):
            break  # 'a statement that the paper received', 'a statement after his talks with X'
        if document and word in classes.relatives and sheet.tokens.words[i + 1] not in classes.issuing:
            break  # 'the declaration that X drafted'
        if word in _COMMAS or (i > first and _cue(sheet, i)) or word in classes.that or word == ".":
            break
        if carrier and among(word, classes.adverbial):
            break
        bare = word[1:] if word[0] in PREPOSITIONS else word
        document = document or word in classes.documents or bare in classes.documents
        i += 1
    return figures, i, document


def _cue(sheet: Sheet, token: int) -> bool:
    return any(hit.kind == "cue" and hit.tag.startswith("part") for hit in sheet.hits_at.get(token, ()))
