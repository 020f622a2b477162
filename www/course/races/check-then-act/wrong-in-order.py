# fails: together
import threading

balance = 100
lock = threading.Lock()


def withdraw(amount):
    global balance
    with lock:
        if balance >= amount:
            balance -= amount


one = threading.Thread(target=withdraw, args=(70,))
two = threading.Thread(target=withdraw, args=(80,))
one.start()
one.join()
two.start()
two.join()
print(balance, "left")
