# Operators, comparisons, truth, items and membership by the special methods of their operands.

operator_names = (
    ("__add__", "__radd__", "__iadd__"),
    ("__sub__", "__rsub__", "__isub__"),
    ("__mul__", "__rmul__", "__imul__"),
    ("__truediv__", "__rtruediv__", "__itruediv__"),
    ("__floordiv__", "__rfloordiv__", "__ifloordiv__"),
    ("__mod__", "__rmod__", "__imod__"),
    ("__pow__", "__rpow__", "__ipow__"),
    ("__lshift__", "__rlshift__", "__ilshift__"),
    ("__rshift__", "__rrshift__", "__irshift__"),
    ("__and__", "__rand__", "__iand__"),
    ("__or__", "__ror__", "__ior__"),
    ("__xor__", "__rxor__", "__ixor__"),
    ("__matmul__", "__rmatmul__", "__imatmul__"),
)
compare_names = ("__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__")
compare_reflected = ("__gt__", "__ge__", "__eq__", "__ne__", "__lt__", "__le__")
unary_names = (("-", "__neg__"), ("+", "__pos__"), ("~", "__invert__"))
plain_callables = (type(len), type(list.append), type(list.__len__))


def call_special(method, object, *args):
    # A special method found on the type: bound as any other, which for plain functions is to be called with the object.
    kind = type(method)
    if kind is function_type or kind in plain_callables:
        return method(object, *args)
    get = _m_lookup(kind, "__get__")
    if get is _m_missing:
        return method(*args)
    return get(method, object, type(object))(*args)


def binary_op(a, b, number):
    result = binary_by_type(a, b, number)
    if result is NotImplemented:
        _m_unsupported(a, b, number, False)
    return result


def inplace_op(a, b, number):
    method = _m_lookup(type(a), operator_names[number][2])
    if method is not _m_missing and method is not None:
        result = call_special(method, a, b)
        if result is not NotImplemented:
            return result
    result = binary_by_type(a, b, number)
    if result is NotImplemented:
        _m_unsupported(a, b, number, True)
    return result


def binary_by_type(a, b, number):
    forward, reflected, augmented = operator_names[number]
    left_type, right_type = type(a), type(b)
    left = _m_lookup(left_type, forward)
    right = _m_missing
    if left_type is not right_type:
        right = _m_lookup(right_type, reflected)
        if (
            right is not _m_missing
            and right is not _m_lookup(left_type, reflected)
            and _m_is_subclass_plain(right_type, left_type)
        ):
            result = call_special(right, b, a)
            if result is not NotImplemented:
                return result
            right = _m_missing
    # Sequences are added and repeated only when the other operand has nothing to say.
    last = (number == 0 or number == 2) and _m_is_sequence(a) and type(left) is not function_type
    if left is not _m_missing and left is not None and not last:
        result = call_special(left, a, b)
        if result is not NotImplemented:
            return result
    if right is not _m_missing and right is not None:
        if number == 2 and _m_is_sequence(b) and _m_lookup(left_type, "__index__") is not _m_missing:
            return _m_binary(b, index_of(a), 2)
        result = call_special(right, b, a)
        if result is not NotImplemented:
            return result
    if last and left is not _m_missing:
        if number == 2 and _m_lookup(right_type, "__index__") is not _m_missing:
            return _m_binary(a, index_of(b), 2)
        return call_special(left, a, b)
    return NotImplemented


def binary_op_reflected(a, b, number):
    # The left operand's method has answered NotImplemented already.
    if type(a) is not type(b):
        right = _m_lookup(type(b), operator_names[number][1])
        if right is not _m_missing and right is not None:
            result = call_special(right, b, a)
            if result is not NotImplemented:
                return result
    _m_unsupported(a, b, number, False)


def unary_op(x, number):
    symbol, name = unary_names[number]
    method = _m_lookup(type(x), name)
    if method is _m_missing or method is None:
        raise TypeError(f"bad operand type for unary {symbol}: '{_m_type_name(x)}'")
    return call_special(method, x)


def compare_op(a, b, number):
    left_type, right_type = type(a), type(b)
    if left_type is right_type:
        # The common case, as short as can be.
        method = _m_lookup(left_type, compare_names[number])
        if type(method) is function_type:
            result = method(a, b)
            return compare_op_reflected(a, b, number) if result is NotImplemented else result
    reflected = _m_lookup(right_type, compare_reflected[number])
    if left_type is not right_type and _m_is_subclass_plain(right_type, left_type):
        if reflected is not _m_missing and reflected is not None:
            result = call_special(reflected, b, a)
            if result is not NotImplemented:
                return result
        reflected = _m_missing
    method = _m_lookup(left_type, compare_names[number])
    if method is not _m_missing and method is not None:
        result = call_special(method, a, b)
        if result is not NotImplemented:
            return result
    if reflected is not _m_missing and reflected is not None:
        result = call_special(reflected, b, a)
        if result is not NotImplemented:
            return result
    if number == 2:
        return a is b
    if number == 3:
        return a is not b
    _m_not_ordered(a, b, number)


def compare_op_reflected(a, b, number):
    # The left operand's method has answered NotImplemented already.
    reflected = _m_lookup(type(b), compare_reflected[number])
    if reflected is not _m_missing and reflected is not None:
        result = call_special(reflected, b, a)
        if result is not NotImplemented:
            return result
    if number == 2:
        return a is b
    if number == 3:
        return a is not b
    _m_not_ordered(a, b, number)


def compare_by(x, y, number):
    if number == 0:
        return x < y
    if number == 1:
        return x <= y
    if number == 2:
        return x == y
    if number == 3:
        return x != y
    if number == 4:
        return x > y
    return x >= y


def truth(x):
    method = _m_lookup(type(x), "__bool__")
    if method is not _m_missing and method is not None:
        result = call_special(method, x)
        if result is True or result is False:
            return result
        raise TypeError(f"__bool__ should return bool, returned {_m_type_name(result)}")
    if _m_lookup(type(x), "__len__") is not _m_missing:
        return len_slow(x) != 0
    return True


def negate(x):
    return False if truth(x) else True


# ---- hashes ----


def hash_slow(x):
    method = _m_lookup(type(x), "__hash__")
    if method is _m_missing or method is None:
        _m_unhashable(x)
    result = method(x) if type(method) is function_type else call_special(method, x)
    if type(result) is not int and not isinstance(result, int):
        raise TypeError("__hash__ method should return an integer")
    return _m_hash_int(result)


def hash_items(x):
    if isinstance(x, tuple):
        return _m_hash_tuple([hash(item) for item in tuple.__iter__(x)])
    return hash(x())


# ---- items and membership ----


def getitem_slow(x, key):
    return call_special(_m_lookup(type(x), "__getitem__"), x, key)


def setitem_slow(x, key, value):
    call_special(_m_lookup(type(x), "__setitem__"), x, key, value)


def delitem_slow(x, key):
    call_special(_m_lookup(type(x), "__delitem__"), x, key)


def contains_slow(container, item):
    method = _m_lookup(type(container), "__contains__")
    if method is None:
        raise TypeError(f"'{_m_type_name(container)}' object is not a container")
    if method is not _m_missing:
        return True if call_special(method, container, item) else False
    if not is_iterable(container):
        raise TypeError(f"argument of type '{_m_type_name(container)}' is not iterable")
    for other in container:
        if other is item or other == item:
            return True
    return False


def not_contains(container, item):
    found = item in container
    return False if found else True


# ---- classes ----


def isinstance_slow(x, cls):
    if type(x) is cls:
        return True
    if type(cls) is tuple:
        for one in cls:
            if isinstance(x, one):
                return True
        return False
    hook = _m_lookup(type(cls), "__instancecheck__")
    if hook is _m_missing or hook is None:
        raise TypeError("isinstance() arg 2 must be a type, a tuple of types, or a union")
    return True if call_special(hook, cls, x) else False


def isinstance_by_class(x, cls):
    kind = getattr(x, "__class__", None)
    return kind is not type(x) and _m_is_type(kind) and issubclass(kind, cls)


def issubclass_slow(derived, cls):
    if type(cls) is tuple:
        for one in cls:
            if issubclass(derived, one):
                return True
        return False
    hook = _m_lookup(type(cls), "__subclasscheck__")
    if hook is _m_missing or hook is None:
        if not _m_is_type(derived):
            raise TypeError("issubclass() arg 1 must be a class")
        raise TypeError("issubclass() arg 2 must be a class, a tuple of classes, or a union")
    if not _m_is_type(derived) and type(cls) is type:
        raise TypeError("issubclass() arg 1 must be a class")
    return True if call_special(hook, cls, derived) else False
