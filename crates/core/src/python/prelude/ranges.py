# Ranges with bounds beyond a word, and slices with such parts.


def range_count(r):
    start, stop, step = r.start, r.stop, r.step
    if step < 0:
        start, stop, step = stop, start, -step
    return 0 if start >= stop else (stop - start - 1) // step + 1


def big_range_len(r):
    count = range_count(r)
    if count > 9223372036854775807:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return count


def big_range_bool(r):
    return range_count(r) > 0


def big_range_getitem(r, key):
    count = range_count(r)
    if isinstance(key, slice):
        start, stop, step = slice_indices_whole(key, count)
        return range(r.start + start * r.step, r.start + stop * r.step, r.step * step)
    if _m_lookup(type(key), "__index__") is _m_missing:
        raise TypeError(f"range indices must be integers or slices, not {_m_type_name(key)}")
    i = index_of(key)
    if i < 0:
        i += count
    if not 0 <= i < count:
        raise IndexError("range object index out of range")
    return r.start + i * r.step


def big_range_place(r, value):
    # The index of an int, or -1.
    away = value - r.start
    if away % r.step:
        return -1
    i = away // r.step
    return i if 0 <= i < range_count(r) else -1


def big_range_contains(r, value):
    if type(value) is int or type(value) is bool:
        return big_range_place(r, value) >= 0
    for item in r:
        if item == value:
            return True
    return False


def big_range_count(r, value):
    if type(value) is int or type(value) is bool:
        return 1 if big_range_place(r, value) >= 0 else 0
    found = 0
    for item in r:
        if item == value:
            found += 1
    return found


def big_range_index(r, value):
    if type(value) is int or type(value) is bool:
        i = big_range_place(r, value)
        if i >= 0:
            return i
        raise ValueError(f"{value!r} is not in range")
    i = 0
    for item in r:
        if item == value:
            return i
        i += 1
    raise ValueError("sequence.index(x): x not in sequence")


def big_range_iter(r):
    return _m_set_class(big_range_items(r.start, r.step, range_count(r)), _m_type("longrange_iterator"))


def big_range_reversed(r):
    count = range_count(r)
    items = big_range_items(r.start + (count - 1) * r.step, -r.step, count)
    return _m_set_class(items, _m_type("longrange_iterator"))


def big_range_items(item, step, count):
    while count > 0:
        count -= 1
        item += step
        yield item - step


def range_key(r):
    count = range_count(r)
    return (count, r.start if count else None, r.step if count > 1 else None)


def big_range_hash(r):
    return hash(range_key(r))


def range_compare(a, b, number):
    if number == 2 or number == 3:
        return (range_key(a) == range_key(b)) is (number == 2)
    return NotImplemented


def range_reduce(r):
    return range, (r.start, r.stop, r.step)


def slice_part_whole(part):
    if _m_lookup(type(part), "__index__") is _m_missing:
        raise TypeError("slice indices must be integers or None or have an __index__ method")
    return index_of(part)


def slice_indices_whole(part, count):
    count = index_of(count)
    if count < 0:
        raise ValueError("length should not be negative")
    step = 1 if part.step is None else slice_part_whole(part.step)
    if step == 0:
        raise ValueError("slice step cannot be zero")
    low, high = (-1, count - 1) if step < 0 else (0, count)
    bounds = []
    for bound, default in ((part.start, high if step < 0 else low), (part.stop, low if step < 0 else high)):
        if bound is None:
            bound = default
        else:
            bound = slice_part_whole(bound)
            bound = max(bound + count, low) if bound < 0 else min(bound, high)
        bounds.append(bound)
    return bounds[0], bounds[1], step
