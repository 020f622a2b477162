"""Files whose paths match a pattern."""

import fnmatch
import os

__all__ = ["escape", "glob", "iglob", "has_magic"]


def has_magic(s):
    """Whether it is a pattern and no plain path."""
    return any(letter in s for letter in ("*?[" if isinstance(s, str) else b"*?["))


def escape(pathname):
    """A path as a pattern that means just it."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in pathname)


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The paths that match."""
    return list(iglob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    """The same, one after another."""
    parts = os.fspath(pathname).split("/")
    if parts[0] == "" and len(parts) > 1:
        found = ["/"]
        parts = [part for part in parts if part]
    else:
        found = [""]
    for i, part in enumerate(parts):
        last = i == len(parts) - 1
        found = [path for base in found for path in _step(base, part, last, root_dir, recursive, include_hidden)]
    return iter([path for path in found if path])


def _step(base, part, last, root, recursive, hidden):
    """What one part of a pattern makes of a path that the parts before it found."""
    if recursive and part == "**":
        return _below(base, last, root, hidden)
    if part == "":
        return [base] if last and base and os.path.isdir(_at(root, base)) else []
    if not has_magic(part):
        path = _join(base, part)
        if os.path.lexists(_at(root, path)) if last else os.path.isdir(_at(root, path)):
            return [path if last else path + "/"]
        return []
    names = _names(base, root)
    if not part.startswith(".") and not hidden:
        names = [name for name in names if not name.startswith(".")]
    paths = [_join(base, name) for name in fnmatch.filter(names, part)]
    if last:
        return paths
    return [path + "/" for path in paths if os.path.isdir(_at(root, path))]


def _below(base, last, root, hidden):
    """A directory and all that is in it; only directories when more parts follow."""
    found = [base]
    for name in _names(base, root):
        if name.startswith(".") and not hidden:
            continue
        path = _join(base, name)
        if os.path.isdir(_at(root, path)):
            inside = _below(path + "/", last, root, hidden)
            found += [path] + inside[1:] if last else inside
        elif last:
            found.append(path)
    return found


def _names(base, root):
    try:
        return os.listdir(_at(root, base) or ".")
    except OSError:
        return []


def _join(base, name):
    return base + name if not base or base.endswith("/") else f"{base}/{name}"


def _at(root, path):
    return path if root is None else os.path.join(os.fspath(root), path)
