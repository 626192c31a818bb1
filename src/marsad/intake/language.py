"""Whether a text is an Arabic report at all, by its letters and its function words."""

from __future__ import annotations

import re

from marsad.arabic.letters import fold
from marsad.lexicon.load import load
from marsad.limits import MIN_ARABIC_SHARE, MIN_REPORT_LETTERS

SAMPLE = 20_000  # code points from the beginning of a text that are looked at
GLANCE = 2_000  # code points that settle the matter where they are plainly Arabic
PLAINLY = 0.6  # share of Arabic letters among all code points there
MIN_FUNCTION_WORDS = 0.02  # share of words that are Arabic function words in any running Arabic text
ARTICLE = fold("ال")
_LETTERS = re.compile(r"[^\W\d_]")
_ARABIC = re.compile("[\u0621-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_ARABIC_RUNS = re.compile(f"{_ARABIC.pattern}+")
_FOREIGN = re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06ba\u06be\u06c1\u06c6\u06cc\u06ce\u06d2\u06d5]")  # no Arabic
_WORDS = re.compile(r"[^\W\d_]+")


def arabic_share(text: str) -> tuple[int, float]:
    """How many letters a text has (in its first `SAMPLE` code points), and the share of them that are Arabic."""
    sample = text[:SAMPLE]
    letters = len(_LETTERS.findall(sample))
    return letters, (len(_ARABIC.findall(sample)) / letters if letters else 0.0)


def plausibility(text: str) -> float:
    """How much a text reads as Arabic: the share of its words that are function words or have the article."""
    words = _WORDS.findall(fold(text[:SAMPLE]))
    known = load().words("arabic-function-words")
    good = sum(word in known or (len(word) > 3 and word.startswith(ARTICLE)) for word in words)
    return good / len(words) if words else 0.0


def refusal(text: str) -> str | None:
    """What is wrong with a text that is no Arabic report, or None."""
    glance = text[:GLANCE]
    if sum(map(len, _ARABIC_RUNS.findall(glance))) >= max(PLAINLY * len(glance), MIN_REPORT_LETTERS) and not _FOREIGN.search(glance):
        return None
    letters, share = arabic_share(text)
    if letters < MIN_REPORT_LETTERS:
        return "has no text" if letters == 0 else f"has only {letters} letters"
    if share < MIN_ARABIC_SHARE:
        return f"is not Arabic: {share:.0%} of its letters are"
    words = _WORDS.findall(fold(text[:SAMPLE]))
    lexicon = load()
    foreign, known = lexicon.words("persian-urdu-words"), lexicon.words("arabic-function-words")
    theirs, ours = sum(word in foreign for word in words), sum(word in known for word in words)
    if theirs > ours and theirs >= MIN_FUNCTION_WORDS * len(words):
        return "is in Arabic letters but reads as Persian, Urdu or Kurdish"
    return None
