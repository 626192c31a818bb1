"""The letters that are written together with the next word, by their sense, for rules that must tell them apart."""

from __future__ import annotations

AND = "و"
THEN = "ف"
BY = "ب"
TO = "ل"
AS = "ك"
TANWIN = "\u064b"  # the accusative ending, which names of states, places and bodies do not bear
ARTICLE = "ال"
COMMAS = frozenset("،,؛;")
STOPS = frozenset(".!?؟:…")
NISBAS = ("ي", "يه", "ات", "ين", "ون")  # folded endings of adjectives and plurals, which make no name of one word
PRONOUNS = ("ها", "هما", "هم", "هن", "كم", "كما", "تنا", "انا")  # endings that no foreign name has, beside a few given names
PLURALS = ("ين", "ون", "اء", "نا", "ه")  # endings of a noun that a plural nisba after it qualifies


def bare(word: str) -> str:
    """A folded word without the article."""
    return word[len(ARTICLE) :] if word.startswith(ARTICLE) else word
