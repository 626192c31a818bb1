"""Sentences that tell where the words of the sentence before were said ('This came at a press conference', 'His remarks came during …')."""

from __future__ import annotations

from marsad.reading.sheet import Sheet
from marsad.reading.triggers import among, speech_words


def came_with(sheet: Sheet, sentence: int) -> bool:
    """Whether a sentence opens by telling that what was said before it came at something: 'this came', 'these remarks of X came'."""
    words, span = sheet.tokens.words, sheet.sentences[sentence]
    if sentence == 0 or not among(words[span.first], sheet.lexicon.words("came")):
        return False
    first = span.first + 1
    first += first < span.last and words[first] in speech_words(sheet.lexicon).demonstratives - sheet.lexicon.words("what-came")
    return first < span.last and words[first] in sheet.lexicon.words("what-came")
