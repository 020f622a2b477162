"""Running modules and files as programs."""

import sys

__all__ = ["run_module", "run_path"]


def _run(text, file, names, run_name):
    scope = {"__name__": run_name, "__file__": file, "__cached__": None, "__doc__": None, "__loader__": None,
             "__package__": run_name.rpartition(".")[0], "__spec__": None, **(names or {})}
    exec(compile(text, file, "exec"), scope)
    return scope


def run_path(path_name, init_globals=None, run_name=None):
    """Run a file; its names."""
    with open(path_name) as source:
        return _run(source.read(), path_name, init_globals, run_name or "<run_path>")


def run_module(mod_name, init_globals=None, run_name=None, alter_sys=False):
    """Run a module of the program; its names."""
    from importlib.util import find_spec

    spec = find_spec(mod_name)
    if spec is None:
        raise ImportError(f"No module named {mod_name}")
    if spec.submodule_search_locations is not None:
        return run_module(mod_name + ".__main__", init_globals, run_name, alter_sys)
    if not spec.has_location:
        raise ImportError(f"No code object available for {mod_name}")
    return _run(spec.loader.get_source(), spec.origin, init_globals, run_name or mod_name)
