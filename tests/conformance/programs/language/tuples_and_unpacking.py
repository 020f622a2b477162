point = (3, 4)
x, y = point
print(x, y, point[0], len(point), point + (5,), (1,), (), 1 in point)
a, b = 1, 2
a, b = b, a
print(a, b)
first, *rest = [1, 2, 3, 4]
*init, last = "abc"
head, *middle, tail = range(6)
print(first, rest, init, last, head, middle, tail)
(p, q), [r, *s] = (1, 2), (3, 4, 5)
print(p, q, r, s)
for i, (name, age) in enumerate([("Ann", 30), ("Bob", 25)]):
    print(i, name, age)
def minmax(values):
    return min(values), max(values)
low, high = minmax([4, 2, 8])
print(low, high, minmax("hello"))
print((1, 2) < (1, 3), (1, 2) == (1, 2), hash((1, 2)) == hash((1, 2)), (1, 2).count(1), (5, 6).index(6))
print([*range(3), *"ab"], (*[1], *[2]), {**{"a": 1}, "b": 2, **{"a": 3}})
x = y = z = []
x.append(1)
print(y, z)
i = 0
seq = [10, 20, 30]
i, seq[i] = 2, 99
print(i, seq)
def attempt_1():
    a, b = [1, 2, 3]
def attempt_2():
    a, b = [1]
def attempt_3():
    a, *b, c = [1]
def attempt_4():
    a, b = 5
for run in [
    attempt_1,
    attempt_2,
    attempt_3,
    attempt_4,
]:
    try:
        run()
    except Exception as error:
        print(type(error).__name__, error)
