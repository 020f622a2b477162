"""Data in lines that are not too long."""

import sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Write an object in lines."""
    PrettyPrinter(
        indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers
    ).pprint(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Write an object in lines, dicts in their order."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """An object in lines."""
    return PrettyPrinter(
        indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers
    ).pformat(object)


def saferepr(object):
    """A representation, also of what contains itself."""
    return PrettyPrinter()._line(object, 0, ())[0]


def isreadable(object):
    """Whether `eval` would give it back."""
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    """Whether it contains itself."""
    return PrettyPrinter().isrecursive(object)


def _order(value):
    """Any values can be sorted: by their type's name if they cannot be compared."""
    return _Orderly(value)


class _Orderly:
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)), id(other.value))


class PrettyPrinter:
    """Writes objects in lines."""

    def __init__(
        self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False
    ):
        if int(indent) < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent = int(indent)
        self._width = int(width)
        self._depth = depth
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        """Write an object."""
        if self._stream is not None:
            self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        """An object in lines."""
        out = []
        self._write(object, out, 0, 0, (), 0)
        return "".join(out)

    def isreadable(self, object):
        """Whether `eval` would give it back."""
        text, recursive = self._line(object, 0, ())
        return not recursive and "<" not in text

    def isrecursive(self, object):
        """Whether it contains itself."""
        return self._line(object, 0, ())[1]

    # An object in one line.

    def _line(self, object, level, outer):
        kind = type(object)
        method = kind.__repr__
        if kind is int and self._underscore_numbers:
            return f"{object:_d}", False
        if method is dict.__repr__ and isinstance(object, dict):
            return self._line_of(object, level, outer, "{", "}", self._pairs)
        if method is list.__repr__ and isinstance(object, list):
            return self._line_of(object, level, outer, "[", "]", self._items)
        if method is tuple.__repr__ and isinstance(object, tuple):
            return self._line_of(object, level, outer, "(", ",)" if len(object) == 1 else ")", self._items)
        return repr(object), False

    def _line_of(self, object, level, outer, left, right, parts):
        if not object:
            return left + right.lstrip(","), False
        if self._depth is not None and level >= self._depth:
            return f"{left}...{right}", False
        if id(object) in outer:
            return f"<Recursion on {type(object).__name__} with id={id(object)}>", True
        texts, recursive = parts(object, level + 1, (*outer, id(object)))
        return left + ", ".join(texts) + right, recursive

    def _items(self, object, level, outer):
        texts = []
        recursive = False
        for item in object:
            text, again = self._line(item, level, outer)
            texts.append(text)
            recursive = recursive or again
        return texts, recursive

    def _pairs(self, object, level, outer):
        texts = []
        recursive = False
        for key, value in self._dict_items(object):
            key, one = self._line(key, level, outer)
            value, two = self._line(value, level, outer)
            texts.append(f"{key}: {value}")
            recursive = recursive or one or two
        return texts, recursive

    def _dict_items(self, object):
        if self._sort_dicts:
            return sorted(object.items(), key=lambda pair: (_order(pair[0]), _order(pair[1])))
        return object.items()

    # An object in several lines, if one is not enough.

    def _write(self, object, out, indent, allowance, outer, level):
        if id(object) in outer:
            out.append(f"<Recursion on {type(object).__name__} with id={id(object)}>")
            return
        text, _ = self._line(object, level, outer)
        if len(text) <= self._width - indent - allowance:
            out.append(text)
            return
        kind = type(object)
        method = kind.__repr__
        inner = (*outer, id(object))
        if self._depth is not None and level >= self._depth:
            out.append(text)
        elif method is dict.__repr__ and isinstance(object, dict):
            self._write_dict(object, out, indent, allowance, inner, level + 1)
        elif method is list.__repr__ and isinstance(object, list):
            out.append("[")
            self._write_items(object, out, indent, allowance + 1, inner, level + 1)
            out.append("]")
        elif method is tuple.__repr__ and isinstance(object, tuple):
            end = ",)" if len(object) == 1 else ")"
            out.append("(")
            self._write_items(object, out, indent, allowance + len(end), inner, level + 1)
            out.append(end)
        elif method in (set.__repr__, frozenset.__repr__) and object:
            plain = kind is set
            left, right = ("{", "}") if plain else (kind.__name__ + "({", "})")
            out.append(left)
            self._write_items(
                sorted(object, key=_order), out, indent + (0 if plain else len(kind.__name__) + 1),
                allowance + len(right), inner, level + 1,
            )
            out.append(right)
        elif kind is str and object:
            self._write_str(object, out, indent, allowance, level + 1)
        elif _is_shown_dataclass(kind):
            self._write_fields(object, out, indent, allowance, inner, level + 1)
        else:
            out.append(text)

    def _write_dict(self, object, out, indent, allowance, outer, level):
        out.append("{")
        if self._indent > 1:
            out.append((self._indent - 1) * " ")
        indent += self._indent
        items = list(self._dict_items(object))
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            text, _ = self._line(key, level, outer)
            out.append(f"{text}: ")
            self._write(value, out, indent + len(text) + 2, allowance + 1 if last else 1, outer, level)
            if not last:
                out.append(",\n" + " " * indent)
        out.append("}")

    def _write_items(self, items, out, indent, allowance, outer, level):
        indent += self._indent
        if self._indent > 1:
            out.append((self._indent - 1) * " ")
        between = ",\n" + " " * indent
        items = list(items)
        width = self._width - indent + 1
        left = width
        first = True
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if self._compact:
                text, _ = self._line(item, level, outer)
                room = width - allowance + 1 if last else width
                used = len(text) + 2
                if used <= (left if not last else left - allowance + 1) and not first:
                    left -= used
                    out.append(", " + text)
                    continue
                left = room
                if used <= left:
                    left -= used
                    out.append(text if first else between + text)
                    first = False
                    continue
            if not first:
                out.append(between)
            first = False
            self._write(item, out, indent, allowance if last else 1, outer, level)

    def _write_fields(self, object, out, indent, allowance, outer, level):
        name = type(object).__name__
        indent += len(name) + 1
        out.append(name + "(")
        shown = [field for field in object.__dataclass_fields__.values() if field.repr and field._kind == "_FIELD"]
        for i, field in enumerate(shown):
            last = i == len(shown) - 1
            out.append(f"{field.name}=")
            self._write(getattr(object, field.name), out, indent + len(field.name) + 1, allowance + 1 if last else 1, outer, level)
            if not last:
                out.append(",\n" + " " * indent)
        out.append(")")

    def _write_str(self, object, out, indent, allowance, level):
        """A string in parts of some words each."""
        if level == 1:
            indent += 1
            allowance += 1
        most = self._width - indent
        chunks = []
        lines = object.splitlines(True)
        for i, line in enumerate(lines):
            room = most - allowance if i == len(lines) - 1 else most
            if len(repr(line)) <= room:
                chunks.append(repr(line))
                continue
            current = ""
            for word in _words(line):
                if current and len(repr(current + word)) > most:
                    chunks.append(repr(current))
                    current = ""
                current += word
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            out.append(chunks[0])
            return
        text = ("\n" + " " * indent).join(chunks)
        out.append(f"({text})" if level == 1 else text)


def _is_shown_dataclass(kind):
    params = getattr(kind, "__dataclass_params__", None)
    return params is not None and params.repr and kind.__repr__.__name__ == "__repr__"


def _words(line):
    """A line in words with the spaces behind them."""
    words = []
    at = 0
    while at < len(line):
        end = at
        while end < len(line) and not line[end].isspace():
            end += 1
        while end < len(line) and line[end].isspace():
            end += 1
        words.append(line[at:end])
        at = end
    return words
