a = list(range(10))
print(a[2:8:2], a[::-1], a[8:2:-2], a[-3:], a[:-3], a[5:100], a[-100:2], a[4:4], a[7:3])
a[2:5] = "xyz"
print(a)
a[2:5] = []
print(a)
a[1:1] = [100, 200]
print(a)
a[::3] = [-1] * len(a[::3])
print(a)
del a[::2]
print(a)
text = "abcdefgh"
print(text[1:6:2], text[::-2], text[-1:-4:-1], text[slice(1, 4)], "abc"[5:], (1, 2, 3)[1:])
s = slice(1, None, 2)
print(s, s.start, s.stop, s.step, s.indices(6), list(range(10))[s], range(10)[s], range(10)[::-1])
class Show:
    def __getitem__(self, key):
        return key
print(Show()[1], Show()[1:2], Show()[1:2:3], Show()[:, ...], Show()["a", 1])
try:
    a[::2] = [1]
except ValueError as error:
    print(error)
try:
    a["x"]
except TypeError as error:
    print(error)
try:
    "abc"[0] = "x"
except TypeError as error:
    print(error)
