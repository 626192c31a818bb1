"""What somebody calls something: 'وصف X الخطة بأنها Y', 'وصفت X الخطوة بـ"الخطيرة"'."""

from __future__ import annotations

from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import BY, governed_definite
from marsad.reading.frame_parts import Frame, Places
from marsad.reading.issuers import owner_of
from marsad.reading.sheet import Sheet
from marsad.reading.triggers import COMMAS, cued, speech_words

_MAX_OBJECT = 16  # tokens of what is called so


def called(sheet: Sheet, places: Places, made: Frame, limit: int) -> None:
    """Move where what is said begins from the object to what it is called, if that follows; a document right behind the cue calls it so
    for its issuer ('وصف بيان للوزارة الخطة بأنها')."""
    first = made.content
    _to_what(sheet, places, made, limit)
    text = sheet.tokens.words
    if made.object == first == made.trigger.last and not made.subjects and text[first] in speech_words(sheet.lexicon).documents:
        made.subjects, made.document = list(owner_of(sheet, places, first)), True
        made.explicit = bool(made.subjects)


def _to_what(sheet: Sheet, places: Places, made: Frame, limit: int) -> None:
    """Move where what is said begins from the object to what it is called."""
    words, that = sheet.tokens.words, speech_words(sheet.lexicon).that
    for i in range(made.content, min(made.content + _MAX_OBJECT, limit - 1)):
        word = words[i]
        if word in COMMAS or (cued(sheet, i) and i > made.content):
            return
        if word[0] != BY or i == made.content:
            continue
        if word in that or (word == BY and words[i + 1] == QUOTE and i + 1 in places.opens):
            made.object, made.content, made.start, made.how = made.content, i + 1, sheet.tokens.starts[i + 1], "that"
            return
        if governed_definite(word) and i + 1 < limit and not words[i + 1][0].isalpha() and i not in places.sightings:
            made.object, made.content, made.start, made.how = made.content, i, sheet.tokens.inside(i, 1), "attached"
            return
