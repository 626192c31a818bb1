"""Interviews: paragraphs behind questions, in which whoever was introduced answers without a cue."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from marsad.arabic.words import CONJUNCTIONS
from marsad.reading.sheet import Saying, Sheet
from marsad.reading.triggers import speech_words

_MIN_QUESTIONS = 3  # paragraphs that end as questions and are answered make an interview
_MIN_ANSWER = 5  # tokens of a sentence that answers
_MARKS = frozenset("؟?")
_ENDS = frozenset(".،,؛!-")


def answers(sheet: Sheet) -> frozenset[int]:
    """The sentences of the paragraphs behind questions, if there are enough of them."""
    if sum(map(sheet.tokens.words.count, _MARKS)) < _MIN_QUESTIONS:
        return frozenset()
    begins, interviewing = sorted(sheet.tokens.breaks), speech_words(sheet.lexicon).interviewing
    found: list[int] = []
    questions = 0
    asked = -1  # the paragraph behind a question
    told = False  # the report says that it is an interview
    for n in sheet.live:
        cut = sheet.sentences[n]
        line = bisect_right(begins, cut.first)
        closes = cut.last == len(sheet.tokens) or cut.last in sheet.tokens.breaks
        if not questions and not told:
            told = not interviewing.isdisjoint(sheet.tokens.words[cut.first : cut.last])
        if closes and sheet.tokens.words[cut.last - 1] in _MARKS:
            questions, asked = questions + 1, line + 1
        elif line == asked:
            found.append(n)
    return frozenset(found) if told and questions >= _MIN_QUESTIONS else frozenset()


def guest(sheet: Sheet, said: Sequence[Saying]) -> tuple[int, ...]:
    """Who answers: the person who was said to say most before the questions, the first of several; () where nobody spoke."""
    told = Counter(s.speakers for s in said if len(s.speakers) == 1 and sheet.figures[s.speakers[0]].type == "person")
    return told.most_common(1)[0][0] if told else next((s.speakers for s in said if s.speakers), ())


def answer(sheet: Sheet, sentence: int, speakers: tuple[int, ...]) -> list[Saying]:
    """What a sentence of an answer says, point by point; nothing where nobody was introduced."""
    if len(speakers) != 1 or sheet.figures[speakers[0]].type != "person":
        return []
    cut = sheet.sentences[sentence]
    turns = [i for i in range(cut.first + _MIN_ANSWER, cut.last - _MIN_ANSWER) if _turns(sheet, i)]
    parts = zip([cut.first, *turns], [*turns, cut.last], strict=True)
    return [said for first, last in parts if (said := _point(sheet, sentence, first, last, speakers)) is not None]


def _turns(sheet: Sheet, token: int) -> bool:
    """Whether an answer goes on to another point at a token ('وندعم', 'كما نؤيد')."""
    words, classes = sheet.tokens.words, speech_words(sheet.lexicon)
    joined = words[token][0] in CONJUNCTIONS and words[token][1:] in classes.first_person
    return joined or (words[token] in classes.narrating and words[token + 1] in classes.first_person)


def _point(sheet: Sheet, sentence: int, first: int, last: int, speakers: tuple[int, ...]) -> Saying | None:
    """One point of an answer; None where too little is said."""
    words = sheet.tokens.words
    while first < last and not words[first][0].isalnum():
        first += 1
    while last > first and words[last - 1] in _ENDS:
        last -= 1
    if last - first < _MIN_ANSWER:
        return None
    start, end = sheet.tokens.starts[first], sheet.tokens.ends[last - 1]
    why = ["answer", "speaker:carried"]
    return Saying(sentence, None, start, start, first, last, start, end, speakers, form="direct", medium="interview", why=why)
