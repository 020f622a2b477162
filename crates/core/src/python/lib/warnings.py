"""Warnings: messages about code that works and should be changed."""

import sys

__all__ = [
    "warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings", "simplefilter", "resetwarnings",
    "catch_warnings",
]

# (action, message, category, module, line); the first that fits counts. As CPython begins.
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
defaultaction = _defaultaction = "default"
onceregistry = {}
_shown = set()


class WarningMessage:
    """A warning that was recorded."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (
            f"{{message : {self.message!r}, category : {self._category_name!r}, "
            f"filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}"
        )


def formatwarning(message, category, filename, lineno, line=None):
    """A warning in words."""
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line is None:
        try:
            import linecache

            line = linecache.getline(filename, lineno)
        except Exception:
            line = None
    if line and line.strip():
        text += f"  {line.strip()}\n"
    return text


def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to stderr."""
    file = sys.stderr if file is None else file
    if file is not None:
        file.write(formatwarning(message, category, filename, lineno, line))


_showwarning = showwarning


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Say what to do with warnings that match."""
    if action not in ("default", "error", "ignore", "always", "module", "once", "all"):
        raise AssertionError(f"invalid action: {action!r}")
    _add((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Say what to do with warnings of a class."""
    if action not in ("default", "error", "ignore", "always", "module", "once", "all"):
        raise AssertionError(f"invalid action: {action!r}")
    _add((action, None, category, None, lineno), append)


def _add(entry, append):
    if entry in filters:
        if append:
            return
        filters.remove(entry)
    filters.insert(len(filters) if append else 0, entry)


def resetwarnings():
    """Forget all that was said."""
    filters[:] = []


def _fits(pattern, text, whole):
    if pattern is None:
        return True
    if pattern.isidentifier() or not any(letter in pattern for letter in "\\.[](){}*+?^$|"):
        return text == pattern if whole else text.lower().startswith(pattern.lower())
    import re

    return re.match(pattern, text, re.I) is not None


def warn(message, category=None, stacklevel=1, source=None):
    """Give a warning about the caller, or about who called that, as `stacklevel` says."""
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    filename, lineno, module = _place(stacklevel)
    warn_explicit(message, category, filename, lineno, module, source=source)


def _place(stacklevel):
    """File, line and module of the program's frame that is meant: 1 is that which called `warn`, or the library."""
    import _caller

    found = _caller.frame(stacklevel)
    if found is None:
        return "sys", 1, "sys"
    return found.f_code.co_filename, found.f_lineno, _caller.module()


def warn_explicit(message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None):
    """Give a warning about a place."""
    if module is None:
        module = filename.removesuffix(".py")
    text = str(message)
    if isinstance(message, Warning):
        category = type(message)
    else:
        message = category(message)
    action = defaultaction
    for act, pattern, kind, where, line in filters:
        if (
            issubclass(category, kind) and (line == 0 or line == lineno)
            and _fits(pattern, text, False) and _fits(where, module, True)
        ):
            action = act
            break
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action not in ("always", "all"):
        key = {
            "once": (text, category), "module": (text, category, filename),
        }.get(action, (text, category, filename, lineno))
        if key in _shown:
            return
        _shown.add(key)
    record = WarningMessage(message, category, filename, lineno, source=source)
    _showwarnmsg(record)


def _showwarnmsg(record):
    if _recorders:
        _recorders[-1].append(record)
    else:
        showwarning(record.message, record.category, record.filename, record.lineno)
        if record.source is not None and showwarning is _showwarning and sys.stderr is not None:
            sys.stderr.write(f"{record.category.__name__}: Enable tracemalloc to get the object allocation traceback\n")


_recorders = []


class catch_warnings:
    """Brings back, at the end of a block, what was said about warnings; records them if asked to."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)
        self._entered = False

    def __enter__(self):
        global _shown
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        self._filters = filters[:]
        self._old_shown, _shown = _shown, set()
        log = None
        if self._record:
            log = []
            _recorders.append(log)
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *details):
        global _shown
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        filters[:] = self._filters
        _shown = self._old_shown
        if self._record:
            _recorders.pop()
