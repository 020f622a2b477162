"""Lists, dicts and sets of many thousand items: every way to change them, also across many items at once."""

import random

numbers = list(range(20_000))
numbers[0] = numbers[-1] = -5
numbers[9_999] += 1
print(len(numbers), numbers[0], numbers[9_999], numbers[-1], sum(numbers))

# Growing and shrinking in the middle.
numbers.insert(5_000, "here")
print(numbers.index("here"), numbers[4_999:5_002])
print(numbers.pop(5_000), numbers[4_999:5_001])
numbers.insert(-1, "nearly last")
print(numbers[-2], numbers.pop(-2))
del numbers[100:19_900]
print(len(numbers), numbers[99:101])
numbers[50:150] = range(1_000_000, 1_010_000)
print(len(numbers), numbers[50], numbers[10_049], numbers[10_050])
numbers[::2] = [None] * len(numbers[::2])
print(numbers.count(None), numbers[:4])
del numbers[::2]
print(len(numbers), numbers[:3], None in numbers)

# Order.
items = [(n * 7919) % 10_007 for n in range(10_000)]
items.sort()
print(items[:3], items[-3:], all(a <= b for a, b in zip(items, items[1:])))
items.reverse()
print(items[:3], list(reversed(items))[:3])
copy = items.copy()
copy[7_000] = -1
print(copy == items, copy < items, items == items[:], [*items] == copy)
items += copy
items *= 2
print(len(items), items[17_000], items[37_000])
while len(items) > 3:
    items.pop()
print(items)
items.extend(range(5_000))
items.clear()
print(items, bool(items))

# A list that grows while it is walked over.
grown = [0] * 3_000
for n in grown:
    if len(grown) < 6_000:
        grown.append(n + 1)
print(len(grown), sum(grown))

# Dicts.
table = {n: str(n) for n in range(30_000)}
for n in range(0, 30_000, 3):
    del table[n]
for n in range(0, 300, 3):
    table[n] = "again"
print(len(table), list(table)[:3], list(table)[-2:], table[299], table.get(3_000))
print(table.popitem(), table.pop(29_999), len(table))
other = dict(table)
other[1] = "changed"
print(table == other, table[1], sum(1 for a, b in zip(table.items(), other.items()) if a != b))
print(next(reversed(table)), max(table), len({**table, **{-1: 0}}), len(table | {n: n for n in range(-5_000, 0)}))
try:
    for key in table:
        table[key + 1_000_000] = 0
except RuntimeError as error:
    print(error)

# Sets.
random.seed(5)
a = {random.randrange(50_000) for _ in range(20_000)}
b = {n for n in range(0, 50_000, 2)}
print(len(a), len(a & b), len(a | b), len(a - b), len(a ^ b), a <= a | b)
for n in range(0, 50_000, 4):
    b.discard(n)
print(len(b), min(b), 4 in b, sum(b))
