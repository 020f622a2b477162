"""What the program runs on."""

import sys


def python_implementation():
    """Which Python."""
    return "Interleave"


def python_version():
    """Which version of the language."""
    return "%d.%d.%d" % tuple(sys.version_info[:3])


def python_version_tuple():
    """The same in parts."""
    return tuple(python_version().split("."))


def python_compiler():
    """What compiled it."""
    return "rustc"


def python_build():
    """Which build."""
    return "main", ""


def system():
    """The system."""
    return "Linux"


def node():
    """The computer's name."""
    return "interleave"


def release():
    """The system's release."""
    return "1"


def version():
    """The system's version."""
    return "1"


def machine():
    """The kind of computer."""
    return "x86_64"


def processor():
    """The kind of processor."""
    return ""


def architecture(executable=None, bits="", linkage=""):
    """Bits, and how programs are linked."""
    return "64bit", "ELF"


def platform(aliased=False, terse=False):
    """All in one."""
    return "Linux-1-x86_64"


def uname():
    """What the system is."""
    from os import uname

    return uname()
