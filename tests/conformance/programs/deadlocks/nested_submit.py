# rule: deadlock
# The only thread waits for what only it could do.
from concurrent.futures import ThreadPoolExecutor

executor = ThreadPoolExecutor(max_workers=1)


def inner():
    return 5


def outer():
    future = executor.submit(inner)
    print("waiting")
    return future.result()


executor.submit(outer).result()
