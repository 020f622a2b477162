"""Names that match a pattern with `*`, `?` and `[…]`."""

import re
from functools import lru_cache

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def translate(pat):
    """The pattern as a regular expression."""
    out = []
    i = 0
    while i < len(pat):
        letter = pat[i]
        i += 1
        if letter == "*":
            if not out or out[-1] != ".*":
                out.append(".*")
        elif letter == "?":
            out.append(".")
        elif letter == "[":
            end = i
            if pat[end:end + 1] == "!":
                end += 1
            end = pat.find("]", end + 1 if pat[end:end + 1] == "]" else end)
            if end < 0:
                out.append("\\[")
                continue
            inside = pat[i:end].replace("\\", "\\\\")
            i = end + 1
            if inside.startswith("!"):
                inside = "^" + inside[1:]
            elif inside.startswith(("^", "[")):
                inside = "\\" + inside
            out.append(f"[{inside}]")
        else:
            out.append(re.escape(letter))
    return f"(?s:{''.join(out)})\\Z"


@lru_cache(maxsize=256, typed=True)
def _matcher(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(str(pat, "latin-1")).encode("latin-1")).match
    return re.compile(translate(pat)).match


def fnmatch(name, pat):
    """Whether a name matches."""
    return _matcher(pat)(name) is not None


fnmatchcase = fnmatch


def filter(names, pat):
    """Those of the names that match."""
    match = _matcher(pat)
    return [name for name in names if match(name)]
