"""What began at some time: whether it lasts from then on, or is over; fights that last."""

from __future__ import annotations

from marsad.arabic.clitics import FEMININES
from marsad.arabic.words import ARTICLE
from marsad.lexicon.match import Hit
from marsad.reading.deeds_scene import Scene
from marsad.reading.sheet import Moment

_LEAD = 5  # tokens before a moment in which a word tells that something began then
_TAIL = 5  # tokens behind a noun in which a verb tells who did it
_BEFORE = 2  # tokens before it in which a preposition tells that it is an occasion
_BESIDE = 2  # tokens from a deed to how long it has lasted, between which what describes it stands
_ENDING = 5  # letters of the ending of a plural with its suffix


def since(view: Scene, moment: Moment | None) -> bool:
    """Whether a moment is when something began that lasts."""
    return moment is not None and (view.has(moment.first, "deed.since") or view.has(moment.first - 1, "deed.since"))


def lasted(view: Scene, hit: Hit, moment: Moment) -> bool:
    """Whether a duration with 'since' behind a trigger tells how long ago a deed began ('X has besieged Y for two weeks'), not how long
    something told beside it has gone on, nor since when nobody did the like."""
    if moment.first < hit.last or not view.has(moment.first, "deed.since"):
        return False
    if view.find_said("deed-unequalled", max(view.first, hit.first - _LEAD), moment.first) >= 0:
        return False
    if any(view.has(i, "deed.since") for i in range(hit.last, moment.first)):
        return False
    noun = hit.tag[:4] == "noun"
    if noun and any(hit.last < i < moment.first for i in view.verbs):
        return False
    return moment.first - hit.last <= _BESIDE or not view.sheet.tokens.words[moment.first - 1].startswith(ARTICLE)


def over(view: Scene, moment: Moment | None) -> bool:
    """Whether a moment is a year before the report's, and not one since when something lasts."""
    published = view.sheet.page.document.published
    if moment is None or published is None or not moment.value[:4].isdigit() or since(view, moment):
        return False
    return moment.value[:4] < published[:4] and view.find("deed.begun", max(view.first, moment.first - _LEAD), moment.first) < 0


def waged(view: Scene, hit: Hit, carrier: int) -> bool:
    """Whether a noun with the article or a suffix, in the plural, tells fights that no word tells as over, in a sentence without a time."""
    if carrier >= 0 or view.timed or hit.tag not in ("noun.the", "noun.own") or hit.first not in view.fights:
        return False
    several = FEMININES[1] in view.sheet.tokens.words[hit.first][-_ENDING:] or view.says(hit.first, "deed-broken-plurals")
    made = view.has(hit.last, "deed.relative") or view.find("deed.light.after", hit.last, min(hit.last + _TAIL, view.last)) >= 0
    return several and not made and view.find("deed.prepositions", max(view.first, hit.first - _BEFORE), hit.first) < 0


def going_on_at(view: Scene, near: tuple[int, int]) -> int:
    """Where a word tells that something goes on, outside times and not made past by 'was'; or -1."""
    at = max(view.find("deed.ongoing", *near), view.find("deed.unended", *near))
    return -1 if at in view.timed or view.has(at - 1, "deed.was") else at
