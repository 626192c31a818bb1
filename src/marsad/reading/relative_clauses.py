"""Sayings in relative clauses: 'الاتفاق الذي رفضته X', 'البرنامج الذي يخشى X أن …'."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.arabic.clitics import ARTICLE
from marsad.arabic.words import without_conjunction
from marsad.reading.antecedents import referred, taken_up
from marsad.reading.clauses import antecedent
from marsad.reading.frame_parts import Places
from marsad.reading.frames_ahead import foreseen
from marsad.reading.others_inside import told_inside, voiced_inside
from marsad.reading.sheet import Saying, Sheet
from marsad.reading.triggers import Trigger, speech_words

_NEAR = 1  # tokens before a noun of saying that what is said begins with
_MUTE = frozenset(("place", "agreement"))


def relates(sheet: Sheet, places: Places, options: list[Trigger], outer: Saying) -> bool:
    """Whether a cue is the verb of a relative clause in which somebody named, not of the outer speaker's side, says something, or the
    noun that what is said begins with ('رفضت X دعوة Y إلى …')."""
    words, i = speech_words(sheet.lexicon), options[0].first
    if i <= outer.first + _NEAR and any(trigger.tense == "noun" for trigger in options):
        second = outer.cue_entry >= 0 and "as" in words.cues[outer.cue_entry].frames
        if second or sheet.tokens.words[outer.first - 1] in words.that:
            return False  # 'that the refusal by X delays the talks'
        n = places.sightings.get(options[0].last)
        if n is not None and not sheet.sightings[n].named:
            return False  # 'his country's concern'
        made = [foreseen(sheet, places, trigger, outer.last) for trigger in options if trigger.tense == "noun"]
        return any(one is not None and one.explicit and _says(sheet, one.subjects, outer) for one in made)
    if any(_another(sheet, places, trigger, outer) for trigger in options):
        return True
    behind = sheet.tokens.words[options[0].last : options[0].last + 1]
    if i > 1 and sheet.tokens.words[i - 1] in words.free_relatives and not words.pronominal.isdisjoint(behind):
        return any(trigger.cue.plain and trigger.tense in ("past", "pres") for trigger in options)  # 'what X said was …'
    if i > 1 and sheet.tokens.words[i - 1] in words.whenever:
        return any(trigger.tense == "past" and _told_then(sheet, places, trigger, outer) for trigger in options)
    while i > 1 and sheet.tokens.words[i - 1] in words.auxiliaries:
        i -= 1
    relative = sheet.tokens.words[i - 1] if i else ""
    if without_conjunction(relative) not in words.relatives or not without_conjunction(relative).startswith(ARTICLE):
        return False
    return any(_says(sheet, _speakers(sheet, places, trigger, outer), outer) for trigger in options)


def _another(sheet: Sheet, places: Places, trigger: Trigger, outer: Saying) -> bool:
    """Whether a cue tells what somebody else says, by a clause of its own or a noun."""
    if trigger.tense == "part":
        return False
    made = (voiced_inside if trigger.tense == "noun" else told_inside)(sheet, places, trigger, outer)
    return made is not None and _says(sheet, made.subjects, outer)


def _speakers(sheet: Sheet, places: Places, trigger: Trigger, outer: Saying) -> Sequence[int]:
    """Who says something by a cue, by its words."""
    if trigger.tense not in ("past", "pres") or trigger.negated:
        return ()
    if trigger.pronoun or taken_up(sheet, trigger):
        back = referred(sheet, places, trigger, outer.sentence, ())
        if back is not None or trigger.whom is None:
            return back.speakers if back is not None else ()
    made = foreseen(sheet, places, trigger, outer.last)
    if made is not None and not made.explicit and sheet.tokens.words[made.content - 1] in speech_words(sheet.lexicon).that:
        return antecedent(sheet, places, trigger)
    return made.subjects if made is not None and made.explicit else ()


def _told_then(sheet: Sheet, places: Places, trigger: Trigger, outer: Saying) -> bool:
    """Whether a cue behind 'when' says something: a clause opens behind it, or it tells a stance ('عندما قالت إن', 'عندما وافقت على')."""
    made = foreseen(sheet, places, trigger, outer.last)
    if made is None:
        return False
    clause = made.how in ("quote", "colon") or sheet.tokens.words[made.content - 1] in speech_words(sheet.lexicon).that
    return clause or trigger.cue.act != "state"


def _says(sheet: Sheet, speakers: Sequence[int], outer: Saying) -> bool:
    """Whether speakers are actors of another side than the outer ones."""
    figures = sheet.figures
    sides = {figures[f].side or figures[f].key for f in outer.speakers}
    return bool(speakers) and not any(figures[f].type in _MUTE or (figures[f].side or figures[f].key) in sides for f in speakers)
