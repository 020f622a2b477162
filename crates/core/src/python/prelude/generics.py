# Generic aliases (`list[int]`) and unions of types (`int | str`).


def generic_alias_of(origin, item):
    return GenericAlias(origin, item if isinstance(item, tuple) else (item,))


def generic_alias(origin, args):
    return GenericAlias(origin, args)


def class_getitem(cls, key):
    method = _m_lookup(cls, "__class_getitem__")
    if type(method) is function_type:
        return method(cls, key)
    return cls.__class_getitem__(key)


def type_text(x):
    # How a type is shown inside of a generic alias or union.
    if x is ...:
        return "..."
    if isinstance(x, GenericAlias) or not isinstance(x, type):
        if isinstance(x, list):
            return "[" + ", ".join([type_text(item) for item in x]) + "]"
        return repr(x)
    if x is type(None):
        return "None"
    if x.__module__ == "builtins":
        return x.__qualname__
    return x.__module__ + "." + x.__qualname__


def type_parameters(args):
    found = []
    for arg in args:
        if not isinstance(arg, type) and hasattr(arg, "__typing_subst__"):
            if arg not in found:
                found.append(arg)
        else:
            for one in getattr(arg, "__parameters__", ()) if not isinstance(arg, type) else ():
                if one not in found:
                    found.append(one)
    return tuple(found)


class GenericAlias:
    def __init__(self, origin, args):
        self.__origin__ = origin
        self.__args__ = args if isinstance(args, tuple) else (args,)
        self.__parameters__ = type_parameters(self.__args__)

    def __repr__(self):
        return type_text(self.__origin__) + "[" + (", ".join([type_text(arg) for arg in self.__args__]) or "()") + "]"

    def __call__(self, *args, **kwargs):
        instance = self.__origin__(*args, **kwargs)
        try:
            instance.__orig_class__ = self
        except (AttributeError, TypeError):
            pass
        return instance

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__") and name not in ("__name__", "__qualname__", "__doc__"):
            raise AttributeError(f"'types.GenericAlias' object has no attribute '{name}'")
        return getattr(self.__origin__, name)

    def __getitem__(self, item):
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        items = item if isinstance(item, tuple) else (item,)
        if len(items) != len(self.__parameters__):
            few = "few" if len(items) < len(self.__parameters__) else "many"
            raise TypeError(
                f"Too {few} arguments for {self!r}; actual {len(items)}, expected {len(self.__parameters__)}"
            )
        chosen = list(zip(self.__parameters__, items))
        args = []
        for arg in self.__args__:
            for parameter, value in chosen:
                if arg is parameter:
                    arg = value
                    break
            else:
                own = () if isinstance(arg, type) else getattr(arg, "__parameters__", ())
                if own:
                    arg = arg[tuple([value for one in own for parameter, value in chosen if parameter is one])]
            args.append(arg)
        return GenericAlias(self.__origin__, tuple(args))

    def __eq__(self, other):
        if not isinstance(other, GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        return hash(self.__origin__) ^ hash(self.__args__)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        raise TypeError("isinstance() argument 2 cannot be a parameterized generic")

    def __subclasscheck__(self, cls):
        raise TypeError("issubclass() argument 2 cannot be a parameterized generic")

    def __or__(self, other):
        return union_type(self, other)

    def __ror__(self, other):
        return union_type(other, self)

    def __iter__(self):
        yield UnpackedAlias(self)

    def __reduce__(self):
        return GenericAlias, (self.__origin__, self.__args__)


class UnpackedAlias:
    def __init__(self, alias):
        self.alias = alias

    def __repr__(self):
        return "*" + repr(self.alias)


GenericAlias.__module__ = "types"


def union_type(a, b):
    members = union_members(a)
    more = union_members(b)
    if members is None or more is None:
        return NotImplemented
    distinct = []
    for member in members + more:
        if member not in distinct:
            distinct.append(member)
    return distinct[0] if len(distinct) == 1 else UnionType(tuple(distinct))


def union_type_reflected(a, b):
    return union_type(b, a)


def union_members(x):
    # The types that an operand of `|` stands for, or None when it is no operand of a union.
    if x is None:
        return [type(None)]
    if isinstance(x, UnionType):
        return list(x.__args__)
    if isinstance(x, (type, GenericAlias)):
        return [x]
    return None


class UnionType:
    __iter__ = None

    def __init__(self, args):
        self.__args__ = args
        self.__parameters__ = type_parameters(args)

    def __repr__(self):
        return " | ".join([type_text(arg) for arg in self.__args__])

    def __or__(self, other):
        return union_type(self, other)

    def __ror__(self, other):
        return union_type(other, self)

    def __eq__(self, other):
        if not isinstance(other, UnionType):
            return NotImplemented
        return frozenset(self.__args__) == frozenset(other.__args__)

    def __hash__(self):
        return hash(frozenset(self.__args__))

    def __instancecheck__(self, instance):
        for arg in self.__args__:
            if isinstance(arg, GenericAlias):
                raise TypeError("isinstance() argument 2 cannot be a parameterized generic")
            if isinstance(instance, arg):
                return True
        return False

    def __subclasscheck__(self, cls):
        for arg in self.__args__:
            if isinstance(arg, GenericAlias):
                raise TypeError("issubclass() argument 2 cannot be a parameterized generic")
            if issubclass(cls, arg):
                return True
        return False

    def __getitem__(self, item):
        items = item if isinstance(item, tuple) else (item,)
        chosen = list(zip(self.__parameters__, items))
        result = None
        for arg in self.__args__:
            for parameter, value in chosen:
                if arg is parameter:
                    arg = value
                    break
            result = arg if result is None else result | arg
        return result


UnionType.__module__ = "types"
