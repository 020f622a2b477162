# Attributes and the methods that every object has, where they need Python.


def getattr_default(object, name, default):
    try:
        return _m_getattr(object, name)
    except AttributeError:
        return default


def hasattr_slow(object, name):
    try:
        _m_getattr(object, name)
    except AttributeError:
        return False
    return True


def getattribute_then_getattr(object, name, getattribute, getattr):
    try:
        return getattribute(object, name)
    except AttributeError:
        pass
    return getattr(object, name)


def descriptor_then_getattr(get, args, object, name, getattr):
    try:
        return get(*args)
    except AttributeError:
        pass
    return getattr(object, name)


def object_eq(self, other):
    return True if self is other else NotImplemented


def object_ne(self, other):
    eq = _m_lookup(type(self), "__eq__")
    if eq is object.__eq__:
        return False if self is other else NotImplemented
    result = eq(self, other)
    return NotImplemented if result is NotImplemented else not result


def object_lt(self, other):
    return NotImplemented


object_le = object_gt = object_ge = object_lt


def object_hash(self):
    return _m_identity_hash(self)


def object_repr(self):
    return _m_plain_repr(self)


def object_str(self):
    # Whoever asked checks the result, and says `__str__` when it is no string.
    return call_special(_m_lookup(type(self), "__repr__"), self)


def object_format(self, spec):
    if spec:
        raise TypeError("unsupported format string passed to " + _m_type_name(self) + ".__format__")
    return str(self)


def object_dir(self):
    names = set(vars_or_empty(self))
    for cls in type(self).__mro__:
        names.update(_m_own_dict(cls))
    return list(names)


def type_dir(cls):
    names = set()
    for base in cls.__mro__:
        names.update(_m_own_dict(base))
    return list(names)


def vars_or_empty(object):
    own = _m_own_dict(object)
    return {} if own is None else own


def vars_of(object):
    try:
        return object.__dict__
    except AttributeError:
        raise TypeError("vars() argument must have __dict__ attribute") from None


def dir_here():
    return sorted(_m_locals())


def dir_of(object):
    if _m_is_module(object):
        hook = vars_or_empty(object).get("__dir__")
        return sorted(hook()) if hook is not None else sorted(vars_or_empty(object))
    return sorted(type(object).__dir__(object))


def object_reduce(self):
    return object_reduce_ex(self, 2)


def object_reduce_ex(self, protocol):
    cls = type(self)
    reduce = _m_lookup(cls, "__reduce__")
    if reduce is not object.__reduce__:
        return reduce(self)
    kind = copyable_kind(cls)
    if kind is None:
        raise TypeError("cannot pickle " + repr(cls.__name__) + " object")
    state = cls.__getstate__(self)
    args = (cls,)
    new_args = getattr(self, "__getnewargs__", None)
    if new_args is not None:
        args += tuple(new_args())
    items = iter(list(self)) if issubclass(cls, list) else None
    pairs = iter(list(self.items())) if issubclass(cls, dict) else None
    return (reconstruct, args, state, items, pairs)


def copyable_kind(cls):
    for base in cls.__mro__:
        if base in (list, dict, set, frozenset, tuple, int, float, str, bytes, bytearray, object) or issubclass(
            base, BaseException
        ):
            return base
        if _m_is_builtin_type(base):
            return None
    return object


def reconstruct(cls, *args):
    return cls.__new__(cls, *args)


reconstruct.__qualname__ = reconstruct.__name__ = "__newobj__"
reconstruct.__module__ = "copyreg"


def object_getstate(self):
    own = getattr(self, "__dict__", None)
    slots = {}
    for cls in type(self).__mro__:
        names = _m_own_dict(cls).get("__slots__", ())
        for name in (names,) if isinstance(names, str) else names:
            if name not in ("__dict__", "__weakref__") and hasattr(self, name):
                slots[name] = getattr(self, name)
    if slots:
        return (dict(own) if own else None, slots)
    return dict(own) if own else None


def type_instancecheck(cls, instance):
    return _m_isinstance(instance, cls)


def type_subclasscheck(cls, subclass):
    return _m_issubclass(subclass, cls)


# ---- exec, eval and names of class bodies with a namespace of their own kind ----


def execute_here(source, globals, locals, eval, file):
    import_module("builtins")
    return _m_execute(source, _m_globals(), _m_locals(), eval, file)


def execute_in(source, globals, locals, eval, file):
    if globals is None:
        globals = _m_globals()
    if type(globals) is not dict:
        which = "eval" if eval else "exec"
        raise TypeError(which + "() globals must be a dict, not " + _m_type_name(globals))
    if "__builtins__" not in globals:
        globals["__builtins__"] = import_module("builtins")
    return _m_execute(source, globals, globals if locals is None else locals, eval, file)


name_missing = object()


def load_name(namespace, name, globals, cell):
    try:
        return namespace[name]
    except KeyError:
        pass
    if cell is not None:
        return cell.cell_contents
    value = globals.get(name, name_missing)
    if value is name_missing:
        value = _m_own_dict(import_module("builtins")).get(name, name_missing)
    if value is name_missing:
        raise NameError("name " + repr(name) + " is not defined")
    return value


def store_name(namespace, name, value):
    namespace[name] = value


# ---- iterators that `await` and `yield from` drive ----


def drive(iterator):
    # Any iterator as a generator: what is sent or thrown in goes to it, its end is the result.
    if not hasattr(type(iterator), "__next__"):
        raise TypeError(f"__await__() returned non-iterator of type '{_m_type_name(iterator)}'")
    send = getattr(iterator, "send", None)
    try:
        value = next(iterator)
        while True:
            try:
                sent = yield value
            except GeneratorExit:
                close = getattr(iterator, "close", None)
                if close is not None:
                    close()
                raise
            except BaseException as error:
                throw = getattr(iterator, "throw", None)
                if throw is None:
                    raise
                value = throw(error)
            else:
                value = next(iterator) if sent is None or send is None else send(sent)
    except StopIteration as stop:
        return stop.value


def drive_coroutine(coroutine):
    return (yield from coroutine)


def anext_awaitable(iterator, anext):
    awaitable = anext(iterator)
    hook = _m_lookup(type(awaitable), "__await__")
    if hook is _m_missing:
        if _m_type_name(awaitable) in ("coroutine", "async_generator_asend"):
            return awaitable
        raise TypeError(
            "'async for' received an invalid object from __anext__: " + _m_type_name(awaitable)
        )
    if _m_type_name(awaitable) == "coroutine":
        return awaitable
    return hook(awaitable)


def aiter(async_iterable):
    hook = _m_lookup(type(async_iterable), "__aiter__")
    if hook is _m_missing:
        raise TypeError(repr(_m_type_name(async_iterable)) + " object is not an async iterable")
    return hook(async_iterable)


def anext(async_iterator, *default):
    hook = _m_lookup(type(async_iterator), "__anext__")
    if hook is _m_missing:
        raise TypeError(repr(_m_type_name(async_iterator)) + " object is not an async iterator")
    if not default:
        return hook(async_iterator)
    return anext_or(hook(async_iterator), default[0])


async def anext_or(awaitable, default):
    try:
        return await awaitable
    except StopAsyncIteration:
        return default


_m_export("aiter", aiter)
_m_export("anext", anext)
