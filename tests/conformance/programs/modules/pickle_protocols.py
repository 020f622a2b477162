# Objects through every protocol and back: built-in kinds, classes with state, reduce, copyreg, persistent ids and errors.
import copyreg
import pickle
import io
from collections import OrderedDict, Counter, deque, namedtuple, defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction


class Color(Enum):
    RED = 1


Point = namedtuple("Point", "x y")


@dataclass
class Data:
    a: int
    b: list


class Slots:
    __slots__ = ("p", "q")


class State:
    def __init__(self):
        self.kept, self.dropped = 1, 2

    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        self.__dict__.update(state, restored=True)


class Reduced:
    def __init__(self, n):
        self.n = n

    def __reduce__(self):
        return Reduced, (self.n + 1,), {"extra": 5}, None, None


class NewArgs(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)

    def __getnewargs__(self):
        return tuple(self)


class Complex:
    def __init__(self, v):
        self.v = v


copyreg.pickle(Complex, lambda c: (Complex, (c.v * 2,)))
values = [
    None, True, 0, -1, 255, 256, 65536, 2**31, -(2**63), 2**200, 1.5, float("inf"), 2j, "", "aé€\n'\\", b"", b"\x00\xff", bytearray(b"ab"),
    (), (1,), (1, 2, 3, 4), [], [1, [2]], {}, {"a": {1: 2}}, {1, 2}, frozenset("a"), range(3), slice(1, 2), Ellipsis, NotImplemented,
    len, dict, Color.RED, Point(1, 2), Data(1, [2]), Decimal("1.50"), Fraction(1, 3), date(2024, 1, 2), OrderedDict(a=1), Counter("aab"),
    deque([1, 2], 5), defaultdict(list, a=[1]), ValueError("x", 1), NewArgs(1, 2), print, str.upper,
]
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    for value in values:
        try:
            back = pickle.loads(pickle.dumps(value, protocol))
        except Exception as error:
            print(protocol, repr(value), type(error).__name__, error)
            continue
        if repr(back) != repr(value) or type(back) is not type(value):
            print("differs", protocol, value, back)
    s = State()
    print(protocol, pickle.loads(pickle.dumps(s, protocol)).__dict__, pickle.loads(pickle.dumps(Reduced(1), protocol)).__dict__, pickle.loads(pickle.dumps(Complex(3), protocol)).v)
    shared = [1]
    a, b, c = pickle.loads(pickle.dumps((shared, shared, [shared]), protocol))
    loop = []
    loop.append(loop)
    again = pickle.loads(pickle.dumps(loop, protocol))
    print(a is b is c[0], again[0] is again)
slots = Slots()
slots.p = 1
back = pickle.loads(pickle.dumps(slots))
print(back.p, hasattr(back, "q"))
print(pickle.dumps([1, "a"], 0), pickle.dumps((1, 2), 1), pickle.dumps({"a": 1.5}, 2), pickle.dumps(b"x", 3), pickle.dumps([None, True], 4), pickle.dumps(bytearray(b"z"), 5))
print(pickle.loads(b"(lp0\nI1\naVx\\u00e9\np1\na."), pickle.loads(b"cbuiltins\nlen\n."), pickle.loads(b"\x80\x03]q\x00(K\x01K\x02e."))
