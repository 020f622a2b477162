"""How the interpreter was built, as far as that means something here."""

import sys

_NAMES = ("stdlib", "platstdlib", "purelib", "platlib", "include", "platinclude", "scripts", "data")


def get_python_version():
    """`3.11`"""
    return "%d.%d" % sys.version_info[:2]


def get_platform():
    """The kind of machine."""
    return "interleave"


def get_config_vars(*args):
    """Nothing is configured."""
    found = {"py_version": sys.version.split()[0], "py_version_short": get_python_version(), "Py_GIL_DISABLED": int(not sys._is_gil_enabled())}
    return [found.get(name) for name in args] if args else found


def get_config_var(name):
    """A setting, or None."""
    return get_config_vars().get(name)


def get_path_names():
    """Names of folders."""
    return _NAMES


def get_paths(scheme=None, vars=None, expand=True):
    """Folders: there are none."""
    return dict.fromkeys(_NAMES, "")


def get_path(name, scheme=None, vars=None, expand=True):
    """A folder."""
    return get_paths()[name]


def get_scheme_names():
    """Ways to install."""
    return ("interleave",)


def get_default_scheme():
    """The way to install."""
    return "interleave"


def is_python_build():
    """Not one of its developers'."""
    return False
