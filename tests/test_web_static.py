"""What is shipped with the pages: vendored files are those of the manifest, styles hold to the rules of both directions."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from marsad.cli.shipped import FOLDERS, packages

PACKAGE = Path(__file__).parent.parent / "src" / "marsad"
STATIC = PACKAGE / "web" / "static"
OPEN = {"0BSD", "MIT", "OFL-1.1"}
_SIDED = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)|(?:left|right|top|bottom|width|height|(?:min|max)-(?:width|height))\s*:"
    r"|(?:float|text-align)\s*:\s*(?:left|right))"
)


@pytest.mark.parametrize("about", FOLDERS)
def test_vendored_files_are_those_of_the_manifest(about: str) -> None:
    folder = PACKAGE.joinpath(*FOLDERS[about][0].split(".")[1:], FOLDERS[about][1])
    named = {name: digest for package in packages(folder) for name, digest in package.sha256.items()}
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.name != "manifest.toml"}
    assert there == named
    for package in packages(folder):
        assert re.fullmatch(r"\d+(\.\d+){1,2}", package.version), package.name
        assert package.licence in OPEN, package.name
        assert package.integrity is None or package.integrity.startswith("sha512-"), package.name


def test_every_package_of_npm_has_its_integrity_and_its_licence() -> None:
    for package in packages(STATIC / "vendor"):
        assert package.integrity, package.name
        assert any(name.endswith(".LICENSE") for name in package.sha256), package.name


def test_styles_know_no_left_and_right() -> None:
    for path in STATIC.glob("*.css"):
        style = re.sub(r"/\*.*?\*/|@media[^{]*", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert [match.group() for match in _SIDED.finditer(style)] == [], path.name


def test_marks_change_no_letters_width() -> None:
    style = (STATIC / "marsad.css").read_text("utf-8")
    rules = re.findall(r"(?:::highlight\(\w+\)|(?:^|\n)mark) \{([^}]*)\}", style)
    assert rules
    allowed = {"background-color", "background", "color", "padding", "margin", "border-radius"}
    for rule in rules:
        given = dict(line.split(":", 1) for line in rule.split(";") if line.strip())
        assert {name.strip() for name in given} <= allowed
        assert all(value.strip() == "0" for name, value in given.items() if name.strip() in ("padding", "margin"))


def test_nothing_is_fetched_from_elsewhere() -> None:
    for path in [*STATIC.glob("*.css"), *STATIC.glob("*.js")]:
        assert re.findall(r"https?://|url\(\"?//", path.read_text("utf-8")) == [], path.name
