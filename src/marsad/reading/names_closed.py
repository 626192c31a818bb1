"""Names that marks close on both sides behind a title of whoever speaks: 'قال وزير الري، X Y، إن …'.

Nothing else stands there but an aside, so that common words may be of the name where one of it is a given name.
"""

from __future__ import annotations

from marsad.arabic.clitics import ADJECTIVES, AND, ARTICLE, BY, COMMAS, PRONOUNS, TO
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import ALIF, GOD
from marsad.reading.names_inflected import inflected
from marsad.reading.names_run import skip_honorifics
from marsad.reading.names_view import View
from marsad.reading.triggers import among, speech_words

_MOST = 5  # words of a name, particles counted
_LEAST = 3  # letters of a word that shows a name
_RANKS = 2  # definite words of a rank before it
_SENSES = frozenset(("moment", "office", "head", "credit", "channel"))
_CLOSING = frozenset((":", QUOTE, "(", "-", ".", *COMMAS))


def between_marks(view: View, at: int) -> tuple[int, int] | None:
    """The first and the last token of the name that begins behind a comma, a rank before it skipped; None where none stands there."""
    first = _past_rank(view, skip_honorifics(view, at))
    last, that = first, speech_words(view.sheet.lexicon).that
    while last < len(view.words) and last - first <= _MOST and view.words[last].isalpha() and view.words[last] not in that:
        if last in view.taken or last in view.sheet.tokens.breaks or not (_of_name(view, last) or _family(view, first, last)):
            return None
        last += 1
    closed = last < len(view.words) and (view.words[last] in _CLOSING or view.words[last] in that)
    if not closed or not 1 < last - first <= _MOST:
        return None
    titled = first > at and not _led(view, first) and not view.words[first].startswith(ARTICLE)  # a rank, and 'فضل' + a name
    return (first, last) if (titled or _begins(view, first)) and _goes_on(view, first, last, titled and last == first + 2) else None


def _family(view: View, first: int, at: int) -> bool:
    """Whether a definite word that a mark closes is the family's name behind a given one ('أشرف العربي،')."""
    ended = at == first + 1 and view.words[at].startswith(ARTICLE) and view.words[at + 1 : at + 2] != []
    return ended and view.words[first] in view.given and view.words[at + 1] in _CLOSING


def _past_rank(view: View, at: int) -> int:
    """The token after the definite words of a rank ('الليفتنانت البحري'), behind which two words follow."""
    end = at
    while end - at < _RANKS and end + 2 < len(view.words) and view.words[end].startswith(ARTICLE):
        if view.words[end] in view.given or end in view.taken or not _of_name(view, end) or view.words[end + 1] in _CLOSING:
            break
        end += 1
    return end if view.words[end + 1 : end + 2] and view.words[end + 1].isalpha() else at


def _of_name(view: View, at: int) -> bool:
    """Whether a word may be of a name: a given one, or no word of grammar, time or office, and no verb."""
    word, words = view.words[at], speech_words(view.sheet.lexicon)
    if word in view.given:
        return True
    grammar = among(word, words.adverbial) or word in words.relatives or word in words.pronominal or word in words.negators
    if grammar or word in words.fillers or word in words.verbal_nouns:
        return False
    hits = [hit for hit in view.sheet.hits_at.get(at, ()) if not hit.clitics]
    verb = any(hit.kind in ("cue", "deed") and hit.tag.startswith(("past", "pres", "part")) for hit in hits)
    return not verb and _SENSES.isdisjoint(hit.kind for hit in hits)


def _begins(view: View, at: int) -> bool:
    """Whether a name begins at a token: a given name or a rare word; a common one where a given name follows."""
    word = view.words[at]
    if view.mark(at, "name-starters") > 0 or (word in view.given and word not in view.frequent):
        return True
    plain = not word.endswith(PRONOUNS) and not word.startswith(ARTICLE) and word not in view.frequent
    if not plain or _led(view, at) or at in view.adjectives or inflected(view, at):
        return False
    words, after = speech_words(view.sheet.lexicon), view.words[at + 1]
    object_ = word.endswith(ALIF) and word[:-1] in view.common
    kin = word in words.speaking_nouns or word in words.collective or word in view.sheet.lexicon.words("personal_titles")
    return word not in view.common or (not (object_ or kin) and (after in view.given or after not in view.common))


def _led(view: View, at: int) -> bool:
    """Whether a preposition or 'and' is written to a word."""
    word = view.words[at]
    return word[0] in BY + TO + AND and (word[1:] in view.common or word[1:] in view.given or word[1:].startswith((ARTICLE, TO)))


def _goes_on(view: View, first: int, last: int, titled: bool) -> bool:
    """Whether the words of a name go on as one, and one of them, or a title before them, shows that it is one."""
    words = view.words
    shown = titled or any(word in view.given or (word not in view.common and len(word) >= _LEAST) for word in words[first:last])
    for i in range(first + 1, last):
        word, led = words[i], view.mark(i - 1, "name-starters") == i
        if word in view.given or led:
            continue
        definite = word.startswith(ARTICLE)
        if definite and i < last - 1 and word != GOD:
            return False
        nisba = i in view.adjectives or (definite and word.endswith(ADJECTIVES) and word in view.common)
        plain = not definite and (word in view.frequent or i in view.adjectives)
        if plain or (nisba and not titled and words[first] not in view.given):
            return False
        if word[0] in BY + TO + AND and (word[1:] in view.common or word[1:].startswith(ARTICLE)):
            return False
    return shown
