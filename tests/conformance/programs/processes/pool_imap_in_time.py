import multiprocessing as mp
import time


def nap(x):
    time.sleep(x / 10)
    return x


if __name__ == "__main__":
    with mp.Pool(3) as pool:
        pool.map(nap, [0, 0, 0])
        print(list(pool.imap(nap, [3, 1, 2])))
        print(list(pool.imap_unordered(nap, [4, 1, 2.5])))
        results = pool.imap(nap, [3])
        try:
            results.next(timeout=0.1)
        except mp.TimeoutError:
            print("not yet")
        print(results.next(), next(results, "no more"))
        chunked = pool.imap(nap, [0, 0, 0, 0, 0], chunksize=2)
        print(type(chunked).__name__, list(chunked))
