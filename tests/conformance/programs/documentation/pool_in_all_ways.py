# Every way to hand calls to a pool, and every way in which one fails.
import multiprocessing
import sys
import time


def half(number):
    return number / 2


def third_of(number, minus):
    return number / (3 - minus)


def nap(seconds):
    time.sleep(seconds)
    return seconds


def main():
    with multiprocessing.Pool(3) as pool:
        print(pool.apply(half, (9,)), pool.apply_async(half, [10]).get(), pool.apply(third_of, (9,), {"minus": 0}))
        print(pool.map(half, range(5)), pool.map_async(half, range(5), chunksize=2).get())
        print(pool.starmap(third_of, [(9, 0), (9, 1)]), pool.starmap_async(third_of, [(3, 2)]).get())
        print(list(pool.imap(half, range(5))), sorted(pool.imap_unordered(half, range(5), chunksize=2)))
        ways = {
            "apply": lambda: pool.apply(third_of, (1, 3)),
            "map": lambda: pool.map(third_of, [1]),
            "starmap": lambda: pool.starmap(third_of, [(1, 0), (1, 3)]),
            "imap": lambda: list(pool.imap(half, [1, "x"])),
            "lambda": lambda: pool.map(lambda number: number, [1]),
            "not iterable": lambda: pool.map(half, 7),
        }
        for name, way in ways.items():
            try:
                print(name, way())
            except Exception as error:
                print(f"{name}: {type(error).__name__}: {str(error).split(' at 0x')[0]}")
        results = pool.imap(half, [2, "x", 6])
        print(next(results))
        try:
            next(results)
        except TypeError:
            print("in the middle", next(results))
        slow = pool.apply_async(nap, (0.4,))
        tries = 0
        while not slow.ready():
            tries += 1
            slow.wait(0.1)
        print(tries > 1, slow.successful(), slow.get())
        try:
            pool.apply_async(nap, (5,)).get(timeout=0.05)
        except multiprocessing.TimeoutError as error:
            print("too slow", error.args)
    try:
        pool.apply(half, (1,))
    except ValueError as error:
        print(error)


if __name__ == "__main__":
    sys.exit(main())
