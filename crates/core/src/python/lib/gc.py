"""The garbage collector. Objects that only a circle of references keeps go when it collects."""

import _weak

DEBUG_STATS = 1
DEBUG_COLLECTABLE = 2
DEBUG_UNCOLLECTABLE = 4
DEBUG_SAVEALL = 32
DEBUG_LEAK = 38
garbage = []
callbacks = []
_enabled = True
_thresholds = (700, 10, 10)


def collect(generation=2):
    """Collect now: how many objects only circles of references had kept."""
    for callback in callbacks[:]:
        callback("start", {"generation": generation, "collected": 0, "uncollectable": 0})
    found = _weak.collect()
    if found:
        # Those whose `__del__` ran just now go too.
        _weak.collect()
    for callback in callbacks[:]:
        callback("stop", {"generation": generation, "collected": found, "uncollectable": 0})
    return found


def enable():
    """Say that it is on."""
    global _enabled
    _enabled = True


def disable():
    """Say that it is off."""
    global _enabled
    _enabled = False


def isenabled():
    """What was said last."""
    return _enabled


def get_threshold():
    """What `set_threshold` was given."""
    return _thresholds


def set_threshold(threshold0, threshold1=10, threshold2=10, /):
    """Remember three numbers."""
    global _thresholds
    _thresholds = (threshold0, threshold1, threshold2)


def get_count():
    """How many objects are new: nobody counts."""
    return 0, 0, 0


def get_stats():
    """What it has done: nobody counts."""
    return [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


def get_debug():
    """No debugging."""
    return 0


def set_debug(flags, /):
    """No debugging."""


def freeze():
    """Nothing to do."""


def unfreeze():
    """Nothing to do."""


def get_freeze_count():
    """None are frozen."""
    return 0


def is_tracked(obj, /):
    """Whether it can be part of a cycle."""
    return not isinstance(obj, (int, float, str, bytes, bool, type(None)))
