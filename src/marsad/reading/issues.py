"""On what: the issues of a statement, by the vocabulary of what is said."""

from __future__ import annotations

from marsad.lexicon.issues import IssueWords
from marsad.reading.sheet import Saying, Sheet
from marsad.record import Issue

_POOR = 1.5  # weight below which the rest of the sentence is looked at
_SECOND = 0.6  # share of the heaviest issue's weight that makes a second one
_EARLY = 8  # tokens at the start of the content whose words weigh more


def issues(sheet: Sheet, saying: Saying, before: Saying | None) -> tuple[Issue, ...]:
    """One or two issues, the heavier first; 'other' where no word tells. before: the saying before this one."""
    weights = _weigh(sheet, saying.first, saying.last)
    if max(weights.values(), default=0) < _POOR:
        if not weights and before is not None and _goes_on(saying, before):
            return before.issue
        sentence = sheet.sentences[saying.sentence]
        for issue, weight in _weigh(sheet, sentence.first, sentence.last).items():
            weights[issue] = weights.get(issue, 0) + weight / 2
    best = max(weights.values(), default=0)
    if best < 1:
        return ("other",)
    ranked = sorted((i for i in weights if weights[i] >= _SECOND * best), key=lambda i: -weights[i])  # of equals the first named
    return tuple(ranked[:2])


def _goes_on(saying: Saying, before: Saying) -> bool:
    return saying.speakers == before.speakers and saying.sentence - before.sentence <= 1


def _weigh(sheet: Sheet, first: int, last: int) -> dict[Issue, float]:
    entries = sheet.lexicon.entries("issue", IssueWords)
    weights: dict[Issue, float] = {}
    seen: set[tuple[int, Issue]] = set()
    for hit in sheet.within("issue", first, last):
        entry = entries[hit.index]
        if hit.last <= last and (hit.first, entry.issue) not in seen:
            seen.add((hit.first, entry.issue))
            early = 1.5 if hit.first - first < _EARLY else 1.0
            weights[entry.issue] = weights.get(entry.issue, 0.0) + entry.weight * early
    return weights
