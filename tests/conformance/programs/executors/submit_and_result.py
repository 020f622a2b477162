from concurrent.futures import ThreadPoolExecutor
import threading
import time

def power(base, exponent=2):
    time.sleep(0.1)
    return base ** exponent

def fails(text):
    return int(text)

with ThreadPoolExecutor(max_workers=2) as executor:
    future = executor.submit(power, 3)
    time.sleep(0.05)
    print(future.done(), future.running(), future.cancelled())
    print(future.result(), future.done(), future.exception())
    print(executor.submit(power, 2, exponent=10).result(timeout=5))
    bad = executor.submit(fails, "x")
    print(repr(bad.exception()))
    try:
        bad.result()
    except ValueError as error:
        print("raised", error)
    futures = [executor.submit(power, n) for n in range(5)]
    print([f.result() for f in futures])
    print(executor.submit(lambda: threading.current_thread().name.split("_")[0][:18]).result())
try:
    executor.submit(power, 1)
except RuntimeError as error:
    print(error)
named = ThreadPoolExecutor(1, thread_name_prefix="io")
print(named.submit(lambda: threading.current_thread().name).result())
named.shutdown(wait=True)
try:
    ThreadPoolExecutor(0)
except ValueError as error:
    print(error)
def setup(value):
    print("set up", value)
with ThreadPoolExecutor(1, initializer=setup, initargs=("x",)) as e:
    print(e.submit(max, 1, 2).result())
