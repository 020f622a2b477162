import threading
import time

def fail(n):
    time.sleep(0.05)
    values = [1, 2, 3]
    return values[n]

t = threading.Thread(target=fail, args=(5,), name="failing")
t.start()
t.join()
print("main goes on", t.is_alive())
u = threading.Thread(target=fail, args=("x",))
u.start()
u.join()
print("still", threading.active_count())
