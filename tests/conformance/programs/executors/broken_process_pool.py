from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
import os


class Fragile(Exception):
    def __init__(self, a, b):
        super().__init__(a)


def fail():
    raise Fragile(1, 2)


def leave():
    os._exit(3)


def attempt(function):
    try:
        return function()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    for function in (fail, leave):
        executor = ProcessPoolExecutor(2)
        print(list(executor.map(abs, [-1, -2, -3])))
        future = executor.submit(function)
        error = future.exception()
        print(type(error).__name__, isinstance(error, (BrokenExecutor, BrokenProcessPool)), type(error.__cause__).__name__)
        print(attempt(future.result))
        print(attempt(lambda: executor.submit(abs, 1)))
        print(attempt(lambda: list(executor.map(abs, [1]))))
        executor.shutdown()
        print(attempt(lambda: executor.submit(abs, 1)))
