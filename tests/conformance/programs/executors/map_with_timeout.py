from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
import time


def nap(x):
    time.sleep(x)
    return x


if __name__ == "__main__":
    for kind in (ThreadPoolExecutor, ProcessPoolExecutor):
        with kind(2) as executor:
            results = executor.map(nap, [0, 0.5, 0], timeout=0.2)
            print(next(results))
            try:
                next(results)
            except TimeoutError as error:
                print(type(error).__name__, repr(str(error)))
            print(list(results))
