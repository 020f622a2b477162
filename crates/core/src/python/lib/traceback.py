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
    return list(_shown(exc, value, tb, limit).format(chain=chain))


def _shown(exc, value, tb, limit=None):
    if (value is _NOT_GIVEN) != (tb is _NOT_GIVEN):
        raise ValueError("Both or neither of value and tb must be given")
    exc = _exception(exc, value)
    return TracebackException(type(exc), exc, getattr(exc, "__traceback__", None) if tb is _NOT_GIVEN else tb, limit=limit, compact=True)


def format_exception_only(exc, /, value=_NOT_GIVEN):
    """An exception without its traceback, as lines."""
    exc = _exception(exc, value)
    return list(TracebackException(type(exc), exc, None, compact=True).format_exception_only())


def print_exception(exc, /, value=_NOT_GIVEN, tb=_NOT_GIVEN, limit=None, file=None, chain=True):
    """Write an exception with its traceback."""
    _shown(exc, value, tb, limit).print(file=file, chain=chain)


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

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "locals", "_text")

    def __init__(
        self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
        end_colno=None, **kwargs,
    ):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.end_lineno, self.colno, self.end_colno = end_lineno, colno, end_colno
        self._line = line
        self._text = None
        self.locals = {key: _safe(value, repr) for key, value in locals.items()} if locals else None
        if lookup_line:
            self.line

    @property
    def line(self):
        """The source line, without the spaces around it."""
        if self._line is None:
            if self.lineno is None:
                return None
            import linecache

            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()

    @property
    def _original_line(self):
        self.line
        return self._line

    def _parts(self):
        return self.filename, self.lineno, self.name, self.line

    def __iter__(self):
        return iter(self._parts())

    def __getitem__(self, i):
        return self._parts()[i]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return self._parts() == other._parts() and self.locals == other.locals
        return self._parts() == other if isinstance(other, tuple) else NotImplemented

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _safe(value, show=str):
    try:
        return show(value)
    except Exception:
        return f"<exception {show.__name__}() failed>"


_RECURSIVE_CUTOFF = 3


class StackSummary(list):
    """Places, from the outermost in."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        """The places of pairs of frame and line."""
        rows = list(frame_gen)
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
            if limit is not None and limit < 0:
                limit = 0
        if limit is not None:
            rows = rows[:limit] if limit >= 0 else rows[limit:]
        return cls([
            FrameSummary(
                frame.f_code.co_filename, line, frame.f_code.co_name, lookup_line=lookup_lines,
                locals=frame.f_locals if capture_locals else None,
            )
            for frame, line in rows
        ])

    @classmethod
    def from_list(cls, a_list):
        """The places of tuples."""
        return cls([
            row if isinstance(row, FrameSummary) else FrameSummary(row[0], row[1], row[2], line=row[3]) for row in a_list
        ])

    def format_frame_summary(self, frame_summary):
        """A place as a line, or two."""
        if frame_summary._text is not None and not frame_summary.locals:
            return frame_summary._text
        text = f'  File "{frame_summary.filename}", line {frame_summary.lineno}, in {frame_summary.name}\n'
        if frame_summary._text is not None:
            text = frame_summary._text
        elif frame_summary.line:
            text += f"    {frame_summary.line}\n"
        for name, value in sorted((frame_summary.locals or {}).items()):
            text += f"    {name} = {value}\n"
        return text

    def format(self):
        """The places as lines; what is repeated more than three times is counted."""
        lines = []
        last = None
        count = 0

        def rest():
            if count > _RECURSIVE_CUTOFF:
                n = count - _RECURSIVE_CUTOFF
                lines.append(f"  [Previous line repeated {n} more time{'s' if n > 1 else ''}]\n")

        for one in self:
            text = self.format_frame_summary(one)
            if text is None:
                continue
            key = one.filename, one.lineno, one.name
            if key != last:
                rest()
                last = key
                count = 0
            count += 1
            if count <= _RECURSIVE_CUTOFF:
                lines.append(text)
        rest()
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
    return _extracted(tb, limit=limit)


def extract_stack(f=None, limit=None):
    """The places from the program's beginning to here."""
    found = StackSummary.extract(walk_stack(f), limit=limit)
    found.reverse()
    return found


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


# ---- Exceptions

_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


def _machine_text(exc, tb):
    """What the machine writes of an exception and a traceback: the entries, with what marks their places, and the rest."""
    probe = exc if isinstance(exc, SyntaxError) and tb is exc.__traceback__ else Exception().with_traceback(tb)
    text = _kernel.format_exception(probe)
    for between in (_CAUSE, _CONTEXT):
        text = text.rpartition(between)[2]
    lines = text.splitlines(True)
    n = sum(1 for _ in walk_tb(tb))
    entries = []
    if lines and lines[0].startswith("Traceback "):
        del lines[0]
    while lines and len(entries) < n and lines[0].startswith("  "):
        line = lines.pop(0)
        if line.startswith("  [Previous line repeated "):
            entries += entries[-1:] * int(line.split()[3])
        elif line.startswith('  File "'):
            entries.append(line)
        elif entries:
            entries[-1] += line
    while lines and lines[0].startswith("    ") and entries:
        entries[-1] += lines.pop(0)
    return entries, lines


def _extracted(tb, **options):
    """The places of a traceback, each with what the machine writes of it."""
    found = StackSummary.extract(walk_tb(tb), **options)
    if found:
        entries = _machine_text(None, tb)[0]
        limit = options.get("limit")
        if limit is not None and limit >= 0:
            entries = entries[:limit]
        for one, text in zip(reversed(found), reversed(entries)):
            if text.startswith(f'  File "{one.filename}", line {one.lineno},'):
                one._text = text
    return found


class _Context:
    """How deep in groups one is."""

    def __init__(self):
        self.depth = 0
        self.need_close = False

    def emit(self, text, margin="|"):
        """Lines, with what stands before those of groups."""
        for one in [text] if isinstance(text, str) else text:
            if self.depth:
                before = "  " * self.depth + (margin + " " if margin else "")
                one = "".join([before + line if line.strip() else before.rstrip() + line for line in one.splitlines(True)])
            yield one


class TracebackException:
    """An exception as it will be written."""

    def __init__(
        self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
        max_group_width=15, max_group_depth=10, _seen=None,
    ):
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        options = dict(
            limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals, max_group_width=max_group_width,
            max_group_depth=max_group_depth,
        )
        self.max_group_width, self.max_group_depth = max_group_width, max_group_depth
        self.exc_type = exc_type
        self._str = _safe(exc_value)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.stack = _extracted(exc_traceback, limit=limit, lookup_lines=lookup_lines, capture_locals=capture_locals)
        self._only = None
        self.exceptions = None
        if isinstance(exc_value, SyntaxError):
            for name in ("filename", "lineno", "end_lineno", "text", "offset", "end_offset", "msg"):
                value = getattr(exc_value, name, None)
                setattr(self, name, str(value) if name in ("lineno", "end_lineno") and value is not None else value)
            self._only = _machine_text(exc_value, exc_value.__traceback__)[1]
        self.__suppress_context__ = getattr(exc_value, "__suppress_context__", False)
        self.__cause__ = self.__context__ = None
        if exc_value is not None:
            cause, context = exc_value.__cause__, exc_value.__context__
            if cause is not None and id(cause) not in seen:
                self.__cause__ = TracebackException(type(cause), cause, cause.__traceback__, _seen=seen, **options)
            wanted = cause is None and not self.__suppress_context__ if compact else True
            if wanted and context is not None and id(context) not in seen:
                self.__context__ = TracebackException(type(context), context, context.__traceback__, _seen=seen, **options)
            if isinstance(exc_value, BaseExceptionGroup):
                self.exceptions = [
                    TracebackException(type(one), one, one.__traceback__, _seen=seen, **options)
                    for one in exc_value.exceptions
                ]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        """Of an exception."""
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type_str(self):
        """The full name of its class."""
        kind = self.exc_type
        return kind.__qualname__ if kind.__module__ in ("__main__", "builtins") else f"{kind.__module__}.{kind.__qualname__}"

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, TracebackException) else NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self):
        """The exception without its traceback, as lines."""
        if self._only is not None:
            yield from self._only
            return
        if self.exc_type in (None, type(None)):
            yield "NoneType: None\n"
            return
        name = self.exc_type_str
        yield f"{name}: {self._str}\n" if self._str else f"{name}\n"
        for note in self.__notes__ or ():
            yield from [line + "\n" for line in _safe(note).split("\n")]

    def format(self, *, chain=True, _ctx=None):
        """The exception with its traceback, as lines."""
        ctx = _ctx or _Context()
        chained = []
        one = self
        message = None
        while one is not None:
            chained.append((one, message))
            after = None
            if chain:
                if one.__cause__ is not None:
                    message, after = _CAUSE, one.__cause__
                elif one.__context__ is not None and not one.__suppress_context__:
                    message, after = _CONTEXT, one.__context__
            one = after
        # Each message stands after the exception before it.
        messages = [None] + [message for _, message in chained[1:]][::-1]
        for message, (one, _) in zip(messages, reversed(chained)):
            if message is not None:
                yield from ctx.emit(message)
            yield from one._format_one(ctx, chain)

    def _format_one(self, ctx, chain):
        if self.exceptions is None:
            if self.stack:
                yield from ctx.emit("Traceback (most recent call last):\n")
                yield from ctx.emit(self.stack.format())
            yield from ctx.emit(self.format_exception_only())
            return
        if ctx.depth > self.max_group_depth:
            yield from ctx.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            return
        outermost = ctx.depth == 0
        if outermost:
            ctx.depth = 1
        if self.stack:
            yield from ctx.emit("Exception Group Traceback (most recent call last):\n", "+" if outermost else "|")
            yield from ctx.emit(self.stack.format())
        yield from ctx.emit(self.format_exception_only())
        total = len(self.exceptions)
        n = total if total <= self.max_group_width else self.max_group_width + 1
        ctx.need_close = False
        for i in range(n):
            if i == n - 1:
                ctx.need_close = True
            cut = i >= self.max_group_width
            title = "..." if cut else str(i + 1)
            yield "  " * ctx.depth + ("+-" if i == 0 else "  ") + f"+---------------- {title} ----------------\n"
            ctx.depth += 1
            if cut:
                rest = total - self.max_group_width
                yield from ctx.emit(f"and {rest} more exception{'s' if rest > 1 else ''}\n")
            else:
                yield from self.exceptions[i].format(chain=chain, _ctx=ctx)
            if i == n - 1 and ctx.need_close:
                yield "  " * ctx.depth + "+------------------------------------\n"
                ctx.need_close = False
            ctx.depth -= 1
        if outermost:
            ctx.depth = 0

    def print(self, *, file=None, chain=True):
        """Write it."""
        print_to = sys.stderr if file is None else file
        for line in self.format(chain=chain):
            print(line, file=print_to, end="")
