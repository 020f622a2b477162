# Making classes and instances where Rust has no fast path. First of the prelude's files: the others define classes.


def build_class(body, name, *bases, metaclass=None, **kwargs):
    original = bases
    for base in bases:
        if not isinstance(base, type):
            bases = resolve_bases(bases)
            break
    meta = metaclass
    if meta is None:
        meta = type(bases[0]) if bases else type
    if isinstance(meta, type):
        for base in bases:
            kind = type(base)
            if issubclass(meta, kind):
                continue
            if issubclass(kind, meta):
                meta = kind
                continue
            raise TypeError(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
                "metaclasses of all its bases"
            )
    prepare = getattr(meta, "__prepare__", None)
    namespace = {} if prepare is None else prepare(name, bases, **kwargs)
    if type(namespace) is not dict and not _m_is_mapping(namespace):
        raise TypeError(
            (meta.__name__ if isinstance(meta, type) else "<metaclass>") + ".__prepare__() must return a mapping, not "
            + type(namespace).__name__
        )
    _m_run_class_body(body, namespace)
    if bases is not original:
        namespace["__orig_bases__"] = original
    if meta is type and not kwargs and type(namespace) is dict:
        return type_new(type, name, bases, namespace, None)
    return meta(name, bases, namespace, **kwargs)


_m_set_build_class(build_class)
_m_export("__build_class__", build_class)


def resolve_bases(bases):
    result = []
    for base in bases:
        entries = None if isinstance(base, type) else getattr(base, "__mro_entries__", None)
        if entries is None:
            result.append(base)
        else:
            result.extend(entries(bases))
    return tuple(result)


def _m_is_mapping(namespace):
    return _m_lookup(type(namespace), "__getitem__") is not _m_missing


def type_new(metacls, name, bases, namespace, kwargs):
    if not isinstance(name, str):
        raise TypeError("type.__new__() argument 1 must be str, not " + type(name).__name__)
    if not isinstance(bases, tuple):
        raise TypeError("type.__new__() argument 2 must be tuple, not " + type(bases).__name__)
    if not isinstance(namespace, dict):
        raise TypeError("type.__new__() argument 3 must be dict, not " + type(namespace).__name__)
    for base in bases:
        kind = type(base)
        if kind is type or issubclass(metacls, kind):
            continue
        if kind is not object and issubclass(kind, metacls):
            metacls = kind
            continue
        if not isinstance(base, type) and getattr(base, "__mro_entries__", None) is not None:
            raise TypeError("type() doesn't support MRO entry resolution; use types.new_class()")
        raise TypeError(
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the "
            "metaclasses of all its bases"
        )
    if "__module__" not in namespace:
        module = _m_globals().get("__name__")
        if module is not None:
            namespace = {**namespace, "__module__": module}
    cls = _m_new_class(metacls, name, bases, namespace if type(namespace) is dict else dict(namespace))
    own = _m_own_dict(cls)
    if "__module__" not in own:
        module = _m_globals().get("__name__")
        if module is not None:
            own["__module__"] = module
    for key in list(own):
        value = own[key]
        kind = type(value)
        if kind is function_type or kind is str or kind is int:
            continue
        hook = _m_lookup(kind, "__set_name__")
        if hook is not _m_missing:
            try:
                hook(value, cls, key)
            except Exception as error:
                raise RuntimeError(
                    "Error calling __set_name__ on " + repr(kind.__name__) + " instance " + repr(key) + " in " + repr(name)
                ) from error
    for base in cls.__mro__[1:]:
        hook = _m_own_dict(base).get("__init_subclass__")
        if hook is not None:
            if base is not object:
                hook.__get__(None, cls)(**(kwargs or {}))
            elif kwargs:
                raise TypeError(cls.__qualname__ + ".__init_subclass__() takes no keyword arguments")
            break
    return cls


function_type = type(build_class)


def type_call(cls, args, kwargs):
    if cls.__dict__.get("__abstractmethods__") or getattr(cls, "__abstractmethods__", None):
        refuse_abstract(cls)
    new = _m_lookup(cls, "__new__")
    if type(new) is staticmethod:
        new = new.__func__
    if new is _m_object_new and not kwargs and not args:
        instance = new(cls)
    else:
        instance = new(cls, *args, **kwargs)
    if isinstance(instance, cls):
        init = _m_lookup(type(instance), "__init__")
        if init is not _m_object_init:
            result = init(instance, *args, **kwargs)
            if result is not None:
                raise TypeError("__init__() should return None, not '" + _m_type_name(result) + "'")
    return instance


def new_then_init(cls, new, args, kwargs):
    # A bytearray is filled by its __init__ alone.
    instance = new(cls) if issubclass(cls, bytearray) else new(cls, *args, **kwargs)
    if isinstance(instance, cls):
        type(instance).__init__(instance, *args, **kwargs)
    return instance


def finish_init(instance, init, args, kwargs):
    result = init(instance, *args, **kwargs)
    if result is not None:
        raise TypeError("__init__() should return None, not '" + _m_type_name(result) + "'")
    return instance


def refuse_abstract(cls):
    names = sorted(cls.__abstractmethods__)
    if not names:
        return
    plural = "" if len(names) == 1 else "s"
    raise TypeError(
        "Can't instantiate abstract class " + cls.__name__ + " with abstract method" + plural + " " + ", ".join(names)
    )


_m_object_new = object.__new__
_m_object_init = object.__init__


def call_packed(function, args, kwargs):
    if kwargs:
        return function(*args, **kwargs)
    return function(*args)
