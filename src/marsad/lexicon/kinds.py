"""Which TOML files there are, the struct each must fit, and the forms each entry brings to the matcher.

A new kind of knowledge is a module beside this one with its structs and `forms`, and one line in `KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from marsad.lexicon import actors, acts, channels, credits, cues, deeds, descriptions, furniture, heads, issues, moments, offices, wordlists
from marsad.lexicon.schema import ActorFile, Rule, WordClass, WordFile


class FileKind(NamedTuple):
    """A kind of file: its glob below `lexicon/ar`, its struct, the list inside it, and (form, tag) pairs of an entry;
    matched: whether the matcher looks for its words, or rules look them up."""

    kind: str
    glob: str
    struct: type
    entries: str
    entry: type[Rule]
    forms: Callable[[Any], Iterator[tuple[str, str]]]
    matched: bool = True


def _word_forms(entry: WordClass) -> Iterator[tuple[str, str]]:
    for form in entry.forms:
        yield form, entry.id


KINDS: tuple[FileKind, ...] = (
    FileKind("actor", "states/*.toml", ActorFile, "actor", actors.Actor, actors.forms),
    FileKind("actor", "bodies/*.toml", ActorFile, "actor", actors.Actor, actors.forms),
    FileKind("actor", "people/*.toml", ActorFile, "actor", actors.Actor, actors.forms),
    FileKind("actor", "named/*.toml", ActorFile, "actor", actors.Actor, actors.forms),
    FileKind("words", "words*.toml", WordFile, "words", WordClass, _word_forms),
    FileKind("credit", "credits.toml", credits.CreditFile, "credit", credits.Credit, credits.forms),
    FileKind("channel", "channels.toml", channels.ChannelFile, "channel", channels.Channel, channels.forms),
    FileKind("cue", "cues*.toml", cues.CueFile, "cue", cues.Cue, cues.forms),
    FileKind("moment", "moments.toml", moments.TimeFile, "moment", moments.TimeWord, moments.forms),
    FileKind("deed", "deeds*.toml", deeds.DeedFile, "deed", deeds.Trigger, deeds.forms),
    FileKind("office", "offices.toml", offices.OfficeFile, "office", offices.Office, offices.forms),
    FileKind("description", "descriptions.toml", descriptions.DescriptionFile, "description", descriptions.Description, descriptions.forms),
    FileKind("head", "heads.toml", heads.HeadFile, "head", heads.Head, heads.forms),
    FileKind("list", "lists*.toml", wordlists.WordListFile, "wordlist", wordlists.WordList, wordlists.forms, matched=False),
    FileKind("act", "acts*.toml", acts.ActFile, "pattern", acts.ActPattern, acts.forms),
    FileKind("issue", "issues*.toml", issues.IssueFile, "words", issues.IssueWords, issues.forms),
    FileKind("furniture", "furniture.toml", furniture.FurnitureFile, "rule", furniture.FurnitureRule, furniture.forms),
)
