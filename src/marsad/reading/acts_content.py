"""What is said, walked through once: its clauses and their heads, negations, conditions, and the patterns of acts in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.arabic.words import FUTURE, PERSONS, without_conjunction
from marsad.lexicon.acts import QUALITY
from marsad.lexicon.match import UNKNOWN, Hit
from marsad.reading.sheet import Saying, Sheet

MARK = '"'  # a quotation mark, as tokens have it
HEAD = 3  # words at the start of a clause that count as its head
_RELATIVE = 3  # tokens of a relative clause at least
_BRIEF = 5  # tokens of a digression of time or cause
_SHORT = 4  # letters that a verb in the future has at least, but one
_LEAD = 2  # words between the cue and the content that belong to what is said ('that one ought')
_BEFORE = 6  # tokens before the content where its 'if' may stand
_PARTING = frozenset(("contrasts", "conditionals", "digressions"))  # classes of words with which a clause or a digression may begin
_TOLD = _PARTING | {"conduct", "charges", "denials"}  # those of words that tell something wherever they stand


@dataclass(slots=True)
class Content:
    """What is said, as the patterns of acts need it.

    start: its first token without marks and 'I think that'; aside: tokens of digressions, reasons: of those of them that
    tell a reason or an end, relative: of those that are no condition; heads: tokens at the heads of clauses; found: hits
    of patterns; qualities: those of their qualities by pattern; denied: tokens under a negation; condition: token of the
    first 'if', or -1; conduct, charge: whether a word for conduct, or for a charge or report, is there.
    """

    start: int = -1
    aside: set[int] = field(default_factory=set)
    reasons: set[int] = field(default_factory=set)
    relative: set[int] = field(default_factory=set)
    heads: set[int] = field(default_factory=set)
    found: list[Hit] = field(default_factory=list)
    qualities: dict[int, list[Hit]] = field(default_factory=dict)
    denied: set[int] = field(default_factory=set)
    condition: int = -1
    conduct: bool = False
    charge: bool = False


def tagged(sheet: Sheet, token: int) -> frozenset[str]:
    """The word classes of a token that has at most a conjunction before it."""
    words, longer = sheet.words, sheet.longer
    known = words[token].plain if 0 <= token < len(words) else UNKNOWN.plain
    if token not in longer:
        return known
    return known.union(h.tag for h in longer[token] if h.kind == "words" and len(h.clitics) < 2)


def ahead(sheet: Sheet, token: int) -> bool:
    """Whether a token is a verb in the future, or the word that makes the next one so."""
    return "futures" in tagged(sheet, token) or future(sheet, token)


def future(sheet: Sheet, token: int) -> bool:
    """Whether a token is a verb in the future by its letters."""
    word = sheet.tokens.words[token]
    if FUTURE not in word[:2]:
        return False
    word = without_conjunction(word)
    shaped = len(word) > _SHORT and word[0] == FUTURE and word[1] in PERSONS
    return shaped and token not in sheet.sighting_at and word not in sheet.lexicon.words("no_futures")


def scan(sheet: Sheet, saying: Saying) -> Content:
    """The clauses, negations, conditions and patterns of what is said."""
    walk = _Walk(sheet, saying)
    sentence = sheet.sentences[saying.sentence].first
    words, longer = sheet.words, sheet.longer
    for i in range(max(sentence, saying.first - _BEFORE), saying.first):
        if "conditionals" in words[i].plain or (i in longer and "conditionals" in tagged(sheet, i)):
            walk.content.condition = i
            break
    before = saying.first
    if saying.cue is not None and saying.cue[1] <= saying.first:
        before = max(saying.cue[1], saying.first - _LEAD)
    walk.run(before, saying.last)
    content, named, last = walk.content, sheet.sighting_at, saying.last
    content.found = [hit for hit in sheet.patterns(before, last) if hit.last <= last and hit.first not in named]  # no word of a name
    for hit in content.found:
        if hit.tag == QUALITY:
            content.qualities.setdefault(hit.index, []).append(hit)
    return content


class _Walk:
    """The state of a walk: whether in a digression, and in a negation.

    busy: nothing of what is said has begun, or a negation holds on: the next token is to be looked at whatever it is.
    """

    def __init__(self, sheet: Sheet, saying: Saying) -> None:
        self.sheet = sheet
        self.saying = saying
        self.content = Content()
        self.aside = False
        self.under_if = self.telling = False
        self.until = self.since = 0
        self.opinion = -1
        self.head = HEAD  # words of a head that has begun, not yet counted
        self.denial = False
        self.busy = True

    def run(self, first: int, last: int) -> None:
        """Take in the tokens first..last (last exclusive), those of them that tell something."""
        sheet, commas = self.sheet, self.sheet.lexicon.words("commas")
        words, longer, text = sheet.words, sheet.longer, sheet.tokens.words
        for i, word, known in zip(range(first, last), text[first:last], words[first:last], strict=True):
            tags = tagged(sheet, i) if i in longer else known.plain
            comma, telling = word in commas, bool(tags) and not tags.isdisjoint(_TOLD)
            if comma or telling or self.busy or (i == self.until and (tags or self.aside)):
                self.step(i, tags, comma, telling)
            elif self.aside:
                self._stray(i, tags)

    def step(self, i: int, tags: frozenset[str], comma: bool, telling: bool) -> None:
        """Take in one token and its word classes."""
        content, word, first = self.content, self.sheet.tokens.words[i], self.saying.first
        if telling or comma or self.aside or (tags and i == self.until):
            self._clause(i, tags, comma)
        if self.aside:
            self._put_aside(i)
        if telling:
            content.conduct = content.conduct or "conduct" in tags
            content.charge = content.charge or "charges" in tags
            if content.condition < 0 and "conditionals" in tags:
                content.condition = i
        if content.start < 0 and i >= first and i >= self.opinion and word[0].isalnum():
            self.opinion = self._lead_in(i)
            content.start = -1 if self.opinion > i else i
            self.head = HEAD
        if self.head > 0 and i >= first:
            self._head(i)
        if self.denial:
            content.denied.add(i)
        self.denial = bool(tags) and ("denials" in tags or (self.denial and "denial_gaps" in tags and "continuing" not in tags))
        self.busy = self.denial or content.start < 0

    def _stray(self, i: int, tags: frozenset[str]) -> None:
        """Take in a token of a digression, which may end it."""
        if self._leads_back(i, tags):
            self.aside = False
        else:
            self._put_aside(i)

    def _put_aside(self, i: int) -> None:
        """Note a token of a digression."""
        self.content.aside.add(i)
        if self.telling:
            self.content.reasons.add(i)
        if not self.under_if:
            self.content.relative.add(i)

    def _head(self, i: int) -> None:
        """Count the words from a token on with which the head of a clause is told."""
        text = self.sheet.tokens.words
        while self.head > 0 and i < self.saying.last:
            if text[i] != MARK:
                self.content.heads.add(i)
                self.head -= 1
            i += 1
        self.head = 0

    def _lead_in(self, i: int) -> int:
        """The end of an 'I think that' that begins at a token before what is said itself, or the token."""
        return max((end for end in self.sheet.ends(i, "lead_ins") if end < self.saying.last), default=i)

    def _clause(self, i: int, tags: frozenset[str], comma: bool) -> None:
        contrast = "contrasts" in tags
        if comma or contrast or i == self.until:
            self.aside = False
            if contrast or i - self.saying.first <= HEAD + 1:
                self.head = HEAD + 1
        elif "conditionals" in tags or ("digressions" in tags and self._strays(i)):
            self.aside = True
            self.since = i
            self.under_if = "conditionals" in tags
            self.telling = "reasons" in tags
            self.until = i + _BRIEF if "adverbials" in tags else 0
        elif self.aside and self._leads_back(i, tags):
            self.aside = False

    def _leads_back(self, i: int, tags: frozenset[str]) -> bool:
        """Whether a word ends a digression."""
        return "leading_back" in tags or (i - self.since >= _RELATIVE and self._resumes(i, tags))

    def _strays(self, i: int) -> bool:
        """Whether a word of digression begins one: not at the start, in 'is still', or in 'it is he who'."""
        if i <= self.saying.first or "leading_back" in tagged(self.sheet, i - 1):
            return False
        return "continuing" not in tagged(self.sheet, i + 1)

    def _resumes(self, i: int, tags: frozenset[str]) -> bool:
        """Whether a word well into a digression is the verb of the clause before it ('the step that he took yesterday will')."""
        return "predicates" in tags or (not self.under_if and ("futures" in tags or future(self.sheet, i)))
