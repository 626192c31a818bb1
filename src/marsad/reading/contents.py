"""Where what is said ends, and what of it is quotation.

What is said runs to the end of its sentence unless something else begins: another cue on the same level ('، مضيفا أن', '، فيما
أعلن'), a credit ('، بحسب …'), or the end of a quotation that holds it as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.arabic.clitics import nominative
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import without_conjunction
from marsad.reading.antecedents import taken_up
from marsad.reading.contents_levels import same_level
from marsad.reading.frame_parts import Frame, Places
from marsad.reading.frames_ahead import foreseen
from marsad.reading.sheet import Sheet
from marsad.reading.subjects_checks import speaking
from marsad.reading.tails import NOMINAL, goes_on, told_on, untold
from marsad.reading.triggers import COMMAS, Trigger, among, speech_words
from marsad.record import Form

_TRAILING = frozenset("،,.؛;:-!؟?(")
_MAX_REST = 2  # tokens from the end of a quotation to that of its sentence
_MIN_PART = 5  # tokens of what stands on either side of a 'but'
_MAX_APART = 3  # tokens that tell that somebody speaks for his part
_MAX_MANY = 8  # tokens of those who speak before their verb
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
    if made.how == "clause before":
        return _trim(sheet, places, made, made.trigger.first)
    if words[first] == QUOTE and first in places.opens:
        close = places.opens[first]
        follows = close + 1
        if (but := _but(sheet, first, close, limit)) and made.how != "quote before":
            return _cut(sheet, first + 1, but, "direct", but)
        if (
            follows >= limit
            or made.how == "quote before"
            or words[follows] in _TRAILING
            or follows in stops
            or _new_saying(sheet, places, made, found, follows, limit) is not None
        ):
            return _cut(sheet, first + 1, close, "direct", close + 1)
    last = _end(sheet, places, made, found, stops, limit)
    return _trim(sheet, places, made, last)


def _cut(sheet: Sheet, first: int, last: int, form: Form, after: int) -> Content | None:
    while last > first and sheet.tokens.words[last - 1] in _TRAILING:
        last -= 1
    if last <= first:
        return None
    return _worded(sheet, Content(first, last, sheet.tokens.starts[first], sheet.tokens.ends[last - 1], form, after))


def _worded(sheet: Sheet, made: Content) -> Content | None:
    """The content if a word stands in it: a mark that only opens says nothing."""
    return made if any(sheet.tokens.words[i][0].isalnum() for i in range(made.first, made.last)) else None


def _trim(sheet: Sheet, places: Places, made: Frame, end: int) -> Content | None:
    words = sheet.tokens.words
    first, last = made.content, end
    explaining = speech_words(sheet.lexicon).explaining
    while last > first and (words[last - 1] in _TRAILING or words[last - 1] in explaining):
        last -= 1
    if last > first + 1 and words[last - 1] == QUOTE and words[first] != QUOTE and QUOTE not in words[first : last - 1]:
        last -= 1  # a mark that closes what opened before the cue
    if last <= first:
        return None
    marks = QUOTE in words[first:last]
    whole = words[first] == QUOTE and places.opens.get(first) == last - 1
    if whole:
        return _cut(sheet, first + 1, last - 1, "direct", end)
    return _worded(sheet, Content(first, last, made.start, sheet.tokens.ends[last - 1], "mixed" if marks else "indirect", end))


def _but(sheet: Sheet, first: int, close: int, limit: int) -> int:
    """The 'but' behind a comma that parts what is said inside a quotation with which the sentence ends; else 0."""
    words, contrast = sheet.tokens.words, speech_words(sheet.lexicon).contrast
    if limit - close > _MAX_REST:
        return 0
    for i in range(first + _MIN_PART, close - _MIN_PART):
        if words[i - 1] in COMMAS and among(words[i], contrast):
            return i
    return 0


def _end(sheet: Sheet, places: Places, made: Frame, found: dict[int, list[Trigger]], stops: set[int], limit: int) -> int:
    words = sheet.tokens.words
    classes = speech_words(sheet.lexicon)
    noun, parting, nominal = made.trigger.tense == "noun", classes.parting, made.how in NOMINAL
    i = made.content
    if i in places.opens:
        i = places.opens[i]
    i += 1
    while i < limit:
        word = words[i]
        if not (noun or word in parting or i in found or i in stops):
            i += 1
            continue
        if i in places.opens:
            if but := _but(sheet, i, places.opens[i], limit):
                return but
            i = places.opens[i] + 1
            continue
        if i in stops:
            return i
        if (new := _new_saying(sheet, places, made, found, i, limit)) is not None:
            return new
        if (noun or word in classes.any_telling) and told_on(sheet, made, i):
            return i
        if nominal and i + 1 < limit and (goes_on(sheet, made, i) or (word in COMMAS and goes_on(sheet, made, i + 1))):
            return i
        bare = without_conjunction(word)
        parted = bare in classes.contrast and (words[i - 1] in "،," or bare != words[i] or untold(sheet, i))
        if parted and made.how != "contrast":
            return i
        i += 1
    return limit


def _new_saying(sheet: Sheet, places: Places, made: Frame, found: dict[int, list[Trigger]], i: int, limit: int) -> int | None:
    """The token at which another saying on the same level begins, if one begins with token i."""
    words = sheet.tokens.words
    classes = speech_words(sheet.lexicon)
    if i not in found and words[i] not in "،,-" and words[i] not in classes.any_turning:
        return None
    if made.how == "that" and i <= _predicate_at(sheet, places, made.content):
        return None
    at, link = i, ""
    while at < limit and words[at] in "،,-":
        at, link = at + 1, "comma"
    begun = at
    if _takes_up(sheet, found, at) or (at > i and at + 1 < limit and _meanwhile(sheet, made, at)):
        return i
    if at + 1 < limit and words[at] in classes.pairing and " ".join(words[at : at + 2]) in classes.subordinating_pairs:
        at, link = at + 2, "subordinator"
    while at < limit and words[at] in classes.any_subordinators:
        at, link = at + 1, "subordinator"
    if at > i and (apart := _for_their_part(sheet, at, limit)):
        at, link = at + apart, "subordinator"
    if at > begun and at < limit and words[at] in classes.that:
        at += 1
    elif at < limit and words[at] in classes.any_contrast and words[at] not in classes.any_subordinators:
        at, link = at + 1, "turned"  # 'but he added that'
    but = at > begun and (words[at - 1] in classes.any_contrast or (words[at - 1] in classes.that and among(words[at - 2], classes.turns)))
    if but and many_said(sheet, places, found, at, limit):
        return i
    if link and at < limit and (n := places.sightings.get(at)) is not None and not sheet.sightings[n].clitics[1:]:
        turned = at > begun and words[at - 1] in classes.that
        at = max(sheet.sightings[n].whole_last, at + 1)
        while at < limit and words[at] in classes.auxiliaries:
            at += 1
        return i if same_level(sheet, places, made, found, at, limit, "turned" if turned else "inverted") else None
    if (link == "comma" or (link == "subordinator" and at > i + 1)) and _deed_of_another(sheet, places, at, limit):
        return i
    return i if same_level(sheet, places, made, found, at, limit, link) else None


def _takes_up(sheet: Sheet, found: dict[int, list[Trigger]], at: int) -> bool:
    """Whether a cue takes up what was just said ('وهو ما نفته X', 'وهو ما طالبت به X')."""
    words, classes = sheet.tokens.words, speech_words(sheet.lexicon)
    if at >= len(words) or words[at] not in classes.resuming or " ".join(words[at : at + 2]) not in classes.resumptions:
        return False
    return any(trigger.pronoun or taken_up(sheet, trigger) for trigger in found.get(at + 2, ()))


def _meanwhile(sheet: Sheet, made: Frame, at: int) -> bool:
    """Whether the paper tells at a token what else happens ('في حين'; 'في الوقت الذي' behind a noun phrase)."""
    words, meanwhile = sheet.tokens.words, speech_words(sheet.lexicon).meanwhile
    if words[at] not in speech_words(sheet.lexicon).at_once:
        return False
    if words[at] in meanwhile or " ".join(words[at : at + 2]) in meanwhile:
        return True
    return made.how in NOMINAL and " ".join(words[at : at + 3]) in meanwhile


def many_said(sheet: Sheet, places: Places, found: dict[int, list[Trigger]], at: int, limit: int) -> bool:
    """Whether a noun of those who speak stands behind 'but', and behind it a verb of saying whose subject it is ('، لكن مصادر في البلدة
    نفت ذلك')."""
    classes, word = speech_words(sheet.lexicon), sheet.tokens.words[at] if at < limit else "."
    speaks = at not in places.sightings and at < limit and speaking(sheet, classes, at)
    if not (speaks or word[:-1] in classes.speaking_nouns or nominative(word)):
        return False
    said = (trigger for i in range(at + 1, min(at + _MAX_MANY, limit)) for trigger in found.get(i, ()) if not trigger.clitics)
    made = (foreseen(sheet, places, trigger, limit) for trigger in said if trigger.tense in ("past", "pres"))
    return any(one is not None and one.noun == at for one in made)


def _for_their_part(sheet: Sheet, at: int, limit: int) -> int:
    """How many tokens at a token tell that somebody speaks for his part ('من جانبها', 'في المقابل'); 0 for none."""
    words, classes = sheet.tokens.words, speech_words(sheet.lexicon)
    if at >= limit or words[at] not in classes.for_parts:
        return 0
    phrases = classes.for_their_part
    return next((size for size in range(_MAX_APART, 0, -1) if at + size < limit and " ".join(words[at : at + size]) in phrases), 0)


def _deed_of_another(sheet: Sheet, places: Places, at: int, limit: int) -> bool:
    """Whether the paper goes on to tell a deed of somebody named ('، وأجرى X مكالمة')."""
    for hit in sheet.hits_at.get(at, ()):
        if hit.kind == "deed" and hit.tag.startswith("past") and hit.last < limit:
            n = places.sightings.get(hit.last)
            return n is not None and not sheet.sightings[n].clitics
    return False


def _predicate_at(sheet: Sheet, places: Places, first: int) -> int:
    """The token of the verb of a clause that begins with a token and then its subject ('أن تكون بلاده قد طلبت', 'أن X وعد')."""
    words, auxiliaries = sheet.tokens.words, speech_words(sheet.lexicon).auxiliaries
    at = first + (words[first] in auxiliaries)
    n = places.sightings.get(at)
    at = sheet.sightings[n].whole_last if n is not None else at + (at > first and words[at] not in auxiliaries)
    while at + 1 < len(words) and (words[at] in auxiliaries or words[at] == QUOTE):
        at += 1
    return at
