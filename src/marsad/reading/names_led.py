"""Bodies called after whoever leads them: 'إدارة' and 'مكتب' with a person's name behind them are his state's or his own body."""

from __future__ import annotations

from marsad.arabic.clitics import AND, BY, THEN, TO
from marsad.lexicon.heads import Head
from marsad.lexicon.match import Hit
from marsad.reading.names_view import View
from marsad.reading.sheet import Figure, Sighting

_FREE = frozenset(("", AND, THEN, BY, TO, AND + BY, AND + TO))


def led(view: View) -> None:
    """Let the name of a body's leader, right behind its head, be part of the name of the body."""
    heads = [h for hits in view.heads.values() for h in hits if h.tag == "led" and h.clitics in _FREE]
    within = {i for phrase in view.sheet.phrases for i in range(phrase.first, phrase.last)} if heads else set()
    for hit in heads:
        sighting = view.taken.get(hit.last)
        if sighting is None or hit.last in view.sheet.tokens.breaks or not view.open[hit.first] or hit.first in view.taken:
            continue
        leader = view.figures[sighting.figures[0]]
        plain = sighting.first == sighting.whole_first == hit.last and not sighting.clitics and len(sighting.figures) == 1
        managed = hit.first > 0 and view.words[hit.first - 1] in view.sheet.lexicon.words("run-by-themselves")
        if plain and leader.type == "person" and leader.side and not managed and hit.first not in within:
            _take(view, hit, sighting, leader)


def _take(view: View, hit: Hit, sighting: Sighting, leader: Figure) -> None:
    """Make the sighting of a leader that of the body."""
    head = view.head_entries[hit.index]
    sighting.figures = (_body(view, head, leader),)
    sighting.first, sighting.whole_first, sighting.start, sighting.clitics = hit.first, hit.first, hit.start, hit.clitics
    sighting.why = f"head:{head.id}"
    view.taken[hit.first] = sighting


def _body(view: View, head: Head, leader: Figure) -> int:
    """The figure of the body: his state's where the head takes the adjective of a state, else his own."""
    assert leader.side is not None
    if head.takes == "side":
        state = next((e for e in view.entries if e.key == leader.side and e.type == "state"), None)
        adjective = leader.side.lower() if state is None else state.en_adjective or state.name.en or state.key
        english = head.english.replace("{adjective}", adjective)
        key = head.keys.get(leader.side) or english.lower().replace(" ", "-")
    else:
        english = head.english.replace("{name}", leader.en or leader.key.replace("-", " ").title())
        key = english.lower().replace(" ", "-")
    return view.figure(Figure(key, head.type, None, english, leader.side, gender=head.gender))
