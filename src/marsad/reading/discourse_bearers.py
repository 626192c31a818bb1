"""Who bears a title that stands right behind a cue, where a place, a body, a second title or a rank stands before the name.

'قال الكاتب والباحث X إن', 'أكد قائد القوات في الجنوب العميد X أن', 'قال المتحدث باسم الحكومة، عضو اللجنة، X، إن'.
"""

from __future__ import annotations

from marsad.arabic.clitics import AND, bare
from marsad.arabic.words import definite
from marsad.reading.frame_parts import Frame, Places
from marsad.reading.sheet import Sheet, Sighting
from marsad.reading.subjects_checks import agrees, governed
from marsad.reading.triggers import COMMAS, among, speech_words

_REACH = 24  # tokens from a title to the name of who bears it
_MARKS = frozenset((":", '"', "-", "(", *COMMAS))


def bearer(sheet: Sheet, places: Places, made: Frame) -> Sighting | None:
    """The person named behind the title that is the subject of a finite cue, if nothing else governs the name; None where none is."""
    trigger, first = made.trigger, made.trigger.last
    if made.content - first < 3 or trigger.tense not in ("past", "pres") or trigger.number != "s" or made.document or made.carriers:
        return None
    if made.pronoun or not _unnamed(sheet, made, first) or not _title(sheet, first):
        return None
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    i, limit = first + 1, min(first + _REACH, made.content)
    while i < limit:
        n = places.sightings.get(i)
        if n is not None:
            seen = sheet.sightings[n]
            if seen.named and sheet.figures[seen.figures[0]].type == "person" and _bears(sheet, made, seen):
                return seen
            i = max(i + 1, seen.last if seen.named else i + 1)
            continue
        if text[i] in words.relatives or text[i] in words.that or text[i] == ":" or i in places.cued or i in sheet.tokens.breaks:
            return None
        i += 1
    return None


def _title(sheet: Sheet, at: int) -> bool:
    """Whether the title of one person stands at a token."""
    word, words = sheet.tokens.words[at], speech_words(sheet.lexicon)
    if bare(word) in words.collective or words.body(word):
        return False
    office = any(h.kind == "office" and ".s" in h.tag and not h.clitics for h in sheet.hits_at.get(at, ()))
    return office or word in sheet.lexicon.words("personal_titles") or bare(word) in sheet.lexicon.words("personal_titles")


def _unnamed(sheet: Sheet, made: Frame, first: int) -> bool:
    """Whether nobody is named as the subject: a noun alone is, or the figure of an office."""
    if not made.subjects:
        return made.noun == first
    figure = made.subjects[0]
    made_here = (s for s in sheet.sightings if s.figures == (figure,))
    person = len(made.subjects) == 1 and sheet.figures[figure].type == "person"
    return person and not any(s.named for s in made_here)


def _bears(sheet: Sheet, made: Frame, seen: Sighting) -> bool:
    """Whether a name belongs to the title before it: it is no genitive, no preposition governs it, and its phrase ends behind it."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    begin, end = seen.whole_first, max(seen.last, seen.whole_last)
    titled = seen.clitics == AND and begin < seen.first and _second(sheet, made.trigger.last, begin)
    if len(seen.figures) != 1 or (seen.clitics and not titled) or begin <= made.trigger.last or governed(sheet, words, seen):
        return False
    before = text[begin - 1]
    whole = definite(before) > 0 or begin - 1 in sheet.sighting_at or before in COMMAS or before == ")" or before in words.given
    asked = made.trigger.whom == "object" or "object" in made.trigger.frames or "as" in made.trigger.frames
    after = text[end] if end < len(text) else "."
    closed = end >= made.content or after in words.that or after in _MARKS
    ends = closed or among(after, words.adverbial) or words.dative(after) or words.prepositional(after)
    if asked and not (closed and (before in COMMAS or after in words.that)):
        return False
    return whole and ends and agrees(sheet, made.trigger, seen)


def _second(sheet: Sheet, first: int, at: int) -> bool:
    """Whether a title joined with 'and' to another of no office goes on with it ('الكاتب والباحث')."""
    text, titles = sheet.tokens.words, sheet.lexicon.words("personal_titles")
    office = any(h.kind == "office" and ".s" in h.tag for h in sheet.hits_at.get(first, ()))
    return at == first + 1 and not office and definite(text[first]) > 0 and bare(text[at][1:]) in titles
