"""Reads JSON."""

_SPACES = " \t\n\r"
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_CONSTANTS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}


class JSONDecodeError(ValueError):
    """The text is not JSON."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


class JSONDecoder:
    """Reads JSON texts."""

    def __init__(
        self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
        object_pairs_hook=None,
    ):
        self.object_hook = object_hook
        self.object_pairs_hook = object_pairs_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict

    def decode(self, s):
        """The object that a text stands for."""
        obj, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """The object that begins at a place, and where it ends."""
        if idx < 0:
            raise ValueError("idx cannot be negative")
        try:
            return self._value(s, idx)
        except StopIteration as stop:
            raise JSONDecodeError("Expecting value", s, stop.value) from None

    def _value(self, s, at):
        letter = s[at:at + 1]
        if letter == '"':
            return self._string(s, at + 1)
        if letter == "{":
            return self._object(s, at + 1)
        if letter == "[":
            return self._array(s, at + 1)
        if letter == "n" and s.startswith("null", at):
            return None, at + 4
        if letter == "t" and s.startswith("true", at):
            return True, at + 4
        if letter == "f" and s.startswith("false", at):
            return False, at + 5
        end = _number_end(s, at)
        if end is not None:
            text = s[at:end]
            if "." in text or "e" in text or "E" in text:
                return self.parse_float(text), end
            return self.parse_int(text), end
        for name in _CONSTANTS:
            if s.startswith(name, at):
                return self.parse_constant(name), at + len(name)
        raise StopIteration(at)

    def _string(self, s, at):
        begin = at - 1
        parts = []
        while True:
            end = at
            while end < len(s) and s[end] not in '"\\' and s[end] >= " ":
                end += 1
            parts.append(s[at:end])
            if end >= len(s):
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            letter = s[end]
            if letter == '"':
                return "".join(parts), end + 1
            if letter != "\\":
                if self.strict:
                    raise JSONDecodeError("Invalid control character at", s, end)
                parts.append(letter)
                at = end + 1
                continue
            letter = s[end + 1:end + 2]
            if not letter:
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            if letter != "u":
                if letter not in _ESCAPES:
                    raise JSONDecodeError("Invalid \\escape", s, end)
                parts.append(_ESCAPES[letter])
                at = end + 2
                continue
            code = _hex(s, end + 2)
            at = end + 6
            if 0xD800 <= code < 0xDC00 and s.startswith("\\u", at):
                low = _hex(s, at + 2)
                if 0xDC00 <= low < 0xE000:
                    code = 0x10000 + ((code - 0xD800) << 10 | low - 0xDC00)
                    at += 6
            parts.append(chr(code))

    def _object(self, s, at):
        pairs = []
        at = _skip(s, at)
        if s[at:at + 1] == "}":
            at += 1
        else:
            if s[at:at + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
            while True:
                key, at = self._string(s, at + 1)
                at = _skip(s, at)
                if s[at:at + 1] != ":":
                    raise JSONDecodeError("Expecting ':' delimiter", s, at)
                value, at = self._item(s, _skip(s, at + 1))
                pairs.append((key, value))
                at = _skip(s, at)
                letter = s[at:at + 1]
                if letter == "}":
                    at += 1
                    break
                if letter != ",":
                    raise JSONDecodeError("Expecting ',' delimiter", s, at)
                at = _skip(s, at + 1)
                if s[at:at + 1] != '"':
                    raise JSONDecodeError("Expecting property name enclosed in double quotes", s, at)
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), at
        found = dict(pairs)
        return (found if self.object_hook is None else self.object_hook(found)), at

    def _item(self, s, at):
        try:
            return self._value(s, at)
        except StopIteration as stop:
            raise JSONDecodeError("Expecting value", s, stop.value) from None

    def _array(self, s, at):
        items = []
        at = _skip(s, at)
        if s[at:at + 1] == "]":
            return items, at + 1
        while True:
            item, at = self._item(s, at)
            items.append(item)
            at = _skip(s, at)
            letter = s[at:at + 1]
            if letter == "]":
                return items, at + 1
            if letter != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, at)
            at = _skip(s, at + 1)


def _skip(s, at):
    while at < len(s) and s[at] in _SPACES:
        at += 1
    return at


def _hex(s, at):
    digits = s[at:at + 4]
    if len(digits) == 4 and all(digit in "0123456789abcdefABCDEF" for digit in digits):
        return int(digits, 16)
    raise JSONDecodeError("Invalid \\uXXXX escape", s, at - 1)


def _digits(s, at):
    while at < len(s) and "0" <= s[at] <= "9":
        at += 1
    return at


def _number_end(s, at):
    """Where a number ends, or None if there is none."""
    if s[at:at + 1] == "-":
        at += 1
    end = at + 1 if s[at:at + 1] == "0" else _digits(s, at)
    if end == at:
        return None
    if s[end:end + 1] == "." and _digits(s, end + 1) > end + 1:
        end = _digits(s, end + 1)
    if s[end:end + 1] in ("e", "E"):
        sign = end + 1
        if s[sign:sign + 1] in ("+", "-"):
            sign += 1
        if _digits(s, sign) > sign:
            end = _digits(s, sign)
    return end
