"""The tool that ranks what reading misses: each kind of blind spot is found in a report that has one, in the same order every time."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HOUSE = Path(__file__).parent.parent
SIDES = "وصل وزير خارجية روسيا إلى تركيا قادما من فرنسا.\n\n"
REPORTS = [
    "مكث الوزير الروسي يومين في أنقرة. تغنّى الكرملين بأن الحل قريب جدا.",
    "كان المشهد واضحا للجميع. في الشارع “هذه المدينة لن تنام قبل أن تعود إليها كل العائلات التي رحلت”.",
    "انتهى كل شيء، بحسب سكان القرية الصغيرة.",
    "تأجل افتتاح الجسر الأميركي الذي يربط الضفتين.",
    "وقف پشكيرون طويلا أمام الباب.",
]


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(HOUSE / "eval" / "blindspots.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bulk") / "reports.jsonl.gz"
    lines = [json.dumps({"id": f"r{n}", "text": SIDES + text}) for n, text in enumerate(REPORTS)]
    path.write_bytes(gzip.compress("\n".join([*lines, "no JSON", "[]", '{"id": "x", "text": ""}']).encode()))
    return path


def kinds(path: Path, *arguments: object) -> dict[str, Any]:
    done = run("--reports", path, "--json", *arguments)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(
    ("kind", "words"), [("verbs", "تغني"), ("quotations", "في الشارع"), ("credits", "بحسب"), ("demonyms", "الجسر"), ("names", "بشكيرون")]
)
def test_each_kind_is_found(reports: Path, kind: str, words: str) -> None:
    found = kinds(reports, "--kind", kind, "--limit", 0)["kinds"]
    assert list(found) == [kind]
    assert any(words in item["item"] for item in found[kind]["items"])


def test_examples_are_the_words_of_the_report(reports: Path) -> None:
    found = kinds(reports, "--limit", 0)
    assert found["reports"] == len(REPORTS)
    texts = {f"r{n}": SIDES + text for n, text in enumerate(REPORTS)}
    for kind in found["kinds"].values():
        for example in (e for item in kind["items"] for e in item["examples"]):
            assert f"⟦{' '.join(texts[example['report']][example['start'] : example['end']].split())}⟧" in example["text"]


def test_the_same_every_time_and_a_sample_is_spread(reports: Path) -> None:
    assert run("--reports", reports, "--limit", 3).stdout == run("--reports", reports, "--limit", 3).stdout
    assert kinds(reports, "--limit", 4)["reports"] < len(REPORTS)


def test_help_and_errors(tmp_path: Path) -> None:
    assert "exit codes" in run("--help").stdout
    missing = run("--reports", tmp_path / "none.jsonl")
    assert (missing.returncode, missing.stdout, len(missing.stderr.splitlines())) == (1, "", 1)
    assert run("--kind", "bogus").returncode == 2
