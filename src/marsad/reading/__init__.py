"""Document → Record: one stage a file, in the order of `pipeline`. Knows no letters: those are in `arabic` and the lexicon."""
