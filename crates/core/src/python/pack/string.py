"""Letters, digits, templates and formatters."""

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
    "printable", "punctuation", "whitespace", "Formatter", "Template",
]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Each word with a capital letter."""
    return (sep or " ").join(word.capitalize() for word in s.split(sep))


class _Pattern:
    """The pattern of a template class, compiled when it is first asked for."""

    def __get__(self, instance, owner):
        import re

        pattern = owner.__dict__.get("_pattern_text")
        if pattern is None:
            mark = re.escape(owner.delimiter)
            braced = owner.braceidpattern or owner.idpattern
            pattern = (
                f"{mark}(?:(?P<escaped>{mark})|(?P<named>{owner.idpattern})|{{(?P<braced>{braced})}}|(?P<invalid>))"
            )
        owner.pattern = re.compile(pattern, owner.flags | re.VERBOSE)
        return owner.pattern


class _Both:
    """Keyword arguments before a mapping."""

    def __init__(self, first, second):
        self.first, self.second = first, second

    def __getitem__(self, key):
        return self.first[key] if key in self.first else self.second[key]


class Template:
    """A text with `$name` in places."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = 2
    pattern = _Pattern()

    def __init_subclass__(cls):
        super().__init_subclass__()
        if "pattern" in cls.__dict__:
            cls._pattern_text = cls.pattern
        cls.pattern = _Pattern()

    def __init__(self, template):
        self.template = template

    def _invalid(self, mo):
        at = mo.start("invalid")
        lines = self.template[:at].splitlines(keepends=True)
        if not lines:
            column, line = 1, 1
        else:
            column = at - len("".join(lines[:-1]))
            line = len(lines)
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (line, column))

    def _unknown(self):
        raise ValueError("Unrecognized named group in pattern", self.pattern)

    def substitute(self, mapping={}, /, **kws):
        """The text with the values put in."""
        values = _Both(kws, mapping) if kws else mapping

        def convert(mo):
            named = mo["named"] or mo["braced"]
            if named is not None:
                return str(values[named])
            if mo["escaped"] is not None:
                return self.delimiter
            if mo["invalid"] is not None:
                self._invalid(mo)
            self._unknown()

        return self.pattern.sub(convert, self.template)

    def safe_substitute(self, mapping={}, /, **kws):
        """The same; names without a value stay."""
        values = _Both(kws, mapping) if kws else mapping

        def convert(mo):
            named = mo["named"] or mo["braced"]
            if named is not None:
                try:
                    return str(values[named])
                except KeyError:
                    return mo[0]
            if mo["escaped"] is not None:
                return self.delimiter
            if mo["invalid"] is not None:
                return mo[0]
            self._unknown()

        return self.pattern.sub(convert, self.template)

    def is_valid(self):
        """Whether all places are names."""
        for mo in self.pattern.finditer(self.template):
            if mo["invalid"] is not None:
                return False
            if mo["named"] is None and mo["braced"] is None and mo["escaped"] is None:
                self._unknown()
        return True

    def get_identifiers(self):
        """The names."""
        names = []
        for mo in self.pattern.finditer(self.template):
            named = mo["named"] or mo["braced"]
            if named is not None:
                if named not in names:
                    names.append(named)
            elif mo["invalid"] is None and mo["escaped"] is None:
                self._unknown()
        return names


class Formatter:
    """`str.format` in parts that can be changed."""

    def format(self, format_string, /, *args, **kwargs):
        """The text with the values put in."""
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        """The same, of a tuple and a dict."""
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2, 0)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, auto=0):
        if depth < 0:
            raise ValueError("Max string recursion exceeded")
        out = []
        for text, name, spec, conversion in self.parse(format_string):
            if text:
                out.append(text)
            if name is None:
                continue
            if name == "" or name[0] in ".[":
                if auto is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                name = f"{auto}{name}"
                auto += 1
            elif name.isdigit():
                if auto:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto = False
            obj, first = self.get_field(name, args, kwargs)
            used.add(first)
            obj = self.convert_field(obj, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            out.append(self.format_field(obj, spec))
        return "".join(out), auto

    def parse(self, format_string):
        """Tuples of text, field name, format and conversion."""
        text = []
        at = 0
        n = len(format_string)
        while at < n:
            letter = format_string[at]
            if letter in "{}" and format_string[at + 1:at + 2] == letter:
                text.append(letter)
                yield "".join(text), None, None, None
                text = []
                at += 2
            elif letter == "}":
                raise ValueError("Single '}' encountered in format string")
            elif letter == "{":
                end = at + 1
                depth = 1
                while end < n and depth:
                    depth += {"{": 1, "}": -1}.get(format_string[end], 0)
                    end += 1
                if depth:
                    raise ValueError("Single '{' encountered in format string" if end == at + 1 else "expected '}' before end of string")
                yield ("".join(text), *_field(format_string[at + 1:end - 1]))
                text = []
                at = end
            else:
                text.append(letter)
                at += 1
        if text:
            yield "".join(text), None, None, None

    def get_field(self, field_name, args, kwargs):
        """The value of a field, and the argument that it is of."""
        end = 0
        while end < len(field_name) and field_name[end] not in ".[":
            end += 1
        first = field_name[:end]
        first = int(first) if first.isdigit() else first
        obj = self.get_value(first, args, kwargs)
        at = end
        while at < len(field_name):
            if field_name[at] == ".":
                end = at + 1
                while end < len(field_name) and field_name[end] not in ".[":
                    end += 1
                obj = getattr(obj, field_name[at + 1:end])
                at = end
            else:
                end = field_name.index("]", at)
                key = field_name[at + 1:end]
                obj = obj[int(key) if key.isdigit() else key]
                at = end + 1
        return obj, first

    def get_value(self, key, args, kwargs):
        """The argument of a number or name."""
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        """Arguments that are not used are no mistake."""

    def format_field(self, value, format_spec):
        """A value in words."""
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        """What `!r`, `!s` or `!a` make of a value."""
        if conversion is None:
            return value
        functions = {"s": str, "r": repr, "a": ascii}
        if conversion not in functions:
            raise ValueError(f"Unknown conversion specifier {conversion!s}")
        return functions[conversion](value)


def _field(text):
    brackets = 0
    for i, letter in enumerate(text):
        brackets += {"[": 1, "]": -1}.get(letter, 0)
        if not brackets and letter in "!:":
            if letter == ":":
                return text[:i], text[i + 1:], None
            return text[:i], text[i + 3:] if text[i + 2:i + 3] == ":" else "", text[i + 1:i + 2]
    return text, "", None
