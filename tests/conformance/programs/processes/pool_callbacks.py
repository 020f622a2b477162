import multiprocessing as mp
import threading


def half(x):
    return 10 // x


if __name__ == "__main__":
    seen, done = [], threading.Event()

    def note(value):
        seen.append((repr(value), threading.current_thread() is threading.main_thread()))
        done.set()

    with mp.Pool(2) as pool:
        for start in (
            lambda: pool.apply_async(half, (5,), callback=note),
            lambda: pool.apply_async(half, (0,), callback=print, error_callback=note),
            lambda: pool.map_async(half, [1, 2], callback=note),
            lambda: pool.map_async(half, [1, 0], 1, error_callback=note),
            lambda: pool.starmap_async(pow, [(2, 3), (3, 2)], callback=note),
        ):
            done.clear()
            start()
            done.wait()
    print(*seen, sep="\n")
