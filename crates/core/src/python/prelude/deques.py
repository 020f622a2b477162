# Deques where Python code has a say: items with `__eq__` of their own, generators, indices with `__index__`.


deque_type = _m_type("collections.deque")


def deque_extend(d, iterable, left, result):
    add = deque_type.appendleft if left else deque_type.append
    for item in iterable:
        add(d, item)
    return result


def deque_contains(d, value):
    for item in deque_type.__iter__(d):
        if item is value or item == value:
            return True
    return False


def deque_count(d, value):
    found = 0
    for item in deque_type.__iter__(d):
        if item is value or item == value:
            found += 1
    return found


def deque_index(d, value, start, stop):
    start, stop, _ = slice(start, stop).indices(len(d))
    i = 0
    for item in deque_type.__iter__(d):
        if i >= stop:
            break
        if i >= start and (item is value or item == value):
            return i
        i += 1
    raise ValueError(f"{value!r} is not in deque")


def deque_remove(d, value):
    i = 0
    count = len(d)
    for item in list(deque_type.__iter__(d)):
        equal = item is value or item == value
        if len(d) != count:
            raise IndexError("deque mutated during remove().")
        if equal:
            deque_type.__delitem__(d, i)
            return
        i += 1
    raise ValueError(f"{value!r} is not in deque")


def deque_insert(d, index, value):
    deque_type.insert(d, index_of(index), value)


def deque_rotate(d, n):
    deque_type.rotate(d, index_of(n))


def deque_mul(d, n):
    return deque_type.__mul__(d, index_of(n))


def deque_imul(d, n):
    return deque_type.__imul__(d, index_of(n))


def deque_reduce(d):
    if d.maxlen is None:
        return type(d), (), object.__getstate__(d), iter(d)
    return type(d), ((), d.maxlen), object.__getstate__(d), iter(d)
