"""Where what is said ends, and what of it is quotation.

What is said runs to the end of its sentence unless something else begins: another cue on the same level ('، مضيفا أن', '، فيما
أعلن'), a credit ('، بحسب …'), or the end of a quotation that holds it as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import CONJUNCTIONS, without_conjunction
from marsad.reading.frames import Frame, Places, frame
from marsad.reading.sheet import Sheet
from marsad.reading.triggers import Trigger, speech_words
from marsad.record import Form

_TRAILING = frozenset("،,.؛;:-!؟?(")
_STOPS = frozenset(".!؟?؛")


@dataclass(slots=True)
class Content:
    """What is said: tokens first..last, code points, its form, and the token at which reading goes on."""

    first: int
    last: int
    start: int
    end: int
    form: Form
    after: int


def content(sheet: Sheet, places: Places, made: Frame, found: dict[int, list[Trigger]], stops: set[int], limit: int) -> Content | None:
    """The content of a frame within tokens up to `limit`; `stops` are tokens at which credits begin."""
    first = made.content
    words = sheet.tokens.words
    if words[first] == QUOTE and first in places.opens:
        close = places.opens[first]
        follows = close + 1
        if follows >= limit or words[follows] in _TRAILING or follows in stops or _new_saying(sheet, places, made, found, follows, limit):
            return _cut(sheet, first + 1, close, "direct", close + 1)
    last = _end(sheet, places, made, found, stops, limit)
    return _trim(sheet, places, made, last)


def _cut(sheet: Sheet, first: int, last: int, form: Form, after: int) -> Content | None:
    while last > first and sheet.tokens.words[last - 1] in _TRAILING:
        last -= 1
    if last <= first:
        return None
    return Content(first, last, sheet.tokens.starts[first], sheet.tokens.ends[last - 1], form, after)


def _trim(sheet: Sheet, places: Places, made: Frame, end: int) -> Content | None:
    words = sheet.tokens.words
    first, last = made.content, end
    while last > first and (words[last - 1] in _TRAILING):
        last -= 1
    if last > first + 1 and words[last - 1] == QUOTE and words[first] != QUOTE and not any(words[j] == QUOTE for j in range(first, last - 1)):
        last -= 1  # a mark that closes what opened before the cue
    if last <= first:
        return None
    marks = any(words[j] == QUOTE for j in range(first, last))
    whole = words[first] == QUOTE and places.opens.get(first) == last - 1
    if whole:
        return _cut(sheet, first + 1, last - 1, "direct", end)
    return Content(first, last, made.start, sheet.tokens.ends[last - 1], "mixed" if marks else "indirect", end)


def _end(sheet: Sheet, places: Places, made: Frame, found: dict[int, list[Trigger]], stops: set[int], limit: int) -> int:
    words = sheet.tokens.words
    classes = speech_words(sheet.lexicon)
    i = made.content
    if i in places.opens:
        i = places.opens[i]
    i += 1
    while i < limit:
        if i in places.opens:
            i = places.opens[i] + 1
            continue
        if i in stops:
            return i
        if (new := _new_saying(sheet, places, made, found, i, limit)) is not None:
            return new
        bare = without_conjunction(words[i])
        if bare in classes.contrast and (words[i - 1] in "،," or bare != words[i]) and made.how != "contrast":
            return i
        i += 1
    return limit


def _new_saying(sheet: Sheet, places: Places, made: Frame, found: dict[int, list[Trigger]], i: int, limit: int) -> int | None:
    """The token at which another saying on the same level begins, if one begins with token i."""
    words = sheet.tokens.words
    classes = speech_words(sheet.lexicon)
    at, link = i, words[i]
    while at < limit and words[at] in "،,":
        at += 1
    if at < limit and without_conjunction(words[at]) in classes.subordinators:
        while at < limit and without_conjunction(words[at]) in classes.subordinators | classes.auxiliaries:
            at += 1
        link = "subordinator"
    elif at > i:
        link = "comma"
    for trigger in found.get(at, ()):
        if trigger.tense == "part":
            if frame(sheet, places, trigger, limit) is not None:
                return i
        elif trigger.tense in ("past", "pres") and not trigger.pronoun:
            level = trigger.clitics[:1] in tuple(CONJUNCTIONS) and trigger.clitics != ""
            same = trigger.tense == "past" or trigger.tense == made.trigger.tense
            if link in ("subordinator",) and trigger.tense != "past" and made.trigger.tense == "past" and not level:
                continue
            if (level or link == "subordinator") and same and frame(sheet, places, trigger, limit) is not None:
                return i
    return None
