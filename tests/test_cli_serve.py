"""`marsad serve`: what it says, and what it refuses; the pages themselves are tested without it."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from vault_reports import build, report, run


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(build(tmp_path_factory.mktemp("serve") / "a.db", report(1)))


@contextmanager
def _served(db: str, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The server, which ends with the test, and the first line it says."""
    command = [sys.executable, "-m", "marsad", "serve", "--db", db, "--port", "0", *words]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            yield process, process.stderr.readline()
        finally:
            process.terminate()


def _status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_it_listens_on_this_machine_alone_and_ends_quietly(db: str) -> None:
    with _served(db) as (process, said):
        found = re.search(r"open (http://127\.0\.0\.1:\d+/) in a browser", said)
        assert found is not None, said
        assert _status(f"{found[1]}en/") == 200
        process.terminate()
        assert process.wait(10) in (0, -15)
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_any_other_address_makes_a_token(db: str) -> None:
    with _served(db, "--host", "0.0.0.0") as (_, said):
        found = re.search(r"http://0\.0\.0\.0:(\d+)/\?token=([\w-]{20,}) ", said)
        assert found is not None, said
        assert _status(f"http://127.0.0.1:{found[1]}/en/") == 401
        assert _status(f"http://127.0.0.1:{found[1]}/en/?token={found[2]}") == 200


def test_what_cannot_be_served_is_one_line(db: str, tmp_path: Path) -> None:
    missing = run("serve", "--db", str(tmp_path / "none.db"))
    assert missing.exit_code == 1
    assert "there is no such database" in missing.stderr
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        busy = run("serve", "--db", db, "--port", port)
    assert busy.exit_code == 1
    assert f"127.0.0.1:{port}: Address already in use; give another --port" in busy.stderr
    for done in (missing, busy):
        assert done.stderr.count("\n") == 1
