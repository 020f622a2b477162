"""Matrices as lists of lists: product, transpose, power."""


def product(a, b):
    rows, columns, inner = len(a), len(b[0]), len(b)
    result = [[0] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            total = 0
            for k in range(inner):
                total += a[i][k] * b[k][j]
            result[i][j] = total
    return result


def product_by_columns(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]


size = 140
a = [[(i * j + 1) % 10 for j in range(size)] for i in range(size)]
b = [[float((i + j) % 7) for j in range(size)] for i in range(size)]
c = product(a, a)
d = product(a, b)
e = product_by_columns(c, b)
print(sum(map(sum, c)), sum(map(sum, d)), sum(map(sum, e)))
