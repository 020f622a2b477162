"""Containers: deque, Counter, defaultdict, OrderedDict, namedtuple, ChainMap."""

__all__ = [
    "ChainMap", "Counter", "OrderedDict", "UserDict", "UserList", "UserString", "defaultdict", "deque", "namedtuple",
]

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


class deque:
    """A list that is as quick at its beginning as at its end.

    Each method changes the items in one step, so that threads can share a deque.
    """

    __slots__ = ("_items", "_most", "__weakref__", "__dict__")
    __hash__ = None

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None:
            if not isinstance(maxlen, int):
                raise TypeError("an integer is required")
            if maxlen < 0:
                raise ValueError("maxlen must be non-negative")
        self._most = maxlen
        self._items = []
        self.extend(iterable)

    @property
    def maxlen(self):
        """How many items it keeps, or None: all."""
        return self._most

    def append(self, x, /):
        """Put an item at the end."""
        self._items.append(x)
        if self._most is not None and len(self._items) > self._most:
            del self._items[0]

    def appendleft(self, x, /):
        """Put an item at the beginning."""
        self._items.insert(0, x)
        if self._most is not None and len(self._items) > self._most:
            del self._items[-1]

    def pop(self):
        """Take the last item."""
        try:
            return self._items.pop()
        except IndexError:
            raise IndexError("pop from an empty deque") from None

    def popleft(self):
        """Take the first item."""
        try:
            return self._items.pop(0)
        except IndexError:
            raise IndexError("pop from an empty deque") from None

    def extend(self, iterable, /):
        """Put items at the end."""
        if self._most is None:
            self._items.extend(iterable._items if isinstance(iterable, deque) else iterable)
        else:
            self._items.extend(iterable)
            extra = len(self._items) - self._most
            if extra > 0:
                del self._items[:extra]

    def extendleft(self, iterable, /):
        """Put items at the beginning, one after another."""
        for x in list(iterable):
            self.appendleft(x)

    def clear(self):
        """Take all items out."""
        self._items.clear()

    def copy(self):
        """A copy."""
        return type(self)(self._items, self._most)

    __copy__ = copy

    def count(self, x, /):
        """How often an item is in it."""
        return self._items.count(x)

    def index(self, x, *where):
        """Where an item is first."""
        try:
            return self._items.index(x, *where)
        except ValueError:
            raise ValueError(f"{x!r} is not in deque") from None

    def insert(self, i, x, /):
        """Put an item before the one at `i`."""
        if self._most is not None and len(self._items) >= self._most:
            raise IndexError("deque already at its maximum size")
        self._items.insert(i, x)

    def remove(self, x, /):
        """Take an item out."""
        try:
            self._items.remove(x)
        except ValueError:
            raise ValueError(f"{x!r} is not in deque") from None

    def reverse(self):
        """Turn it round."""
        self._items.reverse()

    def rotate(self, n=1, /):
        """Move the last `n` items to the beginning."""
        items = self._items
        if items:
            n %= len(items)
            if n:
                items[:] = items[-n:] + items[:-n]

    def __len__(self):
        return len(self._items)

    def __bool__(self):
        return bool(self._items)

    def __iter__(self):
        items = self._items
        n = len(items)
        for x in items:
            yield x
            if len(items) != n:
                raise RuntimeError("deque mutated during iteration")

    def __reversed__(self):
        return reversed(self._items)

    def __contains__(self, x):
        return x in self._items

    def _check(self, i):
        if not hasattr(i, "__index__"):
            raise TypeError(f"sequence index must be integer, not '{type(i).__name__}'")

    def __getitem__(self, i):
        self._check(i)
        try:
            return self._items[i]
        except IndexError:
            raise IndexError("deque index out of range") from None

    def __setitem__(self, i, x):
        self._check(i)
        try:
            self._items[i] = x
        except IndexError:
            raise IndexError("deque index out of range") from None

    def __delitem__(self, i):
        self._check(i)
        try:
            del self._items[i]
        except IndexError:
            raise IndexError("deque index out of range") from None

    def __repr__(self):
        most = "" if self._most is None else f", maxlen={self._most}"
        items = [[...] if x is self else x for x in self._items]
        return f"{type(self).__name__}({items!r}{most})"

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, deque) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, deque) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, deque) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, deque) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, deque) else NotImplemented

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        return type(self)(self._items + other._items, self._most)

    def __iadd__(self, other):
        self.extend(list(other))
        return self

    def __mul__(self, n):
        return type(self)(self._items * n, self._most)

    __rmul__ = __mul__

    def __reduce__(self):
        return type(self), ([], self._most) if self._most is not None else (), None, iter(self._items)

    def __class_getitem__(cls, item):
        import types

        return types.GenericAlias(cls, item)


class defaultdict(dict):
    """A dict that makes the values that are missing."""

    def __init__(self, default_factory=None, /, *args, **kwargs):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        dict.__init__(self, *args, **kwargs)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self[key] = value = self.default_factory()
        return value

    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})"

    def copy(self):
        """A copy."""
        return type(self)(self.default_factory, self)

    __copy__ = copy

    def __or__(self, other):
        if not isinstance(other, dict):
            return NotImplemented
        result = type(self)(self.default_factory, self)
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
        key = next(iter(self))
        return key, dict.pop(self, key)

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

    def __reduce__(self):
        return type(self), (), self.__dict__ or None, None, iter(self.items())
