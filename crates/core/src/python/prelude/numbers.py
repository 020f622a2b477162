"""Numbers of classes that define their own conversions and operators."""


def number_method(x, *names):
    """The first of these special methods that the type of x has, or None."""
    for name in names:
        method = _m_lookup(type(x), name)
        if method is not _m_missing:
            return method
    return None


def index_of(x):
    """The int that x stands for as an index."""
    if isinstance(x, int):
        return x
    method = number_method(x, "__index__")
    if method is None:
        raise TypeError(f"'{_m_type_name(x)}' object cannot be interpreted as an integer")
    result = method(x)
    if not isinstance(result, int):
        raise TypeError(f"__index__ returned non-int (type {_m_type_name(result)})")
    return result


def int_slow(cls, x):
    method = number_method(x, "__int__", "__index__")
    if method is not None:
        result = method(x)
        if not isinstance(result, int):
            name = "__int__" if number_method(x, "__int__") is not None else "__index__"
            raise TypeError(f"{name} returned non-int (type {_m_type_name(result)})")
        return int_of_class(cls, result)
    method = number_method(x, "__trunc__")
    if method is not None:
        return int_of_class(cls, index_of(method(x)))
    if isinstance(x, str):
        return int_of_class(cls, int(str.__str__(x)))
    raise TypeError(f"int() argument must be a string, a bytes-like object or a real number, not '{_m_type_name(x)}'")


def int_base_slow(cls, x, base):
    return int.__new__(cls, x, index_of(base))


def int_of_class(cls, n):
    """n as an instance of cls, which is int or derived from it."""
    return int.__new__(cls, int.__int__(n))


def float_slow(cls, x):
    method = number_method(x, "__float__")
    if method is not None:
        result = method(x)
        if not isinstance(result, float):
            raise TypeError(f"{_m_type_name(x)}.__float__ returned non-float (type {_m_type_name(result)})")
        return float.__new__(cls, float.__float__(result))
    if number_method(x, "__index__") is not None:
        return float.__new__(cls, int.__int__(index_of(x)))
    if isinstance(x, str):
        return float.__new__(cls, str.__str__(x))
    raise TypeError(f"float() argument must be a string or a real number, not '{_m_type_name(x)}'")


def complex_slow(cls, real, imag):
    return complex.__new__(cls, complex_part(real, "first"), complex_part(imag, "second"))


def complex_part(x, place):
    method = number_method(x, "__complex__") if place == "first" else None
    if method is not None:
        result = method(x)
        if not isinstance(result, complex):
            raise TypeError(f"__complex__ returned non-complex (type {_m_type_name(result)})")
        return complex.__complex__(result)
    if number_method(x, "__float__", "__index__") is not None:
        return float(x)
    wanted = "must be a string or a number" if place == "first" else "must be a number"
    raise TypeError(f"complex() {place} argument {wanted}, not '{_m_type_name(x)}'")


def int_from_bytes_slow(cls, iterable, byteorder, signed):
    method = number_method(iterable, "__bytes__", "__iter__")
    if method is None:
        raise TypeError(f"cannot convert '{_m_type_name(iterable)}' object to bytes")
    return cls.from_bytes(bytes(iterable), byteorder, signed=signed)


def abs_slow(x):
    method = number_method(x, "__abs__")
    if method is None:
        raise TypeError(f"bad operand type for abs(): '{_m_type_name(x)}'")
    return method(x)


def round_slow(number, ndigits=None):
    method = number_method(number, "__round__")
    if method is None:
        raise TypeError(f"type {_m_type_name(number)} doesn't define __round__ method")
    if ndigits is None:
        return method(number)
    if type(number) is int or type(number) is float:
        return method(number, index_of(ndigits))
    return method(number, ndigits)


def divmod_slow(x, y):
    return binary_by_methods(x, y, "__divmod__", "__rdivmod__", "divmod()")


def binary_by_methods(x, y, forward, reflected, what):
    """An operator without an instruction of its own: the methods of both types in the order that Python has."""
    left, right = _m_lookup(type(x), forward), _m_lookup(type(y), reflected)
    if type(x) is type(y):
        right = _m_missing
    elif right is not _m_missing and issubclass(type(y), type(x)):
        result = right(y, x)
        if result is not NotImplemented:
            return result
        right = _m_missing
    if left is not _m_missing:
        result = left(x, y)
        if result is not NotImplemented:
            return result
    if right is not _m_missing:
        result = right(y, x)
        if result is not NotImplemented:
            return result
    raise TypeError(
        f"unsupported operand type(s) for {what}: '{_m_type_name(x)}' and '{_m_type_name(y)}'"
    )


def pow_slow(base, exp, mod):
    if mod is None:
        return base**exp
    method = _m_lookup(type(base), "__pow__")
    if method is not _m_missing:
        result = method(base, exp, mod)
        if result is not NotImplemented:
            return result
    names = ", ".join([f"'{_m_type_name(x)}'" for x in (base, exp, mod)])
    raise TypeError(f"unsupported operand type(s) for ** or pow(): {names}")


def in_base_slow(x, base):
    n = index_of(x)
    if base == 2:
        return bin(n)
    if base == 8:
        return oct(n)
    return hex(n)
