"""The subject of a verb that stands between 'had' and it, or behind 'as for'."""

from __future__ import annotations

from marsad.arabic.clitics import AND, THEN, nominative
from marsad.reading.frame_parts import Frame, Places
from marsad.reading.sheet import Sheet
from marsad.reading.subjects_checks import agrees, governed, speaking
from marsad.reading.triggers import COMMAS, SpeechWords, Trigger, among, speech_words

_MAX_APART = 24  # tokens between 'had' and 'already', with what is told of the subject
_MAX_TOPIC = 30  # tokens between 'as for' and the verb
_MAX_JOINED = 7  # tokens of those joined to somebody before a verb
_MAX_SUBJECT = 10  # tokens of a subject between 'had' and its verb


def before_auxiliary(sheet: Sheet, words: SpeechWords, trigger: Trigger, low: int) -> int:
    """The noun that nothing names between 'had' and 'already' or a verb, the subject of that verb; -1 where there is none."""
    text, last = sheet.tokens.words, trigger.first - 1
    if last <= low:
        return -1
    plain = text[last] not in words.already
    last += plain
    for i in range(last - 1, max(low, last - _MAX_SUBJECT) - 1, -1):
        if text[i] in COMMAS and i == last - 1 and not plain:
            continue  # 'gunmen had, …'
        if i == last - 1 and (text[i] in words.any_turning or text[i] in words.meantime):
            return -1
        if not text[i][0].isalpha():
            return -1
        if text[i] in words.any_been:
            told = i + 1 < last and i + 1 not in sheet.sighting_at and (not plain or speaking(sheet, words, i + 1))
            return i + 1 if told else -1
        begins = plain and i in sheet.sighting_at and i - 1 not in sheet.sighting_at and not among(text[i - 1], words.adverbial)
        if begins and sheet.figures[sheet.sightings[sheet.sighting_at[i]].figures[0]].type != "place":
            return -1  # 'the paper X had told'
    return -1


def behind_been(sheet: Sheet, places: Places, words: SpeechWords, last: int, low: int, aside: bool) -> int:
    """The sighting right behind 'had', before 'already' and the verb, whatever is told of it between them ('وكان X، أحد مساعدي Y، قد
    قال', 'وكانت فرنسا مدعومة من ألمانيا قد اقترحت'); -1 where there is none. `aside`: nobody stands right before who may be the subject."""
    if sheet.tokens.words[last] not in words.already:
        return -1
    for i in range(last - 1, max(low, last - _MAX_APART) - 1, -1):
        if sheet.tokens.words[i] in words.any_been:
            n = places.sightings.get(i + 1)
            return n if n is not None and _may_have(sheet, words, n, last, aside) else -1
    return -1


def _may_have(sheet: Sheet, words: SpeechWords, n: int, last: int, aside: bool) -> bool:
    """Whether a sighting behind 'had' may be the subject of the verb behind 'already': a person, or somebody behind whom neither a
    relative nor a complementiser begins another clause."""
    seen = sheet.sightings[n]
    kind = sheet.figures[seen.figures[0]].type
    if seen.clitics or kind not in ("person", "state", "organisation", "media"):
        return False
    between = sheet.tokens.words[max(seen.whole_last, seen.last) : last]
    return kind == "person" or (aside and not any(word in words.relatives or word in words.that or word in COMMAS for word in between))


def topic(sheet: Sheet, places: Places, trigger: Trigger, made: Frame, low: int) -> bool:
    """Take whom 'as for' names as the subject of the verb behind ف ('أما X، النائب في المجلس، فدعا إلى'); false where none is."""
    text, words = sheet.tokens.words, speech_words(sheet.lexicon)
    before = text[trigger.first - 1] if trigger.first > low else ""
    if not (trigger.clitics == THEN or (before[:1] == THEN and before in words.auxiliaries)):
        return False
    at = next((i for i in range(trigger.first - 2, max(low, trigger.first - _MAX_TOPIC) - 1, -1) if text[i] in words.topics), -1)
    parted = any(_then(sheet, i) for i in range(at + 1, trigger.first - (trigger.clitics != THEN)))
    if at < 0 or parted:
        return False
    n = places.sightings.get(at + 1)
    if n is not None and trigger.number == "s" and not sheet.sightings[n].clitics and agrees(sheet, trigger, sheet.sightings[n]):
        made.subjects, made.explicit = list(sheet.sightings[n].figures), True
        return True
    if (holder := _holder(sheet, places, trigger, at + 1)) >= 0:
        made.subjects, made.explicit = list(sheet.sightings[holder].figures), True
        return True
    named = any(i in sheet.sighting_at for i in range(at + 1, trigger.first))
    if not named and speaking(sheet, words, at + 1):
        made.noun = at + 1
        return True
    return False


def _then(sheet: Sheet, i: int) -> bool:
    """Whether a verb with ف attached stands at a token."""
    if sheet.tokens.words[i][0] != THEN:
        return False
    return any(h.clitics == THEN and h.tag.startswith(("past", "pres")) for h in sheet.hits_at.get(i, ()))


def joined_before(sheet: Sheet, places: Places, trigger: Trigger, made: Frame, low: int) -> bool:
    """Take somebody named and those whom nothing names, joined to him before a plural verb, as its subject ('كان X وقادة عسكريون
    تعهدوا'); false where they do not stand there."""
    text, words = sheet.tokens.words, speech_words(sheet.lexicon)
    if trigger.number != "p":
        return False
    for i in range(trigger.first - 1, max(low, trigger.first - _MAX_JOINED), -1):
        if not text[i][0].isalpha() or text[i] in words.relatives or text[i] in words.that:
            return False
        noun, n = text[i][1:], places.ends.get(i)
        people = noun in words.speaking_nouns or noun in words.collective or nominative(noun)
        if n is None or text[i][0] != AND or not people or i in sheet.sighting_at:
            continue
        head = sheet.sightings[n]
        opens = head.whole_first == low or not text[head.whole_first - 1][0].isalpha() or among(text[head.whole_first - 1], words.been)
        opens = opens or text[head.whole_first - 1] in words.that
        if not opens or governed(sheet, words, head):
            return False
        made.noun, made.joined = i, list(head.figures)
        return True
    return False


def _holder(sheet: Sheet, places: Places, trigger: Trigger, first: int) -> int:
    """The name that ends a title right before the verb behind 'as for' ('أما مدير المكتب في X، Y، فقال'); -1 where none is."""
    words = speech_words(sheet.lexicon)
    last = trigger.first - (trigger.clitics != THEN)
    last -= sheet.tokens.words[last - 1] in COMMAS
    n = places.ends.get(last)
    seen = None if n is None else sheet.sightings[n]
    if seen is None or not seen.named or seen.clitics or not speaking(sheet, words, first):
        return -1
    person = sheet.figures[seen.figures[0]].type == "person" and not governed(sheet, words, seen)
    return n if n is not None and person and agrees(sheet, trigger, seen) else -1
