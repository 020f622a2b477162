"""A callback may see the call done, or be called before the program has gone on."""

from concurrent.futures import ThreadPoolExecutor

log = []


def work():
    log.append("work")


with ThreadPoolExecutor(1) as pool:
    future = pool.submit(work)
    future.add_done_callback(lambda future: log.append("callback"))
    log.append("on")
print(log)
