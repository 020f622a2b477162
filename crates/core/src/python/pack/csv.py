"""Tables as text with separators: reading and writing."""

import re as _re

__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "Error", "Dialect", "excel", "excel_tab", "field_size_limit",
    "reader", "writer", "register_dialect", "get_dialect", "list_dialects", "Sniffer", "unregister_dialect", "DictReader",
    "DictWriter", "unix_dialect",
]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)
__version__ = "1.0"


class Error(Exception):
    """A table that is not well formed."""


Error.__module__ = "_csv"


class _Settings:
    """A dialect, checked."""

    def __init__(self, dialect, options):
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        values = dict(delimiter=",", doublequote=True, escapechar=None, lineterminator="\r\n", quotechar='"', quoting=QUOTE_MINIMAL,
                      skipinitialspace=False, strict=False)
        for name in values:
            if hasattr(dialect, name):
                values[name] = getattr(dialect, name)
        for name in options:
            if name not in values:
                raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        if "quotechar" in options and options["quotechar"] is None and "quoting" not in options:
            values["quoting"] = QUOTE_NONE
        values.update(options)
        for name in ("delimiter", "escapechar", "quotechar"):
            value = values[name]
            if value is None and name != "delimiter":
                continue
            if not isinstance(value, str):
                kind = " or None" if name != "delimiter" else ""
                raise TypeError(f'"{name}" must be string{kind}, not {type(value).__name__}')
            if len(value) != 1:
                raise TypeError(f'"{name}" must be a 1-character string')
        quoting = values["quoting"]
        if not isinstance(quoting, int):
            raise TypeError('"quoting" must be an integer')
        if not 0 <= quoting <= 3:
            raise TypeError('bad "quoting" value')
        if quoting != QUOTE_NONE and not values["quotechar"]:
            raise TypeError("quotechar must be set if quoting enabled")
        if values["lineterminator"] is None:
            raise TypeError("lineterminator must be set")
        if not isinstance(values["lineterminator"], str):
            raise TypeError(f'"lineterminator" must be a string, not {type(values["lineterminator"]).__name__}')
        for name in ("doublequote", "skipinitialspace", "strict"):
            values[name] = bool(values[name])
        self.__dict__.update(values)


_Settings.__name__ = _Settings.__qualname__ = "Dialect"
_Settings.__module__ = "_csv"


class Dialect:
    """How a table is written; derive from it."""

    _name = ""
    _valid = False
    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None

    def __init__(self):
        if type(self) is not Dialect:
            self._valid = True
        try:
            _Settings(self, {})
        except TypeError as e:
            raise Error(str(e)) from None


class excel(Dialect):
    """As Excel writes tables."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    """As Excel writes tables with tabs."""

    delimiter = "\t"


class unix_dialect(Dialect):
    """As programs on Unix write tables."""

    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {}
_limit = 131072


def register_dialect(name, dialect=excel, **options):
    """Gives a dialect a name."""
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _Settings(dialect, options)


def unregister_dialect(name):
    """Forgets a dialect."""
    get_dialect(name)
    del _dialects[name]


def get_dialect(name):
    """The dialect of a name."""
    try:
        return _dialects[name]
    except KeyError:
        raise Error("unknown dialect") from None


def list_dialects():
    """The names of all dialects."""
    return list(_dialects)


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


def field_size_limit(*limit):
    """The most characters that a field may have."""
    global _limit
    old = _limit
    if limit:
        if len(limit) > 1:
            raise TypeError(f"field_size_limit expected at most 1 argument, got {len(limit)}")
        if not isinstance(limit[0], int):
            raise TypeError("limit must be an integer")
        _limit = limit[0]
    return old


class _Reader:
    """Rows of a table."""

    def __init__(self, iterable, dialect, options):
        try:
            self._lines = iter(iterable)
        except TypeError:
            raise TypeError(f"'{type(iterable).__name__}' object is not iterable") from None
        self.dialect = _Settings(dialect, options)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        d = self.dialect
        delimiter, quote, escape = d.delimiter, d.quotechar, d.escapechar
        quoting = d.quoting
        row, field, numeric = [], [], False
        state = "row"

        def save():
            nonlocal numeric
            text = "".join(field)
            field.clear()
            row.append(float(text) if numeric else text)
            numeric = False

        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if field or state in ("quoted", "escape quoted"):
                    if d.strict:
                        raise Error("unexpected end of data") from None
                    save()
                    return row
                if row:
                    save()
                    return row
                raise
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
            self.line_num += 1
            if state == "row" and quote is not None and escape is None and quote not in line and quoting != QUOTE_NONNUMERIC \
                    and not d.skipinitialspace:
                # No quotes: the separators say all.
                text = line[:-2] if line.endswith("\r\n") else line[:-1] if line.endswith(("\n", "\r")) else line
                if "\n" not in text and "\r" not in text and len(text) <= _limit:
                    return text.split(delimiter) if text else []
            size = len(line)
            for at in range(size + 1):
                c = line[at] if at < size else ""
                end = c == "" or c == "\n" or c == "\r"
                if state == "eat":
                    if c not in ("\n", "\r", ""):
                        raise Error("new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")
                    if c == "":
                        state = "row"
                    continue
                if state == "row":
                    if c == "":
                        break
                    if end:
                        state = "eat"
                        continue
                    state = "start"
                if state == "after escape":
                    state = "start"
                if state == "start":
                    if end:
                        save()
                        state = "row" if c == "" else "eat"
                    elif c == quote and quoting != QUOTE_NONE:
                        state = "quoted"
                    elif c == escape:
                        state = "escape"
                    elif c == " " and d.skipinitialspace:
                        pass
                    elif c == delimiter:
                        save()
                    else:
                        numeric = quoting == QUOTE_NONNUMERIC
                        field.append(c)
                        state = "field"
                elif state == "escape":
                    if c == "":
                        field.append("\n")
                    else:
                        field.append(c)
                    state = "field"
                elif state == "field":
                    if end:
                        save()
                        state = "row" if c == "" else "eat"
                    elif c == escape:
                        state = "escape"
                    elif c == delimiter:
                        save()
                        state = "start"
                    else:
                        field.append(c)
                elif state == "quoted":
                    if c == "":
                        pass
                    elif c == escape:
                        state = "escape quoted"
                    elif c == quote and quoting != QUOTE_NONE:
                        state = "quote" if d.doublequote else "field"
                    else:
                        field.append(c)
                elif state == "escape quoted":
                    field.append(c or "\n")
                    state = "quoted"
                elif state == "quote":
                    if c == quote and quoting != QUOTE_NONE:
                        field.append(c)
                        state = "quoted"
                    elif c == delimiter:
                        save()
                        state = "start"
                    elif end:
                        save()
                        state = "row" if c == "" else "eat"
                    elif d.strict:
                        raise Error(f"'{delimiter}' expected after '{quote}'")
                    else:
                        field.append(c)
                        state = "field"
                if len(field) > _limit:
                    raise Error(f"field larger than field limit ({_limit})")
            if state in ("row", "eat"):
                return row


_Reader.__name__ = _Reader.__qualname__ = "reader"
_Reader.__module__ = "_csv"


def reader(iterable, dialect="excel", **options):
    """The rows of a table, each a list of texts."""
    return _Reader(iterable, dialect, options)


class _Writer:
    """Writes rows."""

    def __init__(self, file, dialect, options):
        if not callable(getattr(file, "write", None)):
            raise TypeError('argument 1 must have a "write" method')
        self._write = file.write
        self.dialect = _Settings(dialect, options)

    def _field(self, value, only):
        d = self.dialect
        quoting = d.quoting
        if value is None:
            text = ""
        elif isinstance(value, str):
            text = value
        else:
            text = repr(value) if type(value) is float else str(value)
        quoted = quoting == QUOTE_ALL or quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float))
        out = []
        for c in text:
            if c == d.delimiter or c == d.escapechar or c == d.quotechar or c in d.lineterminator or c in "\n\r":
                if quoting == QUOTE_NONE:
                    want_escape = True
                elif c == d.quotechar:
                    want_escape = not d.doublequote
                    if d.doublequote:
                        out.append(c)
                else:
                    want_escape = c == d.escapechar
                if want_escape:
                    if d.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    out.append(d.escapechar)
                else:
                    quoted = True
            out.append(c)
        if not text and only:
            if quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            quoted = True
        body = "".join(out)
        return d.quotechar + body + d.quotechar if quoted else body

    def writerow(self, row):
        """Writes one row."""
        try:
            values = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        only = len(values) == 1
        return self._write(self.dialect.delimiter.join([self._field(value, only) for value in values]) + self.dialect.lineterminator)

    def writerows(self, rows):
        """Writes many rows."""
        for row in rows:
            self.writerow(row)


_Writer.__name__ = _Writer.__qualname__ = "writer"
_Writer.__module__ = "_csv"


def writer(fileobj, dialect="excel", **options):
    """What writes rows of a table to a file."""
    return _Writer(fileobj, dialect, options)


class DictReader:
    """The rows of a table as dicts; the first row has the names, unless they are given."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        """The names."""
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        result = dict(zip(names, row))
        if len(names) < len(row):
            result[self.restkey] = row[len(names):]
        else:
            for name in names[len(row):]:
                result[name] = self.restval
        return result

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)


class DictWriter:
    """Writes dicts as rows."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError("extrasaction (%s) must be 'raise' or 'ignore'" % extrasaction)
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        """Writes the names."""
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _row(self, row):
        if self.extrasaction == "raise":
            wrong = row.keys() - self.fieldnames
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(x) for x in wrong]))
        return [row.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        """Writes one row."""
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        """Writes many rows."""
        return self.writer.writerows([self._row(row) for row in rowdicts])

    def __class_getitem__(cls, item):
        from types import GenericAlias

        return GenericAlias(cls, item)


class Sniffer:
    """Guesses how a table is written."""

    def __init__(self):
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        """A dialect that fits a sample."""
        quote, double, delimiter, skip = self._by_quotes(sample, delimiters)
        if not delimiter:
            delimiter, skip = self._by_counts(sample, delimiters)
        if not delimiter:
            raise Error("Could not determine delimiter")

        class dialect(Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = QUOTE_MINIMAL

        dialect.doublequote = double
        dialect.delimiter = delimiter
        dialect.quotechar = quote or '"'
        dialect.skipinitialspace = skip
        return dialect

    def _by_quotes(self, data, delimiters):
        pattern = r"(?:^|(?P<delim>[^\w\n\"'])(?P<space> ?))(?P<quote>[\"']).*?(?P=quote)(?:(?P<after>[^\w\n\"'])|$)"
        counts, quotes, spaces = {}, {}, 0
        for match in _re.compile(pattern, _re.DOTALL | _re.MULTILINE).finditer(data):
            quotes[match["quote"]] = quotes.get(match["quote"], 0) + 1
            found = match["delim"] or match["after"]
            if found and (delimiters is None or found in delimiters):
                counts[found] = counts.get(found, 0) + 1
            spaces += bool(match["space"])
        if not quotes:
            return "", False, None, 0
        quote = max(quotes, key=quotes.get)
        delimiter = max(counts, key=counts.get) if counts else ""
        skip = bool(counts) and counts[delimiter] == spaces
        if delimiter == "\n":
            delimiter = ""
        mark = _re.escape(delimiter)
        double = bool(delimiter) and bool(_re.search(
            rf"(({mark})|^)\W*{quote}[^{mark}\n]*{quote}[^{mark}\n]*{quote}\W*(({mark})|$)", data, _re.MULTILINE
        ))
        return quote, double, delimiter, skip

    def _by_counts(self, data, delimiters):
        lines = [line for line in data.split("\n") if line][:100]
        steady = {}
        for n in range(127):
            c = chr(n)
            if c.isalnum() or c in "\r\n" or delimiters is not None and c not in delimiters:
                continue
            counts = [line.count(c) for line in lines]
            common = max(set(counts), key=counts.count, default=0)
            if common and counts.count(common) >= 0.9 * len(lines):
                steady[c] = common, counts.count(common)
        if not steady:
            return "", 0
        best = None
        for c in self.preferred:
            if c in steady:
                best = c
                break
        if best is None:
            best = max(steady, key=lambda c: steady[c][::-1])
        return best, lines[0].count(best) == lines[0].count(best + " ")

    def has_header(self, sample):
        """Whether the first row looks like names."""
        rows = reader(sample.splitlines(), self.sniff(sample))
        header = next(rows)
        kinds = dict.fromkeys(range(len(header)))
        for n, row in enumerate(rows):
            if n > 20:
                break
            if len(row) != len(header):
                continue
            for column in list(kinds):
                try:
                    complex(row[column])
                    kind = complex
                except (ValueError, OverflowError):
                    kind = len(row[column])
                if kinds[column] is None:
                    kinds[column] = kind
                elif kinds[column] != kind:
                    del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            if isinstance(kind, int):
                votes += 1 if len(header[column]) != kind else -1
            elif kind is not None:
                try:
                    kind(header[column])
                    votes -= 1
                except (ValueError, TypeError):
                    votes += 1
        return votes > 0
