"""Writes JSON."""

_ESCAPES = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
INFINITY = float("inf")


def encode_basestring(s):
    """A string in quotes."""
    if s.isprintable() and '"' not in s and "\\" not in s:
        return f'"{s}"'
    return '"' + "".join([_ESCAPES.get(c) or (c if c >= " " else f"\\u{ord(c):04x}") for c in s]) + '"'


def encode_basestring_ascii(s):
    """A string in quotes, all letters ASCII."""
    if s.isascii() and s.isprintable() and '"' not in s and "\\" not in s:
        return f'"{s}"'
    out = []
    for c in s:
        n = ord(c)
        if c in _ESCAPES:
            out.append(_ESCAPES[c])
        elif 32 <= n < 127:
            out.append(c)
        elif n < 0x10000:
            out.append(f"\\u{n:04x}")
        else:
            n -= 0x10000
            out.append(f"\\u{0xD800 | n >> 10:04x}\\u{0xDC00 | n & 0x3FF:04x}")
    return '"' + "".join(out) + '"'


class JSONEncoder:
    """Writes objects as JSON."""

    item_separator = ", "
    key_separator = ": "

    def __init__(
        self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
        separators=None, default=None,
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """What stands for an object that JSON does not know."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """An object as JSON."""
        return "".join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        """The parts of it."""
        out = []
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        self._write(o, out, indent, "\n", set() if self.check_circular else None)
        return out

    def _string(self, s):
        return encode_basestring_ascii(s) if self.ensure_ascii else encode_basestring(s)

    def _float(self, o):
        if o == o and o not in (INFINITY, -INFINITY):
            return float.__repr__(o)
        text = "NaN" if o != o else "Infinity" if o > 0 else "-Infinity"
        if not self.allow_nan:
            raise ValueError("Out of range float values are not JSON compliant")
        return text

    def _atom(self, o):
        """A string, number or constant; None for all else."""
        if isinstance(o, str):
            return self._string(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self._float(key)
        text = self._atom(key)
        if text is None and not self.skipkeys:
            raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")
        return text

    def _write(self, o, out, indent, line, open_):
        text = self._atom(o)
        if text is not None:
            out.append(text)
            return
        if open_ is not None:
            if id(o) in open_:
                raise ValueError("Circular reference detected")
            open_.add(id(o))
        inner = line if indent is None else line + indent
        between = self.item_separator if indent is None else self.item_separator + inner
        if isinstance(o, (list, tuple)):
            if not o:
                out.append("[]")
            else:
                out.append("[" if indent is None else "[" + inner)
                first = True
                for item in o:
                    if not first:
                        out.append(between)
                    first = False
                    self._write(item, out, indent, inner, open_)
                out.append("]" if indent is None else line + "]")
        elif isinstance(o, dict):
            self._write_dict(o, out, indent, line, inner, between, open_)
        else:
            self._write(self.default(o), out, indent, line, open_)
        if open_ is not None:
            open_.discard(id(o))

    def _write_dict(self, o, out, indent, line, inner, between, open_):
        if not o:
            out.append("{}")
            return
        out.append("{" if indent is None else "{" + inner)
        first = True
        for key, value in sorted(o.items()) if self.sort_keys else o.items():
            text = self._key(key)
            if text is None:
                continue
            if not first:
                out.append(between)
            first = False
            out.append(self._string(text) + self.key_separator)
            self._write(value, out, indent, inner, open_)
        out.append("}" if indent is None else line + "}")
