from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed, wait
from concurrent.futures import FIRST_COMPLETED, FIRST_EXCEPTION
import time


def nap(x):
    time.sleep(x)
    if x == 0.2:
        raise LookupError(x)
    return x


if __name__ == "__main__":
    for kind in (ThreadPoolExecutor, ProcessPoolExecutor):
        with kind(3) as executor:
            names = {executor.submit(nap, x): x for x in (0.3, 0.1, 0.2)}
            for future in as_completed(names):
                print(names[future], future.exception())
            futures = [executor.submit(nap, x) for x in (0.3, 0.1, 0.2)]
            print(sorted(map(futures.index, wait(futures, return_when=FIRST_COMPLETED).done)))
            print(sorted(map(futures.index, wait(futures, return_when=FIRST_EXCEPTION).done)))
            print(sorted(map(futures.index, wait(futures).done)))
            try:
                for future in as_completed([executor.submit(nap, 0.5), executor.submit(nap, 0)], timeout=0.2):
                    print(future.result())
            except TimeoutError as error:
                print(error)
