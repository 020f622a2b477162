# Its call is lost; the pool starts another worker.
import multiprocessing as mp
import os


def leave(x):
    os._exit(1)


if __name__ == "__main__":
    with mp.Pool(1) as pool:
        lost = pool.apply_async(leave, (1,))
        try:
            lost.get(timeout=0.5)
        except mp.TimeoutError:
            print("no answer", lost.ready())
        print(pool.apply(abs, (-3,)), len(pool._pool))
