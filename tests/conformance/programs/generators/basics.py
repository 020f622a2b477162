def count(start, stop):
    print("started")
    while start < stop:
        yield start
        start += 1
    print("finished")
    return "result"

g = count(1, 4)
print("created")
print(next(g), next(g))
for value in g:
    print("loop", value)
print(list(g), list(count(0, 2)))
g = count(5, 5)
try:
    next(g)
except StopIteration as stop:
    print(stop.value)
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
for n in fib():
    if n > 50:
        break
    print(n, end=" ")
print()
def pairs(items):
    for i, a in enumerate(items):
        for b in items[i + 1:]:
            yield a, b
print(list(pairs("abc")), dict(pairs([1, 2])), sum(x * y for x, y in pairs([1, 2, 3])))
lazy = (print("computing", x) or x * x for x in range(3))
print("lazy")
print(next(lazy))
print(list(lazy), type(lazy).__name__, iter(lazy) is lazy)
def empty():
    return
    yield
print(list(empty()), max(fib_value for fib_value, _ in zip(fib(), range(20))))
a, b, *rest = count(0, 4)
print(a, b, rest, 3 in (x for x in range(5)))
