print(len([1, 2]), len("abc"), len({}), len(range(5)), len(()))
print(sorted([3, 1, 2]), sorted("bca", reverse=True), sorted({"b": 1, "a": 2}), sorted([(2, "b"), (1, "z"), (2, "a")]))
print(sorted(["bb", "a", "ccc"], key=len), sorted([-3, 1, -2], key=abs), sorted("aB", key=str.lower))
print(list(reversed([1, 2, 3])), "".join(reversed("abc")), list(enumerate("ab")), list(enumerate("ab", 10)))
print(list(zip([1, 2], "ab", (True, False))), list(zip()), dict(zip("ab", range(2))), list(zip(*[(1, 2), (3, 4)])))
print(list(map(str, [1, 2])), list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])), list(filter(None, [0, 1, "", "a"])), list(filter(lambda x: x > 1, [1, 2, 3])))
print(any([]), all([]), any([0, "x"]), all([1, 0]), any(x == 3 for x in [1, 2, 3]))
print(range(5), range(1, 10, 2)[2], range(10)[-1], range(10)[2:5], 5 in range(10), range(3) == range(0, 3, 1), len(range(10, 0, -3)), range(5).index(3))
print(list("ab"), tuple([1, 2]), set([1]), list({"k": 1}), list(range(3)), str([1]), tuple("xy"))
it = iter([1, 2])
print(next(it), next(it), next(it, "default"))
try:
    next(it)
except StopIteration as stop:
    print("StopIteration", stop.value)
values = iter([1, 2, 3, 0, 4])
print(list(iter(lambda: next(values), 0)), list(values))
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as error:
    print(error)
print(list(map(len, ["a", "bb"])), list(map(int, "123")), max(map(lambda x: x % 5, range(12))))
def chatty(x):
    print("map calls", x)
    return x
lazy = map(chatty, [1, 2])
print("nothing yet")
print(next(lazy))
print([type(x).__name__ for x in (lazy, zip(), filter(None, []), enumerate([]), reversed([]), iter(""), range(0), {}.keys())])
def attempt_1():
    for x in 5: pass
for code, run in [
    ('iter(5)', lambda: iter(5)),
    ('for x in 5: pass', attempt_1),
    ('list(None)', lambda: list(None)),
    ("sorted([1, 'a'])", lambda: sorted([1, 'a'])),
    ('range(1, 2, 0)', lambda: range(1, 2, 0)),
    ('range(1.5)', lambda: range(1.5)),
    ('zip(5)', lambda: zip(5)),
    ('[].nothing', lambda: [].nothing),
    ('dict(5)', lambda: dict(5)),
    ('enumerate()', lambda: enumerate()),
]:
    try:
        run()
    except Exception as error:
        print(code, "->", type(error).__name__, error)
