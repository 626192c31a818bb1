"""Nouns of saying: whose they are ('دعوة X إلى', 'قلق غربي من', 'بعد تحذيره من', 'وجهت X دعوة إلى', 'لمطالبة Y بـ'), and what follows."""

from __future__ import annotations

from marsad.arabic.clitics import ARTICLE, COMMAS
from marsad.arabic.words import ALIF, BY, CONJUNCTIONS, OF, PARTICIPLE, TO, definite
from marsad.lexicon.actors import Actor
from marsad.lexicon.match import Hit
from marsad.reading.clauses import joined
from marsad.reading.frame_parts import Frame, Places
from marsad.reading.sheet import Sheet, figure_of
from marsad.reading.triggers import Trigger, among, speech_words

_OWN = "own"
_URGING = frozenset(("demand", "warn", "accuse", "threaten"))
_MAX_LIGHT = 12  # tokens from a verb to the noun that it brings
_MAX_THAT = 24  # tokens from a noun to its complementiser
_MUTE = frozenset(("place", "agreement"))
_QUALIFIERS = 2  # words beside names that may stand between a noun and what is said


def holder(sheet: Sheet, places: Places, trigger: Trigger, made: Frame, low: int) -> None:
    """Note whose a noun of saying is, where it is not named behind it; `low`: the first token of the sentence."""
    if trigger.gender != _OWN and (figures := _by_adjective(sheet, trigger) or _from_somebody(sheet, places, trigger)):
        made.subjects, made.explicit, made.held = figures, True, True
    elif not trigger.cue.named:
        purpose = trigger.clitics[-1:] == TO and trigger.cue.act in _URGING and trigger.whom is not None
        made.held = trigger.gender == _OWN or purpose or trigger.cue.plain or _brought(sheet, places, trigger, low)
    else:
        made.held = _brought(sheet, places, trigger, low)


def adjoins(sheet: Sheet, places: Places, made: Frame) -> bool:
    """Whether nothing but names and times stands between a noun and what is said; before a complementiser more may stand."""
    i, plain, words, classes = made.trigger.last, 0, sheet.tokens.words, speech_words(sheet.lexicon)
    if _charged(sheet, made):
        return False
    if made.how == "that":
        parted = among(words[made.content - 2], classes.subordinators)
        other = any(h.kind == "cue" for j in range(i, made.content) for h in sheet.hits_at.get(j, ()))
        behind = [words[j + 1] for j in range(i, made.content) if words[j] in COMMAS]
        turned = any(word[0] in CONJUNCTIONS and word[1:] in classes.negators for word in behind)  # '، ولا يعني أن'
        return made.content - i <= _MAX_THAT and not (parted or other or turned)
    last = made.content - (made.how == "preposition")
    while i < last:
        n = sheet.sighting_at.get(i)
        if n is not None:
            i = max(sheet.sightings[n].whole_last, sheet.sightings[n].last)
        elif (end := places.moments.get(i)) is not None:
            i = end
        else:
            linked = words[i] in (OF, made.trigger.whom) and (i + 1 in sheet.sighting_at or words[i + 1] in classes.behalf)
            linked = linked or (words[i] in classes.behalf and i + 1 in sheet.sighting_at)
            linked = linked or _adjective(sheet, i) is not None
            governs = i + 1 == last and OF in words[made.trigger.last : i] and _governs(words, i)
            if not linked and made.how == "attached" and (governs or _other_word(sheet, i)):
                return False
            plain += not linked
            i += 1
    return plain <= _QUALIFIERS


def _other_word(sheet: Sheet, token: int) -> bool:
    """Whether a word right behind a name neither qualifies it nor tells how or when it is said ('مطالب X أصابته بـ')."""
    words, classes = sheet.tokens.words, speech_words(sheet.lexicon)
    word, n = words[token], sheet.sighting_at.get(token - 1)
    qualifies = definite(word) > 0 or word.endswith(ALIF) or word in classes.demonstratives or word in classes.fillers
    parted = word[0] in (BY, TO, *CONJUNCTIONS) or among(word, classes.adverbial)
    return n is not None and word[0].isalpha() and not (qualifies or parted)


def _governs(words: list[str], token: int) -> bool:
    """Whether a definite participle may govern the 'to' of the word behind it ('المجلس الممثل للسكان')."""
    return words[token].startswith(ARTICLE + PARTICIPLE) and words[token + 1][0] == TO


def _charged(sheet: Sheet, made: Frame) -> bool:
    """Whether the one name behind a noun is that of the one charged or asked, so that nothing tells whose it is ('اتهام X بـ')."""
    trigger = made.trigger
    one = trigger.whom == "object" and not made.held and not made.addressees
    return one and (trigger.cue.objective or trigger.clitics[-1:] == BY)


def _adjective(sheet: Sheet, token: int) -> Hit | None:
    """The adjective of an actor at a token."""
    return next((h for h in sheet.hits_at.get(token, ()) if h.kind == "actor" and h.tag.startswith("adj.")), None)


def _by_adjective(sheet: Sheet, trigger: Trigger) -> list[int]:
    """The actors whose adjectives stand right behind a noun ('دعوات أميركية وفرنسية إلى')."""
    figures: list[int] = []
    actors = sheet.lexicon.entries("actor", Actor)
    for i in range(trigger.last, len(sheet.tokens)):
        hit = _adjective(sheet, i)
        joined = hit is not None and (hit.clitics[:1] in tuple(CONJUNCTIONS)) == bool(figures)
        if hit is None or not joined or i in sheet.sighting_at:
            break
        figures.append(figure_of(sheet, actors[hit.index]))
    return figures


def _from_somebody(sheet: Sheet, places: Places, trigger: Trigger) -> list[int]:
    """Those from whom it comes, by the words behind a noun ('طلب رسمي من X', 'انتقادات حادة من جانب X')."""
    words, classes, i = sheet.tokens.words, speech_words(sheet.lexicon), trigger.last
    while i < trigger.last + _QUALIFIERS and i + 2 < len(words) and words[i] != OF:
        if i in sheet.sighting_at or not words[i][0].isalpha() or among(words[i], classes.adverbial) or words[i][0] in (BY, TO):
            return []
        i += 1
    if i + 2 >= len(words) or words[i] != OF:
        return []
    behalf = words[i + 1] in classes.behalf
    n = places.sightings.get(i + 1 + behalf)
    if n is None or sheet.sightings[n].clitics or OF in trigger.frames:
        return []
    return [f for f in joined(sheet, places, n) if sheet.figures[f].type not in _MUTE]


def _brought(sheet: Sheet, places: Places, trigger: Trigger, low: int) -> bool:
    """Whether a verb before a noun says only that its subject says it ('وجهت X في ختام اللقاء دعوة إلى …')."""
    words, light = sheet.tokens.words, speech_words(sheet.lexicon).light_verbs
    for i in range(trigger.first - 1, max(low, trigger.first - _MAX_LIGHT) - 1, -1):
        if words[i] in COMMAS:
            return False
        if words[i] in light or words[i][1:] in light:
            n = places.sightings.get(i + 1)
            before = places.ends.get(i)
            return (n is not None and not sheet.sightings[n].clitics) or (before is not None and words[i] in light)
    return False
