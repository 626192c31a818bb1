"""What a second cue reports that stands between a first one and the words it seems to report ('نفى ذلك وأكد أن', 'تحدث X وقال: …')."""

from __future__ import annotations

from marsad.arabic.words import CONJUNCTIONS
from marsad.reading.frame_parts import Frame, Make, Places
from marsad.reading.sheet import Sheet
from marsad.reading.triggers import COMMAS, Trigger, among, speech_words, triggers

_CLAUSES = frozenset(("that", "quote", "colon"))
_QUOTED = "quote"  # the way of cues that report words
_ONE = "s"
_FINITE = frozenset(("past", "pres"))
_PARTICIPLE, _UNMARKED = "part", "unmarked"
_LED = frozenset(("that", "preposition"))  # a word of its own stands before what is said


def handed_on(sheet: Sheet, places: Places, made: Frame, limit: int, frame: Make) -> Frame | None:
    """The frame of a cue, unless another verb of saying on its level, between it and what is said, reports that: then the other's by
    the same subject, or None where that has a subject of its own."""
    if made.document or made.how not in _CLAUSES or made.content - made.trigger.last <= 2:
        return made
    for second in _between(sheet, made):
        other = places.foresee(sheet, second, limit, frame)
        if other is None or other.content != made.content:
            continue
        own = (other.explicit or other.noun >= 0) and second.number == _ONE
        if own or other.how != made.how or made.trigger.tense not in _FINITE or _parted(sheet, made.trigger, second):
            return None
        made.trigger = second
        return made
    return made


def own_clause(sheet: Sheet, places: Places, made: Frame, limit: int, frame: Make) -> Frame | None:
    """The frame of a cue within its own clause, where what it seems to report belongs to the clause of another cue behind it ('يعارض X
    ذلك، كما شدد على أن'): what it reports itself, else the other's by the same subject, or None where that has a subject of its own."""
    one = _nearer(sheet, places, made, limit, frame)
    if one is None:
        return made
    own = frame(sheet, places, made.trigger, _before(sheet, one.first))
    that = speech_words(sheet.lexicon).that
    if own is not None and own.how == _UNMARKED and not that.isdisjoint(sheet.tokens.words[own.content : one.first]):
        own = None  # 'X added in his speech that'
    if own is not None or one.tense == _PARTICIPLE:
        return own or made
    other = places.foresee(sheet, one, limit, frame)
    if other is None or other.explicit or other.noun >= 0 or made.trigger.tense not in _FINITE:
        return None
    made.trigger = one
    return made


def _nearer(sheet: Sheet, places: Places, made: Frame, limit: int, frame: Make) -> Trigger | None:
    """The cue between another one and the words that this seems to report that begins a clause of its own and reports them itself."""
    first, text, words = made.trigger.last + 1, sheet.tokens.words, speech_words(sheet.lexicon)
    if made.document or made.content - first <= 1 or text[made.content - 1 - (made.how in _LED)] in COMMAS:
        return None  # an aside ends there
    said = made.trigger.cue.plain and made.how in _CLAUSES
    for hit in sheet.within("cue", first, made.content):
        participle, before = hit.tag[:4] == _PARTICIPLE, text[hit.first - 1]
        if not (participle or (hit.tag[:4] in _FINITE and not said)) or before in words.relatives:
            continue
        joined = hit.clitics[:1] in CONJUNCTIONS if hit.clitics else (participle and before in COMMAS) or among(before, words.subordinators)
        for one in triggers(sheet, hit.first, hit.last).get(hit.first, ()) if joined else ():
            passed = one.cue.relays or (participle and one.cue.plain)
            other = None if passed else places.foresee(sheet, one, limit, frame)
            if other is not None and (other.content, other.start) == (made.content, made.start):
                return one
    return None


def _before(sheet: Sheet, at: int) -> int:
    """The token after the clause that ends before a verb: commas and conjunctions before it are left out."""
    text, words = sheet.tokens.words, speech_words(sheet.lexicon)
    while text[at - 1] in COMMAS or among(text[at - 1], words.subordinators):
        at -= 1
    return at


def _between(sheet: Sheet, made: Frame) -> list[Trigger]:
    """The verbs of saying between a cue and what is said that go on from it with 'and' or a comma."""
    first, text, words = made.trigger.last + 1, sheet.tokens.words, speech_words(sheet.lexicon)
    if not any(hit.tag[:4] in _FINITE for hit in sheet.within("cue", first, made.content)):
        return []
    found = (one for here in triggers(sheet, first, made.content).values() for one in here)
    plain = [one for one in found if one.tense in _FINITE and _QUOTED in one.frames and not one.cue.strict and one.whom is None]
    return [one for one in plain if _goes_on(one, text[one.first - 1]) and text[one.first - 1] not in words.relatives]


def _parted(sheet: Sheet, one: Trigger, second: Trigger) -> bool:
    """Whether another verb of saying stands between two, behind a comma: then what stands before it has nothing to do with the second."""
    text = sheet.tokens.words
    found = (here for at in triggers(sheet, one.last + 1, second.first).values() for here in at)
    return any(here.tense in _FINITE and text[here.first - 1] in COMMAS for here in found)


def _goes_on(second: Trigger, before: str) -> bool:
    """Whether a verb goes on from another: a conjunction is attached to it, or a perfect stands behind a comma."""
    return (bool(second.clitics) and second.clitics[0] in CONJUNCTIONS) or (second.tense == "past" and before in COMMAS)
