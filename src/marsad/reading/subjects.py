"""Which phrase may be the subject of a cue, by its place and by agreement."""

from __future__ import annotations

from marsad.arabic.clitics import ARTICLE, FEMININE_VERB, PRONOUNS, TA_MARBUTA, YEH, nominative
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import BY, HIS, OF, definite
from marsad.reading.frame_parts import Frame, Places
from marsad.reading.fronted import past_topic
from marsad.reading.sheet import Sheet, Sighting
from marsad.reading.subjects_checks import agrees, governed, speaking, titled_before
from marsad.reading.subjects_had import before_auxiliary, behind_been, joined_before, topic
from marsad.reading.triggers import COMMAS, SpeechWords, Trigger, among, speech_words

_MAX_DEFINITE = 3  # definite nouns of a subject before its verb
_MAX_PEOPLE = 6  # words of a phrase for people before its verb
_ACTING = frozenset(("person", "state", "organisation", "media"))
_MAX_APART = 24  # tokens between 'had' and 'already', with what is told of the subject
_BRACKETS = "()"
_DASH = "-"
_MAX_BRACKET = 8  # tokens of what stands in brackets behind a name
_MAX_OPENED = 14  # tokens of a subject that opens its clause, with what is told of it


def subject_before(sheet: Sheet, places: Places, trigger: Trigger, made: Frame, low: int) -> None:
    """A subject that stands right before the verb ('موسكو أعلنت', 'كانت واشنطن قد أعلنت', '…، الذي وصف')."""
    words = speech_words(sheet.lexicon)
    finite = trigger.tense in ("past", "pres")
    if not finite or topic(sheet, places, trigger, made, low) or trigger.clitics or _behind(sheet, places, trigger, low):
        return
    if _set_apart(sheet, places, words, trigger):
        return
    i = trigger.first
    while i > low and (among(sheet.tokens.words[i - 1], words.auxiliaries) or sheet.tokens.words[i - 1] == QUOTE):
        i -= 1
    before = sheet.tokens.words[i - 1] if i > low else ""
    made.pronoun = before in words.pronominal
    relative = before in words.relatives and before.startswith(ARTICLE)
    if relative and _another(sheet, places, trigger, before):
        return
    if before in words.relatives:
        i = _before_marks(sheet, places, i - 1)
    had = i < trigger.first and sheet.tokens.words[i] in words.already and i - 1 > low and sheet.tokens.words[i - 1] in COMMAS
    n = places.ends.get(i - had) if i > low else None  # 'X, the envoy, had said'
    n = titled_before(sheet, places, i, low, before) if n is None and relative else n
    aside = n is None or governed(sheet, words, sheet.sightings[n])
    begun = behind_been(sheet, places, words, i, low, aside)
    n = begun if begun >= 0 and agrees(sheet, trigger, sheet.sightings[begun]) else n
    if n is None:
        if joined_before(sheet, places, trigger, made, low):
            return
        made.noun = before_auxiliary(sheet, words, trigger, low)
        if made.noun < 0:
            made.noun = _definite_before(sheet, places, words, i, low, relative)
        made.explicit = relative and made.noun < 0 and not trigger.pronoun
        return None if relative or made.noun >= 0 else _opening(sheet, places, trigger, made, i, low)
    found = _before(sheet, places, words, n, low)
    led = _owned(sheet, words, trigger.last)  # 'the rebels, whose leader X said'
    if relative and not (trigger.pronoun or led) and _antecedent(sheet, words, sheet.sightings[found[-1]], i):
        if agrees(sheet, trigger, sheet.sightings[found[-1]]):
            made.subjects, made.explicit = list(sheet.sightings[found[-1]].figures), True
        return
    _named_before(sheet, places, trigger, made, found, low)


def _set_apart(sheet: Sheet, places: Places, words: SpeechWords, trigger: Trigger) -> bool:
    """Whether a name before a verb is no subject: 'in it' follows ('a letter to the council in which he condemned …'), or the name is of
    what the sentence tells first ('on relations with X he said')."""
    resumed = sheet.tokens.words[min(trigger.last, len(sheet.tokens) - 1)] in words.resumptive
    return resumed or (trigger.first - 1 in places.sighted and past_topic(sheet, words, trigger) == trigger.first)


def _behind(sheet: Sheet, places: Places, trigger: Trigger, low: int) -> bool:
    """Whether a preposition opens the sentence and the subject is named behind the verb ('وفي تصريح لمحطة "X" قال Y "…"')."""
    words, n = speech_words(sheet.lexicon), places.sightings.get(trigger.last)
    if n is None or trigger.whom == "object" or not among(sheet.tokens.words[low], words.adverbial):
        return False
    seen = sheet.sightings[n]
    person = seen.named and not seen.clitics and sheet.figures[seen.figures[0]].type == "person"
    between = (sheet.tokens.words[i] for i in range(low, trigger.first) if i not in sheet.sighting_at)
    return person and not any(word in COMMAS or word in words.that for word in between)


def _another(sheet: Sheet, places: Places, trigger: Trigger, relative: str) -> bool:
    """Whether a relative clause has another subject than what it hangs on: its verb does not agree with the relative ('الذي اتهمت
    الشرطة'), its pronoun means it ('التي وصفها بأنها'), or a name stands between verb and complementiser ('التي تقول X إنها')."""
    feminine = relative.startswith(ARTICLE + FEMININE_VERB[0])
    if not relative.endswith(YEH):
        return False
    if trigger.number == "s" and trigger.gender and (trigger.gender == "f") != feminine:
        return True
    if trigger.pronoun == (PRONOUNS[0] if feminine else HIS):
        return True
    n = places.sightings.get(trigger.last)
    if n is None and trigger.whom is None and trigger.last < len(sheet.tokens):
        return _told_by(sheet, trigger)
    if n is None or sheet.sightings[n].clitics or trigger.whom is not None:
        return False
    end = max(sheet.sightings[n].whole_last, sheet.sightings[n].last)
    return end < len(sheet.tokens) and sheet.tokens.words[end] in speech_words(sheet.lexicon).that


def _told_by(sheet: Sheet, trigger: Trigger) -> bool:
    """Whether a noun of those who speak, or of what tells something, stands right behind a verb ('التي أشارت تقارير إلى أنها')."""
    words, word = speech_words(sheet.lexicon), sheet.tokens.words[trigger.last]
    several = word in words.speaking_nouns or word in words.reports or nominative(word) or word in words.sources
    return several or words.body(word) or (word in words.same_speaker and word.startswith(ARTICLE))


def _before_marks(sheet: Sheet, places: Places, i: int) -> int:
    """The token behind a name, past commas, a dash and what stands in brackets before token i ('X (62 عاما) الذي', 'X -الذي')."""
    text, fillers = sheet.tokens.words, speech_words(sheet.lexicon).fillers
    i -= i > 1 and text[i - 1] in fillers and i - 1 in places.ends  # 'X too, who'
    while i and text[i - 1] in COMMAS:
        i -= 1
    day = next((m.first for m in sheet.moments if m.last == i and m.first and text[m.first - 1] in COMMAS), i)  # 'X, on Sunday, who'
    i = day - (day < i)
    if i and text[i - 1] == _BRACKETS[1]:
        opened = next((j for j in range(i - 2, max(0, i - _MAX_BRACKET), -1) if text[j] == _BRACKETS[0]), i)
        return opened
    return i - (i > 1 and text[i - 1] == _DASH)


def _opening(sheet: Sheet, places: Places, trigger: Trigger, made: Frame, last: int, low: int) -> None:
    """Take who opens the clause before a verb as its subject, with what is told of him between them ('لكن مصادر في البلدة قالت'، 'إلا أن
    X العضو في المجلس دافع عن')."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    if text[last - 1] in COMMAS:
        last = next((j for j in range(last - 2, max(low, last - _MAX_APART), -1) if text[j] in COMMAS), low)
    for i in range(last - 1, max(low, last - _MAX_OPENED) - 1, -1):
        if not text[i][0].isalpha() or text[i] in words.that or text[i] in words.any_subordinators:
            return
        if any(h.kind in ("cue", "deed") and h.tag.startswith(("past", "pres")) for h in sheet.hits_at.get(i, ())):
            return
        if i == low or text[i - 1] in words.any_contrast or (text[i - 1] in words.that and among(text[i - 2], words.turns)):
            n = places.sightings.get(i)
            if n is not None:
                seen = sheet.sightings[n]
                person = seen.named and not seen.clitics and sheet.figures[seen.figures[0]].type == "person"
                if person and seen.whole_last < last and agrees(sheet, trigger, seen):
                    made.subjects, made.explicit = list(seen.figures), True
            elif (
                (i == low and text[i] in words.given)
                or speaking(sheet, words, i)
                or text[i][:-1] in words.speaking_nouns
                or nominative(text[i])
            ):
                made.noun = i
            return


def _named_before(sheet: Sheet, places: Places, trigger: Trigger, made: Frame, found: list[int], low: int) -> None:
    """Take the sightings before a verb as its subject, unless they belong to a noun before them or a preposition."""
    words, head = speech_words(sheet.lexicon), sheet.sightings[found[0]]
    if _annexed(sheet, words, head, low):
        noun = head.whole_first - 1
        speaks = sheet.tokens.words[noun] in words.collective and begins_at(sheet, words, noun, low)
        made.noun = noun if speaks else before_auxiliary(sheet, words, trigger, low)
        if made.noun < 0:
            _opening(sheet, places, trigger, made, trigger.first, low)
        return
    if governed(sheet, words, head):
        made.noun = before_auxiliary(sheet, words, trigger, low)
        if made.noun < 0 and found[-1] == places.ends.get(trigger.first):
            _opening(sheet, places, trigger, made, trigger.first, low)
        return
    if not agrees(sheet, trigger, sheet.sightings[found[-1]], len(found)):
        return
    made.subjects = [f for m in found for f in sheet.sightings[m].figures]
    made.explicit = True


def _before(sheet: Sheet, places: Places, words: SpeechWords, last: int, low: int) -> list[int]:
    """The sightings that end with one, joined by 'and'; for a place behind a preposition the one before that, if it opens its clause
    ('the reporter of X in Y said')."""
    found = [last]
    while (before := places.ends.get(sheet.sightings[found[0]].whole_first)) is not None and sheet.sightings[found[0]].clitics[:1]:
        found.insert(0, before)
    head = sheet.sightings[found[0]]
    whole = places.ends.get(head.whole_first - 1)
    if whole is not None and not head.clitics and governed(sheet, words, head):
        placed = sheet.sightings[whole]
        if not governed(sheet, words, placed) and not placed.clitics[:1] and begins_at(sheet, words, placed.whole_first, low):
            return [whole]
    return found


def begins_at(sheet: Sheet, words: SpeechWords, token: int, low: int) -> bool:
    """Whether a noun opens its clause: nothing, a mark, a complementiser or a word of time stands before it."""
    before = sheet.tokens.words[token - 1] if token > low else ""
    opens = not before[:1].isalpha() or before in words.that or among(before, words.auxiliaries)
    return opens or among(before, words.contrast) or among(before, words.subordinators)


def begins(sheet: Sheet, words: SpeechWords, trigger: Trigger, low: int) -> bool:
    """Whether a verb may open its clause: a conjunction is attached, or a mark, a function word, a name or a time stands before it."""
    i = trigger.first
    if trigger.clitics or i <= low:
        return True
    before = sheet.tokens.words[i - 1]
    linked = before in words.that or before in words.auxiliaries or among(before, words.subordinators) or among(before, words.contrast)
    linked = linked or before in words.relatives or before in words.fillers
    return linked or not before[0].isalpha() or i - 1 in sheet.sighting_at or any(m.last == i for m in sheet.moments)


def _annexed(sheet: Sheet, words: SpeechWords, head: Sighting, low: int) -> bool:
    """Whether a noun stands right before a name that owns it ('a former diplomat in the mission of X'), so that X is no subject."""
    i = head.whole_first - 1
    if i < low or head.clitics:
        return False
    word = sheet.tokens.words[i]
    if head.whole_first < head.first:  # 'the office of the prime minister X'
        return word in words.speaking_nouns and not definite(word)
    function = word in words.that or word in words.auxiliaries or among(word, words.subordinators) or among(word, words.contrast)
    function = function or word in words.topics
    function = function or word in words.copulas or among(word, words.been) or among(word, words.relatives) or word in words.honorifics
    verb = any(h.kind in ("cue", "deed") for h in sheet.hits_at.get(i, ()))
    verb = verb and not (i > low and among(sheet.tokens.words[i - 1], words.adverbial))  # 'and about the state of X he said'
    plain = word in words.known and not definite(word) and i not in sheet.sighting_at
    return plain and word[0].isalpha() and not (function or verb)


def _owned(sheet: Sheet, words: SpeechWords, token: int) -> bool:
    """Whether a noun for a person with a pronoun stands at a token ('زعيمهم', 'رئيسها')."""
    word = sheet.tokens.words[token] if token < len(sheet.tokens) else ""
    titles = sheet.lexicon.words("personal_titles")
    return any(word.endswith(own) and word[: -len(own)] in titles for own in (*PRONOUNS, HIS))


def _antecedent(sheet: Sheet, words: SpeechWords, head: Sighting, last: int) -> bool:
    """Whether a relative behind a name hangs on it although something governs it: it is feminine and what stands before is not."""
    text, noun = sheet.tokens.words, head.whole_first - 1
    kinds = {sheet.figures[f].type for f in head.figures}
    placed = text[noun] in words.within and not (kinds == {"person"} or (text[noun] == OF and kinds == {"organisation"}))
    if not kinds <= _ACTING or BY in head.clitics or placed:
        return False  # where something is
    after = next((w for w in text[last : last + 2] if w in words.relatives), "")
    before = sheet.tokens.surface(noun, noun + 1) if noun >= 0 else ""
    return after.startswith(ARTICLE) and (governed(sheet, words, head) or (after.endswith(YEH) and not before.endswith(TA_MARBUTA)))


def _definite_before(sheet: Sheet, places: Places, words: SpeechWords, last: int, low: int, relative: bool) -> int:
    """The first of the definite nouns right before a verb that open its clause ('المشروع أوضح أن'), or that a relative hangs on; -1."""
    text = sheet.tokens.words
    if (phrase := _people_before(sheet, words, last, low)) >= 0:
        return phrase
    first = last
    while first > low and last - first < _MAX_DEFINITE and first - 1 not in sheet.sighting_at and definite(text[first - 1]):
        first -= 1
    if first == last:
        return -1
    before = text[first - 1]
    if before == QUOTE and first - 1 in places.opens.values():
        return -1  # adjectives of a name in marks
    inside = first - 1 > low and text[first - 2][0].isalpha()  # else it is a verb that opens the clause
    annexes = before in words.known and before not in words.verbal_nouns
    if relative and inside and annexes and not (before in words.that or among(before, words.adverbial)):
        return first - 1  # 'the captain of the ship, who'
    opens = first == low or not before[0].isalpha() or before in words.that or among(before, words.contrast) or before in words.topics
    return first if relative or opens or among(before, words.subordinators) else -1


def _people_before(sheet: Sheet, words: SpeechWords, last: int, low: int) -> int:
    """The first word of a phrase for people or a body, right before a verb, that opens its clause ('أن قادة البلاد يقولون'); -1."""
    text = sheet.tokens.words
    if last - 1 < low or text[last - 1] in words.relatives or text[last - 1] in words.that:
        return -1
    for i in range(last - 1, max(low, last - _MAX_PEOPLE) - 1, -1):
        if not text[i][0].isalpha() or i in sheet.sighting_at or text[i] in words.any_adverbial or text[i] in words.any_relatives:
            return -1
        if any(h.kind in ("cue", "deed") and h.tag.startswith(("past", "pres")) for h in sheet.hits_at.get(i, ())):
            return -1
        before = text[i - 1] if i > low else ""
        opens = i == low or before in words.that or before in words.any_contrast or before in words.any_subordinators
        if opens:
            office = any(h.kind == "office" and not h.clitics for h in sheet.hits_at.get(i, ()))
            return i if office or text[i] in words.speaking_nouns or text[i] in words.collective or words.body(text[i]) else -1
    return -1
