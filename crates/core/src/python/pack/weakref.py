"""References that do not keep an object alive."""

import _weak
from collections.abc import MutableMapping, MutableSet

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
    "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]


_set = object.__setattr__


class ReferenceType:
    """A reference to an object; calling it gives the object, or None when it is gone."""

    __slots__ = ("_holder", "_hash", "__callback__", "__weakref__")

    def __new__(cls, ob, callback=None, /, *args, **kwargs):
        if not _weak.possible(ob):
            raise TypeError(f"cannot create weak reference to '{type(ob).__name__}' object")
        if callback is None and cls is ReferenceType:
            for known in _weak.references(ob):
                if type(known) is ReferenceType and known.__callback__ is None:
                    return known
        self = object.__new__(cls)
        _set(self, "_holder", _weak.hold(ob, self))
        _set(self, "_hash", None)
        _set(self, "__callback__", callback)
        return self

    def __init__(self, ob, callback=None, /):
        pass

    def __call__(self):
        return _weak.get(self._holder)

    def __eq__(self, other):
        if not isinstance(other, ReferenceType):
            return NotImplemented
        mine, theirs = _weak.get(self._holder), _weak.get(other._holder)
        if mine is None or theirs is None:
            return self is other
        return mine == theirs

    def __hash__(self):
        if self._hash is None:
            ob = _weak.get(self._holder)
            if ob is None:
                raise TypeError("weak object has gone away")
            _set(self, "_hash", hash(ob))
        return self._hash

    def __repr__(self):
        ob = _weak.get(self._holder)
        if ob is None:
            return f"<weakref at {id(self):#x}; dead>"
        name = getattr(ob, "__name__", None)
        named = f" ({name})" if isinstance(name, str) else ""
        return f"<weakref at {id(self):#x}; to '{type(ob).__name__}' at {id(ob):#x}{named}>"

    __class_getitem__ = classmethod(type(list[int]))


ref = ReferenceType


def getweakrefcount(object, /):
    """How many weak references there are to an object."""
    return len(_weak.references(object))


def getweakrefs(object, /):
    """All weak references and proxies to an object."""
    return [item._proxy() if isinstance(item, _ProxyRef) else item for item in _weak.references(object)]


class _ProxyRef(ReferenceType):
    """The reference behind a proxy; a callback gets the proxy."""

    __slots__ = ("_proxy",)


def _target(proxy):
    ob = object.__getattribute__(proxy, "_ref")()
    if ob is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return ob


class ProxyType:
    """Acts as the object, as long as there is one."""

    __slots__ = ("_ref", "__weakref__")
    __hash__ = None

    def __getattribute__(self, name):
        return getattr(_target(self), name)

    def __setattr__(self, name, value):
        setattr(_target(self), name, value)

    def __delattr__(self, name):
        delattr(_target(self), name)

    def __repr__(self):
        ob = object.__getattribute__(self, "_ref")()
        return f"<weakproxy at {id(self):#x} to {type(ob).__name__} at {id(ob):#x}>"

    def __str__(self):
        return str(_target(self))

    def __bytes__(self):
        return bytes(_target(self))

    def __bool__(self):
        return bool(_target(self))


class CallableProxyType(ProxyType):
    """Acts as an object that can be called."""

    __slots__ = ()

    def __call__(self, /, *args, **kwargs):
        return _target(self)(*args, **kwargs)


def _delegate():
    import operator

    def find(name):
        return getattr(operator, name, None) or getattr(operator, name + "_")

    def unary(name):
        others = {"__len__": len, "__iter__": iter, "__next__": next, "__int__": int, "__float__": float, "__reversed__": reversed}
        function = others.get(name) or find(name.strip("_"))
        setattr(ProxyType, name, lambda self: function(_target(self)))

    def plain(value):
        return _target(value) if type(value) in ProxyTypes else value

    def binary(name, function):
        setattr(ProxyType, name, lambda self, other: function(_target(self), plain(other)))

    for name in "__len__ __iter__ __next__ __int__ __float__ __reversed__ __index__ __neg__ __pos__ __abs__ __invert__".split():
        unary(name)
    for name in "lt le eq ne gt ge getitem delitem contains".split():
        binary(f"__{name}__", find(name))
    ProxyType.__setitem__ = lambda self, key, value: operator.setitem(_target(self), key, value)
    for name in "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul".split():
        function = find(name)
        binary(f"__{name}__", function)
        binary(f"__i{name}__", find("i" + name))
        setattr(ProxyType, f"__r{name}__", lambda self, other, function=function: function(other, _target(self)))
    binary("__divmod__", divmod)


ProxyTypes = (ProxyType, CallableProxyType)
_delegate()


def proxy(object, callback=None, /):
    """Something that acts as the object, as long as there is one."""
    if callback is None:
        for known in _weak.references(object):
            if isinstance(known, _ProxyRef) and known.__callback__ is None:
                return known._proxy()
    made = ProxyType.__new__(CallableProxyType if callable(object) else ProxyType)
    mine = ReferenceType(made)
    inner = _ProxyRef(object, None if callback is None else lambda _: callback(mine()))
    _set(inner, "_proxy", mine)
    _set(made, "_ref", inner)
    return made


class WeakMethod(ReferenceType):
    """A reference to a bound method, dead when its object is."""

    __slots__ = ("_func_ref", "_alive")

    def __new__(cls, meth, callback=None):
        try:
            ob, function = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        def gone(_):
            if self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ReferenceType.__new__(cls, ob, gone)
        self._func_ref = ReferenceType(function, gone)
        self._alive = True
        return self

    def __init__(self, meth, callback=None):
        pass

    def __call__(self):
        ob, function = super().__call__(), self._func_ref()
        return None if ob is None or function is None else function.__get__(ob, type(ob))

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ReferenceType.__eq__(self, other) and self._func_ref == other._func_ref

    __hash__ = ReferenceType.__hash__


class KeyedRef(ReferenceType):
    """A reference that knows under which key a dict has it."""

    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        self = ReferenceType.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        pass


class WeakValueDictionary(MutableMapping):
    """A dict that lets its values go."""

    def __init__(self, other=(), /, **kw):
        mine = ReferenceType(self)

        def remove(gone):
            this = mine()
            if this is not None and this.data.get(gone.key) is gone:
                del this.data[gone.key]

        self._remove = remove
        self.data = {}
        self.update(other, **kw)

    def __getitem__(self, key):
        ob = self.data[key]()
        if ob is None:
            raise KeyError(key)
        return ob

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        held = self.data.get(key)
        return held is not None and held() is not None

    def __iter__(self):
        for key, held in list(self.data.items()):
            if held() is not None:
                yield key

    keys = __iter__

    def values(self):
        """The values."""
        for held in list(self.data.values()):
            ob = held()
            if ob is not None:
                yield ob

    def items(self):
        """Keys and values."""
        for key, held in list(self.data.items()):
            ob = held()
            if ob is not None:
                yield key, ob

    def itervaluerefs(self):
        """References to the values."""
        yield from list(self.data.values())

    def valuerefs(self):
        """A list of references to the values."""
        return list(self.data.values())

    def get(self, key, default=None):
        """The value of a key, or the default."""
        held = self.data.get(key)
        ob = None if held is None else held()
        return default if ob is None else ob

    def setdefault(self, key, default=None):
        """The value of a key, which becomes the default if there is none."""
        ob = self.get(key)
        if ob is None:
            self[key] = ob = default
        return ob

    def pop(self, key, *args):
        """Takes out the value of a key."""
        held = self.data.pop(key, None)
        ob = None if held is None else held()
        if ob is not None:
            return ob
        if args:
            return args[0]
        raise KeyError(key)

    def popitem(self):
        """Takes out a key and its value."""
        while True:
            key, held = self.data.popitem()
            ob = held()
            if ob is not None:
                return key, ob

    def copy(self):
        """Another one with the same content."""
        return type(self)(self.items())

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy

        return type(self)((deepcopy(key, memo), ob) for key, ob in self.items())

    def __or__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        made = self.copy()
        made.update(other)
        return made

    def __ior__(self, other):
        self.update(other)
        return self

    def __ror__(self, other):
        if not hasattr(other, "keys"):
            return NotImplemented
        made = type(self)(other)
        made.update(self)
        return made

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakKeyDictionary(MutableMapping):
    """A dict that lets its keys go."""

    def __init__(self, dict=None):
        mine = ReferenceType(self)

        def remove(gone):
            this = mine()
            if this is not None:
                this.data.pop(gone, None)

        self._remove = remove
        self.data = {}
        if dict is not None:
            self.update(dict)

    def __getitem__(self, key):
        return self.data[ReferenceType(key)]

    def __setitem__(self, key, value):
        self.data[ReferenceType(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ReferenceType(key)]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        try:
            held = ReferenceType(key)
        except TypeError:
            return False
        return held in self.data

    def __iter__(self):
        for held in list(self.data):
            ob = held()
            if ob is not None:
                yield ob

    keys = __iter__

    def values(self):
        """The values."""
        for held, value in list(self.data.items()):
            if held() is not None:
                yield value

    def items(self):
        """Keys and values."""
        for held, value in list(self.data.items()):
            ob = held()
            if ob is not None:
                yield ob, value

    def keyrefs(self):
        """A list of references to the keys."""
        return list(self.data)

    def get(self, key, default=None):
        """The value of a key, or the default."""
        return self.data.get(ReferenceType(key), default)

    def setdefault(self, key, default=None):
        """The value of a key, which becomes the default if there is none."""
        return self.data.setdefault(ReferenceType(key, self._remove), default)

    def pop(self, key, *args):
        """Takes out the value of a key."""
        return self.data.pop(ReferenceType(key), *args)

    def popitem(self):
        """Takes out a key and its value."""
        while True:
            held, value = self.data.popitem()
            ob = held()
            if ob is not None:
                return ob, value

    def copy(self):
        """Another one with the same content."""
        made = type(self)()
        made.update(self)
        return made

    __copy__ = copy

    def __deepcopy__(self, memo):
        from copy import deepcopy

        made = type(self)()
        for key, value in self.items():
            made[key] = deepcopy(value, memo)
        return made

    __or__ = WeakValueDictionary.__or__
    __ior__ = WeakValueDictionary.__ior__
    __ror__ = WeakValueDictionary.__ror__
    __repr__ = WeakValueDictionary.__repr__


class WeakSet(MutableSet):
    """A set that lets its items go."""

    def __init__(self, data=None):
        mine = ReferenceType(self)

        def remove(gone):
            this = mine()
            if this is not None:
                this.data.discard(gone)

        self._remove = remove
        self.data = set()
        if data is not None:
            self.update(data)

    def __iter__(self):
        for held in list(self.data):
            ob = held()
            if ob is not None:
                yield ob

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            held = ReferenceType(item)
        except TypeError:
            return False
        return held in self.data

    def add(self, item):
        """Adds an item."""
        self.data.add(ReferenceType(item, self._remove))

    def clear(self):
        """Removes everything."""
        self.data.clear()

    def copy(self):
        """Another one with the same items."""
        return type(self)(self)

    def pop(self):
        """Takes out an item."""
        while True:
            try:
                held = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            ob = held()
            if ob is not None:
                return ob

    def remove(self, item):
        """Removes an item that must be there."""
        self.data.remove(ReferenceType(item))

    def discard(self, item):
        """Removes an item if it is there."""
        self.data.discard(ReferenceType(item))

    def update(self, other):
        """Adds all of these."""
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def _refs(self, other):
        return {ReferenceType(item) for item in other}

    def _made(self, held):
        return type(self)(item() for item in held if item() is not None)

    def difference(self, other):
        """Items of this one alone."""
        return self._made(self.data - self._refs(other))

    __sub__ = difference

    def difference_update(self, other):
        """Removes all of these."""
        if other is self:
            self.clear()
        else:
            self.data.difference_update(self._refs(other))

    def __isub__(self, other):
        self.difference_update(other)
        return self

    def intersection(self, other):
        """Items of both."""
        return self._made(self.data & self._refs(other))

    __and__ = intersection

    def intersection_update(self, other):
        """Keeps only these."""
        self.data.intersection_update(self._refs(other))

    def __iand__(self, other):
        self.intersection_update(other)
        return self

    def issubset(self, other):
        """Whether all items are among these."""
        return self.data.issubset(self._refs(other))

    __le__ = issubset

    def __lt__(self, other):
        return self.data < self._refs(other)

    def issuperset(self, other):
        """Whether all of these are items."""
        return self.data.issuperset(self._refs(other))

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > self._refs(other)

    def __eq__(self, other):
        return self.data == self._refs(other) if isinstance(other, WeakSet) else NotImplemented

    __hash__ = None

    def symmetric_difference(self, other):
        """Items of one of both."""
        other = list(other)
        return self._made(self.data ^ self._refs(other))

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        """Keeps items of one of both."""
        if other is self:
            self.clear()
            return
        for item in list(other):
            if item in self:
                self.discard(item)
            else:
                self.add(item)

    def __ixor__(self, other):
        self.symmetric_difference_update(other)
        return self

    def union(self, other):
        """Items of either."""
        made = self.copy()
        made.update(other)
        return made

    __or__ = union

    def isdisjoint(self, other):
        """Whether no item is among these."""
        return len(self.intersection(other)) == 0

    def __repr__(self):
        return repr(self.data)


class finalize:
    """Calls a function when an object goes, or at the program's end."""

    __slots__ = ()
    _all = {}
    _registered = False

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit")

    def __init__(self, obj, func, /, *args, **kwargs):
        if not finalize._registered:
            import atexit

            atexit.register(finalize._at_exit)
            finalize._registered = True
        info = finalize._Info()
        info.weakref = ReferenceType(obj, self)
        info.func, info.args, info.kwargs, info.atexit = func, args, kwargs or None, True
        finalize._all[self] = info

    def __call__(self, _=None):
        info = finalize._all.pop(self, None)
        if info is not None:
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        """Do not call it; what would have been called."""
        told = self.peek()
        if told is not None:
            del finalize._all[self]
        return told

    def peek(self):
        """What will be called."""
        info = finalize._all.get(self)
        ob = None if info is None else info.weakref()
        return None if ob is None else (ob, info.func, info.args, info.kwargs or {})

    @property
    def alive(self):
        """Whether it is still to be called."""
        return self in finalize._all

    @property
    def atexit(self):
        """Whether it is called at the program's end."""
        info = finalize._all.get(self)
        return info is not None and info.atexit

    @atexit.setter
    def atexit(self, value):
        info = finalize._all.get(self)
        if info is not None:
            info.atexit = bool(value)

    def __repr__(self):
        info = finalize._all.get(self)
        ob = None if info is None else info.weakref()
        if ob is None:
            return f"<{type(self).__name__} object at {id(self):#x}; dead>"
        return f"<{type(self).__name__} object at {id(self):#x}; for {type(ob).__name__!r} at {id(ob):#x}>"

    @classmethod
    def _at_exit(cls):
        for last in reversed(list(cls._all)):
            if last.atexit:
                try:
                    last()
                except Exception:
                    import sys

                    sys.excepthook(*sys.exc_info())
