"""What somebody came to say after all: '…، ليخلص إلى أن', '…، ليضيف: "…"'."""

from __future__ import annotations

from marsad.arabic.clitics import COMMAS
from marsad.arabic.words import TO
from marsad.lexicon.match import Hit
from marsad.reading.sheet import Sheet


def after_all(sheet: Sheet, hit: Hit) -> bool:
    """Whether a cue is an imperfect with an attached ل right behind a comma."""
    behind = hit.first > 0 and sheet.tokens.words[hit.first - 1] in COMMAS
    return behind and hit.clitics == TO and hit.tag.startswith("pres") and ":" not in hit.tag
