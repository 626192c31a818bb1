"""Those whom nothing names and whom a cue has as its object: 'called on the citizens to …', 'warned the lawmakers of …'.

The noun phrase between the cue, or its subject, and what is said makes a figure of its own.
"""

from __future__ import annotations

from marsad.arabic.clitics import ARTICLE, NISBAS, PRONOUNS, bare
from marsad.arabic.letters import fold
from marsad.arabic.quotation import QUOTE
from marsad.arabic.romanise import romanise
from marsad.arabic.words import HER, THEM, definite, without_conjunction
from marsad.lexicon.cues import Cue
from marsad.reading.acts_content import tagged
from marsad.reading.parties import meant, side, sightings
from marsad.reading.sheet import Figure, Saying, Sheet, Sighting, figure_of, keyed
from marsad.reading.targets_roles import listed

_MAX_WORDS = 6  # of a phrase that describes whom one turns to
_MIN_PEOPLE = 6  # letters of 'the …s' in the accusative
_NOUN = 2  # words of a noun and its adjective
_OPENED = 4  # tokens behind those on whom a duty is in which its 'that' stands
_MIN_HEAD = 3  # letters of a noun
_CLOSING = (")", "-", QUOTE)  # marks with which a remark ends


class Audience:
    """The figures of those who are only described, and where they are."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.sightings: list[Sighting] = []
        self._collective = sheet.lexicon.words("collective_nouns")
        self._audiences = sheet.lexicon.words("audiences")
        self._givers = sheet.lexicon.words("givers")
        self._relatives = sheet.lexicon.words("relatives")
        self._wholes = sheet.lexicon.words("wholes")
        self._powers = sheet.lexicon.words("powers_asked")
        self._commas = sheet.lexicon.words("commas")
        self._joins = sheet.lexicon.words("phrase_joins")
        self._ends = sheet.lexicon.words("adverbial_prepositions") | sheet.lexicon.words("complementisers")

    def of(self, saying: Saying) -> tuple[int, ...]:
        """The figure of the described object of a saying's cue, or of those whom it asks at the start of what is said, or ()."""
        opening = saying.first
        if saying.act == "demand" and opening and self.sheet.tokens.words[opening - 1] in self._givers and self._people(opening):
            return self._made(opening, self._phrase(opening, saying.last))
        first = self._start(saying)
        if first < 0 or not self._people(first):
            first = self._later(saying)
            return (self._state(first, saying) or self._made(first, self._end(first, saying))) if first >= 0 else ()
        last = self._end(first, saying)
        return self._made(first, last) if last >= 0 and not self._subject(saying, first, last) else ()

    def _subject(self, saying: Saying, first: int, last: int) -> bool:
        """Whether a phrase right behind a finite cue is its subject: in the nominative, or the head of the speaker's name ('the union')."""
        head = bare(self.sheet.tokens.words[first])
        if saying.cue_tag.startswith("part"):
            return False
        if any(word.endswith(NISBAS[3]) and definite(word) for word in self.sheet.tokens.words[first : min(last, first + _NOUN)]):
            return True
        names = [self.sheet.figures[f].ar or "" for f in saying.speakers]
        return last == first + 1 and any(bare(fold(word)) == head for name in names for word in name.split()[:1])

    def _made(self, first: int, last: int) -> tuple[int, ...]:
        figure = self._figure(first, last)
        tokens = self.sheet.tokens
        self.sightings.append(Sighting(first, last, tokens.starts[first], tokens.ends[last - 1], (figure,), False, why="described"))
        return (figure,)

    def inside(self, saying: Saying) -> tuple[int, ...]:
        """The figure of those described in what is said upon whom harm is threatened ('to punish those involved in …') or of whom
        something is asked ('we urge all parties to …'), or ()."""
        words = "harming" if saying.act == "threaten" else "askings"
        for i in range(saying.first, saying.last - 1):
            for end in self.sheet.ends(i, words):
                if end < saying.last and self._people(end):
                    return self._made(end, self._phrase(end, saying.last))
        return self._bound(saying) if saying.act == "demand" else ()

    def _bound(self, saying: Saying) -> tuple[int, ...]:
        """The figure of those described on whom it is to do something ('it is on the member states to …'), at the start of a clause."""
        words, that = self.sheet.tokens.words, self.sheet.lexicon.words("duty_that")
        onto = self.sheet.lexicon.words("duty_prepositions")
        for i in range(saying.first, saying.last - _OPENED):
            if without_conjunction(words[i]) in onto and (words[i] not in onto or i == saying.first or not words[i - 1][0].isalnum()):
                end = self._phrase(i + 1, saying.last) if self._object(i + 1) else saying.last
                behind = words[end : min(end + _OPENED, saying.last)]
                alone = words[i + 1] in self._wholes and end == i + 2  # 'all states of X'
                if not alone and not that.isdisjoint(behind) and self._commas.isdisjoint(behind):
                    return self._state(i + 1, saying) or self._made(i + 1, end)
        return ()

    def _phrase(self, first: int, end: int) -> int:
        """The end of a phrase inside what is said: its noun, what that is of, and the adjectives after it."""
        words = self.sheet.tokens.words
        last = first + 1
        whole = words[first] in self._wholes
        while last < end and last - first < _MAX_WORDS and last not in self.sheet.sighting_at:
            of = last == first + 1 and not whole and words[last] in self._joins
            if words[last] in self._relatives or not (of or definite(words[last])):
                break
            last += 1
        return last

    def _start(self, saying: Saying) -> int:
        """Where the object begins: right after the cue, or after the name of its subject; -1 if the cue takes none."""
        if saying.cue is None or saying.cue_entry < 0 or saying.cue[1] >= saying.first or ":" in saying.cue_tag:
            return -1
        cue = self.sheet.lexicon.entries("cue", Cue)[saying.cue_entry]
        if cue.whom != "object" or saying.negated:
            return -1
        first = saying.cue[1]
        first += "passing_adverbs" in tagged(self.sheet, first)  # 'also called on …'
        first += definite(self.sheet.tokens.words[first]) > 0 and "communiques" in tagged(self.sheet, first)  # 'the statement called on …'
        for sighting in sightings(self.sheet, first, saying.first):
            if sighting.whole_first == first or sighting.first == first:
                after = max(sighting.whole_last, sighting.last)
                return after if set(sighting.figures) & set(saying.speakers) and after < saying.first else -1
        return first if saying.cue_tag.startswith("part") or self._spoken(saying) else -1

    def _later(self, saying: Saying) -> int:
        """Where the object begins behind the subject and what is told of it in passing ('X called, in a speech on Y, on all the parties
        to …'): at a noun that nothing right before it governs, with the way to what is said behind it; or -1."""
        if saying.cue is None or saying.cue_entry < 0 or ":" in saying.cue_tag or saying.negated or saying.cue_tag.startswith("noun"):
            return -1
        if self.sheet.lexicon.entries("cue", Cue)[saying.cue_entry].whom != "object":
            return -1
        for i in range(saying.cue[1] + 1, saying.first):
            if self._object(i) and self._ungoverned(i) and self._leads_on(i, saying):
                return i
        return -1

    def _state(self, first: int, saying: Saying) -> tuple[int, ...]:
        """The other state whose people, side or rulers a phrase describes ('the Xian people'), or ()."""
        if not (listed(self.sheet, first, "greeted_nouns") or listed(self.sheet, first, "duty_sides")):
            return ()
        actor = meant(self.sheet, first + 1, {side(self.sheet, f) for f in saying.speakers})
        return () if actor is None else (figure_of(self.sheet, actor),)

    def _object(self, token: int) -> bool:
        """Whether a noun is one that is turned to, also a body that acts for a state ('the government')."""
        word = self.sheet.tokens.words[token]
        if token in self.sheet.sighting_at or word.endswith((HER, THEM)):  # 'their citizens'
            return False
        return word in self._powers or (word in self._audiences and token + 1 not in self.sheet.sighting_at)

    def _ungoverned(self, token: int) -> bool:
        """Whether a noun is neither annexed nor behind a preposition: a name, a mark, a time or a definite noun ends there."""
        before, words = token - 1, self.sheet.tokens.words
        word = words[before]
        if before in self.sheet.sighting_at or word in self._commas or word in _CLOSING or "passing_adverbs" in tagged(self.sheet, before):
            return True
        return bool(definite(word)) and word not in self._relatives and word not in self._ends

    def _leads_on(self, first: int, saying: Saying) -> bool:
        """Whether what is said follows a phrase that begins at a token: nothing but nouns, names and a comma stand between."""
        last = self._end(first, saying)
        if last < 0 or (last == first + 1 and self.sheet.tokens.words[first] in self._wholes):
            return False
        words = self.sheet.tokens.words
        return not any(words[i] in self._relatives - self._givers or words[i] in self._commas for i in range(last, saying.first - 2))

    def _spoken(self, saying: Saying) -> bool:
        """Whether the speaker is named or has spoken before the cue: the noun after the cue is then not he."""
        assert saying.cue is not None
        who, at = set(saying.speakers), saying.cue[0]
        if any(set(s.figures) & who for s in self.sheet.sightings if s.last <= at):
            return True
        return bool(who) and any(s.last <= at and s.speakers == saying.speakers for s in self.sheet.sayings)

    def _people(self, token: int) -> bool:
        """Whether a noun is of people or of a body."""
        word = self.sheet.tokens.words[token]
        if not {token, token + 1}.isdisjoint(self.sheet.sighting_at) or len(word) < _MIN_HEAD:
            return False
        if word.startswith(ARTICLE) and word.endswith(NISBAS[2]) and len(word) >= _MIN_PEOPLE:
            return True
        plain = bare(word)
        ending = next((p for p in PRONOUNS if plain.endswith(p) and plain[: -len(p)] in self._collective), "")
        tags = {h.tag for h in self.sheet.forms_at(token) if h.kind == "words" and not h.clitics}
        return plain in self._collective or bool(ending) or "members" in tags or word in self._audiences

    def _end(self, first: int, saying: Saying) -> int:
        """The end of the phrase, right before what leads to what is said; -1 if something else stands between."""
        words = self.sheet.tokens.words
        last = first + 1
        while last < saying.first and last - first < _MAX_WORDS:
            word = words[last]
            at = self.sheet.sighting_at.get(last)
            if word in self._ends or word in self._relatives or not word[0].isalnum() or at is not None:
                told = at is not None or word == QUOTE  # 'the movement "X"': who speaks
                return -1 if told else last
            last += 1
        return last

    def _figure(self, first: int, last: int) -> int:
        """The figure of a phrase: the one that has its key, or a new one, of the side that an adjective in it means."""
        tokens = self.sheet.tokens
        key = romanise(tokens.words[first:last])
        if (known := keyed(self.sheet, key)) >= 0:
            return known
        actor = next((a for a in (meant(self.sheet, i, set()) for i in range(first + 1, last)) if a is not None), None)
        acts_for = (actor.side or actor.key) if actor is not None else None
        self.sheet.figures.append(Figure(key, "organisation", tokens.surface(first, last), side=acts_for, number="p"))
        return len(self.sheet.figures) - 1
