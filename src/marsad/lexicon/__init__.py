"""Knowledge as TOML, its schema, and the compiled lexicon. `load()` is the door."""

from marsad.lexicon.load import Lexicon, load

__all__ = ["Lexicon", "load"]
