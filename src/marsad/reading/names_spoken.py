"""People whom only a word of saying introduces: 'قال X Y إن …', 'وأضاف Z: "…"'.

A run of rare words between a finite cue and what opens the saying (a complementiser, a colon, a quotation, a comma) is a name.
One word alone is believed only right before a colon, a quotation or a complementiser.
"""

from __future__ import annotations

from marsad.arabic.clitics import ARTICLE, COMMAS, PEOPLES, TA_MARBUTA, TO, bare
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import HIS
from marsad.lexicon.cues import Cue
from marsad.lexicon.match import Hit
from marsad.reading.names_found import Found, figure_of_name, find_name
from marsad.reading.names_view import View
from marsad.reading.sheet import Sighting
from marsad.reading.triggers import speech_words

_OPENS = frozenset((":", QUOTE))
_FINITE = ("past.", "pres.")
_REACH = 12  # words from a word of saying to what is said, within which its speaker's office and name stand
_MIN_LETTERS = 3  # of a name that is one word


def spoken(view: View) -> None:
    """Write down the people whom a word of saying introduces and nothing else names."""
    cues = view.sheet.lexicon.entries("cue", Cue)
    for hit in view.sheet.hits_of["cue"]:
        if hit.tag.startswith(_FINITE) and ":" not in hit.tag and view.open[hit.first]:
            cue = cues[hit.index]
            if {"that", "quote"} & set(cue.frames) and not cue.strict:
                if cue.whom is None:
                    _name(view, hit)
                _set_off(view, hit)


def _name(view: View, hit: Hit) -> None:
    at = hit.last
    marked = at < len(view.words) and view.words[at] == QUOTE  # 'وقال "X Y" نائب الوزير إن'
    at += marked
    if at >= len(view.words) or at in view.taken or at in view.sheet.tokens.breaks or at in view.marks:
        return
    found = find_name(view, at)
    if found is None or found.entry >= 0 or found.first != at or found.last >= len(view.words):
        return
    if not (_in_marks(view, found) if marked else _believable(view, found.first, found.last)) or _owned(view, hit, found):
        return
    figure = figure_of_name(view, found, None)
    made = view.figures[figure]
    made.gender = made.gender or hit.tag.split(".")[1]
    tokens = view.sheet.tokens
    view.add(Sighting(at, found.last, tokens.starts[at], tokens.ends[found.last - 1], (figure,), True, why="spoken"))


def _owned(view: View, hit: Hit, found: Found) -> bool:
    """Whether one word is the object of the cue with the pronoun of its subject ('نفى ضلوعه في'), or what is said has begun with it."""
    lexicon = view.sheet.lexicon
    word, surface = view.words[found.first], view.sheet.tokens.surface(found.first, found.last)
    if found.last - found.first > 1 or word in view.given:
        return False
    his = word.endswith(HIS) and len(word) > _MIN_LETTERS + 1 and not surface.endswith(TA_MARBUTA)
    return word in lexicon.words("own_openers") or (his and "object" in lexicon.entries("cue", Cue)[hit.index].frames)


def _in_marks(view: View, found: Found) -> bool:
    """Whether a run of uncommon words fills a quotation behind which the sentence goes on, so that it is a name."""
    last, words = found.last, view.words
    goes_on = last + 1 < len(words) and words[last] == QUOTE and words[last + 1][0].isalpha()
    return goes_on and not any(word in view.common for word in words[found.first : last])


def _set_off(view: View, hit: Hit) -> None:
    """Write down a name between commas behind an unlisted title, right before what its bearer says ('the head of …, X Y: "…"')."""
    words, that = view.words, view.sheet.lexicon.words("complementisers")
    for at in range(hit.last + 1, min(hit.last + _REACH, len(words) - 1)):
        if words[at] in _OPENS | that and words[at] != QUOTE:
            return
        if words[at] in COMMAS and at + 1 not in view.taken:
            found = find_name(view, at + 1)
            if found is None or found.entry >= 0 or found.last - found.first < 2 or found.last >= len(words):
                continue
            after = words[found.last]
            if after == ":" or (after in COMMAS and found.last + 1 < len(words) and words[found.last + 1] in that | {":"}):
                figure, tokens = figure_of_name(view, found, None), view.sheet.tokens
                made = Sighting(found.first, found.last, tokens.starts[found.first], tokens.ends[found.last - 1], (figure,), True)
                made.why = "spoken-apart"
                view.add(made)
                return


def _believable(view: View, first: int, last: int) -> bool:
    """Whether what follows shows that the run was a name, and its words are no common ones."""
    after = view.words[last]
    words = view.words[first:last]
    opens = after in _OPENS or after in speech_words(view.sheet.lexicon).that
    servant = len(words) > 1 and view.mark(first, "name-starters") > 0
    foreign = len(words) > 1 and not {words[0], bare(words[0])} & view.common  # 'الفريدو', which only looks like a noun
    definite = words[0].startswith(ARTICLE) and not foreign
    if words[0] not in view.given and not servant and (definite or words[0] in view.common):
        return False
    if len(words) == 1:
        told = after.startswith(TO + TO) and not words[0].endswith(PEOPLES)  # 'قال X للصحفيين'
        placed = told or after in view.sheet.lexicon.words("adverbial_prepositions")
        placed = placed and words[0] not in view.common
        return (opens or placed) and len(words[0]) > _MIN_LETTERS
    closed = opens or after in COMMAS or last in view.offices or words[0] in view.given
    told = (opens or last in view.offices) and (words[0] in view.given or servant)
    works = len(words) > 1 and view.mark(last, "office-links") > 0 and not any(word in view.common for word in words)
    return works or (closed and (told or any(word not in view.common for word in words)))
