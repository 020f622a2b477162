"""Which part of a program called into the library."""

import sys

_HERE = globals().get("__file__", "<").rpartition("/")[0] or "<"


def frame(level=1):
    """The program's innermost frame, or one `level - 1` calls further out; None if there are not so many.

    Frames of the library are hidden where it is embedded; elsewhere they are passed over.
    """
    if not hasattr(sys, "_getframe"):
        return None
    try:
        found = sys._getframe()
    except ValueError:
        # A thread that only the library runs in.
        return None
    while found is not None and _HERE != "<" and found.f_code.co_filename.startswith(_HERE):
        found = found.f_back
    for _ in range(level - 1):
        if found is None:
            break
        found = found.f_back
    return found


def module():
    """The name of the module whose code called."""
    found = frame()
    if found is None:
        return "__main__"
    names = getattr(found, "f_globals", None)
    if names is not None:
        return names.get("__name__", "__main__")
    file = found.f_code.co_filename
    for name, candidate in list(sys.modules.items()):
        if getattr(candidate, "__file__", None) == file:
            return name
    return "__main__"
