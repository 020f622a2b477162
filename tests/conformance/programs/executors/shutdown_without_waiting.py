from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
import time


def slow(x):
    time.sleep(0.2)
    return x


if __name__ == "__main__":
    for kind in (ThreadPoolExecutor, ProcessPoolExecutor):
        executor = kind(2)
        future = executor.submit(slow, 5)
        executor.shutdown(wait=False)
        print(future.done())
        try:
            executor.submit(slow, 1)
        except RuntimeError as error:
            print(error)
        print(future.result())
