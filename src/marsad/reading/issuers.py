"""Whose a document is that speaks ('وقال التقرير إن'), by where the report told of it before."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.arabic.clitics import AND, ARTICLE, BY, FEMININE_VERB, MANNER, PRONOUNS, TO, bare
from marsad.arabic.quotation import QUOTE
from marsad.arabic.words import HIS, definite, governed_definite, without_conjunction
from marsad.reading.clauses import joined
from marsad.reading.frame_parts import Places
from marsad.reading.sheet import Sheet
from marsad.reading.subjects_checks import governed
from marsad.reading.triggers import speech_words

_ISSUERS = frozenset(("organisation", "state", "media"))
_WRITERS = _ISSUERS | {"person"}
_PRONOUNS = frozenset((*PRONOUNS, HIS))
_OF_THEIRS = frozenset(TO + pronoun for pronoun in _PRONOUNS)  # 'a report of theirs'
_ATTACHED = (BY, TO, AND)
_LEAST = 4  # letters of a noun that a pronoun is attached to
_REACH = 250  # tokens back in which a document is looked for
_NEXT = 4  # tokens behind a document within which its issuer is named ('تقرير أصدرته منظمة …')
_FAR = 10  # the same with a word of issuing between them


def issuer_before(sheet: Sheet, places: Places, token: int) -> tuple[int, ...]:
    """The issuer of the document whose noun stands at a token: named behind the same noun before, or the subject of its sentence; ()
    where the report tells of none."""
    told = introduced(sheet, places, token)
    if told:
        return told
    at, text = next(_mentions(sheet, token), -1), sheet.tokens.words
    if at >= 0 and _own(text[at], bare(text[token])):
        return _subject(sheet, places, at, _WRITERS)
    return _behind(sheet, places, at) or _subject(sheet, places, at) if at >= 0 else ()


def introduced(sheet: Sheet, places: Places, token: int) -> tuple[int, ...]:
    """The issuer with whom the report last told of the document whose noun stands at a token: named behind it, or the subject of the
    sentence in which it is a new one ('أصدرت الوزارة بيانا … وأكد البيان أن'); () where it told of none."""
    text = sheet.tokens.words
    for at in _mentions(sheet, token):
        known = definite(text[at]) > 0 or governed_definite(text[at])
        own = not known and (_own(text[at], bare(text[token])) or text[at + 1] in _OF_THEIRS)
        told = () if own else _behind(sheet, places, at)
        if told := told or (() if known else _subject(sheet, places, at, _WRITERS if own else _ISSUERS)):
            return told
        if not known:
            return ()
    return ()


def _mentions(sheet: Sheet, token: int) -> Iterator[int]:
    """The tokens before one at which the noun of its document stands, the last first."""
    text, noun = sheet.tokens.words, bare(sheet.tokens.words[token])
    for at in range(token - 1, max(0, token - _REACH), -1):
        plain = noun in text[at] and noun in (_document(text[at]), text[at][1:] if text[at][0] in (BY, TO) else "")
        if plain or (len(noun) >= _LEAST and noun[:-1] in text[at] and _own(text[at], noun)):
            yield at


def _own(word: str, noun: str) -> bool:
    """Whether a word is a noun with a pronoun attached ('تقريرها', 'في دراسته')."""
    word = word[1:] if word[0] in _ATTACHED and not word.startswith(noun[:1]) else word
    stem = noun[:-1] + FEMININE_VERB[0] if noun.endswith(HIS) else noun
    return word.startswith(stem) and word[len(stem) :] in _PRONOUNS


def owner_of(sheet: Sheet, places: Places, token: int) -> tuple[int, ...]:
    """Whose work it is that a noun tells of ('دراسة لمؤسسة X', 'توقعات X', 'القرار', 'وكان بيان للوزارة قد'): named behind it, or
    where it was told of before."""
    words, noun = speech_words(sheet.lexicon), sheet.tokens.words[token]
    if bare(noun) not in words.works and noun not in words.documents:
        return ()
    if (told := _behind(sheet, places, token)) or not noun.startswith(ARTICLE):
        return told
    return issuer_before(sheet, places, token)


def issuer_here(sheet: Sheet, places: Places, token: int) -> tuple[int, ...]:
    """The body whose document the words at a token are in, where its sentence begins with it ('أصدر الجيش بيانا جاء فيه'); or ()."""
    return _subject(sheet, places, token) if sheet.tokens.words[token] in speech_words(sheet.lexicon).resumptive else ()


def placed_in(sheet: Sheet, places: Places, token: int) -> tuple[int, ...]:
    """The outlet in which the document at a token stands ('مقال في صحيفة X', 'تقرير بالمجلة X'); () where none is named right behind."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    for i in range(token + 1, min(token + 1 + _NEXT, len(text))):
        n = places.sightings.get(i)
        if n is not None and i > token + 1:
            seen = sheet.sightings[n]
            return seen.figures if all(sheet.figures[f].type == "media" for f in seen.figures) else ()
        head = text[i] in sheet.lexicon.words("outlet-heads") or bare(_document(text[i])) in sheet.lexicon.words("outlet-heads")
        communique = bare(text[token]) in sheet.lexicon.words("communiques")
        head = head or (communique and text[i][0] == TO and text[i][1:] in sheet.lexicon.words("outlet-heads"))
        if not (head or text[i] in words.within or text[i] == QUOTE):
            return ()
    return ()


def _document(word: str) -> str:
    """The bare noun of a word: without conjunction, preposition, article and the ending of the accusative."""
    word = without_conjunction(word)
    word = ARTICLE + word[2:] if word[:2] == TO * 2 else word
    word = word[1:] if word[:1] in (BY, TO) and word[1:3] == ARTICLE else word
    word = bare(word)
    return word[:-1] if word.endswith(MANNER[1]) else word


def _behind(sheet: Sheet, places: Places, at: int) -> tuple[int, ...]:
    """Who is named behind a document: annexed to it, with ل, or with a word of issuing, which may stand farther off."""
    words, text = speech_words(sheet.lexicon), sheet.tokens.words
    for i in range(at + 1, min(at + 1 + _FAR, len(text))):
        n = places.sightings.get(i)
        near, issued = i - at <= _NEXT, not words.issuing.isdisjoint(text[max(at + 1, i - _NEXT) : i])
        if n is not None and (near or issued):
            seen = sheet.sightings[n]
            told = (i == at + 1 and not definite(text[at])) or seen.clitics == TO or issued
            right = i == at + 1 or not words.issuing.isdisjoint(text[i - 2 : i])  # and not the office of a person
            acting = all(sheet.figures[f].type in (_WRITERS if right else _ISSUERS) for f in seen.figures)
            return joined(sheet, places, n) if told and acting else ()
        if not (text[i][0].isalnum() or text[i] == QUOTE) or text[i] in words.that:
            return ()
    return ()


def _subject(sheet: Sheet, places: Places, at: int, kinds: frozenset[str] = _ISSUERS) -> tuple[int, ...]:
    """The first body of the sentence of a document that nothing governs: it issued it ('أصدرت الوزارة بيانا'); a person too, of kinds
    that may have one of their own."""
    words = speech_words(sheet.lexicon)
    n = places.ends.get(at - 1) if sheet.tokens.words[at - 1] in words.within else None
    if n is not None and not governed(sheet, words, sheet.sightings[n]):  # 'the army said in a statement'
        return sheet.sightings[n].figures if all(sheet.figures[f].type in kinds for f in sheet.sightings[n].figures) else ()
    for i in range(sheet.sentences[sheet.sentence_of(at)].first, at):
        n = places.sightings.get(i)
        if n is not None and not governed(sheet, words, sheet.sightings[n]):
            figures = sheet.sightings[n].figures
            return figures if all(sheet.figures[f].type in kinds for f in figures) else ()
    return ()
