"""Comprehensions: lists, sets and dicts, nested and with conditions."""


def work(rounds):
    total = 0
    for start in range(rounds):
        squares = [n * n for n in range(start, start + 1000)]
        even = [n for n in squares if n % 2 == 0]
        ends = {n % 100 for n in even}
        by_number = {n: str(n) for n in ends}
        table = [[row * column for column in range(20)] for row in range(20)]
        pairs = [(a, b) for a in range(20) for b in range(20) if a < b]
        total += sum(even) + len(by_number) + sum(row[-1] for row in table) + len(pairs)
    return total


print(work(4000))
