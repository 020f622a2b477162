"""Waiting for the first of two futures: the other one may be done as well."""

from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

with ThreadPoolExecutor(2) as executor:
    futures = [executor.submit(int) for _ in range(2)]
    done, rest = wait(futures, return_when=FIRST_COMPLETED)
print(len(done), len(rest))
