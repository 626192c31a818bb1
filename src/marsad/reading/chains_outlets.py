"""To which outlet something was said, or which made it public: by its name, or by its noun where it was named before."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.arabic.clitics import ARTICLE, TO, bare
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import without_conjunction
from marsad.lexicon.match import Hit
from marsad.reading.sheet import Sheet, Sighting
from marsad.reading.triggers import among, speech_words

_RECEIVED = 4  # tokens before an outlet in which it is told that it received a copy
_CREDIT = 4  # tokens of a credit
_AIRED = 5  # tokens behind a meeting in which the outlet is named that it was with
_CARRIERS = frozenset(("media", "organisation"))


def outlet(sheet: Sheet, beside: list[int], told: bool, speakers: tuple[int, ...]) -> tuple[str, bool] | None:
    """The key of the first outlet among tokens that carries the words, and whether it published them or is only credited; or None.

    told: a channel beside them tells that an outlet named there carries them; speakers: figures that are not carriers.
    """
    words, first = speech_words(sheet.lexicon), beside[0] if beside else 0
    covered = sheet.sighting_at
    for i in beside if told else [i for i in beside if i in covered]:
        n = covered.get(i)
        if n is None:
            if (key := _by_noun(sheet, i)) is not None:
                return key, False
            continue
        seen = sheet.sightings[n]
        if seen.first != i:
            continue
        figure = sheet.figures[seen.figures[0]]
        if figure.type not in _CARRIERS or _dateline(sheet, seen, first):
            continue
        received = words.received & set(sheet.tokens.words[max(seen.first - _RECEIVED, first) : seen.first])
        spoken_to = (seen.clitics[-1:] == TO or told or _headed(sheet, seen)) and not received
        tweeted = any(h.kind == "channel" for h in sheet.hits_at.get(i, ()))
        published = not seen.clitics and _published(sheet, seen.whole_first, first)
        spoken_to = published or (spoken_to and figure.type == "media")
        if spoken_to and not tweeted and not set(seen.figures) & set(speakers):
            return figure.key, published or _credited(sheet, seen.whole_first)
    return None


def _headed(sheet: Sheet, seen: Sighting) -> bool:
    """Whether the noun of an outlet with ل stands before its name, which has it not ('قال X لقناة الجزيرة', 'لشبكة "X"')."""
    at, text, end = seen.whole_first - 1, sheet.tokens.words, max(seen.last, seen.whole_last)
    at -= at > 0 and text[at] == QUOTE
    n = sheet.sighting_at.get(end + (end < len(text) and text[end] == QUOTE))
    if n is not None and sheet.sightings[n].named and sheet.figures[sheet.sightings[n].figures[0]].type == "person":
        return False  # 'محلل لصحيفة "X" Y', which is his own
    return at >= 0 and text[at][:1] == TO and text[at][1:] in sheet.lexicon.words("outlet-heads")


def _dateline(sheet: Sheet, seen: Sighting, first: int) -> bool:
    """Whether an outlet stands in a dateline at the beginning of its sentence ('روما - أ.ف.ب: أعلن'), so that nothing is said to it."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    closes = seen.last < len(text) and text[seen.last] == ":" and not seen.clitics
    return closes and not any(among(word, words.adverbial) for word in text[first : seen.first])


def own_outlet(sheet: Sheet) -> str | None:
    """The key of the outlet whose page this must be, where nothing else tells: one to which somebody speaks by its bare name, as its own
    pages have it ('قال X للجزيرة نت إن'), or by what it calls itself ('لجريدة هسبريس'); None for none."""
    words, lists = sheet.tokens.words, sheet.lexicon.words
    for seen in sheet.sightings:
        if not seen.named or sheet.figures[seen.figures[0]].type != "media":
            continue
        word = words[seen.last - 1]
        word = _bare_dative(word) if word[:2] == TO * 2 else bare(word[len(seen.clitics) * (seen.last == seen.first + 1) :])
        if word not in lists("own_outlets"):
            continue
        before = words[seen.first - 1] if seen.first else ""
        headed = bare(words[seen.first][len(seen.clitics) :]) in lists("outlet-heads") or words[seen.first][:1] != TO
        if (seen.clitics == TO and not headed) or (before[:1] == TO and before[1:] in lists("own_heads")):
            return sheet.figures[seen.figures[0]].key
    return None


def authors(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """The persons of whom a sentence tells that an outlet published what they wrote, with its key ('نشرت X مقالا للكاتب Y')."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    if words.articles.isdisjoint(text):
        return
    for n in sheet.live:
        cut = sheet.sentences[n]
        here = text[cut.first : cut.last]
        if words.articles.isdisjoint(here) or words.publishing.isdisjoint(without_conjunction(word) for word in here):
            continue
        seen = [s for s in sheet.sightings if cut.first <= s.first < cut.last and s.named]
        outlets = {s.figures[0] for s in seen if sheet.figures[s.figures[0]].type == "media"}
        for one in seen:
            head = _bare_dative(text[one.whole_first - 1]) if one.whole_first == one.first else _bare_dative(text[one.whole_first])
            wrote = one.clitics == TO or head in words.writers
            if len(outlets) == 1 and wrote and sheet.figures[one.figures[0]].type == "person":
                yield one.figures[0], sheet.figures[next(iter(outlets))].key


def interviewed(sheet: Sheet, hit: Hit) -> bool:
    """Whether a meeting is one with an outlet ('في لقاء مع قناة X', 'خلال لقاء بثته قناة X'), and so an interview."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    if text[hit.first] not in sheet.lexicon.words("interview_alikes"):
        return False
    for i in range(hit.last, min(hit.last + _AIRED, len(text))):
        n = sheet.sighting_at.get(i)
        if not text[i][0].isalpha() or text[i] in words.that or text[i] in words.relatives or text[i] == TO:
            return False
        if n is not None:
            seen = sheet.sightings[n]
            return seen.named and seen.clitics != TO and all(sheet.figures[f].type == "media" for f in seen.figures)
    return False


def _bare_dative(word: str) -> str:
    """A noun without ل, or with ل and the article ('للكاتب')."""
    return word[2:] if word[:2] == TO * 2 else bare(word)


def _credited(sheet: Sheet, name: int) -> bool:
    """Whether a credit stands right before a name ('وفقا لوكالة X'): nothing was said to it."""
    near = range(max(0, name - _CREDIT), name)
    return any(h.kind == "credit" and h.last == name for i in near for h in sheet.hits_at.get(i, ()))


def _published(sheet: Sheet, name: int, first: int) -> bool:
    """Whether a word of publishing stands right before a name, or before the noun of its kind ('نشرتها البعثة', 'بثته قناة X')."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    near = text[name - 1] if name > first else ""
    head = near in words.collective or near in words.fillers
    return near in words.publishing or (head and name - 1 > first and text[name - 2] in words.publishing)


def _by_noun(sheet: Sheet, token: int) -> str | None:
    """The outlet named last before a token that stands for it by its noun ('في مقابلة مع الصحيفة', 'للقناة'); None for none."""
    words, word = speech_words(sheet.lexicon), sheet.tokens.words[token]
    given = word[:2] == TO * 2
    noun = word[2:] if given else bare(word)
    heads = sheet.lexicon.words("outlet-heads")
    if noun not in heads or not (given or (word.startswith(ARTICLE) and among(sheet.tokens.words[token - 1], words.adverbial))):
        return None
    named = (s for s in reversed(sheet.sightings) if s.first < token and sheet.figures[s.figures[0]].type == "media")
    return next((sheet.figures[s.figures[0]].key for s in named), None)
