"""Where the paper tells on behind what is said: 'أعلن X وقف الجولة وعاد إلى بلده', '… بينما تواصل القصف', '…، ما يعني أن …'."""

from __future__ import annotations

from marsad.arabic.clitics import AND, ARTICLE, FEMININE_VERB, PRONOUNS, YEH
from marsad.arabic.words import OF, THEY, without_conjunction
from marsad.reading.frame_parts import Frame
from marsad.reading.sheet import Sheet
from marsad.reading.triggers import COMMAS, SpeechWords, among, cued, speech_words
from marsad.record import Form

NOMINAL = frozenset(("object", "attached", "preposition"))
_MIN_IMPERFECT = 3  # letters of nouns and names that begin like one
_MIN_JOINED = 4  # letters of 'and' with a verb
_MIN_VERB = 5  # the same with a feminine perfect that is known by its ending alone
_MAX_OPENING = 5  # tokens before a noun in the phrase that opens a sentence
_CLAUSES = frozenset(("that", "quote", "colon", "relayed"))


def told_on(sheet: Sheet, made: Frame, at: int) -> bool:
    """Whether the paper tells on at a token behind what is said: one of `telling`, or any where a noun of saying reports."""
    words, classes = sheet.tokens.words, speech_words(sheet.lexicon)
    word, bare = words[at], without_conjunction(words[at])
    after = words[at + 1] if at + 1 < len(words) else ""
    behind = words[at - 1] in COMMAS
    if (word in classes.simultaneity or (behind and word in classes.meantime)) and after not in classes.concerning:
        return True
    if (behind or words[at - 1] == "؛") and bare in classes.consequence and after in classes.inferences:
        return True
    noun, phrase = made.trigger.tense == "noun", _phrase(sheet, made, at)
    if behind and made.how not in _CLAUSES:
        occasion = word in classes.occasions_behind and phrase
        if occasion or bare in classes.consequence or (word in classes.narrating and phrase):
            return True
    if bare != word and word in classes.narrating and phrase and _flat(sheet, made, at):
        return True  # '… وقد', without a comma
    if word in classes.explaining and phrase and after not in classes.free_relatives:
        return True
    if (bare != word or noun) and bare in classes.narrative_verbs and phrase and _flat(sheet, made, at):
        return True
    if noun and behind and made.how == "that" and _opening(sheet, made):
        return True
    if noun and (word in classes.apodoses or " ".join(words[at : at + 2]) in classes.apodoses):
        return True
    if noun and phrase and word in classes.noun_predicates and _governed_clause(sheet, made, at):
        return True
    return noun and made.how in NOMINAL and (word in COMMAS or (word in classes.relatives and cued(sheet, at + 1)))


def goes_on(sheet: Sheet, made: Frame, at: int) -> bool:
    """Whether a verb that 'and' joins to a noun phrase that was said stands at a token, so that the paper tells on ('نفت X أي تورط،
    واتهمت …')."""
    words, classes = sheet.tokens.words, speech_words(sheet.lexicon)
    word = words[at]
    if word[0] != AND or len(word) < _MIN_JOINED or classes.whole(word) or at in sheet.sighting_at or not _phrase(sheet, made, at):
        return False
    feminine = word.endswith(FEMININE_VERB[0]) and not word.endswith(FEMININE_VERB[1])
    present = word[1] == YEH or not (word[1:] in classes.verbal_nouns or word.endswith(PRONOUNS))  # 'its intervening'
    past = feminine or word.endswith(THEY)
    told = (hit for hit in sheet.hits_at.get(at, ()) if hit.kind in ("cue", "deed") and hit.clitics == AND)
    verb = any((present and hit.tag.startswith("pres")) or (past and hit.tag.startswith("past")) for hit in told)
    known = verb or len(word) < _MIN_VERB or word[1:] in classes.mute_nouns
    if not known and feminine and words[at - 1] in COMMAS and at + 1 < len(words):
        verb = words[at + 1].startswith(ARTICLE) or at + 1 in sheet.sighting_at
    return verb and _flat(sheet, made, at) and not any(_finite(classes, one) for one in words[made.content : at])


def _finite(classes: SpeechWords, word: str) -> bool:
    """Whether a word looks like a verb with which a clause goes on that tells of a noun ('اتفاق يخدم الجانبين')."""
    return (word[0] == YEH and len(word) > _MIN_IMPERFECT and word not in classes.mute_nouns) or word in classes.auxiliaries


def turned_away(sheet: Sheet, made: Frame, form: Form, at: int) -> bool:
    """Whether the paper turns with the 'but' at a token from what was said: behind a noun phrase, or to what was not told ('لكنه لم
    يحدد الموعد')."""
    words, classes = sheet.tokens.words, speech_words(sheet.lexicon)
    if form != "indirect":
        return False
    return untold(sheet, at) or (made.how in NOMINAL and words[made.content - 1] not in classes.that and _flat(sheet, made, at))


def untold(sheet: Sheet, at: int) -> bool:
    """Whether the paper tells behind the 'but' at a token what was not told ('سيرد لكنه لم يوضح كيف')."""
    words, classes = sheet.tokens.words, speech_words(sheet.lexicon)
    return at + 2 < len(words) and words[at + 1] in classes.negators and words[at + 2] in classes.details


def _opening(sheet: Sheet, made: Frame) -> bool:
    """Whether a noun of saying stands in the phrase that opens its sentence ('رغم إعلان X أن …، تواصل القصف')."""
    first = sheet.sentences[sheet.sentence_of(made.trigger.first)].first
    return made.trigger.first - first <= _MAX_OPENING


def _governed_clause(sheet: Sheet, made: Frame, at: int) -> bool:
    """Whether a noun of saying is the subject of a clause behind 'that', whose predicate begins with a token ('إن رفض X للنص يعني أن')."""
    words, classes = sheet.tokens.words, speech_words(sheet.lexicon)
    return without_conjunction(words[made.trigger.first - 1]) in classes.that and _flat(sheet, made, at)


def _phrase(sheet: Sheet, made: Frame, at: int) -> bool:
    """Whether what is said up to a token is a noun phrase and no clause, and no 'that' follows which would go on with it."""
    words, that = sheet.tokens.words, speech_words(sheet.lexicon).that
    return made.how in NOMINAL and words[made.content - 1] not in that and that.isdisjoint(words[at + 1 : at + 2])


def _flat(sheet: Sheet, made: Frame, at: int) -> bool:
    """Whether no clause has begun within what is said up to a token, which a verb behind it could go on with."""
    classes = speech_words(sheet.lexicon)
    return at > made.content and not any(
        (among(word, classes.relatives) and word != OF) or word in classes.that for word in sheet.tokens.words[made.content : at]
    )
