"""Generators with something to do at their end, while loops and `with` go over them: each end comes when it is due."""

from contextlib import contextmanager


def guarded(name, limit):
    try:
        for n in range(limit):
            yield n
    finally:
        print("end of", name, end="; ")


@contextmanager
def section(name):
    print("enter", name, end="; ")
    try:
        yield name
    finally:
        print("leave", name, end="; ")


for n in guarded("whole", 3):
    print(n, end=" ")
print()

for n in guarded("left", 3):
    if n == 1:
        break
print("after the loop")


def first(generator):
    for n in generator:
        return n


print(first(guarded("returned from", 5)))
kept = guarded("kept", 5)
print(first(kept), first(kept))
kept = None
print("dropped")

with section("a") as name:
    for n in guarded("inner", 2):
        with section(n):
            print(name, n, end=" ")
    inner = guarded("in section", 9)
    next(inner)
    inner = 5
    print("replaced", end=" ")
print()


def nested():
    for a in guarded("outer", 2):
        for b in guarded("nested", 9):
            if b == a:
                break
            print(a, b, end=" ")
        yield a


print(list(nested()))
half = nested()
print(next(half), next(half))
del half
print("half gone")


class Holder:
    def __init__(self, generator):
        self.generator = generator


holder = Holder(guarded("held", 3))
print(next(holder.generator))
for _ in range(3):
    pass
print("still held")
holder.generator = None
print("let go")
many = [guarded(i, 3) for i in range(12)]
print([next(generator) for generator in many])
many.pop()
print("one less")
many = None
print("none left")


class Final:
    def __del__(self):
        print("final", end="; ")


def makes():
    thing = Final()
    for n in guarded("with final", 2):
        yield n


for n in makes():
    print(n, end=" ")
print()
thing = Final()
thing = None
print("end")
