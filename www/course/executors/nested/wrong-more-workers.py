# fails: intent
from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(max_workers=2)


def price(item):
    return {"tea": 2, "cake": 3}[item]


def total(items):
    futures = [pool.submit(price, item) for item in items]
    return sum(future.result() for future in futures)


with pool:
    print(pool.submit(total, ["tea", "cake"]).result())
