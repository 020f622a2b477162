import multiprocessing as mp


def inner(x):
    return 10 // x


def work(x):
    return inner(x)


if __name__ == "__main__":
    with mp.Pool(1) as pool:
        try:
            pool.apply(work, (0,))
        except ZeroDivisionError as error:
            print(type(error.__cause__).__name__, error.__cause__.tb.startswith('\n"""\nTraceback'))
            print(str(error.__cause__).strip().splitlines()[-2:])
        print(pool.map(work, [5]))
        pool.map(work, [1, 0])
