"""Channels: the nouns that tell through what a saying came (call, meeting, statement, tweet …)."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from marsad.lexicon.schema import Rule
from marsad.record import Medium


class Channel(Rule, kw_only=True):
    """A channel and its forms.

    lasting: it holds for what the speaker goes on to say; carrier: an outlet named with it carries the words.
    """

    medium: Medium
    forms: list[str]
    lasting: bool = False
    carrier: bool = False


class ChannelFile(msgspec.Struct, forbid_unknown_fields=True):
    """`channels.toml`."""

    channel: list[Channel]


def forms(channel: Channel) -> Iterator[tuple[str, str]]:
    """(form, medium) pairs."""
    for form in channel.forms:
        yield form, channel.medium
