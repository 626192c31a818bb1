"""People without an office beside them: those the lexicon lists, and those whom a title or a given name introduces."""

from __future__ import annotations

from difflib import SequenceMatcher

from marsad.arabic.clitics import AND, ARTICLE, BY, SEMIVOWELS, TA_MARBUTA, THEN, TO, YEH, bare
from marsad.arabic.letters import fold
from marsad.arabic.quotation import QUOTE
from marsad.arabic.romanise import romanise
from marsad.arabic.words import dotted_yeh
from marsad.lexicon.match import Hit
from marsad.lexicon.schema import Actor
from marsad.reading.names_actors import best_hit
from marsad.reading.names_cued import closed_name, cued, named_again, whole
from marsad.reading.names_found import SAME_FIRST_NAME, Found, figure_of_name, find_name, known_alone, name_like
from marsad.reading.names_run import name_run, person_hit, skip_honorifics, stops, with_house
from marsad.reading.names_view import View
from marsad.reading.sheet import Figure, Sighting
from marsad.record import EntityType

MIN_JOINED = 5  # letters of a given name with 'and' before it, shorter ones being other words
_LEADS = frozenset((AND, THEN, BY, TO))  # letters that may be attached to a name


def listed(view: View) -> None:
    """People the lexicon lists, wherever they are named by more than an ambiguous surname."""
    for at in sorted(view.actors):
        if at in view.taken or view.mark(at - 1, "name-starters") == at or view.mark(at - 1, "institutions") == at:
            continue
        hits = [h for h in view.actors[at] if view.entries[h.index].type == "person" and h.tag == "name"]
        if not hits:
            continue
        hit = max(hits, key=lambda h: (h.last, -len(h.clitics), view.entries[h.index].prefer))
        if any(i in view.taken for i in range(hit.first, hit.last)):
            continue
        named = best_hit(view, at)
        if named is not None and named.last > hit.last:
            continue
        if hit.last > hit.first + 1 or not _goes_on(view, hit.last):
            view.add(_named(view, hit))


def _named(view: View, hit: Hit) -> Sighting:
    """The sighting of a listed person, or of a namesake whose given name stands before a surname."""
    at, tokens, entry = hit.first, view.sheet.tokens, view.entries[hit.index]
    if hit.last == at + 1 and not hit.clitics and _namesake(view, at - 1, entry):
        joined = int(view.words[at - 1] not in view.given and view.words[at - 1][1:] in view.given)
        figure = figure_of_name(view, Found(at - 1, hit.last, -1, joined), None)
        start = tokens.inside(at - 1, joined)
        return Sighting(at - 1, hit.last, start, hit.end, (figure,), True, AND * joined, why="given-name")
    last = with_house(view, hit.last)
    end = hit.end if last == hit.last else tokens.ends[last - 1]
    if not hit.clitics and _first_name(view, at - 1, entry):
        return Sighting(at - 1, last, tokens.starts[at - 1], end, (view.actor(hit.index),), True, why="person")
    return Sighting(at, last, hit.start, end, (view.actor(hit.index),), True, hit.clitics, why="person")


def _goes_on(view: View, at: int) -> bool:
    """Whether a given name behind a listed surname shows that this begins the name of somebody else ('عنان صالح أبو حسن')."""
    if at + 1 >= len(view.words) or at in view.taken or at in view.sheet.tokens.breaks or at + 1 in view.sheet.tokens.breaks:
        return False
    word = view.words[at]
    return word in view.given and word not in view.common and (person_hit(view, at) is None or view.words[at - 1].startswith(ARTICLE))


def _namesake(view: View, at: int, entry: Actor) -> bool:
    """Whether the word before a surname is a given name that is not its famous bearer's, or stands where one must (after a cue)."""
    if at < 0 or at + 1 in view.sheet.tokens.breaks or at in view.taken:
        return False
    word = view.words[at]
    if word in view.common or _first_name(view, at, entry):
        return False
    if word[0] == AND and word[1:] in view.given and len(word) > MIN_JOINED:
        return word[1:] not in {fold(form.split(" ")[0]) for form in entry.forms}
    return word in view.given or (not stops(view, at) and cued(view, at))


def _first_name(view: View, at: int, entry: Actor) -> bool:
    """Whether the word before a surname is its owner's given name in another spelling."""
    if at < 0 or at + 1 in view.sheet.tokens.breaks or at in view.taken or stops(view, at):
        return False
    firsts = {form.split(" ")[0] for form in entry.forms if " " in form}
    word = view.words[at]
    return any(SequenceMatcher(None, fold(first), word).ratio() >= SAME_FIRST_NAME for first in firsts)


def titled(view: View) -> None:
    """Names after a title of honour alone ('الدكتور', 'الجنرال')."""
    for at in sorted(at for at, ends in view.marks.items() if "honorifics" in ends):
        if at in view.taken or not view.open[at] or view.mark(at - 1, "institutions") == at:
            continue
        if view.mark(at - 1, "name-starters") == at and view.mark(at, "name-tails") > at:
            continue  # 'servant of the King' is a name
        found = known_alone(view, _bearer(view, find_name(view, at) or _past_demonym(view, at)))
        if found is None or not _introduces(view, at, found):
            continue
        figure = figure_of_name(view, found, None)
        tokens = view.sheet.tokens
        view.add(Sighting(found.first, found.last, tokens.starts[found.first], tokens.ends[found.last - 1], (figure,), True,
                          "", at, why="title"))  # fmt: skip


def _introduces(view: View, at: int, found: Found) -> bool:
    """Whether a title may introduce a name: one unlisted word only if it is like one, and the title no noun too ('دولة', 'سعادة')."""
    if found.entry >= 0 or found.last - found.first > 1:
        return True
    if not name_like(view, found):
        return False
    noun = found.first == at + 1 and view.sheet.tokens.surface(at, at + 1).endswith(TA_MARBUTA)
    return found.figure >= 0 or not noun or view.words[at].startswith(ARTICLE)


def _bearer(view: View, found: Found | None) -> Found | None:
    """A name behind a title, where a listed surname may be the given name of somebody whom the report has named ('الشيخ شريف')."""
    if found is None or found.entry < 0 or found.last - found.first > 1 or view.words[found.first] not in view.given:
        return found
    word = view.words[found.first]
    full = [s for s in view.sightings if s.last - s.first > 1 and s.first < found.first and view.figures[s.figures[0]].type == "person"]
    if any(view.words[s.last - 1] == word for s in full):
        return found
    borne = {s.figures[0] for s in full if view.words[s.first] == word}
    return Found(found.first, found.last, -1, 0, borne.pop()) if len(borne) == 1 else found


def _past_demonym(view: View, at: int) -> Found | None:
    """The name of two words or more behind a title and whose subject its bearer is ('الجنرال' + demonym + name)."""
    adjective = view.adjectives.get(skip_honorifics(view, at))
    if adjective is None or adjective.clitics or not view.words[adjective.first].startswith(ARTICLE) or adjective.last >= len(view.words):
        return None
    found = find_name(view, adjective.last)
    return found if found is not None and found.first == adjective.last and found.last - found.first > 1 else None


def given(view: View) -> None:
    """Names that begin with a given name: at least one more word, and not cut off."""
    tokens = view.sheet.tokens
    servants = {at for at, ends in view.marks.items() if "name-starters" in ends and view.mark(at + 1, "name-tails") > 0}
    plain = view.given & view.distinct
    led = {word for word in view.distinct if word[0] in _LEADS and (word[1:] in view.given or word[2:] in view.given)}
    begun = plain | led
    for at in sorted(servants.union([at for at, word in enumerate(view.words) if word in begun])):
        word = view.words[at]
        if at in view.taken or not view.open[at]:
            continue
        clitics = 0
        if word not in plain and at not in servants:
            clitics = _attached(view, at) if word in led else 0
            if not clitics:
                continue
        end = whole(view, at, name_run(view, at)) if not clitics else _run_after(view, at)
        end += end > at + 1 and _surname(view, end)
        father = not clitics and _fathers(view, at - 1)
        if end < at + 2 - father or (word in view.common and not (_told(view, at) or closed_name(view, at, end))):
            continue
        if view.mark(at - 1, "institutions") == at:
            _institution(view, at, end)
            continue
        while end > at + 2 and _title(view, end - 1):
            end -= 1
        first = at - (father or (not clitics and _rare_before(view, at, end)))
        known = _called_father(view, first, end) if father else -1
        figure = figure_of_name(view, Found(first, end, -1, clitics, known), None)
        begin = tokens.inside(first, clitics)
        view.add(Sighting(first, end, begin, tokens.ends[end - 1], (figure,), True, word[:clitics], why="given-name"))


def _attached(view: View, at: int) -> int:
    """How many letters are attached to a given name: 'and', or a preposition before a name that is no common word; 0 for none."""
    word = view.words[at]
    if word[0] == AND and word[1:] in view.given:
        return int(len(word) >= MIN_JOINED or _plainly_named(view, at + 1))
    size = 1 + (word[0] in AND + THEN)
    name = word[size:]
    governed = len(name) > 0 and word[size - 1] in BY + TO and len(name) >= MIN_JOINED - 1 and name[0] != TO and word not in view.common
    return size if governed and name in view.given and name not in view.common else 0


def _title(view: View, at: int) -> bool:
    """Whether a title with the article stands at a token, which is no part of the name before it ('X Y المحرر')."""
    word = view.words[at]
    return word.startswith(ARTICLE) and bare(word) in view.sheet.lexicon.words("personal_titles") and view.mark(at, "honorifics") < 0


def _fathers(view: View, at: int) -> bool:
    """Whether 'father of' or 'mother of' stands at a token, so that the name begins with it."""
    plain = at >= 0 and at not in view.taken and at + 1 not in view.sheet.tokens.breaks and bool(view.open[at])
    return plain and view.words[at] in view.sheet.lexicon.words("fathers_of")


def _called_father(view: View, first: int, end: int) -> int:
    """The person named before with more words than the father's name at a token, which begins that name; or -1."""
    words = view.words[first:end]
    longer = (s for s in view.sightings if s.last - s.first > len(words) and view.words[s.first : s.first + len(words)] == words)
    return next((s.figures[0] for s in longer if view.figures[s.figures[0]].type == "person"), -1)


def _surname(view: View, at: int) -> bool:
    """Whether a word that reports use ends a name whose tail ('الدين') stands before it, as the report tells by calling him so."""
    plain = at < len(view.words) and at not in view.taken and at not in view.sheet.tokens.breaks and at not in view.adjectives
    return plain and view.mark(at - 1, "name-tails") == at and named_again(view, at)


def _rare_before(view: View, at: int, end: int) -> bool:
    """Whether the word between a word of saying, or a quotation mark that another closes, and a given name begins the name: it is none
    that reports use."""
    before = at - 1
    if before < 0 or at in view.sheet.tokens.breaks or before in view.taken or before in view.sheet.tokens.breaks:
        return False
    word = view.words[before]
    marked = view.words[before - 1] == QUOTE and view.words[end : end + 1] == [QUOTE]
    plain = word not in view.common and not word.startswith(ARTICLE) and not stops(view, before)
    return plain and (marked or cued(view, before))


def _plainly_named(view: View, at: int) -> bool:
    """Whether a token is a given name and no common word."""
    return at < len(view.words) and view.words[at] in view.given and view.words[at] not in view.common


def _told(view: View, at: int) -> bool:
    """Whether the word after a given name that is a common word too shows that it is a name: another name, or a rare nisba."""
    after = view.words[at + 1]
    if after in view.given or view.mark(at + 1, "name-starters") > 0 or view.mark(at + 1, "name-tails") > 0:
        return True
    if not (after.startswith(ARTICLE) and after.endswith(YEH)) or after in view.common or at + 1 in view.adjectives:
        return False
    tokens = view.sheet.tokens
    dotless = (i for i, word in enumerate(view.words) if word == view.words[at] and not dotted_yeh(tokens.surface(i, i + 1)))
    return next(dotless, -1) >= 0  # the report tells the preposition from the name


def _institution(view: View, at: int, end: int) -> None:
    """A foundation, street or university called after somebody."""
    tokens, words = view.sheet.tokens, view.words[at - 1 : end]
    clitics = next((h.clitics for h in view.sheet.forms_at(at - 1) if h.tag == "institutions"), "")
    words[0] = words[0][len(clitics) :]
    types = [view.head_entries[h.index].type for h in view.heads.get(at - 1, ())]
    kind: EntityType = types[0] if types else "organisation"
    figure = view.figure(Figure(romanise(words), kind, tokens.surface(at - 1, end)[len(clitics) :]))
    start = tokens.inside(at - 1, len(clitics)) if clitics else tokens.starts[at - 1]
    view.add(Sighting(at - 1, end, start, tokens.ends[end - 1], (figure,), True, clitics, why="institution"))


def _run_after(view: View, at: int) -> int:
    if at + 1 >= len(view.words) or stops(view, at + 1):
        return at + 1
    word = view.words[at + 1]
    joined = word[0] == AND and len(word) > 1 and word[1] not in SEMIVOWELS and word not in view.given
    return at + 1 if joined else max(name_run(view, at + 1), at + 1)
