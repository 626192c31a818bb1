"""How a deed stands among what is told beside it: as an occasion, as one before others, as one that the reader knows of."""

from __future__ import annotations

from marsad.arabic.clitics import FEMININES
from marsad.arabic.words import ARTICLE
from marsad.lexicon.match import Hit
from marsad.reading.deeds_scene import Scene
from marsad.reading.sheet import Deed, Sheet
from marsad.reading.triggers import among

_LED = 2  # tokens before a noun in which a word tells that it is an occasion
_EARLIER = 5  # tokens behind a contact in which a word tells that it was before others
_OF = 2  # tokens before a noun in which a wave or a series of what it names is told


def setting(view: Scene, hit: Hit) -> tuple[bool, bool, bool]:
    """Whether a contact is the occasion of what is told beside it ('said at a meeting with X'), whether it is one before others, and
    whether a noun of one deed with the article tells it."""
    near = max(view.first, hit.first - _LED)
    led = hit.tag[:4] == "noun" and view.find("deed.at", near, hit.first) >= 0
    before = view.find("deed.earlier", hit.last, min(hit.last + _EARLIER, view.last)) >= 0
    return led, before or view.find("deed.earlier", near, hit.first) >= 0, _pointed(view, hit)


def _pointed(view: Scene, hit: Hit) -> bool:
    """Whether a noun of one deed with the article points at what the reader knows of, and at no further one."""
    more = view.sheet.tokens.words[hit.first].endswith(FEMININES[1]) or view.says(hit.first, "deed-broken-plurals")
    return hit.tag == "noun.the" and not more and not view.says(hit.last, "deed-further")


def wave(sheet: Sheet, deed: Deed) -> bool:
    """Whether a deed is told as a wave or a series of many: none of those told before."""
    waves = sheet.lexicon.words("deed-waves")
    return any(among(word, waves) for word in sheet.tokens.words[max(0, deed.first - _OF) : deed.first])


def definite(sheet: Sheet, deed: Deed) -> bool:
    """Whether a deed is told by a noun with the article, as one told before; not 'a wave of the attacks'."""
    return sheet.tokens.words[deed.first].startswith(ARTICLE) and not wave(sheet, deed)
