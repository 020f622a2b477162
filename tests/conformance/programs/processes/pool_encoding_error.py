import multiprocessing as mp
from multiprocessing.pool import MaybeEncodingError


def make(x):
    return lambda: x


def raise_odd(x):
    class Local(Exception):
        pass

    raise Local(x)


if __name__ == "__main__":
    with mp.Pool(1) as pool:
        for function in (make, raise_odd):
            try:
                pool.apply(function, (1,))
            except MaybeEncodingError as error:
                print(str(error).split("at 0x")[0].split("object")[0], "...", str(error).split("Reason: ")[1])
                print(repr(error)[:40])
        for arguments in ((lambda x: x, [1]), (abs, [lambda: 1])):
            try:
                pool.map(*arguments)
            except Exception as error:
                print(type(error).__name__, str(error).split(" at 0x")[0], str(error).split(": ")[1])
        print(pool.map(abs, [-1]))
