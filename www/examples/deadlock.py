# Each takes one tool and waits for the other's: nobody can go on, ever.
# The status line and the timeline say who waits for whom.
# How to mend it: let both take the tools in the same order.
import threading
import time

hammer = threading.Lock()
saw = threading.Lock()


def build_table():
    with hammer:
        print("table: I have the hammer, now the saw")
        time.sleep(1)
        with saw:
            print("table: done")


def build_chair():
    with saw:
        print("chair: I have the saw, now the hammer")
        time.sleep(1)
        with hammer:
            print("chair: done")


threading.Thread(target=build_table, name="table").start()
threading.Thread(target=build_chair, name="chair").start()
