"""What was done or is to be done between actors: each event once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter

from marsad.arabic.words import OF, tokenise, without_conjunction
from marsad.lexicon.deeds import Trigger
from marsad.lexicon.load import Lexicon
from marsad.lexicon.match import Hit
from marsad.reading.deeds_again import dated
from marsad.reading.deeds_backers import without_backers
from marsad.reading.deeds_borders import without_borders
from marsad.reading.deeds_carried import without_carriers
from marsad.reading.deeds_chronicle import chronicled
from marsad.reading.deeds_clauses import Scenes, telling
from marsad.reading.deeds_context import completed, repeated
from marsad.reading.deeds_coupled import coupled
from marsad.reading.deeds_demanded import by_those_asked, demanded
from marsad.reading.deeds_described import nominative
from marsad.reading.deeds_figurative import figurative
from marsad.reading.deeds_foes import foes, rebels
from marsad.reading.deeds_frame import Frame
from marsad.reading.deeds_frames import FRAMES
from marsad.reading.deeds_mediated import mediated
from marsad.reading.deeds_merge import once
from marsad.reading.deeds_needs import meant_before, wanted
from marsad.reading.deeds_penalties import penalised
from marsad.reading.deeds_retreat import pulled_back
from marsad.reading.deeds_scene import Earlier, Scene
from marsad.reading.deeds_series import series
from marsad.reading.deeds_status import unreal
from marsad.reading.deeds_tolls import TOLLED, toll
from marsad.reading.deeds_tried import in_vain
from marsad.reading.deeds_verbs import told
from marsad.reading.sheet import Deed, Sheet

_REST = itemgetter(slice(1, None))  # a word without its first letter
_BEFORE = 2  # tokens before a trigger among which a word may forbid it
_SHORT = 4  # letters of a word that is too short to be known behind 'and'
_TOLD_BY = 5  # tokens after a noun in which an insertion tells who did it
_FOR_TALKS = frozenset(("efforts", "helped-to-agree", "sponsored"))  # triggers whose purpose is a deed of its own
_BESIDE = 2  # tokens from one word that a trigger needs to the next that belongs to it
_OBJECT = 12  # tokens after a trigger among which the word that it needs is its object


@dataclass(slots=True)
class _Rules:
    """The triggers of a lexicon with their word lists folded. needed: the words of all `needs`."""

    triggers: list[Trigger]
    needs: list[frozenset[str]]
    excludes: list[frozenset[str]]
    before: list[frozenset[str]]
    after: list[frozenset[str]]
    weights: dict[str, int]
    force: set[int]
    needed: frozenset[str]


_RULES: dict[int, _Rules] = {}


def _rules(lexicon: Lexicon) -> _Rules:
    known = _RULES.get(id(lexicon))
    if known is None:
        triggers = lexicon.entries("deed", Trigger)
        for trigger in triggers:
            trigger.links = [_link(link) for link in trigger.links]
            trigger.sources = [_link(link) for link in trigger.sources]
        needs = [_fold(t.needs) for t in triggers]
        known = _RULES[id(lexicon)] = _Rules(
            triggers, needs, [_fold(t.excludes) for t in triggers],
            [_fold(t.before) for t in triggers], [_fold(t.after) for t in triggers],
            {f"deed:{t.id}": t.weight for t in triggers}, {n for n, t in enumerate(triggers) if t.type == "ASSAULT"},
            frozenset().union(*needs),
        )  # fmt: skip
    return known


def _link(link: str) -> str:
    return tokenise(link).words[0] if link and not link.startswith("deed.") else link


def _fold(words: list[str]) -> frozenset[str]:
    return frozenset(word for form in words for word in tokenise(form).words)


def deeds(sheet: Sheet) -> list[Deed]:
    """What was done or is to be done between actors, in the order of the text; each event once."""
    rules = _rules(sheet.lexicon)
    found: list[Deed] = []
    scenes = Scenes(sheet)
    for n, told_here in telling(sheet, scenes.live).items():
        hits = _possible(sheet, n, told_here, rules)
        if not hits or not _peopled(sheet, n, hits, rules):
            continue
        view = scenes.at(n)
        foremost = _foremost(view, hits, rules)
        view.triggers = {hit.first for hit in foremost} - _measures(view, foremost, rules)
        view.fights = {hit.first for hit in foremost if hit.tag[:4] == "noun" and rules.triggers[hit.index].type == "ASSAULT"}
        before = len(found)
        for hit in foremost:
            known = found[-1] if found else None
            told_by = (hit, *_twins(view, hit, hits, rules))
            deed = next((d for h in told_by if (d := _deed(_part(view, h), h, rules, scenes.before(n), known)) is not None), None)
            if deed is not None and not repeated(view, hit, deed, found):
                found.append(deed)
            elif rules.triggers[hit.index].type == "CONSULT":
                dated(view, hit, rules.triggers[hit.index].mode, found)
        if (death := _death(view, foremost, found[before:], rules, scenes.before(n))) is not None:
            found.append(death)
        found += _tolls(view, foremost, found[before:], rules, scenes.before(n))
        found += series(view, found[before:])
        chronicled(view, found[before:])
    rebels(sheet, found)
    for deed in found:
        deed.target = deed.target or foes(sheet, scenes.at(sheet.sentence_of(deed.first)), deed, found)
    mediated(sheet, found)
    demanded(sheet, found)
    return once(sheet, penalised(sheet, pulled_back(sheet, scenes, completed(sheet, scenes, found))), rules.weights)


def _death(view: Scene, hits: list[Hit], told_here: list[Deed], rules: _Rules, previous: Earlier) -> Deed | None:
    """A death or wound in a blow of which nothing else was found ('ten X soldiers were killed in the raids'), told by its own words."""
    if any(deed.type == "ASSAULT" for deed in told_here):
        return None
    triggers = view.triggers
    for hit in hits:
        verb = hit.tag[:4] != "noun" and not view.has(hit.first - 1, "deed.relative")
        if rules.triggers[hit.index].frame == "harm" and (verb or view.says(hit.first, "deed-deaths")):
            view.triggers = {hit.first}
            deed = _deed(_part(view, hit), hit, rules, previous, None)
            view.triggers = triggers
            if deed is not None and deed.target:
                return deed
    return None


def _tolls(view: Scene, hits: list[Hit], told_here: list[Deed], rules: _Rules, previous: Earlier) -> list[Deed]:
    """One deed by nobody known of each kind that nothing else in a sentence tells."""
    found: list[Deed] = []
    kinds = {deed.type for deed in told_here}
    for hit in hits:
        trigger = rules.triggers[hit.index]
        if hit.tag[:4] != "noun" or trigger.type not in TOLLED or trigger.type in kinds:
            continue
        part = _part(view, hit)
        left, right = part.clause(hit.first, noun=True)
        if unreal(part, hit, left):
            continue
        deed = toll(Frame(part, hit, trigger, left, max(right, hit.last), previous))
        if deed is not None:
            kinds.add(deed.type)
            found.append(deed)
    return found


def _possible(sheet: Sheet, sentence: int, hits: list[Hit], rules: _Rules) -> list[Hit]:
    """The hits of a sentence behind which it holds a word that they need; told before anything dear is done."""
    if not any(rules.needs[hit.index] for hit in hits):
        return hits
    span = sheet.sentences[sentence]
    words = sheet.tokens.words[span.first : span.last]
    rests = list(map(_REST, words))
    held = {*rules.needed.intersection(words), *rules.needed.intersection(rests)}
    kept = []
    for hit in hits:
        needs = rules.needs[hit.index]
        if needs:
            if needs.isdisjoint(held):
                continue  # most of them
            after = hit.last - span.first
            if needs.isdisjoint(words[after:]) and needs.isdisjoint(rests[after:]):
                continue
        kept.append(hit)
    return kept


def _peopled(sheet: Sheet, sentence: int, hits: list[Hit], rules: _Rules) -> bool:
    """Whether a sentence names anybody, tells of those who met before, or of people of a state."""
    span = sheet.sentences[sentence]
    frames = ((rules.triggers[hit.index].frame, hit.tag) for hit in hits)
    if any(frame in ("accord", "contact") or (frame == "visit" and tag == "noun.the") for frame, tag in frames):
        return True
    if not sheet.sighting_at.keys().isdisjoint(range(span.first, span.last)):
        return True
    marks = (h for i in range(span.first, span.last) for h in sheet.hits_at.get(i, ()))
    return any(h.kind == "actor" and h.tag[:4] == "adj." for h in marks)


def _foremost(view: Scene, hits: list[Hit], rules: _Rules) -> list[Hit]:
    """The hits of a sentence that have the words they need, without those inside a longer or weightier one."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.first - h.last, -rules.triggers[h.index].weight, h.tag[:4] == "noun", h.first)):
        trigger = rules.triggers[hit.index]
        if not _fits(view, hit, rules):
            continue
        rivals = [k for k in kept if k.first < hit.last and hit.first < k.last]
        twin = next((k for k in rivals if (k.first, k.last) == (hit.first, hit.last)), None)
        lighter = twin is not None and trigger.weight + 1 < rules.triggers[twin.index].weight
        if twin is not None and not lighter and _nearest(view, hit, rules) < _nearest(view, twin, rules):
            kept[kept.index(twin)] = hit
        size = hit.last - hit.first
        if twin is None and not any(rules.triggers[k.index].type == trigger.type or k.last - k.first > size for k in rivals):
            kept.append(hit)
    kept = without_carriers(view, kept, rules.force)
    telling = ((hit, rules.triggers[hit.index].id) for hit in kept if rules.triggers[hit.index].id not in _FOR_TALKS)
    objects = ((hit, i) for hit, name in telling for i in _objects(view, hit, rules.needs[hit.index], name == "aid"))
    taken = {i for hit, i in objects if not (view.has(i + 1, "deed.light.after") or _marches(hit, i, rules))}
    return sorted((hit for hit in kept if hit.first not in taken), key=lambda h: (h.first, h.index))


def _marches(hit: Hit, noun: int, rules: _Rules) -> bool:
    """Whether the noun of a protest is the subject of the verb before it ('a march went out')."""
    return rules.triggers[hit.index].type == "PROTEST" and noun == hit.last


def _part(view: Scene, hit: Hit) -> Scene:
    """The scene that bears on a hit; with the insertion behind a noun that tells who did it ('the ban, which X imposed, …')."""
    inserted = hit.tag[:4] == "noun" and not view.aside.isdisjoint((hit.last, hit.last + 1))
    if inserted and view.find("deed.light.after", hit.last, min(hit.last + _TOLD_BY, view.last)) >= 0:
        return view
    return view.around(hit.first)


def _twins(view: Scene, hit: Hit, hits: list[Hit], rules: _Rules) -> Iterator[Hit]:
    """The other hits on the same words that tell the same kind of deed, for when the foremost finds nobody."""
    kind = rules.triggers[hit.index].type
    same: Iterator[Hit] = (h for h in hits if (h.first, h.last) == (hit.first, hit.last) and (h.index, h.tag) != (hit.index, hit.tag))
    if rules.triggers[hit.index].id == "aid":  # 'the giving of relief to X', where nobody is known to give it
        same = chain(same, (h for h in hits if h.first == hit.last and h.tag == "noun.the"))
    return (h for h in same if rules.triggers[h.index].type == kind and _fits(view, h, rules))


def _fits(view: Scene, hit: Hit, rules: _Rules) -> bool:
    """Whether a hit has the words it needs, and none that forbid it."""
    scene = view.around(hit.first)
    trigger = rules.triggers[hit.index]
    if rules.before[hit.index] and not meant_before(view, hit, rules.before[hit.index]):
        return False
    if view.has(hit.first, "deed.about") or nominative(view, hit) or figurative(scene, hit, trigger.type, trigger.mode):
        return False
    if not told(scene, hit, paper=trigger.type != "COOPERATE"):
        return False
    needs, excludes = rules.needs[hit.index], rules.excludes[hit.index]
    if needs or excludes:
        right = scene.clause(hit.first, noun=hit.tag[:4] == "noun")[1]
        if not wanted(scene, hit, needs, excludes, right):
            return False
    barred = rules.after[hit.index]
    before = view.sheet.tokens.words[max(view.first, hit.first - _BEFORE) : hit.first]
    return not barred or (barred.isdisjoint(before) and barred.isdisjoint(without_conjunction(w) for w in before if len(w) > _SHORT))


def _measures(view: Scene, hits: list[Hit], rules: _Rules) -> set[int]:
    """The nouns of aid behind 'of' that only tell what is measured ('gave ten tons of relief to X')."""
    words = view.sheet.tokens.words
    found: set[int] = set()
    for hit in hits:
        trigger = rules.triggers[hit.index]
        needs = rules.needs[hit.index] if trigger.type == "AID" else ()
        if needs and (at := _objects(view, hit, rules.needs[hit.index])):
            behind = (h.first for h in hits if at[0] < h.first <= hit.last + _OBJECT and rules.triggers[h.index].type == "AID")
            found.update(i for i in behind if words[i - 1] == OF)
    return found


def _nearest(view: Scene, hit: Hit, rules: _Rules) -> int:
    """How far after a hit the word stands that it needs; beyond reach where it needs none."""
    return next((i - hit.last for i in _objects(view, hit, rules.needs[hit.index])), _OBJECT)


def _objects(view: Scene, hit: Hit, needs: frozenset[str], several: bool = False) -> list[int]:
    """Where the word stands that a trigger needs, or `several` close together: as its object it tells no deed of its own."""
    if not needs:
        return []
    words = view.sheet.tokens.words
    found = [i for i in range(hit.last, min(hit.last + _OBJECT, view.last)) if words[i] in needs]
    apart = next((n for n, i in enumerate(found) if n and i - found[n - 1] > _BESIDE), len(found))
    return found[: apart if several else 1]  # 'gave ten million dollars of relief'


def _deed(view: Scene, hit: Hit, rules: _Rules, previous: Earlier, known: Deed | None) -> Deed | None:
    trigger = rules.triggers[hit.index]
    left, right = view.clause(hit.first, noun=hit.tag[:4] == "noun")
    force = trigger.type in ("ASSAULT", "COERCE", "PROTEST")
    if unreal(view, hit, left, contact=trigger.type in ("CONSULT", "AGREE"), force=force):
        return None
    view = without_borders(view, hit, trigger.type)
    hit = coupled(view, hit) if trigger.frame == "act" and "" in trigger.links else hit
    frame = Frame(view, hit, trigger, left, max(right, hit.last), previous, known, rules.needs[hit.index])
    return by_those_asked(view, hit, without_backers(view, in_vain(view, hit, left, FRAMES[trigger.frame](frame))))
