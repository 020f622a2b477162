"""Functions that make functions."""

__all__ = [
    "update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering", "cache", "cmp_to_key",
    "lru_cache", "reduce", "partial", "partialmethod", "singledispatch", "singledispatchmethod", "cached_property",
]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)
from _collections import set_type_name

_MISSING = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Let a function look like the one that it wraps."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            pass
        else:
            setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator: let the function look like `wrapped`."""

    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)

    return decorate


def reduce(function, sequence, initial=_MISSING, /):
    """The items put together two by two, from the left."""
    try:
        items = iter(sequence)
    except TypeError:
        raise TypeError("reduce() arg 2 must support iteration") from None
    if initial is _MISSING:
        try:
            value = next(items)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    else:
        value = initial
    for item in items:
        value = function(value, item)
    return value


# The partial objects whose text is being made.
_shown = set()


class partial:
    """A function with some of its arguments."""

    def __new__(cls, /, *args, **keywords):
        if not args:
            raise TypeError("type 'partial' takes at least one argument")
        func, *args = args
        args = tuple(args)
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self = super().__new__(cls)
        self.func = func
        self.args = args
        self.keywords = keywords
        return self

    def __call__(self, /, *args, **keywords):
        if self.keywords:
            keywords = {**self.keywords, **keywords}
        return self.func(*self.args, *args, **keywords)

    def __repr__(self):
        kind = type(self)
        me = id(self)
        if me in _shown:
            return "..."
        _shown.add(me)
        try:
            parts = [repr(self.func), *map(repr, self.args)]
            parts += [f"{key}={value!r}" for key, value in self.keywords.items()]
        finally:
            _shown.discard(me)
        name = "functools.partial" if kind is partial else kind.__qualname__
        return f"{name}({', '.join(parts)})"

    def __reduce__(self):
        return type(self), (self.func, *self.args), (self.func, self.args, self.keywords, None)

    def __setstate__(self, state):
        if not isinstance(state, tuple) or len(state) != 4 or not callable(state[0]) or not isinstance(state[1], tuple) or (
            state[2] is not None and not isinstance(state[2], dict)
        ):
            raise TypeError("invalid partial state")
        func, args, keywords, names = state
        self.func, self.args, self.keywords = func, tuple(args), dict(keywords or {})
        self.__dict__.update(names or {})

    def __class_getitem__(cls, item):
        import types

        return types.GenericAlias(cls, item)


set_type_name(partial, "functools.partial")


class partialmethod:
    """A method with some of its arguments."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, obj, cls=None):
        if hasattr(self.func, "__get__"):
            bound = self.func.__get__(obj, cls)
            if bound is not self.func:
                return partial(bound, *self.args, **self.keywords)

        def method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})

        return method.__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    def __repr__(self):
        parts = [repr(self.func), *map(repr, self.args)]
        parts += [f"{key}={value!r}" for key, value in self.keywords.items()]
        return f"functools.partialmethod({', '.join(parts)})"


# ---- Ordering


def _from_lt(op):
    return {
        "__gt__": lambda self, other: _not_implemented_or(self.__lt__(other), lambda r: not r and self != other),
        "__le__": lambda self, other: _not_implemented_or(self.__lt__(other), lambda r: r or self == other),
        "__ge__": lambda self, other: _not_implemented_or(self.__lt__(other), lambda r: not r),
    }[op]


def _from_le(op):
    return {
        "__ge__": lambda self, other: _not_implemented_or(self.__le__(other), lambda r: not r or self == other),
        "__lt__": lambda self, other: _not_implemented_or(self.__le__(other), lambda r: r and self != other),
        "__gt__": lambda self, other: _not_implemented_or(self.__le__(other), lambda r: not r),
    }[op]


def _from_gt(op):
    return {
        "__lt__": lambda self, other: _not_implemented_or(self.__gt__(other), lambda r: not r and self != other),
        "__ge__": lambda self, other: _not_implemented_or(self.__gt__(other), lambda r: r or self == other),
        "__le__": lambda self, other: _not_implemented_or(self.__gt__(other), lambda r: not r),
    }[op]


def _from_ge(op):
    return {
        "__le__": lambda self, other: _not_implemented_or(self.__ge__(other), lambda r: not r or self == other),
        "__gt__": lambda self, other: _not_implemented_or(self.__ge__(other), lambda r: r and self != other),
        "__lt__": lambda self, other: _not_implemented_or(self.__ge__(other), lambda r: not r),
    }[op]


def _not_implemented_or(result, then):
    return result if result is NotImplemented else then(result)


_ORDERS = {"__lt__": _from_lt, "__le__": _from_le, "__gt__": _from_gt, "__ge__": _from_ge}


def total_ordering(cls):
    """Give a class all comparisons that follow from those it has."""
    roots = {op for op in _ORDERS if getattr(cls, op, None) is not getattr(object, op, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    # In this order CPython prefers them.
    root = next(op for op in ("__lt__", "__le__", "__gt__", "__ge__") if op in roots)
    for op in _ORDERS:
        if op not in roots:
            method = _ORDERS[root](op)
            method.__name__ = op
            setattr(cls, op, method)
    return cls


def cmp_to_key(mycmp):
    """A `key=` function of a function that compares two."""

    def compare(one, other):
        if not isinstance(other, KeyWrapper):
            raise TypeError("other argument must be K instance")
        return mycmp(one.obj, other.obj)

    class KeyWrapper:
        __slots__ = ("obj",)

        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return compare(self, other) < 0

        def __gt__(self, other):
            return compare(self, other) > 0

        def __eq__(self, other):
            return compare(self, other) == 0

        def __le__(self, other):
            return compare(self, other) <= 0

        def __ge__(self, other):
            return compare(self, other) >= 0

        __hash__ = None

    KeyWrapper.__qualname__ = "KeyWrapper"
    return set_type_name(KeyWrapper, "functools.KeyWrapper")


# ---- Caches


class _CacheInfo(tuple):
    """What a cache has done."""

    __slots__ = ()
    _fields = ("hits", "misses", "maxsize", "currsize")

    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    hits = property(lambda self: self[0], doc="Results that were there.")
    misses = property(lambda self: self[1], doc="Results that were not.")
    maxsize = property(lambda self: self[2], doc="How many it keeps.")
    currsize = property(lambda self: self[3], doc="How many it has.")

    def __repr__(self):
        return "CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)" % self


_KEYWORDS = object()


_CacheInfo.__name__ = _CacheInfo.__qualname__ = "CacheInfo"


def _key(args, kwargs, typed):
    if kwargs:
        key = args + (_KEYWORDS,)
        for item in kwargs.items():
            key += item
        if typed:
            key += tuple(map(type, args)) + tuple(map(type, kwargs.values()))
        return key
    if typed:
        return args + tuple(map(type, args))
    if len(args) == 1 and type(args[0]) in (int, str):
        return args[0]
    return args


def lru_cache(maxsize=128, typed=False):
    """Remember the results of the calls that were last made."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
        return _cached(function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)

    return decorating_function


def cache(user_function, /):
    """Remember the results of all calls."""
    return lru_cache(maxsize=None)(user_function)


def _cached(function, maxsize, typed):
    results = {}
    hits = misses = 0

    def wrapper(*args, **kwargs):
        nonlocal hits, misses
        key = _key(args, kwargs, typed)
        result = results.get(key, _MISSING)
        if result is not _MISSING:
            hits += 1
            if maxsize is not None:
                # The last one used is the last to go.
                results[key] = results.pop(key, result)
            return result
        misses += 1
        result = function(*args, **kwargs)
        if maxsize is None or maxsize > 0:
            if maxsize is not None and len(results) >= maxsize and key not in results:
                del results[next(iter(results))]
            results[key] = result
        return result

    def cache_info():
        """What the cache has done."""
        return _CacheInfo(hits, misses, maxsize, len(results))

    def cache_clear():
        """Forget everything."""
        nonlocal hits, misses
        results.clear()
        hits = misses = 0

    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


class cached_property:
    """A property that is computed once and kept in the instance."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError(
                "Cannot assign the same cached_property to two different names "
                f"({self.attrname!r} and {name!r})."
            )

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            names = instance.__dict__
        except AttributeError:
            raise TypeError(
                f"No '__dict__' attribute on {type(instance).__name__!r} "
                f"instance to cache {self.attrname!r} property."
            ) from None
        value = names.get(self.attrname, _MISSING)
        if value is _MISSING:
            value = self.func(instance)
            instance.__dict__[self.attrname] = value
        return value

    def __class_getitem__(cls, item):
        import types

        return types.GenericAlias(cls, item)


# ---- By the type of the first argument


def singledispatch(func):
    """A function that does something else for each type of its first argument."""
    registry = {object: func}

    def dispatch(cls):
        """What is called for this type."""
        for base in cls.__mro__:
            if base in registry and base is not object:
                return registry[base]
        # Abstract base classes: the most specific that fits.
        fitting = [kind for kind in registry if kind is not object and issubclass(cls, kind)]
        for kind in fitting:
            if all(issubclass(kind, other) for other in fitting):
                return registry[kind]
        return registry[fitting[0]] if fitting else func

    def register(cls, func=None):
        """Let a function be called for this type."""
        if func is None:
            if isinstance(cls, type):
                return lambda func: register(cls, func)
            kinds = _union(cls)
            if kinds is not None:
                return lambda func: register(cls, func)
            func = cls
            annotations = getattr(func, "__annotations__", {})
            if not annotations:
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. "
                    f"Use either `@register(some_class)` or plain `@register` on an annotated function."
                )
            name, cls = next(iter(annotations.items()))
            if isinstance(cls, str):
                cls = eval(cls, func.__globals__)
            if not isinstance(cls, type) and _union(cls) is None:
                raise TypeError(f"Invalid annotation for {name!r}. {cls!r} is not a class.")
        elif not isinstance(cls, type) and _union(cls) is None:
            raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
        for kind in _union(cls) or (cls,):
            registry[kind] = func
        return func

    def wrapper(*args, **kwargs):
        if not args:
            raise TypeError(f"{func.__name__} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kwargs)

    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = registry
    update_wrapper(wrapper, func)
    return wrapper


def _union(cls):
    # The classes of a union, or None.
    args = None if isinstance(cls, type) or hasattr(cls, "__origin__") and not _is_union(cls) else getattr(cls, "__args__", None)
    return args if args and all(isinstance(arg, type) for arg in args) else None


def _is_union(cls):
    import typing

    return cls.__origin__ is typing.Union


class singledispatchmethod:
    """A method that does something else for each type of its first argument."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Let a method be called for this type."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            return self.dispatcher.dispatch(args[0].__class__).__get__(obj, cls)(*args, **kwargs)

        method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        update_wrapper(method, self.func)
        return method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
