# A daemon thread does not keep the program alive. When main ends,
# it is simply dropped: count how many of its five lines you see.
import threading
import time


def heartbeat():
    for beat in range(1, 6):
        print(f"heart: beat {beat}")
        time.sleep(1)


threading.Thread(target=heartbeat, daemon=True).start()
time.sleep(2.5)
print("main: leaving now, and the heart stops")
