"""Blind spots of speech: verbs that are no cues, quotations nobody says, credits without a chain, speakers nobody resolved."""

from __future__ import annotations

from collections.abc import Iterator

from blindspots_spots import Kind, Spot, folded, hits_of, is_word, live_tokens, phrase, said_tokens, sighted
from marsad.arabic.words import without_conjunction
from marsad.lexicon.cues import Cue
from marsad.reading.credits import creditlines
from marsad.reading.sheet import Saying, Sheet

_FAR = 12  # tokens between a verb and its complementiser
_LONG = 6  # tokens of a quotation that is no name
_THAT = folded("أن إن بأن أنه إنه بأنه أنها إنها بأنها أنهم إنهم بأنهم أنهما إنهما بأنهما أننا إننا")
_BEFORE_THAT = folded("على إلى من عن في")
_NO_VERBS = folded(
    "من في على إلى عن مع بعد قبل إلا غير بيد رغم حيث كما لكن ما لا لم لن قد هذا هذه ذلك تلك هو هي هم كان كانت يكون تكون حتى أو أم "
    "ثم بل إذا لو كل بعض أي عند منذ خلال حول دون يمكن يجب ينبغي بما مما شرط بشرط ضرورة أجل لأن كأن سوى قبيل أيضا له لها علينا بيان"
)
_CHANNEL_BEFORE = folded("في خلال عبر بحسب حسب وفق على أثناء")


def verbs(sheet: Sheet) -> Iterator[Spot]:
    """Verbs right before a complementiser, or at the head of a clause with a named subject, that start no statement."""
    said, seen, words = said_tokens(sheet), sighted(sheet), sheet.tokens.words
    for i in live_tokens(sheet):
        if words[i] not in _THAT or i in said or i < 2 or i - 1 in said:
            continue
        j = i - 1 if words[i - 1] not in _BEFORE_THAT else i - 2
        if j not in seen and j not in said and _verb(sheet, j):
            yield Spot(f"{without_conjunction(words[j])} … {phrase(sheet, j + 1, i + 1)}", j, i + 1)
        elif j in seen:
            head = _clause_head(sheet, j, said)
            if head >= 0 and head not in seen and _verb(sheet, head):
                yield Spot(f"{without_conjunction(words[head])} X {words[i]}", head, i + 1)


def _verb(sheet: Sheet, i: int) -> bool:
    word = without_conjunction(sheet.tokens.words[i])
    plain = is_word(word) and word not in _NO_VERBS and not word.startswith("ال") and len(word) > 2
    return plain and not hits_of(sheet, i, "actor", "moment")


def _clause_head(sheet: Sheet, i: int, said: set[int]) -> int:
    first = sheet.sentences[sheet.sentence_of(i)].first
    for j in range(i, max(first, i - _FAR) - 1, -1):
        if j in said:
            return -1
        if j == first or sheet.tokens.words[j - 1] in "،,؛":
            return j
    return -1


def idle_cues(sheet: Sheet) -> Iterator[Spot]:
    """Cues in the perfect, outside every statement, that started none."""
    said = said_tokens(sheet)
    cues = sheet.lexicon.entries("cue", Cue)
    lines = creditlines(sheet, 0, len(sheet.tokens))
    said |= {i for line in lines for i in range(line.first, line.last)}
    outer = {(s.sentence, why.partition(":")[2]) for s in sheet.sayings for why in s.why if why.startswith("inside:")}
    for i in live_tokens(sheet):
        if i in said:
            continue
        for hit in hits_of(sheet, i, "cue"):
            if hit.tag.startswith("past") and ":" not in hit.tag and _may_report(sheet, i, hit.last):
                if (sheet.sentence_of(i), cues[hit.index].lemma) in outer:
                    break  # its statement is told by the one inside it
                after = sheet.tokens.words[hit.last] if hit.last < len(sheet.tokens) else ""
                yield Spot(f"{cues[hit.index].lemma} + {'name' if hit.last in sheet.sighting_at else after}", i, hit.last)
                break


def _may_report(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a form is no preposition here, and a name or a way for what is said to open follows."""
    words, classes = sheet.tokens.words, sheet.lexicon
    plain = without_conjunction(words[first])
    if plain in classes.words("adverbial_prepositions") or words[first][0] in "بلكس" or first - 1 in sheet.sighting_at:
        return False
    end = min(sheet.sentences[sheet.sentence_of(first)].last, last + _FAR)
    return last in sheet.sighting_at or any(words[j] in _THAT or words[j] in '":' for j in range(last, end))


def quotations(sheet: Sheet) -> Iterator[Spot]:
    """Long quotations of which no word stands in a statement."""
    said = said_tokens(sheet)
    live = set(live_tokens(sheet))
    for pair in sheet.pairs:
        if pair.closed and pair.close - pair.open > _LONG and pair.open in live and said.isdisjoint(range(pair.open + 1, pair.close)):
            first = sheet.sentences[sheet.sentence_of(pair.open)].first
            before = [sheet.tokens.words[i] for i in range(max(first, pair.open - 5), pair.open) if is_word(sheet.tokens.words[i])]
            yield Spot(" ".join(before[-2:]) or "(begins the sentence)", pair.open, pair.close + 1)


def credits(sheet: Sheet) -> Iterator[Spot]:
    """Credits whose source is no known figure, or whose source neither speaks nor stands in a chain of its sentence."""
    words = sheet.tokens.words
    for n in sheet.live:
        cut = sheet.sentences[n]
        sayings = [s for s in sheet.sayings if s.sentence == n]
        for line in creditlines(sheet, cut.first, cut.last):
            if line.kind == "tail":
                continue
            hit = max(hits_of(sheet, line.first, "credit"), key=lambda h: h.last)
            if not line.figures and not is_word(words[min(hit.last, len(words) - 1)]) and hit.clitics:
                continue  # 'only': 'فحسب، بل'
            if not line.figures:
                yield Spot(f"{phrase(sheet, line.first, hit.last)} + {phrase(sheet, hit.last, hit.last + 2)}", line.first, hit.last + 2)
            elif not any(_credited(sheet, saying, line.figures) for saying in sayings):
                yield Spot(f"{phrase(sheet, line.first, hit.last)} X", line.first, min(line.last, len(words)))


def _credited(sheet: Sheet, saying: Saying, figures: tuple[int, ...]) -> bool:
    return bool(set(figures) & set(saying.speakers)) or any(sheet.figures[f].key in saying.via for f in figures)


def channels(sheet: Sheet) -> Iterator[Spot]:
    """Channels ('in a statement', 'in a tweet') in sentences where no statement has a medium."""
    for n in sheet.live:
        cut = sheet.sentences[n]
        if any(s.medium for s in sheet.sayings if s.sentence == n):
            continue
        for i in range(cut.first + 1, cut.last):
            hit = max(hits_of(sheet, i, "channel"), key=lambda h: h.last, default=None)
            if hit is not None and sheet.tokens.words[i - 1] in _CHANNEL_BEFORE and hit.tag not in ("meeting", "call"):
                yield Spot(phrase(sheet, i - 1, hit.last), i - 1, hit.last)


def speakerless(sheet: Sheet) -> Iterator[Spot]:
    """Statements without a speaker, by cue and the form it stands in."""
    cues = sheet.lexicon.entries("cue", Cue)
    for saying in sheet.sayings:
        if not saying.speakers and saying.cue is not None:
            lemma = cues[saying.cue_entry].lemma if saying.cue_entry >= 0 else "credit"
            yield Spot(f"{lemma} {saying.cue_tag}", saying.cue[0], min(saying.cue[1] + 8, len(sheet.tokens)))


def nominals(sheet: Sheet) -> Iterator[Spot]:
    """The words after the cue of a statement without a speaker: descriptions and names that nothing resolves."""
    for saying in sheet.sayings:
        if saying.speakers or saying.cue is None or saying.first - saying.cue[1] < 1:
            continue
        first = saying.cue[1]
        last = first
        while last < min(saying.first, first + 3) and is_word(sheet.tokens.words[last]) and last not in sheet.sighting_at:
            last += 1
        if last > first and sheet.tokens.words[first] not in _THAT:
            yield Spot(phrase(sheet, first, last), saying.cue[0], min(saying.first + 3, saying.last))


KINDS = (
    Kind("verbs", "verbs before a complementiser that start no statement", "cues.toml", verbs),
    Kind("idle-cues", "cues in the perfect that start no statement, and the word after", "cues.toml, words_speech.toml", idle_cues),
    Kind("quotations", "words before long quotations of which nothing stands in a statement", "cues.toml, reading/uncued.py", quotations),
    Kind("credits", "credits whose source made no chain; X: a source that is known", "credits.toml, offices.toml, named/", credits),
    Kind("channels", "channels in sentences where no statement has a medium", "channels.toml, cues.toml", channels),
    Kind("speakerless", "cues of statements without a speaker", "offices.toml, descriptions.toml, reading/discourse.py", speakerless),
    Kind("nominals", "words after the cue of statements without a speaker", "offices.toml, descriptions.toml, heads.toml", nominals),
)
