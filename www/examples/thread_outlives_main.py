# Nobody joins this thread, yet Python does not leave without it:
# a program ends when its last ordinary thread has ended.
import threading
import time


def save_work():
    time.sleep(3)
    print("saver: everything is on disk")


threading.Thread(target=save_work).start()
print("main: I am done, good night")
