"""Bodies called by common words: 'وزارة' + a definite noun, 'الهيئة' + an adjective + what it is for, 'جامعة' + a city.

What is a name here is told by its shape alone: a head, then a definite noun (one noun in construct may go before it) with
its adjectives, or an adjective of rank and a purpose with ل. A head with any other words is nobody's name.
"""

from __future__ import annotations

from marsad.arabic.clitics import AND, ARTICLE, FEMININE, FULL_NISBAS, NOMINATIVE, PAIR, PRONOUNS, TA_MARBUTA, TO, YEH, bare
from marsad.arabic.quotation import QUOTE
from marsad.arabic.romanise import romanise
from marsad.lexicon.heads import Head
from marsad.lexicon.match import Hit
from marsad.reading.names_actors import best_hit
from marsad.reading.names_view import View
from marsad.reading.sheet import Figure, Sighting

PARTY = "worded-party"  # the head that may be called by another ('حزب' + 'المؤتمر الوطني')
MAX_QUOTED = 4  # words beyond the end of a name in which its quotation marks may close
MIN_DEFINITE = 5  # letters of a definite noun, the article counted
MIN_NOUN = 3  # letters of a noun without the article
MAX_ADJECTIVES = 3  # after the noun that a body is called by


def worded(view: View, hit: Hit, head: Head) -> Sighting | None:
    """The body that a head and the common words after it name."""
    if hit.last in view.sheet.tokens.breaks:
        return None
    end = _definite(view, hit, head) if hit.tag == "the" else _annexed(view, hit, head)
    if end < hit.last + head.least or any(i in view.taken for i in range(hit.first, end)):
        return None
    known = best_hit(view, hit.first)
    if (known is not None and known.last - known.first > 1 and not _another(view, head, known, end)) or _cut_off(view, hit.first, end):
        return None
    return _sighting(view, hit, head, end)


def _another(view: View, head: Head, known: Hit, end: int) -> bool:
    """Whether a party's name is longer than a listed one by an adjective that is no demonym: then it is another party."""
    return head.id == PARTY and known.last < end and not any(i in view.adjectives for i in range(known.last, end))


def _cut_off(view: View, first: int, end: int) -> bool:
    """Whether quotation marks open right before a name and close beyond its end: then they hold the whole of it."""
    if first == 0 or view.words[first - 1] != QUOTE or view.words[end : end + 1] == [QUOTE]:
        return False
    return QUOTE in view.words[end + 1 : end + MAX_QUOTED]


def called_after(view: View, hit: Hit, head: Head) -> Sighting | None:
    """A head with somebody listed that it is called after ('مطار' + a city), one adjective after it allowed."""
    name = best_hit(view, hit.last)
    if name is None or name.clitics or view.entries[name.index].type not in head.listed or hit.last in view.sheet.tokens.breaks:
        return None
    if name.tag == "national" or any(i in view.taken for i in range(hit.first, name.last)):
        return None
    end = name.last
    if _open(view, end) and end not in view.adjectives and _adjective(view, end):
        end += 1
    return _sighting(view, hit, head, end)


def _sighting(view: View, hit: Hit, head: Head, end: int) -> Sighting:
    tokens = view.sheet.tokens
    words = list(view.words[hit.first : end])
    cut = words[0][len(hit.clitics) :]
    shortened = hit.clitics.endswith(TO) and hit.tag == "the" and not cut.startswith(ARTICLE)  # ل + ال is written لل
    words[0] = ARTICLE + cut[1:] if shortened else cut
    slug = romanise([word for word in words if word[0].isalpha()])
    name = (ARTICLE[0] if shortened else "") + tokens.text[hit.start : tokens.ends[end - 1]]
    english = head.english.replace("{name}", slug.replace("-", " ").title())
    side = next((view.entries[view.adjectives[i].index] for i in range(hit.last, end) if i in view.adjectives), None)
    owner = None if side is None or head.type != "organisation" else side.side or side.key
    figure = view.figure(Figure(slug, head.type, name, english, owner, gender=head.gender))
    return Sighting(hit.first, end, hit.start, tokens.ends[end - 1], (figure,), True, hit.clitics, why=f"head:{head.id}")


def _open(view: View, at: int) -> bool:
    """Whether a word may still belong to the name: on the same line, a word, nobody's."""
    return at < len(view.words) and at not in view.sheet.tokens.breaks and view.words[at][0].isalpha() and at not in view.taken


def _adjective(view: View, at: int) -> bool:
    """A definite adjective that bodies are called by: a demonym, a nisba, or one of rank ('العليا')."""
    word = view.words[at]
    if not _open(view, at) or not word.startswith(ARTICLE) or len(word) < MIN_DEFINITE or word in view.passing:
        return False
    return at in view.adjectives or word.endswith(FULL_NISBAS) or word in view.ranks


def _adjectives(view: View, at: int, most: int = MAX_ADJECTIVES) -> int:
    end = at
    while end - at < most and end < len(view.words) and _adjective(view, end):
        adjective = view.adjectives.get(end)
        if adjective is not None and adjective.clitics:
            break
        end += 1
    return end


def _definite(view: View, hit: Hit, head: Head) -> int:
    """The end of a definite head's adjectives and of what it is for; -1 where they make no name."""
    end = _adjectives(view, hit.last)
    if end == hit.last:
        return -1
    purpose = _purpose(view, end)
    if purpose > end:
        return _adjectives(view, purpose, 1)
    return end if head.plain and _plain(view, hit.last, end) else -1


def _plain(view: View, at: int, end: int) -> bool:
    """Whether adjectives alone name a body: one that is no demonym and no mere rank."""
    return any(i not in view.adjectives and view.words[i] not in view.ranks for i in range(at, end))


def _purpose(view: View, at: int) -> int:
    """The end of what a body is for: 'للنفط', 'لحقوق الإنسان', 'لمكافحة الإرهاب والتطرف'; `at` where nothing is."""
    if not _open(view, at) or not view.words[at].startswith(TO) or _head(view, at):
        return at
    named = best_hit(view, at)
    if named is not None:
        return named.last if view.entries[named.index].type == "place" else at
    word = view.words[at][1:]
    if word.endswith(FEMININE) and not view.sheet.tokens.surface(at, at + 1).endswith(TA_MARBUTA):
        return at  # 'for his …'
    if word.startswith(TO):
        end = at + 1 if len(word) >= MIN_DEFINITE - 1 and not word.endswith(PRONOUNS) else at
        if end > at and view.mark(end, "purpose-links") > 0 and _open(view, end + 1) and _noun(view, end + 1):
            end += 2
    else:
        noun = at not in view.heads and len(word) >= MIN_NOUN and word[0] != YEH and not word.endswith(PRONOUNS) and _open(view, at + 1)
        end = _object(view, at + 1) if noun else at
    return _joined(view, end) if end > at else at


def _object(view: View, at: int) -> int:
    """The end of what a body frees, guards or watches: a definite noun, people of one trade, a place; the token before where nothing is."""
    if _construct(view, at) and _open(view, at + 1) and _construct(view, at + 1) and _open(view, at + 2) and _noun(view, at + 2):
        return at + 3  # 'وقف إطلاق النار'
    if _noun(view, at) or (at in view.offices and view.words[at].startswith(ARTICLE) and view.words[at].endswith(PAIR)):
        return at + 1
    named = best_hit(view, at)
    if named is None or named.clitics or named.tag.startswith("seat") or view.entries[named.index].type not in ("place", "state"):
        return at - 1
    return named.last


def _joined(view: View, at: int) -> int:
    """The end of definite nouns joined by و, and of adjectives."""
    end = _adjectives(view, at, 1)
    while _open(view, end) and view.words[end].startswith(AND + ARTICLE) and _subject(view, end):
        end = _adjectives(view, end + 1, 1)
    return end


def _subject(view: View, at: int) -> bool:
    """Whether a joined word is one more thing that a body is for, and nobody who is spoken of next."""
    word = view.words[at]
    if len(word) <= MIN_DEFINITE or (word.endswith(NOMINATIVE) and bare(word[1:]) not in view.body_nouns):
        return False
    return at not in view.offices and at not in view.actors and at not in view.heads and not (
        at in view.adjectives or any(h.kind == "cue" for h in view.sheet.hits_at.get(at, ())))  # fmt: skip


def _noun(view: View, at: int) -> bool:
    """A definite noun that a body may be called by."""
    word = view.words[at]
    if not word.startswith(ARTICLE) or len(word) < MIN_DEFINITE or word in view.passing:
        return False
    if word in view.articleless or (word in view.general and not _told(view, at)):
        return False
    return at not in view.offices and not any(h.kind == "moment" for h in view.sheet.hits_at.get(at, ()))


def _told(view: View, at: int) -> bool:
    """Whether an adjective makes a name of what many bodies have to do with ('لجنة الحوار' + 'الوطني')."""
    return at + 1 < len(view.words) and view.words[at + 1] in view.ranks and _adjective(view, at + 1)


def _head(view: View, at: int) -> bool:
    """Whether a word is the head of another body that is called by common words ('نقابة' + 'الاتحاد …')."""
    return any(view.head_entries[h.index].takes == "words" and h.tag == "the" for h in view.heads.get(at, ()))


def _annexed(view: View, hit: Hit, head: Head) -> int:
    """The end of the noun that an annexed head is called by, with its adjectives; -1 where there is none."""
    at = hit.last
    if not _open(view, at) or (_head(view, at) and head.id != PARTY):
        return -1
    if _noun(view, at):
        if at in view.adjectives or (view.mark(at, "short-names") > 0 and not _adjective(view, at + 1)):
            return -1  # 'مكتب الحلف', a body's own in short
        end = at + 1 if best_hit(view, at) is None else _purpose(view, at + 1)
    elif _construct(view, at) and _open(view, at + 1) and not _head(view, at + 1) and _noun(view, at + 1) and at + 1 not in view.adjectives:
        end = at + 2
    else:
        return -1
    if _somebody(view, at) or _somebody(view, end - 1):
        return -1
    end = _adjectives(view, _joined(view, end) if head.joined else end)
    return _purpose(view, end) if head.id == PARTY else end


def _somebody(view: View, at: int) -> bool:
    """Whether somebody whom the lexicon lists is named here: the head only says what he is ('منظمة' + UNESCO)."""
    named = best_hit(view, at)
    return named is not None and view.entries[named.index].type not in ("place", "state")


def _construct(view: View, at: int) -> bool:
    """A noun without the article between a head and its definite noun ('هيئة' + 'مكافحة' + 'الفساد')."""
    return view.words[at] in view.body_nouns
