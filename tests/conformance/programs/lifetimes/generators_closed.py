# A generator that is dropped in the middle is closed: finally clauses and with statements run.
from contextlib import contextmanager


def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("numbers closed")


for n in numbers():
    print("first", n)
    break
print("after break")
source = numbers()
next(source)
del source
print("after del")


def first_of(iterable):
    for item in iterable:
        return item


print(first_of(numbers()))


@contextmanager
def section(name):
    print("enter", name)
    try:
        yield name
    finally:
        print("leave", name)


def inside():
    with section("a") as name:
        yield name


it = inside()
print(next(it))
it = None
print("context left")


def delegating():
    yield from numbers()


d = delegating()
print(next(d))
d = None
print("delegate closed too")


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        print("asked to go")
        raise


s = stubborn()
next(s)
s = 0
print("bye")
