"""What is shipped beside the code, fonts, scripts and styles of others: whether each file is there and is the one that was vendored."""

from __future__ import annotations

import hashlib
import tomllib
from importlib import resources
from importlib.resources.abc import Traversable

import msgspec

# what they are for, and the folder of a `manifest.toml` and its files
FOLDERS = {"pages": ("marsad.web", "static/vendor"), "fonts": ("marsad.export.brief", "fonts")}


class Package(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """Files of one package; `sha256` by file, `integrity` that of the package where its registry gives one."""

    name: str
    version: str
    licence: str
    sha256: dict[str, str]
    integrity: str | None = None


class Manifest(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A `manifest.toml`."""

    package: list[Package]


def packages(folder: Traversable) -> list[Package]:
    """The packages of a folder's manifest. Raises `OSError`, `TOMLDecodeError` and `msgspec.ValidationError`."""
    return msgspec.convert(tomllib.loads(folder.joinpath("manifest.toml").read_text("utf-8")), Manifest).package


def folder_of(package: str, path: str) -> Traversable:
    """A folder inside a package."""
    return resources.files(package).joinpath(*path.split("/"))


def wrong(folder: Traversable) -> tuple[int, list[str]]:
    """How many files the manifest names, and what is wrong with which."""
    named = {name: digest for package in packages(folder) for name, digest in package.sha256.items()}
    faults = []
    for name, digest in named.items():
        file = folder.joinpath(name)
        if not file.is_file():
            faults.append(f"{name} is not there")
        elif hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            faults.append(f"{name} is not the file of the manifest")
    return len(named), faults
