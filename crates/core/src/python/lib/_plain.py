"""What `inspect` shares with modules that do not need all of it."""

import types

# What is made here says that it is inspect's.
__name__ = "inspect"


def plain(func):
    """What is called in the end, inside bound methods and partial calls."""
    while True:
        inner = getattr(func, "__func__", None)
        if inner is None and type(func).__name__ == "partial":
            inner = func.func
        if inner is None:
            return func
        func = inner


def has_flag(func, flag):
    """Whether the code that is called in the end has this flag."""
    if isinstance(func, type):
        return False
    code = getattr(plain(func), "__code__", None)
    return bool(getattr(code, "co_flags", 0) & flag)


def formatannotation(annotation, base_module=None):
    """An annotation in words."""
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)
