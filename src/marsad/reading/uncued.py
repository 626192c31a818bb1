"""Sayings without a cue word: a sentence that is one long quotation, a clause that only a credit reports."""

from __future__ import annotations

from msgspec.structs import replace

from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import CONJUNCTIONS
from marsad.reading.credits import CLOSING, Creditline, creditlines
from marsad.reading.discourse import Discourse
from marsad.reading.frame_parts import Places
from marsad.reading.sheet import Saying, Sheet
from marsad.reading.triggers import among, speech_words, triggers

_MIN_ORPHAN = 6  # tokens of a quotation that needs no cue
_COMMAS = frozenset("،,")
_ASIDES = {"-": "-", "(": ")"}  # marks of an aside
_RUN = 4  # tokens in a row by which a quotation is known again
_NEAR = 2  # sentences back to which a quotation without a cue goes on
_MAX_SOURCE = 10  # tokens of a source that stand between what is known of it and the complementiser
_MAX_APPOSED = 4  # words that go on with a source before its comma
_MIN_CREDITED = 4  # tokens of a clause that a credit alone makes a saying


def orphan(sheet: Sheet, places: Places, sentence: int, before: Saying | None) -> Saying | None:
    """A sentence that is a long quotation goes on what was just said."""
    if before is None or sentence - before.sentence > _NEAR or not before.speakers:
        return None
    first, last = sheet.sentences[sentence].first, sheet.sentences[sentence].last
    close = places.opens.get(first, -1)
    if close - first <= _MIN_ORPHAN or last - close > _MIN_ORPHAN or _pulled(sheet, first + 1, close):
        return None
    start, end = sheet.tokens.starts[first + 1], sheet.tokens.ends[close - 1]
    why = ["orphan", "speaker:carried"]
    return Saying(sentence, None, start, start, first + 1, close, start, end, before.speakers, form="direct", why=why)


def _pulled(sheet: Sheet, first: int, last: int) -> bool:
    """Whether most of a quotation, tokens first..last, stands in the report once more: the page has set it off as an eye-catcher."""
    words = sheet.tokens.words
    if last - first < 2 * _RUN:
        return False
    runs = {tuple(words[i : i + _RUN]) for i in range(first, last - _RUN + 1)}
    elsewhere = (range(first - _RUN + 1), range(last, len(words) - _RUN + 1))
    again = runs.intersection(tuple(words[i : i + _RUN]) for part in elsewhere for i in part)
    return 2 * len(again) >= len(runs)


def credit(discourse: Discourse, sentence: int, said: list[Saying], before: list[Saying]) -> list[Saying]:
    """Credit what a sentence says to the sources it names; clauses that only a credit reports are sayings, and a sentence that is a
    credit and no more belongs to the sayings before it."""
    sheet = discourse.sheet
    first, last = sheet.sentences[sentence].first, sheet.sentences[sentence].last
    lines = creditlines(sheet, first, last)
    if lines and lines[0].kind == "own" and not said:
        return _own(discourse, lines[0], sentence)
    if lines and lines[0].kind in CLOSING and lines[0].first - first <= 1:
        return []
    alone: list[Saying] = []
    at = first
    for line in lines:
        if line.kind == "source" and not line.figures and (end := discourse.credited_end(line.source, last)):
            line = replace(line, last=end, figures=discourse.credited(line.source, end))
            told = True
        else:
            told = bool(line.figures)
        if line.kind in CLOSING or not told or any(s.cue and line.first <= s.cue[0] < line.source for s in said):
            continue  # nobody's, or a cue of its own ('كما أكد استعداده')
        if _inside_words(discourse.places.opens, line, said):
            continue
        begin = max([at, *(max(s.last, *(s.cue or (0, 0))) for s in said if s.first < line.first)])
        at = line.last
        behind = [] if alone or line.first - first > 1 else _going_on(said, line.last)
        ahead = begin == first and bool(said) and _told_first(sheet, line, said, first)
        beside = bool(said or alone) and not (behind or ahead)
        made = _credited(sheet, line, sentence, begin, beside, min(behind, default=last), ahead)
        if made is not None:
            alone.append(made)
            continue
        bare = line.first - first <= 1 and last - line.last <= 1
        for saying in _beside(sheet, line, said, first) or (before if bare else []):
            if line.figures:
                _carry(sheet, saying, line)
        if not said and not alone and line.figures:
            break
    return alone


def _told_first(sheet: Sheet, line: Creditline, said: list[Saying], first: int) -> bool:
    """Whether a clause that tells a deed opens the sentence before a comma and a credit, and all its sayings begin behind that
    ('قتل X أمس، بحسب Y، في حين قال Z إن …')."""
    text = sheet.tokens.words
    if text[line.first - 1] not in _COMMAS or line.last >= len(text) or text[line.last] not in _COMMAS:
        return False
    deed = any(h.kind == "deed" and h.tag.startswith("past") for i in range(first, line.first) for h in sheet.hits_at.get(i, ()))
    return deed and all(s.cue is not None and s.cue[0] > line.last for s in said)


def _own(discourse: Discourse, line: Creditline, sentence: int) -> list[Saying]:
    """What a sentence without a cue credits to somebody meant by a pronoun ('وبحسب رأيه، فإن …'): to whoever was speaking."""
    sheet, cut = discourse.sheet, discourse.sheet.sentences[sentence]
    speakers = discourse.meant_by(sheet.tokens.words[line.last - 1])
    made = speakers and _credited(sheet, replace(line, figures=speakers), sentence, cut.first, False, cut.last)
    if not made:
        return []
    made.why.append("speaker:carried")
    return [made]


def _carry(sheet: Sheet, saying: Saying, line: Creditline) -> None:
    """Credit a saying: its source carries it, or says it himself where only an outlet told it, which then carries it."""
    media = _outlets(sheet, saying.speakers)
    if sheet.tokens.words[line.first] in speech_words(sheet.lexicon).quoting and media and saying.speakers and not saying.via:
        saying.via = tuple(sheet.figures[f].key for f in saying.speakers)
        saying.speakers = line.figures
    elif not saying.via and not set(line.figures) & set(saying.speakers):
        saying.via = tuple(sheet.figures[f].key for f in (*line.figures, *line.carriers))
    elif not saying.via and line.carriers:
        saying.via = tuple(sheet.figures[f].key for f in line.carriers)
    elif saying.via and not set(line.figures) & set(saying.speakers) and _outlets(sheet, line.figures):
        saying.via = (*saying.via, *(sheet.figures[f].key for f in line.figures))
    else:
        return
    saying.why.append("credit")


def _outlets(sheet: Sheet, figures: tuple[int, ...]) -> bool:
    return all(sheet.figures[f].type == "media" for f in figures)


def _beside(sheet: Sheet, line: Creditline, said: list[Saying], first: int) -> list[Saying]:
    """The sayings of a sentence that a credit belongs to: those behind one that opens a clause ('.. وبحسب X، فقد أكد …'), else those
    that begin before it; all where there are none."""
    opens = line.first - first <= 1 or line.start > sheet.tokens.starts[line.first]
    near = [s for s in said if (s.first >= line.last) == opens]
    return near if near or (not opens and _turned(sheet, line.last)) else said


def _turned(sheet: Sheet, token: int) -> bool:
    """Whether the report turns to something else behind a credit ('…، حسب X، في وقت قال Y إن')."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    token += token < len(text) and text[token] in _COMMAS
    pair = " ".join(text[token : token + 2])
    return pair in sheet.lexicon.words("subordinating_pairs") or (token < len(text) and text[token] in words.meantime)


def _inside_words(opens: dict[int, int], line: Creditline, said: list[Saying]) -> bool:
    """Whether a credit stands inside a quotation with what is said, so that the one quoted gives it ('"كما قال الرئيس، …"')."""
    around = [(first, close) for first, close in opens.items() if first < line.first < close]
    return any(first <= s.first and s.last <= close + 1 and s.form == "direct" for first, close in around for s in said)


def _closes(words: list[str], begin: int, end: int) -> bool:
    """Whether a mark closes a quotation from before the tokens begin..end."""
    return words[begin] == QUOTE and words[begin:end].count(QUOTE) % 2 == 1


def _clause(sheet: Sheet, begin: int, end: int) -> bool:
    """Whether a clause of its own, which no cue reports, stands between a saying and the comma before a credit."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    if text[end - 1] not in _COMMAS or any(not t.cue.strict for ts in triggers(sheet, begin, end).values() for t in ts):
        return False
    while begin < end and text[begin] in _COMMAS:
        begin += 1
    parted = text[begin - 1 : begin] != ["-"] and (begin == 0 or not text[begin - 1][0].isalpha())
    opens = among(text[begin], words.subordinators) or (text[begin][0] in CONJUNCTIONS and not words.whole(text[begin]))
    return end - begin > _MIN_CREDITED and parted and opens and not among(text[begin], words.adverbial)


def _going_on(said: list[Saying], after: int) -> list[int]:
    """Where the sayings of a sentence begin, if all of them go on by participles behind a credit that ends at a token; else []."""
    cues = [s.cue[0] for s in said if s.cue and s.cue_tag.startswith("part") and s.cue[0] > after and s.first > after]
    return cues if len(cues) == len(said) else []


def _closing(words: list[str], line: Creditline, last: int) -> int:
    """The token after the dash or bracket that closes an aside which is a credit and no more ('… -وفق صحيفة X الفرنسية- …'); else 0."""
    mark = _ASIDES.get(words[line.first - 1] if line.first else "", "")
    return next((i + 1 for i in range(line.last, min(line.last + _MAX_APPOSED, last)) if words[i] == mark), 0) if mark else 0


def _credited(sheet: Sheet, line: Creditline, sentence: int, begun: int, beside: bool, last: int, ahead: bool = False) -> Saying | None:
    """A saying whose only cue is its credit: the clause before it, from token `begun` on, or the one after, up to token `last`, where it
    opens the sentence; where the sentence says more (`beside`) only a clause of its own; `ahead`: only the clause before it."""
    words, that = sheet.tokens.words, speech_words(sheet.lexicon).that
    first = sheet.sentences[sentence].first
    aside = _closing(words, line, last)
    closed = aside > 0 or (line.last < last and words[line.last] in _COMMAS)
    opens = not ahead and (line.first - first <= 2 or (closed and last - line.last > line.first - first))
    if beside and (opens or not _clause(sheet, begun, line.first)):
        return None
    begin, end = (max(line.last, aside), last) if opens else (begun, line.first)
    if opens and not aside:
        begin = next((i for i in range(begin, min(begin + _MAX_SOURCE, end)) if words[i] in that), begin)
        begin = next((i for i in range(begin, min(begin + _MAX_APPOSED, end)) if words[i] in _COMMAS), begin)
    while begin < end and (words[begin] in "،,-:" or words[begin] in that or _closes(words, begin, end)):
        begin += 1
    while end > begin and words[end - 1] in "،,.-:(":
        end -= 1
    if end - begin < _MIN_CREDITED:
        return None
    return Saying(
        sentence, (line.first, line.first + 1), line.start, line.end, begin, end, sheet.tokens.starts[begin], sheet.tokens.ends[end - 1],
        line.figures, form="mixed" if QUOTE in words[begin:end] else "indirect", medium="statement" if line.document else None,
        via=tuple(sheet.figures[f].key for f in line.carriers),
        why=["credit", "frame:" + ("credit first" if opens else "credit last")],
    )  # fmt: skip
