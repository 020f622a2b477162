import multiprocessing
import time

def square(x):
    return x * x

def add(a, b):
    return a + b

def slow(x):
    time.sleep(x / 10)
    return x

def fails(x):
    if x == 2:
        raise ValueError(f"bad {x}")
    return x

if __name__ == "__main__":
    with multiprocessing.Pool(processes=3) as pool:
        print(pool.map(square, range(6)), pool.map(square, []), pool.map(square, [1, 2, 3], chunksize=2))
        print(pool.starmap(add, [(1, 2), (3, 4)]), pool.apply(add, (5, 6)))
        result = pool.apply_async(square, (7,))
        print(result.get(timeout=5), result.ready(), result.successful())
        print(list(pool.imap(slow, [3, 1, 2])), list(pool.imap_unordered(slow, [4, 2, 6])))
        many = pool.map_async(square, [1, 2])
        many.wait()
        print(many.get(), [r.get() for r in [pool.apply_async(add, (i, i)) for i in range(3)]])
        got = []
        pool.apply_async(square, (9,), callback=got.append).wait()
        pool.starmap_async(add, [(1, 1)], callback=got.append).wait()
        time.sleep(0.05)
        print(got)
        try:
            pool.map(fails, [1, 2, 3])
        except ValueError as error:
            print("from the pool:", error)
        failed = pool.apply_async(fails, (2,))
        try:
            failed.get()
        except ValueError as error:
            print(type(error).__name__, error, failed.successful())
        try:
            pool.apply_async(slow, (20,)).get(timeout=0.1)
        except multiprocessing.TimeoutError as error:
            print("timed out", repr(error))
    pool = multiprocessing.Pool(2)
    result = pool.map_async(square, [5])
    pool.close()
    pool.join()
    print(result.get())
    try:
        pool.map(square, [1])
    except ValueError as error:
        print(error)
