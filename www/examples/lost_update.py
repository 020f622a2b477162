# Two deposits arrive at once, and one of them is lost.
# Each thread reads the balance, and both write back what they read plus
# their own amount: the second write covers the first.
import threading
import time

balance = 100


def deposit(amount):
    global balance
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
