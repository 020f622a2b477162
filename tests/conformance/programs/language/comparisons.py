def truth(value):
    return "true" if value else "false"

for value in [0, 1, -1, 0.0, "", "a", [], [0], {}, {1: 2}, None, (), (0,), set(), range(0)]:
    print(repr(value), truth(value))
print(1 and 2, 0 and 2, 1 or 2, 0 or 2, None or "default", "" or [] or 0)
print([1, 2] == [1, 2], [1, 2] is [1, 2], [1, 2] < [1, 3], (1, 2) < (1, 2, 0), "abc" < "abd", "Z" < "a")
a = [1]
b = a
print(a is b, a is not b, a == [1], a != [1])
print(3 in [1, 2, 3], 4 not in [1, 2, 3], "ell" in "hello", "x" in {"x": 1}, 2 in range(0, 10, 2), 3 in range(0, 10, 2))
print(None is None, None == 0, True is True, True == 1, isinstance(True, int))
print(1 < 2 == 2 < 3, not 1 == 2, not (1 and 0))

def noisy(name, value):
    print("look at", name)
    return value

print(noisy("a", 5) < noisy("b", 3) < noisy("c", 9))
print(noisy("d", 0) or noisy("e", 7) and noisy("f", 8))
