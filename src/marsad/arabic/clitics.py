"""The letters that are written together with the next word, by their sense, for rules that must tell them apart."""

from __future__ import annotations

AND = "و"
THEN = "ف"
BY = "ب"
TO = "ل"
AS = "ك"
ARTICLE = "ال"
COMMAS = frozenset("،,؛;")
STOPS = frozenset(".!?؟:…")
