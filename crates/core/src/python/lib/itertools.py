"""Iterators made of iterators.

Most are generators that pass for objects of a class: `make` gives them the class.
"""

from _collections import iterator_base, set_class as make, set_type_name
from operator import index

_MISSING = object()


class _Iterator(iterator_base):
    __slots__ = ()

    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle {'itertools.' + type(self).__name__!r} object")


class count:
    """Numbers from `start` on."""

    def __init__(self, start=0, step=1):
        for number in start, step:
            kind = type(number)
            if not (hasattr(kind, "__index__") or hasattr(kind, "__float__") or kind is complex):
                raise TypeError("a number is required")
        self._next = start
        self._step = step

    def __iter__(self):
        return self

    def __next__(self):
        number = self._next
        self._next = number + self._step
        return number

    def __repr__(self):
        step = "" if isinstance(self._step, int) and self._step == 1 else f", {self._step!r}"
        return f"{type(self).__name__}({self._next!r}{step})"

    def __reduce__(self):
        plain = isinstance(self._step, int) and self._step == 1
        return type(self), (self._next,) if plain else (self._next, self._step)


class repeat:
    """The same object, again and again."""

    def __init__(self, object=_MISSING, times=_MISSING):
        if object is _MISSING:
            raise TypeError("repeat() missing required argument 'object' (pos 1)")
        self._object = object
        self._left = None if times is _MISSING else max(index(times), 0)

    def __iter__(self):
        return self

    def __next__(self):
        if self._left is not None:
            if not self._left:
                raise StopIteration
            self._left -= 1
        return self._object

    def __length_hint__(self):
        if self._left is None:
            raise TypeError("len() of unsized object")
        return self._left

    def __repr__(self):
        times = "" if self._left is None else f", {self._left}"
        return f"{type(self).__name__}({self._object!r}{times})"

    def __reduce__(self):
        return type(self), (self._object,) if self._left is None else (self._object, self._left)


class cycle(_Iterator):
    """The items, again and again."""

    def __new__(cls, iterable, /):
        return make(_cycle(iter(iterable)), cls)


def _cycle(items):
    saved = []
    for item in items:
        yield item
        saved.append(item)
    while saved:
        for item in saved:
            yield item


class chain(_Iterator):
    """The items of one iterable after another."""

    def __new__(cls, *iterables):
        return make(_chain(iterables), cls)

    @classmethod
    def from_iterable(cls, iterable, /):
        """The items of the iterables that an iterable gives."""
        return make(_chain(iter(iterable)), cls)

    __class_getitem__ = classmethod(type(list[int]))


def _chain(iterables):
    for iterable in iterables:
        for item in iterable:
            yield item


class accumulate(_Iterator):
    """Sums, or what `func` makes of two, as far as each item."""

    def __new__(cls, iterable, func=None, *, initial=None):
        return make(_accumulate(iter(iterable), func, initial), cls)


def _accumulate(items, func, total):
    if total is None:
        for total in items:
            break
        else:
            return
    yield total
    for item in items:
        total = total + item if func is None else func(total, item)
        yield total


class compress(_Iterator):
    """The items whose selector is true."""

    def __new__(cls, data, selectors):
        return make(_compress(iter(data), iter(selectors)), cls)


def _compress(data, selectors):
    for item, selected in zip(data, selectors):
        if selected:
            yield item


class dropwhile(_Iterator):
    """The items from the first on for which the predicate is false."""

    def __new__(cls, predicate, iterable, /):
        return make(_dropwhile(predicate, iter(iterable)), cls)


def _dropwhile(predicate, items):
    for item in items:
        if not predicate(item):
            yield item
            break
    for item in items:
        yield item


class takewhile(_Iterator):
    """The items before the first for which the predicate is false."""

    def __new__(cls, predicate, iterable, /):
        return make(_takewhile(predicate, iter(iterable)), cls)


def _takewhile(predicate, items):
    for item in items:
        if not predicate(item):
            return
        yield item


class filterfalse(_Iterator):
    """The items for which the function is false."""

    def __new__(cls, function, iterable, /):
        return make(_filterfalse(function, iter(iterable)), cls)


def _filterfalse(function, items):
    for item in items:
        if not (item if function is None else function(item)):
            yield item


class starmap(_Iterator):
    """What the function makes of each tuple of arguments."""

    def __new__(cls, function, iterable, /):
        return make(_starmap(function, iter(iterable)), cls)


def _starmap(function, items):
    for args in items:
        yield function(*tuple(args))


class pairwise(_Iterator):
    """Each item with the next."""

    def __new__(cls, iterable, /):
        return make(_pairwise(iter(iterable)), cls)


def _pairwise(items):
    for last in items:
        break
    for item in items:
        yield last, item
        last = item


class islice(_Iterator):
    """Some of the items, as a slice would take them."""

    def __new__(cls, iterable, /, *args):
        if not 1 <= len(args) <= 3:
            raise TypeError(f"islice expected at {'least 2' if not args else 'most 4'} arguments, got {len(args) + 1}")
        start, stop, step = (0, args[0], 1) if len(args) == 1 else (*args, 1)[:3]
        what = "Stop argument" if len(args) == 1 else "Indices"
        message = what + " for islice() must be None or an integer: 0 <= x <= sys.maxsize."
        # A bad `stop` is named so also when there are three.
        stop = _bound(stop, None, 0, message if len(args) == 1 else message.replace("Indices", "Stop argument"))
        start = _bound(start, 0, 0, message)
        step = _bound(step, 1, 1, "Step for islice() must be a positive integer or None.")
        return make(_islice(iter(iterable), start, stop, step), cls)


def _bound(number, default, least, message):
    if number is None:
        return default
    try:
        number = index(number)
    except TypeError:
        raise ValueError(message) from None
    if not least <= number <= 9223372036854775807:
        raise ValueError(message)
    return number


def _islice(items, start, stop, step):
    at = 0
    while True:
        if at < start:
            for _ in items:
                at += 1
                if at == start:
                    break
            else:
                return
        if stop is not None and at >= stop:
            return
        item = next(items, _MISSING)
        if item is _MISSING:
            return
        at += 1
        start += step
        if stop is not None and start > stop:
            start = stop
        yield item


def tee(iterable, n=2, /):
    """Several iterators over the same items."""
    n = index(n)
    if n < 0:
        raise ValueError("n must be >= 0")
    first = iter(iterable) if n else None
    if not hasattr(first, "__copy__") and n:
        first = _tee(first)
    return tuple([first.__copy__() if i else first for i in range(n)])


class _tee:
    # A linked list: each link is [item, next link], and links that all have passed are garbage.

    def __new__(cls, iterable, /):
        self = object.__new__(cls)
        items = iter(iterable)
        if isinstance(items, _tee):
            self._items, self._link = items._items, items._link
        else:
            self._items, self._link = items, []
        return self

    def __iter__(self):
        return self

    def __next__(self):
        link = self._link
        if not link:
            item = next(self._items)
            link.append(item)
            link.append([])
        item, self._link = link
        return item

    def __copy__(self):
        return type(self)(self)


class zip_longest(_Iterator):
    """Tuples of one item of each, as long as one has any."""

    def __new__(cls, *iterables, fillvalue=None):
        return make(_zip_longest([iter(iterable) for iterable in iterables], fillvalue), cls)


def _zip_longest(iterators, fillvalue):
    active = len(iterators)
    while active:
        row = []
        for i, iterator in enumerate(iterators):
            item = fillvalue if iterator is None else next(iterator, _MISSING)
            if item is _MISSING:
                active -= 1
                if not active:
                    return
                iterators[i] = None
                item = fillvalue
            row.append(item)
        yield tuple(row)


class groupby:
    """Groups of items that follow each other and have the same key."""

    def __init__(self, iterable, key=None):
        self._items = iter(iterable)
        self._key = key
        self._item = _MISSING
        self._item_key = _MISSING
        self._group_key = _MISSING
        self._group = None

    def __iter__(self):
        return self

    def __next__(self):
        self._group = None
        while self._item_key is _MISSING or self._item_key == self._group_key:
            self._advance()
        self._group_key = self._item_key
        self._group = group = object()
        return self._group_key, make(self._members(group, self._group_key), _grouper)

    def _advance(self):
        item = next(self._items)
        self._item_key = item if self._key is None else self._key(item)
        self._item = item

    def _members(self, group, key):
        while self._group is group and self._item_key == key:
            yield self._item
            try:
                self._advance()
            except StopIteration:
                # The groups end, too: the next one finds the items exhausted.
                self._group = None
                return


class _grouper(_Iterator):
    pass


class product(_Iterator):
    """All tuples of one item of each."""

    def __new__(cls, *iterables, repeat=1):
        repeat = index(repeat)
        if repeat < 0:
            raise ValueError("repeat argument cannot be negative")
        return make(_product([tuple(iterable) for iterable in iterables] * repeat), cls)


def _product(pools):
    if not all(pools):
        return
    at = [0] * len(pools)
    row = [pool[0] for pool in pools]
    while True:
        yield tuple(row)
        i = len(pools) - 1
        while i >= 0:
            at[i] += 1
            if at[i] < len(pools[i]):
                row[i] = pools[i][at[i]]
                break
            at[i] = 0
            row[i] = pools[i][0]
            i -= 1
        if i < 0:
            return


class permutations(_Iterator):
    """All orders of `r` items."""

    def __new__(cls, iterable, r=None):
        pool = tuple(iterable)
        r = len(pool) if r is None else r
        if not isinstance(r, int):
            raise TypeError("Expected int as r")
        if r < 0:
            raise ValueError("r must be non-negative")
        return make(_permutations(pool, r), cls)


def _permutations(pool, r):
    n = len(pool)
    if r > n:
        return
    indices = list(range(n))
    left = list(range(n, n - r, -1))
    yield tuple([pool[i] for i in indices[:r]])
    while n:
        i = r - 1
        while i >= 0:
            left[i] -= 1
            if left[i]:
                j = n - left[i]
                indices[i], indices[j] = indices[j], indices[i]
                yield tuple([pool[k] for k in indices[:r]])
                break
            indices[i:] = indices[i + 1:] + indices[i:i + 1]
            left[i] = n - i
            i -= 1
        if i < 0:
            return


class combinations(_Iterator):
    """All choices of `r` items."""

    def __new__(cls, iterable, r):
        pool = tuple(iterable)
        r = index(r)
        if r < 0:
            raise ValueError("r must be non-negative")
        return make(_combinations(pool, r), cls)


def _combinations(pool, r):
    n = len(pool)
    if r > n:
        return
    indices = list(range(r))
    while True:
        yield tuple([pool[i] for i in indices])
        i = r - 1
        while i >= 0 and indices[i] == i + n - r:
            i -= 1
        if i < 0:
            return
        indices[i] += 1
        for j in range(i + 1, r):
            indices[j] = indices[j - 1] + 1


class combinations_with_replacement(_Iterator):
    """All choices of `r` items, each as often as wanted."""

    def __new__(cls, iterable, r):
        pool = tuple(iterable)
        r = index(r)
        if r < 0:
            raise ValueError("r must be non-negative")
        return make(_combinations_with_replacement(pool, r), cls)


def _combinations_with_replacement(pool, r):
    n = len(pool)
    if not n and r:
        return
    indices = [0] * r
    while True:
        yield tuple([pool[i] for i in indices])
        i = r - 1
        while i >= 0 and indices[i] == n - 1:
            i -= 1
        if i < 0:
            return
        indices[i:] = [indices[i] + 1] * (r - i)


for _kind in (
    accumulate, chain, combinations, combinations_with_replacement, compress, count, cycle, dropwhile, filterfalse, groupby,
    islice, pairwise, permutations, product, repeat, starmap, takewhile, zip_longest, _tee, _grouper,
):
    set_type_name(_kind, "itertools." + _kind.__name__)
del _kind
