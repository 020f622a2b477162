"""Containers: deque, Counter, defaultdict, OrderedDict, namedtuple, ChainMap."""

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple",
]

from _collections import deque, odict_view, set_type_name
from reprlib import recursive_repr

_MISSING = object()

# Loaded when a program first asks for one of them.
_LATER = {
    "ChainMap": "collections._maps", "UserDict": "collections._maps", "UserList": "collections._maps",
    "UserString": "collections._maps", "namedtuple": "collections._named", "Counter": "collections._counter",
}


def __getattr__(name):
    if name == "abc":
        import collections.abc

        return collections.abc
    if name not in _LATER:
        raise AttributeError(f"module 'collections' has no attribute {name!r}")
    import sys

    __import__(_LATER[name])
    found = globals()[name] = getattr(sys.modules[_LATER[name]], name)
    return found


class defaultdict(dict):
    """A dict that makes the values that are missing."""

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        dict.__init__(self, *args, **kwargs)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value

    @recursive_repr("defaultdict(...)")
    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})"

    def copy(self):
        """A copy."""
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self.default_factory, other)
        result.update(self)
        return result

    def __reduce__(self):
        args = () if self.default_factory is None else (self.default_factory,)
        return type(self), args, None, None, iter(self.items())


class OrderedDict(dict):
    """A dict whose order can be changed, and counts."""

    def __init__(self, other=(), /, **kwds):
        dict.__init__(self)
        self.update(other, **kwds)

    def update(self, other=(), /, **kwds):
        """Take in other items."""
        if isinstance(other, dict):
            for key in other:
                self[key] = other[key]
        elif hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        elif hasattr(other, "items"):
            for key, value in other.items():
                self[key] = value
        else:
            for pair in other:
                pair = tuple(pair)
                if len(pair) < 2:
                    raise ValueError(f"need more than {len(pair)} value{'s' * (not pair)} to unpack")
                key, value = pair
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def move_to_end(self, key, last=True):
        """Move a key to the end, or to the beginning."""
        value = dict.pop(self, key)
        if last:
            dict.__setitem__(self, key, value)
        else:
            rest = list(dict.items(self))
            dict.clear(self)
            dict.__setitem__(self, key, value)
            dict.update(self, rest)

    def popitem(self, last=True):
        """Take the last item, or the first."""
        if not self:
            raise KeyError("dictionary is empty")
        if last:
            return dict.popitem(self)
        key = next(dict.__iter__(self))
        return key, dict.pop(self, key)

    def pop(self, key, default=_MISSING):
        """Take a key's value."""
        if key in self:
            value = self[key]
            del self[key]
            return value
        if default is not _MISSING:
            return default
        if hasattr(type(self), "__missing__"):
            return type(self).__missing__(self, key)
        raise KeyError(key)

    def setdefault(self, key, default=None):
        """A key's value, made if it is missing."""
        if key in self:
            return self[key]
        self[key] = default
        return default

    def keys(self):
        """A view of the keys."""
        return odict_view(self, 0)

    def values(self):
        """A view of the values."""
        return odict_view(self, 1)

    def items(self):
        """A view of the items."""
        return odict_view(self, 2)

    def copy(self):
        """A copy."""
        return type(self)(self)

    __copy__ = copy

    @classmethod
    def fromkeys(cls, iterable, value=None):
        """All keys with the same value."""
        self = cls()
        for key in iterable:
            self[key] = value
        return self

    @recursive_repr()
    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        return f"{type(self).__name__}({list(self.items())!r})"

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    def __ne__(self, other):
        result = self.__eq__(other)
        return result if result is NotImplemented else not result

    __hash__ = None

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self)
        result.update(other)
        return result

    def __ror__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(other)
        result.update(self)
        return result

    def __ior__(self, other):
        self.update(other)
        return self

    def __reduce__(self):
        return type(self), (), self.__dict__ or None, None, iter(self.items())


for _kind in defaultdict, OrderedDict:
    set_type_name(_kind, "collections." + _kind.__name__)
del _kind
