"""Iterators made of iterators."""

_MISSING = object()


class count:
    """Numbers from `start` on."""

    def __init__(self, start=0, step=1):
        if not hasattr(start, "__add__") or isinstance(start, str):
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
        step = "" if self._step == 1 else f", {self._step!r}"
        return f"count({self._next!r}{step})"

    def __reduce__(self):
        return count, (self._next, self._step)


class repeat:
    """The same object, again and again."""

    def __init__(self, object, times=None):
        self._object = object
        self._left = None if times is None else max(times, 0)

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
        return f"repeat({self._object!r}{times})"


def cycle(iterable, /):
    """The items, again and again."""
    return _cycle(iter(iterable))


def _cycle(items):
    saved = []
    for item in items:
        yield item
        saved.append(item)
    while saved:
        for item in saved:
            yield item


def _chain(iterables):
    for iterable in iterables:
        for item in iterable:
            yield item


class chain:
    """The items of one iterable after another."""

    def __new__(cls, *iterables):
        return _chain(iterables)

    @staticmethod
    def from_iterable(iterable, /):
        """The items of the iterables that an iterable gives."""
        return _chain(iterable)


def accumulate(iterable, func=None, *, initial=None):
    """Sums, or what `func` makes of two, as far as each item."""
    return _accumulate(iter(iterable), func, initial)


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


def batched(iterable, n):
    """Tuples of `n` items, the last one shorter."""
    if n < 1:
        raise ValueError("n must be at least one")
    return _batched(iter(iterable), n)


def _batched(items, n):
    while batch := tuple(islice(items, n)):
        yield batch


def compress(data, selectors):
    """The items whose selector is true."""
    return _compress(iter(data), iter(selectors))


def _compress(data, selectors):
    for item, selected in zip(data, selectors):
        if selected:
            yield item


def dropwhile(predicate, iterable, /):
    """The items from the first on for which the predicate is false."""
    return _dropwhile(predicate, iter(iterable))


def _dropwhile(predicate, items):
    for item in items:
        if not predicate(item):
            yield item
            break
    for item in items:
        yield item


def takewhile(predicate, iterable, /):
    """The items before the first for which the predicate is false."""
    return _takewhile(predicate, iter(iterable))


def _takewhile(predicate, items):
    for item in items:
        if not predicate(item):
            return
        yield item


def filterfalse(function, iterable, /):
    """The items for which the function is false."""
    return _filterfalse(function, iter(iterable))


def _filterfalse(function, items):
    for item in items:
        if not (item if function is None else function(item)):
            yield item


def starmap(function, iterable, /):
    """What the function makes of each tuple of arguments."""
    return _starmap(function, iter(iterable))


def _starmap(function, items):
    for args in items:
        yield function(*args)


def pairwise(iterable, /):
    """Each item with the next."""
    return _pairwise(iter(iterable))


def _pairwise(items):
    for last in items:
        break
    for item in items:
        yield last, item
        last = item


def islice(iterable, /, *args):
    """Some of the items, as a slice would take them."""
    if not 1 <= len(args) <= 3:
        raise TypeError(f"islice expected at {'least 2' if not args else 'most 4'} arguments, got {len(args) + 1}")
    start, stop, step = (0, args[0], 1) if len(args) == 1 else (*args, 1)[:3]
    start = 0 if start is None else start
    step = 1 if step is None else step
    if stop is not None and (not hasattr(stop, "__index__") or stop < 0):
        if len(args) == 1:
            raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if not hasattr(start, "__index__") or start < 0:
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if not hasattr(step, "__index__") or step < 1:
        raise ValueError("Step for islice() must be a positive integer or None.")
    return _islice(iter(iterable), start, stop, step)


def _islice(items, start, stop, step):
    if stop is not None and stop <= start:
        # Even so it takes as many as it would skip.
        for _ in range(stop):
            next(items, None)
        return
    at = 0
    wanted = start
    for item in items:
        if at == wanted:
            yield item
            wanted += step
        at += 1
        if stop is not None and (at >= stop or wanted >= stop):
            while at < stop and next(items, _MISSING) is not _MISSING:
                at += 1
            return


def tee(iterable, n=2, /):
    """Several iterators over the same items."""
    if n < 0:
        raise ValueError("n must be >= 0")
    items = iter(iterable)
    # A linked list: each link is [item, next link], and links that all have passed are garbage.
    link = []
    return tuple([_tee(items, link) for _ in range(n)])


def _tee(items, link):
    while True:
        if not link:
            item = next(items, _MISSING)
            if item is _MISSING:
                return
            link.append(item)
            link.append([])
        item, link = link
        yield item


def zip_longest(*iterables, fillvalue=None):
    """Tuples of one item of each, as long as one has any."""
    return _zip_longest([iter(iterable) for iterable in iterables], fillvalue)


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
        return self._group_key, self._members(group, self._group_key)

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


def product(*iterables, repeat=1):
    """All tuples of one item of each."""
    if repeat < 0:
        raise ValueError("repeat argument cannot be negative")
    return _product([tuple(iterable) for iterable in iterables] * repeat)


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


def permutations(iterable, r=None):
    """All orders of `r` items."""
    pool = tuple(iterable)
    r = len(pool) if r is None else r
    if not isinstance(r, int):
        raise TypeError("Expected int as r")
    if r < 0:
        raise ValueError("r must be non-negative")
    return _permutations(pool, r)


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


def combinations(iterable, r):
    """All choices of `r` items."""
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combinations(tuple(iterable), r)


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


def combinations_with_replacement(iterable, r):
    """All choices of `r` items, each as often as wanted."""
    if r < 0:
        raise ValueError("r must be non-negative")
    return _combinations_with_replacement(tuple(iterable), r)


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
