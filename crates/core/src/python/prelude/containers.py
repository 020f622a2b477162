# Dicts, sets, lists and tuples where Python code has a say: keys and items with `__eq__` or `__hash__` of their own.


# ---- dicts ----


def dict_place(d, key):
    h = hash(key)
    return dict_place_hashed(d, key, h), h


def dict_place_hashed(d, key, h):
    # The index of the key's entry, or -1. Comparing may change the dict: then all begins anew.
    while True:
        candidates = _m_dict_candidates(d, h)
        for index, candidate in candidates:
            if candidate is key or candidate == key:
                if _m_dict_holds(d, index, candidate):
                    return index
                break
        else:
            if not candidates or len(_m_dict_candidates(d, h)) == len(candidates):
                return -1


def dict_getitem(d, key):
    index, h = dict_place(d, key)
    if index >= 0:
        return _m_dict_value(d, index)
    if type(d) is not dict:
        missing = _m_lookup(type(d), "__missing__")
        if missing is not _m_missing:
            return call_special(missing, d, key)
    raise KeyError(key)


def dict_setitem(d, key, value):
    index, h = dict_place(d, key)
    if index >= 0:
        _m_dict_set_at(d, index, value)
    else:
        _m_dict_put(d, h, key, value)


def dict_delitem(d, key):
    index, h = dict_place(d, key)
    if index < 0:
        raise KeyError(key)
    _m_dict_remove_at(d, index)


def dict_contains(d, key):
    return dict_place(d, key)[0] >= 0


def dict_get(d, key, default):
    index, h = dict_place(d, key)
    return _m_dict_value(d, index) if index >= 0 else default


def dict_pop(d, key, default=_m_missing):
    index, h = dict_place(d, key)
    if index >= 0:
        return _m_dict_remove_at(d, index)
    if default is _m_missing:
        raise KeyError(key)
    return default


def dict_setdefault(d, key, default):
    index, h = dict_place(d, key)
    if index >= 0:
        return _m_dict_value(d, index)
    _m_dict_put(d, h, key, default)
    return default


def dict_fill(d, source):
    if isinstance(source, dict) and _m_lookup(type(source), "__iter__") is dict.__iter__:
        for key, h, value in _m_dict_hashed(source):
            index = dict_place_hashed(d, key, h)
            if index >= 0:
                _m_dict_set_at(d, index, value)
            else:
                _m_dict_put(d, h, key, value)
        return d
    put = dict.__setitem__
    keys = getattr(source, "keys", None)
    if keys is not None:
        for key in keys():
            put(d, key, source[key])
        return d
    number = 0
    for pair in source:
        if type(pair) is not tuple:
            try:
                pair = [x for x in pair]
            except TypeError:
                raise TypeError(f"cannot convert dictionary update sequence element #{number} to a sequence") from None
        if len(pair) != 2:
            raise ValueError(f"dictionary update sequence element #{number} has length {len(pair)}; 2 is required")
        put(d, pair[0], pair[1])
        number += 1
    return d


def dict_fill_all(d, source, named, result):
    dict_fill(d, source)
    if named:
        dict_fill(d, named)
    return result


def dict_fromkeys(cls, iterable, value):
    result = cls()
    if type(result) is dict:
        put = dict.__setitem__
        for key in iterable:
            put(result, key, value)
    else:
        for key in iterable:
            result[key] = value
    return result


def dict_compare(a, b, number):
    return dict_equal(a, b) is (number == 2)


def dict_equal(a, b):
    if dict.__len__(a) != dict.__len__(b):
        return False
    for key, h, value in _m_dict_hashed(a):
        index = dict_place_hashed(b, key, h)
        if index < 0:
            return False
        other = _m_dict_value(b, index)
        if not (value is other or value == other):
            return False
    return True


def map_update(target, source):
    if not isinstance(source, dict) and not hasattr(source, "keys"):
        raise TypeError(f"'{_m_type_name(source)}' object is not a mapping")
    dict_fill(target, source)


def map_finish(target, rest):
    i = 0
    while i < len(rest):
        target[rest[i]] = rest[i + 1]
        i += 2
    return target


def map_merge(target, source, callee):
    if not isinstance(source, dict) and not hasattr(source, "keys"):
        raise TypeError(f"{function_text(callee)} argument after ** must be a mapping, not {_m_type_name(source)}")
    for key in source.keys():
        if key in target:
            raise TypeError(f"{function_text(callee)} got multiple values for keyword argument '{key}'")
        target[key] = source[key]


def function_text(function):
    name = getattr(function, "__qualname__", None)
    if name is None:
        return str(function)
    module = getattr(function, "__module__", None)
    if module is None or module == "builtins":
        return name + "()"
    return module + "." + name + "()"


# ---- views ----


def items_contains(d, item):
    if not isinstance(item, tuple) or len(item) != 2:
        return False
    value = dict.get(d, item[0], _m_missing)
    return value is not _m_missing and (value is item[1] or value == item[1])


def is_set_view(x):
    return type(x) is dict_keys_type or type(x) is dict_items_type


dict_keys_type = type({}.keys())
dict_items_type = type({}.items())


def view_and(view, other):
    if not is_set_view(view):
        view, other = other, view
    if type(other) is set and len(view) <= len(other):
        return other.intersection(view)
    if is_set_view(other) and len(other) > len(view):
        view, other = other, view
    result = set()
    for item in other:
        if item in view:
            result.add(item)
    return result


def view_or(a, b):
    result = set(a)
    result.update(b)
    return result


def view_sub(a, b):
    result = set(a)
    result.difference_update(b)
    return result


def view_xor(a, b):
    result = set(a)
    result.symmetric_difference_update(b)
    return result


def view_isdisjoint(view, other):
    for item in other:
        if item in view:
            return False
    return True


def view_compare(a, b, number):
    if not isinstance(b, (set, frozenset)) and not is_set_view(b):
        return NotImplemented
    if number == 2 or number == 3:
        return (len(a) == len(b) and all_in(a, b)) is (number == 2)
    if number == 0:
        return len(a) < len(b) and all_in(a, b)
    if number == 1:
        return len(a) <= len(b) and all_in(a, b)
    if number == 4:
        return len(a) > len(b) and all_in(b, a)
    return len(a) >= len(b) and all_in(b, a)


def all_in(items, container):
    for item in items:
        if item not in container:
            return False
    return True


# ---- lists, tuples and other sequences ----


def sequence_contains(sequence, value):
    for item in _m_plain_iter(sequence):
        if item is value or item == value:
            return True
    return False


def sequence_count(sequence, value):
    found = 0
    for item in _m_plain_iter(sequence):
        if item is value or item == value:
            found += 1
    return found


def sequence_index(sequence, value, start, stop, missing):
    i = 0
    for item in _m_plain_iter(sequence):
        if i >= stop:
            break
        if i >= start and (item is value or item == value):
            return i
        i += 1
    missing(value)


def sequence_index_within(sequence, value, start, stop, missing):
    start, stop, _ = slice(start, stop).indices(plain_len(sequence))
    return sequence_index(sequence, value, start, stop, missing)


def list_not_found(value):
    raise ValueError(f"{value!r} is not in list")


def tuple_not_found(value):
    raise ValueError("tuple.index(x): x not in tuple")


def range_index(numbers, value):
    if isinstance(value, int):
        raise ValueError(f"{value!r} is not in range")
    i = 0
    for item in numbers:
        if item == value:
            return i
        i += 1
    raise ValueError("sequence.index(x): x not in sequence")


def range_make(parts):
    return range(*[index_of(part) for part in parts])


def sequence_compare(a, b, number):
    if number == 2 or number == 3:
        return sequence_equal(a, b) is (number == 2)
    for x, y in zip(_m_plain_iter(a), _m_plain_iter(b)):
        if not (x is y or x == y):
            return compare_by(x, y, number)
    return compare_by(plain_len(a), plain_len(b), number)


def sequence_equal(a, b):
    if plain_len(a) != plain_len(b):
        return False
    for x, y in zip(_m_plain_iter(a), _m_plain_iter(b)):
        if not (x is y or x == y):
            return False
    return True


def plain_len(sequence):
    return list.__len__(sequence) if isinstance(sequence, list) else tuple.__len__(sequence)


def slice_compare(a, b, number):
    return compare_by((a.start, a.stop, a.step), (b.start, b.stop, b.step), number)


def plain_key(key):
    if isinstance(key, slice):
        return slice(plain_part(key.start), plain_part(key.stop), plain_part(key.step))
    return index_of(key)


def plain_part(part):
    return None if part is None else index_of(part)


def getitem_by_index(sequence, key):
    return _m_getitem(sequence, plain_key(key))


def setitem_by_index(sequence, key, value):
    _m_setitem(sequence, plain_key(key), value)


def delitem_by_index(sequence, key):
    _m_delitem(sequence, plain_key(key))


def setitem_collected(sequence, key, iterable):
    _m_setitem(sequence, key, [item for item in iterable])


def list_insert(items, index, value):
    list.insert(items, index_of(index), value)


def list_pop(items, index):
    return list.pop(items, index_of(index))


def list_remove(items, value):
    i = 0
    for item in list.__iter__(items):
        if item is value or item == value:
            list.__delitem__(items, i)
            return
        i += 1
    raise ValueError("list.remove(x): x not in list")


def list_imul(items, count):
    return list.__imul__(items, index_of(count))


def sequence_repeat(sequence, count):
    return _m_binary(sequence, index_of(count), 2)


def list_extend(items, iterable, star=False):
    append = list.append
    for item in iterable:
        append(items, item)


def list_extend_then(items, iterable, result):
    list_extend(items, iterable)
    return result


def tuple_from(cls, iterable):
    return _m_tuple_of(cls, [item for item in iterable])


# ---- sorting ----


def sorted_slow(iterable, key, reverse):
    items = [item for item in iterable]
    return sort_items(items, key, index_of(reverse) != 0)


def list_sort(target, key, reverse):
    backwards = index_of(reverse) != 0
    items = _m_list_take(target)
    try:
        result = sort_items(items, key, backwards)
    except BaseException:
        _m_list_put(target, items)
        raise
    if not _m_list_put(target, result):
        raise ValueError("list modified during sort")


def sort_items(items, key, backwards):
    keys = items if key is None else [key(item) for item in items]
    result = _m_sort_by_keys(items, keys, backwards)
    if result is not None:
        return result
    return [items[i] for i in sort_order(keys, backwards)]


def sort_order(keys, backwards):
    # The same steps as the sort in Rust takes, so that a program which counts its comparisons sees no difference.
    order = list(range(len(keys)))
    if backwards:
        order.reverse()
    count = len(order)
    least = count if count < 64 else 32
    runs = []
    start = 0
    while start < count:
        natural = sort_run(keys, order, start)
        end = min(count, start + max(natural, least))
        sort_insert(keys, order, start, start + natural, end)
        runs.append((start, end))
        start = end
    while len(runs) > 1:
        merged = []
        i = 0
        while i + 1 < len(runs):
            sort_merge(keys, order, runs[i][0], runs[i][1], runs[i + 1][1])
            merged.append((runs[i][0], runs[i + 1][1]))
            i += 2
        runs = merged + runs[i:]
    if backwards:
        order.reverse()
    return order


def sort_run(keys, order, start):
    count = len(order)
    if count - start < 2:
        return count - start
    i = start + 1
    if keys[order[i]] < keys[order[start]]:
        i += 1
        while i < count and keys[order[i]] < keys[order[i - 1]]:
            i += 1
        order[start:i] = order[start:i][::-1]
    else:
        i += 1
        while i < count and not keys[order[i]] < keys[order[i - 1]]:
            i += 1
    return i - start


def sort_insert(keys, order, start, begin, end):
    for i in range(begin, end):
        item = order[i]
        key = keys[item]
        low = start
        high = i
        while low < high:
            middle = low + (high - low) // 2
            if key < keys[order[middle]]:
                high = middle
            else:
                low = middle + 1
        del order[i]
        order.insert(low, item)


def sort_merge(keys, order, start, middle, end):
    left = order[start:middle]
    right = order[middle:end]
    i = j = 0
    to = start
    while i < len(left) and j < len(right):
        if keys[right[j]] < keys[left[i]]:
            order[to] = right[j]
            j += 1
        else:
            order[to] = left[i]
            i += 1
        to += 1
    order[to:end] = left[i:] + right[j:]
