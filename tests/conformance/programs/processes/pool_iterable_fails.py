import multiprocessing as mp


def numbers():
    yield 1
    yield 2
    raise RuntimeError("no more numbers")


if __name__ == "__main__":
    with mp.Pool(2) as pool:
        results = pool.imap(abs, numbers())
        try:
            for result in results:
                print(result)
        except RuntimeError as error:
            print("imap:", error)
        try:
            pool.map(abs, numbers())
        except RuntimeError as error:
            print("map:", error)
        print(pool.map(abs, [-5]))
