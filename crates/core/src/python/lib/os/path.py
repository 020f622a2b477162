"""Paths as POSIX writes them, and questions about the program's files."""

import _os

sep = "/"
curdir = "."
pardir = ".."
extsep = "."
altsep = None
pathsep = ":"
defpath = "/bin:/usr/bin"
devnull = "/dev/null"
supports_unicode_filenames = False


def _text(path):
    if isinstance(path, (str, bytes)):
        return path
    fspath = getattr(type(path), "__fspath__", None)
    if fspath is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return fspath(path)


def normcase(s):
    return _text(s)


def isabs(s):
    return _text(s).startswith(sep)


def join(a, *p):
    path = _text(a)
    for part in map(_text, p):
        if part.startswith(sep):
            path = part
        elif not path or path.endswith(sep):
            path += part
        else:
            path += sep + part
    return path


def split(p):
    p = _text(p)
    cut = p.rfind(sep) + 1
    head, tail = p[:cut], p[cut:]
    if head.strip(sep):
        head = head.rstrip(sep)
    return head, tail


def basename(p):
    return split(p)[1]


def dirname(p):
    return split(p)[0]


def splitext(p):
    p = _text(p)
    base = p.rfind(sep) + 1
    dot = p.rfind(extsep)
    if dot > base and p[base:dot].strip(extsep):
        return p[:dot], p[dot:]
    return p, ""


def splitdrive(p):
    p = _text(p)
    return p[:0], p


def normpath(path):
    path = _text(path)
    if not path:
        return curdir
    # POSIX leaves the meaning of exactly two slashes open.
    slashes = 2 if path.startswith("//") and not path.startswith("///") else 1 if path.startswith(sep) else 0
    parts = []
    for part in path.split(sep):
        if part in ("", curdir):
            continue
        if part == pardir and (parts and parts[-1] != pardir):
            parts.pop()
        elif part != pardir or not slashes:
            parts.append(part)
    return sep * slashes + sep.join(parts) or curdir


def abspath(path):
    path = _text(path)
    return normpath(path if isabs(path) else join(_os_getcwd(), path))


realpath = abspath


def _os_getcwd():
    import os

    return os.getcwd()


def relpath(path, start=curdir):
    if not path:
        raise ValueError("no path specified")
    here = [part for part in abspath(start).split(sep) if part]
    there = [part for part in abspath(path).split(sep) if part]
    same = len(commonprefix([here, there]))
    return sep.join([pardir] * (len(here) - same) + there[same:]) or curdir


def commonprefix(m):
    m = list(m)
    if not m:
        return ""
    low, high = min(m), max(m)
    for i, item in enumerate(low):
        if item != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    paths = [_text(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({isabs(path) for path in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[part for part in path.split(sep) if part and part != curdir] for path in paths]
    return (sep if isabs(paths[0]) else "") + sep.join(commonprefix(parts))


def expanduser(path):
    path = _text(path)
    if path == "~" or path.startswith("~/"):
        import os

        return (os.environ.get("HOME", "/root").rstrip(sep) + path[1:]) or sep
    return path


def expandvars(path):
    import os

    path = _text(path)
    out = []
    i = 0
    while i < len(path):
        end = i + 1
        if path[i] == "$":
            if path[end:end + 1] == "{" and "}" in path[end:]:
                close = path.index("}", end)
                name, end = path[end + 1:close], close + 1
            else:
                while end < len(path) and (path[end].isalnum() or path[end] == "_"):
                    end += 1
                name = path[i + 1:end]
            out.append(os.environ.get(name, path[i:end]))
        else:
            out.append(path[i])
        i = end
    return "".join(out)


def _absolute_files():
    return {abspath(name): text for name, text in _os.files()}


def isfile(path):
    return abspath(path) in _absolute_files()


def isdir(s):
    folder = abspath(s)
    inside = folder if folder.endswith(sep) else folder + sep
    return folder == _os_getcwd() or folder == sep or any([name.startswith(inside) for name in _absolute_files()])


def exists(path):
    return isfile(path) or isdir(path)


lexists = exists


def islink(path):
    _text(path)
    return False


def ismount(path):
    return abspath(path) == sep


def getsize(filename):
    path = abspath(filename)
    files = _absolute_files()
    if path not in files:
        raise FileNotFoundError(2, "No such file or directory", filename)
    return len(files[path].encode())


def samefile(f1, f2):
    return abspath(f1) == abspath(f2)
