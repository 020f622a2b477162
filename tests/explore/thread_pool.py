# A pool of one thread does one call; its other threads hand over calls and results and look after the first one.
# Executions: 192.
from multiprocessing.pool import ThreadPool

with ThreadPool(1) as pool:
    print(pool.map(abs, [-1]))
