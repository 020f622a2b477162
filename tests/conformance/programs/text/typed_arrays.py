"""Module array: numbers of one size, their limits and their bytes."""

from array import array, typecodes
import copy
import pickle

print(typecodes, array("i", [1, 2, 3]), array("d"), array("u", "héy"), array("f", [0.1]), array("B", b"ab"))
a = array("h", range(5))
a.append(-7)
a.extend([8, 9])
a.insert(1, 100)
print(a, len(a), a[0], a[-1], a[1:4], a[::-2], a.pop(), a.pop(0), 8 in a, a.index(4), a.count(3))
a.remove(100)
a.reverse()
a[0] = 1000
a[1:3] = array("h", [5, 6, 7])
del a[-1]
print(a, a.tolist(), sum(a), max(a), a.typecode, a.itemsize, a.buffer_info()[1])
print(a.tobytes(), bytes(a) == a.tobytes(), array("h", a.tobytes()) == a, a + a[:1], a[:2] * 2, [x * 2 for x in a])
a.byteswap()
print(a[:2], a == array("i", a), a < array("h", [1]), array("i", [1, 2]) == [1, 2])
view = memoryview(a)
view[0] = 42
print(a[0], view.format, view.tolist() == a.tolist(), copy.copy(a) == a, pickle.loads(pickle.dumps(a)) == a)
wide = array("q", [2**62, -(2**63)])
print(wide, array("Q", [2**64 - 1]), wide.tobytes().hex())
for code, values in (("b", (127, 128, -129)), ("B", (255, 256, -1)), ("h", (32768,)), ("H", (65536, -1)), ("i", (2**31,)),
                     ("I", (2**32, -1)), ("l", (2**63,)), ("L", (2**64, -1)), ("q", (2**63,)), ("Q", (-1, 2**64))):
    for value in values:
        try:
            print(code, array(code, [value]))
        except OverflowError as e:
            print(code, value, e)
for make in (lambda: array("z"), lambda: array(5), lambda: array("i", "ab"), lambda: array("i", [1.5]), lambda: array("d", ["x"]),
             lambda: array("i", b"abc"), lambda: a + [1], lambda: a * 1.5, lambda: a["x"], lambda: a[99], lambda: a.remove(12345),
             lambda: a.index(12345), lambda: array("i").pop(), lambda: a.extend(array("i")), lambda: a.fromlist((1, 2)),
             lambda: a.__setitem__(slice(0, 1), [1]), lambda: array("u", [5]), lambda: a.tounicode()):
    try:
        print(make())
    except Exception as e:
        print(type(e).__name__, e)


class Samples(array):
    def mean(self):
        return sum(self) / len(self)


print(Samples("d", [1, 2, 6]).mean(), Samples("i", [1]))
