import atexit
import threading
import time

def work(n):
    time.sleep(n / 10)
    print("work", n, "ends; main alive:", threading.main_thread().is_alive())

atexit.register(print, "at exit")
for n in (2, 1, 3):
    threading.Thread(target=work, args=(n,)).start()
print("main ends")
