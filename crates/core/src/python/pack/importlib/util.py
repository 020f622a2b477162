"""Finding modules without running them."""

import os
import sys
import types
from importlib.machinery import BuiltinImporter, ModuleSpec, SourceFileLoader


def resolve_name(name, package):
    """A relative name as a whole one."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    level = len(name) - len(name.lstrip("."))
    parts = package.split(".")
    if level > len(parts):
        raise ImportError("attempted relative import beyond top-level package")
    base = ".".join(parts[:len(parts) - level + 1])
    return f"{base}.{name[level:]}" if name[level:] else base


def find_spec(name, package=None):
    """Where a module comes from; None if it is not there."""
    name = resolve_name(name, package)
    if name in sys.modules:
        module = sys.modules[name]
        if module is None:
            return None
        spec = getattr(module, "__spec__", None)
        if spec is not None:
            return spec
        if name == "__main__":
            raise ValueError("__main__.__spec__ is None")
        file = getattr(module, "__file__", None)
        return _spec(name, None if file is None or file.startswith("<") else file)
    parent, _, last = name.rpartition(".")
    folders = sys.path
    if parent:
        folders = getattr(__import__(parent, fromlist=["_"]), "__path__", None)
        if folders is None:
            raise ModuleNotFoundError(f"__path__ attribute not found on {parent!r} while trying to find {name!r}", name=name)
    for folder in folders:
        for file in (os.path.join(folder, last, "__init__.py"), os.path.join(folder, last + ".py")):
            if os.path.exists(file):
                return _spec(name, file)
    import _inside

    return _spec(name, None) if name in _inside.modules() else None


def _spec(name, file):
    if file is None:
        return ModuleSpec(name, BuiltinImporter, origin="built-in")
    return spec_from_file_location(name, file)


def spec_from_file_location(name, location=None, *, loader=None, submodule_search_locations=None):
    """Of a module in a file."""
    file = os.path.abspath(os.fspath(location))
    package = os.path.basename(file) == "__init__.py"
    spec = ModuleSpec(name, loader or SourceFileLoader(name, file), origin=file, is_package=package)
    spec.has_location = True
    if package:
        spec.submodule_search_locations.append(os.path.dirname(file))
    return spec


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    """Of a module that a loader loads."""
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def module_from_spec(spec):
    """An empty module; its loader's `exec_module` fills it."""
    module = spec.loader.create_module(spec) if hasattr(spec.loader, "create_module") else None
    if module is None:
        module = types.ModuleType(spec.name)
    module.__spec__ = spec
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    if spec.has_location:
        module.__file__ = spec.origin
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    return module
