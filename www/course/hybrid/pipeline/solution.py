import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def fetch(page):
    time.sleep(0.02)  # waits for the network
    return page


def crunch(page):
    words = 0
    for _ in range(500_000):
        words += 1
    return words // 10


if __name__ == "__main__":
    pages = ["a", "b", "c", "d"]
    with ProcessPoolExecutor(4) as processes, ThreadPoolExecutor(4) as threads:
        texts = threads.map(fetch, pages)
        counts = list(processes.map(crunch, texts))
    print(len(counts), "pages,", sum(counts), "words")
