"""What one thread puts into a `threading.local` no other sees, but a list that was put in is one list."""

import threading

local = threading.local()
local.user = "main"
shared = []
seen = {}


def work(name):
    seen[name] = getattr(local, "user", "nobody")
    local.user = name
    local.items = shared
    local.items.append(local.user)


threads = [threading.Thread(target=work, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(seen.items()), shared, local.user)
