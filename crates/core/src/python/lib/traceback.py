"""Exceptions in words."""

import _kernel
import sys

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
    "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames",
    "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb",
]

_NOT_GIVEN = object()


def _exception(exc, value):
    if value is _NOT_GIVEN:
        if exc is not None and not isinstance(exc, BaseException):
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc
    return value


def format_exception(exc, /, value=_NOT_GIVEN, tb=_NOT_GIVEN, limit=None, chain=True):
    """An exception with its traceback, as lines."""
    exc = _exception(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    if not chain:
        return [*_head(exc), *format_exception_only(exc)]
    return _lines(_kernel.format_exception(exc))


def _head(exc):
    tb = exc.__traceback__
    return [] if tb is None else ["Traceback (most recent call last):\n", *format_tb(tb)]


def _lines(text):
    """A text in parts as `format_exception` has them: each entry with its source line."""
    parts = []
    for line in text.splitlines(True):
        if parts and line.startswith("    ") and parts[-1].startswith("  File "):
            parts[-1] += line
        else:
            parts.append(line)
    return parts


def format_exception_only(exc, /, value=_NOT_GIVEN):
    """An exception without its traceback, as lines."""
    exc = _exception(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    kind = type(exc)
    name = kind.__qualname__
    if kind.__module__ not in ("__main__", "builtins"):
        name = f"{kind.__module__}.{name}"
    if isinstance(exc, SyntaxError) or isinstance(exc, BaseExceptionGroup):
        text = _kernel.format_exception(exc)
        if isinstance(exc, SyntaxError):
            return [line for line in text.splitlines(True) if not line.startswith("Traceback")]
    try:
        text = str(exc)
    except Exception:
        text = "<exception str() failed>"
    lines = [f"{name}: {text}\n" if text else f"{name}\n"]
    lines += [f"{note}\n" for note in getattr(exc, "__notes__", ())]
    return lines


def print_exception(exc, /, value=_NOT_GIVEN, tb=_NOT_GIVEN, limit=None, file=None, chain=True):
    """Write an exception with its traceback."""
    (sys.stderr if file is None else file).write("".join(format_exception(exc, value, tb, limit, chain)))


def format_exc(limit=None, chain=True):
    """The exception that is being handled, as a text."""
    return "".join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    """Write the exception that is being handled."""
    print_exception(sys.exc_info()[1], limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    """Write the last exception that nobody handled."""
    if not hasattr(sys, "last_value"):
        raise ValueError("no last exception")
    print_exception(sys.last_value, limit=limit, file=file, chain=chain)


# ---- Stacks


class FrameSummary:
    """A place in a program."""

    __slots__ = ("filename", "lineno", "name", "line", "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, **more):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = _source_line(filename, lineno) if line is None else line
        self.locals = locals

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, i):
        return (self.filename, self.lineno, self.name, self.line)[i]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, (FrameSummary, tuple)):
            return tuple(self) == tuple(other)
        return NotImplemented

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _source_line(filename, lineno):
    import linecache

    return linecache.getline(filename, lineno).strip()


class StackSummary(list):
    """Places, from the outermost in."""

    @classmethod
    def extract(cls, frames, *, limit=None, lookup_lines=True, capture_locals=False):
        """The places of pairs of frame and line."""
        return cls([FrameSummary(frame.f_code.co_filename, line, frame.f_code.co_name) for frame, line in frames])

    @classmethod
    def from_list(cls, rows):
        """The places of tuples."""
        return cls([
            row if isinstance(row, FrameSummary) else FrameSummary(row[0], row[1], row[2], line=row[3]) for row in rows
        ])

    def format(self):
        """The places as lines."""
        lines = []
        for one in self:
            text = f'  File "{one.filename}", line {one.lineno}, in {one.name}\n'
            lines.append(text + (f"    {one.line.strip()}\n" if one.line else ""))
        return lines


def walk_stack(f):
    """Frames and lines, from the innermost out."""
    if f is None:
        import _caller

        f = _caller.frame()
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """Frames and lines of a traceback, from the outermost in."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def extract_tb(tb, limit=None):
    """The places of a traceback."""
    found = StackSummary.extract(walk_tb(tb))
    return found if limit is None else StackSummary(found[:limit] if limit >= 0 else found[limit:])


def extract_stack(f=None, limit=None):
    """The places from the program's beginning to here."""
    found = StackSummary.extract(walk_stack(f))
    found.reverse()
    return found if limit is None else StackSummary(found[-limit:])


def format_list(extracted_list):
    """Places as lines."""
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    """Write places."""
    (sys.stderr if file is None else file).write("".join(format_list(extracted_list)))


def format_tb(tb, limit=None):
    """The places of a traceback as lines."""
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    """Write the places of a traceback."""
    (sys.stderr if file is None else file).write("".join(format_tb(tb, limit)))


def format_stack(f=None, limit=None):
    """The places from the program's beginning to here as lines."""
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    """Write the places from the program's beginning to here."""
    (sys.stderr if file is None else file).write("".join(format_stack(f, limit)))


def clear_frames(tb):
    """Frames go when nothing needs them."""


class TracebackException:
    """An exception as it will be written."""

    def __init__(self, exc_type, exc_value, exc_traceback=None, **options):
        self.exc_type = exc_type
        self._exc = exc_value
        self.stack = extract_tb(exc_traceback) if exc_traceback is not None else StackSummary()
        self.__cause__ = self.__context__ = None

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Of an exception."""
        return cls(type(exc), exc, exc.__traceback__)

    def format_exception_only(self):
        """The exception without its traceback, as lines."""
        yield from format_exception_only(self._exc)

    def format(self, *, chain=True):
        """The exception with its traceback, as lines."""
        yield from format_exception(self._exc, chain=chain)

    def print(self, *, file=None, chain=True):
        """Write it."""
        print_exception(self._exc, file=file, chain=chain)

    def __str__(self):
        return str(self._exc)
