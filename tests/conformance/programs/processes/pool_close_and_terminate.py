import multiprocessing as mp
import time


def slow(x):
    time.sleep(0.1)
    return x


if __name__ == "__main__":
    pool = mp.Pool(2)
    result = pool.map_async(slow, range(4), 1)
    pool.close()
    pool.join()
    print(result.ready(), result.get(), pool)
    pool = mp.Pool(2)
    result = pool.map_async(slow, range(100), 1)
    begun = time.monotonic()
    pool.terminate()
    pool.join()
    print(result.ready(), time.monotonic() - begun < 1, pool)
    pool = mp.Pool(1)
    print("left to the end of the program", pool.apply(slow, (1,)))
