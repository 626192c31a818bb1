"""Forms spelt like cues, and cues that report nothing here: nouns, adjectives, passives, what nobody says."""

from __future__ import annotations

from marsad.arabic.clitics import AND, ARTICLE, BY, FEMININES, FIRST, PAIR, VERBAL
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import ALIF, TO, definite, governed_definite
from marsad.reading.frame_parts import Frame
from marsad.reading.frame_vetoes import unsaid
from marsad.reading.sheet import Sheet
from marsad.reading.subjects import begins
from marsad.reading.triggers import Trigger, speech_words

_CLAUSES = frozenset(("that", "quote", "colon"))


def no_verb(sheet: Sheet, made: Frame, before: bool, low: int) -> bool:
    """Whether a frame's form is a noun, a preposition or an adjective that is spelt like the cue; `before`: its subject stands
    before it, `low`: the first token of the sentence."""
    trigger = made.trigger
    if trigger.tense == "part" and not _set_off(sheet, trigger):
        attached = made.how == "attached" and made.content == trigger.last
        accused = trigger.cue.act in ("accuse", "threaten") and attached  # 'companies accused of …', 'villages threatened by …'
        words = sheet.tokens.words
        that = made.content == trigger.last + 2 and words[made.content - 1] in speech_words(sheet.lexicon).that
        return accused or (made.content > trigger.last + 1 and not (that and words[trigger.last] in trigger.frames))
    if trigger.tag == "past.m.s" and not made.explicit and _first_person(sheet, trigger):
        return True
    if trigger.tag == "past.m.d" and not made.explicit:
        return sheet.tokens.words[trigger.first].lstrip(AND)[0] == VERBAL[1]  # a verbal noun ('وتراجعا عن')
    if not trigger.cue.strict or trigger.tense != "past":
        return False
    if made.noun == trigger.last and sheet.tokens.words[trigger.last] in speech_words(sheet.lexicon).speaking_nouns:
        return False
    return not (made.explicit or before or begins(sheet, speech_words(sheet.lexicon), trigger, low))


def _first_person(sheet: Sheet, trigger: Trigger) -> bool:
    """Whether a form is written with the hamza of 'I', which its perfect has not ('أعتقد')."""
    past = trigger.cue.past or ""
    return bool(past) and not past.startswith(FIRST) and sheet.tokens.text[trigger.start] == FIRST


def no_saying(sheet: Sheet, made: Frame, nominal: int) -> bool:
    """Whether a cue reports nothing here; `nominal`: words of a subject that nothing names."""
    trigger, words = made.trigger, sheet.tokens.words
    clause = made.how in _CLAUSES or words[made.content - 1] in speech_words(sheet.lexicon).that
    if trigger.clitics == TO and trigger.tense == "pres" and not clause:
        return True  # 'to speak of the matter'
    unowned = trigger.cue.owned and not (made.explicit or made.document or made.noun >= 0)
    if unowned or (trigger.cue.told and not made.addressees):
        return True
    if trigger.tense == "noun" and not _held_by_body(sheet, made) and _unheld(sheet, made, nominal):
        return True
    editorial = words[trigger.first] in speech_words(sheet.lexicon).editorial
    classes = speech_words(sheet.lexicon)
    speaks = made.noun == trigger.last and (classes.body(words[trigger.last]) or words[trigger.last] in classes.same_speaker)
    return (editorial and not made.explicit and not speaks) or _passive(sheet, made) or unsaid(sheet, made)


def _unheld(sheet: Sheet, made: Frame, nominal: int) -> bool:
    """Whether a noun of saying has nobody whose it is, or not only him behind it."""
    marked = made.how == "colon" or sheet.tokens.words[made.trigger.last] == QUOTE
    return marked or not (made.explicit or made.held) or nominal > 0


def _held_by_body(sheet: Sheet, made: Frame) -> bool:
    """Whether a definite noun of a body alone stands between a noun of saying and what is said ('دعوات المعارضة إلى'); behind a singular
    of asking it may be the one asked ('تشجيع الجمهور على')."""
    trigger, at = made.trigger, made.trigger.last
    word = sheet.tokens.words[at] if at < len(sheet.tokens) else ""
    if trigger.whom is None and word.startswith(ARTICLE) and word.endswith(PAIR) and word in _pairs(sheet):
        return True  # 'the assurance of both sides that'
    if trigger.whom == "object" and not sheet.tokens.words[trigger.first].endswith(FEMININES[1]):
        return False
    body = made.noun == at and speech_words(sheet.lexicon).body(sheet.tokens.words[at]) and not (trigger.cue.objective or trigger.cue.named)
    return body and made.how in ("preposition", "attached") and made.content - at == 1 + (made.how == "preposition")


def _pairs(sheet: Sheet) -> frozenset[str]:
    """The duals, in the genitive, of those who speak together."""
    return sheet.lexicon.words("both_sides")


def _passive(sheet: Sheet, made: Frame) -> bool:
    """Whether a verb with two objects is in the passive, which nobody says ('it is considered the largest', 'described as grave')."""
    trigger = made.trigger
    finite, after = trigger.tense in ("past", "pres"), sheet.tokens.words[trigger.last : trigger.last + 1]
    if trigger.cue.called and finite and not trigger.pronoun and made.content <= trigger.last + 2 and after and after[0][0] == BY:
        return trigger.last not in sheet.sighting_at and after[0] not in speech_words(sheet.lexicon).documents  # 'what was described as'
    if made.explicit or trigger.pronoun or "as" not in trigger.frames or trigger.tense not in ("past", "pres"):
        return False
    bare = made.how == "attached" and made.content == trigger.last
    bare = bare or (trigger.frames[0] != "that" and governed_definite(sheet.tokens.words[trigger.last]))
    return bare or (trigger.cue.passive and trigger.tense == "pres" and made.how == "object")


def _set_off(sheet: Sheet, trigger: Trigger) -> bool:
    """Whether a comma, a mark or a conjunction sets a participle off; else it may be an adjective ('عملية متوقعة')."""
    before = sheet.tokens.words[trigger.first - 1] if trigger.first else ""
    manner = sheet.tokens.words[trigger.first].startswith(BY + ARTICLE)  # 'by saying'
    told = trigger.tag == "part.m.s" and sheet.tokens.words[trigger.first].endswith(ALIF)  # an indefinite one behind what is definite
    circumstance = told and (definite(before) > 0 or trigger.first - 1 in sheet.sighting_at)
    return manner or bool(trigger.clitics) or not before[:1].isalpha() or circumstance
