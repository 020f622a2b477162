"""What is in the list may be gone when it is removed."""

import threading

items = ["a", "b"]
errors = []


def has(item):
    return item in items


def drop(item, name):
    if has(item):
        try:
            items.remove(item)
        except ValueError:
            errors.append(name)


threads = [threading.Thread(target=drop, args=("a", name)) for name in (1, 2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(items, errors)
