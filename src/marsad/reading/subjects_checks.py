"""What tells of a phrase whether it may be the subject of a cue: what governs it, whether it agrees, whether it speaks."""

from __future__ import annotations

from marsad.arabic.clitics import ARTICLE, FEMININE_VERB, NISBAS, TA_MARBUTA, bare
from marsad.arabic.words import CONJUNCTIONS, OF
from marsad.reading.frame_parts import Places
from marsad.reading.sheet import Sheet, Sighting
from marsad.reading.triggers import COMMAS, SpeechWords, Trigger, among, speech_words

_MAX_TITLE = 14  # tokens of a title behind a name


def speaking(sheet: Sheet, words: SpeechWords, token: int) -> bool:
    """Whether a noun is of those who speak: people, bodies, holders of an office."""
    word = sheet.tokens.words[token]
    known = word in words.speaking_nouns or word in words.same_speaker
    known = known or word in words.collective or words.body(word) or word in words.quantifiers
    known = known or (word.startswith(ARTICLE) and bare(word) in sheet.lexicon.words("personal_titles"))
    return known or any(h.kind == "office" for h in sheet.hits_at.get(token, ()))



def governed(sheet: Sheet, words: SpeechWords, sighting: Sighting) -> bool:
    """Whether a preposition, attached or before it, governs a phrase (then it is no subject)."""
    if sighting.clitics and sighting.clitics[-1] not in CONJUNCTIONS:
        return True
    at, text = sighting.whole_first - 1, sheet.tokens.words
    each = at > 0 and text[at] == OF and among(text[at - 1], words.wholes)  # 'each of'
    return at >= 0 and among(text[at], words.adverbial) and not each



def agrees(sheet: Sheet, trigger: Trigger, sighting: Sighting, count: int = 1) -> bool:
    """Whether a verb's form may have this subject; unknown gender agrees with everything."""
    figures = [sheet.figures[f] for f in sighting.figures]
    if not figures or not trigger.gender or count > 1 or len(figures) > 1 or figures[0].number == "p":
        return True  # a broken plural takes the feminine ('قالت مصادر')
    gender = figures[0].gender if figures[0].type == "person" else gender_of_state(sheet, sighting, figures[0].type)
    return not gender or gender == trigger.gender



def gender_of_state(sheet: Sheet, sighting: Sighting, kind: str) -> str:
    """States and capitals are feminine but for a few; other bodies may be either."""
    first = sheet.tokens.words[sighting.first]
    if kind != "state" or not sighting.named or first.endswith(NISBAS[3]):
        return ""  # 'السوريون'
    names = (first, first[len(sighting.clitics) :])
    if not sheet.lexicon.words("states_of_either").isdisjoint(names):
        return ""
    return "f" if speech_words(sheet.lexicon).masculine_states.isdisjoint(names) else "m"


def titled_before(sheet: Sheet, places: Places, last: int, low: int, relative: str) -> int | None:
    """The person named before a title on which a relative follows ('X، الأمين العام للجائزة، الذي'); None where the relative may hang on
    a noun of the title."""
    text, words = sheet.tokens.words, speech_words(sheet.lexicon)
    feminine = relative.startswith(ARTICLE + FEMININE_VERB[0])
    apart = not text[last][0].isalpha() or (not feminine and sheet.tokens.surface(last - 1, last).endswith(TA_MARBUTA))
    if not apart:
        return None
    for i in range(last - 1, max(low, last - _MAX_TITLE), -1):
        n = places.ends.get(i)
        seen = None if n is None else sheet.sightings[n]
        if seen is not None and seen.named and sheet.figures[seen.figures[0]].type == "person":
            at = i + (text[i] in COMMAS)
            office = any(h.kind == "office" for h in sheet.hits_at.get(at, ())) or bare(text[at]) in sheet.lexicon.words("personal_titles")
            fits = sheet.figures[seen.figures[0]].gender in (("f",) if feminine else ("m", ""))
            return n if office and fits and len(seen.figures) == 1 and not governed(sheet, words, seen) else None
        verb = any(h.kind in ("cue", "deed") and h.tag.startswith(("past", "pres")) for h in sheet.hits_at.get(i, ()))
        if verb or text[i] in words.that or text[i] in words.relatives:
            return None
    return None
