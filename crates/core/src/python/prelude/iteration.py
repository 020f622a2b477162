# Iterators over what is not built in, and functions that go over it.


def iter_slow(x):
    method = _m_lookup(type(x), "__iter__")
    if method is _m_missing and _m_lookup(type(x), "__getitem__") is not _m_missing:
        return _m_set_class(sequence_items(x, 0), _m_type("iterator"))
    if method is _m_missing or method is None:
        raise TypeError(f"'{_m_type_name(x)}' object is not iterable")
    return iter_checked(x, method)


def iter_checked(x, method):
    result = call_special(method, x)
    if _m_lookup(type(result), "__next__") is _m_missing:
        raise TypeError(f"iter() returned non-iterator of type '{_m_type_name(result)}'")
    return result


def is_iterable(x):
    method = _m_lookup(type(x), "__iter__")
    if method is _m_missing:
        return _m_lookup(type(x), "__getitem__") is not _m_missing
    return method is not None


def sequence_items(x, i):
    while True:
        try:
            item = x[i]
        except (IndexError, StopIteration):
            return
        i += 1
        yield item


def iter_callable(function, sentinel):
    if not callable(function):
        raise TypeError("iter(v, w): v must be callable")
    return _m_set_class(callable_items(function, sentinel), _m_type("callable_iterator"))


def callable_items(function, sentinel):
    while True:
        try:
            item = function()
        except StopIteration:
            return
        if item is sentinel or item == sentinel:
            return
        yield item


def enumerate_make(cls, iterable, start):
    return _m_set_class(enumerate_items(iter(iterable), index_of(start)), cls)


def enumerate_items(iterator, number):
    for item in iterator:
        number += 1
        yield number - 1, item


def zip_make(cls, iterables, strict):
    iterators = []
    for iterable in iterables:
        if not is_iterable(iterable):
            raise TypeError(f"'{_m_type_name(iterable)}' object is not iterable")
        iterators.append(iter(iterable))
    if strict:
        items = zip_strict_items(iterators)
    elif len(iterators) == 2:
        items = zip_two_items(iterators[0], iterators[1])
    else:
        items = zip_items(iterators)
    return _m_set_class(items, cls)


def zip_two_items(first, second):
    for x in first:
        y = next(second, _m_missing)
        if y is _m_missing:
            return
        yield x, y


def zip_items(iterators):
    while True:
        row = []
        for iterator in iterators:
            item = next(iterator, _m_missing)
            if item is _m_missing:
                return
            row.append(item)
        yield tuple(row)


def zip_strict_items(iterators):
    while True:
        row = []
        for iterator in iterators:
            item = next(iterator, _m_missing)
            if item is _m_missing:
                zip_strict_end(iterators, len(row))
                return
            row.append(item)
        yield tuple(row)


def zip_strict_end(iterators, place):
    if place > 0:
        raise ValueError(f"zip() argument {place + 1} is shorter than argument{zip_others(place)}")
    for i in range(1, len(iterators)):
        if next(iterators[i], _m_missing) is not _m_missing:
            raise ValueError(f"zip() argument {i + 1} is longer than argument{zip_others(i)}")


def zip_others(count):
    return " 1" if count == 1 else f"s 1-{count}"


def map_make(cls, args):
    function = args[0]
    if len(args) == 2:
        items = map_items(function, iter(args[1]))
    else:
        items = map_many_items(function, [iter(iterable) for iterable in args[1:]])
    return _m_set_class(items, cls)


def map_items(function, iterator):
    for x in iterator:
        try:
            result = function(x)
        except StopIteration:
            return
        yield result


def map_many_items(function, iterators):
    while True:
        args = []
        for iterator in iterators:
            item = next(iterator, _m_missing)
            if item is _m_missing:
                return
            args.append(item)
        try:
            result = function(*args)
        except StopIteration:
            return
        yield result


def filter_make(cls, function, iterable):
    iterator = iter(iterable)
    if function is None or function is bool:
        return _m_set_class(filter_true_items(iterator), cls)
    return _m_set_class(filter_items(function, iterator), cls)


def filter_true_items(iterator):
    for x in iterator:
        if x:
            yield x


def filter_items(function, iterator):
    for x in iterator:
        try:
            wanted = function(x)
        except StopIteration:
            return
        if wanted:
            yield x


def reversed_make(cls, sequence):
    method = _m_lookup(type(sequence), "__reversed__")
    if method is None:
        raise TypeError(f"'{_m_type_name(sequence)}' object is not reversible")
    if method is not _m_missing:
        return call_special(method, sequence)
    if _m_lookup(type(sequence), "__getitem__") is _m_missing or isinstance(sequence, dict):
        raise TypeError(f"'{_m_type_name(sequence)}' object is not reversible")
    return _m_set_class(reversed_items(sequence, len(sequence) - 1), cls)


def reversed_items(sequence, i):
    while i >= 0:
        try:
            item = sequence[i]
        except (IndexError, StopIteration):
            return
        i -= 1
        yield item


# ---- copies ----


def iterator_reduce(iterator):
    # How to make an iterator that goes on where this one is.
    parts = _m_iterator_parts(iterator)
    kind = parts[0]
    cls = type(iterator)
    if kind == "sequence":
        return iter, (parts[1],), parts[2]
    if kind == "backward":
        return reversed, (parts[1],), parts[2] - 1
    if kind == "range":
        start, left, step = parts[1:]
        return iter, (range(start, start + left * step, step),), 0
    if kind == "rest":
        return iter, (parts[1],)
    if kind == "enumerate":
        return cls, (parts[1], parts[2])
    if kind == "zip":
        return cls, parts[1]
    names = parts[1] if kind == "locals" else {}
    if "function" in names and "sentinel" in names:
        return iter, (names["function"], names["sentinel"])
    if "function" in names:
        if "iterator" in names:
            return cls, (names["function"], names["iterator"])
        return cls, (names["function"], *names["iterators"])
    if "number" in names:
        return cls, (names["iterator"], names["number"])
    if "first" in names:
        return cls, (names["first"], names["second"])
    if "iterators" in names:
        return cls, tuple(names["iterators"])
    if "iterator" in names:
        return cls, (None, names["iterator"])
    if "sequence" in names:
        return cls, (names["sequence"],), names["i"]
    if "x" in names:
        return iter, (names["x"],), names["i"]
    if "step" in names:
        start, step = names["item"], names["step"]
        return iter, (range(start, start + names["count"] * step, step),), 0
    if cls is zip:
        return zip, ()
    if cls is enumerate:
        return enumerate, ([], 0)
    if cls is map or cls is filter:
        return cls, (None, ())
    return iter, ("" if "str" in cls.__name__ else [] if "list" in cls.__name__ else (),)


# ---- functions ----


def sum_slow(iterable, total):
    for item in iterable:
        total = total + item
    return total


def sum_rest(total, item, iterator):
    total = total + item
    for item in iterator:
        total = total + item
    return total


def any_slow(iterable):
    for item in iterable:
        if item:
            return True
    return False


def all_slow(iterable):
    for item in iterable:
        if not item:
            return False
    return True


def any_rest(item, iterator):
    return True if item else any_slow(iterator)


def all_rest(item, iterator):
    return all_slow(iterator) if item else False


def min_slow(iterable, key, default=_m_missing):
    iterator = iter(iterable)
    best = next(iterator, _m_missing)
    if best is _m_missing:
        if default is _m_missing:
            raise ValueError("min() arg is an empty sequence")
        return default
    if key is None:
        for item in iterator:
            if item < best:
                best = item
        return best
    best_key = key(best)
    for item in iterator:
        item_key = key(item)
        if item_key < best_key:
            best, best_key = item, item_key
    return best


def max_slow(iterable, key, default=_m_missing):
    iterator = iter(iterable)
    best = next(iterator, _m_missing)
    if best is _m_missing:
        if default is _m_missing:
            raise ValueError("max() arg is an empty sequence")
        return default
    if key is None:
        for item in iterator:
            if item > best:
                best = item
        return best
    best_key = key(best)
    for item in iterator:
        item_key = key(item)
        if item_key > best_key:
            best, best_key = item, item_key
    return best


def len_slow(x):
    method = _m_lookup(type(x), "__len__")
    if method is _m_missing:
        raise TypeError(f"object of type '{_m_type_name(x)}' has no len()")
    return len_checked(call_special(method, x))


def len_checked(length):
    count = index_of(length)
    if count < 0:
        raise ValueError("__len__() should return >= 0")
    if count > 0x7FFF_FFFF_FFFF_FFFF:
        raise OverflowError("cannot fit 'int' into an index-sized integer")
    return +count


def unpack(value, count):
    if not is_iterable(value):
        raise TypeError(f"cannot unpack non-iterable {_m_type_name(value)} object")
    items = []
    for item in value:
        if len(items) == count:
            raise ValueError(f"too many values to unpack (expected {count})")
        items.append(item)
    if len(items) < count:
        raise ValueError(f"not enough values to unpack (expected {count}, got {len(items)})")
    return tuple(items)


def unpack_all(value):
    if not is_iterable(value):
        raise TypeError(f"cannot unpack non-iterable {_m_type_name(value)} object")
    return tuple([item for item in value])
