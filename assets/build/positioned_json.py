"""A strict JSON decoder that remembers the line of every value.

Stricter than the standard one where our own parser (shared/json) is: no duplicate keys, no
fractions or exponents, no NaN, depth at most 32, text in Unicode normal form C.
"""

import json
import re
import unicodedata
from pathlib import Path

DEPTH_MAX = 32
_BLANK = re.compile(r"[ \t\r\n]*")
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)(?![0-9.eE])")
_WORDS = {"true": True, "false": False, "null": None}


class Problem(Exception):
    """A reason with the line it was found on."""

    def __init__(self, line, reason):
        super().__init__(f"line {line}: {reason}")
        self.line = line
        self.reason = reason


class Document:
    """`value` as json.loads gives it; `line(path)` for a path of keys and indexes."""

    def __init__(self, text):
        self.text = text
        self._offsets = {}
        self.value, end = self._value(self._skip(0), ())
        if self._skip(end) != len(text):
            raise self._problem(end, "text after the end of the document")

    def line(self, path=()):
        path = tuple(path)
        while path not in self._offsets:
            path = path[:-1]
        return self._line_of(self._offsets[path])

    def _line_of(self, offset):
        return self.text.count("\n", 0, offset) + 1

    def _problem(self, offset, reason):
        return Problem(self._line_of(offset), reason)

    def _skip(self, offset):
        return _BLANK.match(self.text, offset).end()

    def _value(self, offset, path):
        self._offsets[path] = offset
        if len(path) > DEPTH_MAX:
            raise self._problem(offset, f"nested deeper than {DEPTH_MAX}")
        start = self.text[offset : offset + 1]
        if start == "{":
            return self._object(offset, path)
        if start == "[":
            return self._array(offset, path)
        if start == '"':
            return self._string(offset)
        for word, value in _WORDS.items():
            if self.text.startswith(word, offset):
                return value, offset + len(word)
        number = _INTEGER.match(self.text, offset)
        if number:
            return int(number.group()), number.end()
        raise self._problem(offset, "expected a value (numbers are whole)")

    def _string(self, offset):
        if self.text[offset : offset + 1] != '"':
            raise self._problem(offset, "expected a string")
        try:
            value, end = json.decoder.scanstring(self.text, offset + 1)
        except json.JSONDecodeError as error:
            raise self._problem(error.pos, error.msg) from None
        if not unicodedata.is_normalized("NFC", value):
            raise self._problem(offset, f'text is not in normal form C: "{value[:40]}"')
        return value, end

    def _object(self, offset, path):
        members = {}
        offset = self._skip(offset + 1)
        if self.text[offset : offset + 1] == "}":
            return members, offset + 1
        while True:
            key_offset = offset
            key, offset = self._string(offset)
            if key in members:
                raise self._problem(key_offset, f'"{key}" appears twice')
            offset = self._expect(self._skip(offset), ":")
            members[key], offset = self._value(offset, path + (key,))
            self._offsets[path + (key,)] = key_offset
            offset, done = self._next(offset, "}")
            if done:
                return members, offset

    def _array(self, offset, path):
        items = []
        offset = self._skip(offset + 1)
        if self.text[offset : offset + 1] == "]":
            return items, offset + 1
        while True:
            item, offset = self._value(offset, path + (len(items),))
            items.append(item)
            offset, done = self._next(offset, "]")
            if done:
                return items, offset

    def _expect(self, offset, sign):
        if self.text[offset : offset + 1] != sign:
            raise self._problem(offset, f'expected "{sign}"')
        return self._skip(offset + 1)

    def _next(self, offset, closing):
        offset = self._skip(offset)
        if self.text[offset : offset + 1] == closing:
            return offset + 1, True
        return self._expect(offset, ","), False


def read(path):
    """The Document of a file; raises Problem."""
    try:
        text = Path(path).read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        line = Path(path).read_bytes()[: error.start].count(b"\n") + 1
        raise Problem(line, "not UTF-8") from None
    return Document(text)
