"""Politeness: robots.txt is kept to (RFC 9309), one host is asked no oftener than is good for it, what fails is asked ever later."""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable
from urllib.parse import urlsplit

from marsad.intake.fetch import Fetcher
from marsad.intake.gate import FetchError
from marsad.intake.problems import Problem
from marsad.intake.robots import Rules, rules
from marsad.limits import MAX_BACKOFF_SECONDS, MAX_HOSTS

TOO_MANY = 429  # the status of one who was asked too often
NAME = "Marsad"  # what robots.txt may call us
_JITTER = 0.25  # the most that is added to a wait, as a part of it


class Manners:
    """Asks a host whether and when it may be asked. `delay`: seconds between two requests to one host."""

    def __init__(
        self, fetcher: Fetcher, delay: float, *, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self._fetcher, self._delay, self._clock, self._sleep = fetcher, delay, clock, sleep
        self._rules: OrderedDict[str, Rules | FetchError] = OrderedDict()
        self._asked: OrderedDict[str, float] = OrderedDict()

    def enter(self, url: str) -> None:
        """Wait until an address may be asked. Raises `IntakeError` where its host's robots.txt does not want it."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        known = self._rules.get(site)
        if known is None:
            self._wait(parts.netloc, self._delay)
            known = self._rules[site] = self._read(site)
            if len(self._rules) > MAX_HOSTS:
                self._rules.popitem(last=False)
        if isinstance(known, FetchError):
            what = f"may not be asked, since {known.problem.where} {known.problem.what}"
            raise FetchError(Problem(url, what, known.problem.remedy), lasting=known.lasting)
        if not known.allow(url):
            raise FetchError(Problem(url, f"may not be asked: {site}/robots.txt does not want it", "ask the outlet"))
        self._wait(parts.netloc, max(self._delay, known.delay or 0.0))

    def forget(self) -> None:
        """Read robots.txt anew: at the beginning of a round."""
        self._rules.clear()

    def _read(self, site: str) -> Rules | FetchError:
        """The rules of a site: none where it has no robots.txt; where it cannot be read, nothing is allowed (§ 2.3.1)."""
        try:
            return rules(self._fetcher.get(f"{site}/robots.txt").body.decode("utf-8", "replace"), NAME)
        except FetchError as error:
            missing = error.status is not None and 400 <= error.status < 500 and error.status != TOO_MANY
            return Rules() if missing else error

    def _wait(self, host: str, delay: float) -> None:
        last = self._asked.pop(host, None)
        if last is not None and (left := last + delay - self._clock()) > 0:
            self._sleep(left)
        self._asked[host] = self._clock()
        if len(self._asked) > MAX_HOSTS:
            self._asked.popitem(last=False)


def backoff(url: str, failures: int, every: float, after: float | None = None) -> float:
    """Seconds until a feed that failed so often is asked again: twice as long each time, or what its server asks for, and a
    part more that depends on the address and the count alone, so that feeds that failed together are not asked together."""
    wait = min(every * 2.0 ** min(failures, 30), MAX_BACKOFF_SECONDS)
    spread = int.from_bytes(hashlib.sha256(f"{url} {failures}".encode()).digest()[:4], "big") / 2**32
    return min(max(wait, after or 0.0), MAX_BACKOFF_SECONDS) * (1 + _JITTER * spread)
