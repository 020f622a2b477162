"""The function inside bound methods and partial calls."""


def plain(func):
    """What is called in the end."""
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
