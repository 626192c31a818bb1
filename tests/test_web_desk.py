"""What the desk keeps: made once while nothing is written, then given a while longer and made anew in the meantime."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from marsad.vault.problems import VaultError
from marsad.vault.vault import Vault
from marsad.vault.write import Writer
from marsad.web import desk as desks
from marsad.web.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "small.db"
    Writer(path).close()
    made = Desk(path)
    yield made
    made.close()


def _counting() -> Callable[[Vault], int]:
    made: list[int] = []

    def make(vault: Vault) -> int:
        made.append(vault.size())
        return len(made)

    return make


def _touch(desk: Desk) -> None:
    """As if something were written."""
    desk._state = lambda: ((time.monotonic_ns(), 0),)  # type: ignore[method-assign]


def test_it_is_made_once_while_nothing_is_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desks, "SUMMARY_SECONDS", 0.0)
    make = _counting()
    assert [desk.kept("a", make) for _ in range(3)] == [1, 1, 1]
    desk.forget()
    assert desk.kept("a", make) == 2
    assert desk.kept("b", make) == 3


def test_what_is_written_makes_it_anew_in_the_meantime(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    make = _counting()
    assert desk.kept("a", make) == 1
    _touch(desk)
    assert desk.kept("a", make) == 1, "for some seconds it is good enough"
    monkeypatch.setattr(desks, "SUMMARY_SECONDS", 0.0)
    assert desk.kept("a", make) == 1, "given, and made anew in the meantime"
    until = time.monotonic() + 5
    while desk.kept("a", make) == 1 and time.monotonic() < until:
        time.sleep(0.01)
    assert desk.kept("a", make) > 1
    monkeypatch.setattr(desks, "STALE_SECONDS", 0.0)
    now = desk.kept("a", make)
    assert desk.kept("a", make) == now + 1, "what is too old is not given"


def test_it_is_renewed_once_however_many_ask(desk: Desk) -> None:
    go, made = threading.Event(), []

    def make(_: Vault) -> None:
        go.wait(5)
        made.append(1)

    for _ in range(5):
        desk.renew("a", make)
    go.set()
    desk.settle()
    assert made == [1]


def test_a_database_that_cannot_be_read_is_told_to_whoever_asks(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "none.db")
    for _ in range(2):
        desk.renew("a", Vault.size)
        desk.close()
    with pytest.raises(VaultError):
        desk.kept("a", Vault.size)


def test_a_side_that_no_report_names_has_the_lexicons_name(desk: Desk) -> None:
    assert desk.name("GBR").ar == "بريطانيا"
    assert desk.name("GBR").en == "United Kingdom"
    assert desk.name("nobody-at-all").ar is None
