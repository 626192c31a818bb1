"""Whom the sentence before tells of, where nobody in it spoke: a verb that opens the next one goes on with him ('وصل X إلى بيروت.
وأعلن أن …')."""

from __future__ import annotations

from marsad.arabic.clitics import TA_MARBUTA
from marsad.arabic.words import CONJUNCTIONS, definite, without_conjunction
from marsad.reading.frame_parts import Places
from marsad.reading.sheet import Sheet
from marsad.reading.subjects_checks import governed
from marsad.reading.triggers import Trigger, among, speech_words

_VERBS = ("past", "pres")


def told_before(sheet: Sheet, places: Places, sentence: int, trigger: Trigger) -> tuple[int, ...]:
    """The person who is the subject of the sentence before one that a verb without a subject opens; () where there is none."""
    words, cut = speech_words(sheet.lexicon), sheet.sentences[sentence]
    first = cut.first + (sheet.tokens.words[cut.first] in words.fillers or among(sheet.tokens.words[cut.first], words.auxiliaries))
    if trigger.tense not in _VERBS or trigger.first > first or sentence - 1 not in sheet.live:
        return ()
    before = sheet.sentences[sentence - 1]
    at, been = before.first, False
    while at < before.last and (among(sheet.tokens.words[at], words.auxiliaries) or among(sheet.tokens.words[at], words.been)):
        been = been or among(sheet.tokens.words[at], words.been)
        at += 1
    for i in (at, at + 1):
        n = places.sightings.get(i)
        if n is None or not (been or (_opens(sheet, at) if i > at else any(_verb(sheet, j) for j in range(at, before.last)))):
            continue
        seen = sheet.sightings[n]
        person = all(sheet.figures[f].type == "person" for f in seen.figures)
        free = (not seen.clitics or seen.clitics in CONJUNCTIONS) and not governed(sheet, words, seen)
        return seen.figures if person and free else ()
    return ()


def _verb(sheet: Sheet, at: int) -> bool:
    """Whether a finite verb that reports use of deeds or words stands at a token."""
    return any(h.kind in ("cue", "deed") and h.tag.startswith(_VERBS) for h in sheet.hits_at.get(at, ()))


def _opens(sheet: Sheet, at: int) -> bool:
    """Whether the word that opens a sentence, before a name, looks like a verb, and not like a noun annexed to the name."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    word = without_conjunction(text[at])
    noun = definite(word) or word in words.verbal_nouns or word in words.wordings or word in words.works or word in words.documents
    noun = noun or word in words.collective or word in words.speaking_nouns or sheet.tokens.surface(at, at + 1).endswith(TA_MARBUTA)
    return _verb(sheet, at) or not (noun or not word[:1].isalpha() or among(text[at], words.adverbial) or at in sheet.sighting_at)
