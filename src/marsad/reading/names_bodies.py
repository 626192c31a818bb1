"""Bodies by pattern: a head noun with a demonym, the name of a state, or a name of its own ('البحرية' + adjective, 'حزب' + name)."""

from __future__ import annotations

from marsad.arabic.clitics import AND, ARTICLE, FEMININE, IMPERFECT, NISBAS, PRONOUNS, bare
from marsad.arabic.romanise import romanise
from marsad.lexicon.heads import Head
from marsad.lexicon.match import Hit
from marsad.lexicon.schema import Actor
from marsad.reading.names_actors import best_hit
from marsad.reading.names_doubt import does, qualifies
from marsad.reading.names_homes import own_state, placed
from marsad.reading.names_later import FORMER
from marsad.reading.names_run import stops
from marsad.reading.names_view import View
from marsad.reading.names_worded import called_after, worded
from marsad.reading.sheet import Figure, Sighting

MAX_BEFORE = 4  # words before a head in which a longer listed name may begin
MIN_PLACE = 4  # letters of a place's name, the article counted
OPENING = frozenset("\"('")
CLOSING = frozenset("\")'")


def bodies(view: View, covered: dict[int, int]) -> None:
    """Write down the bodies, outlets, places and agreements that heads make."""
    for at, hits in sorted(view.heads.items()):
        if not view.open[at] or view.mark(at - 1, "office-affairs") == at or qualifies(view, at):
            continue  # 'for foreign affairs' is an office's
        ordered = sorted(hits, key=lambda h: (-h.last, len(h.clitics)))
        for hit in ordered:
            if hit.tag == "led":
                continue
            head = view.head_entries[hit.index]
            if at in covered and (head.takes == "side" or not hit.last == covered[at] == ordered[0].last):
                continue  # part of an office, unless its last word is the head of a body with a name
            made = _made(view, hit, head)
            if made is not None and not _longer_known(view, made):
                view.add(made)
                break


def _made(view: View, hit: Hit, head: Head) -> Sighting | None:
    if head.name == "place":
        return _placed(view, hit, head)
    if head.takes == "words":
        return worded(view, hit, head)
    if head.takes == "side":
        return _sided(view, hit, head)
    return _named(view, hit, head) or called_after(view, hit, head)


def _longer_known(view: View, made: Sighting) -> bool:
    for first in range(made.first, max(-1, made.first - MAX_BEFORE), -1):
        hit = best_hit(view, first) if first in view.actors else None
        if hit is not None and hit.last >= made.last:
            return True
    return False


def _sided(view: View, hit: Hit, head: Head) -> Sighting | None:
    """A head with the side that follows it, one adjective of another kind between them allowed."""
    if hit.tag == "of":
        state = best_hit(view, hit.last)
        if state is None or state.clitics or view.entries[state.index].type != "state":
            return None
        if hit.last in view.adjectives and view.words[hit.last].endswith(FEMININE):
            return None  # the adjective, spelt like the state
        entry, last = view.entries[state.index], state.last
    else:
        at = hit.last
        adjective = view.adjectives.get(at)
        if adjective is None and view.mark(at, "office-qualifiers") > 0:
            adjective = view.adjectives.get(at + 1)
        follows = adjective is not None and not adjective.clitics and view.words[adjective.first].startswith(ARTICLE)
        if adjective is not None and not adjective.clitics and not follows and head.indefinite and adjective.first == hit.last:
            made = _body(view, hit, head, view.entries[adjective.index], adjective.last)
            made.named = False  # 'French media'
            return made
        if adjective is None or not follows or not _agrees(adjective.tag, head):
            return _bare(view, hit, head)
        entry, last = view.entries[adjective.index], adjective.last
    if head.type == "state" and entry.type != "state":
        return None  # 'الدولة العربية'
    return _body(view, hit, head, entry, last)


def _body(view: View, hit: Hit, head: Head, entry: Actor | None, last: int) -> Sighting:
    """The sighting of a head's body for a side; without a side the body goes by its head alone."""
    if entry is None:
        english = " ".join(head.english.replace("{adjective}", "").split())
        figure = view.figure(Figure(head.id, head.type, view.sheet.tokens.surface(hit.first, last), english, gender=head.gender))
        return Sighting(hit.first, last, hit.start, hit.end, (figure,), True, hit.clitics, why=f"head:{head.id}")
    side = entry.side or entry.key
    english = head.english.replace("{adjective}", entry.en_adjective or entry.name.en or entry.key)
    key = head.keys.get(side) or english.lower().replace(" ", "-")
    name = view.sheet.tokens.surface(hit.first, last)[len(hit.clitics) :]
    if head.type == "state":
        key, name, english = entry.key, entry.name.ar or name, entry.name.en or english
    end = _former(view, head, last)
    if end > last:
        key, english, name, last = f"{FORMER}{key}", f"former {english}", view.sheet.tokens.surface(hit.first, end)[len(hit.clitics) :], end
    sided = (key if head.apart else side) if head.type in ("organisation", "state") else None
    figure = view.figure(Figure(key, head.type, name, english, sided, gender=head.gender))
    if head.type == "media" and view.mark(last, "office-qualifiers") > 0:
        last = view.mark(last, "office-qualifiers")
    return Sighting(hit.first, last, hit.start, view.sheet.tokens.ends[last - 1], (figure,), True, hit.clitics, why=f"head:{head.id}")


def _former(view: View, head: Head, at: int) -> int:
    """The end of the adjective that makes a body one of the past ('الإدارة الأميركية السابقة'); the token where none stands there."""
    there = head.type == "organisation" and head.gender == "f" and at < len(view.words) and at not in view.sheet.tokens.breaks
    return at + 1 if there and view.words[at] in view.sheet.lexicon.words("former-bodies") else at


def _bare(view: View, hit: Hit, head: Head) -> Sighting | None:
    """A body named without its side: that of the side last spoken of."""
    if not head.bare or (hit.last - hit.first < 2 and not _in_short(view, hit)):
        return None
    there = placed(view, hit)
    if there >= 0 and not head.sides:
        return _body(view, hit, head, view.entries[there], hit.last)
    before = next((s for s in reversed(view.sightings) if s.why == f"head:{head.id}"), None)
    if before is not None:
        return Sighting(hit.first, hit.last, hit.start, hit.end, before.figures, True, hit.clitics, why=f"head:{head.id}")
    own = own_state(view, hit, head)
    return _body(view, hit, head, None if own < 0 else view.entries[own], hit.last)


def _in_short(view: View, hit: Hit) -> bool:
    """Whether what is short for a ministry stands alone where only a body does: right behind a feminine verb, or 'in the name of'."""
    words, short = view.words, view.sheet.lexicon.words("ministries-or-adjectives")
    if not hit.first or words[hit.first] not in short or hit.first in view.sheet.tokens.breaks:
        return False
    if hit.last < len(words) and hit.last not in view.sheet.tokens.breaks and words[hit.last].startswith(ARTICLE):
        return False  # an adjective or the object of the verb
    return words[hit.first - 1] in view.sheet.lexicon.words("ministry-cues") or does(view, hit.first)


def _agrees(tag: str, head: Head) -> bool:
    _, gender, number = tag.split(".")
    return number != "s" or gender == head.gender


def _named(view: View, hit: Hit, head: Head) -> Sighting | None:
    """A head with a name of its own: in quote marks, or a run of words that are nobody's common words."""
    words, tokens = view.words, view.sheet.tokens
    at = hit.last
    if at >= len(words):
        return None
    quoted = words[at] in OPENING
    if quoted:
        last = next((i for i in range(at + 1, min(at + 6, len(words))) if words[i] in CLOSING), -1)
        if last < at + 2 or any(w in ".:" for w in words[at + 1 : last]):
            return None
        first, end = at + 1, last
    else:
        if head.name in ("quoted", "place"):
            return None
        first, end = at, _run(view, at, head.id == "spot")
        if end == first and head.type == "place" and _definite_place(view, at):
            end = at + 1
        if end == first:
            return None
    if any(i in view.taken for i in range(first, end)) and head.name != "out":
        return None
    if best_hit(view, first) is not None and head.name == "out":
        return None
    if quoted and any(best_hit(view, i) is not None for i in range(first, end)):
        return None
    known = _listed_with_head(view, hit, first, end)
    if known is not None:
        return known
    whole = quoted and words[hit.last - 1][len(hit.clitics) :] in view.sheet.lexicon.words("heads-in-marks") and hit.last == hit.first + 1
    begin = hit.first if head.name != "out" and (whole or not quoted) else first
    name = " ".join(tokens.surface(i, i + 1) for i in range(first, end))
    slug = romanise(words[first:end])
    english = head.english.replace("{name}", slug.replace("-", " ").title())
    figure = view.figure(Figure(english.lower().replace(" ", "-"), head.type, name, english, gender=head.gender))
    start = hit.start if begin == hit.first else tokens.starts[first]
    stop = end + whole
    clitics = hit.clitics if begin == hit.first else ""
    return Sighting(begin, stop, start, tokens.ends[stop - 1], (figure,), True, clitics, hit.first, why=f"head:{head.id}")


def _listed_with_head(view: View, hit: Hit, first: int, end: int) -> Sighting | None:
    """A name that the lexicon has with its head ('newspaper' and a common word), parted here by quote marks."""
    form = " ".join((*view.words[hit.last - 1 : hit.last], *view.words[first:end]))
    form = form[len(hit.clitics) :] if hit.last - hit.first == 1 else form
    for kind, index, _ in view.sheet.lexicon.forms.get(form, ()):
        if kind == "actor":
            tokens = view.sheet.tokens
            figure = view.actor(index)
            return Sighting(first, end, tokens.starts[first], tokens.ends[end - 1], (figure,), True, "", hit.first, why="name")
    return None


def _placed(view: View, hit: Hit, head: Head) -> Sighting | None:
    """Talks or an accord with the place they are called after."""
    place = best_hit(view, hit.last)
    if place is None or place.clitics:
        return None
    entry = view.entries[place.index]
    if place.tag.startswith("seat"):
        if _party(view, place):
            return None
        seat = entry.seats[int(place.tag[5:])]
        key, english = seat.key, seat.name.en or seat.key
    elif entry.type == "place":
        key, english = entry.key, entry.name.en or entry.key
    else:
        return None
    tokens = view.sheet.tokens
    name = tokens.surface(hit.first, place.last)[len(hit.clitics) :]
    slug = head.english.replace("{name}", key).replace(" ", "-")
    figure = view.figure(Figure(slug, head.type, name, head.english.replace("{name}", english)))
    return Sighting(hit.first, place.last, hit.start, place.end, (figure,), True, hit.clitics, why=f"head:{head.id}")


def _party(view: View, place: Hit) -> bool:
    """Whether the state of a capital is itself spoken of in the report, so that its talks are those it holds."""
    if any(hit.index == place.index for hit in view.adjectives.values()):
        return True
    return any(hit.index == place.index and not hit.tag.startswith("seat") for hits in view.actors.values() for hit in hits)


def _run(view: View, at: int, people: bool) -> int:
    """The end of a run of uncommon words: one, or two where the second is uncommon too; people: a given name may be one."""
    end = at
    while end < len(view.words) and end - at < 2 and _uncommon(view, end):
        if (end > at and end in view.sheet.tokens.breaks) or (view.words[end] in view.given and not people):
            break
        end += 1
    return end


def _definite_place(view: View, at: int) -> bool:
    """Whether a rare word with the article is a place's name after its head ('بلدة' + name)."""
    word = view.words[at]
    rare = word not in view.common and bare(word) not in view.common and bare(word) not in view.given
    return word.startswith(ARTICLE) and len(word) > MIN_PLACE and rare and at not in view.adjectives and not stops(view, at)


def _uncommon(view: View, at: int) -> bool:
    word = view.words[at]
    if not word[0].isalpha() or len(word) < 3 or word in view.common or at in view.adjectives or at in view.marks:
        return False
    if word.startswith(IMPERFECT):
        return False
    if word not in view.given and (stops(view, at) or word[0] == AND):
        return False
    return not word.startswith(ARTICLE) and not word.endswith(NISBAS + PRONOUNS)
