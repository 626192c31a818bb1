"""What stands around a cue and shows that it reports nothing: words spelt alike, conditions, what the speaker is called, figures."""

from __future__ import annotations

from marsad.arabic.clitics import FEMININE, FEMININES, PAIR, TA_MARBUTA, TANWIN, THEN
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import CONJUNCTIONS, OF, definite
from marsad.reading.frame_parts import Frame
from marsad.reading.sheet import Sheet
from marsad.reading.triggers import COMMAS, SpeechWords, Trigger, among, speech_words

_NOMINAL = frozenset(("object", "attached", "preposition", "unmarked"))
_FROM = frozenset((OF,))
_PHRASES = frozenset(("object", "attached", "preposition"))
_FINITE = frozenset(("past", "pres"))
_MAX_BACK = 20  # tokens back to a preposition that a second one spelt alike goes on with
_PRONOUN = 3  # letters a preposition may have with its pronoun, beside its own


def unsaid(sheet: Sheet, made: Frame) -> bool:
    """Whether a cue with all its parts reports nothing."""
    words, trigger = speech_words(sheet.lexicon), made.trigger
    if trigger.tense == "part" and _adjective(sheet, words, made):
        return True
    if trigger.tense in _FINITE and (_conditional(sheet, words, made) or _spelt_alike(sheet, words, made)):
        return True
    if trigger.tense == "noun" and _before(sheet, trigger) in words.impersonals:
        return True  # 'one may say that'
    return _of_speaker(sheet, words, made) or _figures(sheet, made) or _impersonal(sheet, words, made)


def _before(sheet: Sheet, trigger: Trigger) -> str:
    """The word before a cue."""
    return sheet.tokens.words[trigger.first - 1] if trigger.first else ""


def _conditional(sheet: Sheet, words: SpeechWords, made: Frame) -> bool:
    """Whether a verb is only supposed ('إذا أراد', 'لو رفضت'), what somebody does time and again ('عندما يطلب'), or what he is able or
    meant to do ('كي تطالب', 'ألا تراهن')."""
    trigger = made.trigger
    before = _before(sheet, trigger)
    if among(before, words.suppositions) and not trigger.clitics:
        return True
    if before in words.been and trigger.first > 1 and sheet.tokens.words[trigger.first - 2] in words.suppositions:
        return trigger.tense == "pres"  # 'whether he fears'
    if trigger.tense == "pres" and not made.explicit and before in words.whenever:
        return True
    return trigger.tense == "pres" and not trigger.clitics and among(before, words.subjunctive_particles)


def _spelt_alike(sheet: Sheet, words: SpeechWords, made: Frame) -> bool:
    """Whether a perfect is a noun, an adjective or a preposition of the same letters ('دفع ثمن', 'لاعبون جدد', 'بين البلدين أن')."""
    trigger = made.trigger
    if trigger.tag == "past.m.d" and TANWIN in sheet.tokens.text[trigger.start : trigger.end]:
        return True
    if trigger.tag == "past.m.d" and not trigger.clitics:
        relative = _before(sheet, trigger) in words.relatives
        return not (made.explicit or relative) and sheet.tokens.words[trigger.first][:-1] in words.noun_alikes
    if trigger.tag != "past.m.s":
        return False
    bare = sheet.tokens.words[trigger.first][len(trigger.clitics) :]
    if _governed(sheet, words, made, bare):
        return True
    if bare in words.time_alikes:
        return made.noun == trigger.last or not made.explicit
    if bare in words.preposition_alikes:
        return _preposition(sheet, words, made, bare)
    return bare in words.noun_alikes and made.how in _NOMINAL and not made.explicit and _annexed(sheet, words, trigger)


def _governed(sheet: Sheet, words: SpeechWords, made: Frame, bare: str) -> bool:
    """Whether a preposition stands before a form that is mostly another word ('من أبرز القادة', 'من ثمن العقار'), or it ends a blessing
    ('صلى الله عليه وسلم'), or its conjunction is a letter of a noun ('كل فرد')."""
    trigger = made.trigger
    before = _before(sheet, trigger)
    if trigger.clitics:
        blessing = trigger.cue.strict and trigger.cue.close and before in words.prepositional_pronouns
        noun = trigger.clitics == THEN and bare in words.noun_alikes and sheet.tokens.words[trigger.first] in words.known
        noun = noun and made.how not in ("quote", "colon")
        return blessing or (noun and before[:1].isalpha() and trigger.first - 1 not in sheet.sighting_at)  # 'كل فرد'
    return among(before, _FROM) and (trigger.cue.strict or (bare in words.noun_alikes and not made.explicit))


def _annexed(sheet: Sheet, words: SpeechWords, trigger: Trigger) -> bool:
    """Whether a noun that is no name stands right before a form, to which it is annexed or which it qualifies."""
    before, i = _before(sheet, trigger), trigger.first - 1
    if trigger.clitics or i < sheet.sentences[sheet.sentence_of(trigger.first)].first or not before[0].isalpha():
        return False
    function = before in words.that or before in words.auxiliaries or among(before, words.subordinators) or among(before, words.contrast)
    feminine = sheet.tokens.surface(i, i + 1).endswith(TA_MARBUTA)
    function = function or before in words.relatives or before in words.fillers or definite(before) > 0
    function = function or among(before, words.verb_openers) or before in words.prepositional_pronouns
    function = function or not (before in words.known or feminine)
    owned = before.endswith(FEMININE) and not feminine  # 'for his part'
    return not (function or owned or i in sheet.sighting_at or any(m.last == trigger.first for m in sheet.moments))


def _adjective(sheet: Sheet, words: SpeechWords, made: Frame) -> bool:
    """Whether a participle qualifies an indefinite feminine noun or plural right before it ('صور معلقة على الجدران')."""
    trigger, i = made.trigger, made.trigger.first - 1
    if trigger.tag != "part.f.s" or made.how not in _PHRASES or not _annexed(sheet, words, trigger):
        return False
    return sheet.tokens.surface(i, i + 1).endswith((TA_MARBUTA, FEMININES[1]))


def _preposition(sheet: Sheet, words: SpeechWords, made: Frame, bare: str) -> bool:
    """Whether 'between' stands there and no verb: nothing opens a clause, a pair follows, or an earlier one goes on with it."""
    trigger, text = made.trigger, sheet.tokens.words
    if trigger.end - trigger.start > len(text[trigger.first]):
        return False  # its marks are written
    low = sheet.sentences[sheet.sentence_of(trigger.first)].first
    after = text[trigger.last] if trigger.last < len(text) else ""
    if after.endswith(PAIR) and trigger.last not in sheet.sighting_at:
        return True
    if trigger.clitics:
        return bare in text[max(low, trigger.first - _MAX_BACK) : trigger.first]
    before = _before(sheet, trigger)
    opens = among(before, words.subordinators) or among(before, words.contrast) or before in words.auxiliaries or before in words.relatives
    return not (trigger.first == low or opens) or made.how != "that"


def resumed(sheet: Sheet, made: Frame) -> bool:
    """Whether the cue's own preposition stands with a pronoun right behind it, so that what is said came before ('التي أعلن عنها X');
    such a cue reports nothing by itself, but what was said before it ends there."""
    words, trigger, text = speech_words(sheet.lexicon), made.trigger, sheet.tokens.words
    if trigger.tense not in _FINITE or made.how not in _PHRASES or trigger.last >= len(text):
        return False
    plain = trigger.whom is None and not ("as" in trigger.frames or trigger.cue.called)
    if plain and trigger.pronoun and made.how == "object" and _before(sheet, trigger) in words.relatives:
        return True  # 'the changes that he asked for were not made'
    after = text[trigger.last]
    if after not in words.prepositional_pronouns or trigger.whom is not None:
        return False
    ways = [way for way in trigger.frames if way != OF or "object" not in trigger.frames]
    return any(after.startswith(way) and len(after) <= len(way) + _PRONOUN for way in ways)


def courteous(sheet: Sheet, made: Frame) -> bool:
    """Whether only a wish of courtesy or a prayer is said ('متمنيا الشفاء للجرحى', 'داعيا الله أن'): no saying, but what was said before
    it ends there."""
    words, text, i = speech_words(sheet.lexicon), sheet.tokens.words, made.content
    if made.trigger.tense == "noun" or made.how not in _PHRASES:
        return False
    at = i + (text[i] in words.quantifiers or text[i] in words.foremost)
    return text[made.trigger.last] in words.prayed_to or (at < len(text) and text[at] in words.courtesies)


def _of_speaker(sheet: Sheet, words: SpeechWords, made: Frame) -> bool:
    """Whether what would be said only tells more of the subject ('أعلن X زعيم الحزب', 'وصف X والوفد', 'ذكرت X بقيادة Y')."""
    trigger, text, i = made.trigger, sheet.tokens.words, made.content
    if made.how != "object" or trigger.tense not in _FINITE or i <= trigger.last or not made.explicit:
        return False
    joined = text[i][0] in CONJUNCTIONS and definite(text[i]) > 1 and i not in sheet.sighting_at
    return joined or text[i] in words.companies or (text[i - 1] in COMMAS and text[i] in words.qualifiers)


def _figures(sheet: Sheet, made: Frame) -> bool:
    """Whether a colon stands within a time or a score ('عند الساعة 16: 00')."""
    text, i = sheet.tokens.words, made.content
    return made.how == "colon" and i > 1 and text[i][:1].isdigit() and text[i - 2][:1].isdigit()


def _impersonal(sheet: Sheet, words: SpeechWords, made: Frame) -> bool:
    """Whether an imperfect of supposing has nobody who supposes ('يفترض أن'), or one of regarding is the passive ('تعتبر X أفقر بلد')."""
    trigger = made.trigger
    if trigger.tense != "pres" or trigger.pronoun:
        return False
    text, i = sheet.tokens.words, made.content
    if text[trigger.first][len(trigger.clitics) :] in words.supposed and made.how == "that" and i == trigger.last + 1:
        return not made.explicit
    if trigger.cue.passive and _foremost(sheet, words, trigger):
        return True
    if not (trigger.cue.passive and made.how == "object" and made.explicit):
        return False
    told = i > trigger.last or _before(sheet, trigger) in words.relatives
    return told and not definite(text[i]) and i not in sheet.sighting_at and text[i] not in words.quantifiers and text[i] != QUOTE


def _foremost(sheet: Sheet, words: SpeechWords, trigger: Trigger) -> bool:
    """Whether a verb, or the name right behind it, is followed by what somebody is among others ('يعتبر X أحد أكبر الموردين')."""
    text, n = sheet.tokens.words, sheet.sighting_at.get(trigger.last)
    at = trigger.last if n is None else max(sheet.sightings[n].whole_last, trigger.last)
    at += text[at : at + 1] == [OF]
    return at < len(text) and text[at] in words.foremost
