import atexit
import threading
import time


def late():
    time.sleep(0.2)
    print("late", threading.main_thread().is_alive(), threading.active_count(), flush=True)


def never():
    time.sleep(0.5)
    print("never")


threading._register_atexit(print, "before threads are joined", flush=True)
atexit.register(lambda: print("atexit", threading.active_count(), threading.main_thread().is_alive()))
threading.Thread(target=late).start()
threading.Thread(target=never, daemon=True).start()
print("main is done", flush=True)
