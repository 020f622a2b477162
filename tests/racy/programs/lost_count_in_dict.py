"""Two threads count words with `get`, a call between reading and writing."""

import threading

counts = {}


def count(words):
    for word in words:
        counts[word] = counts.get(word, 0) + 1


threads = [threading.Thread(target=count, args=(words,)) for words in ("ab", "ba")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(counts.items()))
