import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def work(seconds):
    time.sleep(seconds)
    return seconds


with ThreadPoolExecutor(3) as pool:
    print("map:", *pool.map(work, [3, 1, 2]))
    futures = [pool.submit(work, seconds) for seconds in (3, 1, 2)]
    print("as_completed:", *[future.result() for future in as_completed(futures)])
