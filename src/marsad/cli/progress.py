"""Progress on stderr, on a terminal only: a bar where the whole is known, the rate, and the time left."""

from __future__ import annotations

import sys
import time
from typing import Self, TextIO

_WIDTH = 24  # characters of the bar
_EVERY = 0.1  # seconds between two drawings
_CLEAR = "\r\x1b[K"


class Progress:
    """One line that is drawn over and over; nothing where stderr is no terminal. `total` may be unknown (None)."""

    def __init__(self, total: int | None, unit: str, stream: TextIO | None = None) -> None:
        self._total = total
        self._unit = unit
        self._stream = stream or sys.stderr
        self._on = self._stream.isatty()
        self._began = self._drawn = time.monotonic()
        self._shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def update(self, done: int) -> None:
        """Draw the line anew, not oftener than ten times a second."""
        now = time.monotonic()
        if self._on and now - self._drawn >= _EVERY:
            self._drawn = now
            self._shown = True
            self._stream.write(_CLEAR + self._line(done, now - self._began))
            self._stream.flush()

    def clear(self) -> None:
        """Take the line away, before another is printed."""
        if self._shown:
            self._stream.write(_CLEAR)
            self._stream.flush()
            self._shown = False

    def _line(self, done: int, seconds: float) -> str:
        rate = done / seconds if seconds else 0.0
        speed = f"{rate:.0f} {self._unit}/s"
        if not self._total:
            return f"{done} {self._unit}  {speed}"
        share = min(done / self._total, 1.0)
        bar = "#" * int(share * _WIDTH) + "-" * (_WIDTH - int(share * _WIDTH))
        left = f"{_clock((self._total - done) / rate)} left" if rate else ""
        return f"[{bar}] {share:4.0%}  {done} of {self._total}  {speed}  {left}"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(max(seconds, 0)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
