"""Enumerations: names for values."""

__all__ = [
    "EnumMeta", "EnumType", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique", "property",
    "member", "nonmember", "global_enum", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "verify",
    "EnumCheck", "UNIQUE", "CONTINUOUS", "NAMED_FLAGS",
]

_property = property
Enum = Flag = ReprEnum = None


class auto:
    """Stands for the next value."""

    _made = 0

    def __init__(self, value=None):
        auto._made += 1
        self._order = auto._made
        self.value = value

    def __repr__(self):
        return "auto()" if self.value is None else f"auto({self.value!r})"


class member:
    """Makes a member of something that would not be one."""

    def __init__(self, value):
        self.value = value


class nonmember:
    """Makes an attribute of something that would be a member."""

    def __init__(self, value):
        self.value = value


class property:
    """A property of members; a class may have a member of the same name."""

    def __init__(self, fget=None, fset=None, fdel=None, doc=None):
        self.fget = fget
        self.fset = fset
        self.fdel = fdel
        self.__doc__ = doc or getattr(fget, "__doc__", None)
        self.name = getattr(fget, "__name__", None)

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            found = owner._member_map_.get(self.name) if hasattr(owner, "_member_map_") else None
            if found is not None:
                return found
            raise AttributeError(f"{owner!r} has no attribute {self.name!r}")
        if self.fget is None:
            raise AttributeError(f"{type(instance)!r} has no attribute {self.name!r}")
        return self.fget(instance)

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {type(instance).__name__!r}> cannot set attribute {self.name!r}")
        self.fset(instance, value)


class FlagBoundary:
    """What flags do with bits that have no name."""

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<FlagBoundary.{self.name}: {self.name.lower()!r}>"


STRICT = FlagBoundary("STRICT")
CONFORM = FlagBoundary("CONFORM")
EJECT = FlagBoundary("EJECT")
KEEP = FlagBoundary("KEEP")
FlagBoundary.STRICT, FlagBoundary.CONFORM, FlagBoundary.EJECT, FlagBoundary.KEEP = STRICT, CONFORM, EJECT, KEEP


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_private(cls_name, name):
    return name.startswith(f"_{cls_name}__") and not name.endswith("__")


def _is_descriptor(value):
    return hasattr(value, "__get__") or hasattr(value, "__set__") or hasattr(value, "__delete__")


_SUNDER_ALLOWED = ("_order_", "_generate_next_value_", "_missing_", "_ignore_", "_iter_member_", "_iter_member_by_value_",
                   "_iter_member_by_def_", "_numeric_repr_", "_value_repr_", "_use_args_", "_add_alias_", "_add_value_alias_",
                   "_boundary_", "_flag_mask_", "_singles_mask_", "_all_bits_")


class EnumDict(dict):
    """The names of a class body, of which some become members."""

    def __init__(self, cls_name):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._generate = None

    def __setitem__(self, key, value):
        if _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            if key not in _SUNDER_ALLOWED and Enum is not None:
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
            if key == "_generate_next_value_":
                if self._last_values:
                    raise TypeError("_generate_next_value_ must be defined before members")
                self._generate = value.__func__ if isinstance(value, staticmethod) else value
            elif key == "_ignore_":
                self._ignore = value.replace(",", " ").split() if isinstance(value, str) else list(value)
        elif _is_dunder(key):
            pass
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore or isinstance(value, nonmember) or not isinstance(value, member) and _is_descriptor(value):
            if isinstance(value, nonmember):
                value = value.value
        else:
            if isinstance(value, member):
                value = value.value
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            value = self._resolve(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _resolve(self, key, value):
        """A value with `auto()` replaced, also within a tuple."""
        if isinstance(value, auto):
            return self._next(key, value)
        if type(value) is tuple and any(isinstance(item, auto) for item in value):
            return tuple([self._next(key, item) if isinstance(item, auto) else item for item in value])
        return value

    def _next(self, key, one):
        if one.value is None:
            one.value = self._generate(key, 1, len(self._member_names), self._last_values[:])
        return one.value


class EnumType(type):
    """The class of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        names = EnumDict(cls)
        if bases:
            _check_bases(cls, bases)
            first = next((base for base in reversed(bases) if isinstance(base, EnumType)), None)
            if first is not None:
                names._generate = _function(first, "_generate_next_value_")
        if names._generate is None:
            names._generate = _generate_count
        return names

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if Enum is None:
            return super().__new__(metacls, cls, bases, dict(classdict), **kwds)
        names = list(classdict._member_names)
        for name in names:
            if name in ("mro", ""):
                raise ValueError(f"invalid enum member name(s) {name!r}")
        values = {name: classdict[name] for name in names}
        namespace = {name: value for name, value in classdict.items() if name not in values and name not in classdict._ignore}
        namespace.pop("_ignore_", None)
        order = namespace.pop("_order_", None)
        data_type = _data_type(bases)
        namespace["_member_names_"] = []
        namespace["_member_map_"] = {}
        namespace["_value2member_map_"] = {}
        namespace["_unhashable_values_"] = []
        namespace["_member_type_"] = data_type
        if "_generate_next_value_" in namespace and not isinstance(namespace["_generate_next_value_"], staticmethod):
            namespace["_generate_next_value_"] = staticmethod(namespace["_generate_next_value_"])
        own_new = namespace.pop("__new__", None)
        if own_new is not None:
            namespace["__new_member__"] = own_new if isinstance(own_new, staticmethod) else staticmethod(own_new)
        enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        # Looking a member up comes before making an instance of the data type.
        type.__setattr__(enum_class, "__new__", Enum.__new__)
        if data_type is not object:
            _prefer_enum(enum_class, namespace, bases, data_type)
        if Flag is not None and issubclass(enum_class, Flag):
            enum_class._boundary_ = boundary or getattr(enum_class, "_boundary_", None) or STRICT
        make = _function(enum_class, "__new_member__")
        for name in names:
            _add_member(enum_class, name, values[name], make, data_type)
        if Flag is not None and issubclass(enum_class, Flag):
            _complete_flag(enum_class)
        if order is not None:
            order = order.replace(",", " ").split() if isinstance(order, str) else list(order)
            if order != enum_class._member_names_:
                raise TypeError(f"member order does not match _order_:\n  {enum_class._member_names_!r}\n  {order!r}")
        return enum_class

    def __call__(cls, value, names=None, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        if cls._member_map_:
            if names is not None:
                value = (value, names, *values)
            return cls.__new__(cls, value)
        if names is None and type is None:
            return cls.__new__(cls, value)
        return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        bases = (cls,) if type is None else (type, cls)
        classdict = cls.__class__.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            pairs = []
            values = []
            for count, name in enumerate(names):
                value = classdict._generate(name, start, count, values[:])
                values.append(value)
                pairs.append((name, value))
            names = pairs
        for item in names.items() if isinstance(names, dict) else names:
            name, value = item
            classdict[name] = value
        if module is None:
            import _caller

            module = _caller.module()
        classdict["__module__"] = module
        if qualname is not None:
            classdict["__qualname__"] = qualname
        return cls.__class__.__new__(cls.__class__, class_name, bases, classdict, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        if not isinstance(value, Enum):
            import warnings

            warnings.warn(
                "in 3.12 __contains__ will no longer raise TypeError, but will return True or\n"
                "False depending on whether the value is a member or the value of a member", DeprecationWarning,
            )
            raise TypeError(f"unsupported operand type(s) for 'in': {type(value).__qualname__!r} and {cls.__class__.__qualname__!r}")
        return False

    def __iter__(cls):
        return iter([cls._member_map_[name] for name in cls._member_names_])

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __getattr__(cls, name):
        if not _is_dunder(name):
            found = cls.__dict__.get("_member_map_", {}).get(name)
            if found is not None:
                return found
        raise AttributeError(name) from None

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __delattr__(cls, name):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"{cls.__name__!r} cannot delete member {name!r}.")
        super().__delattr__(name)

    def __dir__(cls):
        return sorted(["__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__",
                       "__members__", "__module__", "__name__", "__qualname__", *cls._member_names_])

    @_property
    def __members__(cls):
        import types

        return types.MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f"<flag {cls.__name__!r}>"
        return f"<enum {cls.__name__!r}>"


EnumMeta = EnumType


def _hashable(value):
    try:
        hash(value)
    except TypeError:
        return False
    return True


def _function(cls, name):
    """A function found in a class and those above it, not bound."""
    for base in cls.__mro__:
        if name in base.__dict__:
            found = base.__dict__[name]
            return found.__func__ if isinstance(found, (staticmethod, classmethod)) else found
    return None


def _check_bases(cls, bases):
    for base in bases:
        if isinstance(base, EnumType) and base.__dict__.get("_member_map_"):
            raise TypeError(f"<enum {cls!r}> cannot extend {base!r}")


def _data_type(bases):
    """The type, other than Enum, that members are of."""
    for chain in bases:
        for base in chain.__mro__:
            if base is object or isinstance(base, EnumType):
                if isinstance(base, EnumType) and base.__dict__.get("_member_type_", object) is not object:
                    return base._member_type_
                continue
            if "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                return chain if not isinstance(chain, EnumType) else base
    return object


def _add_member(cls, name, value, make, data_type):
    args = value if isinstance(value, tuple) else (value,)
    if data_type is tuple:
        args = (args,)
    if make is not None:
        new = make(cls, *args)
    elif data_type is object:
        new = object.__new__(cls)
    else:
        new = data_type.__new__(cls, *args)
    if not hasattr(new, "_value_"):
        if data_type is object or make is not None and data_type is object:
            new._value_ = value
        else:
            try:
                new._value_ = data_type(*args)
            except Exception as exc:
                raise TypeError("_value_ not set in __new__, unable to create it") from exc
    value = new._value_
    new._name_ = name
    new.__objclass__ = cls
    new._sort_order_ = len(cls._member_names_)
    new.__init__(*args)
    # The same value under another name is the same member.
    for other in cls._member_map_.values():
        if type(other._value_) is type(value) and other._value_ == value or other._value_ == value:
            new = other
            break
    else:
        if Flag is None or not issubclass(cls, Flag) or isinstance(value, int) and _is_single_bit(value):
            cls._member_names_.append(name)
    cls._member_map_[name] = new
    if _hashable(value):
        cls._value2member_map_.setdefault(value, new)
    elif value not in cls._unhashable_values_:
        cls._unhashable_values_.append(value)


def _prefer_enum(cls, namespace, bases, data_type):
    """Lets the enumeration's way of writing a member win over the data type's, which comes first in the order."""
    first = bases[-1]
    for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
        if name in namespace:
            continue
        found = getattr(cls, name, None)
        if found is getattr(data_type, name, None) or found is getattr(object, name, None):
            type.__setattr__(cls, name, getattr(first, name))
    if ReprEnum is not None and ReprEnum in bases:
        for name in ("__str__", "__format__"):
            if name not in namespace:
                type.__setattr__(cls, name, getattr(data_type, name))


def _is_single_bit(value):
    return value > 0 and value & value - 1 == 0


def _complete_flag(cls):
    bits = 0
    every = 0
    for one in cls._member_map_.values():
        every |= one._value_
        if _is_single_bit(one._value_):
            bits |= one._value_
    cls._flag_mask_ = every
    cls._singles_mask_ = bits
    cls._all_bits_ = (1 << every.bit_length()) - 1


def _generate_count(name, start, count, last_values):
    """The next number."""
    if not last_values:
        return start
    try:
        return max(last_values) + 1
    except TypeError:
        for value in reversed(last_values):
            try:
                return value + 1
            except TypeError:
                pass
        return start


class _Enum(metaclass=EnumType):
    """A class whose instances are named values."""

    _member_names_ = []
    _member_map_ = {}
    _value2member_map_ = {}
    _unhashable_values_ = []
    _member_type_ = object

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for one in cls._member_map_.values():
                if one._value_ == value:
                    return one
        if not cls._member_map_ and not (Flag is not None and issubclass(cls, Flag)):
            raise TypeError(f"{cls!r} has no members defined")
        try:
            result = cls._missing_(value)
        except Exception as exc:
            if isinstance(exc, ValueError) and getattr(exc, "_of_enum", False):
                raise
            raise
        if isinstance(result, cls):
            return result
        if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
            return result
        error = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if result is None:
            raise error
        raise TypeError(
            f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member"
        ) from error

    def __init__(self, *args, **kwds):
        pass

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return _generate_count(name, start, count, last_values)

    @classmethod
    def _missing_(cls, value):
        return None

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_

    def __repr__(self):
        return f"<{type(self).__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{type(self).__name__}.{self._name_}"

    def __dir__(self):
        return sorted({"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value",
                       *(name for name in type(self).__dict__ if name[0] != "_" and name not in self._member_map_)})

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __getattr__(self, name):
        # The other members are attributes of each, too.
        found = None if _is_dunder(name) else type(self)._member_map_.get(name)
        if found is None:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
        return found

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_Enum.__name__ = _Enum.__qualname__ = "Enum"
Enum = _Enum


class _ReprEnum(Enum):
    """Members are written as their values."""


_ReprEnum.__name__ = _ReprEnum.__qualname__ = "ReprEnum"
ReprEnum = _ReprEnum


class _IntEnum(int, ReprEnum):
    """Members are ints."""

    __str__ = int.__repr__
    __format__ = int.__format__


class _StrEnum(str, ReprEnum):
    """Members are strings."""

    __str__ = str.__str__
    __format__ = str.__format__

    def __new_member__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        value = str(*values)
        member = str.__new__(cls, value)
        member._value_ = value
        return member

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


IntEnum, StrEnum = _IntEnum, _StrEnum
IntEnum.__name__ = IntEnum.__qualname__ = "IntEnum"
StrEnum.__name__ = StrEnum.__qualname__ = "StrEnum"


def _generate_bit(name, start, count, last_values):
    """The next power of two."""
    if not last_values:
        return 1 if start is None else start
    return 1 << max(last_values).bit_length()


class _Flag(Enum):
    """Members can be put together with `|`."""

    _boundary_ = STRICT
    _flag_mask_ = _singles_mask_ = _all_bits_ = 0

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return _generate_bit(name, start, count, last_values)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        mask = cls._flag_mask_
        boundary = cls._boundary_
        if not ~cls._all_bits_ <= value <= cls._all_bits_ or value & (cls._all_bits_ ^ mask) and value >= 0:
            if boundary is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError(
                    f"{cls!r} invalid value {value!r}\n    given {_bits(value, width)}\n  allowed {_bits(mask, width)}"
                )
            if boundary is CONFORM:
                value &= mask
            elif boundary is EJECT:
                return value
            elif value < 0:
                value = max(cls._all_bits_ + 1, 1 << value.bit_length()) + value
        if value < 0:
            value = (cls._all_bits_ + 1 + value) & (mask if boundary is not KEEP else -1)
        known = cls._value2member_map_.get(value)
        if known is not None:
            return known
        if cls._member_type_ is object:
            one = object.__new__(cls)
        else:
            one = cls._member_type_.__new__(cls, value)
        one._value_ = value
        names = [m._name_ for m in cls._iter_bits(value)]
        unknown = value & ~mask
        one._name_ = "|".join(names) + (f"|{unknown}" if unknown and names else "") if names else None
        return cls._value2member_map_.setdefault(value, one)

    @classmethod
    def _iter_bits(cls, value):
        """The members of single bits of a value, by value."""
        found = [m for m in cls._member_map_.values() if _is_single_bit(m._value_) and m._value_ & value]
        return sorted(dict.fromkeys(found), key=lambda m: m._value_)

    def __iter__(self):
        return iter(self._iter_bits(self._value_))

    def __len__(self):
        return self._value_.bit_count()

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(
                f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {self.__class__.__qualname__!r}"
            )
        return other._value_ & self._value_ == other._value_

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        name = type(self).__name__
        shown = self._value_ if self._member_type_ is object else self._member_type_(self._value_)
        if self._name_ is None:
            return f"<{name}: {shown!r}>"
        return f"<{name}.{self._name_}: {shown!r}>"

    def __str__(self):
        name = type(self).__name__
        return f"{name}({self._value_!r})" if self._name_ is None else f"{name}.{self._name_}"

    def _other(self, other):
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return NotImplemented

    def __or__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        return self.__class__(self._singles_mask_ & ~self._value_)

    __ror__ = __or__
    __rand__ = __and__
    __rxor__ = __xor__


_Flag.__name__ = _Flag.__qualname__ = "Flag"
Flag = _Flag


class _IntFlag(int, ReprEnum, Flag):
    """Members are ints and can be put together with `|`."""

    _boundary_ = KEEP
    __str__ = int.__repr__
    __format__ = int.__format__
    __or__, __and__, __xor__ = Flag.__or__, Flag.__and__, Flag.__xor__
    __ror__, __rand__, __rxor__ = Flag.__or__, Flag.__and__, Flag.__xor__
    __invert__ = Flag.__invert__
    __repr__ = Flag.__repr__
    __contains__ = Flag.__contains__


IntFlag = _IntFlag
IntFlag.__name__ = IntFlag.__qualname__ = "IntFlag"


def _bits(value, width):
    """A number in binary as CPython shows it: a sign bit, a space, the digits."""
    if value >= 0:
        return f"0b0 {value:0{width}b}"
    return f"0b1 {value + (1 << width):0{width}b}"


def unique(enumeration):
    """A decorator: no two names may have the same value."""
    same = [(name, one.name) for name, one in enumeration.__members__.items() if name != one.name]
    if same:
        listed = ", ".join(f"{alias} -> {name}" for alias, name in same)
        raise ValueError(f"duplicate values found in {enumeration!r}: {listed}")
    return enumeration


class EnumCheck(StrEnum):
    """What `verify` can look at."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """A decorator that looks at an enumeration."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                same = [(name, one.name) for name, one in enumeration.__members__.items() if name != one.name]
                if same:
                    listed = ", ".join(f"{alias} -> {name}" for alias, name in same)
                    raise ValueError(f"aliases found in {enumeration!r}: {listed}")
            elif check is CONTINUOUS:
                values = {one.value for one in enumeration}
                low, high = min(values), max(values)
                if issubclass(enumeration, Flag):
                    missing = [1 << i for i in range(low.bit_length(), high.bit_length()) if 1 << i not in values]
                else:
                    missing = [i for i in range(low + 1, high) if i not in values]
                if missing:
                    raise ValueError(f"invalid {'flag' if issubclass(enumeration, Flag) else 'enum'} {enumeration.__name__!r}: missing values {', '.join(map(str, missing))}")
            elif check is NAMED_FLAGS:
                _check_named(enumeration)
        return enumeration


def _check_named(enumeration):
    """ValueError if an alias has bits that no member has."""
    names = enumeration._member_names_
    values = {one.value for one in enumeration}
    missing = []
    total = 0
    for name, alias in enumeration._member_map_.items():
        if name in names or alias.value < 0:
            continue
        rest = [bit for bit in _bits_of(alias.value) if bit not in values]
        if rest:
            missing.append(name)
            for bit in rest:
                total |= bit
    if missing:
        if len(missing) == 1:
            text = f"alias {missing[0]} is missing"
        else:
            text = f"aliases {', '.join(missing[:-1])} and {missing[-1]} are missing"
        what = f"value 0x{total:x}" if total & (total - 1) == 0 else f"combined values of 0x{total:x}"
        raise ValueError(
            f"invalid Flag {enumeration.__name__!r}: {text} {what} [use enum.show_flag_values(value) for details]"
        )


def _bits_of(value):
    while value:
        bit = value & -value
        yield bit
        value ^= bit


def show_flag_values(value):
    """The bits of a number, each as a number."""
    return list(_bits_of(value))


def bin(num, max_bits=None):
    """A number in binary: its sign bit, a space, and the digits."""
    size = max(max_bits or 0, (num + 1 if num < 0 else num).bit_length())
    if num < 0:
        return f"0b1 {(1 << size) + num:0{size}b}" if size else "0b1 "
    return f"0b0 {num:0{size}b}" if max_bits else f"0b0 {num:b}"


def global_enum_repr(self):
    """A member as its module's name."""
    name = self._name_ if self._name_ is not None else f"{type(self).__name__}({self._value_!r})"
    return f"{self.__class__.__module__.split('.')[-1]}.{name}"


def global_flag_repr(self):
    """A flag as its module's names."""
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_})"
    return "|".join([one if one[0] in "0123456789" else f"{module}.{one}" for one in self._name_.split("|")])


def global_str(self):
    """A member's name."""
    return self._name_ if self._name_ is not None else f"{self.__class__.__name__}({self._value_!r})"


def pickle_by_global_name(self, proto):
    """Pickles a member as a name of its module."""
    return self.name


def pickle_by_enum_name(self, proto):
    """Pickles a member as an attribute of its class."""
    return getattr, (self.__class__, self._name_)


def global_enum(cls, update_str=False):
    """A decorator: the members become names of the module."""
    import sys

    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
