"""Through which channel, when, and whose hands the words came.

A channel ('في مؤتمر صحفي'), a time and an outlet named outside what is said belong to the cue beside them. They hold on while the same
speaker goes on ('وأضاف', 'مشددا'); lasting channels also for his sayings before, where nothing else is named.
"""

from __future__ import annotations

from itertools import pairwise

from marsad.lexicon.channels import Channel
from marsad.limits import MAX_CHAIN
from marsad.reading.sheet import Saying, Sheet
from marsad.reading.triggers import among, speech_words
from marsad.record import Medium

_RECEIVED = 4  # tokens before an outlet in which it is told that it received a copy
_NEAR = 3  # sentences over which an omitted subject carries its channel on


def chains(sheet: Sheet) -> list[Saying]:
    """The sayings with medium, time and `via` filled in."""
    channels = sheet.lexicon.entries("channel", Channel)
    lasting = {c.medium for c in channels if c.lasting}
    carrier = {c.medium for c in channels if c.carrier}
    said = {i for s in sheet.sayings for i in range(s.first, s.last)}
    for saying in sheet.sayings:
        _own(sheet, saying, said, carrier)
    level = [saying for saying in sheet.sayings if not saying.hung]
    _carry_on(level, lasting)
    _carry_back(level, lasting)
    _hang(sheet.sayings)
    for saying in sheet.sayings:
        speakers = {sheet.figures[f].key for f in saying.speakers}
        saying.via = tuple(key for key in dict.fromkeys(saying.via) if key not in speakers and not _printed_by(sheet, key))[:MAX_CHAIN]
    return sheet.sayings


def _printed_by(sheet: Sheet, key: str) -> bool:
    """Whether a carrier is the outlet of the page itself, or the house that its edition belongs to ('cnn' of 'cnn-arabic')."""
    return f"{sheet.page.document.outlet}-".startswith(f"{key}-")


def _own(sheet: Sheet, saying: Saying, said: set[int], carrier: set[Medium]) -> None:
    """What the words beside the cue tell: channel, time, outlet."""
    if saying.cue is None:
        return
    first = sheet.sentences[saying.sentence].first
    last = max(saying.first, saying.cue[1])
    beside = [i for i in range(first, last) if i not in said]
    named = _channel(sheet, beside)
    if named is not None:
        saying.medium = named
        saying.why.append(f"medium:{named}")
    _outlet(sheet, saying, beside, carrier)
    published = sheet.page.document.published
    for moment in sheet.moments:
        if first <= moment.first < last and moment.first not in said and _points(moment.value, published):
            saying.time = moment.value


def _channel(sheet: Sheet, beside: list[int]) -> Medium | None:
    """The channel named last among tokens, unless it is only an occasion ('عقب لقائه')."""
    found: Medium | None = None
    covered = -1
    for i in beside:
        hits = [h for h in sheet.hits_at.get(i, ()) if h.kind == "channel"]
        if not hits or i < covered:
            continue
        hit = max(hits, key=lambda h: h.last)
        covered = hit.last
        if _occasion(sheet, i) or (found and hit.tag == "meeting"):
            continue
        found = hit.tag  # type: ignore[assignment]
    return found


def _occasion(sheet: Sheet, i: int) -> bool:
    """Whether a channel is only when it was said: 'after his speech', 'and before giving his speech'."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    before = text[max(i - 2, 0) : i]
    return any(among(word, words.occasions) for word in before) or any(among(word, words.afterwards) for word in before[-1:])


def _outlet(sheet: Sheet, saying: Saying, beside: list[int], carrier: set[Medium]) -> None:
    """An outlet to which it was said ('في مقابلة مع قناة …', 'لصحيفة …') carries the words."""
    words, first = speech_words(sheet.lexicon), sheet.sentences[saying.sentence].first
    for i in beside:
        n = sheet.sighting_at.get(i)
        if n is None or sheet.sightings[n].first != i:
            continue
        seen = sheet.sightings[n]
        figure = sheet.figures[seen.figures[0]]
        received = words.received & set(sheet.tokens.words[max(seen.first - _RECEIVED, first) : seen.first])
        spoken_to = (bool(seen.clitics) or saying.medium in carrier) and not received
        tweeted = any(h.kind == "channel" for h in sheet.hits_at.get(i, ()))
        if figure.type == "media" and spoken_to and not tweeted and not set(seen.figures) & set(saying.speakers):
            saying.via = (figure.key, *saying.via)
            if saying.medium in (None, "statement"):
                saying.medium = "interview"
            saying.why.append("outlet")
            return


def _points(value: str, published: str | None) -> bool:
    """Whether a value may be the time of a saying: a day, or a vague past, not after publication."""
    if value.startswith("P") and value != "PAST_REF":
        return False
    return value == "PAST_REF" or (len(value) >= 10 and "/" not in value and (published is None or value[:10] <= published))


def _hang(sayings: list[Saying]) -> None:
    """What stands in a relative clause of another's words came by his hands."""
    outer: Saying | None = None
    for saying in sayings:
        if not saying.hung:
            outer = saying
        elif outer is not None:
            saying.via = (*saying.via, *outer.via)


def _carry_on(sayings: list[Saying], lasting: set[Medium]) -> None:
    """What a speaker goes on to say came the same way, until another speaks; a speaker nobody resolves changes nothing."""
    before: Saying | None = None
    for saying in sayings:
        if not saying.speakers:
            continue
        if before is not None and saying.speakers == before.speakers:
            _carry(saying, before, lasting)
        before = saying


def _carry(saying: Saying, before: Saying, lasting: set[Medium]) -> None:
    near = saying.sentence - before.sentence <= _NEAR
    omitted = "speaker:carried" in saying.why or saying.cue_tag.startswith("part") or saying.sentence == before.sentence
    carried = near and omitted
    if saying.medium is None and (carried or before.medium in lasting):
        saying.medium = before.medium
    if not saying.via and (carried or saying.medium == before.medium is not None):
        saying.via = before.via
    if saying.time is None and carried:
        saying.time = before.time


def _carry_back(sayings: list[Saying], lasting: set[Medium]) -> None:
    """The lead says it first, the next sentence says where: a lasting channel holds for the speaker's sayings just before."""
    for saying, after in reversed(list(pairwise(sayings))):
        near = after.sentence - saying.sentence <= 1 and saying.speakers == after.speakers
        if near and saying.medium is None and not saying.via and after.medium in lasting and saying.speakers:
            saying.medium, saying.time = after.medium, saying.time or after.time
            if after.medium == "interview":
                saying.via = after.via
