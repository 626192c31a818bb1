"""Who stands in a sentence: names with what introduces them, joined by 'and', and the preposition that governs them."""

from __future__ import annotations

from marsad.arabic.numerals import cardinal
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import ARTICLE, CONJUNCTIONS, FOR, OF, PREPOSITIONS, TO
from marsad.reading.deeds_called import called
from marsad.reading.deeds_clitics import apart, class_clitics, clitics_of
from marsad.reading.deeds_closed import behind_people, closed, done_by, outer
from marsad.reading.deeds_demonyms import also, demonyms, one_of, only_verb
from marsad.reading.deeds_described import Folk, described, folk, spelled_out
from marsad.reading.deeds_joined import also_named, apart_from, honoured, of_state, officers, past_aside, spot, then_to, timing
from marsad.reading.deeds_own import OWN, own_forces
from marsad.reading.deeds_scene import COMMAS, OPENING, SIGNS, Party, Scene
from marsad.reading.deeds_whole import whole_names

_BACK = 3  # words between a preposition and the name that it leads to ('on the positions of the …')


def parties(view: Scene) -> list[Party]:
    """The parties of a sentence in order."""
    sheet = view.sheet
    whole, known, words = whole_names(view), folk(sheet.lexicon), sheet.tokens.words
    found: list[Party] = []
    past = view.first
    for i in _starts(view, whole, known):
        if i < past:
            continue
        at = whole.get(i, -1)
        if at >= 0:
            past = _seen(view, i, at, whole, found)
            continue
        if words[i] in known.begins and (people := described(view, i, whole, known)) is not None:
            _govern(view, *people, found)
            _add(view, found, people[0], people[1][:1] in tuple(CONJUNCTIONS))
            past = people[0].last
            continue
        party = _adjectival(view, i, whole) if i in view.adjectives else None
        if party is None and not OWN.isdisjoint(view.marks.get(i, ())) and (party := own_forces(view, i, whole, found)) is not None:
            _govern(view, party, clitics_of(sheet, i))
        if party is not None:
            _add(view, found, party)
            past = party.last
    return officers(view, spelled_out(view, found))


def _starts(view: Scene, whole: dict[int, int], known: Folk) -> list[int]:
    """The tokens at which a party may begin, in their order."""
    words = view.sheet.tokens.words[view.first : view.last]
    near = {*whole, *view.adjectives}
    if not known.begins.keys().isdisjoint(words):
        near.update([i for i, word in enumerate(words, view.first) if word in known.begins])
    if not OWN.isdisjoint(view.held):
        near.update([i for i, marks in view.marks.items() if not OWN.isdisjoint(marks)])
    return [i for i in sorted(near) if view.first <= i < view.last]


def _seen(view: Scene, i: int, at: int, whole: dict[int, int], found: list[Party]) -> int:
    """Add the party of the sighting `at`, whose words begin at a token; where they end."""
    sheet, last = view.sheet, i + 1
    while last < view.last and whole.get(last) == at:
        last += 1
    sighting = sheet.sightings[at]
    if sighting.first >= last:
        return last
    own = sighting.clitics if i in (sighting.first, sighting.whole_first) else ""
    clitics = (own if own or i == sighting.first else clitics_of(sheet, i)) or apart(sheet.tokens.words, i)
    party = Party(sighting.figures, i, last, named=sighting.named)
    if not sighting.named and len((sides := demonyms(view, last, whole))[0]) > 1:
        party.figures, party.last = sides  # 'the two sides, the A and the B'
        last = party.last
    if extra := also(view, last, whole):
        party.figures = tuple(dict.fromkeys((*party.figures, *extra)))  # 'the X army and the Y one'
    if (start := called(view, party.first)) < party.first:
        party.first, clitics = start, clitics_of(sheet, start)
    _govern(view, party, clitics, found)
    _add(view, found, party, bool(clitics) and clitics[0] in CONJUNCTIONS)
    return last


def _govern(view: Scene, party: Party, clitics: str, before: list[Party] | None = None) -> None:
    """Find the preposition, verb or beginning before a party; before: the parties found so far."""
    if before and not (clitics or party.named) and behind_people(before[-1], party):
        return
    last, clitics = _headed_by(view, party, clitics)
    person, words, marks = view.kind(party) == "person", view.sheet.tokens.words, view.marks
    if words[last - 1] == QUOTE and last - 1 > view.first:
        last -= 1
    if clitics and clitics[-1] in PREPOSITIONS:
        party.lead, party.lead_at = clitics[-1], last
        return
    each = words[last - 1] == OF and view.has(last - 2, "deed.each") and last - 2 > view.first
    if each and not clitics_of(view.sheet, last - 2):
        if not _preposition(view, party, last - 3):
            party.first = last - 2
            return  # 'signed the accord each of X and Y'
        party.lead, party.lead_at = "", -1
    while last - 1 > view.first and (words[last - 1] == QUOTE or "deed.pronouns" in marks.get(last - 1, ())):
        last -= 1  # 'that "X" struck'; 'made it the minister X': what stands before the subject
    for back in range(1, _BACK + 2):
        i = last - back
        if i < view.first or (person and done_by(view, last)):
            party.strong = back == 1
            return
        if i in view.timed or (person and spot(view, i)) or (i in view.sheet.sighting_at and (back > 1 or _stranger(view, party, i))):
            return
        if (shut := person and closed(view, party, i)) or _preposition(view, party, i) or _each(view, party, i):
            party.loose = shut or back > 1
            outer(view, party)
            return
        begins = i + 1 in view.opens or (i in view.opens and not OPENING.isdisjoint(marks.get(i, ())))
        if begins or i in view.verbs or words[i] in SIGNS or view.has(i, "deed.light.after") or view.says(i, "deed-back"):
            party.strong = back == 1
            return
        head = clitics_of(view.sheet, i)
        if head and head[-1] in PREPOSITIONS:
            party.lead, party.lead_at, party.loose = head[-1], i, True
            return
        party.loose = True


def _headed_by(view: Scene, party: Party, clitics: str) -> tuple[int, str]:
    """Where a party begins with its own people before it ('fighters of X'), and what is written before that."""
    at = party.first
    if clitics[-1:] == TO and view.has(at - 1, "deed.people"):
        return at - 1, clitics_of(view.sheet, at - 1)
    if clitics[-1:] == TO and view.has(at - 1, "deed.belongs") and view.has(at - 2, "deed.people"):
        party.first, own = at - 2, clitics_of(view.sheet, at - 2)  # 'the forces loyal to X'
        party.joined = own[:1] in tuple(CONJUNCTIONS)
        return at - 2, own
    if view.sheet.tokens.words[at - 1] in (OF, FOR) and at - 1 > view.first and view.has(at - 2, "deed.people"):
        return at - 2, clitics_of(view.sheet, at - 2)
    return at, clitics


def _stranger(view: Scene, party: Party, i: int) -> bool:
    """Whether the name right before a person is a place or state or somebody of another side, or that before anybody one that
    something is in: what governs it does not govern him ('to X the minister Y', 'in X the group Y')."""
    figures, seen = view.sheet.figures, view.sheet.sightings[view.sheet.sighting_at[i]]
    before, kind = figures[seen.figures[0]].type, figures[party.figures[0]].type
    inside = view.has(seen.first - 1, "deed.place") and not seen.clitics
    other = before == kind == "person" and apart_from(view, seen.figures, party)
    return other or (before in ("place", "state") and (kind == "person" or (inside and kind == "organisation")))


def _preposition(view: Scene, party: Party, i: int) -> bool:
    """Whether a preposition stands at a token; it then leads the party. 'near' leads by its class."""
    if view.says(i, "deed-seated"):
        party.lead, party.lead_at = view.sheet.tokens.words[i], i  # 'the group X, whose seat is Y'
        return True
    if i not in view.marks:
        return False
    marks = view.marks[i]
    if "deed.seat" in marks and view.sheet.tokens.words[i].startswith(PREPOSITIONS[0]):
        party.lead, party.lead_at = PREPOSITIONS[0], i  # 'in the city of X'
        return True
    if not ("deed.between" in marks or "deed.prepositions" in marks) or view.has(i - 1, "deed.each") or timing(view, party, i):
        return False
    if "deed.about" in marks and cardinal(view.sheet.tokens.words, i + 1) is not None:
        return False  # 'about ten X'
    near = i > view.first and view.has(i - 1, "deed.near")
    party.lead = "deed.near" if near else view.sheet.tokens.words[i][len(class_clitics(view.sheet, i)) :]
    party.lead_at = i
    return True


def _each(view: Scene, party: Party, i: int) -> bool:
    """Whether 'and each of' stands before a party, coordinated with the one before it."""
    sheet = view.sheet
    if "deed.each" not in sheet.words[i - 1].classes and i - 1 not in sheet.longer:
        return False
    hits = sheet.forms_at(i - 1) if "deed.each" in sheet.classes_at(i - 1) else []
    if any(hit.tag == "deed.each" and hit.clitics and hit.clitics[0] in CONJUNCTIONS for hit in hits):
        party.first, party.joined = i - 1, True
        return True
    return False


def _add(view: Scene, found: list[Party], party: Party, joined: bool = False) -> None:
    """Append a party, or join it to the one before it that it is coordinated with."""
    words = view.sheet.tokens.words
    beside = found and found[-1].weak and found[-1].last == party.first and (joined or party.joined) and not party.lead
    if beside and {view.kind(party), view.kind(found[-1])} <= {"state", "organisation"}:
        found[-1].figures = tuple(dict.fromkeys((*found[-1].figures, *party.figures)))
        found[-1].last = party.last  # 'the X leaders and the Y ones'
        return
    if found and not party.weak and not found[-1].weak:
        last = found[-1]
        gap = words[last.last : party.first]
        alike = len(gap) <= 1 and not joined and not set(last.figures).isdisjoint(party.figures)
        if alike and view.opens.isdisjoint(range(last.last, party.first)) and not party.lead_at > last.last:
            last.last = party.last  # an office and the name of its holder
            return
        if not gap and not joined and of_state(view, last, party):
            last.figures, last.last = party.figures, party.last  # 'the emir of X, Sheikh Y'
            return
        same = view.kind(last) == view.kind(party) and not honoured(view, last)
        alone = not gap and not joined and same and view.kind(party) == "person" and not apart_from(view, last.figures, party)
        if alone and party.named > last.named:
            last.figures, last.last, last.named = party.figures, party.last, True  # an office that nobody knew, and a name
            return
        if (before := past_aside(view, found, party, joined)) is not None:
            before.figures = tuple(dict.fromkeys((*before.figures, *party.figures)))
            return
        if not party.lead and (_headed(view, last.last, gap) or also_named(view, last.last, gap) or then_to(view, last, party, gap)):
            last.figures = tuple(dict.fromkeys((*last.figures, *party.figures)))
            last.last = party.last
            return
        listed = gap and same and last.lead and not party.lead and not party.loose
        coordinated = (joined or party.joined or listed) and party.first not in view.opens
        if coordinated and all(word in COMMAS for word in gap if word != QUOTE and word not in CONJUNCTIONS):
            last.figures = tuple(dict.fromkeys((*last.figures, *party.figures)))
            last.last = party.last
            return
    party.joined = party.joined or joined
    found.append(party)


def _headed(view: Scene, at: int, gap: list[str]) -> bool:
    """Whether one noun with 'and' stands between two parties ('X and the group "Y"')."""
    nouns = [word for word in gap if word != QUOTE]
    head = view.has(at, "deed.of") or any(hit.kind == "head" for hit in view.sheet.hits_at.get(at, ()))
    return len(nouns) == 1 and head and clitics_of(view.sheet, at)[:1] in tuple(CONJUNCTIONS)


def _adjectival(view: Scene, i: int, whole: dict[int, int]) -> Party | None:
    """A party told by a demonym ('the Russian forces'), with all demonyms that stand beside it."""
    figures, at = demonyms(view, i, whole)
    if not figures:
        return None
    words = view.sheet.tokens.words
    noun = i - 2 if words[i - 1] == QUOTE else i - 1
    if noun < view.first or words[noun] in SIGNS:
        return None
    if one_of(view, i, noun, whole):
        return Party(figures, i, at, named=False)  # 'killed a X'
    if noun in whole and not (view.adjectives[i].tag == "adj.m.p" and words[i].startswith(ARTICLE)):
        return None
    if noun in whole or view.has(noun, "deed.light.after"):  # 'the council called on the X', 'the raids that the X made'
        return Party(figures, i, at, strong=noun not in whole)
    if noun in view.verbs and (view.adjectives[i].tag in ("adj.m.p", "national") or only_verb(view, noun)):
        noun = i  # 'X citizens protested'
    party = Party(figures, noun, at, weak=True)
    _govern(view, party, clitics_of(view.sheet, party.first))
    return party
