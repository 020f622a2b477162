from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import reduce
import re

TEXT = """The cat sat on the mat. The dog sat on the log!
A cat, a dog; a mat and a log. On the mat the cat."""

def count(line):
    return Counter(re.findall(r"[a-z]+", line.lower()))

with ThreadPoolExecutor(max_workers=2) as pool:
    counts = list(pool.map(count, TEXT.splitlines()))
total = reduce(lambda a, b: a + b, counts)
for word, n in sorted(total.items(), key=lambda item: (-item[1], item[0])):
    print(f"{word:>5} {'#' * n} {n}")
print(sum(total.values()), len(total))
