"""What a sentence tells first that its verb is about: 'وحول الاتفاق بين X وY، ذكر أن', 'وردا على سؤال عن Z قال إن'."""

from __future__ import annotations

from marsad.arabic.words import without_conjunction
from marsad.reading.sheet import Sheet
from marsad.reading.triggers import COMMAS, SpeechWords, Trigger, among

_TURNS = frozenset("؛;")
_REACH = 3  # tokens from the beginning of a sentence to the verb of 'as regards'


def past_topic(sheet: Sheet, words: SpeechWords, trigger: Trigger) -> int:
    """The token behind the matter that the sentence of a cue tells first, in which nobody is the subject of the cue: the cue itself where
    nothing stands between; the beginning of the sentence where no matter is told first."""
    first = sheet.sentences[sheet.sentence_of(trigger.first)].first
    text = sheet.tokens.words
    if first >= trigger.first or trigger.tense not in ("past", "pres") or not _opens(sheet, words, first):
        return first
    comma = first
    for i in range(first + 1, trigger.first):
        if text[i] in _TURNS or among(text[i], words.contrast) or _begins(sheet, words, i):
            return i
        comma = i if comma == first and text[i] in COMMAS else comma
    return comma if trigger.clitics else trigger.first


def _begins(sheet: Sheet, words: SpeechWords, i: int) -> bool:
    """Whether a finite verb of saying stands at a token that hangs on nothing before it."""
    said = any(h.kind == "cue" and h.tag.startswith(("past", "pres")) for h in sheet.hits_at.get(i, ()))
    word, before = sheet.tokens.words[i], sheet.tokens.words[i - 1]
    hangs = among(before, words.relatives) or before in words.free_relatives
    return said and not (hangs or among(word, words.adverbial))


def _opens(sheet: Sheet, words: SpeechWords, first: int) -> bool:
    """Whether a sentence opens with a word for what it is about."""
    text = sheet.tokens.words
    if without_conjunction(text[first]) in words.fronted_matters:
        return True
    return not words.fronted_verbs.isdisjoint(text[first + 1 : first + _REACH])
