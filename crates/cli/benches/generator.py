"""Generators: one that counts, one that filters it, one that delegates, and a generator expression over them."""


def numbers(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def odd(source):
    for n in source:
        if n % 2:
            yield n


def both(limit):
    yield from numbers(limit)
    yield from odd(numbers(limit))


print(sum(n & 255 for n in both(2_500_000)))
