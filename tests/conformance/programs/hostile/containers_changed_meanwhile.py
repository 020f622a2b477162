"""Containers that change while they are compared, sorted, shown and filled."""

items = []


class Meddler:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        items.append(1)
        return self.n < other.n

    def __eq__(self, other):
        items.clear()
        return False

    __hash__ = object.__hash__


items[:] = [Meddler(3), Meddler(1), Meddler(2)]
try:
    items.sort()
except ValueError as error:
    print(error)
items[:] = [Meddler(1), Meddler(2)]
print(Meddler(3) in items, len(items))
items[:] = [Meddler(1), Meddler(2), Meddler(3)]
print(items == [Meddler(1), Meddler(2), Meddler(3)], items)

for container, change in ((({1: 1}), lambda d, k: d.update({k + 1: 1})), ({1}, lambda s, k: s.add(k + 1))):
    try:
        for key in container:
            change(container, key)
    except RuntimeError as error:
        print(error)

growing = [1]
for x in growing:
    if len(growing) < 1000:
        growing.append(x)
print(len(growing))


class Emptying:
    def __iter__(self):
        numbers.clear()
        yield 1
        numbers.extend([5] * 3)
        yield 2

    def __index__(self):
        numbers.clear()
        return 2


numbers = [1, 2, 3]
numbers[0:2] = Emptying()
print(numbers)
numbers += Emptying()
print(numbers)
numbers = list(range(10))
try:
    print(numbers[Emptying()])
except IndexError as error:
    print(error)
numbers = list(range(10))
print(numbers[Emptying():5])
numbers = list(range(10))
numbers.insert(Emptying(), 9)
print(numbers)
numbers = [3, 1, 2]
try:
    numbers.sort(key=lambda x: numbers.clear() or x)
except ValueError as error:
    print(error)
print(numbers)
numbers = [1, 2, 3]
print(list(map(lambda x: numbers.clear() or x, numbers)))


class Same:
    """All of them have one hash."""

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return self.n == other.n


crowd = {Same(i): i for i in range(200)}
print(len(crowd), crowd[Same(77)], Same(200) in crowd)
colliding = {i * (2**61 - 1): i for i in range(2000)}
print(len(colliding), colliding[5 * (2**61 - 1)], len({i << 60 for i in range(2000)}))
