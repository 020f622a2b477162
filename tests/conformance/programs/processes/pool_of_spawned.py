import multiprocessing as mp


def prepare(x):
    global offset
    offset = x


def shift(x):
    return x + offset


if __name__ == "__main__":
    for method in ("spawn", "forkserver"):
        with mp.get_context(method).Pool(2, prepare, (100,)) as pool:
            print(pool.map(shift, range(5)), pool._pool[0].name.split("-")[0])
