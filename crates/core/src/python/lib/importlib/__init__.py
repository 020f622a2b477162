"""Importing modules by calls."""

import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]
__import__ = __import__


def invalidate_caches():
    """Nothing is cached."""


def import_module(name, package=None):
    """A module; a name that begins with dots is relative to a package."""
    if name.startswith("."):
        if not package:
            raise TypeError(
                f"the 'package' argument is required to perform a relative import for {name!r}"
            )
        level = len(name) - len(name.lstrip("."))
        parts = package.split(".")
        if level > len(parts):
            raise ImportError("attempted relative import beyond top-level package")
        base = ".".join(parts[:len(parts) - level + 1])
        name = f"{base}.{name[level:]}" if name[level:] else base
    if name not in sys.modules:
        __import__(name)
    return sys.modules[name]


def reload(module):
    """Run a module's code again, in the same module."""
    import types

    if not isinstance(module, types.ModuleType):
        raise TypeError("reload() argument must be a module")
    name = getattr(getattr(module, "__spec__", None), "name", None) or module.__name__
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    file = getattr(module, "__file__", None)
    if not file or file.startswith("<"):
        return module
    with open(file) as source:
        exec(compile(source.read(), file, "exec"), module.__dict__)
    return sys.modules[name]
