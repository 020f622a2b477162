# args gives the thread's function its arguments: a tuple, even for one.
# Both knocks come from the same function, each with its own values.
import threading
import time


def knock(door, seconds):
    time.sleep(seconds)
    print(f"{door}: knock, knock after {seconds} s")


front = threading.Thread(target=knock, args=("front door", 2))
back = threading.Thread(target=knock, args=("back door", 1))
front.start()
back.start()
print("main: who will be first?")
front.join()
back.join()
print("main: both have knocked")
