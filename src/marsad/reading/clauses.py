"""Whose a verb is that leaves its subject out, where a clause of its sentence tells: 'نشرت حماس بيانا قالت فيه', 'تصريحات X التي أعلن
فيها'."""

from __future__ import annotations

from marsad.arabic.clitics import AND, ARTICLE, FEMININE_VERB, TO, bare
from marsad.arabic.words import BY, OF, definite, without_conjunction
from marsad.reading.frame_parts import Places
from marsad.reading.sheet import Sheet
from marsad.reading.subjects_checks import governed
from marsad.reading.triggers import Trigger, among, speech_words

_ACTORS = frozenset(("person", "state", "organisation", "media"))
_REACH = 30  # tokens before a verb in which the clause is looked for that it hangs on
_APART = 3  # tokens between words that were sent or made public and the preposition of whose they are


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


def antecedent(sheet: Sheet, places: Places, trigger: Trigger) -> tuple[int, ...]:
    """Whose words a cue tells right behind a relative and a name that a preposition governs ('التقى بـX الذي ذكر أن', 'بيان لـX الذي قال
    فيه'); or ()."""
    at, words = trigger.first - 1, speech_words(sheet.lexicon)
    n = places.ends.get(at) if at > 0 and sheet.tokens.words[at] in words.relatives else None
    if n is None or not sheet.sightings[n].clitics or trigger.number != "s":
        return ()
    feminine = sheet.tokens.words[at].startswith(ARTICLE + FEMININE_VERB[0])
    return _acting(sheet, sheet.sightings[n].figures) if feminine == (trigger.gender == "f") else ()


def worded(sheet: Sheet, trigger: Trigger) -> int:
    """The noun of words sent or made public that a verb with 'in it' behind it goes on from ('بيانا … قالت فيه'); -1 for none."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    after = text[trigger.last] if trigger.last < len(text) else ""
    if trigger.tense not in ("past", "pres") or trigger.clitics or after not in words.resumptive:
        return -1
    low = max(sheet.sentences[sheet.sentence_of(trigger.first)].first, trigger.first - _REACH)
    for i in range(trigger.first - 1, low - 1, -1):
        word = without_conjunction(text[i])
        if (word in words.wordings or (word[:1] == BY and word[1:] in words.wordings)) and i not in sheet.sighting_at:
            return i
    return -1


def writer(sheet: Sheet, places: Places, trigger: Trigger, low: int = 0) -> tuple[int, ...]:
    """Whose words a verb with 'in it' goes on from: named behind them with 'of' or 'from' ('تصريحات للرئيس X قال فيها', 'برقية من X،
    أكد فيها'), else before them in their clause ('قدمت الوزارة شكوى إلى المجلس، اتهمت فيها'), from token
    `low` on; or ()."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    at = worded(sheet, trigger)
    if at < 0:
        return ()
    for i in range(at + 1, min(at + 2 + _APART, trigger.first)):
        n = places.sightings.get(i)
        if text[i] == OF or (text[i] in words.source_links and text[i - 1] in words.issuing):
            return _named(sheet, [m for j in range(i + 1, trigger.first) if (m := places.sightings.get(j)) is not None])
        if n is not None and TO in (sheet.sightings[n].clitics, text[i][:1]) and bare(text[at]) not in words.sendings:
            return _acting(sheet, sheet.sightings[n].figures)
        if n is not None or not text[i][0].isalpha() or text[i] in words.relatives:
            break
    first = max(low, sheet.sentences[sheet.sentence_of(at)].first)
    before = [m for j in range(at - 1, first - 1, -1) if (m := places.sightings.get(j)) is not None]
    return _surname(sheet, places, first, at) or _named(sheet, [m for m in before if not governed(sheet, words, sheet.sightings[m])][:1])


def _surname(sheet: Sheet, places: Places, first: int, last: int) -> tuple[int, ...]:
    """Who is meant by a surname behind a definite title among tokens first..last, where nothing else names him ('الرئيس X'); or ()."""
    text, titles = sheet.tokens.words, sheet.lexicon.words("personal_titles")
    for i in range(last - 1, first, -1):
        meant = [figure for at, figure in places.surnames.get(text[i], ()) if at < i] if i not in places.sighted else []
        if meant and text[i - 1].startswith(ARTICLE) and bare(text[i - 1]) in titles:
            return (meant[-1],)
    return ()


def _named(sheet: Sheet, found: list[int]) -> tuple[int, ...]:
    """Who acts of those that sightings name: the first person, before the bodies and places that his title holds, else the first."""
    seen = [s for s in (sheet.sightings[n] for n in found) if _acting(sheet, s.figures)]
    person = next((s for s in seen if s.named and not s.clitics and sheet.figures[s.figures[0]].type == "person"), None)
    return (person or seen[0]).figures if seen else ()


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
