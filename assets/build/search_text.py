"""The folding of shared/text, for matching synonyms while the index is built."""

import re
import unicodedata

_MARKS = re.compile("[\u0300-\u036f]")
_GAPS = re.compile(r"[^0-9a-z]+")


def fold(text):
    """Lower case, no accents, đ as d, single blanks between words."""
    plain = _MARKS.sub("", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")
    return _GAPS.sub(" ", plain).strip()


def contains(text, phrase):
    """Whether the words of `phrase` stand together in `text` (both unfolded)."""
    return f" {fold(phrase)} " in f" {fold(text)} "
