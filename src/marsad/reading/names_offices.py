"""Office phrases: an office with its side, body and qualifiers, to where the name of its holder may begin."""

from __future__ import annotations

from marsad.arabic.clitics import ADJECTIVES, AND, ARTICLE, BY, TO, bare
from marsad.arabic.quotation import QUOTE
from marsad.lexicon.match import Hit
from marsad.limits import MAX_CHAIN
from marsad.reading.names_actors import MIN_NOUN
from marsad.reading.names_doubt import of_a_matter, pressed
from marsad.reading.names_phrase import Phrase
from marsad.reading.names_run import person_hit
from marsad.reading.names_view import View
from marsad.reading.triggers import speech_words

ATTACHED = frozenset((  # offices that are held for the holder of another
    "spokesman", "adviser", "ambassador", "envoy", "special envoy", "representative", "special representative", "member", "director",
))  # fmt: skip
CLOSING = {"(": ")", '"': '"'}


def office_hits(view: View) -> dict[int, Hit]:
    """Token → the office that begins there: the longest, with fewest clitics; none inside a longer one."""
    found: dict[int, Hit] = {}
    reach = -1
    for at in sorted(view.offices):
        if not view.open[at] or at < reach or (view.mark(at - 1, "name-starters") == at and view.mark(at, "name-tails") > at):
            continue  # 'servant of the King' is a name
        whole = [h for h in view.offices[at] if not _cuts(view, h)] or view.offices[at]
        hit = max(whole, key=lambda h: (h.last, -len(h.clitics), h.tag.endswith("the")))
        name = best_name(view, at)
        if name >= hit.last or of_a_matter(view, hit):
            continue
        found[at] = hit
        reach = hit.last
    return found


def _cuts(view: View, hit: Hit) -> bool:
    """Whether the last words of a vague office begin the longer name of a body ('head of the committee' before 'of …')."""
    if not view.office_entries[hit.index].vague:
        return False
    return any(best_name(view, i) > hit.last for i in range(hit.first + 1, hit.last) if i in view.actors)


def best_name(view: View, at: int) -> int:
    """The end of the longest actor's name that begins at a token, or -1."""
    return max((h.last for h in view.actors.get(at, ()) if h.tag == "name"), default=-1)


def phrases(view: View, hits: dict[int, Hit]) -> list[Phrase]:
    """All office phrases of a report in order; nested offices ('deputy of the minister') are one phrase."""
    found: list[Phrase] = []
    reach = -1
    starts = set(hits) | {i for i, ends in view.marks.items() if ("counterparts" in ends or "deputies" in ends) and view.open[i]}
    for at in sorted(starts):
        if at < reach:
            continue
        phrase = phrase_at(view, hits, at)
        if phrase is not None:
            found.append(phrase)
            reach = phrase.last
    return found


def phrase_at(view: View, hits: dict[int, Hit], at: int, depth: int = 0) -> Phrase | None:
    """The office phrase that begins at a token, inside `depth` others."""
    if depth > MAX_CHAIN:
        return None
    deputy = view.mark(at, "deputies")
    if deputy > 0 and deputy in hits and hits[deputy].clitics in ("", TO):
        return _deputy(view, hits, at, deputy, depth)
    if view.mark(at, "counterparts") > 0:
        return _counterpart(view, hits, at)
    hit = hits.get(at)
    if hit is None or _preposition(view, at, hit) or pressed(view, at, hit):
        return None
    entry = view.office_entries[hit.index]
    gender, number, kind = hit.tag.split(".")
    if (entry.described or (entry.vague and hit.tag.endswith("s.the"))) and _qualifies(view, at, hit):
        return None
    phrase = Phrase(
        at, hit.last, hit.start, hit.last, hit.clitics, entry.role, gender, number, kind, entry.id, entry.bare,
        definite=kind != "of", described=entry.described, vague=entry.vague, placed=bool(entry.links), depth=depth,
    )  # fmt: skip
    _complement(view, hits, phrase)
    if kind == "of" and phrase.last == hit.last and (number == "s" or (entry.described and not _group(number, at, view))):
        return None
    return phrase


def _preposition(view: View, at: int, hit: Hit) -> bool:
    """A one-word office whose folded letters a conjunction and a preposition share."""
    word = view.words[at]
    return hit.tag == "m.s.of" and hit.last == at + 1 and word in view.common and view.sheet.tokens.surface(at, at + 1)[-1] != word[-1]


def _qualifies(view: View, at: int, hit: Hit) -> bool:
    """Whether the word for a speaker is an adjective here: after a definite noun, or itself a feminine without one."""
    if at == 0 or at in view.sheet.tokens.breaks or hit.clitics:
        return False
    before = view.words[at - 1]
    if len(before) >= MIN_NOUN and before.startswith(ARTICLE) and before not in view.articleless:
        return True
    nisba = bare(view.words[at]).endswith(ADJECTIVES)
    return nisba and before.isalpha() and before not in view.frequent and not view.mark(at, "bare-speakers") > 0


def _group(number: str, at: int, view: View) -> bool:
    """A bare plural of people ('observers'), which may speak undescribed; sources may not."""
    return number == "p" and view.mark(at, "bare-speakers") > 0


def _clitics_at(view: View, at: int, name: str) -> str:
    word = view.words[at]
    for size in (2, 1):
        if set(word[:size]) <= {AND, BY, TO} and len(word) > size + 2:
            for hit in view.sheet.forms_at(at):
                if hit.kind == "words" and hit.tag == name and len(hit.clitics) == size:
                    return word[:size]
    return ""


def _deputy(view: View, hits: dict[int, Hit], at: int, deputy: int, depth: int) -> Phrase | None:
    inner = phrase_at(view, hits, deputy, depth + 1)
    if inner is None or inner.number != "s":
        return None
    mark = next(h for h in view.sheet.hits_at[at] if h.kind == "words" and h.tag == "deputies" and h.last == deputy)
    gender = "f" if any(h.tag.startswith("f.s") for h in view.offices.get(at, ())) else "m"
    inner.first, inner.start, inner.clitics = at, mark.start, mark.clitics
    own = {view.office_entries[h.index].role for h in view.offices.get(at, ())} & ATTACHED - {"director"}
    inner.role, inner.office, inner.gender = min(own, default=f"deputy {inner.role}"), f"deputy-{inner.office}", gender
    inner.noun_last, inner.bare = max(inner.noun_last, deputy), False
    return inner


def _counterpart(view: View, hits: dict[int, Hit], at: int) -> Phrase | None:
    last = view.mark(at, "counterparts")
    clitics = _clitics_at(view, at, "counterparts")
    start = view.sheet.tokens.inside(at, len(clitics)) if clitics else view.sheet.tokens.starts[at]
    phrase = Phrase(at, last, start, last, clitics, "counterpart", "m", "s", "counterpart", "counterpart")
    _complement(view, hits, phrase)
    return phrase


def _complement(view: View, hits: dict[int, Hit], phrase: Phrase) -> None:
    """Take what follows an office: qualifiers, demonyms, bodies, a second office, an affair."""
    while phrase.last < len(view.words):
        at = phrase.last
        if at in view.sheet.tokens.breaks:
            return
        if not (
            _description(view, phrase, at) or _qualifier(view, phrase, at) or _demonym(view, phrase, at) or _own_head(view, phrase, at)
            or _body(view, phrase, at) or _nested(view, hits, phrase, at) or _affair(view, phrase, at) or _bracket(view, phrase, at)
        ):  # fmt: skip
            return


def _bracket(view: View, phrase: Phrase, at: int) -> bool:
    """A short name of the body in brackets."""
    words = view.words
    closing = CLOSING.get(words[at])
    named = None if phrase.described else view.taken.get(at + 1)
    ends = [at + 2, at + 3] if named is None or named.first != at + 1 else [at + 2, at + 3, named.last]
    for end in ends if closing is not None and phrase.last > phrase.noun_last else ():
        if words[end : end + 1] == [closing]:
            phrase.last = end + 1
            return True
    return False


def _description(view: View, phrase: Phrase, at: int) -> bool:
    hit = view.descriptions.get(at)
    if hit is None or not phrase.described or (phrase.kind == "the" and hit.tag != "fixed" and not view.words[at].startswith(ARTICLE)):
        return False
    phrase.traits.append(view.description_entries[hit.index].id)
    phrase.last = hit.last
    return True


def _qualifier(view: View, phrase: Phrase, at: int) -> bool:
    end = view.mark(at, "office-qualifiers")
    if end < 0:
        return False
    phrase.former = phrase.former or view.mark(at, "former-qualifiers") > 0
    phrase.last = end
    return True


def _demonym(view: View, phrase: Phrase, at: int) -> bool:
    hit = view.adjectives.get(at)
    if hit is None or hit.clitics or at in view.taken or _indefinite(view, phrase, at) or (phrase.side is not None and phrase.adjectives):
        return False
    entry = view.entries[hit.index]
    phrase.side = phrase.side or entry.side or entry.key
    phrase.adjectives.append(hit.index)
    phrase.last = hit.last
    return True


def _own_head(view: View, phrase: Phrase, at: int) -> bool:
    """A body whose head is the last word of the office itself ('head of the party' X), in quotation marks or without."""
    quoted = view.words[at] == QUOTE
    sighting = view.taken.get(at + quoted)
    if sighting is None or not phrase.first < sighting.whole_first < at or at != phrase.noun_last or phrase.number == "p":
        return False
    closed = quoted and sighting.last < len(view.words) and view.words[sighting.last] == QUOTE
    phrase.body, phrase.last = sighting.figures[0], sighting.last + closed
    phrase.side = phrase.side or view.figures[phrase.body].side
    return True


def _indefinite(view: View, phrase: Phrase, at: int) -> bool:
    """Whether a demonym without the article follows an office that has it: then it is a name ('Prince Turki')."""
    return phrase.kind in ("the", "full") and not view.words[at].startswith(ARTICLE)


def _body(view: View, phrase: Phrase, at: int) -> bool:
    """A state or body: annexed, after ل or ب, or after a preposition of the office."""
    sighting = view.taken.get(at)
    link = view.mark(at, "office-links")
    if phrase.described and link == at + 1 and view.words[at] not in view.sheet.lexicon.words("source_places"):
        return False  # 'the sources pointed … to X'
    if sighting is None and link > 0 and not _of_verb(view, phrase, at):
        sighting = view.taken.get(link)
        if sighting is not None and (sighting.clitics or (phrase.kind == "counterpart" and phrase.side)):
            return False
    if sighting is None and phrase.close and at < link < len(view.words) and view.words[link].startswith(ARTICLE):
        phrase.last = link + 1  # 'close to the talks'
        return True
    if sighting is None or phrase.affairs or sighting.first not in (at, link):
        return False
    if sighting.first == at:
        first = phrase.last == phrase.noun_last or (phrase.body < 0 and phrase.side is None)
        annexed = first and not view.words[phrase.noun_last - 1].removeprefix(phrase.clitics).startswith(ARTICLE)
        person = person_hit(view, sighting.last) is not None or view.words[min(sighting.last, len(view.words) - 1)] in view.given
        joined = sighting.clitics == AND and (phrase.body >= 0 or phrase.placed) and person
        within = sighting.clitics == BY and (phrase.kind == "full" or phrase.described) and phrase.side is None and phrase.body < 0
        free = sighting.clitics == TO or (not sighting.clitics and annexed) or joined or within
        if not free or (sighting.clitics == TO and phrase.kind == "counterpart"):
            return False
    figure = view.figures[sighting.figures[0]]
    elsewhere = sighting.first == link and figure.type == "place" and not (phrase.placed or phrase.described)
    if figure.type == "person" or elsewhere:
        return False
    accredited = sighting.first == link and phrase.placed and view.mark(at, "office-origins") < 0  # whom an envoy is sent to
    if phrase.body < 0 and not accredited:
        phrase.body, phrase.side = sighting.figures[0], phrase.side or view.side(sighting.figures[0])
    phrase.last = sighting.last
    return True


def _of_verb(view: View, phrase: Phrase, at: int) -> bool:
    """Whether a preposition is that of a cue right before the office, unless the office has one of its own ('أشار الوزير إلى X')."""
    words, first = speech_words(view.sheet.lexicon), phrase.first
    hits = [hit for hit in view.sheet.hits_at.get(first - 1, ()) if hit.kind == "cue" and hit.last == first]
    finite = [words.frames[hit.index] for hit in hits if hit.tag.startswith(("past", "pres"))]
    return not phrase.placed and any(view.words[at] in ways for ways in finite)


def _nested(view: View, hits: dict[int, Hit], phrase: Phrase, at: int) -> bool:
    """A second office: joined by و, or the one that a spokesman or adviser speaks for."""
    hit = hits.get(at)
    if hit is None or phrase.number != "s" or phrase.kind == "counterpart":
        return False
    joined = hit.clitics == AND and hit.tag.startswith(phrase.gender + ".s")
    bound = phrase.role in ATTACHED
    spoken = not hit.clitics and at == phrase.noun_last and phrase.kind != "the" and bound
    if not (joined or spoken) or (joined and best_name(view, hit.last) > 0 and phrase.side is None):
        return False
    inner = phrase_at(view, hits, at, phrase.depth + 1)
    if inner is None or inner.number != "s":
        return False
    phrase.also += (inner.role, *inner.also) if joined else ()
    if joined and inner.side not in (None, phrase.side):
        return phrase.side is None and _absorb(phrase, inner)
    if spoken and phrase.role in ("spokesman", "adviser"):
        phrase.role = f"{inner.role} {phrase.role}"
    return _absorb(phrase, inner)


def _absorb(phrase: Phrase, inner: Phrase) -> bool:
    phrase.side = phrase.side or inner.side
    phrase.body = phrase.body if phrase.body >= 0 else inner.body
    phrase.last = inner.last
    return True


def _affair(view: View, phrase: Phrase, at: int) -> bool:
    """'for … affairs': the words after it up to one definite word or name; portfolios joined by و."""
    end = view.mark(at, "office-affairs")
    if end > 0:
        phrase.affairs = True
        sighting = view.taken.get(end)
        phrase.last = sighting.last if sighting is not None and sighting.first == end else min(end + 1, len(view.words))
        return True
    end = view.mark(at, "portfolio")
    phrase.last = end if end > 0 else phrase.last
    return end > 0
