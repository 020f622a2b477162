# The end of the program waits for what was submitted.
from concurrent.futures import ThreadPoolExecutor
import atexit
import time

executor = ThreadPoolExecutor(1)


def slow(x):
    time.sleep(0.1)
    print("done", x, flush=True)


def too_late():
    try:
        executor.submit(print, "never")
    except RuntimeError as error:
        print(error)


executor.submit(slow, 1)
executor.submit(slow, 2)
atexit.register(too_late)
print("main is done")
