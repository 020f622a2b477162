"""Arithmetic of small ints in two nested loops."""


def count(size):
    total = 0
    for i in range(size):
        for j in range(size):
            if (i ^ j) % 3 == 0:
                total += i * j % 7
            else:
                total -= 1
    return total


print(count(3000))
