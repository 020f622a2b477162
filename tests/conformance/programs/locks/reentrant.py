import threading
import time

lock = threading.RLock()
def factorial(n):
    with lock:
        return 1 if n < 2 else n * factorial(n - 1)

print(factorial(6))
print(lock.acquire(), lock.acquire(), lock.acquire(blocking=False))
seen = []
def other():
    seen.append(lock.acquire(blocking=False))
    seen.append(lock.acquire(timeout=0.05))
    try:
        lock.release()
    except RuntimeError as error:
        seen.append(str(error))
t = threading.Thread(target=other)
t.start()
t.join()
print(seen)
lock.release()
lock.release()
lock.release()
try:
    lock.release()
except RuntimeError as error:
    print(error)

class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.RLock()
    def withdraw(self, amount):
        with self.lock:
            self.balance -= amount
    def transfer(self, other, amount):
        with self.lock:
            with other.lock:
                self.withdraw(amount)
                other.balance += amount
a, b = Account(100), Account(50)
ts = [threading.Thread(target=a.transfer, args=(b, 10)) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(a.balance, b.balance)
