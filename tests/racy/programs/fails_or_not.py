"""The program itself fails if the thread was not there yet: its exit status tells."""

import threading

result = []
thread = threading.Thread(target=result.append, args=(4,))
thread.start()
early = len(result)
thread.join()
assert early, "too early"
print("in time")
