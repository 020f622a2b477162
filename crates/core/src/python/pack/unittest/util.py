"""What tests need to say what differs."""

from collections import Counter, namedtuple
from os.path import commonprefix

_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_BEGIN_LEN = _MIN_END_LEN = _MIN_COMMON_LEN = 5
_MIN_DIFF_LEN = 41

_Mismatch = namedtuple("Mismatch", "actual expected value")


def _shorten(s, prefixlen, suffixlen):
    left_out = len(s) - prefixlen - suffixlen
    if left_out <= _PLACEHOLDER_LEN:
        return s
    return f"{s[:prefixlen]}[{left_out} chars]{s[len(s) - suffixlen:]}"


def _common_shorten_repr(*args):
    """The reprs, without most of what they have in common when they are long."""
    texts = tuple(map(safe_repr, args))
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return texts
    prefix = commonprefix(texts)
    n = len(prefix)
    room = _MAX_LENGTH - (longest - n + _MIN_BEGIN_LEN + _PLACEHOLDER_LEN)
    if room > _MIN_COMMON_LEN:
        start = _shorten(prefix, _MIN_BEGIN_LEN, room)
        return tuple([start + text[n:] for text in texts])
    start = _shorten(prefix, _MIN_BEGIN_LEN, _MIN_COMMON_LEN)
    return tuple([start + _shorten(text[n:], _MIN_DIFF_LEN, _MIN_END_LEN) for text in texts])


def safe_repr(obj, short=False):
    """The repr, also of what cannot say it."""
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text[:_MAX_LENGTH] + " [truncated]..." if short and len(text) >= _MAX_LENGTH else text


def strclass(cls):
    """A class's full name."""
    return f"{cls.__module__}.{cls.__qualname__}"


def three_way_cmp(x, y):
    """-1, 0 or 1: how they compare."""
    return (x > y) - (x < y)


def unorderable_list_difference(expected, actual):
    """What is only in the first list, and what only in the second; the first loses what is found."""
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual


def sorted_list_difference(expected, actual):
    """What is only in the first sorted list, and what only in the second."""
    missing = [item for i, item in enumerate(expected) if item not in actual and item not in expected[:i]]
    extra = [item for i, item in enumerate(actual) if item not in expected and item not in actual[:i]]
    return missing, extra


def _count_diff_all_purpose(actual, expected):
    """Values that are not equally often in both, by comparing each with each."""
    first, second = list(actual), list(expected)
    seen = []
    result = []
    for value in first + second:
        if any(value == one for one in seen):
            continue
        seen.append(value)
        counts = [sum(1 for one in part if one == value) for part in (first, second)]
        if counts[0] != counts[1]:
            result.append(_Mismatch(*counts, value))
    return result


def _count_diff_hashable(actual, expected):
    """Values that are not equally often in both."""
    first, second = Counter(actual), Counter(expected)
    return [_Mismatch(first[value], second[value], value) for value in {**first, **second} if first[value] != second[value]]
