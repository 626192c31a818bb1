"""Names that the lexicon knows: the longest form wins; a capital is its state where it acts and a place where it is one."""

from __future__ import annotations

from marsad.arabic.clitics import AND, ARTICLE, BY, COMMAS, FEMININES, PLURALS, PRONOUNS, TA_MARBUTA, TANWIN, THEN, TO
from marsad.arabic.letters import fold
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import HIS, definite, without_conjunction
from marsad.lexicon.match import Hit
from marsad.reading.names_doubt import credited, doubtful, named_part
from marsad.reading.names_view import View
from marsad.reading.sheet import Sighting

MIN_NAMED_AFTER = 3  # words of a body that holds the full name of a person
MAX_VISITOR = 9  # words from a visit to where it goes
MIN_NOUN = 4  # letters of a noun that a people's plural qualifies; prepositions are shorter
_FINITE = ("past", "pres")
_TAGS = frozenset(("name", "national"))


def best_hit(view: View, token: int) -> Hit | None:
    """The hit that names somebody at a token: the longest, with fewest clitics, the most prominent of namesakes."""
    hits = [h for h in view.actors.get(token, ()) if h.tag in _TAGS or h.tag.startswith("seat")]
    if len(hits) < 2:
        return hits[0] if hits else None
    outlets = [h for h in hits if view.entries[h.index].type == "media"]
    if outlets and len(outlets) < len(hits):
        others = [h for h in hits if h not in outlets]
        plain = [h for h in outlets if h.last > max(o.last for o in others) and view.mark(token, "ambiguous-names") != h.last]
        hits = outlets if _told(view, token) else plain or others
    longest = max(h.last for h in hits)
    hits = [h for h in hits if h.last == longest]
    if len(hits) > 1 and len({h.index for h in hits}) > 1:
        hits = _likelier(view, hits)
    return min(hits, key=lambda h: (len(h.clitics), h.tag.startswith("seat"), -view.entries[h.index].prefer))


def _likelier(view: View, hits: list[Hit]) -> list[Hit]:
    """Of a state and another state's capital of one name, the one whose state this report speaks of otherwise."""
    seen = {h.index: 0 for h in hits}
    for others in (view.adjectives.values(), *view.actors.values()):
        for other in others:
            if other.index in seen and other.first != hits[0].first:
                seen[other.index] += not any(h.last - h.first == other.last - other.first and h.tag == other.tag for h in hits)
    most = max(seen.values())
    return [h for h in hits if seen[h.index] == most]


def _told(view: View, token: int) -> bool:
    """Whether a name that is an outlet's and somebody else's stands where outlets do: in marks, or after 'newspaper'."""
    if token == 0:
        return False
    if view.words[token - 1] in "\"(" or credited(view, token):
        return True
    return any(view.head_entries[h.index].type == "media" and h.last == token for h in view.heads.get(token - 1, ()))


def known_actors(view: View, covered: dict[int, int]) -> None:
    """Write down what the lexicon names outside people, who come with their offices.

    covered: token → end of the office phrase it belongs to; a name inside such a phrase is part of the office.
    """
    behind = 0
    for at in sorted(view.actors):
        hit = best_hit(view, at) if at >= behind and at not in view.taken else None
        inside = at in covered and covered.get(at - 1) == covered[at] and not (hit is not None and _beyond(view, hit, covered[at]))
        if hit is None or inside or covered.get(at, -1) >= hit.last or _adjectival(view, hit) or doubtful(view, hit):
            continue
        longer = any(view.taken.get(i) for i in range(hit.first, hit.last))
        if not longer and view.entries[hit.index].type != "person":
            figure, why = figure_of(view, hit)
            named = not _group(view, hit)
            part = named_part(view, hit)
            view.add(Sighting(part.first, part.last, part.start, part.end, (figure,), named, part.clitics, hit.first, why=why))
        behind = max(hit.last, at + 1)


def _beyond(view: View, hit: Hit, end: int) -> bool:
    """Whether the last word of an office is the head of a body that goes on beyond it ('members of the committee for …')."""
    if hit.first != end - 1 or hit.last <= end:
        return False
    heads = (view.head_entries[h.index] for h in view.heads.get(hit.first, ()))
    return view.entries[hit.index].type == "state" or any(head.takes == "words" for head in heads)


def _adjectival(view: View, hit: Hit) -> bool:
    """A people's plural that qualifies the noun before it ('the officials', 'their partners')."""
    if view.mark(hit.first, "portfolio") > 0:
        return True
    if _feminine_nisba(view, hit) or adverbial(view, hit.last - 1) or _person_inside(view, hit):
        return True
    single = hit.last == hit.first + 1 and view.entries[hit.index].type == "organisation"
    word = view.words[hit.first]
    people = hit.tag == "national" or (single and (word.endswith(PLURALS[:2]) or word in view.peoples))
    if not people or hit.first == 0 or hit.first in view.sheet.tokens.breaks or not view.entries[hit.index].adjectives:
        return False
    before = view.words[hit.first - 1]
    if hit.clitics == AND and before.endswith(word[-2:]) and hit.first - 1 in view.adjectives and hit.first - 1 not in view.taken:
        return True  # 'the Syrian and American officials'
    if hit.clitics or len(before) < MIN_NOUN or before in view.articleless:
        return False
    if any(h.tag.startswith(_FINITE) and h.last == hit.first for h in view.sheet.hits_at.get(hit.first - 1, ())):
        return False  # a verb ('اتهم'), whatever it ends in
    bare_noun = before.startswith(ARTICLE) or view.sheet.tokens.surface(hit.first - 1, hit.first).endswith(TA_MARBUTA)
    owned = "" if bare_noun else next((before.removesuffix(own) for own in (*PRONOUNS, HIS) if before.endswith(own)), "")
    if word.endswith(PLURALS[1]) and owned and not owned.endswith(AND):
        return False  # 'دعمهم الأميركيون', whose noun would be plural too ('شركاؤهم')
    joined = before.startswith(AND + ARTICLE) and before[1:] not in view.articleless
    return joined or before.startswith((ARTICLE, TO + TO)) or before.endswith(PRONOUNS + PLURALS)


def _person_inside(view: View, hit: Hit) -> bool:
    """A body called by its leader's full name, who is then the one that is named."""
    if hit.last - hit.first < MIN_NAMED_AFTER or view.entries[hit.index].type != "organisation":
        return False
    inside = (h for at in range(hit.first + 1, hit.last - 1) for h in view.actors.get(at, ()) if h.last == hit.last)
    return any(view.entries[h.index].type == "person" and h.tag == "name" for h in inside)


def _feminine_nisba(view: View, hit: Hit) -> bool:
    """A state's name that is the feminine of its adjective too, after a definite noun."""
    adjective = view.adjectives.get(hit.first)
    if adjective is None or hit.last != adjective.last or hit.clitics or not hit.first or adjective.tag != "adj.f.s":
        return False
    before = view.words[hit.first - 1]
    if len(before) < MIN_NOUN or hit.first in view.sheet.tokens.breaks:
        return False
    word = view.words[hit.first]
    spelt = not word.startswith(ARTICLE) and fold(view.entries[hit.index].name.ar or "") != word  # a spelling that is the adjective's
    if not before.startswith(ARTICLE) and not (spelt and before.endswith(FEMININES)):
        return False
    return hit.first - 1 not in view.offices and hit.first - 1 not in view.taken


def adverbial(view: View, at: int) -> bool:
    """An indefinite accusative, written with its sign."""
    tokens = view.sheet.tokens
    return TANWIN in tokens.text[tokens.starts[at] : tokens.ends[at] + 1]


def _group(view: View, hit: Hit) -> bool:
    """A group of states without the article, or one that context must tell ('states of the region')."""
    if view.entries[hit.index].type == "state":
        return False
    head, *rest = view.words[hit.first : hit.last]
    head = head[len(hit.clitics) :]
    if not rest or head not in view.states:
        return False
    return " ".join((head, *rest)) in view.groups or not any(word.startswith(ARTICLE) for word in (head, *rest))


def _outlet_in_marks(view: View, hit: Hit) -> int:
    """The outlet that the lexicon has with a head ('newspaper' and this name), where the name stands in quote marks; or -1."""
    words = view.words
    if hit.first == 0 or hit.last >= len(words) or words[hit.first - 1] != QUOTE or words[hit.last] != QUOTE:
        return -1
    form = " ".join(words[hit.first : hit.last])
    for head in view.outlet_heads:
        for kind, index, _ in view.sheet.lexicon.forms.get(f"{head} {form}", ()):
            if kind == "actor" and view.entries[index].type == "media":
                return index
    return -1


def figure_of(view: View, hit: Hit) -> tuple[int, str]:
    """The figure that a hit names, and the rule that says so."""
    outlet = _outlet_in_marks(view, hit)
    if outlet >= 0:
        return view.actor(outlet), "outlet"
    if not hit.tag.startswith("seat"):
        return view.actor(hit.index), "name"
    number = int(hit.tag[5:])
    if _is_place(view, hit):
        return view.seat(hit.index, number), "seat.place"
    return view.actor(hit.index), "seat.acts"


def _is_place(view: View, hit: Hit) -> bool:
    """Whether a capital is a place here: 'in', 'to', 'a visit of', 'the capital', or joined to one that is."""
    before = hit.first - 1
    if hit.clitics.endswith(BY) or view.mark(hit.last, "capital-words") > 0 or _dateline(view, hit):
        return True
    if before < 0 or hit.clitics.endswith(TO):
        return hit.clitics == TO and _visited(view, hit, "visits-told")
    if hit.clitics.endswith((AND, THEN)):
        joined = view.taken.get(before)
        return joined is not None and view.figures[joined.figures[0]].type == "place"
    if hit.clitics:
        return False
    if _called_capital(view, before - (view.words[before] in COMMAS)):
        return True
    if view.mark(before - 1, "place-prepositions") == hit.first or _visited(view, hit, "visiting-verbs"):
        return True
    return view.mark(before, "place-prepositions") == hit.first and view.mark(before - 1, "state-cues") < 0 and not _asked(view, before)


def _asked(view: View, before: int) -> bool:
    """Whether something is asked of a capital behind a 'from': only who asks stands between the verb and it ('X asked Paris to …')."""
    words = view.words
    if words[before] not in view.sheet.lexicon.words("givers"):
        return False
    verbs, at = view.sheet.lexicon.words("asking_of_verbs"), before - 1
    while at > max(before - MAX_VISITOR, 0) and (at in view.taken or definite(without_conjunction(words[at]))):
        at -= 1
    return words[at] in verbs and at < before - 1


def _visited(view: View, hit: Hit, words: str) -> bool:
    """Whether a visit is told before a capital, which is where it goes: only who makes it stands between ('زار المبعوث X طهران')."""
    told = view.sheet.lexicon.words(words)
    for at in range(hit.first - 1, max(hit.first - MAX_VISITOR, -1), -1):
        word = view.words[at]
        if word in told:
            return at < hit.first - 1
        verb = any(h.kind in ("cue", "deed") and h.tag.startswith(_FINITE) and not h.clitics for h in view.sheet.hits_at.get(at, ()))
        if not word[0].isalpha() or verb or at in view.sheet.tokens.breaks or view.mark(at, "place-prepositions") > 0:
            return False
    return False


def _called_capital(view: View, at: int) -> bool:
    """Whether 'the capital' with a demonym, or 'the capital of' a state, ends at a token."""
    if at > 0 and at in view.adjectives and view.mark(at - 1, "capital-words") > 0:
        return True
    state = view.taken.get(at)
    if state is None or view.figures[state.figures[0]].type != "state" or state.clitics:
        return False
    return view.mark(state.first - 1, "capital-of") == state.first


def _dateline(view: View, hit: Hit) -> bool:
    """A place before a dash, colon or bracket that opens a line."""
    words = view.words
    if hit.last >= len(words):
        return False
    if words[hit.last] in COMMAS:
        state = [h for h in view.actors.get(hit.last + 1, ()) if h.index == hit.index and h.tag == "name" and not h.clitics]
        return bool(state) and state[0].last < len(words) and words[state[0].last] in "-("
    if hit.first in view.sheet.tokens.breaks:
        return words[hit.last] in "-:("
    return words[hit.last] == ":" and words[hit.first - 1] in ".)"
