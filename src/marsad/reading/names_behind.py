"""Names behind a long title of whoever speaks: 'قال مدير مركز البحوث الزراعية في الشمال X Y إن …'.

Right behind a word of saying a title is walked through: its genitives, adjectives, bodies and places. Where it is whole (its last
word is definite, or a name) an indefinite word that is no verb, time or preposition can only begin the name of who bears it.
"""

from __future__ import annotations

from marsad.arabic.clitics import ADJECTIVES, AND, ARTICLE, COMMAS, bare
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import ALIF, PREPOSITIONS, TO, definite, governed_definite, without_conjunction
from marsad.lexicon.cues import Cue
from marsad.lexicon.match import Hit
from marsad.reading.names_found import Found, figure_of_name
from marsad.reading.names_phrase import Phrase
from marsad.reading.names_view import View
from marsad.reading.sheet import Sighting
from marsad.reading.triggers import SpeechWords, among, speech_words

_FINITE = ("past.m.s", "past.f.s", "pres.m.s", "pres.f.s")
_SENSES = frozenset(("moment", "office", "head", "credit", "channel"))  # what no name begins with
_OBJECTS = frozenset(("object", "as"))
_REACH = 16  # words of a title
_PARTS = 5  # words of a name, particles counted
_SHUT = frozenset((":", QUOTE, "-", "(", *COMMAS))


def behind(view: View, phrases: list[Phrase]) -> None:
    """Write down the people named behind a title that follows a word of saying, where nobody else is named in it."""
    cues, titles = view.sheet.lexicon.entries("cue", Cue), view.sheet.lexicon.words("personal_titles")
    offices = {phrase.first: phrase for phrase in phrases}
    seen: set[int] = set()
    for hit in view.sheet.hits_of["cue"]:
        at = hit.last
        if not hit.tag.startswith(_FINITE) or ":" in hit.tag or at in seen or at >= len(view.words):
            continue
        seen.add(at)
        phrase, word = offices.get(at), view.words[at]
        if not view.open[at] or at in view.sheet.tokens.breaks or (phrase is not None and phrase.holders):
            continue
        if (phrase is not None and phrase.number == "s" and not phrase.clitics) or word in titles or bare(word) in titles:
            _Title(view, hit, phrase, cues[hit.index]).write()


class _Title:
    """One title behind a word of saying."""

    def __init__(self, view: View, hit: Hit, phrase: Phrase | None, cue: Cue) -> None:
        self.view, self.hit, self.phrase = view, hit, phrase
        self.asks, self.takes = cue.whom is not None, not _OBJECTS.isdisjoint(cue.frames)
        self.words: SpeechWords = speech_words(view.sheet.lexicon)

    def write(self) -> None:
        """Write down the name at the end of the title, if there is one."""
        view = self.view
        first = self.begin()
        bearer = view.taken.get(first)
        if bearer is not None:
            self.hold(bearer)
            return
        last = self.end(first) if first >= 0 else -1
        if last < 0:
            return
        side = self.phrase.side if self.phrase is not None else None
        figure = figure_of_name(view, Found(first, last), side)
        made = view.figures[figure]
        made.gender = made.gender or self.hit.tag.split(".")[1]
        if self.phrase is not None:
            made.role = made.role or self.phrase.role
            self.phrase.holders.append(figure)
        tokens = view.sheet.tokens
        begin, end, start = tokens.starts[first], tokens.ends[last - 1], self.hit.last
        view.add(Sighting(first, last, begin, end, (figure,), True, "", start, why="behind-title"))

    def hold(self, bearer: Sighting) -> None:
        """Give a title to somebody whom a name or a title of honour introduced behind it, unless that may be one who is asked."""
        if bearer.clitics or (self.asks and bearer.whole_first == bearer.first) or self.view.offices.get(bearer.whole_first):
            return
        bearer.whole_first = self.hit.last
        made = self.view.figures[bearer.figures[0]]
        if self.phrase is not None:
            made.role, made.side = made.role or self.phrase.role, made.side or self.phrase.side
            self.phrase.holders.append(bearer.figures[0])

    def begin(self) -> int:
        """The token where the name may begin; -1 where the title is not followed by one."""
        view, i = self.view, self.hit.last + 1
        whole = definite(view.words[i - 1]) > 0
        limit = min(i + _REACH, len(view.words) - 1)
        while i < limit and i not in view.sheet.tokens.breaks:
            word, sighting = view.words[i], view.taken.get(i)
            if sighting is not None:
                if sighting.first != i or view.figures[sighting.figures[0]].type == "person":
                    return i if whole and sighting.first == i and len(sighting.figures) == 1 else -1
                i, whole = sighting.last, True
            elif word in COMMAS:
                return i + 1 if whole and view.words[i + 1].isalpha() and i + 1 not in view.taken and self.plain(i + 1) else -1
            elif not word[0].isalpha() or word in self.words.that or self.verb(i):
                return -1
            elif (adjective := view.adjectives.get(i)) is not None and definite(word):
                i, whole = adjective.last, True
            elif among(word, self.words.adverbial) or view.mark(i, "office-links") > 0:
                i, whole = i + 1, False
            elif definite(word) or governed_definite(word) or view.mark(i, "office-qualifiers") > i:
                foreign = not (self.common(word) or self.common(bare(word)) or definite(view.words[i + 1]))
                if whole and word.startswith(ARTICLE) and (word in view.given or foreign) and view.words[i + 1].isalpha():
                    return i
                i, whole = max(i + 1, view.mark(i, "office-qualifiers")), True
            elif whole:
                return i if self.plain(i) else -1
            else:
                i += 1
        return -1

    def plain(self, i: int) -> bool:
        """Whether a word may begin a name: no preposition or 'and' written to it, no title, no word of time."""
        view, word = self.view, self.view.words[i]
        if word in view.given or view.mark(i, "name-starters") > 0:
            return True
        if word in view.frequent or not word.isalpha() or ((plain := without_conjunction(word)) != word and plain in self.words.known):
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
        object_ = names[0].endswith(ALIF) and (self.takes or self.common(names[0][:-1]))
        if names[0] not in view.given and (object_ or (self.takes and not marked)):
            return -1  # what he describes, publishes, announces
        if loose and not (names[1] in view.given or names[1] not in view.common):
            return -1
        middle = any(w.startswith(ARTICLE) and w not in view.given and view.mark(first + n, "name-starters") < 0 and w in view.common
                     for n, w in enumerate(names[:-1]) if n)  # fmt: skip
        return i if told and not middle and not any(self.verb(j) and view.words[j] in view.frequent for j in range(first, i)) else -1

    def shut(self, i: int) -> bool:
        """Whether a name ends before a token: a mark, a complementiser, a preposition, somebody told, another title, a time."""
        view, word = self.view, self.view.words[i]
        if word in _SHUT or word in self.words.that or among(word, self.words.adverbial) or word in self.words.pronominal:
            return True
        if word == TO or word in self.words.openers or word in self.words.verbal_nouns or (self.asks and i in view.taken):
            return True
        if word in view.given or view.mark(i - 1, "name-starters") == i:
            return False
        told = word[0] == TO and len(word) > 3 and (word[1] == TO or word[1:] in view.common)
        hits = {h.kind for h in view.sheet.hits_at.get(i, ()) if not h.clitics}
        opens = word[0] == AND and word not in view.given and word[1:] in view.frequent
        nisba = word.startswith(ARTICLE) and word.endswith(ADJECTIVES) and i in view.adjectives
        return told or opens or nisba or bool(hits & {"moment", "office"}) or word in self.words.relatives or word in self.words.fillers
