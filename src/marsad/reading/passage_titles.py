"""A title between a cue and what is said, and the name of its holder that ends it."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.arabic.clitics import ADJECTIVES, FEMININES, NISBAS, TA_MARBUTA, bare
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import BY, DATIVE, definite, with_conjunctions
from marsad.reading.frame_parts import Frame, Places
from marsad.reading.sheet import Sheet, Sighting
from marsad.reading.subjects_checks import agrees
from marsad.reading.triggers import COMMAS, Trigger, among, speech_words

_MAX_CLOSE = 14  # tokens from such a preposition to the cue's own


class PassageTitles:
    """The walk from a cue to what is said: the frame being made, what was passed over, and who holds the titles in it."""

    nominal: int = 0  # words of a subject that no sighting covers
    phrase: int = -1  # first token of an open adverbial phrase
    relayed: int = -1  # the token after the preposition behind which the one quoted is named
    gap: int = 0  # words passed over that are neither names nor circumstance
    placed: bool = False  # an adverbial phrase has stood: nouns after it are no subject
    named: tuple[int, ...] = ()  # whom the last sighting named
    spoken: bool = False  # a noun of somebody who speaks was the subject
    second: bool = False  # a participle of saying has stood ('وقال مخاطبا …'), whose complement follows
    subject_end: int = -1  # the token after the subject
    title_only: bool = False  # the subject is a title whose holder is not named so far
    pause: bool = False
    relative: bool = False  # a relative clause of the subject has begun, in which nothing opens but what is plainly said
    owned: bool = False  # the subject is somebody's who was named ('the clerks of the ministry')
    parted: bool = False  # a comma has stood behind the words of a subject

    def __init__(self, sheet: Sheet, places: Places, trigger: Trigger, limit: int) -> None:
        self.sheet, self.places, self.limit = sheet, places, limit
        self.words, self.text = speech_words(sheet.lexicon), sheet.tokens.words
        self.trigger = trigger
        self.frames = (*trigger.frames, BY) if trigger.cue.called and trigger.pronoun else trigger.frames  # 'called it'
        own = self.frames is trigger.frames
        self.leading = self.words.ways[trigger.entry] if own else with_conjunctions(frozenset(self.frames))  # prepositions of its own
        self.objects = "object" in self.frames or "as" in self.frames  # what is said may be an object
        self.entreats = trigger.whom == "object" and "object" in self.frames and trigger.cue.act == "demand"
        self.goes_on = trigger.tense == "past" and trigger.cue.unmarked and bool(trigger.clitics)  # 'and he said'
        self.frame = Frame(trigger)
        after = sheet.tokens.words[trigger.last] if trigger.last < len(sheet.tokens) else ""
        objects = trigger.whom == "object" or "as" in trigger.frames or (trigger.cue.called and not self.followed())
        resumed = objects and after in self.words.resumptive
        resumed = resumed and self.words.times_when.isdisjoint(sheet.tokens.words[max(0, trigger.first - 2) : trigger.first])
        # a plural verb, or one in a relative clause ('a report in which it accused X'), has its subject before it
        self.closed = resumed or (trigger.number in ("d", "p") and trigger.tense in ("past", "pres"))

    def followed(self) -> bool:
        """Whether a name stands behind the pronoun that the verb has, and what is called so behind that ('يصف فيه X الكتاب بأنه')."""
        n = self.places.sightings.get(self.trigger.last + 1)
        seen = None if n is None else self.sheet.sightings[n]
        after = -1 if seen is None else max(seen.whole_last, seen.last)
        word = self.sheet.tokens.words[after] if 0 <= after < len(self.sheet.tokens) else "."
        return word[0].isalpha() and word[0] != BY and word not in self.words.that

    def entitled(self, i: int, end: int, seen: Sighting) -> bool:
        """Whether a person's name, right before what is said, ends a title that was told with a place ('مراسلة القناة في غزة X إن')."""
        text = self.sheet.tokens.words
        if not (self.title_only or self.titled_body()) or not seen.named or seen.clitics or i == self.subject_end:
            return False
        holders = seen.figures if self.titled_body() else (*self.frame.subjects, *seen.figures)
        before = i - 1 - (text[i - 1] == QUOTE)  # 'the minister "X Y"'
        apart = text[before] in COMMAS and end < self.limit and text[end] in COMMAS  # 'the reporter of X in Y, Z, that'
        bound = apart or before in self.places.sighted or bool(definite(text[before]))
        at = end + (end < self.limit and text[end] in "،,")
        word = text[at] if at < self.limit else ""
        opens = word in self.words.that or word in (":", QUOTE) or word[:1] in self.frames or (bool(word) and self.circumstance_at(at))
        return self.people(holders) and bound and opens and agrees(self.sheet, self.trigger, seen)

    def people(self, figures: Sequence[int]) -> bool:
        """Whether all of some figures are persons."""
        return all(self.sheet.figures[f].type == "person" for f in figures)

    def titled_body(self) -> bool:
        """Whether the subject is a body or a state that the title right behind the cue is annexed to ('القائد الأعلى لقوات X')."""
        first, text = self.frame.noun, self.sheet.tokens.words
        bodies = bool(self.frame.subjects) and not self.people(self.frame.subjects)
        return bodies and first == self.trigger.last and bare(text[first]) in self.sheet.lexicon.words("personal_titles")

    def asked_by_unnamed(self, i: int, seen: Sighting) -> bool:
        """Whether a person named right before what is to be done is whom somebody asks or charges who is only described, by an indefinite
        title with its adjective ('طالب عضو بارز في المجلس X بالاستقالة')."""
        text, first, end = self.sheet.tokens.words, self.frame.noun, max(seen.last, seen.whole_last)
        asks = self.trigger.whom == "object" and self.trigger.tense in ("past", "pres") and first == self.trigger.last < i - 1
        if not asks or not seen.named or seen.clitics or i != seen.whole_first or not self.people(seen.figures):
            return False
        title = bare(text[first]) in self.sheet.lexicon.words("personal_titles") and not definite(text[first])
        told = first + 1 not in self.places.sightings and not definite(text[first + 1]) and text[first + 1] in self.words.known
        told = told and not among(text[first + 1], self.words.adverbial) and definite(text[i - 1]) > 0
        return title and told and end < self.limit and text[end][:1] in self.frames

    def held(self, i: int) -> bool:
        """Whether a name after ل belongs to the title before it ('الأمين العام للاتحاد X')."""
        first = self.frame.noun
        return 0 <= first < i and not self.frame.explicit and any(h.kind == "office" for h in self.sheet.hits_at.get(first, ()))

    def circumstance_at(self, i: int) -> bool:
        """Whether a time, a preposition or somebody told follows ('… X Y اليوم إن', '… X Y للصحافيين إن')."""
        word = self.sheet.tokens.words[i]
        return i in self.places.moments or word in self.words.any_adverbial or self.words.dative(word) or self.words.prepositional(word)

    def uncut(self, word: str) -> bool:
        """Whether a word is known as it is, so that its first letter is no preposition, and tells nothing that is to be done ('للضغط')."""
        return self.words.whole(word) and not (word[:2] == DATIVE * 2 and word[2:] in self.words.verbal_nouns)

    def close_to(self, i: int) -> bool:
        """Whether a preposition tells whom a source is close to, and comes again ('حذر مصدر مقرب من X من')."""
        text = self.sheet.tokens.words
        return text[i - 1] in self.sheet.lexicon.words("close_to") and text[i] in text[i + 1 : min(i + _MAX_CLOSE, self.limit)]

    def to_outlet(self, i: int, seen: Sighting) -> bool:
        """Whether an outlet at a token is told something, by a letter that is written apart ('قال لـ"X"، أمس، مصدر مطلع إن'), or in
        statements that somebody gave it ('وأضاف في تصريحات بعث بها لـX أن')."""
        text = self.sheet.tokens.words
        at = i - 1 - (text[i - 1] == QUOTE)
        told = at >= self.trigger.last and text[at] == DATIVE
        told = told or (seen.clitics == DATIVE and self.frame.document and among(text[self.trigger.last], self.words.adverbial))
        return told and all(self.sheet.figures[f].type == "media" for f in seen.figures)

    def subject_told(self, i: int) -> bool:
        """Whether the subject is named, or is a plural of men right before a token, which takes no genitive ('ويرفض السكان المحليون X')."""
        people = self.spoken and i == self.subject_end and self.frame.noun == self.trigger.last
        return bool(self.frame.subjects) or (people and self.sheet.tokens.words[i - 1].endswith(NISBAS[3]))

    def thinks(self, i: int) -> bool:
        """Whether the speaker's own verb stands at a token with its clause behind it ('ننتظر أن')."""
        text = self.sheet.tokens.words
        return text[i] in self.words.first_person and i + 1 < self.limit and text[i + 1] in self.words.that

    def leads_to_words(self, i: int) -> bool:
        """Whether a participle of plain saying stands before a mark, so that it is no object of the cue ('وأوضح X قائلا: "…"')."""
        after = self.sheet.tokens.words[i + 1] if i + 1 < self.limit else ""
        marked = after in (":", QUOTE) or after in COMMAS
        hits = self.sheet.hits_at.get(i, ()) if marked else ()
        return any(h.kind == "cue" and h.tag.startswith("part") and self.words.cues[h.index].plain for h in hits)

    def own_verb(self, i: int, close: int) -> bool:
        """Whether a short quotation right behind the subject of a plain cue opens with a verb of the speaker's own, and what he says goes
        on behind it ('وقال X "نعارض بشدة" أي تغيير')."""
        text = self.sheet.tokens.words
        plain = self.trigger.cue.unmarked and self.frame.explicit and i == self.subject_end and close + 1 < self.limit
        return plain and (text[i + 1] in self.words.openers or text[i + 1] in self.words.first_person or text[i + 1] in self.words.negators)

    def by_mouth(self, i: int) -> bool:
        """Whether 'by the mouth of' stands at a token, behind which he is named who speaks for the subject ('على لسان X'); notes that no
        object follows then."""
        told = " ".join(self.sheet.tokens.words[i : i + 2]) in self.sheet.lexicon.words("by_mouth")
        self.objects = self.objects and not told
        return told

    def held_by(self, i: int) -> bool:
        """Whether the adjective right behind a noun of saying tells whose it is ('رفض إسرائيلي لوقف القصف')."""
        held = i == self.trigger.last and self.trigger.tense == "noun" and self.frame.held
        return held and any(h.kind == "actor" and h.tag.startswith("adj.") for h in self.sheet.hits_at.get(i, ()))

    def has_object(self) -> bool:
        """Whether an indefinite noun stands right behind the named subject of a cue that takes a preposition: then it means another thing
        ('أقرت X خطة بقيمة …')."""
        end, cue = self.subject_end, self.trigger.cue
        if not self.frame.explicit or self.objects or self.trigger.whom or cue.act != "state" or not 0 < end < self.limit:
            return False
        tokens, end = self.sheet.tokens, self.places.moments.get(end, end)
        word = tokens.words[end] if end < self.limit else "."
        plain = end not in self.places.sightings and word in self.words.known and not (definite(word) or word.endswith(ADJECTIVES))
        return plain and (tokens.surface(end, end + 1).endswith(TA_MARBUTA) or word.endswith(FEMININES[1])) and word[0] not in (BY, DATIVE)

    def qualifier(self, i: int, word: str) -> bool:
        """Whether a definite word is an adjective of the name before it ('حزب المؤتمر الحاكم، …')."""
        if i - 1 not in self.places.sighted or i in self.places.sightings or not definite(word):
            return False
        if word in self.words.qualifiers and i == self.subject_end:
            self.subject_end, self.phrase = i + 1, i - 1
            return True
        after = self.sheet.tokens.words[i + 1] if i + 1 < self.limit else ""
        adjective = word.endswith(ADJECTIVES) or any(h.tag.startswith(("adj", "m.", "f.")) for h in self.sheet.hits_at.get(i, ()))
        if after not in COMMAS or not (adjective or self.phrase >= 0 or i != self.subject_end):
            return False
        self.subject_end = i + 1 if self.subject_end == i else self.subject_end
        return True

    def name_holder(self, seen: Sighting) -> None:
        """Give the person of a name the side and office of the title before it, which now means him."""
        title = next((s for s in self.sheet.sightings if list(s.figures) == self.frame.subjects and s.last == self.subject_end), None)
        if title is None or len(title.figures) != 1 or len(seen.figures) != 1:
            return
        told, person = self.sheet.figures[title.figures[0]], self.sheet.figures[seen.figures[0]]
        person.side, person.role = person.side or told.side, person.role or told.role
        title.figures = seen.figures
        self.places.changes += 1

    def after_saying(self, i: int) -> int:
        """Where what is relayed begins: 'his saying' may have a time and a comma after it ('قوله اليوم، إن')."""
        at = self.places.moments.get(i, i)
        comma = at + 1 < self.limit and self.sheet.tokens.words[at] in COMMAS and self.sheet.tokens.words[at + 1] in self.words.that
        at += comma
        return at if at < self.limit and self.sheet.tokens.words[at] in self.words.that else i

    def circumstance(self, i: int) -> bool:
        """Whether a complementiser goes on with a preposition that is not the cue's ('دون أن', 'بعد أن'), so that nothing is said by it."""
        before = self.sheet.tokens.words[i - 1]
        return i > self.trigger.last and before in self.words.circumstantial

    def takes_that(self, word: str) -> bool:
        """Whether the cue takes this complementiser ('بأن' belongs to cues with ب)."""
        return "that" in self.frames or "as" in self.frames or word[0] in self.frames

    def person_at(self, i: int) -> bool:
        """Whether the name of a person begins at a token."""
        n = self.places.sightings.get(i)
        seen = None if n is None else self.sheet.sightings[n]
        return seen is not None and seen.named and not seen.clitics and self.sheet.figures[seen.figures[0]].type == "person"

    def regard(self, i: int) -> int:
        """The token after a preposition, or after a phrase that stands for itself ('in this regard'): the subject may follow."""
        end = max((h.last for h in self.sheet.hits_at.get(i, ()) if h.tag == "in_this_regard"), default=i)
        if end == i:
            return i + 1
        self.phrase = -1
        return min(end, self.limit)
