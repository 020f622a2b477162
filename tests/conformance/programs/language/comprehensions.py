print([x * x for x in range(6)], [x for x in range(20) if x % 3 == 0 if x % 2])
print([(x, y) for x in range(3) for y in "ab"], [[j for j in range(i)] for i in range(4)])
print({x: x ** 2 for x in range(4)}, sorted({len(w) for w in ["a", "bb", "cc"]}))
matrix = [[1, 2, 3], [4, 5, 6]]
print([row[1] for row in matrix], [[row[i] for row in matrix] for i in range(3)], [x for row in matrix for x in row])
x = "outer"
inner = [x for x in range(3)]
print(x, inner)
squares = (n * n for n in range(1000000))
print(next(squares), next(squares), next(squares))
print(sum(n for n in range(10) if n % 2), max((len(w), w) for w in ["aa", "b", "cc"]), any(n > 3 for n in range(5)), all(n > 3 for n in range(5)))
print(["even" if n % 2 == 0 else "odd" for n in range(3)], {v: k for k, v in {"a": 1, "b": 2}.items()})
def scale(values, factor):
    return [v * factor for v in values]
print(scale([1, 2], 10), [f(3) for f in [lambda v: v + 1, lambda v: v * 2]])
print([f() for f in [lambda: i for i in range(3)]], [f() for f in [lambda i=i: i for i in range(3)]])
class Table:
    size = 3
    rows = [n for n in range(size)]
print(Table.rows, [y := 5, y + 1], [last := n for n in range(4)], last)
primes = [n for n in range(2, 50) if all(n % p for p in range(2, int(n ** 0.5) + 1))]
print(primes)
