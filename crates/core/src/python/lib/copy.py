"""Copies of objects, shallow and deep."""

import copyreg

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    """The object cannot be copied."""


error = Error
_ATOMS = (
    type(None), int, float, bool, complex, str, bytes, type, range, type(len), type(copyreg.reduce), type(...),
    type(NotImplemented), property,
)


def copy(x):
    """A copy that shares what is in it."""
    kind = type(x)
    if kind in _ATOMS or isinstance(x, type) or kind in (tuple, frozenset, slice):
        return x
    if kind in (list, dict, set, bytearray):
        return x.copy()
    method = getattr(kind, "__copy__", None)
    if method is not None:
        return method(x)
    return _rebuild(x, copyreg.reduce(x), None)


def deepcopy(x, memo=None, _nil=[]):
    """A copy of it and of all that is in it."""
    kind = type(x)
    if kind in _ATOMS or isinstance(x, type):
        return x
    if memo is None:
        memo = {}
    known = memo.get(id(x), _nil)
    if known is not _nil:
        return known
    if kind is list:
        result = memo[id(x)] = []
        for item in x:
            result.append(deepcopy(item, memo))
    elif kind is dict:
        result = memo[id(x)] = {}
        for key, value in x.items():
            result[deepcopy(key, memo)] = deepcopy(value, memo)
    elif kind is tuple:
        result = _deepcopy_tuple(x, memo)
    elif kind is bytearray:
        result = x.copy()
    elif getattr(kind, "__deepcopy__", None) is not None:
        result = x.__deepcopy__(memo)
    else:
        result = _rebuild(x, copyreg.reduce(x), memo)
    if result is not x:
        memo[id(x)] = result
        # Alive as long as its number is in the memo.
        memo.setdefault(id(memo), []).append(x)
    return result


def _deepcopy_tuple(x, memo):
    items = [deepcopy(item, memo) for item in x]
    if id(x) in memo:
        # It contains itself through something else, and has been copied meanwhile.
        return memo[id(x)]
    if all(old is new for old, new in zip(x, items)):
        return x
    return tuple(items)


def _rebuild(x, reduced, memo):
    if isinstance(reduced, str):
        return x
    make, args, state, items, pairs, setter = reduced + (None,) * (6 - len(reduced))
    deep = memo is not None
    if deep and args:
        args = [deepcopy(arg, memo) for arg in args]
    y = make(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if setter is None:
            copyreg.set_state(y, state)
        else:
            setter(y, state)
    if items is not None:
        for item in items:
            y.append(deepcopy(item, memo) if deep else item)
    if pairs is not None:
        for key, value in pairs:
            y[deepcopy(key, memo) if deep else key] = deepcopy(value, memo) if deep else value
    return y
