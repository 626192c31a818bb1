"""What is remembered of feeds between two looks: validators, failures, addresses seen. A JSON file beside the database."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import msgspec

from marsad.intake.problems import IntakeError, Problem
from marsad.limits import MAX_SEEN_URLS

# parameters that tell where a reader comes from, not what is read
_TRACKING = frozenset(("fbclid", "gclid", "dclid", "msclkid", "yclid", "mc_cid", "mc_eid", "igshid", "ref_src", "cmpid", "ocid"))


class Known(msgspec.Struct, forbid_unknown_fields=True):
    """What is known of one feed: ETag and Last-Modified of its last answer, failures in a row, and when it may be asked again
    (seconds since 1970)."""

    etag: str | None = None
    modified: str | None = None
    failures: int = 0
    due: float = 0.0


class Memory(msgspec.Struct, forbid_unknown_fields=True):
    """The file. seen: canonical addresses, the oldest first, each with the times it was tried in vain, 0 for done with."""

    version: int = 1
    feeds: dict[str, Known] = {}
    seen: dict[str, int] = {}

    def done(self, url: str, *others: str | None) -> None:
        """Remember that an address, and others of the same page, need not be asked again."""
        for one in (url, *(other for other in others if other)):
            self.seen.pop(canonical(one), None)
            self.seen[canonical(one)] = 0
        while len(self.seen) > MAX_SEEN_URLS:
            del self.seen[next(iter(self.seen))]

    def tries(self, url: str) -> int | None:
        """How often an address was tried in vain; None for one that is done with."""
        count = self.seen.get(canonical(url))
        return None if count == 0 else count or 0

    def failed(self, url: str) -> int:
        """Count one more try in vain; how many there were."""
        count = self.seen[canonical(url)] = (self.tries(url) or 0) + 1
        return count


def canonical(url: str) -> str:
    """An address without what makes no difference to the page: case of the host, usual port, fragment, tracking parameters,
    their order, a slash at the end."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url
    usual = {"http": 80, "https": 443}.get(parts.scheme)
    host = (parts.hostname or "") + (f":{port}" if port not in (None, usual) else "")
    given = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode(sorted(pair for pair in given if pair[0].lower() not in _TRACKING and not pair[0].lower().startswith("utm_")))
    return urlunsplit(("https" if parts.scheme in ("http", "https") else parts.scheme, host, parts.path.rstrip("/"), query, ""))


def load_memory(path: Path) -> Memory:
    """What the file holds, nothing where it is missing. Raises `IntakeError` for a file that is broken."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Memory)
    except FileNotFoundError:
        return Memory()
    except (OSError, msgspec.DecodeError) as error:
        raise IntakeError(Problem(str(path), f"cannot be read ({error})", "delete it: feeds are then looked through anew")) from error


def save_memory(path: Path, memory: Memory) -> None:
    """Write the file beside its place and move it there. Raises OSError."""
    part = tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}-", delete=False)  # noqa: SIM115
    try:
        with part:
            part.write(msgspec.json.format(msgspec.json.encode(memory), indent=1))
        os.replace(part.name, path)
    except BaseException:
        Path(part.name).unlink(missing_ok=True)
        raise
