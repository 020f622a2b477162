from concurrent.futures import CancelledError, ProcessPoolExecutor, ThreadPoolExecutor
import time


def slow(x):
    time.sleep(0.2)
    return x


if __name__ == "__main__":
    for kind in (ThreadPoolExecutor, ProcessPoolExecutor):
        executor = kind(1)
        futures = [executor.submit(slow, i) for i in range(6)]
        time.sleep(0.1)
        executor.shutdown(cancel_futures=True)
        print(futures[0].result(), futures[-1].cancelled(), all(future.done() for future in futures))
        try:
            futures[-1].result()
        except CancelledError as error:
            print(repr(error))
