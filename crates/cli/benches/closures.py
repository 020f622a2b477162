"""Closures, default and keyword arguments, functions as values, a decorator, map and filter with lambdas."""

from functools import reduce


def counted(function):
    calls = 0

    def wrapper(*args, **kwargs):
        nonlocal calls
        calls += 1
        return function(*args, **kwargs)

    wrapper.calls = lambda: calls
    return wrapper


def adder(n):
    return lambda x: x + n


def make_counter():
    count = 0

    def step(by=1):
        nonlocal count
        count += by
        return count

    return step


@counted
def scale(x, factor=2, *, offset=0):
    return x * factor + offset


def work(rounds):
    add = [adder(n) for n in range(10)]
    step = make_counter()
    total = 0
    for i in range(rounds):
        total += add[i % 10](i)
        step()
        step(by=2)
        total += scale(i, offset=1)
    total += sum(map(lambda n: n * 3, filter(lambda n: n % 2, range(rounds))))
    return total, step(0), scale.calls(), reduce(lambda a, b: (a * 31 + b) % 65537, range(rounds))


print(work(800_000))
