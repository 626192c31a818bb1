"""Arabic as it is written: letters, words, sentences, numerals. Other rooms know no letters."""
