"""Whom a report calls again by a surname, by the noun of a body, by a title it introduced him with."""

from __future__ import annotations

from dataclasses import replace

from marsad.arabic.clitics import ARTICLE, COMMAS, PEOPLES, bare
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import CONJUNCTIONS, TO, definite, without_conjunction
from marsad.lexicon.schema import Actor
from marsad.reading.frame_parts import Places
from marsad.reading.sheet import Sheet, Sighting
from marsad.reading.subjects_checks import governed
from marsad.reading.triggers import speech_words

_MAX_EPITHET = 3  # words of what one is called again
_MAX_APPOSED = 8  # words of a title behind a name
_MIN_NAME, _MAX_NAME = 2, 5  # words of a person's name
_NEAR = 2  # sentences back in which a person is looked for whom a noun and a demonym mean
DEMONYMS = {"adj.m.s": "m", "adj.f.s": "f"}
_BODIES = frozenset(("organisation", "media", "state"))


class Recalled:
    """Who was named or described before, by the words that may mean him again."""

    def __init__(self, sheet: Sheet, places: Places) -> None:
        self.sheet, self.places = sheet, places
        self.words = speech_words(sheet.lexicon)
        self.sightings: list[Sighting] = []  # where speakers are described
        self._titles: dict[str, list[tuple[int, int, int]]] | None = None
        self.ruled = frozenset(p.first for p in sheet.phrases if not p.described)  # offices, whose holders are known otherwise
        self.meant: dict[int, int] = {}  # figures that turned out to be others
        self._by_noun: dict[str, int] = {}  # noun without the article → the figure last described with it

    def stops(self, i: int) -> bool:
        """Whether a word cannot belong to the phrase: a mark, a function word, a time, a cue."""
        word = self.sheet.tokens.words[i]
        if word == TO:
            return True  # a preposition written apart ('لـ«رويترز»')
        if not word[0].isalpha() or i in self.places.moments or word in self.words.not_described:
            return True
        return any(h.kind == "cue" and not h.clitics.strip(ARTICLE) for h in self.sheet.hits_at.get(i, ()))

    def known(self, first: int, last: int) -> int:
        """Who was named or described before with these words: a surname, or the noun of a body; -1 for nobody."""
        words = self.sheet.tokens.words
        told = self._by_noun.get(" ".join(words[first:last]), -1)
        if told >= 0:
            return told
        if bare(words[first]) in self.words.bare_sources:
            return self.source_again(first) if last - first == 1 and words[first].startswith(ARTICLE) else -1
        if (introduced := self.introduced(first)) >= 0 or (introduced := self.entitled(first, last)) >= 0:
            return introduced
        if last - first > 1:
            if (body := self.body_again(first, last)) >= 0 or (body := self.body_begun(first, last)) >= 0:
                return body
            marked = self.in_marks(first, last)
            marked = self.by_given_name(first, last) if marked < 0 and words[first] in self.words.given else marked
            return marked if marked >= 0 else self.compatriot(first)
        word = words[first]
        name = word not in self.words.known
        forename = word in self.words.given
        for sighting in reversed(self.sheet.sightings):
            if sighting.first < first and self.sheet.figures[sighting.figures[0]].type == "person":
                inside = name and not forename and word in words[sighting.first : sighting.last]
                if inside or word == words[sighting.last - 1]:
                    return sighting.figures[0]
        if (told := self.named_so(word, first)) >= 0:
            return told
        if forename and (alone := self.by_given_name(first, last)) >= 0:
            return alone
        if name:
            return self._by_noun.get(word, -1)
        return self.body_of(first, bare(word)) if word.startswith(ARTICLE) else -1

    def named_so(self, word: str, first: int) -> int:
        """The person described before a token with a name of two words or more that ends with a word; -1 for nobody."""
        words = self.sheet.tokens.words
        for sighting in reversed(self.sightings):
            full = words[sighting.first : sighting.last]
            name = len(full) > 1 and full[-1] == word and (full[0] in self.words.given or full[0] not in self.words.known)
            if name and sighting.first < first and self.sheet.figures[sighting.figures[0]].type == "person":
                return sighting.figures[0]
        return -1

    def fuller(self, token: int, figure: int) -> int:
        """The person described before with a full name whose surname alone, at a token, made a figure of its own; else that figure."""
        n = self.places.sightings.get(token)
        seen = None if n is None else self.sheet.sightings[n]
        if seen is None or seen.why != "spoken" or seen.last - seen.first > 1 or seen.figures != (figure,):
            return figure
        full = self.named_so(self.sheet.tokens.words[token], token)
        if full < 0:
            return figure
        for at, other in enumerate(self.sheet.sightings):
            if other.figures == (figure,):
                self.sheet.sightings[at] = replace(other, figures=(full,))
                self.places.changes += 1
        return full

    def by_given_name(self, first: int, last: int) -> int:
        """The only person named before whose full name begins with a given name of one word or two; -1 where none or several are."""
        words, figures = self.sheet.tokens.words, self.sheet.figures
        alone, seen = words[first:last], (*self.sheet.sightings, *self.sightings)
        full = (s for s in seen if s.first < first and s.last - s.first > last - first and words[s.first : s.first + last - first] == alone)
        named = {s.figures[0] for s in full if figures[s.figures[0]].type == "person"}
        return named.pop() if len(named) == 1 else -1

    def body_again(self, first: int, last: int) -> int:
        """The body named before with a noun that stands with the adjective of its state ('الشركة الأميركية' after 'شركة آبل'); or -1."""
        adjective = next((h for h in self.sheet.hits_at.get(first + 1, ()) if h.kind == "actor" and h.tag in DEMONYMS), None)
        words = self.sheet.tokens.words
        if last - first > _NEAR or adjective is None or not self.words.body(words[first]):
            return -1
        entry = self.sheet.lexicon.entries("actor", Actor)[adjective.index]
        body = self.body_of(first, bare(words[first]))
        if body < 0:
            return -1
        made = self.sheet.figures[body]
        return body if made.type != "state" and made.side in (None, entry.side or entry.key, made.key) else -1

    def body_begun(self, first: int, last: int) -> int:
        """The body named before with the same words and more ('خفر السواحل' after 'خفر السواحل الأميركي'); -1 where none or several are."""
        words, size = self.sheet.tokens.words, last - first
        longer = (s for s in self.sheet.sightings if s.named and s.first < first and s.last - s.first > size)
        same = (s for s in longer if words[s.first : s.first + size] == words[first:last])
        bodies = {s.figures[0] for s in same if self.sheet.figures[s.figures[0]].type in _BODIES}
        return bodies.pop() if len(bodies) == 1 else -1

    def compatriot(self, first: int) -> int:
        """The person acting last in the two sentences before whom a definite noun of those who speak means with the adjective of
        his state ('المشرعة الأميركية'); or -1."""
        words = self.sheet.tokens.words
        adjective = next((h for h in self.sheet.hits_at.get(first + 1, ()) if h.kind == "actor" and h.tag in DEMONYMS), None)
        called = words[first] in self.words.epithets or (words[first] in self.words.same_speaker and not self.words.body(words[first]))
        if adjective is None or not called:
            return -1
        entry = self.sheet.lexicon.entries("actor", Actor)[adjective.index]
        side, gender = entry.side or entry.key, DEMONYMS[adjective.tag]
        low = self.sheet.sentences[max(0, self.sheet.sentence_of(first) - _NEAR)].first
        for sighting in reversed(self.sheet.sightings):
            made = self.sheet.figures[sighting.figures[0]]
            person = sighting.named and made.type == "person" and low <= sighting.first < first
            if person and made.side == side and made.gender in ("", gender) and not governed(self.sheet, self.words, sighting):
                return sighting.figures[0]
        return -1

    def source_again(self, first: int) -> int:
        """The source described last before a token; or -1."""
        words, sources = self.sheet.tokens.words, self.words.bare_sources
        told = (s for s in (*self.sheet.sightings, *self.sightings) if s.first < first and not s.named)
        last = max((s for s in told if bare(words[s.first]) in sources), key=lambda s: s.first, default=None)
        one = any(h.kind == "office" and h.tag.endswith("s.the") for h in self.sheet.hits_at.get(first, ()))
        if last is None and one:  # one adviser, of whom nothing else is told
            last = next((s for s in reversed(self.sightings) if s.first < first and self.unnamed_person(s.figures[0])), None)
        return -1 if last is None else last.figures[0]

    def unnamed_person(self, figure: int) -> bool:
        """Whether a figure is a single person whom the report nowhere names."""
        made = self.sheet.figures[figure]
        one = made.type == "person" and made.number in ("s", "")
        return one and not any(s.named and figure in s.figures for s in self.sheet.sightings)

    def in_marks(self, first: int, last: int) -> int:
        """The body named before whose name ends in words that stand in quotation marks ('منظمة "السلام الآن"', '"السلام الآن"'); or -1."""
        words = self.sheet.tokens.words
        if words[first - 1] != QUOTE:
            return -1
        for sighting in reversed(self.sheet.sightings):
            full = [word for word in words[sighting.first : sighting.last] if word != QUOTE]
            person = self.sheet.figures[sighting.figures[0]].type == "person" and full[: last - first] == words[first:last]
            if sighting.last < first and (person or full[first - last :] == words[first:last]):
                return sighting.figures[0]
        return -1

    def body_of(self, first: int, noun: str) -> int:
        """The body that the report named or described last before a token with a noun; -1 for none."""
        words, many = self.sheet.tokens.words, noun.endswith(PEOPLES)
        if noun in self.sheet.lexicon.words("personal_titles") and noun not in self.words.collective:
            return self._by_noun.get(noun, -1)  # a spokesman is not the body he speaks for
        for sighting in reversed(self.sheet.sightings):
            kind = self.sheet.figures[sighting.figures[0]].type
            if sighting.first < first and kind in _BODIES:
                alone = kind == "state" or (many and governed(self.sheet, self.words, sighting))
                begin = sighting.first if alone else max(sighting.whole_first - 2, 0)  # 'the Kingdom', 'researchers at X'
                before = words[begin : sighting.first]
                if noun in before or TO + noun in before or bare(words[sighting.first]) == noun:
                    return sighting.figures[0]
                people = (bare(word) for word in words[begin : sighting.last]) if many and kind != "state" else ()
                if any(word.endswith(PEOPLES) and word[:-2] == noun[:-2] for word in people):
                    return sighting.figures[0]  # 'the rebels' of 'the militia of the Houthi rebels'
        return self._by_noun.get(noun, -1)

    def name_behind_marks(self, first: int, bound: int) -> tuple[int, int] | None:
        """The tokens of a name of two words or more between a title with a body's name in quotation marks and what is said; or None."""
        words = self.sheet.tokens.words
        if first < 0 or bare(words[first]) not in self.sheet.lexicon.words("personal_titles"):
            return None
        mark = next((i for i in range(first + 1, min(first + _MAX_EPITHET + 2, bound)) if words[i] == QUOTE), -1)
        close = self.places.opens.get(mark, bound)
        last = next((i for i in range(close + 1, bound) if not words[i].isalpha() or self.stops(i)), bound)
        named = _MIN_NAME <= last - close - 1 <= _MAX_NAME and words[mark - 1] in self.words.within
        return (close + 1, last) if named and self.places.sighted.isdisjoint(range(close + 1, last)) else None

    def outlet_before(self, first: int, noun: str) -> list[int]:
        """The outlet named last before a token where a noun of outlets stands there ('الصحيفة'); [] for none."""
        if noun not in self.sheet.lexicon.words("outlet-heads"):
            return []
        named = (s.figures[0] for s in reversed(self.sheet.sightings) if s.first < first and s.named)
        return next(([f] for f in named if self.sheet.figures[f].type == "media"), [])

    def introduced(self, first: int) -> int:
        """The person named last before a token whom the report introduced by the same noun ('the poet X', 'X, the treasurer'); or -1."""
        words = self.sheet.tokens.words
        if self._titles is None:
            self._titles = {}
            for sighting in self.sheet.sightings:
                if sighting.named and not sighting.clitics:
                    self.entitle(sighting)
        alike = [(at, figure) for i, at, figure in self._titles.get(bare(words[first]), []) if at < first]
        if not words[first].startswith(ARTICLE):  # an annexed noun: what it is annexed to must be the same
            same = words[first + 1 : first + 3]
            alike = [(at, f) for i, at, f in self._titles.get(words[first], []) if at < first and words[i + 1 : i + 3] == same]
        return alike[-1][1] if alike else -1

    def entitled(self, first: int, last: int) -> int:
        """The person whose title holds an office and what it is of ('زعيم المحافظين' after 'زعيم حزب المحافظين X', 'رئيس البلدية' after
        'رئيس بلدية X'); or -1."""
        words = self.sheet.tokens.words
        if last - first < 2 or not self.office(first) or not definite(words[first + 1]):
            return -1
        noun = bare(words[first + 1])
        for sighting in reversed(self.sheet.sightings):
            title = set(words[sighting.whole_first : sighting.first] or self.behind(sighting, first))
            person = sighting.named and self.sheet.figures[sighting.figures[0]].type == "person"
            if person and sighting.first < first and words[first] in title and not title.isdisjoint((noun, words[first + 1])):
                return sighting.figures[0]
        return -1

    def behind(self, sighting: Sighting, limit: int) -> list[str]:
        """The words of a title right behind a name, before a token ('X Y المبعوث الخاص ومنسق شؤون الطاقة'), without conjunctions."""
        words, first = self.sheet.tokens.words, sighting.last
        titles = self.sheet.lexicon.words("personal_titles")
        if first >= limit or not (bare(words[first]) in titles or self.office(first)):
            return []
        reach = min(limit, first + _MAX_APPOSED)
        last = next((i for i in range(first, reach) if not words[i][0].isalpha()), reach)
        return [without_conjunction(word) for word in words[first:last]]

    def entitle(self, sighting: Sighting) -> None:
        """Note the nouns that introduce a person."""
        figure = sighting.figures[0]
        if self._titles is not None and self.sheet.figures[figure].type == "person":
            for i in self.title_places(sighting):
                self._titles.setdefault(bare(self.sheet.tokens.words[i]), []).append((i, sighting.first, figure))

    def title_places(self, sighting: Sighting) -> list[int]:
        """Where nouns stand that introduce a person: definite ones right before the name, one right after it or after a comma."""
        words, known = self.sheet.tokens.words, self.words.known
        before = []
        i = sighting.first - 1
        while i >= 0 and sighting.first - i <= _MAX_EPITHET and definite(words[i]) == 1 and words[i] in known:
            before.append(i)
            i -= 1
        if before and i >= 0 and self.office(i):  # 'the director of the office X'
            before = []
        after = sighting.last
        after += after < len(words) and words[after] in COMMAS
        first = sighting.whole_first
        if first < sighting.first and bare(words[first]) in self.sheet.lexicon.words("personal_titles") and first not in self.ruled:
            before = [*before, first]  # 'the expert in … X Y' is 'the expert'
        apposed = after < len(words) and words[after] in known and not self.stops(after)
        return [*before, after] if apposed and words[after][0] not in CONJUNCTIONS else before

    def office(self, token: int) -> bool:
        """Whether a token is an office that what follows it is annexed to ('director', 'head of the government')."""
        word = self.sheet.tokens.words[token]
        plain = not definite(word) and not word.startswith(ARTICLE)
        return plain and (word in self.words.speaking_nouns or any(h.kind == "office" for h in self.sheet.hits_at.get(token, ())))
