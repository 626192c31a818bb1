"""In which clause a word of what is said stands: where it tells of a circumstance, of what was not done or of what once was, it carries
no act of its own."""

from __future__ import annotations

from marsad.lexicon.match import Hit
from marsad.reading.acts_content import MARK, tagged
from marsad.reading.sheet import Saying, Sheet
from marsad.record import Act

_BACK = 5  # words before a word of an act among which the head of its phrase stands
_AMID: dict[Act, tuple[str, ...]] = {  # acts that nothing carries behind words of these classes
    "accuse": ("circumstances",), "support": ("undone",),
}  # fmt: skip


def tells_only(sheet: Sheet, saying: Saying, hit: Hit, act: Act) -> bool:
    """Whether a word only tells of something: of what is dealt with ('talked with X about the charges'), of what was not done ('never
    asked for its rights') or of what was ('there was a need')."""
    if act == "demand" and hit.first > saying.first and "was" in tagged(sheet, hit.first - 1):
        return True
    if act not in _AMID:
        return False
    commas, classes = sheet.lexicon.words("commas"), _AMID[act]
    seen = 0
    for i in range(hit.first - 1, saying.first - 1, -1):
        word = sheet.tokens.words[i]
        if word == MARK:
            continue
        tags = tagged(sheet, i)
        if seen == _BACK or word in commas or not word[0].isalpha() or "contrasts" in tags or "lead_ins" in tags:
            return False
        if not tags.isdisjoint(classes):
            return True
        seen += 1
    return False
