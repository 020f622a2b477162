"""Whether a thread has ended is a question of when it is asked."""

import threading

log = []
thread = threading.Thread(target=log.append, args=("done",))
thread.start()
alive = thread.is_alive()
known = list(log)
thread.join()
print(alive, known, thread.is_alive())
