"""Long lists of words that rules look up and the matcher need not find (words too common to be names)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from marsad.lexicon.schema import Rule


class WordList(Rule, kw_only=True):
    """Words parted by spaces and lines, under an id: `load.words` looks them up like a class."""

    id: str
    words: str


class WordListFile(msgspec.Struct, forbid_unknown_fields=True):
    """`lists*.toml`."""

    wordlist: list[WordList]


def forms(entry: WordList) -> Iterator[tuple[str, str]]:
    """Nothing: these words are looked up, not matched."""
    return iter(())
