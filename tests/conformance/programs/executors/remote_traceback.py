from concurrent.futures import ProcessPoolExecutor


def inner(x):
    return 10 // x


def work(x):
    return inner(x)


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as executor:
        error = executor.submit(work, 0).exception()
        print(repr(error), type(error.__cause__).__name__, str(error.__cause__).startswith('\n"""\nTraceback'))
        executor.submit(work, 0).result()
