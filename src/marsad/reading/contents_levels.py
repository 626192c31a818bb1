"""Whether a cue behind what is said stands on the level of the cue that reports it, so that another saying begins there."""

from __future__ import annotations

from marsad.arabic.clitics import ARTICLE
from marsad.arabic.words import CONJUNCTIONS, TO
from marsad.reading.frame_parts import Frame, Places
from marsad.reading.frames_ahead import foreseen
from marsad.reading.sheet import Sheet
from marsad.reading.triggers import COMMAS, Trigger, speech_words

_FINITE = frozenset(("past", "pres"))
_MAX_FORECLAUSE = 8  # tokens from the beginning of a sentence to the verb of the clause it opens with


def same_level(sheet: Sheet, places: Places, made: Frame, found: dict[int, list[Trigger]], at: int, limit: int, link: str) -> bool:
    """Whether a cue at a token stands on the level of the frame's own cue."""
    for trigger in found.get(at, ()):
        called = trigger.cue.called and bool(trigger.clitics)  # 'and called it'
        if (trigger.pronoun and trigger.whom is None and not called) or trigger.tense == "noun":
            continue
        if trigger.tense == "part":
            predicate = not link and made.how == "that" and _predicate(sheet, places, made, at)
            if link not in ("inverted", "turned") and not predicate and foreseen(sheet, places, trigger, limit) is not None:
                return True
        elif _finite(sheet, places, made, trigger, limit, link):
            return True
    return False


def _finite(sheet: Sheet, places: Places, made: Frame, trigger: Trigger, limit: int, link: str) -> bool:
    """Whether a finite cue stands on the level of the frame's own."""
    words, classes, at = sheet.tokens.words, speech_words(sheet.lexicon), trigger.first
    present, bare = trigger.tense == "pres", link == "comma" and not trigger.clitics
    joined = trigger.clitics[:1] in CONJUNCTIONS if trigger.clitics else False
    told = link == "subordinator" and words[at - 1] not in classes.auxiliaries
    same = not present or (made.trigger.tense == "pres" and (joined or told or link == "inverted"))
    level = (same and (joined or link in ("subordinator", "inverted", "comma"))) or (joined and link == "comma") or link == "turned"
    main = bare and (_foreclause(sheet, made) or _main_verb(sheet, made, trigger))
    ends = link == "comma" and trigger.clitics == TO  # 'to conclude that'
    clause = words[made.content - 1] in classes.that
    goes_on = not level and joined and not link and clause
    if not (level or main or ends or goes_on):
        return False
    if clause and link == "subordinator" and words[at - 1] in classes.whenever and words[at - 2] not in COMMAS:
        return False  # 'when she said that'
    other = foreseen(sheet, places, trigger, limit)
    if other is None or (goes_on and not (other.noun == trigger.last and _told_that(sheet, other))):
        return False  # '… and the sources point out that'
    if ends:
        return True
    if told and present and not (joined or other.explicit or other.noun == trigger.last):
        return False
    if main and not other.explicit and other.noun != trigger.last:
        return other.noun < 0 and _main_verb(sheet, made, trigger)
    if bare and not (other.explicit or main):
        return False
    return not (link == "comma" and present and made.trigger.tense != "pres" and other.how != "that")


def _foreclause(sheet: Sheet, made: Frame) -> bool:
    """Whether a cue stands in the clause of time with which its sentence opens, so that behind a comma the main clause begins ('بينما يرى X
    أن …، تقول Y إن …')."""
    words, first = sheet.tokens.words, sheet.sentences[sheet.sentence_of(made.trigger.first)].first
    classes = speech_words(sheet.lexicon)
    opens = words[first] in classes.meantime or words[first] in classes.meanwhile or " ".join(words[first : first + 2]) in classes.meanwhile
    return opens and made.trigger.first - first <= _MAX_FORECLAUSE


def _main_verb(sheet: Sheet, made: Frame, trigger: Trigger) -> bool:
    """Whether the frame's cue stands in a relative clause that a comma sets off, and another is the verb of the clause that goes on
    behind it ('إيران، التي كشفت عن …، تصر على أن')."""
    own, words = made.trigger, sheet.tokens.words
    at = own.first - 1
    at -= at > 0 and words[at] in speech_words(sheet.lexicon).auxiliaries
    if own.tense not in _FINITE or at < 2 or words[at - 1] not in COMMAS or not words[at].startswith(ARTICLE):
        return False
    same = (own.gender, own.number) == (trigger.gender, trigger.number)
    return same and words[at] in speech_words(sheet.lexicon).relatives


def _told_that(sheet: Sheet, made: Frame) -> bool:
    """Whether a noun of sources is a frame's subject and what it says is a clause."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    noun = text[made.noun]
    return text[made.content - 1] in words.that and (words.body(noun) or noun in words.same_speaker or noun in words.sources)


def _predicate(sheet: Sheet, places: Places, made: Frame, at: int) -> bool:
    """Whether a participle right behind the noun that what is said begins with is its predicate ('إن بلاده ملتزمة بالحل')."""
    n = places.sightings.get(made.content)
    subject = sheet.sightings[n].whole_last if n is not None else made.content + 1
    return at == subject
