"""Where a name that nobody listed ends: a run of words that are neither function words, verbs, offices nor demonyms."""

from __future__ import annotations

from marsad.arabic.clitics import AND, ARTICLE, BY, COMMAS, PRONOUNS, SEMIVOWELS, TA_MARBUTA, THEN, TO, VERBAL, YEH
from marsad.arabic.words import FUTURE, GOD, HIS, THIRD, dotted_yeh
from marsad.lexicon.match import Hit
from marsad.reading.names_actors import adverbial, best_hit
from marsad.reading.names_inflected import inflected
from marsad.reading.names_view import View

MIN_DEFINITE = 4  # letters of what only looks like an article and a noun in a foreign name (Walter)
MIN_RARE = 3  # letters of a common word that may be part of a name
VERBAL_NOUN = 5  # letters of a verbal noun of the second form
OPENING = frozenset("(:")  # what may stand right after a name besides a comma
MAX_PARTS = 4  # words of a name, particles not counted
_CLOSED = frozenset(("words", "cue", "office", "head"))
_NAMING = frozenset(("actor", "office", "head", "words"))


def skip_honorifics(view: View, at: int) -> int:
    """The token after titles of honour ('سعادة الدكتور'), an initial's stop or stroke included."""
    words = view.words
    while at < len(words):
        end = view.mark(at, "honorifics")
        if end < 0:
            return at
        at = end
        if at < len(words) and len(words[at - 1]) == 1 and words[at] in "./":
            at += 1
    return at


def person_hit(view: View, at: int) -> Hit | None:
    """The longest form of a listed person that begins at a token without clitics, the most prominent of namesakes."""
    if view.mark(at - 1, "name-starters") == at:
        return None
    hits = [h for h in view.actors.get(at, ()) if not h.clitics and view.entries[h.index].type == "person"]
    return max(hits, key=lambda h: (h.last, h.tag != "surname", view.entries[h.index].prefer)) if hits else None


def name_run(view: View, at: int, introduced: bool = False) -> int:
    """The end of a name that begins at a token; `at` where none does. introduced: by an office, so that rarer words may end it."""
    words, tokens = view.words, view.sheet.tokens
    end, parts = at, 0
    while end < len(words) and parts < MAX_PARTS and (end == at or end not in tokens.breaks):
        word = words[end]
        if word == "-" and end > at and end + 1 < len(words) and tokens.starts[end] == tokens.ends[end - 1]:
            if tokens.starts[end + 1] > tokens.ends[end]:
                break
            end += 1
        elif _ended(view, at, end):
            break
        elif view.mark(end, "name-particles") > 0 and (end == at or end + 1 < len(words)) and end not in view.taken:
            end = view.mark(end, "name-particles")
        elif end == at and _servant(view, end):
            end += 2
            parts += 1
        elif end > at and view.mark(end, "name-tails") > 0:
            parts += (introduced and not parts) or (end > at + 2 and view.mark(end - 1, "name-starters") > 0)
            end += 1
        elif end > at and (_begun(view, end) or _called_by_title(view, end)):
            end += 1
            parts += 1
        elif end > at and words[end - 1] in view.given and _completed(view, end):
            end += 2
            parts += 1
        elif end > at + 1 and _family(view, end):
            return end + 1
        elif stops(view, end) and not (end > at and ((introduced and _ends(view, end)) or _titled(view, end))):
            break
        else:
            end += 1
            parts += 1
    while end > at and (view.mark(end - 1, "name-starters") > 0 or words[end - 1] == "-"):
        end -= 1
    return end if parts else at


def with_house(view: View, end: int) -> int:
    """The end of a name with the house that its bearer is of ('X آل Y'); the end itself where none follows."""
    words, breaks = view.words, view.sheet.tokens.breaks
    if end + 1 >= len(words) or words[end] != ARTICLE or end in view.taken or {end, end + 1} & breaks or end + 1 in view.taken:
        return end
    return end + 2 if words[end + 1][0].isalpha() else end


def _ended(view: View, first: int, at: int) -> bool:
    """Whether a name that begins at a token ended before another, whatever that may be elsewhere."""
    word = view.words[at]
    if _so(view, at) or _denies(view, at) or _wished(view, at):
        return True
    if at > first and word in view.sheet.lexicon.words("manners"):
        return True
    if at > first and view.mark(at - 1, "name-starters") > 0:
        return view.mark(at, "office-links") > 0  # 'ولد في', who was born there
    return at > first and word[0] == AND and len(word) > 1 and word[1] not in SEMIVOWELS and word not in view.given


def _begun(view: View, at: int) -> bool:
    """Whether a word is what a particle before it begins ('أبو' + any word)."""
    return view.mark(at - 1, "name-starters") > 0 and view.words[at][0].isalpha() and at not in view.taken


def _servant(view: View, at: int) -> bool:
    """Whether a given name that is a common word too is told by 'Allah' behind it and by the name after that ('حكيم الله' + name)."""
    words = view.words
    if words[at] not in view.given or at + 2 >= len(words) or words[at + 1] != GOD or {at, at + 1} & view.taken.keys():
        return False
    if view.mark(at, "honorifics") > 0:
        return False  # 'آية الله'
    preposition = words[at].endswith(YEH) and not dotted_yeh(view.sheet.tokens.surface(at, at + 1))
    rest = {at + 1, at + 2} & view.sheet.tokens.breaks
    return not (rest or preposition or words[at + 2].startswith(ARTICLE) or stops(view, at + 2))


def _so(view: View, at: int) -> bool:
    """Whether a particle of names is written as the conjunction that opens a main clause ('وفقا للوزير فإن …'), with its hamza or in a
    report that never writes it."""
    word, surface = view.words[at], view.sheet.tokens.surface
    if word[0] != THEN or word[1:] not in view.sheet.lexicon.words("complementisers"):
        return False
    plain = [surface(i, i + 1) == word[1:] for i, other in enumerate(view.words) if other == word[1:]]
    return surface(at, at + 1) != word or (bool(plain) and all(plain))


def _denies(view: View, at: int) -> bool:
    """Whether a particle of names is written as the one that denies the verb behind it ('X لا يقول')."""
    after = view.words[at + 1] if at + 1 < len(view.words) else ""
    return view.words[at] in view.sheet.lexicon.words("negators") and after.startswith(THIRD) and after not in view.given


def _called_by_title(view: View, at: int) -> bool:
    """Whether a title that is a surname too ends a name: a given name stands before it, and none behind ('عمر الشريف')."""
    words = view.words
    if words[at] not in view.sheet.lexicon.words("surname_titles") or words[at - 1] not in view.given or at in view.taken:
        return False
    if any(hit.last > at + 1 for hit in view.offices.get(at, ())):
        return False  # 'X الأمين العام', an office
    if at + 1 >= len(words) or at + 1 in view.sheet.tokens.breaks or not (words[at + 1] in view.given or at + 1 in view.actors):
        return True
    return words[at] in view.sheet.lexicon.words("middle_titles") and words[at + 1] in view.given and at + 1 not in view.taken


def _wished(view: View, at: int) -> bool:
    """Whether a word opens a wish for whoever is named ('رحمه الله', 'رضي الله عنه'), and no name with that tail ('رحمة الله')."""
    words = view.words
    if at + 1 >= len(words) or words[at + 1] != GOD:
        return False
    return words[at] in view.sheet.lexicon.words("wishes_for_names") or (
        words[at].endswith(HIS) and not view.sheet.tokens.surface(at, at + 1).endswith(TA_MARBUTA))  # fmt: skip


def _completed(view: View, at: int) -> bool:
    """Whether a common word after a given name is completed to a name by the tail that follows ('عز' + 'الدين')."""
    word = view.words[at]
    if view.mark(at + 1, "name-tails") < 0 or at in view.taken or at + 1 in view.taken:
        return False
    if word not in view.given and (word in view.frequent or word[0] == AND):
        return False
    return word.isalpha() and not word.startswith(ARTICLE) and not _has_other_sense(view, at)


def rare(view: View, at: int) -> bool:
    """A word that is common, yet neither frequent nor shaped like a verb nor read otherwise: it may end or begin a name."""
    word = view.words[at]
    verbal = word[0] in VERBAL and not word.startswith(ARTICLE)
    if word not in view.common or word in view.frequent or verbal or len(word) < MIN_RARE or at in view.taken:
        return False
    return at not in view.adjectives and not _joined(view, word) and not _has_other_sense(view, at)


def _ends(view: View, at: int) -> bool:
    """Whether a word that begins no name may end one after a given name: a rare one, or one that a saying follows at once."""
    words = view.words
    tailed = view.mark(at - 1, "name-tails") == at and not words[at].startswith(ARTICLE)
    if (words[at - 1] in view.given or tailed) and (rare(view, at) or _shut(view, at)):
        return True
    told = at + 1 < len(words) and words[at + 1] in view.sheet.lexicon.words("complementisers")
    plain = not {words[at], words[at - 1]} & view.common and len(words[at]) > MIN_RARE and words[at][0] != AND
    return told and plain and at not in view.taken and at not in view.adjectives and not _has_other_sense(view, at)


def _shut(view: View, at: int) -> bool:
    """Whether a comma right after a common word shows that it ends the name ('الفريق' + given name + word + comma)."""
    word = view.words[at]
    comma = at + 1 < len(view.words) and view.words[at + 1] in COMMAS and at + 1 not in view.sheet.tokens.breaks
    if not comma or word in view.frequent or len(word) <= MIN_RARE or word.startswith(ARTICLE) or not word.isalpha():
        return False
    return at not in view.taken and at not in view.adjectives and not _joined(view, word) and not _has_other_sense(view, at)


def _titled(view: View, at: int) -> bool:
    """Whether a common word right after a given name ends a name, since an office in apposition follows it at once."""
    word = view.words[at]
    named = view.words[at - 1] in view.given or (view.mark(at - 1, "name-tails") > 0 and view.mark(at - 2, "name-starters") > 0)
    office = view.mark(at + 1, "deputies") > 0 or any(not h.clitics for h in view.offices.get(at + 1, ()))
    if not named or not office or len(word) < MIN_RARE or not word.isalpha():
        return False
    if at + 1 in view.sheet.tokens.breaks or at in view.taken or at in view.adjectives or not view.open[at]:
        return False
    if view.mark(at, "office-links") > 0:
        return False  # 'إلى'
    return word.startswith(ARTICLE) or not any(h.kind in _CLOSED and not h.clitics for h in view.sheet.forms_at(at))


def _family(view: View, at: int) -> bool:
    """A word that ends a name: common elsewhere, but closed here, and either definite or after two given names."""
    words = view.words
    closed = at + 1 < len(words) and (words[at + 1] in COMMAS or words[at + 1] in OPENING)
    closed = closed or (at + 1 < len(words) and words[at + 1] in view.passing and words[at - 1] in view.given)
    closed = closed or _fathered(view, at)
    if not closed or at in view.taken or at in view.marks or at in view.adjectives or not view.open[at]:
        return False
    if words[at].startswith(ARTICLE):
        told = words[at - 1] in view.given or words[at] not in view.frequent or words[at].endswith(YEH) or _fathered(view, at)
        return told and words[at + 1] not in OPENING
    if words[at - 1] not in view.given or words[at - 2] not in view.given or len(words[at]) < MIN_RARE or words[at].endswith(PRONOUNS):
        return False
    known = any(h.kind not in ("actor", "words") or not h.clitics for h in view.sheet.forms_at(at))
    return words[at].isalpha() and words[at][0] not in VERBAL + AND and not known and not adverbial(view, at)


def _fathered(view: View, at: int) -> bool:
    """Whether a definite word between 'X son of Y' and what he says is the family's name ('X بن Y الزرعوني أن')."""
    words, sons = view.words, view.sheet.lexicon.words("name-sons")
    said = at + 1 < len(words) and words[at + 1] in view.sheet.lexicon.words("complementisers")
    name = words[at].startswith(ARTICLE) and not view.sheet.words[at].date and not sons.isdisjoint(words[max(at - 3, 0) : at])
    return said and name and not any(h.kind in ("office", "moment") for h in view.sheet.hits_at.get(at, ()))


def stops(view: View, at: int) -> bool:
    """Whether a word cannot be part of a name that nobody listed."""
    word = view.words[at]
    if not word[0].isalpha() or len(word) < 2 or at in view.taken:
        return True
    if word in view.given and (word not in view.common or dotted_yeh(view.sheet.tokens.surface(at, at + 1))):
        return False
    if word in view.common or at in view.adjectives or not view.open[at]:
        return True
    return _joined(view, word) or adverbial(view, at) or _has_other_sense(view, at) or inflected(view, at)


def _joined(view: View, word: str) -> bool:
    """A common word or a definite one with a clitic before it."""
    rest = word[1:]
    if word[0] == THEN and rest in view.given:
        return False
    if word.endswith(PRONOUNS) and len(word) > 4:
        return True
    if word[0] in AND + THEN:
        if rest in view.common or (word[0] == AND and rest.startswith((ARTICLE, BY + ARTICLE, TO + TO)) and len(rest) > MIN_DEFINITE):
            return True
        return rest in view.given and len(rest) > 2
    if word[0] in BY + TO:
        if (word[0] == TO and rest[0] == TO) or _verbal_noun(rest):
            return True
        return len(rest) > 3 and (rest.startswith(ARTICLE) or rest in view.given or rest in view.common)
    return False


def _verbal_noun(word: str) -> bool:
    """The shape of a verbal noun of the second form ('تكريم'), which after a preposition is no name."""
    return len(word) == VERBAL_NOUN and word[0] == VERBAL[1] and word[-2] == YEH


def _has_other_sense(view: View, at: int) -> bool:
    """A cue, an office, a date word or a listed actor that is no person begins here."""
    for hit in view.sheet.forms_at(at):
        if FUTURE in hit.clitics and hit.kind not in ("cue", "deed"):
            continue  # only a verb has it
        if hit.kind not in _NAMING and hit.kind != "act" and len(hit.clitics) <= 1:
            return True
        if hit.kind == "words" and not hit.clitics and not hit.tag.startswith("name-"):
            return True
        if hit.kind in ("office", "head") and not hit.clitics:
            return True
    if any(h.clitics and view.entries[h.index].type == "person" and h.tag == "name" for h in view.actors.get(at, ())):
        return True
    named = best_hit(view, at)
    return named is not None and view.entries[named.index].type != "person" and not named.clitics
