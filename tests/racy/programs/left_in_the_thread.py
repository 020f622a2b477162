"""A pool's threads keep what an earlier call left in a `threading.local`: who gets whose leavings is open."""
# Explored in part.

import threading
from concurrent.futures import ThreadPoolExecutor

local = threading.local()
start = threading.Barrier(2)


def handle(user):
    if user in "ab":
        # Two threads begin.
        start.wait()
    before = getattr(local, "user", "nobody")
    local.user = user
    return f"{user} after {before}"


with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(handle, "abcd")))
