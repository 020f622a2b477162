from concurrent.futures import ThreadPoolExecutor
import threading


def name():
    return threading.current_thread().name, threading.current_thread().daemon


with ThreadPoolExecutor(2, thread_name_prefix="crew") as executor:
    print(executor.submit(name).result())
with ThreadPoolExecutor(1) as executor:
    print(executor.submit(name).result())
with ThreadPoolExecutor(3) as executor:
    gate = threading.Barrier(3)
    print(sorted(executor.map(lambda _: (gate.wait(), name())[1], range(3))))
    print(len(executor._threads), executor._max_workers)
print(threading.active_count())
