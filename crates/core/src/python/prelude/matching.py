# Patterns of `match`, and type parameters.


def match_sequence(subject):
    if isinstance(subject, (str, bytes, bytearray)):
        return False
    if isinstance(subject, (list, tuple, range, memoryview)):
        return True
    abc = _m_modules().get("collections.abc")
    if abc is not None and isinstance(subject, abc.Sequence):
        return True
    deque = getattr(_m_modules().get("collections"), "deque", None)
    return deque is not None and isinstance(subject, deque)


def match_mapping(subject):
    if isinstance(subject, dict):
        return True
    abc = _m_modules().get("collections.abc")
    return abc is not None and isinstance(subject, abc.Mapping)


match_missing = object()


def match_keys(subject, keys):
    values = []
    seen = set()
    for key in keys:
        if key in seen:
            raise ValueError("mapping pattern checks duplicate key (" + repr(key) + ")")
        seen.add(key)
        value = subject.get(key, match_missing)
        if value is match_missing:
            return None
        values.append(value)
    return tuple(values)


def match_rest(subject, keys):
    rest = dict(subject)
    for key in keys:
        del rest[key]
    return rest


match_self = (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple)


def match_class(subject, cls, count, names):
    if not isinstance(cls, type):
        raise TypeError("called match pattern must be a type")
    if not isinstance(subject, cls):
        return None
    values = []
    if count:
        positional = getattr(cls, "__match_args__", None)
        if positional is None:
            for kind in match_self:
                if issubclass(cls, kind):
                    if count > 1:
                        raise TypeError(cls.__name__ + "() accepts 1 positional sub-pattern (" + str(count) + " given)")
                    values.append(subject)
                    break
            else:
                raise TypeError(cls.__name__ + "() accepts 0 positional sub-patterns (" + str(count) + " given)")
        else:
            if not isinstance(positional, tuple):
                raise TypeError(
                    cls.__name__ + ".__match_args__ must be a tuple (got " + _m_type_name(positional) + ")"
                )
            if len(positional) < count:
                plural = "" if len(positional) == 1 else "s"
                raise TypeError(
                    cls.__name__
                    + "() accepts "
                    + str(len(positional))
                    + " positional sub-pattern"
                    + plural
                    + " ("
                    + str(count)
                    + " given)"
                )
            for name in positional[:count]:
                if not isinstance(name, str):
                    raise TypeError("__match_args__ elements must be strings (got " + _m_type_name(name) + ")")
                if name in names:
                    raise TypeError(cls.__name__ + "() got multiple sub-patterns for attribute " + repr(name))
            names = positional[:count] + tuple(names)
    for name in names:
        value = getattr(subject, name, match_missing)
        if value is match_missing:
            return None
        values.append(value)
    return tuple(values)


def type_alias(name, evaluate):
    return import_module("typing").TypeAliasType(name, evaluate)


def type_param(kind, name, bound, default):
    typing = import_module("typing")
    if kind == 2:
        return typing.TypeVarTuple(name)
    made = typing.ParamSpec(name) if kind == 1 else typing.TypeVar(name)
    made.__infer_variance__ = True
    if bound is not None:
        # Computed when somebody asks for it.
        made._lazy = bound
        del made.__bound__, made.__constraints__
    return made


def own_annotations():
    names = locals()
    if "__annotations__" not in names:
        names["__annotations__"] = {}
