"""How statements came to be: cue, opening, end, speaker, act, target, issue, channel, chain, time."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.lexicon.acts import ActPattern
from marsad.lexicon.cues import Cue
from marsad.reading.credits import creditlines
from marsad.reading.sheet import Saying, Sheet
from marsad.reading.traces import Step, Trace, hits, keys, sentence_span, sightings_of, source_of, span_of, token_span
from marsad.record import Record, Span

_OPENINGS = {
    "that": "a complementiser opens what is said",
    "colon": "a colon opens what is said",
    "quote": "a quotation opens what is said",
    "quote before": "the quotation stands before its cue",
    "preposition": "the preposition of the cue opens what is said",
    "attached": "the preposition of the cue, written with the word, opens what is said",
    "object": "what is said is the object of the cue",
    "contrast": "'but' opens another saying of the same speaker",
    "antecedent": "a relative points back to what is said",
    "credit first": "what is said stands after its credit",
    "credit last": "what is said stands before its credit",
}
_BEFORE = frozenset(("that", "colon", "quote", "preposition", "contrast"))  # the word that opens stands before what is said
_GAP = 3  # marks and words between the end of what is said and what ended it


def statements(sheet: Sheet, record: Record) -> Iterator[Trace]:
    """The traces of the statements of a sheet, in the order of the record."""
    for n, (saying, said) in enumerate(zip(sheet.sayings, record.statements, strict=True)):
        spans = ((said.cue,) if said.cue else ()) + (said.content,)
        trace = Trace(said.id, "statement", f"{said.act}, {said.form}", spans, sentence_span(sheet, saying.first))
        trace.steps += [*_cue(sheet, saying), *_opening(sheet, saying), *_end(sheet, saying), *_speaker(sheet, n)]
        trace.steps += [*_act(sheet, saying), *_targets(sheet, n), *_issues(sheet, saying), *_channel(sheet, saying)]
        trace.steps += [*_chain(sheet, saying), *_time(sheet, saying)]
        yield trace


def _cue(sheet: Sheet, saying: Saying) -> Iterator[Step]:
    if saying.cue is None:
        if "answer" in saying.why:
            yield Step("cue", "answer", note="none: a paragraph behind a question of an interview answers it")
        else:
            yield Step("cue", "orphan", note="none: a sentence that is one quotation goes on what was just said")
        return
    words = (Span(saying.cue_start, saying.cue_end),)
    if saying.cue_entry < 0:
        for hit in hits(sheet, saying.cue[0], saying.cue[0] + 1, "credit"):
            yield Step("cue", "credit", source_of(hit), "a credit reports by itself", words)
            return
        yield Step("cue", saying.why[0] if saying.why else "", words=words)
        return
    entry = sheet.lexicon.entries("cue", Cue)[saying.cue_entry]
    source = next((source_of(h) for h in hits(sheet, *saying.cue, "cue") if h.index == saying.cue_entry), "")
    note = f"form {saying.cue_tag}, act {entry.act}" + (", denied" if saying.negated else "")
    yield Step("cue", f"cue:{entry.lemma}", source, note, words)


def _opening(sheet: Sheet, saying: Saying) -> Iterator[Step]:
    how = next((w.partition(":")[2] for w in saying.why if w.startswith("frame:")), "")
    if not how:
        return
    first = saying.first - 1 if how in _BEFORE and saying.first else saying.first
    words = () if how in ("quote before", "antecedent", "credit first", "credit last") else (token_span(sheet, first, first + 1),)
    yield Step("opening", f"frame:{how}", note=_OPENINGS.get(how, ""), words=words)


def _end(sheet: Sheet, saying: Saying) -> Iterator[Step]:
    last = max(sheet.sentences[sheet.sentence_of(saying.first)].last, saying.last)
    at = saying.last
    while at < last and not sheet.tokens.words[at][0].isalnum() and at - saying.last < _GAP:
        at += 1
    if at >= last or not sheet.tokens.words[at][0].isalnum():
        yield Step("end", "end:sentence", note="what is said runs to the end of its sentence")
    elif saying.form == "direct":
        yield Step("end", "end:quotation", note="what is said ends with its quotation")
    else:
        hit = next((h for kind in ("credit", "cue", "words") for h in hits(sheet, at, at + 1, kind)), None)
        kind = "word" if hit is None or hit.kind == "words" else hit.kind
        source = "" if hit is None else source_of(hit)
        yield Step("end", f"end:{kind}", source, "what is said ends before these words", (token_span(sheet, at, at + 1),))


def _speaker(sheet: Sheet, n: int) -> Iterator[Step]:
    saying = sheet.sayings[n]
    if not saying.speakers:
        yield Step("speaker", "speaker:none", note="nobody named could be told to speak")
        return
    carried = "speaker:carried" in saying.why
    for figure in saying.speakers:
        key = keys(sheet, [figure])
        if carried or saying.cue is None:
            yield Step("speaker", "speaker:carried", note=_carried(sheet, n, figure, key), words=_last_named(sheet, saying, figure))
            continue
        sentence = sheet.sentences[saying.sentence]
        beside = [s for s in sightings_of(sheet, figure, sentence.first, sentence.last) if not saying.first <= s.first < saying.last]
        if not beside:
            yield Step("speaker", "speaker:carried", note=_carried(sheet, n, figure, key), words=_last_named(sheet, saying, figure))
            continue
        after = [s for s in beside if s.first >= saying.cue[1]]
        seen = after[0] if after else beside[-1]
        place = "after" if after else "before"
        yield Step("speaker", f"speaker:{place}", note=f"{key}, who stands {place} the cue ({seen.why})", words=(span_of(seen),))


def _carried(sheet: Sheet, n: int, figure: int, key: str) -> str:
    for m in range(n - 1, -1, -1):
        if figure in sheet.sayings[m].speakers:
            return f"{key}, carried from S{m + 1}"
    return f"{key}, carried from whom the text was speaking of"


def _last_named(sheet: Sheet, saying: Saying, figure: int) -> tuple[Span, ...]:
    at = saying.first if saying.cue is None else saying.cue[0]
    found = sightings_of(sheet, figure, 0, at)
    return (span_of(found[-1]),) if found else ()


def _act(sheet: Sheet, saying: Saying) -> Iterator[Step]:
    rule = next((w for w in reversed(saying.why) if w.startswith("act:")), "")
    if not rule:
        yield Step("act", "act:none", note="state: neither the cue nor the words carry another act")
        return
    if rule == "act:cue":
        yield Step("act", rule, note=f"{saying.act}: the cue carries it", words=(Span(saying.cue_start, saying.cue_end),))
        return
    name = rule.partition(":")[2]
    patterns = sheet.lexicon.entries("act", ActPattern)
    first = saying.first if saying.cue is None else max(saying.cue[1], saying.first - 2)
    hit = next((h for h in hits(sheet, min(first, saying.first), saying.last, "act") if patterns[h.index].id == name), None)
    source, words = ("", ()) if hit is None else (source_of(hit), (span_of(hit),))
    yield Step("act", rule, source, f"{saying.act}: the words of what is said carry it", words)


_TARGET_NOTES = {
    "told": "to whom it is said", "named": "named in what is said", "backed": "whom it backs", "asked": "who ought to",
    "accuser": "whose charge it answers", "demonym": "meant by an adjective in what is said",
    "partner": "the other side of the talk", "facing": "whom the speaker's side faced just before",
    "condition": "the subject of the 'if'", "deed": "whose deed is warned of", "duty": "on whom the duty is",
    "called": "whose that is which is called so", "pressed": "whose pressure or charge is answered",
    "given": "to whom it is given, by an adjective",
    "going on": "at whom the speaker's last words were aimed", "doer": "whose doing it is", "giver": "of whom it is wanted",
    "wanted": "whose act is wanted, by an adjective", "charge": "whose charge it is", "affairs": "whose own affairs these are",
    "concerned": "whom the promise concerns", "culprits": "the group that 'the rebels' means", "this": "whose words or deed 'this' is",
    "friend": "whom the speaker backed just before", "pronoun": "meant by a pronoun before what is said",
}  # fmt: skip


def _targets(sheet: Sheet, n: int) -> Iterator[Step]:
    saying = sheet.sayings[n]
    sentence = sheet.sentences[saying.sentence]
    for figure in saying.target:
        inside = sightings_of(sheet, figure, saying.first, saying.last)
        beside = sightings_of(sheet, figure, sentence.first, sentence.last)
        key = keys(sheet, [figure])
        rule = next((w for w in saying.why if w.startswith("target:")), "target:none")
        note = f"{key}, {_TARGET_NOTES.get(rule.partition(':')[2], 'by no rule')}"
        found = beside if rule == "target:told" else inside or beside
        yield Step("target", rule, note=note, words=tuple(span_of(s) for s in found[:1]))


def _issues(sheet: Sheet, saying: Saying) -> Iterator[Step]:
    sentence = sheet.sentences[saying.sentence]
    for issue in saying.issue:
        found = list(hits(sheet, saying.first, saying.last, "issue", [issue]))
        where = "words of what is said"
        if not found:
            found, where = list(hits(sheet, sentence.first, sentence.last, "issue", [issue])), "words of its sentence"
        if not found:
            where = "no word tells" if issue == "other" else "as the saying before it"
        sources = dict.fromkeys(source_of(h) for h in found)
        words = tuple(dict.fromkeys(span_of(h) for h in found))
        yield Step("issue", f"issue:{issue}", ", ".join(list(sources)[:3]), where, words)


def _channel(sheet: Sheet, saying: Saying) -> Iterator[Step]:
    if saying.medium is None:
        return
    sentence = sheet.sentences[saying.sentence]
    found = [h for h in hits(sheet, sentence.first, sentence.last, "channel", [saying.medium]) if not saying.first <= h.first < saying.last]
    if f"medium:{saying.medium}" in saying.why and found:
        yield Step("medium", f"medium:{saying.medium}", source_of(found[-1]), "named beside the cue", (span_of(found[-1]),))
    elif "outlet" in saying.why:
        yield Step("medium", f"medium:{saying.medium}", note="said to an outlet")
    else:
        yield Step("medium", f"medium:{saying.medium}", note="from the document that speaks, or carried from the saying beside it")


def _chain(sheet: Sheet, saying: Saying) -> Iterator[Step]:
    if not saying.via:
        return
    sentence = sheet.sentences[saying.sentence]
    for rule in saying.why:
        if rule.startswith("inside:"):
            yield Step("chain", rule, note="stands inside what another says: " + " < ".join(saying.via))
            return
    lines = [c for c in creditlines(sheet, sentence.first, sentence.last) if keys(sheet, c.figures) in saying.via]
    if lines and "credit" in saying.why:
        hit = next((h for h in hits(sheet, lines[0].first, lines[0].last, "credit")), None)
        source = "" if hit is None else source_of(hit)
        yield Step("chain", "credit", source, " < ".join(saying.via), (token_span(sheet, lines[0].first, lines[0].last),))
        return
    named = [s for s in sheet.sightings if sentence.first <= s.first < sentence.last and keys(sheet, s.figures) in saying.via]
    note = " < ".join(saying.via) + ("" if named else ", carried from the saying beside it")
    yield Step("chain", "outlet" if "outlet" in saying.why else "chain", note=note, words=tuple(span_of(s) for s in named[:1]))


def _time(sheet: Sheet, saying: Saying) -> Iterator[Step]:
    if saying.time is None:
        return
    sentence = sheet.sentences[saying.sentence]
    found = [m for m in sheet.moments if m.value == saying.time and sentence.first <= m.first < sentence.last]
    note = f"{saying.time}, named beside the cue" if found else f"{saying.time}, carried from the saying beside it"
    rule = f"time:{found[-1].why}" if found else "time:carried"
    yield Step("time", rule, note=note, words=tuple(Span(m.start, m.end) for m in found[-1:]))
