"""Paths: names of files taken apart and put together."""

import _files

sep = "/"
curdir = "."
pardir = ".."
extsep = "."
pathsep = ":"
altsep = None
defpath = "/bin:/usr/bin"
devnull = "/dev/null"


def _text(path):
    return path if isinstance(path, str) else __import__("os").fspath(path)


def join(a, *p):
    """Paths put together; an absolute one begins anew."""
    path = _text(a)
    for part in map(_text, p):
        if part.startswith("/") or not path:
            path = part
        elif path.endswith("/"):
            path += part
        else:
            path += "/" + part
    return path


def split(p):
    """The directory and the last name."""
    p = _text(p)
    i = p.rfind("/") + 1
    head = p[:i]
    return head if head == "/" * len(head) else head.rstrip("/"), p[i:]


def basename(p):
    """The last name."""
    return split(p)[1]


def dirname(p):
    """The directory."""
    return split(p)[0]


def splitext(p):
    """The path without its extension, and the extension."""
    p = _text(p)
    start = p.rfind("/") + 1
    dot = p.rfind(".")
    if dot <= start or not p[start:dot].strip("."):
        return p, ""
    return p[:dot], p[dot:]


def splitdrive(p):
    """There are no drives."""
    return "", _text(p)


def isabs(s):
    """Whether it begins at the root."""
    return _text(s).startswith("/")


def normpath(path):
    """The path without `.`, `..` and double slashes."""
    path = _text(path)
    if not path:
        return "."
    root = "/" if path.startswith("/") else ""
    if path.startswith("//") and not path.startswith("///"):
        root = "//"
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part == ".." and (parts and parts[-1] != ".." or not parts and root):
            if parts:
                parts.pop()
            continue
        parts.append(part)
    return root + "/".join(parts) or "."


def abspath(path):
    """The path from the root."""
    import os

    path = _text(path)
    return normpath(path if path.startswith("/") else join(os.getcwd(), path))


realpath = abspath


def relpath(path, start=None):
    """The path from another one."""
    import os

    there = [part for part in abspath(path).split("/") if part]
    here = [part for part in abspath(os.getcwd() if start is None else start).split("/") if part]
    same = 0
    while same < len(there) and same < len(here) and there[same] == here[same]:
        same += 1
    return "/".join([".."] * (len(here) - same) + there[same:]) or "."


def commonprefix(m):
    """The longest beginning that all have."""
    if not m:
        return ""
    first, last = min(m), max(m)
    for i, letter in enumerate(first):
        if letter != last[i]:
            return first[:i]
    return first


def commonpath(paths):
    """The longest path that all are in."""
    paths = [normpath(path).split("/") for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    same = []
    for parts in zip(*paths):
        if len(set(parts)) > 1:
            break
        same.append(parts[0])
    return "/".join(same) or ("/" if same else "")


def expanduser(path):
    """The path with `~` replaced."""
    path = _text(path)
    if path == "~" or path.startswith("~/"):
        import os

        return os.environ.get("HOME", "/home/user") + path[1:]
    return path


def normcase(s):
    """The path as it is."""
    return _text(s)


def _stat(path):
    """Whether it is a directory, its size, when it was changed; `None` when it is not there."""
    try:
        return _files.stat(_text(path))
    except (OSError, ValueError):
        return None


def exists(path):
    """Whether there is such a file or directory."""
    return _stat(path) is not None


lexists = exists


def isfile(path):
    """Whether there is such a file."""
    found = _stat(path)
    return found is not None and not found[0]


def isdir(path):
    """Whether there is such a directory."""
    found = _stat(path)
    return found is not None and found[0]


def ismount(path):
    """Whether it is the root."""
    return abspath(path) == "/"


def islink(path):
    """There are no links."""
    return False


def getsize(filename):
    """How long a file is, in bytes."""
    return _files.stat(_text(filename))[1]


def getmtime(filename):
    """When a file was changed, in seconds since 1970."""
    return _files.stat(_text(filename))[2] / 1e9


getatime = getctime = getmtime


def samefile(f1, f2):
    """Whether both are the same file."""
    return abspath(f1) == abspath(f2)


supports_unicode_filenames = False


def expandvars(path):
    """The path with $name and ${name} from the environment; names that are not there stay."""
    import os
    import re

    path = _text(path)
    if "$" not in path:
        return path
    return re.sub(r"\$(\w+|\{[^}]*\})", lambda m: os.environ.get(m[1].strip("{}"), m[0]), path, flags=re.ASCII)


def samestat(s1, s2):
    """Whether two results of stat are of one file."""
    return s1.st_ino == s2.st_ino and s1.st_dev == s2.st_dev


def sameopenfile(fp1, fp2):
    """Whether two open files are one."""
    import os

    return samestat(os.fstat(fp1), os.fstat(fp2))
