"""The letters that are written together with the next word, by their sense, for rules that must tell them apart."""

from __future__ import annotations

from collections.abc import Iterator

AND = "و"
THEN = "ف"
BY = "ب"
TO = "ل"
AS = "ك"
FEMININE = "ه"  # the folded ending of feminine nouns and adjectives
FEMININE_VERB = ("ت", "ات")  # how a perfect of a woman or a body ends, and the plurals of nouns that end alike
TA_MARBUTA = "ة"  # which the fold makes one with ه, the ending 'his'
ARTICLE = "ال"
COMMAS = frozenset("،,؛;")
FIRST = "أ"  # the letter of an imperfect in the first person
VERBAL = "يتاسمن"  # first letters of verbs, participles and verbal nouns
NISBAS = ("يه", "ات", "ين", "ون")  # folded endings of adjectives and plurals, which make no name of one word
TANWIN = "ً"  # the sign of an indefinite accusative, which adverbs have and foreign names do not
PRONOUNS = ("ها", "ته", "هما", "هم", "هن", "كم", "كما", "تنا", "انا")  # endings that no foreign name has, beside a few given names
SEMIVOWELS = "اوي"  # what follows the first letter of a foreign name in w; after any other letter it is a conjunction
IMPERFECT = ("يت", "يست", "تت", "تست")  # how verbs begin and hardly a name of one word
IMPERFECT_LETTERS = "يتن"  # first letters of an imperfect behind a letter of the future
OURS = "نا"
YOURS = "تك"  # 'your' behind a feminine
DERIVED = ("مت", "مست")  # how participles of the derived forms begin
MANNER = ("م", "ا")  # how a participle of manner begins and ends ('smiling')
ADJECTIVES = (*NISBAS, "ي", "يا")  # folded endings of a nisba in any state
FULL_NISBAS = ("ي", "يه", "يين", "يون")  # folded endings of a definite nisba, of one and of many
FEMININES = ("ه", "ات")  # folded endings of a noun whose adjective is feminine
NOMINATIVE = "ون"  # how a subject may end, and nothing in the name of a body
YEH = "ي"  # how a verb in the imperfect may begin; folded, also what 'على' ends in
PEOPLES = ("ين", "ون")  # endings of a nisba that means several men, and so a people
PAIR = "ين"  # how a word for two, or a plural of men, ends behind a preposition
_SUBJECTS = (NISBAS[3], AND)  # how a sound plural of men ends that is a verb's subject, with its noon or without
PLURALS = ("ين", "ون", "اء", "نا", "ه")  # endings of a noun that a plural nisba after it qualifies


def nominative(word: str) -> bool:
    """Whether a folded noun is a sound plural of people in the nominative, which is a verb's subject ('المتظاهرون', 'ممثلو')."""
    if not word.endswith(_SUBJECTS):
        return False
    noun = bare(word)
    return len(noun) > 4 and noun.startswith(MANNER[0])


def qualifies(noun: str, word: str) -> bool:
    """Whether a folded definite word may be an adjective of a folded definite noun: for a feminine it is feminine ('الوزارة التركية')."""
    return noun[-1] != FEMININE or (word.startswith(ARTICLE) and word[-1] == FEMININE)


def bare(word: str) -> str:
    """A folded word without the article."""
    return word[len(ARTICLE) :] if word.startswith(ARTICLE) else word


def with_clitics(word: str) -> Iterator[tuple[str, str]]:
    """(clitics, the word as written with them) for every way a folded word may be written, the bare word first."""
    yield "", word
    for conjunction in ("", AND, THEN):
        if conjunction:
            yield conjunction, conjunction + word
        for preposition in (BY, TO, AS):
            if preposition == TO and word.startswith(ARTICLE):
                yield conjunction + TO, conjunction + TO + word[1:]
            else:
                yield conjunction + preposition, conjunction + preposition + word
