"""Later mentions: the surname alone, another spelling of it, and the short forms of bodies ('الحلف')."""

from __future__ import annotations

from functools import lru_cache

from marsad.arabic.clitics import ARTICLE, FEMININE, FULL_NISBAS, YEH, bare, with_clitics
from marsad.arabic.quotation import QUOTE
from marsad.arabic.romanise import skeleton
from marsad.arabic.words import dotted_yeh, segment, tokenise
from marsad.lexicon.heads import Head
from marsad.lexicon.load import Lexicon
from marsad.limits import MAX_WORD_CACHE
from marsad.reading.names_cued import cued
from marsad.reading.names_kingdom import with_kingdom
from marsad.reading.names_namesakes import bear, last_name, nearest
from marsad.reading.names_view import View
from marsad.reading.sheet import Sighting

FORMER = "former-"  # keys of bodies of the past
_SHORT = frozenset(("short-names", "short-groups", "short-nominals"))
MAX_BRACKET = 4  # words of a short name in brackets, and the closing one
MIN_WORD = 3  # letters of a word that the article may begin
MIN_SKELETON = 3  # consonants below which two spellings are not compared


def surnames(view: View) -> None:
    """Write down the surnames of people already named, wherever they stand alone."""
    known, last = _surnames(view)
    if not known:
        return
    written: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for name in sorted(known, key=len, reverse=True):
        for clitics, word in with_clitics(name[0]):
            written.setdefault(word, []).append((clitics, name))
    shapes = {skeleton(n[0]): n for n in last if len(n) == 1 and len(skeleton(n[0])) >= MIN_SKELETON}
    initials = {name[0][0] for name in shapes.values()}
    words = view.words
    alike = {word for word in view.distinct if word[0] in initials and len(word) > MIN_SKELETON} - view.common
    wanted = alike.union(written) if shapes else written.keys()
    for at in [at for at, word in enumerate(words) if word in wanted]:
        word = words[at]
        forms = written.get(word)
        if forms is not None:
            found = next(((c, n) for c, n in forms if tuple(words[at + 1 : at + len(n)]) == n[1:]), None)
            if found is not None and at not in view.taken and view.open[at] and _said_or_rare(view, at, found[1]):
                _add(view, at, len(found[1]), found[0], nearest(known[found[1]], at), "surname")
        elif at not in view.taken and view.open[at]:
            name = shapes.get(skeleton(word), ())
            if name and _respelt(view, at, name[0]):
                _add(view, at, 1, "", nearest(known[name], at), "spelling")


def _said_or_rare(view: View, at: int, name: tuple[str, ...]) -> bool:
    """Whether a surname is no frequent word, or stands right after a word of saying."""
    if len(name) > 1 or name[0] not in view.frequent:
        return True
    if view.words[at] != name[0] or not cued(view, at):
        return False
    return not name[0].endswith(YEH) or dotted_yeh(view.sheet.tokens.surface(at, at + 1))


def _respelt(view: View, at: int, name: str) -> bool:
    """Whether a word is another spelling of a surname: the same consonants and length, and nobody else's name."""
    word = view.words[at]
    titled = view.mark(at, "honorifics") > 0  # 'السيد'
    return abs(len(name) - len(word)) <= 1 and name[0] == word[0] and not titled and at not in view.adjectives and at not in view.actors


def _add(view: View, at: int, size: int, clitics: str, figure: int, why: str) -> None:
    tokens = view.sheet.tokens
    start = tokens.inside(at, len(clitics)) if clitics else tokens.starts[at]
    view.add(Sighting(at, at + size, start, tokens.ends[at + size - 1], (figure,), True, clitics, why=why))


def _surnames(view: View) -> tuple[dict[tuple[str, ...], list[tuple[int, int]]], dict[tuple[str, ...], None]]:
    """Surnames, as folded words, of the people this report names in full, with where each is named (token, figure); and those of them
    that do not stand first, in order."""
    known: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    last: dict[tuple[str, ...], None] = {}
    seen: set[int] = set()
    for sighting in sorted(view.sightings, key=lambda s: s.first):
        figure = sighting.figures[0]
        if view.figures[figure].type != "person":
            continue
        forms = []
        entry = view.listed.get(figure)
        if entry is not None and entry.surname and figure not in seen:
            forms.append(tuple(tokenise(entry.surname).words))
        seen.add(figure)
        words = [w for w in view.words[sighting.first : sighting.last] if w[0].isalpha()]
        if len(words) > 1:
            forms.append(last_name(view, words))
        last.update(dict.fromkeys(forms))
        if len(words) > 2:
            if len(words[0]) > MIN_SKELETON and not (words[0] in view.given or words[0] in view.common):
                forms.append((words[0],))  # a surname that stands first, or a rare given name
            if words[0] in view.sheet.lexicon.words("fathers_of"):
                forms.append(tuple(words[:2]))  # 'أبو مصعب', who is called so alone
        for form in forms:
            if len(form) == 1 and len(form[0]) < 2:
                continue
            bear(view, known.setdefault(form, []), sighting)
    sons = view.sheet.lexicon.words("name-sons")
    for form in [form for form in known if form[0] in sons]:
        known.update({(other, *form[1:]): known[form] for other in sorted(sons)})
    fathers = view.sheet.lexicon.words("fathers_of")
    for form in [form for form in known if len(form) == 2 and form[0] in fathers]:
        known.setdefault(("".join(form),), known[form])  # 'أبو الحسن', 'أبوالحسن'
    return known, {form: None for form in last if form in known}


def short_forms(view: View) -> None:
    """Write down the short forms that this report's own names allow: the article and the first word of a name."""
    firsts: dict[str, list[tuple[int, int]]] = {}
    for at in sorted(view.marks):
        ends = view.marks[at]
        if not ends.keys() & _SHORT or at in view.taken or not view.open[at] or view.mark(at - 1, "no-names") > at:
            continue
        if not firsts:
            firsts = _first_words(view)
        clitics, word = _short(view, at, firsts)
        if not word:
            continue
        places = firsts[word]
        before = [(place, f) for place, f in reversed(places) if place < at]
        full = (f for place, f in before if bare(view.words[place]) == word)  # named with that very word
        figure = next(full, before[0][1] if before else places[0][1])
        tokens = view.sheet.tokens
        start = tokens.inside(at, len(clitics)) if clitics else tokens.starts[at]
        named = "short-nominals" not in ends or ("named-alone" in ends and view.figures[figure].type == "organisation")
        view.add(Sighting(at, at + 1, start, tokens.ends[at], (figure,), named, clitics, why="short-form"))


def completed(view: View) -> None:
    """Give a name that was cut off before a common word the rest that the same name has elsewhere in the report."""
    longer: dict[tuple[str, ...], tuple[list[str], int]] = {}
    for sighting in view.sightings:
        words = view.words[sighting.first : sighting.last]
        if len(words) > 2 and view.figures[sighting.figures[0]].type == "person":
            for size in range(2, len(words)):
                longer.setdefault(tuple(words[:size]), (words, sighting.figures[0]))
    for sighting in view.sightings if longer else ():
        words, figure = longer.get(tuple(view.words[sighting.first : sighting.last]), ([], -1))
        last = sighting.first + len(words)
        if words and view.words[sighting.first : last] == words and not any(i in view.taken for i in range(sighting.last, last)):
            sighting.whole_last = last if sighting.whole_last == sighting.last else sighting.whole_last
            sighting.last, sighting.end, sighting.figures = last, view.sheet.tokens.ends[last - 1], (figure,)
            view.taken.update(dict.fromkeys(range(sighting.first, last), sighting))


def called_alone(view: View) -> None:
    """Write down places and bodies by the name that a head introduced ('بلدة' + name), wherever it stands alone."""
    known: dict[str, tuple[list[str], int]] = {}
    for sighting in view.sightings:
        for name in filter(None, (_own_name(view, sighting), _in_brackets(view, sighting))):
            for clitics, word in with_clitics(name[0]):
                known.setdefault(word, (name, sighting.figures[0])) if not clitics or len(name[0]) > MIN_SKELETON else None
    if not known:
        return
    words = view.words
    for at in [i for i, word in enumerate(words) if word in known]:
        word, (name, figure) = words[at], known[words[at]]
        if at in view.taken or not view.open[at] or at in view.adjectives or at in view.actors:
            continue
        if words[at + 1 : at + len(name)] == name[1:]:
            _add(view, at, len(name), word[: len(word) - len(name[0])], figure, "called-alone")


def _in_brackets(view: View, sighting: Sighting) -> list[str]:
    """The short name of a body, or a father's name of a person, in brackets behind the full one; [] where none stands there."""
    words, first = view.words, sighting.last + 1
    closed = ")" in words[first + 1 : first + MAX_BRACKET]
    if not sighting.named or not closed or words[sighting.last] != "(":
        return []
    inner = words[first : words.index(")", first)]
    kind = view.figures[sighting.figures[0]].type
    plain = not any(word in view.common or word in view.given or not word[0].isalpha() for word in inner)
    fathers = inner[0] in view.sheet.lexicon.words("fathers_of") and len(inner) > 1
    return inner if (kind == "person" and fathers) or (kind == "organisation" and plain and len("".join(inner)) >= MIN_WORD) else []


def _own_name(view: View, sighting: Sighting) -> list[str]:
    """The rare words that a head's sighting is called by, without the head; [] where they are common or nobody's."""
    if not sighting.why.startswith("head:"):
        return []
    first = sighting.first
    for hit in view.heads.get(first, ()):
        head = view.head_entries[hit.index]
        if head.id == sighting.why[5:] and head.takes == "name" and head.name == "in":
            first = hit.last
    name = [word for word in view.words[first : sighting.last] if word != QUOTE]
    common = any(w.startswith(ARTICLE) or w in view.common or w in view.given for w in name)
    return [] if common or any(not w[0].isalpha() or len(w) <= MIN_WORD for w in name) else name


def _short(view: View, at: int, firsts: dict[str, list[tuple[int, int]]]) -> tuple[str, str]:
    following = view.words[at + 1] if at + 1 < len(view.words) and at + 1 not in view.sheet.tokens.breaks else ""
    told = view.mark(at, "short-names") < 0 or at + 1 in view.adjectives
    group = view.mark(at, "short-groups") > 0
    if group and following.startswith(ARTICLE) and following.endswith(FULL_NISBAS):
        return "", ""
    if group and _qualifying(view, at):
        return "", ""
    if at in view.adjectives or (told and not group and following.startswith(ARTICLE) and len(following) > MIN_WORD):
        return "", ""
    for clitics, rest in segment(view.words[at]):
        if rest.startswith(ARTICLE) and rest[len(ARTICLE) :] in firsts:
            return clitics, rest[len(ARTICLE) :]
    return "", ""


def _qualifying(view: View, at: int) -> bool:
    """Whether a feminine word is an adjective of the definite noun before it ('الفصائل المعارضة')."""
    before = view.words[at - 1] if at and at not in view.sheet.tokens.breaks else ""
    feminine = view.words[at].startswith(ARTICLE) and view.words[at].endswith(FEMININE)
    return feminine and before.startswith(ARTICLE) and len(before) > MIN_SKELETON + 1


def _head_forms(view: View, sighting: Sighting) -> list[str]:
    """The other forms of the head that a body was named with ('the foreign' is a ministry)."""
    if not sighting.why.startswith("head:"):
        return []
    return _forms_of_heads(view.sheet.lexicon).get(sighting.why[5:], [])


@lru_cache(maxsize=2)
def _forms_of_heads(lexicon: Lexicon) -> dict[str, list[str]]:
    """The forms of the heads that a side stands behind, by their id."""
    return {head.id: head.forms for head in lexicon.entries("head", Head) if head.takes == "side"}


@lru_cache(maxsize=MAX_WORD_CACHE)
def _first_of(form: str) -> str:
    """The folded first word, without the article, of a name of several words; '' for a single word."""
    words = tokenise(form).words
    return bare(words[0]) if len(words) > 1 else ""


def _first_words(view: View) -> dict[str, list[tuple[int, int]]]:
    """First word of a name without the article → (token, figure) of each sighting of who bears it, in order."""
    found: dict[str, list[tuple[int, int]]] = {}
    spoken: dict[int, set[str]] = {}
    for sighting in sorted(view.sightings, key=lambda s: s.first):
        figure = sighting.figures[0]
        if view.figures[figure].type == "person" or not sighting.named or view.figures[figure].key.startswith(FORMER):
            continue
        if figure not in spoken:
            entry = view.listed.get(figure)
            forms = entry.forms if entry is not None else [view.figures[figure].ar or ""]
            forms = [*forms, *_head_forms(view, sighting)]
            spoken[figure] = {first for form in forms if (first := _first_of(form))}
        kind = _kind_before(view, sighting) if view.figures[figure].type == "media" else ""
        for word in spoken[figure] | ({kind} if kind else set()):
            found.setdefault(word, []).append((sighting.first, figure))
    return with_kingdom(view, found)


def _kind_before(view: View, sighting: Sighting) -> str:
    """The noun right before an outlet's name that tells its kind ('لصحيفة «X»'), without what is attached to it; '' where none does."""
    at = sighting.first - 1
    at -= at >= 0 and view.words[at] == QUOTE
    if at < 0:
        return ""
    return next((rest for _, rest in segment(view.words[at]) if rest in view.sheet.lexicon.words("outlet-heads")), "")
