"""Regular expressions."""

import _re
import enum

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "template",
    "escape", "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE",
    "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag",
]


class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    """How an expression is read."""

    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    TEMPLATE = T = 1
    DEBUG = 128

    def __invert__(self):
        value = int(self)
        return RegexFlag(~value & ((1 << max(value.bit_length(), 9)) - 1))

    def __repr__(self):
        value = int(self)
        names = []
        for member in _FLAGS:
            if value & member:
                names.append(f"re.{member.name}")
                value &= ~member.value
        if value:
            names.append(hex(value))
        return "|".join(names) or "re.NOFLAG"

    __str__ = object.__str__
    __format__ = int.__format__


_FLAGS = [
    RegexFlag.ASCII, RegexFlag.IGNORECASE, RegexFlag.LOCALE, RegexFlag.UNICODE, RegexFlag.MULTILINE,
    RegexFlag.DOTALL, RegexFlag.VERBOSE, RegexFlag.TEMPLATE, RegexFlag.DEBUG,
]
NOFLAG = RegexFlag.NOFLAG
ASCII = A = RegexFlag.ASCII
IGNORECASE = I = RegexFlag.IGNORECASE
LOCALE = L = RegexFlag.LOCALE
UNICODE = U = RegexFlag.UNICODE
MULTILINE = M = RegexFlag.MULTILINE
DOTALL = S = RegexFlag.DOTALL
VERBOSE = X = RegexFlag.VERBOSE
TEMPLATE = T = RegexFlag.TEMPLATE
DEBUG = RegexFlag.DEBUG


class error(Exception):
    """An expression is wrong."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


class Match:
    """What an expression found."""

    __slots__ = ("re", "string", "pos", "endpos", "_places")

    def __init__(self, pattern, string, pos, endpos, places):
        self.re = pattern
        self.string = string
        self.pos = pos
        self.endpos = endpos
        self._places = places

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"

    def _number(self, group):
        if isinstance(group, str):
            number = self.re._numbers.get(group, -1)
        elif hasattr(type(group), "__index__"):
            number = group.__index__()
        else:
            number = -1
        if not 0 <= number <= self.re.groups:
            raise IndexError("no such group")
        return number

    def _text(self, number, default=None):
        start = self._places[2 * number]
        return default if start < 0 else self.string[start:self._places[2 * number + 1]]

    def group(self, *groups):
        """The text of a group, or of several."""
        if not groups:
            places = self._places
            return self.string[places[0]:places[1]]
        if len(groups) == 1:
            return self._text(self._number(groups[0]))
        return tuple([self._text(self._number(group)) for group in groups])

    def __getitem__(self, group, /):
        return self._text(self._number(group))

    def groups(self, default=None):
        """The texts of all groups."""
        return tuple([self._text(number, default) for number in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        """The texts of all groups that have names, by name."""
        return {name: self._text(number, default) for name, number in self.re._numbers.items()}

    def start(self, group=0, /):
        """Where a group begins."""
        return self._places[2 * self._number(group)]

    def end(self, group=0, /):
        """Where a group ends."""
        return self._places[2 * self._number(group) + 1]

    def span(self, group=0, /):
        """Both."""
        number = self._number(group)
        return self._places[2 * number:2 * number + 2]

    def expand(self, template):
        """A template with the texts of groups filled in."""
        parts = _template(self.re, template)
        empty = "" if isinstance(template, str) else b""
        return empty.join([self._text(part, empty) if isinstance(part, int) else part for part in parts])

    @property
    def lastindex(self):
        """The number of the group closed last."""
        return self._places[-1]

    @property
    def lastgroup(self):
        """Its name."""
        last = self._places[-1]
        for name, number in self.re._numbers.items():
            if number == last:
                return name
        return None

    @property
    def regs(self):
        """Where all groups begin and end."""
        return tuple([self.span(number) for number in range(self.re.groups + 1)])

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    @classmethod
    def __class_getitem__(cls, item):
        import types

        return types.GenericAlias(cls, item)


class Pattern:
    """An expression ready for use."""

    __slots__ = ("pattern", "flags", "groups", "_numbers", "_program", "_templates")

    def __new__(cls, *args):
        raise TypeError("cannot create 're.Pattern' instances")

    @property
    def groupindex(self):
        """Numbers of groups by name."""
        import types

        return types.MappingProxyType(self._numbers)

    def __repr__(self):
        flags = self.flags
        if isinstance(self.pattern, str):
            flags &= ~int(UNICODE)
        names = [f"re.{member.name}" for member in _ORDER if flags & member]
        if flags & ~511:
            names.append(hex(flags & ~511))
        text = repr(self.pattern)[:200]
        return f"re.compile({text}, {'|'.join(names)})" if names else f"re.compile({text})"

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return (
            self.flags == other.flags and type(self.pattern) is type(other.pattern) and self.pattern == other.pattern
        )

    def __hash__(self):
        return hash((self.flags, self.pattern))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return _compile, (self.pattern, self.flags)

    @classmethod
    def __class_getitem__(cls, item):
        import types

        return types.GenericAlias(cls, item)

    def _find(self, string, pos, endpos, how):
        places = _re.match(self._program, string, pos, endpos, how)
        if places is None:
            return None
        return Match(self, string, *_bounds(string, pos, endpos), places)

    def search(self, string, pos=0, endpos=None):
        """The first match."""
        return self._find(string, pos, endpos, 0)

    def match(self, string, pos=0, endpos=None):
        """The match at the beginning."""
        return self._find(string, pos, endpos, 1)

    def fullmatch(self, string, pos=0, endpos=None):
        """The match of all the text."""
        return self._find(string, pos, endpos, 2)

    def findall(self, string, pos=0, endpos=None):
        """The texts of all matches."""
        return _re.findall(self._program, string, pos, endpos)

    def finditer(self, string, pos=0, endpos=None):
        """All matches."""
        bounds = _bounds(string, pos, endpos)
        return iter([Match(self, string, *bounds, places) for places in _re.scan(self._program, string, pos, endpos, 0)])

    def scanner(self, string, pos=0, endpos=None):
        """Finds one match after another."""
        return _Scanner(self, string, pos, endpos)

    def split(self, string, maxsplit=0):
        """The text between matches."""
        if maxsplit < 0:
            return [string]
        return _re.split(self._program, string, maxsplit)

    def sub(self, repl, string, count=0):
        """The text with something else in place of matches."""
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        """The same, and how many there were."""
        if count < 0:
            return string, 0
        if not callable(repl):
            if isinstance(repl, (str, bytes)) and isinstance(repl, str) is not isinstance(string, str):
                kinds = type(string).__name__, type(repl).__name__
                raise TypeError("sequence item 1: expected %s instance, %s found" % kinds)
            parts = self._templates.get(repl) if isinstance(repl, (str, bytes)) else None
            if parts is None:
                parts = _template(self, repl)
                if len(self._templates) > 100:
                    self._templates.clear()
                if isinstance(repl, (str, bytes)):
                    self._templates[repl] = parts
            return _re.sub(self._program, string, parts, count)
        bounds = _bounds(string, 0, None)
        found = _re.scan(self._program, string, 0, None, count)
        if not found:
            return string, 0
        parts = []
        at = 0
        for places in found:
            parts.append(string[at:places[0]])
            text = repl(Match(self, string, *bounds, places))
            if text is not None:
                parts.append(text)
            at = places[1]
        parts.append(string[at:])
        return string[:0].join(parts), len(found)


_ORDER = [IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, DEBUG, ASCII]


def _bounds(string, pos, endpos):
    length = len(string)
    endpos = length if endpos is None else min(max(endpos, 0), length)
    return min(max(pos, 0), length), endpos


class _Scanner:
    def __init__(self, pattern, string, pos, endpos):
        self.pattern = pattern
        self._string = string
        self._found = pattern.finditer(string, pos, endpos)
        self._at, self._endpos = _bounds(string, pos, endpos)

    def search(self):
        return next(self._found, None)

    def match(self):
        found = self.pattern.match(self._string, self._at, self._endpos)
        if found is not None:
            self._at = found.end()
        return found


def _template(pattern, template):
    """A replacement taken apart: texts, and numbers of groups."""
    if isinstance(template, str):
        text, join = template, str
    elif isinstance(template, (bytes, bytearray)):
        text, join = template.decode("latin-1"), lambda part: part.encode("latin-1")
    else:
        raise TypeError(f"decoding to str: need a bytes-like object, {type(template).__name__} found")
    if "\\" not in text:
        return [template] if text else []
    parts = []
    literal = ""
    i = 0
    while i < len(text):
        if text[i] != "\\":
            end = text.find("\\", i)
            end = len(text) if end < 0 else end
            literal += text[i:end]
            i = end
            continue
        start = i
        i += 1
        if i == len(text):
            raise error("bad escape (end of pattern)", template, start)
        letter = text[i]
        i += 1
        if letter == "g":
            group, i = _named(pattern, template, text, i)
        elif letter == "0":
            code = 0
            while i < len(text) and i - start < 4 and text[i] in "01234567":
                code = code * 8 + int(text[i])
                i += 1
            literal += chr(code & 0xFF)
            continue
        elif letter.isdigit():
            group = int(letter)
            if i < len(text) and text[i] in "0123456789":
                octal = text[start + 1:i + 2]
                if len(octal) == 3 and all(digit in "01234567" for digit in octal):
                    if int(octal, 8) > 255:
                        raise error(f"octal escape value \\{octal} outside of range 0-0o377", template, start)
                    literal += chr(int(octal, 8))
                    i += 2
                    continue
                group = group * 10 + int(text[i])
                i += 1
            if group > pattern.groups:
                raise error(f"invalid group reference {group}", template, start + 1)
        else:
            if letter in _LETTERS:
                literal += _LETTERS[letter]
            elif letter.isascii() and letter.isalpha():
                raise error(f"bad escape \\{letter}", template, start)
            else:
                literal += "\\" + letter
            continue
        if literal:
            parts.append(join(literal))
            literal = ""
        parts.append(group)
    if literal:
        parts.append(join(literal))
    return parts


_LETTERS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}


def _named(pattern, template, text, i):
    """The group of `\\g<name>`, and what follows."""
    if text[i:i + 1] != "<":
        raise error("missing <", template, i)
    end = text.find(">", i)
    if end < 0:
        if i + 1 == len(text):
            raise error("missing group name", template, i + 1)
        raise error("missing >, unterminated name", template, i + 1)
    name = text[i + 1:end]
    if not name:
        raise error("missing group name", template, i + 1)
    if name.isidentifier():
        group = pattern._numbers.get(name)
        if group is None:
            raise IndexError(f"unknown group name {name!r}")
    elif name.isdecimal():
        group = int(name)
        if group > pattern.groups:
            raise error(f"invalid group reference {group}", template, i + 1)
    else:
        raise error(f"bad character in group name {name!r}", template, i + 1)
    return group, end + 1


_cache = {}


def _compile(pattern, flags=0):
    key = (type(pattern), pattern, flags)
    try:
        return _cache[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    made = _re.compile(pattern, int(flags))
    if made[0] == "error":
        raise error(made[1], pattern, made[2])
    result = object.__new__(Pattern)
    result._program, result.flags, result.groups, names = made
    result.pattern = pattern
    result._numbers = dict(names)
    result._templates = {}
    if len(_cache) >= 512:
        del _cache[next(iter(_cache))]
    _cache[key] = result
    return result


def compile(pattern, flags=0):
    """An expression ready for use."""
    return _compile(pattern, flags)


def template(pattern, flags=0):
    """The same, as old programs ask for it."""
    return _compile(pattern, flags)


def purge():
    """Forget expressions that were used."""
    _cache.clear()


def search(pattern, string, flags=0):
    """The first match."""
    return _compile(pattern, flags).search(string)


def match(pattern, string, flags=0):
    """The match at the beginning."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """The match of all the text."""
    return _compile(pattern, flags).fullmatch(string)


def findall(pattern, string, flags=0):
    """The texts of all matches."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """All matches."""
    return _compile(pattern, flags).finditer(string)


def split(pattern, string, maxsplit=0, flags=0):
    """The text between matches."""
    return _compile(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    """The text with something else in place of matches."""
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    """The same, and how many there were."""
    return _compile(pattern, flags).subn(repl, string, count)


_SPECIAL = {ord(letter): "\\" + letter for letter in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """A text as an expression that means just that."""
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return str(pattern, "latin-1").translate(_SPECIAL).encode("latin-1")


class Scanner:
    """Takes a text apart by several expressions."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self._parts = [(_compile(phrase, flags), action) for phrase, action in lexicon]

    def scan(self, string):
        """What the actions made of the parts, and the rest."""
        result = []
        at = 0
        while True:
            for pattern, action in self._parts:
                found = pattern.match(string, at)
                if found is not None:
                    break
            else:
                break
            end = found.end()
            if end == at:
                break
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                result.append(action)
            at = end
        return result, string[at:]
