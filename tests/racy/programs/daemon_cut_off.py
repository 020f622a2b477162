"""The program ends without waiting for its daemon."""

import threading

log = []


def work():
    for n in range(3):
        log.append(n)


threading.Thread(target=work, daemon=True).start()
print(list(log))
