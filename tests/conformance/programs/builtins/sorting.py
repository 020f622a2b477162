people = [("Eve", 30), ("Bob", 25), ("Ann", 30), ("Dan", 25)]
print(sorted(people), sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: (-p[1], p[0])))
print(sorted(people, key=lambda p: p[1], reverse=True))
class Version:
    compared = 0
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        Version.compared += 1
        return self.n < other.n
    def __repr__(self):
        return f"v{self.n}"
print(sorted([Version(3), Version(1), Version(2)]), min(Version(5), Version(4)), max([Version(5), Version(9)]), Version.compared > 0)
calls = []
def key(x):
    calls.append(x)
    return -x
values = [3, 1, 2]
values.sort(key=key)
print(values, calls)
import functools
def compare(a, b):
    return (a % 10) - (b % 10)
print(sorted([21, 13, 42, 11], key=functools.cmp_to_key(compare)))
print(sorted([True, False, 2, -1]), sorted([1.5, 1, 0.5]), sorted(["b", "A", "a", "B"]), sorted([[2], [1, 5], [1]]))
data = list(range(50))
shuffled = [(x * 37) % 50 for x in data]
print(sorted(shuffled) == data, sorted(shuffled, reverse=True)[:5], shuffled[:5])
def failing(x):
    if x == 2:
        raise ValueError("key fails")
    return x
try:
    values.sort(key=failing)
except ValueError as error:
    print(error, sorted(values))
for bad in [[1, "a"], [None, 1], [Version(1), 2], [1j, 2j]]:
    try:
        sorted(bad)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
