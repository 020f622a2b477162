import threading
import time

def worker(name, delay, repeat=1, *, mark="."):
    for i in range(repeat):
        time.sleep(delay)
        print(name, i, mark)

a = threading.Thread(target=worker, args=("a", 0.1), kwargs={"repeat": 2})
b = threading.Thread(target=worker, args=("b", 0.35), kwargs={"mark": "!"})
print(a.is_alive(), a.name, b.name, a.daemon, a.ident is None)
a.start()
b.start()
print("both started", a.is_alive(), a.ident is not None)
a.join()
print("a joined", a.is_alive(), b.is_alive())
b.join()
b.join()
print("b joined", b.is_alive(), threading.active_count())
for action in (a.start, threading.Thread().join, threading.current_thread().join):
    try:
        action()
    except RuntimeError as error:
        print("RuntimeError:", error)
print(threading.Thread(target=print, args=("from a builtin",)).run())
