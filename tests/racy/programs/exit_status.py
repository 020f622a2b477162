"""The program ends with a status that depends on who was the last."""

import sys
import threading

status = 0


def end(n):
    global status
    status = n


threads = [threading.Thread(target=end, args=(n,)) for n in (3, 4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
sys.exit(status)
