"""Stopping test runs at Ctrl-C: a signal does not come from outside here, so there is little to do."""

_results = []


def registerResult(result):
    """Let Ctrl-C stop this run."""
    _results.append(result)


def removeResult(result):
    """Let it no more; whether it was known."""
    if result in _results:
        _results.remove(result)
        return True
    return False


def installHandler():
    """Catch Ctrl-C."""


def removeHandler(method=None):
    """Catch it no more; as a decorator, not in this function."""
    return method
