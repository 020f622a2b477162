"""Chains of `yield from`: what goes through them, who is running meanwhile, and what ends, throws or closes them."""

import sys
import traceback


def count(limit):
    for n in range(limit):
        sent = yield n
        if sent is not None:
            print("counted", n, "got", sent)
    return f"counted {limit}"


def through(inner, depth):
    if depth:
        result = yield from through(inner, depth - 1)
        return f"({result})"
    return (yield from inner)


def local_state(inner):
    # What a driver has in its variables stays while others run, and changes between two delegations.
    seen = []
    for limit in (2, 3):
        mark = object()
        seen.append((yield from inner(limit)))
        assert mark is not None
    yield seen
    yield from [limit, len(seen)]


print(list(through(count(3), 5)))
chain = through(count(3), 4)
print(next(chain), chain.send("a"), next(chain))
try:
    chain.send("b")
except StopIteration as stop:
    print("result", stop.value)
print(list(local_state(count)))
print(sum(n for n in through(count(1000), 30)))


# ---- in loops of every kind ----

for a, b in zip(through(count(3), 2), through(count(5), 3)):
    print(a, b, end="; ")
print()
print([n for n in through(iter("abc"), 2)], {*through(count(3), 1)}, max(through(count(7), 2)))
print(any(n > 3 for n in through(count(9), 3)), next(through(count(0), 3), "nothing"))
first, *rest = through(count(4), 2)
print(first, rest)


# ---- exceptions ----


def guarded(inner):
    while True:
        try:
            result = yield from inner
            return result
        except KeyError as error:
            print("guarded", error)
            yield "handled"
            inner = count(2)
        finally:
            print("finally")


chain = through(guarded(count(5)), 3)
print(next(chain), next(chain))
print(chain.throw(KeyError("k")))
print(list(chain))

chain = through(guarded(count(5)), 3)
print(next(chain), next(chain))
chain.close()
print(list(chain))


def failing():
    yield 1
    yield 2
    raise ValueError("at the end")


chain = through(failing(), 3)
print(next(chain), next(chain))
try:
    next(chain)
except ValueError as error:
    frames = traceback.extract_tb(error.__traceback__)
    print([frame.name for frame in frames], error)
print(next(chain, "over"))


# ---- one that is shared by two, and one that asks for itself ----

shared = count(10)
one, two = through(shared, 2), through(shared, 3)
print(next(one), next(two), next(one), next(shared), next(two), list(one), list(two))


def selfish():
    yield 1
    try:
        next(chain)
    except ValueError as error:
        print(error)
    try:
        inner.send(None)
    except ValueError as error:
        print(error)
    yield 2


inner = selfish()
chain = through(inner, 3)
print(list(chain))


def looks_at_frames():
    yield 1
    frame, names = sys._getframe(), []
    while frame.f_code.co_name != "<module>":
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    yield names
    yield chain.gi_running, chain.gi_frame.f_locals["depth"], chain.gi_yieldfrom is None


chain = through(looks_at_frames(), 2)
print(next(chain), chain.gi_running, chain.gi_yieldfrom.__name__, chain.gi_frame.f_locals["depth"])
print(next(chain))
print(next(chain))


# ---- depth ----


def deep(n):
    yield n
    yield from deep(n + 1)


try:
    for n in deep(0):
        pass
except RecursionError as error:
    print("too deep", n > 100)


class Tree:
    def __init__(self, key):
        self.key, self.left, self.right = key, None, None

    def add(self, key):
        side = "left" if key < self.key else "right"
        below = getattr(self, side)
        if below is None:
            setattr(self, side, Tree(key))
        else:
            below.add(key)

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.key
        if self.right:
            yield from self.right


tree = Tree(50)
for key in (30, 70, 10, 40, 60, 90, 35, 5):
    tree.add(key)
print(list(tree), sorted(tree) == list(tree), [a < b for a, b in zip(tree, list(tree)[1:])])


# ---- names ----


def named():
    yield


named.__name__, named.__qualname__ = "other", "Some.other"
print(named().__name__, named().__qualname__, named().gi_code.co_name)


# ---- coroutines in chains ----


class Wait:
    def __await__(self):
        got = yield "waiting"
        return got


async def lowest():
    return [await Wait(), await Wait()]


async def middle():
    return await lowest(), await lowest()


async def top():
    try:
        return await middle()
    finally:
        print("top ends")


coroutine = top()
print(coroutine.send(None), coroutine.send(1), coroutine.cr_await.__name__, coroutine.send(2), coroutine.send(3))
try:
    coroutine.send(4)
except StopIteration as stop:
    print(stop.value)
coroutine = top()
print(coroutine.send(None))
coroutine.close()
