"""What `len`, `hasattr`, comparisons that decide a branch, `next` and `getattr` make of the answers of methods in Python."""


class Sized:
    def __init__(self, answer):
        self.answer = answer

    def __len__(self):
        if isinstance(self.answer, type) and issubclass(self.answer, Exception):
            raise self.answer("asked")
        return self.answer


class Indexed:
    def __index__(self):
        return 7


for answer in (0, 3, True, False, 10**6, Indexed(), -1, -(10**30), 10**30, 2.5, "3", None, ValueError):
    try:
        print(repr(len(Sized(answer))), end=" ")
        print(bool(Sized(answer)), end="; ")
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
print([len(x) for x in (Sized(1), Sized(2))], list(map(len, [Sized(4)])), sorted([Sized(3), Sized(1)], key=len)[0].answer)
print(len(Sized(3)) < len(Sized(4)), -len(Sized(5)))


class NotSized:
    __len__ = None


for thing in (NotSized(), object(), Sized, 5):
    try:
        print(len(thing))
    except TypeError as error:
        print(error)
thing = Sized(1)
thing.__len__ = lambda: 99
print(len(thing), thing.__len__())


class Attributes:
    plain = 1

    @property
    def good(self):
        return self.plain

    @property
    def missing(self):
        raise AttributeError("inside")

    @property
    def broken(self):
        raise KeyError("inside")

    def __getattr__(self, name):
        print("asked for", name, end=", ")
        if name.startswith("dynamic"):
            return name
        raise AttributeError(name)


thing = Attributes()
for name in ("plain", "good", "missing", "broken", "dynamic_1", "other", "__class__", "__dict__"):
    try:
        print(name, hasattr(thing, name), getattr(thing, name, "default") == "default")
    except KeyError as error:
        print("KeyError", error)
print(hasattr(Attributes, "other"), hasattr(5, "real"), hasattr(5, "unreal"), hasattr(print, "__name__"))
import math

print(hasattr(math, "pi"), hasattr(math, "tau2"), hasattr(type, "mro"), hasattr(super(Attributes, thing), "plain"))
for wrong in (5, None, b"x"):
    try:
        hasattr(thing, wrong)
    except TypeError as error:
        print(error)


class Ordered:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        return self.value < other.value if isinstance(other, Ordered) else NotImplemented

    def __eq__(self, other):
        return NotImplemented if self.value == "unknown" else self.value == getattr(other, "value", other)

    def __gt__(self, other):
        return [] if other.value else "yes"


class Unsure(Ordered):
    def __lt__(self, other):
        return NotImplemented

    def __le__(self, other):
        raise ZeroDivisionError("no order")

    def __ne__(self, other):
        return Sized(self.value)


def branches(a, b):
    taken = []
    try:
        if a < b:
            taken.append("<")
        if a == b:
            taken.append("==")
        if a > b:
            taken.append(">")
        while a != b:
            taken.append("!=")
            break
        taken.append("x" if not a < b else "y")
        if a <= b:
            taken.append("<=")
    except (TypeError, ZeroDivisionError) as error:
        taken.append(str(error))
    return taken


one, two, unknown = Ordered(1), Ordered(2), Ordered("unknown")
print(branches(one, two), branches(two, one), branches(one, one))
print(branches(one, 1), branches(unknown, unknown), branches(unknown, Ordered("unknown")))
for a in (Unsure(0), Unsure(3)):
    for b in (Unsure(0), Unsure(5), Ordered(9)):
        print(branches(a, b))
print([n.value for n in (one, two) if n < two], 0 if one < two else 1, one < two and "and", not one < two)


def counted():
    got = yield 1
    while True:
        got = yield got


numbers = counted()
print(next(numbers), numbers.send(5), next(numbers), next(numbers, "d"), numbers.__next__(), next(iter([]), None))
for call in (lambda: next([]), lambda: next(iter(())), lambda: next(5, 6), lambda: next(), lambda: getattr(1), lambda: getattr(1, 2)):
    try:
        print(call())
    except (TypeError, StopIteration) as error:
        print(type(error).__name__, error)
setattr(thing, "new", 1)
delattr(thing, "new")
print(getattr(thing, "plain"), getattr(thing, "nothing", None))
