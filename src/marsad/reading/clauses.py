"""Whose a verb is that leaves its subject out, where a clause of its sentence tells: 'نشرت حماس بيانا قالت فيه', 'تصريحات X التي أعلن
فيها'."""

from __future__ import annotations

from marsad.arabic.clitics import AND, ARTICLE, FEMININE_VERB
from marsad.arabic.words import definite, without_conjunction
from marsad.reading.frame_parts import Places
from marsad.reading.sheet import Sheet
from marsad.reading.subjects import governed
from marsad.reading.triggers import Trigger, among, speech_words

_ACTORS = frozenset(("person", "state", "organisation", "media"))
_REACH = 30  # tokens before a verb in which the clause is looked for that it hangs on


def owner(sheet: Sheet, places: Places, trigger: Trigger) -> tuple[int, ...]:
    """Whose words a relative clause goes on from: the name right before the relative of a verb with 'in it' behind it; or ()."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    at = trigger.first - 1
    after = text[trigger.last] if trigger.last < len(text) else ""
    if trigger.tense not in ("past", "pres") or after not in words.resumptive or at < 2 or text[at] not in words.relatives:
        return ()
    n = places.ends.get(at)
    if n is None or sheet.sightings[n].clitics or definite(text[sheet.sightings[n].whole_first - 1]):
        return ()
    return _acting(sheet, sheet.sightings[n].figures)


def since(sheet: Sheet, places: Places, trigger: Trigger, low: int) -> tuple[int, ...]:
    """The subject of the clause that began last between a token and a verb: a name right behind a finite verb that opens its clause."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    if trigger.tense not in ("past", "pres") or trigger.number in ("d", "p"):
        return ()
    for i in range(trigger.first - 1, max(low, trigger.first - _REACH), -1):
        n = places.sightings.get(i)
        if n is None or sheet.sightings[n].whole_first != i or sheet.sightings[n].clitics or governed(sheet, words, sheet.sightings[n]):
            continue
        if text[i - 1] in words.topics or _verb(sheet, i - 1, low, trigger.gender):
            return _acting(sheet, sheet.sightings[n].figures)
    return ()


def hangs(sheet: Sheet, trigger: Trigger) -> bool:
    """Whether a verb follows a noun without a conjunction or a relative, as one does that tells of it ('بيانا قالت فيه')."""
    words, at = speech_words(sheet.lexicon), trigger.first - 1
    if at < 1 or not sheet.tokens.words[at][0].isalpha() or at in sheet.sighting_at or trigger.tense not in ("past", "pres"):
        return False
    before = sheet.tokens.words[at]
    function = before in words.that or among(before, words.relatives) or among(before, words.auxiliaries) or before in words.fillers
    return not (function or among(before, words.subordinators) or among(before, words.contrast) or among(before, words.adverbial))


def _verb(sheet: Sheet, at: int, low: int, gender: str) -> bool:
    """Whether the word at a token looks like a finite verb of a gender that opens its clause."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    word, before = text[at], text[at - 1] if at > low else ""
    if not word[0].isalpha() or definite(word) or word.startswith(ARTICLE) or among(word, words.adverbial) or among(word, words.that):
        return False
    joined = without_conjunction(word) != word and not words.whole(word)
    opens = joined or among(before, words.auxiliaries) or among(before, words.subordinators)
    feminine = word.endswith(FEMININE_VERB[0]) and not word.endswith(FEMININE_VERB[1])
    known = any(h.kind in ("cue", "deed") and h.tag.startswith(("past", "pres")) for h in sheet.hits_at.get(at, ()))
    return feminine == (gender == "f") and ((feminine and not before[:1].isalpha()) or (opens and (feminine or known)))


def _acting(sheet: Sheet, figures: tuple[int, ...]) -> tuple[int, ...]:
    return figures if all(sheet.figures[f].type in _ACTORS for f in figures) else ()


def joined(sheet: Sheet, places: Places, n: int) -> tuple[int, ...]:
    """The figures of a sighting with those that 'and' joins to it ('الرئيس X وكبار قادة الحزب')."""
    seen = sheet.sightings[n]
    figures, end = seen.figures, max(seen.whole_last, seen.last)
    while (after := _joined_at(sheet, places, end)) is not None:
        seen = sheet.sightings[after]
        figures, end = (*figures, *(f for f in seen.figures if f not in figures)), max(seen.whole_last, seen.last)
    return figures


def _joined_at(sheet: Sheet, places: Places, token: int) -> int | None:
    """The sighting that 'and' joins at a token, or behind a word that 'and' is written to."""
    after = places.sightings.get(token)
    if after is not None:
        return after if sheet.sightings[after].clitics == AND else None
    word = sheet.tokens.words[token] if token < len(sheet.tokens) else "."
    return places.sightings.get(token + 1) if word[0] == AND and not speech_words(sheet.lexicon).whole(word) else None
