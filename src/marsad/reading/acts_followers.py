"""What must follow a word of a pattern of acts for it to carry its act: another of its words, a quality, what it is said of."""

from __future__ import annotations

from marsad.arabic.clitics import bare
from marsad.arabic.words import definite
from marsad.lexicon.acts import QUALITY, ActPattern
from marsad.lexicon.match import Hit
from marsad.reading.acts_content import Content
from marsad.reading.sheet import Sheet

_SOON = 12  # tokens to another word of a pattern
_STEM = 4  # letters by which two words of a pattern are told apart


def twice(sheet: Sheet, content: Content, hit: Hit) -> bool:
    """Whether another word of the pattern, of another stem, follows a hit soon and undenied."""
    stem = _stem(sheet, hit)
    later = [o for o in content.found if o.index == hit.index and 0 <= o.first - hit.last <= _SOON and o.first not in content.denied]
    return any(_stem(sheet, other) != stem for other in later)


def qualified(sheet: Sheet, content: Content, pattern: ActPattern, hit: Hit) -> bool:
    """Whether a hit is no quality itself and a quality of its pattern follows it soon, undenied and without the article."""
    words = sheet.tokens.words
    later = (o for o in _after(content, pattern, hit) if o.first not in content.denied)
    return any(not definite(words[o.first][len(o.clitics) :]) for o in later)


def followed(content: Content, pattern: ActPattern, hit: Hit) -> bool:
    """Whether a hit is no follower itself and a follower of its pattern begins soon after it, denied or not."""
    return bool(_after(content, pattern, hit))


def _after(content: Content, pattern: ActPattern, hit: Hit) -> list[Hit]:
    """The qualities and followers of a pattern that begin within its reach behind a hit that is none."""
    if hit.tag == QUALITY:
        return []
    return [o for o in content.qualities.get(hit.index, ()) if 0 <= o.first - hit.last < pattern.within]


def _stem(sheet: Sheet, hit: Hit) -> str:
    return bare(sheet.tokens.words[hit.first][len(hit.clitics) :])[:_STEM]
