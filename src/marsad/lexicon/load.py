"""Loads the lexicon: TOML once, compiled and kept in the user's cache folder, so that later runs start fast.

The compiled form is keyed by the content of every file, so an edited file is read anew; where the cache folder cannot be
written the lexicon is compiled in memory each time.
"""

from __future__ import annotations

import gc
import hashlib
import os
import tempfile
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from marsad.arabic.letters import fold
from marsad.arabic.words import tokenise, with_conjunctions
from marsad.lexicon.kinds import KINDS
from marsad.limits import MAX_KEPT_LEXICONS

if TYPE_CHECKING:
    from marsad.lexicon.schema import Actor

T = TypeVar("T")
Ref = tuple[str, int, str]

FOLDER = Path(__file__).parent / "ar"
_ARABIC = FOLDER.parent.parent / "arabic"  # how forms are folded and cut into words
_COMPILED_VERSION = b"2"


class LexiconError(ValueError):
    """A lexicon file that does not fit its schema; the message names the file and the place in it."""


class Compiled(msgspec.Struct):
    """What the cache holds: entries by kind (encoded), and the forms by their folded words."""

    tables: dict[str, bytes]
    forms: dict[str, list[Ref]]
    longer: dict[str, dict[str, list[int]]]


class _Joined(dict[str, frozenset[str]]):
    """Word classes by their ids, each made when it is first asked for: its words as they are and behind a conjunction."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __missing__(self, name: str) -> frozenset[str]:
        known = self[name] = with_conjunctions(self._lexicon.words(name))
        return known


class Lexicon:
    """The compiled lexicon.

    forms: folded words joined by a space → (kind, index of the entry, tag); longer: first word → second word → numbers of
    words of the forms that begin with both, longest first; joined: the words of a class, with those that have a conjunction
    written before them.
    """

    def __init__(self, compiled: Compiled) -> None:
        self.forms = compiled.forms
        self.longer = compiled.longer
        self._tables = compiled.tables
        self._decoded: dict[str, list[object]] = {}
        self._words: dict[str, frozenset[str]] = {}
        self.joined = _Joined(self)
        self._actors: dict[str, Actor] = {}

    def entries(self, kind: str, entry: type[T]) -> list[T]:
        """All entries of a kind, in the order of files and of places in them; `Ref` indices point into this list."""
        known = self._decoded.get(kind)
        if known is None:
            known = self._decoded[kind] = list(msgspec.msgpack.decode(self._tables[kind], type=list[entry]))  # type: ignore[valid-type]
        return known  # type: ignore[return-value]

    def actors(self) -> dict[str, Actor]:
        """Every actor by its key."""
        if not self._actors:
            from marsad.lexicon.schema import Actor

            self._actors = {actor.key: actor for actor in self.entries("actor", Actor)}
        return self._actors

    def words(self, name: str) -> frozenset[str]:
        """The folded forms of a word class; raises KeyError where there is no such class."""
        if not self._words:
            from marsad.lexicon.schema import WordClass
            from marsad.lexicon.wordlists import WordList

            for entry in self.entries("words", WordClass):
                self._words[entry.id] = frozenset(" ".join(tokenise(form).words) for form in entry.forms)
            for long in self.entries("list", WordList):
                self._words[long.id] = frozenset(fold(long.words).split())
        return self._words[name]


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """The lexicon that ships with the package. Raises `LexiconError` where a file does not fit its schema."""
    sources = {path: path.read_bytes() for path in sorted(FOLDER.rglob("*.toml"))}
    digest = hashlib.sha256(_COMPILED_VERSION)
    for path, data in sources.items():
        digest.update(str(path.relative_to(FOLDER)).encode() + b"\0" + data)
    for code in (*sorted(FOLDER.parent.glob("*.py")), *(_ARABIC / name for name in ("letters.py", "words.py"))):
        digest.update(code.read_bytes())
    cached = _cache_folder() / f"lexicon-{digest.hexdigest()[:24]}.msgpack"
    try:
        return Lexicon(_kept(cached))
    except (OSError, msgspec.DecodeError):
        pass
    compiled = compile_sources(sources)
    _keep(cached, msgspec.msgpack.encode(compiled))
    return Lexicon(compiled)


def _kept(path: Path) -> Compiled:
    """A compiled lexicon from the cache. Its many small lists hold no cycles: the collector waits till they are made, and is never to
    go through them, which would take a tenth of the time of reading."""
    data, collecting = path.read_bytes(), gc.isenabled()
    gc.disable()
    try:
        return msgspec.msgpack.decode(data, type=Compiled)
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


def compile_sources(sources: dict[Path, bytes]) -> Compiled:
    """Check and compile TOML files. Raises `LexiconError` for a file that no kind claims or that does not fit."""
    tables: dict[str, list[object]] = {kind.kind: [] for kind in KINDS}
    forms: dict[str, list[Ref]] = {}
    claimed: set[Path] = set()
    classes: dict[str, Path] = {}
    for kind in KINDS:
        for path in (p for p in sources if p.match(f"ar/{kind.glob}")):
            claimed.add(path)
            for entry in _entries(path, sources[path], kind.struct, kind.entries):
                if kind.kind in ("words", "list"):
                    _name_once(entry.id, path, classes)  # type: ignore[attr-defined]
                index = len(tables[kind.kind])
                tables[kind.kind].append(entry)
                for form, tag in kind.forms(entry):
                    words = " ".join(tokenise(form).words)
                    refs = forms.setdefault(words, [])
                    if (kind.kind, index, tag) not in refs:
                        refs.append((kind.kind, index, tag))
    if unclaimed := sorted(set(sources) - claimed):
        raise LexiconError(f"{unclaimed[0].name}: no kind of lexicon file has this name; see lexicon/kinds.py")
    longer: dict[str, dict[str, set[int]]] = {}
    for words in forms:
        if " " in words:
            first, second, *rest = words.split(" ")
            longer.setdefault(first, {}).setdefault(second, set()).add(2 + len(rest))
    encoded = {kind: msgspec.msgpack.encode(entries) for kind, entries in tables.items()}
    sizes = {first: {second: sorted(held, reverse=True) for second, held in seconds.items()} for first, seconds in longer.items()}
    return Compiled(encoded, forms, sizes)


def _name_once(name: str, path: Path, classes: dict[str, Path]) -> None:
    """Raises `LexiconError` for a second word class or list of one id: a rule that asks for one would be given the other."""
    if name in classes:
        raise LexiconError(f"{path.name}: {classes[name].name} has a word class or list of the id {name!r} too; give each its own")
    classes[name] = path


def _entries(path: Path, data: bytes, struct: type, entries: str) -> list[object]:
    try:
        file: object = msgspec.convert(tomllib.loads(data.decode("utf-8")), struct)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise LexiconError(f"{path.name}: {error}") from error
    return list(getattr(file, entries))


def _cache_folder() -> Path:
    from platformdirs import user_cache_path

    return Path(os.environ.get("MARSAD_CACHE") or user_cache_path("marsad"))


def _keep(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
            part.write(data)
        os.replace(part.name, path)
        older = sorted(path.parent.glob("lexicon-*.msgpack"), key=lambda file: file.stat().st_mtime)
        for file in older[:-MAX_KEPT_LEXICONS]:
            file.unlink(missing_ok=True)
    except OSError:
        return
