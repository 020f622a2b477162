"""Tracebacks of crashes: there are none here."""

_enabled = False


def enable(file=None, all_threads=True):
    """Accepted."""
    global _enabled
    _enabled = True


def disable():
    """Whether it was enabled."""
    global _enabled
    was, _enabled = _enabled, False
    return was


def is_enabled():
    """Whether it is enabled."""
    return _enabled


def dump_traceback(file=None, all_threads=True):
    """Write where the program is."""
    import traceback

    traceback.print_stack(file=file)


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    """Accepted."""


def cancel_dump_traceback_later():
    """Accepted."""


def register(signum, file=None, all_threads=True, chain=False):
    """Accepted."""


def unregister(signum):
    """Accepted."""
    return False
