"""Modules of packages."""

import os
import sys
from collections import namedtuple

__all__ = ["ModuleInfo", "extend_path", "get_data", "iter_modules", "resolve_name", "walk_packages"]

ModuleInfo = namedtuple("ModuleInfo", "module_finder name ispkg")


def iter_modules(path=None, prefix=""):
    """The modules in folders."""
    seen = set()
    for folder in sys.path if path is None else path:
        if not os.path.isdir(folder or "."):
            continue
        for file in sorted(os.listdir(folder or ".")):
            full = os.path.join(folder, file)
            package = os.path.isfile(os.path.join(full, "__init__.py"))
            name = file if package else file[:-3]
            if (package or file.endswith(".py")) and name not in seen and name != "__init__" and name.isidentifier():
                seen.add(name)
                yield ModuleInfo(None, prefix + name, package)


def walk_packages(path=None, prefix="", onerror=None):
    """The same, and the modules of packages within."""
    for one in iter_modules(path, prefix):
        yield one
        if one.ispkg:
            try:
                package = __import__(one.name, fromlist=["_"])
            except Exception:
                if onerror is None:
                    raise
                onerror(one.name)
            else:
                yield from walk_packages(package.__path__, one.name + ".", onerror)


def resolve_name(name):
    """What `a.b:c.d` or `a.b.c.d` stands for."""
    from importlib import import_module

    module, colon, rest = name.partition(":")
    if colon:
        found = import_module(module)
        parts = rest.split(".") if rest else []
    else:
        parts = name.split(".")
        path = parts.pop(0)
        found = import_module(path)
        while parts:
            path += "." + parts[0]
            try:
                found = import_module(path)
                del parts[0]
            except ImportError:
                break
    for part in parts:
        found = getattr(found, part)
    return found


def extend_path(path, name):
    """The folders of a package."""
    return path


def get_data(package, resource):
    """The bytes of a file beside a module."""
    module = __import__(package, fromlist=["_"])
    with open(os.path.join(os.path.dirname(module.__file__), resource), "rb") as file:
        return file.read()
