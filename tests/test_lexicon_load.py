"""Loading the lexicon: what does not fit is refused by name, the compiled form is kept, and nothing depends on its being kept."""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from marsad.lexicon import load as door
from marsad.lexicon.kinds import KINDS
from marsad.lexicon.load import FOLDER, LexiconError, compile_sources, load
from marsad.lexicon.moments import TimeWord
from marsad.lexicon.schema import Actor

LOAD_SHARE = 1.35  # of what the kept bytes take to decode without types, on the same machine at the same time
MOMENT = '[[moment]]\nid = "x"\nrole = "day"\nforms = ["اليوم"]\nexamples = ["[اليوم]"]\n'
CLASS = '[[words]]\nid = "x"\nforms = ["اليوم"]\nexamples = ["[اليوم]"]\n'


def compiled(name: str, text: str | bytes) -> object:
    data = text if isinstance(text, bytes) else text.encode()
    return compile_sources({FOLDER / name: data})


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder, and no lexicon in memory."""
    monkeypatch.setenv("MARSAD_CACHE", str(tmp_path / "cache"))
    load.cache_clear()
    return tmp_path / "cache"


def test_a_file_that_fits() -> None:
    assert compiled("moments.toml", MOMENT)


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("moments.toml", MOMENT + 'colour = "red"\n', "colour"),
        ("moments.toml", 'about = "time"\n' + MOMENT, "about"),
        ("moments.toml", MOMENT.replace('"day"', '"night"'), "role"),
        ("moments.toml", '[[moment]]\nrole = "day"\n', "id"),
        ("moments.toml", MOMENT.replace('["اليوم"]', '"اليوم"'), "forms"),
        ("moments.toml", MOMENT.replace('id = "x"', "id = x"), "line 2"),
        ("moments.toml", "[[moment]\n", "line 1"),
        ("moments.toml", MOMENT.encode("cp1256"), "utf-8"),
        ("states/xx.toml", '[[actor]]\nkey = "XX"\ntype = "planet"\n[actor.name]\nar = "س"\n', "type"),
        ("nothing.toml", MOMENT, "no kind"),
        ("words_x.toml", CLASS * 2, "words_x.toml has a word class or list of the id 'x' too"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_name_of_the_file(name: str, text: str | bytes, says: str) -> None:
    with pytest.raises(LexiconError) as error:
        compiled(name, text)
    assert Path(name).name in str(error.value)
    assert says in str(error.value)


def test_every_kind_refuses_unknown_keys() -> None:
    lax = [kind.kind for kind in KINDS for struct in (kind.struct, kind.entry) if not struct.__struct_config__.forbid_unknown_fields]
    assert lax == []


def test_the_same_files_compile_to_the_same_forms() -> None:
    sources = {path: path.read_bytes() for path in sorted(FOLDER.rglob("*.toml"))}
    assert compile_sources(sources) == compile_sources(sources)


def test_kept_once_and_read_again(cache: Path) -> None:
    first = load()
    kept = list(cache.glob("lexicon-*.msgpack"))
    assert len(kept) == 1
    assert [path for path in cache.iterdir() if path not in kept] == []
    load.cache_clear()
    again = load()
    assert (again.forms, again.longer) == (first.forms, first.longer)
    assert again.entries("actor", Actor) == first.entries("actor", Actor)


def _least(*works: Callable[[], object]) -> list[float]:
    """The least of seven times of each of some works, done in turns so that a slow spell of the machine befalls them all; in seconds of the
    process's own clock, without the collector."""
    rounds = []
    gc.disable()
    try:
        for _ in range(7):
            seconds = []
            for work in works:
                begin = time.process_time()
                work()
                seconds.append(time.process_time() - begin)
            rounds.append(seconds)
    finally:
        gc.enable()
    return [min(seconds) for seconds in zip(*rounds, strict=True)]


def test_loads_fast_from_what_is_kept(cache: Path) -> None:
    load()
    (kept,) = cache.glob("lexicon-*.msgpack")
    data = kept.read_bytes()

    def again() -> None:
        load.cache_clear()
        load()

    loading, decoding = _least(again, lambda: msgspec.msgpack.decode(data))
    assert loading < LOAD_SHARE * decoding


@pytest.mark.parametrize("rubbish", [b"", b"\xc1", b"not a lexicon", b"\x80"])
def test_a_damaged_cache_is_compiled_anew(cache: Path, rubbish: bytes) -> None:
    forms = load().forms
    (kept,) = cache.glob("lexicon-*.msgpack")
    kept.write_bytes(rubbish)
    load.cache_clear()
    assert load().forms == forms
    assert kept.read_bytes() != rubbish


def test_works_where_nothing_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("a file where the folder should be")
    monkeypatch.setenv("MARSAD_CACHE", str(in_the_way / "cache"))
    load.cache_clear()
    assert load().entries("moment", TimeWord)
    assert in_the_way.read_text() == "a file where the folder should be"


def test_nothing_is_loaded_at_import() -> None:
    code = "import marsad.lexicon, marsad.reading.pipeline; from marsad.lexicon.load import load; print(load.cache_info().currsize)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_word_classes_are_folded_and_unknown_ones_are_errors() -> None:
    assert "ان" in door().words("complementisers")
    with pytest.raises(KeyError):
        door().words("no such class")


def test_every_form_of_several_words_is_found_by_its_first_two_longest_first() -> None:
    lexicon = door()
    for first, seconds in lexicon.longer.items():
        assert all(sizes == sorted(set(sizes), reverse=True) for sizes in seconds.values()), first
    several = [words.split(" ") for words in lexicon.forms if " " in words]
    assert all(len(words) in lexicon.longer[words[0]][words[1]] for words in several)
