"""References that do not keep an object alive. Here nothing says when an object goes: they stay as long as they are used."""

__all__ = [
    "ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
    "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize",
]

_PLAIN = (int, float, str, bytes, tuple, list, dict, type(None), bool, complex)


class ref:
    """A reference to an object; calling it gives the object."""

    __slots__ = ("_object", "__callback__", "__weakref__")

    def __new__(cls, ob, callback=None, /):
        if type(ob) in _PLAIN:
            raise TypeError(f"cannot create weak reference to '{type(ob).__name__}' object")
        self = object.__new__(cls)
        self._object = ob
        self.__callback__ = callback
        return self

    def __init__(self, ob, callback=None, /):
        pass

    def __call__(self):
        return self._object

    def __eq__(self, other):
        return self._object == other._object if isinstance(other, ref) else NotImplemented

    def __hash__(self):
        return hash(self._object)

    def __repr__(self):
        ob = self._object
        return f"<weakref at {id(self):#x}; to '{type(ob).__name__}' at {id(ob):#x}>"


ReferenceType = ref


class ProxyType:
    """Acts as the object."""

    def __init__(self, ob, callback=None):
        object.__setattr__(self, "_object", ob)

    def __getattribute__(self, name):
        return getattr(object.__getattribute__(self, "_object"), name)

    def __setattr__(self, name, value):
        setattr(object.__getattribute__(self, "_object"), name, value)

    def __delattr__(self, name):
        delattr(object.__getattribute__(self, "_object"), name)

    def __call__(self, *args, **kwargs):
        return object.__getattribute__(self, "_object")(*args, **kwargs)

    def __str__(self):
        return str(object.__getattribute__(self, "_object"))

    def __bool__(self):
        return bool(object.__getattribute__(self, "_object"))

    def __len__(self):
        return len(object.__getattribute__(self, "_object"))

    def __iter__(self):
        return iter(object.__getattribute__(self, "_object"))

    def __getitem__(self, key):
        return object.__getattribute__(self, "_object")[key]

    def __contains__(self, item):
        return item in object.__getattribute__(self, "_object")

    def __eq__(self, other):
        return object.__getattribute__(self, "_object") == other

    __hash__ = None


CallableProxyType = ProxyType
ProxyTypes = (ProxyType,)


def proxy(ob, callback=None, /):
    """Something that acts as the object."""
    ref(ob)
    return ProxyType(ob, callback)


def getweakrefcount(ob, /):
    """How many references there are: nobody counts."""
    return 0


def getweakrefs(ob, /):
    """The references there are: nobody keeps a list."""
    return []


class WeakMethod(ref):
    """A reference to a bound method."""

    __slots__ = ()


class WeakValueDictionary(dict):
    """A dict whose values are referred to weakly."""

    def __repr__(self):
        return f"<WeakValueDictionary at {id(self):#x}>"

    def valuerefs(self):
        """References to the values."""
        return [ref(value) for value in self.values()]

    itervaluerefs = valuerefs


class WeakKeyDictionary(dict):
    """A dict whose keys are referred to weakly."""

    def __repr__(self):
        return f"<WeakKeyDictionary at {id(self):#x}>"

    def keyrefs(self):
        """References to the keys."""
        return [ref(key) for key in self]


class WeakSet(set):
    """A set whose items are referred to weakly."""

    def __repr__(self):
        return repr({ref(item) for item in self})


class finalize:
    """Calls a function when an object goes, or at the program's end."""

    atexit = True

    def __init__(self, obj, func, /, *args, **kwargs):
        import atexit

        self._call = (obj, func, args, kwargs)
        self._hook = self._at_exit
        atexit.register(self._hook)

    def _at_exit(self):
        if self.atexit:
            self()

    def __call__(self, _=None):
        if self._call is None:
            return None
        _, func, args, kwargs = self._call
        self._call = None
        return func(*args, **kwargs)

    def detach(self):
        """Do not call it; what would have been called."""
        call, self._call = self._call, None
        return call

    def peek(self):
        """What will be called."""
        return self._call

    @property
    def alive(self):
        """Whether it is still to be called."""
        return self._call is not None
