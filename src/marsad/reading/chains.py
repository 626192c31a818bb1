"""Through which channel, when, and whose hands the words came.

A channel ('في مؤتمر صحفي'), a time and an outlet named outside what is said belong to the cue beside them. They hold on while the same
speaker goes on ('وأضاف', 'مشددا'); lasting channels also for his sayings before, where nothing else is named.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from marsad.lexicon.actors import Actor
from marsad.lexicon.channels import Channel
from marsad.lexicon.load import Lexicon
from marsad.limits import MAX_CHAIN
from marsad.reading.came_with import came_with
from marsad.reading.chains_outlets import authors, interviewed, outlet, own_outlet
from marsad.reading.credits import CLOSING
from marsad.reading.sheet import Saying, Sheet
from marsad.reading.triggers import among, speech_words
from marsad.record import Medium

_REPORTERS = ("correspondent", "reporter")
_OTHERS = 3  # sayings of others after which a person still speaks through the same outlet
_BEFORE = 12  # tokens before a cue in which it is told that he had said it elsewhere
_NEAR = 3  # sentences over which an omitted subject carries its channel on


def chains(sheet: Sheet) -> list[Saying]:
    """The sayings with medium, time and `via` filled in."""
    channels = sheet.lexicon.entries("channel", Channel)
    lasting = {c.medium for c in channels if c.lasting}
    carrier = {c.medium for c in channels if c.carrier}
    said: set[int] = set()
    said.update(*(range(s.first, s.last) for s in sheet.sayings))
    for saying in sheet.sayings:
        _own(sheet, saying, said, carrier)
    _behind(sheet, said, carrier)
    level = [saying for saying in sheet.sayings if not saying.hung]
    _came_with(sheet, level, said)
    _carry_on(sheet, level, lasting)
    _carry_back(level, lasting)
    _remember(sheet, level)
    _hang(sheet.sayings)
    own = _own_keys(sheet)
    media = {figure.key for figure in sheet.figures if figure.type == "media"}  # they stand nearer to the page than who is quoted
    for saying in sheet.sayings:
        speakers = {sheet.figures[f].key for f in saying.speakers}
        chain = [key for key in dict.fromkeys(saying.via) if key not in speakers and key not in own]
        saying.via = tuple(sorted(chain, key=media.__contains__))[:MAX_CHAIN]
    return sheet.sayings


def _own_keys(sheet: Sheet) -> set[str]:
    """The keys of the outlet of the page itself, of the house that its edition belongs to ('cnn' of 'cnn-arabic'), of its reporters."""
    outlet = sheet.page.document.outlet or own_outlet(sheet)
    if outlet is None:
        return set()
    own = {outlet} | _sites(sheet.lexicon).get(outlet, set())
    houses = {key[:i] for key in own for i, letter in enumerate(key) if letter == "-"}
    return own | houses | {f"{key}-{role}" for key in own | houses for role in _REPORTERS}


@lru_cache(maxsize=2)
def _sites(lexicon: Lexicon) -> dict[str, set[str]]:
    """Other key of an outlet's pages → keys of the outlets."""
    found: dict[str, set[str]] = {}
    for entry in lexicon.entries("actor", Actor):
        for site in entry.sites:
            found.setdefault(site, set()).add(entry.key)
    return found


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
    _by_outlet(sheet, saying, beside, carrier)
    published = sheet.page.document.published
    for moment in sheet.moments:
        if first <= moment.first < last and moment.first not in said and _points(moment.value, published):
            saying.time = moment.value


def _by_outlet(sheet: Sheet, saying: Saying, beside: list[int], carrier: set[Medium]) -> None:
    """An outlet to which it was said ('في مقابلة مع قناة …', 'لصحيفة …') carries the words."""
    written = _written(sheet, saying, beside)
    found = outlet(sheet, beside, written or saying.medium in carrier, saying.speakers)
    if found is None:
        return
    key, published = found
    saying.via = (key, *saying.via)
    if saying.medium in (None, "statement") and not published:
        saying.medium = "statement" if written else "interview"
    saying.why.append("outlet")


def _written(sheet: Sheet, saying: Saying, beside: list[int]) -> bool:
    """Whether it was written for an outlet and not said to it ('كتب X في صحيفة', 'في مقال نشرته')."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    if saying.cue is not None and among(text[saying.cue[0]], words.writing_verbs):
        return True
    near = text[beside[0] : beside[-1] + 1] if beside else []
    return not words.articles.isdisjoint(near) and any(text[i] in words.articles for i in beside)


def _behind(sheet: Sheet, said: set[int], carrier: set[Medium]) -> None:
    """What is told behind the words: '…، وذلك في حديث مع قناة X', and a sentence of its own ('وكان Y يتحدث في مقابلة مع X')."""
    spoken = {saying.sentence: saying for saying in sheet.sayings}
    for n, saying in spoken.items():
        tail = [i for i in range(saying.last, sheet.sentences[n].last) if i not in said]
        if not saying.via and saying.cue is not None and any(h.tag in CLOSING for i in tail[:2] for h in sheet.hits_at.get(i, ())):
            saying.medium = saying.medium or _channel(sheet, tail)
            _by_outlet(sheet, saying, tail, carrier)
    for n in sheet.live:
        before = spoken.get(n - 1)
        if n in spoken or before is None or before.via or not before.speakers:
            continue
        alone = list(range(sheet.sentences[n].first, sheet.sentences[n].last))
        if _channel(sheet, alone) == "interview":
            told = (sheet.sightings[sheet.sighting_at[i]].figures for i in alone if i in sheet.sighting_at)
            if any(set(figures) & set(before.speakers) for figures in told):
                before.medium = before.medium or "interview"
                _by_outlet(sheet, before, alone, carrier)


def _came_with(sheet: Sheet, sayings: list[Saying], said: set[int]) -> None:
    """'This came at a press conference yesterday': a sentence of its own tells the channel and the time of what was said before it."""
    published = sheet.page.document.published
    for n in sheet.live:
        if not came_with(sheet, n):
            continue
        span, before = sheet.sentences[n], [saying for saying in sayings if saying.sentence == n - 1]
        ends = min((s.cue[0] for s in sayings if s.sentence == n and s.cue), default=span.last)
        medium = _channel(sheet, [i for i in range(span.first, ends) if i not in said])
        times = (m.value for m in sheet.moments if span.first <= m.first < ends and _points(m.value, published))
        when = next(times, None)
        for saying in before:
            saying.medium, saying.time = saying.medium or medium, saying.time or (when if medium else None)


def _channel(sheet: Sheet, beside: list[int]) -> Medium | None:
    """The channel named last among tokens, unless it is only an occasion ('عقب لقائه')."""
    if not beside or not sheet.within("channel", beside[0], beside[-1] + 1):
        return None
    found: Medium | None = None
    covered = -1
    for i in beside:
        hits = [h for h in sheet.hits_at.get(i, ()) if h.kind == "channel"]
        if not hits or i < covered:
            continue
        hit = max(hits, key=lambda h: h.last)
        covered = hit.last
        aired = hit.tag == "meeting" and interviewed(sheet, hit)
        if _occasion(sheet, i) or (found and hit.tag == "meeting" and not aired):
            continue
        found = "interview" if aired else hit.tag  # type: ignore[assignment]
    return found


def _occasion(sheet: Sheet, i: int) -> bool:
    """Whether a channel is only when it was said: 'after his speech', 'and before giving his speech'."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    before = text[max(i - 2, 0) : i]
    return any(among(word, words.occasions) for word in before) or any(among(word, words.afterwards) for word in before[-1:])


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


def _carry_on(sheet: Sheet, sayings: list[Saying], lasting: set[Medium]) -> None:
    """What a speaker goes on to say came the same way, until another speaks; a speaker nobody resolves changes nothing."""
    since: Saying | None = None
    before: Saying | None = None
    people = {figure.key for figure in sheet.figures if figure.type == "person"}
    for saying in sayings:
        if not saying.speakers:
            continue
        if before is not None and saying.speakers == before.speakers:
            _carry(saying, before, lasting, people)
        elif since is not None and saying.speakers == since.speakers and not saying.via and saying.medium in (None, since.medium):
            saying.via = since.via if people.isdisjoint(since.via) else ()  # another has only been heard in between
        since, before = before, saying


def _remember(sheet: Sheet, sayings: list[Saying]) -> None:
    """What a person goes on to say where others have been heard since: he speaks through the outlet to which he spoke before, or for
    which he wrote, unless another channel is named, or the report goes back to what he had said elsewhere ('وكان X قد قال')."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    kinds = {figure.key: (figure.type, n) for n, figure in enumerate(sheet.figures)}
    told: dict[int, tuple[tuple[str, ...], Medium | None]] = {f: ((key,), "statement") for f, key in authors(sheet)}
    last: dict[int, int] = {}
    for n, saying in enumerate(sayings):
        if len(saying.speakers) != 1 or sheet.figures[saying.speakers[0]].type != "person":
            continue
        speaker = saying.speakers[0]
        near, last[speaker] = n - last.get(speaker, n) - 1 <= _OTHERS, n
        if "outlet" in saying.why and saying.via:
            heard = [key for key in saying.via if key in kinds and kinds[key][0] != "media"]
            who = kinds[heard[-1]][1] if heard else speaker  # who wrote of what another said
            told[who] = (tuple(key for key in saying.via if key not in heard), saying.medium)
        elif near and not saying.via and speaker in told:
            before = text[sheet.sentences[saying.sentence].first : saying.cue[0]][-_BEFORE:] if saying.cue else []
            elsewhere = any(among(word, words.been) or word in words.relatives for word in before)
            if saying.medium in (None, told[speaker][1]) and not elsewhere:
                saying.via = told[speaker][0]


def _carry(saying: Saying, before: Saying, lasting: set[Medium], people: set[str]) -> None:
    """Fill in what a saying leaves out from the same speaker's last one; named again he still speaks through the same outlet, unless
    another channel is named or it was another person who told his words."""
    near = saying.sentence - before.sentence <= _NEAR
    omitted = "speaker:carried" in saying.why or saying.cue_tag.startswith("part") or saying.sentence == before.sentence
    carried = near and omitted
    same = saying.medium in (None, before.medium) or before.medium is None
    if saying.medium is None and (carried or before.medium in lasting):
        saying.medium = before.medium
    if not saying.via and (carried or (same and not people.intersection(before.via))):
        saying.via = before.via
    if saying.time is None and carried:
        saying.time = before.time


def _carry_back(sayings: list[Saying], lasting: set[Medium]) -> None:
    """The lead says it first, the next sentence says where: a lasting channel holds for the speaker's sayings just before."""
    for saying, after in reversed(list(pairwise(sayings))):
        near = after.sentence - saying.sentence <= 1 and saying.speakers == after.speakers
        if near and saying.medium is None and not saying.via and after.medium in lasting and saying.speakers:
            saying.medium, saying.time = after.medium, saying.time or after.time
