"""What there is to complete, as JSON: keywords, builtins, modules, what is in them, and what their classes can do."""

import builtins
import importlib
import json
import keyword
import sys
import types


def methods(value):
    """The public names of a class's instances; exceptions have none that a beginner would look for."""
    if not isinstance(value, type) or issubclass(value, BaseException):
        return []
    return sorted(name for name in dir(value) if not name.startswith("_"))


def made_by(module, name, value):
    """The same for what a function with the name of a class makes, such as `threading.Lock`."""
    if isinstance(value, type) or not callable(value) or not name[:1].isupper():
        return methods(value)
    try:
        return methods(getattr(importlib.import_module(f"{module}.{name.lower()}"), name))
    except (ImportError, AttributeError):
        pass
    if name == "Manager":
        # Making one starts a process.
        return []
    try:
        return methods(type(value()))
    except Exception:
        return []


def contents(name):
    """What is in a module, or nothing if there is no such module."""
    try:
        module = importlib.import_module(name)
    except Exception:
        return None
    public = getattr(module, "__all__", None)
    if public is None:
        public = [
            attribute
            for attribute, value in vars(module).items()
            if not attribute.startswith("_") and not isinstance(value, types.ModuleType)
        ]
    submodules = [other.removeprefix(name + ".") for other in FOUND if other.startswith(name + ".") and other.count(".") == name.count(".") + 1]
    names = sorted(set(public) | set(submodules))
    return {attribute: made_by(name, attribute, getattr(module, attribute, None)) for attribute in names}


FOUND = sorted(input().split())
modules = {name: found for name in FOUND if (found := contents(name)) is not None}
everything = {
    "keywords": sorted(keyword.kwlist + keyword.softkwlist),
    "builtins": {name: methods(getattr(builtins, name)) for name in sorted(dir(builtins)) if not name.startswith("_")},
    "modules": modules,
}
json.dump(everything, sys.stdout, separators=(",", ":"))
