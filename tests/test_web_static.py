"""What is shipped with the pages: vendored files are those of the manifest, styles hold to the rules of both directions."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

STATIC = Path(__file__).parent.parent / "src" / "marsad" / "web" / "static"
VENDOR = STATIC / "vendor"
OPEN = {"0BSD", "MIT", "OFL-1.1"}
_SIDED = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)|(?:left|right|top|bottom|width|height|(?:min|max)-(?:width|height))\s*:"
    r"|(?:float|text-align)\s*:\s*(?:left|right))"
)


def _manifest() -> list[dict[str, object]]:
    packages: list[dict[str, object]] = tomllib.loads((VENDOR / "manifest.toml").read_text("utf-8"))["package"]
    return packages


def test_vendored_files_are_those_of_the_manifest() -> None:
    named = {name: digest for package in _manifest() for name, digest in package["sha256"].items()}  # type: ignore[attr-defined]
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in VENDOR.iterdir() if path.name != "manifest.toml"}
    assert there == named


def test_every_package_says_its_version_and_an_open_licence() -> None:
    for package in _manifest():
        assert re.fullmatch(r"\d+\.\d+\.\d+", str(package["version"])), package["name"]
        assert package["licence"] in OPEN, package["name"]
        assert str(package["integrity"]).startswith("sha512-"), package["name"]
        assert any(name.endswith(".LICENSE") for name in package["sha256"]), package["name"]  # type: ignore[attr-defined]


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
