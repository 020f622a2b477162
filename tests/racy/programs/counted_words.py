"""Two threads count words in one dict without a lock."""

import threading

start = threading.Barrier(2)

counts = {}


def count(words):
    start.wait()
    for word in words.split():
        counts[word] = counts.get(word, 0) + 1


threads = [threading.Thread(target=count, args=("a b a",)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(counts.items()))
