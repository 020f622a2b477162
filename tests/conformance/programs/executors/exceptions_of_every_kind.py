from concurrent.futures import ThreadPoolExecutor
import sys


def leave():
    sys.exit(3)


def interrupt():
    raise KeyboardInterrupt


with ThreadPoolExecutor(1) as executor:
    for function in (leave, interrupt, lambda: 1 / 0, 5):
        future = executor.submit(function)
        try:
            future.result()
        except BaseException as error:
            print(type(error).__name__, error, future.exception() is error, repr(future).rsplit("state=")[1])
    print(executor.submit(lambda: "still works").result())
