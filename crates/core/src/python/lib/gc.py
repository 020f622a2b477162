"""The garbage collector, which needs no help."""

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
    """It collects when it is time: how many objects it found just now is 0."""
    return 0


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
