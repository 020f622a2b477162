import time
from concurrent.futures import ThreadPoolExecutor


def fetch(page):
    time.sleep(0.02)  # waits for the network
    return page


def crunch(page):
    words = 0
    for _ in range(500_000):
        words += 1
    return words // 10


def both(page):
    return crunch(fetch(page))


if __name__ == "__main__":
    pages = ["a", "b", "c", "d"]
    with ThreadPoolExecutor(4) as threads:
        counts = list(threads.map(both, pages))
    print(len(counts), "pages,", sum(counts), "words")
