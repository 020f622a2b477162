a = {1, 2, 3, 2}
b = {3, 4}
print(len(a), sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b))
print(a >= {1, 2}, a < b, a.isdisjoint({9}), {1} <= a, a == {3, 2, 1})
a.add(10)
a.discard(99)
a.remove(1)
print(sorted(a), 10 in a, set(), set("a"), frozenset([5]))
a.update([7, 8], (9,))
a -= {7}
a |= {100}
a &= {2, 8, 9, 100, 3}
print(sorted(a))
print(sorted({x % 3 for x in range(10)}), len(set("hello")), sorted(set("hello")))
print(sorted(a.union([1], [0])), sorted(a.intersection([2, 3])), sorted(a.difference({2})), sorted(a.symmetric_difference([2, 1])))
f = frozenset({1, 2})
print({f: "frozen"}[frozenset([2, 1])], f | {3} == {1, 2, 3}, type(f | {3}).__name__, hash(f) == hash(frozenset([2, 1])))
while a:
    a.pop()
print(a, bool(a))
seen = set()
print([x for x in [3, 1, 3, 2, 1] if not (x in seen or seen.add(x))])
for run in [
    lambda: {1}.remove(5),
    lambda: {[1]},
    lambda: set().pop(),
    lambda: {1} + {2},
]:
    try:
        run()
    except Exception as error:
        print(type(error).__name__, error)
