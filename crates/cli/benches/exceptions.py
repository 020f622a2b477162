"""Exceptions: raised, caught, passed through a call, with finally; and tries in which nothing happens."""


class Refused(Exception):
    def __init__(self, number):
        super().__init__(number)
        self.number = number


def check(n):
    if n % 3 == 0:
        raise Refused(n)
    return n


def through(n):
    try:
        return check(n)
    finally:
        n += 1


def work(rounds):
    total = refused = 0
    table = {}
    for i in range(rounds):
        try:
            total += through(i)
        except Refused as error:
            refused += error.number % 2
        try:
            total += table[i % 10]
        except KeyError:
            table[i % 10] = i
        try:
            int("12" if i % 8 else "x")
        except (TypeError, ValueError):
            refused += 1
    return total, refused


print(work(700_000))
