# What single instructions need Python for: gathering arguments, unpacking, displays.


def callable_text(callee):
    name = getattr(callee, "__qualname__", None)
    if name is None:
        return type(callee).__name__ + " object"
    module = getattr(callee, "__module__", None)
    if module not in (None, "builtins"):
        name = module + "." + name
    return name + "()"


def map_merge(target, mapping, callee):
    keys = getattr(mapping, "keys", None)
    if keys is None:
        raise TypeError(
            callable_text(callee) + " argument after ** must be a mapping, not " + type(mapping).__name__
        )
    for key in keys():
        if not isinstance(key, str):
            raise TypeError("keywords must be strings")
        if key in target:
            raise TypeError(callable_text(callee) + " got multiple values for keyword argument " + repr(key))
        target[key] = mapping[key]


def map_update(target, mapping):
    keys = getattr(mapping, "keys", None)
    if keys is None:
        raise TypeError("'" + type(mapping).__name__ + "' object is not a mapping")
    for key in keys():
        target[key] = mapping[key]


def map_finish(target, rest):
    for index in range(0, len(rest), 2):
        target[rest[index]] = rest[index + 1]
    return target


def set_update(target, iterable):
    for item in iterable:
        target.add(item)


def set_finish(target, rest):
    for item in rest:
        target.add(item)
    return target


def list_extend(target, iterable):
    try:
        iterator = iter(iterable)
    except TypeError:
        raise TypeError("Value after * must be an iterable, not " + type(iterable).__name__) from None
    for item in iterator:
        target.append(item)


def list_extend_arguments(target, iterable, callee):
    try:
        iterator = iter(iterable)
    except TypeError:
        raise TypeError(
            callable_text(callee) + " argument after * must be an iterable, not " + type(iterable).__name__
        ) from None
    for item in iterator:
        target.append(item)


def unpack(iterable, count):
    # A tuple of that many items; an iterator is asked for one more at most.
    try:
        iterator = iter(iterable)
    except TypeError:
        if hasattr(type(iterable), "__iter__"):
            raise
        raise TypeError("cannot unpack non-iterable " + type(iterable).__name__ + " object") from None
    items = []
    for item in iterator:
        if len(items) == count:
            raise ValueError("too many values to unpack (expected " + str(count) + ")")
        items.append(item)
    return tuple(items)


def unpack_all(iterable):
    try:
        iterator = iter(iterable)
    except TypeError:
        if hasattr(type(iterable), "__iter__"):
            raise
        raise TypeError("cannot unpack non-iterable " + type(iterable).__name__ + " object") from None
    items = []
    for item in iterator:
        items.append(item)
    return tuple(items)
