from concurrent.futures import ThreadPoolExecutor, ProcessPoolExecutor, TimeoutError
import time

def slow(n):
    time.sleep(n / 10)
    print("finished", n)
    return n * n

def add(a, b):
    return a + b

if __name__ == "__main__":
    with ThreadPoolExecutor(max_workers=3) as executor:
        for result in executor.map(slow, [3, 1, 2]):
            print("result", result)
        print(list(executor.map(add, [1, 2, 3], [10, 20, 30])), sum(executor.map(len, ["a", "bb"])))
        results = executor.map(int, ["1", "x", "3"])
        print(next(results))
        try:
            next(results)
        except ValueError as error:
            print(error)
        try:
            list(executor.map(slow, [4], timeout=0.1))
        except TimeoutError as error:
            print("timeout", type(error).__name__)
    with ProcessPoolExecutor(max_workers=2) as executor:
        print(list(executor.map(add, [1, 2], [3, 4])), executor.submit(pow, 2, 8).result())
        print(repr(executor.submit(int, "y").exception()))
