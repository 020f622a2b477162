"""Lines of the program's files."""

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]
cache = {}


def getlines(filename, module_globals=None):
    """All lines of a file; none when it is not there."""
    if filename not in cache:
        try:
            with open(filename) as file:
                cache[filename] = file.read().splitlines(True)
        except (OSError, ValueError):
            cache[filename] = []
    return cache[filename]


def getline(filename, lineno, module_globals=None):
    """A line, counted from 1; empty when it is not there."""
    lines = getlines(filename)
    if not 1 <= lineno <= len(lines):
        return ""
    line = lines[lineno - 1]
    return line if line.endswith("\n") else line + "\n"


def clearcache():
    """Forget all lines."""
    cache.clear()


def checkcache(filename=None):
    """Files do not change."""


def updatecache(filename, module_globals=None):
    """Read a file again: its lines."""
    cache.pop(filename, None)
    return getlines(filename)


def lazycache(filename, module_globals):
    """Nothing is fetched later."""
    return False
