"""What tells of a phrase whether it may be the subject of a cue: what governs it, whether it agrees, whether it speaks."""

from __future__ import annotations

from marsad.arabic.clitics import ARTICLE, bare
from marsad.arabic.words import CONJUNCTIONS, OF
from marsad.reading.sheet import Sheet, Sighting
from marsad.reading.triggers import SpeechWords, Trigger, among, speech_words


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
    if kind != "state" or not sighting.named:
        return ""
    first = sheet.tokens.words[sighting.first]
    masculine = speech_words(sheet.lexicon).masculine_states
    return "m" if first in masculine or first[len(sighting.clitics) :] in masculine else "f"
