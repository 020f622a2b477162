"""Passwords and the user's name. Nothing hides what is typed: input is text that is there before."""

import os as _os
import sys as _sys
import warnings as _warnings

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    pass


def getpass(prompt="Password: ", stream=None):
    """A line of standard input; the prompt goes to `stream` or standard error."""
    _warnings.warn("Can not control echo on the terminal.", GetPassWarning, stacklevel=2)
    stream = stream or _sys.stderr
    print("Warning: Password input may be echoed.", file=stream)
    return _raw_input(prompt, stream)


def _raw_input(prompt="", stream=None, input=None):
    stream, input = stream or _sys.stderr, input or _sys.stdin
    prompt = str(prompt)
    if prompt:
        stream.write(prompt)
        stream.flush()
    line = input.readline()
    if not line:
        raise EOFError
    return line.removesuffix("\n")


def getuser():
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        if _os.environ.get(name):
            return _os.environ[name]
    return "root"
