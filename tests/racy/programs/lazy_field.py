"""A property that is computed when first asked for, by as many as ask early enough."""

import threading


class Page:
    computed = 0
    _size = None

    def measure(self):
        Page.computed += 1
        return 5

    @property
    def size(self):
        if self._size is None:
            self._size = self.measure()
        return self._size


page = Page()
sizes = []
threads = [threading.Thread(target=lambda: sizes.append(page.size)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sizes, Page.computed)
