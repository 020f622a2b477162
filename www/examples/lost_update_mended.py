# The same two deposits with a lock: whoever holds it is alone between
# reading and writing. The other waits, and nothing is lost.
import threading
import time

balance = 100
lock = threading.Lock()


def deposit(amount):
    global balance
    with lock:
        seen = balance
        print(f"deposit {amount}: I see {seen}")
        time.sleep(0.01)
        balance = seen + amount
        print(f"deposit {amount}: now it is {balance}")


first = threading.Thread(target=deposit, args=(50,))
second = threading.Thread(target=deposit, args=(20,))
first.start()
second.start()
first.join()
second.join()
print(f"expected 170, got {balance}")
