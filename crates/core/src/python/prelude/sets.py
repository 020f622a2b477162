# Sets where Python code has a say. Each operation fills the new set in the order in which the one in Rust does.


def set_place(s, key):
    try:
        h = hash(key)
    except TypeError:
        # A set stands for the frozenset of its members when it is looked for.
        if not isinstance(key, set):
            raise
        h = _m_set_hash(key)
    return set_place_hashed(s, key, h), h


def set_place_hashed(s, key, h):
    # The key's place, or -1. Comparing may change the set: then all begins anew.
    while True:
        candidates = _m_set_candidates(s, h)
        for place, candidate in candidates:
            if candidate is key or candidate == key:
                if _m_set_holds(s, place, candidate):
                    return place
                break
        else:
            if not candidates or len(_m_set_candidates(s, h)) == len(candidates):
                return -1


def set_add(s, key):
    set_add_hashed(s, key, hash(key))


def set_add_hashed(s, key, h):
    if set_place_hashed(s, key, h) < 0:
        _m_set_put(s, h, key)


def set_contains(s, key):
    return set_place(s, key)[0] >= 0


def set_discard(s, key):
    place, h = set_place(s, key)
    if place >= 0:
        _m_set_remove_at(s, place)


def set_remove(s, key):
    place, h = set_place(s, key)
    if place < 0:
        raise KeyError(key)
    _m_set_remove_at(s, place)


def set_fill(s, source, result):
    set_update_by(s, source)
    return result


def set_update(s, source):
    for item in source:
        set_add_hashed(s, item, hash(item))


def set_finish(s, rest):
    set_update(s, rest)
    return s


def set_algebra(name, a, b):
    return set_method(name, a, (b,))


def set_in_place(name, a, b):
    set_method(name, a, (b,))
    return a


def set_method(name, s, others):
    return set_methods[name](s, others)


def is_any_set(x):
    return isinstance(x, (set, frozenset)) and _m_lookup(type(x), "__iter__") in (set.__iter__, frozenset.__iter__)


def set_hashed(source):
    if is_any_set(source):
        return _m_set_hashed(source)
    if isinstance(source, dict) and _m_lookup(type(source), "__iter__") is dict.__iter__:
        return [(key, h) for key, h, value in _m_dict_hashed(source)]
    return [(item, hash(item)) for item in source]


def set_copy(s):
    return _m_set_fill(_m_set_new(isinstance(s, frozenset)), s)


def set_of(source):
    result = _m_set_new(False)
    set_update_by(result, source)
    return result


def set_update_by(s, other):
    if is_any_set(other):
        if s is other:
            return
        if not len(s):
            _m_set_fill(s, other)
            return
        _m_set_reserve(s, len(other))
    elif isinstance(other, dict):
        _m_set_reserve(s, len(other))
    else:
        for item in other:
            set_add_hashed(s, item, hash(item))
        return
    for key, h in set_hashed(other):
        set_add_hashed(s, key, h)


def set_intersected(s, other):
    if s is other:
        return set_copy(s)
    result = _m_set_new(isinstance(s, frozenset))
    if is_any_set(other):
        large, small = (other, s) if len(other) > len(s) else (s, other)
        for key, h in _m_set_hashed(small):
            if set_place_hashed(large, key, h) >= 0:
                set_add_hashed(result, key, h)
    else:
        for key, h in set_hashed(other):
            if set_place_hashed(s, key, h) >= 0:
                set_add_hashed(result, key, h)
    return result


def set_subtracted(s, other):
    if s is other:
        return _m_set_new(isinstance(s, frozenset))
    if not is_any_set(other) or len(s) >> 2 > len(other):
        result = set_copy(s)
        set_difference_by(result, other)
        return result
    result = _m_set_new(isinstance(s, frozenset))
    for key, h in _m_set_hashed(s):
        if set_place_hashed(other, key, h) < 0:
            set_add_hashed(result, key, h)
    return result


def set_difference_by(s, other):
    if s is other:
        s.clear()
        return
    if is_any_set(other) and len(other) >> 3 > len(s):
        other = set_intersected(s, other)
    for key, h in set_hashed(other):
        place = set_place_hashed(s, key, h)
        if place >= 0:
            _m_set_remove_at(s, place)
    _m_set_shed(s)


def set_toggle_by(s, other):
    if s is other:
        s.clear()
        return
    for key, h in set_hashed(other if is_any_set(other) or isinstance(other, dict) else set_of(other)):
        place = set_place_hashed(s, key, h)
        if place >= 0:
            _m_set_remove_at(s, place)
        else:
            set_add_hashed(s, key, h)


def set_union(s, others):
    result = set_copy(s)
    for other in others:
        set_update_by(result, other)
    return result


def set_intersection(s, others):
    result = set_copy(s) if not others else s
    for other in others:
        result = set_intersected(result, other)
    return result


def set_difference(s, others):
    if not others:
        return set_copy(s)
    result = set_subtracted(s, others[0])
    for other in others[1:]:
        set_difference_by(result, other)
    return result


def set_symmetric_difference(s, others):
    result = _m_set_new(isinstance(s, frozenset))
    set_update_by(result, others[0])
    set_toggle_by(result, s)
    return result


def set_update_all(s, others):
    for other in others:
        set_update_by(s, other)


def set_intersection_update(s, others):
    _m_set_become(s, set_intersection(s, others))


def set_difference_update(s, others):
    for other in others:
        set_difference_by(s, other)


def set_symmetric_difference_update(s, others):
    set_toggle_by(s, others[0])


def set_issubset(s, others):
    other = others[0] if is_any_set(others[0]) else set_of(others[0])
    if len(s) > len(other):
        return False
    for key, h in _m_set_hashed(s):
        if set_place_hashed(other, key, h) < 0:
            return False
    return True


def set_issuperset(s, others):
    for key, h in set_hashed(others[0]):
        if set_place_hashed(s, key, h) < 0:
            return False
    return True


def set_isdisjoint(s, others):
    for key, h in set_hashed(others[0]):
        if set_place_hashed(s, key, h) >= 0:
            return False
    return True


def set_compare(a, b, number):
    if number == 2:
        return len(a) == len(b) and set_issubset(a, (b,))
    if number == 3:
        return not set_compare(a, b, 2)
    if number == 0:
        return len(a) < len(b) and set_issubset(a, (b,))
    if number == 1:
        return set_issubset(a, (b,))
    if number == 4:
        return len(a) > len(b) and set_issubset(b, (a,))
    return set_issubset(b, (a,))


set_methods = {
    "union": set_union,
    "intersection": set_intersection,
    "difference": set_difference,
    "symmetric_difference": set_symmetric_difference,
    "update": set_update_all,
    "intersection_update": set_intersection_update,
    "difference_update": set_difference_update,
    "symmetric_difference_update": set_symmetric_difference_update,
    "issubset": set_issubset,
    "issuperset": set_issuperset,
    "isdisjoint": set_isdisjoint,
}
