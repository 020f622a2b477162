"""What a loop may do to the generator that drives it, and to others, between two items."""

import gc
import inspect
import sys
import threading


def count(limit, start=0):
    n = start
    while n < limit:
        got = yield n
        if got is not None:
            n = got
        else:
            n += 1


def odd(source):
    for n in source:
        if n % 2:
            yield n


def both(limit):
    yield from count(limit)
    yield from odd(count(limit))


# ---- the same generator again ----

numbers = count(12)
total = 0
for n in numbers:
    total += n
    if n == 2:
        break
for n in numbers:
    total = total * 2 + n
    if n == 4:
        break
for n in numbers:
    for m in numbers:
        total += m - n
        if m % 3 == 0:
            break
print(total, next(numbers, "over"))

numbers = count(10)
pairs = []
for n in numbers:
    pairs.append((n, next(numbers)))
print(pairs)

numbers = count(30)
seen = []
for n in numbers:
    seen.append(n)
    if n == 3:
        seen.append(("sent", numbers.send(20)))
    if n == 22:
        numbers.close()
print(seen)

numbers = count(5)
for n in numbers:
    state = inspect.getgeneratorstate(numbers)
    print(n, state, numbers.gi_running, numbers.gi_frame.f_locals, numbers.gi_frame.f_lineno > 10, end="; ")
print(inspect.getgeneratorstate(numbers), numbers.gi_frame)

outer = both(4)
for n in outer:
    inner = outer.gi_yieldfrom
    print(n, inner.__name__, inner.gi_running, inner.gi_frame.f_locals.get("n"), outer.gi_frame.f_locals, end="; ")
print()

inner = count(8)


def shares(generator):
    for n in generator:
        yield "shares", n


for what, n in shares(inner):
    for m in inner:
        print(what, n, m, end="; ")
        if m % 2 == 0:
            break
print()

# ---- loops within loops ----

result = 0
for i in count(4):
    for j in odd(count(6)):
        for k in both(3):
            result = result * 3 + i + j - k & 0xFFFF
            if k == 2:
                break
        else:
            result += 1
    result += i
print(result)
print([(a, b) for a in count(3) for b in odd(count(a + 2))])
print(sum(n * m for n in odd(count(9)) for m in both(n)))


def recursive(depth):
    for n in count(2):
        if depth:
            for m in recursive(depth - 1):
                yield n * 10 + m
        else:
            yield n


print(list(recursive(3)))


# ---- what the body calls ----


def helper(n, *rest, key=1):
    return sum(m for m in count(n)) + len(rest) * key


texts, table, total = "", {}, 0
for n in both(6):
    total += helper(n, n, key=2)
    texts += f"{n}:"
    table[n] = table.get(n, 0) + 1
    total += sorted(odd(count(n)), key=lambda x: -x)[0] if n > 1 else 0
print(total, texts, table)


class Number:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Number(self.n + other)

    def __lt__(self, other):
        return self.n < sum(count(other))

    def __getitem__(self, key):
        return list(count(key))

    def __contains__(self, item):
        return item in count(3)


number = Number(0)
for n in odd(count(9)):
    number = number + n
    print(number.n, number < n, number[n % 4], n in number, n in count(4), end="; ")
print()

# ---- exceptions in the body ----

caught = []
for n in odd(count(9)):
    try:
        if n == 3:
            raise KeyError(n)
        if n == 5:
            [][n]
        caught.append(10 // (n - 1))
    except (KeyError, IndexError, ZeroDivisionError) as error:
        caught.append(type(error).__name__)
print(caught)


def fails(limit):
    for n in count(limit):
        yield n
    raise ValueError(limit)


def outlives():
    for generator in (fails(2), fails(3)):
        try:
            for n in generator:
                yield n
        except ValueError as error:
            yield str(error)


print(list(outlives()))


def leaves():
    for n in odd(count(100)):
        for m in count(n):
            if m == 4:
                return n, m


print(leaves(), leaves())


def leaves_by_error():
    for n in odd(count(100)):
        for m in count(n):
            if m == 4:
                raise LookupError(n, m)


for _ in count(2):
    try:
        leaves_by_error()
    except LookupError as error:
        print(error)


# ---- frames and collections meanwhile ----


def names_of_frames():
    frame, names = sys._getframe(1), []
    while frame:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names[:-1]


def asks(source):
    for n in source:
        yield names_of_frames()


for names in asks(odd(count(4))):
    print(names, end=" ")
print()

kept = []
for n in both(5):
    kept.append([n] * 3)
    gc.collect()
print(kept)


# ---- two threads, each with loops of its own, and one generator handed over ----

lock = threading.Lock()
shared = both(400)
taken = []


def take():
    while True:
        with lock:
            for n in shared:
                break
            else:
                return
        own = sum(m for m in odd(count(n)))
        with lock:
            taken.append(own)


threads = [threading.Thread(target=take) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(taken), sum(taken))

# A generator expression that is left in the middle, and loops over what ends at once.
first = next(n for n in both(50) if n > 20)
empty = [n for n in count(0)] + [n for n in odd(count(1))]
print(first, empty, max(count(0), default="none"), dict(zip("abc", both(3))), set(odd(count(6))))
