"""The clauses of a sentence: its verbs, where clauses begin, and the scene that holds them with its parties."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from marsad.arabic.words import ARTICLE, BY, CONJUNCTIONS, FUTURE, PREPOSITIONS
from marsad.lexicon.load import Lexicon
from marsad.lexicon.match import Hit, Word
from marsad.limits import MAX_WORD_CACHE
from marsad.reading.deeds_groups import parties
from marsad.reading.deeds_scene import COMMAS, HARD, OPENING, SIGNS, Earlier, Scene
from marsad.reading.sheet import Sheet

_VERB_WORDS = frozenset((
    "deed.light", "deed.light.present", "deed.gather", "deed.hosts", "deed.auxiliary", "deed.scheduled", "deed.announce",
    "deed.called_off",
))  # fmt: skip
_INSERTED = 18  # tokens of the longest insertion
_TITLES = frozenset(("honorifics", "office-qualifiers", "deputies", "counterparts"))
_FINITE = frozenset(("deed", "cue"))
_TENSES = frozenset(("past", "pres", "part"))
_NO_VERB = frozenset(("deed.prepositions", "deed.between", "deed.about"))


class Scenes:
    """The scenes of a report, each made when it is first asked for. live: the sentences that belong to the report."""

    def __init__(self, sheet: Sheet) -> None:
        self.live = frozenset(sheet.live)
        self._sheet = sheet
        self._made: dict[int, Scene] = {}

    def at(self, sentence: int) -> Scene:
        """The scene of a sentence."""
        known = self._made.get(sentence)
        if known is None:
            known = self._made[sentence] = scene(self._sheet, sentence)
        return known

    def before(self, sentence: int) -> Earlier:
        """How to get the scene of the sentence before, where the report has one."""
        return (lambda: self.at(sentence - 1)) if sentence - 1 in self.live else None


def scene(sheet: Sheet, sentence: int) -> Scene:
    """What a sentence holds that bears on deeds."""
    span = sheet.sentences[sentence]
    view = Scene(sheet, span.first, span.last)
    known, longer_at, marks = _known(sheet.lexicon), sheet.longer, view.marks
    for i, told in enumerate(map(known.get, sheet.words[span.first : span.last]), span.first):
        if told is None:
            told = _told(view, i, known)
        if i in longer_at:
            _take_in(view, i, told, longer_at[i])
        else:
            if told.marks:
                marks[i] = told.marks | marks[i] if i in marks else told.marks
            if not told.plain:
                _take_in(view, i, told, [])
    view.held = frozenset().union(*marks.values())
    view.timed = {i for m in sheet.moments if span.first <= m.first < span.last for i in range(m.first, m.last)}
    view.verbs -= view.timed  # 'at dawn' is no verb
    _open(view)
    view.parties = parties(view)
    view.aside = _insertions(view)
    return view


def _take_in(view: Scene, i: int, told: _Told, longer: list[Hit]) -> None:
    """Note what begins at a token that tells more than word classes, or at which forms of several words begin (the classes of one that
    is none of these are noted already)."""
    verbal, marks = told.verbal, view.marks
    if longer:
        verbal, classes = _several(view, longer, told)
        if classes:
            marks[i] = classes | marks[i] if i in marks else classes
    if told.title:
        view.titles.setdefault(i + 1, i)
    if told.adjective >= 0:
        view.adjectives.setdefault(i, view.sheet.hits_at[i][len(longer) + told.adjective])
    if verbal and i not in view.sheet.sighting_at and _NO_VERB.isdisjoint(marks.get(i, ())) and not view.has(i - 1, "deed.before_noun"):
        view.verbs.add(i)


def _insertions(view: Scene) -> set[int]:
    """The tokens of relative clauses between two commas after which the sentence goes on with what is no clause of its own."""
    words = view.sheet.tokens.words
    found: set[int] = set()
    for i in view.edges:
        if not view.first + 2 <= i < view.last - 2 or i in found or words[i - 1] not in COMMAS or not view.has(i, "deed.relative"):
            continue
        ends = (j for j in range(i + 2, min(i + _INSERTED, view.last - 1)) if words[j] in SIGNS)
        end = next(ends, -1)
        if end >= 0 and words[end] in COMMAS and not _begins(view, end + 1):
            found.update(range(i - 1, end + 1))
    return found


def _begins(view: Scene, token: int) -> bool:
    """Whether another clause begins at a token, or one more relative clause."""
    joined = view.sheet.tokens.words[token][0] in CONJUNCTIONS and token not in view.timed
    joined = joined and (token not in view.verbs or _joined(view, token))  # 'arrived' begins with the letter of 'and'
    return joined or (token in view.opens and token not in view.verbs) or view.has(token, "deed.relative")


@dataclass(slots=True, frozen=True)
class _Told:
    """What the forms of a single word tell, wherever it stands.

    adjective: which of its hits is a demonym, or -1; plain: whether it tells nothing but its classes, which are `marks`; whole: whether
    one of them has it without clitics; strict: those that are left of them where a longer form is told without clitics.
    """

    verbal: bool
    title: bool
    adjective: int
    marks: frozenset[str]
    plain: bool
    whole: bool
    strict: frozenset[str]


@lru_cache(maxsize=2)
def _known(_lexicon: Lexicon) -> dict[Word, _Told]:
    """What was learnt of words with the lexicon."""
    return {}


def _told(view: Scene, token: int, known: dict[Word, _Told]) -> _Told:
    """What the forms of the word at a token tell; kept in `known`."""
    sheet, past = view.sheet, token + 1
    hits = [hit for hit in sheet.forms_at(token) if hit.last == past]
    alone, strict = Scene(sheet, token, past), Scene(sheet, token, past)
    verbal = _mark(alone, hits)
    _mark(strict, hits, whole=True)
    adjective = -1
    if token in alone.adjectives:
        adjective = [hit for hit in sheet.hits_at[token] if hit.last == past].index(alone.adjectives[token])
    whole = any(hit.kind == "words" and not hit.clitics for hit in hits)
    title, marks = past in alone.titles, alone.marks.get(token, frozenset())
    plain = not (verbal or title or adjective >= 0)
    told = _Told(verbal, title, adjective, marks, plain, whole, strict.marks.get(token, frozenset()))
    if len(known) < MAX_WORD_CACHE:
        known[sheet.words[token]] = told
    return told


def _several(view: Scene, longer: list[Hit], told: _Told) -> tuple[bool, frozenset[str]]:
    """Note what forms of several words tell that begin at a token; whether it may be a verb, and the classes that its own word has
    beside them."""
    verbal = _mark(view, longer, told.whole)
    whole = any(hit.kind == "words" and not hit.clitics for hit in longer)
    return verbal or told.verbal, told.strict if whole else told.marks


def _mark(view: Scene, hits: list[Hit], whole: bool = False) -> bool:
    """Note the word classes, titles and demonyms of a token; whether it may be a verb. whole: a form without clitics is known."""
    verbal, known = False, []
    for hit in hits:
        kind, tag = hit.kind, hit.tag
        if kind == "words":
            known.append(hit)
            article = tag == "deed.scheduled" and view.sheet.tokens.words[hit.first].startswith(ARTICLE)
            verbal = verbal or (tag in _VERB_WORDS and not article and (not hit.clitics or hit.clitics[-1] not in PREPOSITIONS))
            title = tag in _TITLES
        elif kind == "actor":
            title = tag[:4] == "adj."
            if title or (tag == "national" and not hit.clitics):
                view.adjectives.setdefault(hit.first, hit)
        else:
            verbal = verbal or (kind in _FINITE and tag[:4] in _TENSES and finite(hit))
            title = kind == "office"
        if title:
            view.titles[hit.last] = min(hit.first, view.titles.get(hit.last, hit.first))
    whole = whole or any(not hit.clitics for hit in known)
    for hit in known:
        denied = hit.clitics[-1:] == FUTURE and hit.tag == "deed.denied"  # 'handed over' is written like the future of 'not'
        if not denied and not (whole and hit.clitics and hit.clitics[-1] != FUTURE):
            for token in range(hit.first, hit.last):
                view.marks[token] = view.marks.get(token, frozenset()) | {hit.tag}
    return verbal


def finite(hit: Hit) -> bool:
    """Whether a hit of a verb's form can be the verb: nothing but a conjunction or the future prefix is written before it."""
    if not hit.clitics:
        return True
    ending = hit.clitics[-1]
    return ending in CONJUNCTIONS or (hit.tag[:4] == "pres" and (ending == FUTURE or ending in PREPOSITIONS))


def telling(sheet: Sheet, live: frozenset[int]) -> dict[int, list[Hit]]:
    """The hits of each sentence of the report that may tell a deed: nouns and finite verbs, outside names; the name of an agreement or
    of talks may still tell one."""
    found: dict[int, list[Hit]] = {}
    n, first, last = -1, 0, 0
    for hit in sheet.hits_of["deed"]:
        if not first <= hit.first < last:
            n = sheet.sentence_of(hit.first)
            first, last = sheet.sentences[n].first, sheet.sentences[n].last
        if n not in live or (hit.clitics and hit.tag[:4] != "noun" and not finite(hit)):
            continue
        at = sheet.sighting_at.get(hit.first)
        if at is None or sheet.figures[sheet.sightings[at].figures[0]].type == "agreement":
            found.setdefault(n, []).append(hit)
    return found


def _open(view: Scene) -> None:
    """Note where clauses begin, and which tokens are no verbs after all."""
    words, sighting_at, all_marks = view.sheet.tokens.words, view.sheet.sighting_at, view.marks
    view.opens.add(view.first)
    near, notes = set(view.verbs), view.sheet.lexicon.joined["deed-note"]
    if not OPENING.isdisjoint(view.held):
        near.update([i for i, marks in all_marks.items() if not OPENING.isdisjoint(marks)])
    if not HARD.isdisjoint(words[view.first : view.last - 1]):
        near.update([i + 1 for i in range(view.first, view.last - 1) if words[i] in HARD])
    for i in sorted(near):
        if not view.first < i < view.last:
            continue
        at = sighting_at.get(i)
        if at is not None and view.sheet.sightings[at].first < i:
            continue  # within a name
        before = words[i - 1]
        marks = all_marks.get(i, ())
        if "deed.homograph" in marks and view.has(i + 1, "deed.prepositions"):
            view.verbs.discard(i)
        elif i in view.verbs and words[i] in notes and not words[min(i + 1, view.last - 1)].startswith(BY):
            view.verbs.discard(i)  # a memorandum, written like 'reminding'
        opener = "deed.openers" in marks and "deed.about" not in marks and not view.says(i + 1, "deed-remains")
        begins = before in HARD or (at is None and (opener or "complementisers" in marks))  # 'Ban' is written like 'that'
        verb = i in view.verbs and (before in COMMAS or _joined(view, i)) and not view.has(i - 1, "deed.auxiliary")
        if begins or verb:
            view.opens.add(i)
    view.edges = sorted(view.opens)


def _joined(view: Scene, i: int) -> bool:
    """Whether a verb carries a conjunction."""
    if view.sheet.tokens.words[i][0] not in CONJUNCTIONS:
        return False
    return any(hit.clitics and hit.clitics[0] in CONJUNCTIONS for hit in view.sheet.forms_at(i) if hit.kind != "actor")
