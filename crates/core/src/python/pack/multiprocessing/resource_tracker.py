"""Names that CPython removes when a program ends without having done so. Here nothing outlives the run: they are taken and forgotten."""

__all__ = ["ensure_running", "register", "unregister"]

_KINDS = ("noop", "semaphore", "shared_memory")


def ensure_running():
    """There is nothing to start."""


def _check(name, rtype):
    if rtype not in _KINDS:
        raise ValueError(f"{rtype!r} is not a kind of resource: {', '.join(_KINDS)}")


def register(name, rtype):
    """Take a name to be removed at the end."""
    _check(name, rtype)


def unregister(name, rtype):
    """Forget it."""
    _check(name, rtype)
