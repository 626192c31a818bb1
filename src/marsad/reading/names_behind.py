"""Names behind a long title of whoever speaks: 'قال مدير مركز البحوث الزراعية في الشمال X Y إن …'.

Right behind a word of saying a title is walked through: its genitives, adjectives, bodies and places. Where it is whole (its last
word is definite, or a name) an indefinite word that is no verb, time or preposition can only begin the name of who bears it.
"""

from __future__ import annotations

from marsad.arabic.clitics import ADJECTIVES, AND, ARTICLE, BY, COMMAS, PRONOUNS, TA_MARBUTA, YEH, bare
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import ALIF, HIS, PREPOSITIONS, TO, definite, dotted_yeh, governed_definite, without_conjunction
from marsad.lexicon.cues import Cue
from marsad.lexicon.match import Hit
from marsad.reading.names_closed import between_marks
from marsad.reading.names_found import Found, figure_of_name
from marsad.reading.names_phrase import Phrase
from marsad.reading.names_run import skip_honorifics
from marsad.reading.names_view import View
from marsad.reading.sheet import Sighting
from marsad.reading.triggers import SpeechWords, among, speech_words

_FINITE = ("past.m.s", "past.f.s", "pres.m.s", "pres.f.s")
_SENSES = frozenset(("moment", "office", "head", "credit", "channel"))  # what no name begins with
_OBJECTS = frozenset(("object", "as"))
_REACH = 16  # words of a title
_ASIDE = 5  # tokens of what stands in brackets behind a body
_PARTS = 5  # words of a name, particles counted
_SHUT = frozenset((":", QUOTE, "-", "(", *COMMAS))


def behind(view: View, phrases: list[Phrase]) -> None:
    """Write down the people named behind a title that follows a word of saying, where nobody else is named in it."""
    cues, titles = view.sheet.lexicon.entries("cue", Cue), view.sheet.lexicon.words("personal_titles")
    offices = {phrase.first: phrase for phrase in phrases}
    seen: set[int] = set()
    for hit in view.sheet.hits_of["cue"]:
        if not hit.tag.startswith(_FINITE) or ":" in hit.tag:
            continue
        at, cue = hit.last, cues[hit.index]
        if cue.relays:
            _quoted(view, hit, offices, titles)
        phrase = offices.get(at)
        if at in seen or at >= len(view.words) or (phrase is None and not _names_one(view.words[at], titles)):
            continue
        seen.add(at)
        free = phrase is None or (phrase.number == "s" and not (phrase.clitics or phrase.holders))
        if free and view.open[at] and at not in view.sheet.tokens.breaks:
            _Title(view, at, hit.tag.split(".")[1], phrase, cue).write()


def _names_one(word: str, titles: frozenset[str]) -> bool:
    """Whether a word is a title, as it is, with the article, or with the pronoun of those whom its bearer leads."""
    return word in titles or bare(word) in titles or any(word.endswith(own) and word[: -len(own)] in titles for own in PRONOUNS)


def _quoted(view: View, hit: Hit, offices: dict[int, Phrase], titles: frozenset[str]) -> None:
    """Write down the one quoted, named behind his title ('نقلت الوكالة عن مدير المرفأ X Y')."""
    cue = view.sheet.lexicon.entries("cue", Cue)[hit.index]
    for i in range(hit.last, min(hit.last + _REACH, len(view.words) - 1)):
        if not view.words[i][0].isalpha() or i in view.sheet.tokens.breaks:
            return
        if view.words[i] in cue.frames:
            phrase = offices.get(i + 1)
            free = phrase is None or (phrase.number == "s" and not phrase.holders)
            if view.open[i + 1] and free and (phrase is not None or _names_one(view.words[i + 1], titles)):
                _Title(view, i + 1, "", phrase, cue).write()
            return


class _Title:
    """One title behind a word of saying."""

    def __init__(self, view: View, start: int, gender: str, phrase: Phrase | None, cue: Cue) -> None:
        self.view, self.start, self.gender, self.phrase = view, start, gender, phrase
        self.asks, self.takes = cue.whom is not None, not _OBJECTS.isdisjoint(cue.frames)
        self.words: SpeechWords = speech_words(view.sheet.lexicon)
        self.comma = -1  # the comma behind a whole title

    def write(self) -> None:
        """Write down the name at the end of the title, if there is one."""
        view = self.view
        first = self.begin()
        bearer = view.taken.get(first)
        if bearer is not None:
            self.hold(bearer)
            return
        last = self.end(first) if first >= 0 else -1
        if last < 0 and (self.comma >= 0 or (first >= 0 and (not self.takes or view.words[first] in view.given))):
            first, last = between_marks(view, self.comma + 1 if self.comma >= 0 else first) or (first, last)
        if last < 0:
            return
        side = self.phrase.side if self.phrase is not None else None
        figure = figure_of_name(view, Found(first, last), side)
        made = view.figures[figure]
        made.gender = made.gender or self.gender
        if self.phrase is not None:
            made.role = made.role or self.phrase.role
            self.phrase.holders.append(figure)
        tokens = view.sheet.tokens
        begin, end = tokens.starts[first], tokens.ends[last - 1]
        view.add(Sighting(first, last, begin, end, (figure,), True, "", self.start, why="behind-title"))

    def hold(self, bearer: Sighting) -> None:
        """Give a title to somebody whom a name or a title of honour introduced behind it, unless that may be one who is asked."""
        if bearer.clitics == TO and bearer.whole_first > self.start + 1:
            bearer.clitics = ""  # 'the envoy of the president X Y', who is the envoy
        elif bearer.clitics or (self.asks and not self.apposed(bearer)) or self.view.offices.get(bearer.whole_first):
            return
        bearer.whole_first = self.start
        made = self.view.figures[bearer.figures[0]]
        if self.phrase is not None:
            made.role = made.role or self.phrase.role
            made.side = made.side or (self.phrase.side if self.phrase.body >= 0 or self.phrase.last > self.phrase.noun_last else None)
            self.phrase.holders.append(bearer.figures[0])

    def apposed(self, bearer: Sighting) -> bool:
        """Whether a name behind a title is its bearer's and not that of one who is asked: a title of honour stands before it, or it is a
        full name of nobody listed ('حذرت عضوة الحزب X Y من')."""
        full = bearer.last > bearer.first + 1 and bearer.figures[0] not in self.view.listed
        return bearer.whole_first < bearer.first or full

    def begin(self) -> int:
        """The token where the name may begin; -1 where the title is not followed by one."""
        view, i = self.view, self.start + 1
        own = view.words[i - 1].endswith(HIS) and not view.sheet.tokens.surface(i - 1, i).endswith(TA_MARBUTA)
        whole = own or definite(view.words[i - 1]) > 0 or view.words[i - 1].endswith(PRONOUNS)
        limit, loose = min(i + _REACH, len(view.words) - 1), False  # loose: only a comma may lead to the name
        while i < limit and i not in view.sheet.tokens.breaks:
            word, sighting = view.words[i], view.taken.get(i)
            if sighting is not None:
                if sighting.first != i or view.figures[sighting.figures[0]].type == "person":
                    return i if whole and not loose and sighting.first == i and len(sighting.figures) == 1 else -1
                i, whole = sighting.last, True
            elif word in COMMAS:
                self.comma = i if whole else -1
                return self.parted(i + 1) if whole else -1
            elif word == "(" and ")" in view.words[i : i + _ASIDE]:
                i, whole = view.words.index(")", i) + 1, True
            elif word == QUOTE and self.called(i, whole):
                known, i, whole = view.taken.get(i + 1), view.words.index(QUOTE, i + 1) + 1, True  # 'the head of the organisation "X Y"'
                self.phrase = self.phrase if known is not None and known.last == i - 1 else None  # an office in a body nothing knows
            elif not word[0].isalpha() or word in self.words.that or self.verb(i):
                return -1
            elif (adjective := view.adjectives.get(i)) is not None and definite(word):
                i, whole = adjective.last, True
            elif whole and not loose and word in view.given and among(word, self.words.adverbial) and self.plain(i):
                return i  # 'علي', which is written like a preposition
            elif among(word, self.words.adverbial) or view.mark(i, "office-links") > 0:
                i, whole = i + 1, False
            elif view.mark(i, "honorifics") > i + 1:
                i, whole = view.mark(i, "honorifics"), True  # 'العميد الركن'
            elif definite(word) or governed_definite(word) or view.mark(i, "office-qualifiers") > i:
                if whole and not loose and self.foreign(i):
                    return i
                i, whole = max(i + 1, view.mark(i, "office-qualifiers")), True
            elif whole and not loose and self.plain(i):
                return i
            else:
                i, loose, whole = i + 1, loose or whole, False
        return -1

    def called(self, i: int, whole: bool) -> bool:
        """Whether quotation marks open at a token for what a body is called ('في منظمة "X"', 'لدى "X"', 'الحركة "المتشددة"')."""
        before, view = self.view.words[i - 1], self.view
        whole = whole or bare(before) in self.words.collective or among(before, self.words.adverbial)
        return whole and QUOTE in view.words[i + 1 : i + _ASIDE] and not among(view.words[i + 1], self.words.adverbial)

    def parted(self, i: int) -> int:
        """The token behind a comma where a name begins, which is found already or may be one; -1 where there is none."""
        view = self.view
        at = skip_honorifics(view, i)
        sighting = view.taken.get(at)
        if sighting is None:
            return i if view.words[i].isalpha() and self.plain(i) else -1
        person = len(sighting.figures) == 1 and view.figures[sighting.figures[0]].type == "person" and sighting.named
        apart = sighting.first == at and sighting.whole_first >= i and sighting.last < len(view.words) and self.shut(sighting.last)
        return at if person and apart and not self.asks else -1

    def foreign(self, i: int) -> bool:
        """Whether a word with the article begins a name: a given name, or what only looks like an article and a noun ('الياندرو X')."""
        view, word = self.view, self.view.words[i]
        if not word.startswith(ARTICLE) or not view.words[i + 1].isalpha():
            return False
        known = any(form in view.common or form in self.words.known for form in (word, bare(word)))
        return word in view.given or not (known or definite(view.words[i + 1]))

    def plain(self, i: int) -> bool:
        """Whether a word may begin a name: no preposition or 'and' written to it, no title, no word of time."""
        view, word = self.view, self.view.words[i]
        named = word in view.given and (not word.endswith(YEH) or dotted_yeh(view.sheet.tokens.surface(i, i + 1)))
        if named or view.mark(i, "name-starters") > 0:
            return True
        rest = without_conjunction(word)
        if word in view.frequent or not word.isalpha() or (rest != word and rest in self.words.known):
            return False
        governed = word[0] in PREPOSITIONS and (word[1:] in view.common or word[1:] in view.given)
        return not governed and self.free(i)

    def common(self, word: str) -> bool:
        """Whether a word is one of the language's common ones."""
        return word in self.view.common or word in self.words.known

    def free(self, i: int) -> bool:
        """Whether nothing but a common noun is known of a word."""
        kinds = {h.kind for h in self.view.sheet.hits_at.get(i, ()) if not h.clitics}
        return _SENSES.isdisjoint(kinds) and not among(self.view.words[i], self.words.adverbial)

    def verb(self, i: int) -> bool:
        """Whether a verb that tells or does something stands at a token, which is no given name."""
        if self.view.words[i] in self.view.given:
            return False
        hits = self.view.sheet.hits_at.get(i, ())
        return any(h.kind in ("cue", "deed") and h.tag.startswith(("past", "pres", "part")) for h in hits)

    def end(self, first: int) -> int:
        """The end of a name that begins at a token, where the sentence shows that it ends; -1 where that is no name."""
        view, i = self.view, first
        while i < len(view.words) and i - first <= _PARTS and not (i > first and self.shut(i)):
            if not view.words[i].isalpha() or i in view.taken or (i > first and i in view.sheet.tokens.breaks):
                return -1
            i += 1
        names = view.words[first:i]
        if not 1 < i - first <= _PARTS or view.mark(i - 1, "name-starters") == i:
            return -1
        if names[0] not in view.given and any(w in view.frequent for w in names):
            return -1
        told = any(w in view.given or (w not in view.common and len(w) > 2) for w in names)
        loose = names[0] in view.common and names[0] not in view.given and view.mark(first, "name-starters") < 0
        marked = i == len(view.words) or view.words[i] in _SHUT or view.words[i] in self.words.that
        object_ = names[0].endswith(ALIF) and (self.takes or names[0][:-1] in view.common or names[0][:-1] in self.words.known)
        if names[0] not in view.given and (object_ or (self.takes and not marked)):
            return -1  # what he describes, publishes, announces
        if loose and not (names[1] in view.given or names[1] not in view.common):
            return -1
        middle = any(w.startswith(ARTICLE) and w not in view.given and not self.led(first + n) and w in view.common
                     for n, w in enumerate(names[:-1]) if n)  # fmt: skip
        return i if told and not middle and not any(self.verb(j) and view.words[j] in view.frequent for j in range(first, i)) else -1

    def led(self, i: int) -> bool:
        """Whether a word of a name is bound to the one before it ('عبد العظيم')."""
        return self.view.mark(i, "name-starters") > 0 or self.view.mark(i - 1, "name-starters") == i

    def shut(self, i: int) -> bool:
        """Whether a name ends before a token: a mark, a complementiser, a preposition, somebody told, another title, a time."""
        view, word = self.view, self.view.words[i]
        if self.asks and word.startswith(ARTICLE) and word in view.frequent and word not in view.given:
            return True  # whom he asks ('حث المدير X Y الموظفين على')
        if word in _SHUT or among(word, self.words.adverbial) or word in self.words.pronominal:
            return True
        said = word in self.words.that or word in self.words.sayings_of or word in self.words.openers
        if said or word == TO or word in self.words.verbal_nouns or (self.asks and i in view.taken):
            return True
        if word in view.given or view.mark(i - 1, "name-starters") == i:
            return False
        told = word[0] == TO and len(word) > 3 and (word[1] == TO or word[1:] in view.common)
        hits = {h.kind for h in view.sheet.hits_at.get(i, ()) if not h.clitics}
        told = told or (governed_definite(word) and word[0] == BY and self.common(word[1:]))  # what he does it with
        opens = word[0] == AND and word not in view.given and word[1:] in view.frequent
        nisba = word.startswith(ARTICLE) and word.endswith(ADJECTIVES) and i in view.adjectives
        return told or opens or nisba or bool(hits & {"moment", "office"}) or word in self.words.relatives or word in self.words.fillers
