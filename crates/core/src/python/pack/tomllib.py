"""Reading TOML 1.0."""

import datetime as _dt
import re as _re

__all__ = ("loads", "load", "TOMLDecodeError")


class TOMLDecodeError(ValueError):
    """A text is not TOML."""


TOMLDecodeError.__module__ = "tomllib"
_NUMBER = _re.compile(
    r"0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|b[01](?:_?[01])*|o[0-7](?:_?[0-7])*)"
    r"|[+-]?(?:0|[1-9](?:_?[0-9])*)((?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?)"
)
_TIME = r"([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,6})[0-9]*)?"
_LOCALTIME = _re.compile(_TIME)
_DATETIME = _re.compile(
    r"([0-9]{4})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(?:[Tt ]" + _TIME + r"(?:([Zz])|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))?)?"
)
_BARE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
_ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\"}


def load(fp, /, *, parse_float=float):
    """The table that a binary file holds."""
    data = fp.read()
    if not isinstance(data, (bytes, bytearray)):
        raise TypeError("File must be opened in binary mode, e.g. use `open('foo.toml', 'rb')`") from None
    return loads(bytes(data).decode(), parse_float=parse_float)


def loads(s, /, *, parse_float=float):
    """The table that a text holds."""
    return _Parser(s.replace("\r\n", "\n"), parse_float).run()


class _Table(dict):
    """A table while it is read: how it came about says what may be added."""

    __slots__ = ("made", "closed")

    def __init__(self, made):
        self.made, self.closed = made, False


class _Parser:
    def __init__(self, text, parse_float):
        self.s, self.at, self.parse_float = text, 0, parse_float

    def fail(self, message, at=None):
        at = self.at if at is None else at
        if at >= len(self.s):
            place = "end of document"
        else:
            line = self.s.count("\n", 0, at) + 1
            place = f"line {line}, column {at - self.s.rfind(chr(10), 0, at)}"
        raise TOMLDecodeError(f"{message} (at {place})")

    def peek(self, n=1):
        return self.s[self.at:self.at + n]

    def skip(self, chars=" \t"):
        while self.at < len(self.s) and self.s[self.at] in chars:
            self.at += 1

    def comment(self):
        if self.peek() == "#":
            end = self.s.find("\n", self.at)
            end = len(self.s) if end < 0 else end
            for i in range(self.at + 1, end):
                if _control(self.s[i]):
                    self.fail(f"Found invalid character {self.s[i]!r}", i)
            self.at = end

    def blank(self):
        while True:
            before = self.at
            self.skip(" \t\n")
            self.comment()
            if self.at == before:
                return

    def run(self):
        root = self.root = _Table("root")
        table, self.header = root, ()
        while True:
            self.skip()
            c = self.peek()
            if not c:
                break
            if c == "\n":
                self.at += 1
                continue
            if c in _BARE or c in "\"'":
                self.pair(table)
                self.skip()
            elif c == "[":
                table = self.heading(root)
                self.skip()
            elif c != "#":
                self.fail("Invalid statement")
            self.comment()
            if self.at < len(self.s):
                if self.peek() != "\n":
                    self.fail("Expected newline or end of document after a statement")
                self.at += 1
        return _plain(root)

    def heading(self, root):
        array = self.peek(2) == "[["
        self.at += 1 + array
        self.skip()
        key = self.key()
        end = "]]" if array else "]"
        table = root
        for part in key[:-1]:
            table = self.enter(table, part, "Cannot overwrite a value" if array else f"Cannot declare {key} twice", key)
        last = key[-1]
        found = table.get(last)
        if array:
            if last not in table:
                table[last] = found = []
            elif not isinstance(found, list) or isinstance(found, tuple) or not found or not isinstance(found[-1], _Table) or found[-1].made != "array":
                self.fail(f"Cannot mutate immutable namespace {key}" if not isinstance(found, _Table) or found.closed else "Cannot overwrite a value")
            found.append(_Table("array"))
            new = found[-1]
        else:
            if last not in table:
                table[last] = found = _Table("header")
            elif not isinstance(found, _Table) or found.made != "implied":
                self.fail(f"Cannot declare {key} twice" if not isinstance(found, _Table) or not found.closed else f"Cannot mutate immutable namespace {key}")
            found.made = "header"
            new = found
        if not self.s.startswith(end, self.at):
            self.fail(f"Expected '{end}' at the end of {'an array' if array else 'a table'} declaration")
        self.at += len(end)
        self.header = key
        return new

    def enter(self, table, part, problem, key):
        found = table.get(part)
        if part not in table:
            table[part] = found = _Table("implied")
        elif isinstance(found, list) and found and isinstance(found[-1], _Table) and found[-1].made == "array":
            found = found[-1]
        elif not isinstance(found, _Table):
            self.fail("Cannot overwrite a value")
        if found.closed:
            self.fail(f"Cannot mutate immutable namespace {key}")
        return found

    def pair(self, table, inline=False):
        key = self.key()
        if self.peek() != "=":
            self.fail("Expected '=' after a key in a key/value pair")
        self.at += 1
        self.skip()
        value = self.value()
        for i, part in enumerate(key[:-1]):
            full = self.header + key[:-1]
            found = table.get(part)
            if part not in table:
                table[part] = found = _Table("dotted")
            elif not isinstance(found, _Table):
                self.fail("Cannot overwrite a value")
            if found.closed:
                self.fail(f"Cannot mutate immutable namespace {full}")
            if found.made in ("header", "array"):
                self.fail(f"Cannot redefine namespace {full[:len(self.header) + i + 1]}")
            if found.made == "implied":
                found.made = "dotted"
            table = found
        if table.closed:
            self.fail(f"Cannot mutate immutable namespace {key if inline else self.header + key[:-1]}")
        if key[-1] in table:
            self.fail(f"Duplicate inline table key {key[-1]!r}" if inline else "Cannot overwrite a value")
        table[key[-1]] = value

    def key(self):
        parts = [self.key_part()]
        self.skip()
        while self.peek() == ".":
            self.at += 1
            self.skip()
            parts.append(self.key_part())
            self.skip()
        return tuple(parts)

    def key_part(self):
        c = self.peek()
        if c and c in _BARE:
            begin = self.at
            while self.at < len(self.s) and self.s[self.at] in _BARE:
                self.at += 1
            return self.s[begin:self.at]
        if c == "'":
            return self.literal()
        if c == '"':
            return self.basic()
        self.fail("Invalid initial character for a key part")

    def literal(self):
        self.at += 1
        begin = self.at
        while True:
            c = self.peek()
            if not c:
                self.fail("Expected \"'\"")
            if c == "'":
                self.at += 1
                return self.s[begin:self.at - 1]
            if _control(c):
                if c == "\n" and "'" not in self.s[self.at:]:
                    self.fail("Expected \"'\"", len(self.s))
                self.fail(f"Found invalid character {c!r}")
            self.at += 1

    def basic(self, multiline=False):
        self.at += 3 if multiline else 1
        if multiline and self.peek() == "\n":
            self.at += 1
        out = []
        while True:
            c = self.peek()
            if not c:
                self.fail("Unterminated string")
            if c == '"':
                if not multiline:
                    self.at += 1
                    return "".join(out)
                if self.peek(3) == '"""':
                    self.at += 3
                    return "".join(out) + self.more_quotes('"')
                out.append(c)
                self.at += 1
            elif c == "\\":
                out.append(self.escape(multiline))
            elif _control(c) and not (multiline and c == "\n"):
                self.fail(f"Illegal character {c!r}")
            else:
                out.append(c)
                self.at += 1

    def more_quotes(self, quote):
        more = ""
        while self.peek() == quote and len(more) < 2:
            more += quote
            self.at += 1
        return more

    def escape(self, multiline):
        c = self.s[self.at + 1:self.at + 2]
        self.at += 2
        if multiline and c and c in " \t\n":
            if c != "\n":
                self.skip()
                if self.peek() == "":
                    return ""
                if self.peek() != "\n":
                    self.fail("Unescaped '\\' in a string")
                self.at += 1
            self.skip(" \t\n")
            return ""
        if c in ("u", "U"):
            n = 4 if c == "u" else 8
            code = self.peek(n)
            if len(code) != n or code.strip("0123456789abcdefABCDEF"):
                self.fail("Invalid hex value")
            self.at += n
            number = int(code, 16)
            if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
                self.fail("Escaped character is not a Unicode scalar value")
            return chr(number)
        if c not in _ESCAPES or not c:
            self.fail("Unescaped '\\' in a string")
        return _ESCAPES[c]

    def value(self):
        s, at = self.s, self.at
        c = self.peek()
        if c == '"':
            return self.basic(s.startswith('"""', at))
        if c == "'":
            if not s.startswith("'''", at):
                return self.literal()
            self.at += 3
            if self.peek() == "\n":
                self.at += 1
            end = s.find("'''", self.at)
            if end < 0:
                self.fail("Expected \"'''\"", len(s))
            for i in range(self.at, end):
                if _control(s[i]) and s[i] != "\n":
                    self.fail(f"Found invalid character {s[i]!r}", i)
            text = s[self.at:end]
            self.at = end + 3
            return text + self.more_quotes("'")
        for word, value in (("true", True), ("false", False)):
            if s.startswith(word, at):
                self.at += len(word)
                return value
        if c == "[":
            return self.array()
        if c == "{":
            return self.inline()
        match = _DATETIME.match(s, at)
        if match:
            try:
                value = _moment(match)
            except ValueError as problem:
                raise TOMLDecodeError(f"Invalid date or datetime ({self._place(at)})") from problem
            self.at = match.end()
            return value
        match = _LOCALTIME.match(s, at)
        if match:
            self.at = match.end()
            hour, minute, second, fraction = match.groups()
            return _dt.time(int(hour), int(minute), int(second), int((fraction or "0").ljust(6, "0")))
        match = _NUMBER.match(s, at)
        if match:
            self.at = match.end()
            return self.parse(match[0]) if match[1] else int(match[0], 0 if match[0][1:2] in ("x", "b", "o") else 10)
        for n in (3, 4):
            if s[at:at + n] in (("inf", "nan") if n == 3 else ("+inf", "-inf", "+nan", "-nan")):
                self.at += n
                return self.parse(s[at:at + n])
        self.fail("Invalid value")

    def _place(self, at):
        try:
            self.fail("", at)
        except TOMLDecodeError as error:
            return str(error)[2:-1]

    def parse(self, text):
        if self.parse_float is float:
            return float(text)
        value = self.parse_float(text)
        if isinstance(value, (dict, list)):
            raise ValueError("parse_float must not return dicts or lists")
        return value

    def array(self):
        self.at += 1
        out = []
        self.blank()
        while self.peek() != "]":
            value = self.value()
            out.append(value)
            self.blank()
            c = self.peek()
            if c == ",":
                self.at += 1
                self.blank()
            elif c != "]":
                self.fail("Unclosed array")
        self.at += 1
        return out

    def inline(self):
        self.at += 1
        table = _Table("dotted")
        self.skip()
        header, self.header = self.header, ()
        while self.peek() != "}" or table:
            self.pair(table, True)
            self.skip()
            c = self.peek()
            if c == "}":
                break
            if c != ",":
                self.fail("Unclosed inline table")
            self.at += 1
            self.skip()
        self.header = header
        self.at += 1
        _close(table)
        return table


def _close(table):
    table.closed = True
    for value in table.values():
        if isinstance(value, _Table):
            _close(value)


def _control(c):
    return c < " " and c != "\t" or c == "\x7f"


def _moment(match):
    year, month, day, hour, minute, second, fraction, zulu, sign, oh, om = match.groups()
    if hour is None:
        return _dt.date(int(year), int(month), int(day))
    zone = None
    if zulu:
        zone = _dt.timezone.utc
    elif sign:
        offset = _dt.timedelta(hours=int(oh), minutes=int(om))
        zone = _dt.timezone(-offset if sign == "-" else offset)
    micro = int((fraction or "0").ljust(6, "0"))
    return _dt.datetime(int(year), int(month), int(day), int(hour), int(minute), int(second), micro, zone)


def _plain(value):
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value
