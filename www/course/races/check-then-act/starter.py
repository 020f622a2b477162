import threading

balance = 100
lock = threading.Lock()


def withdraw(amount):
    global balance
    if balance >= amount:
        with lock:
            balance -= amount


one = threading.Thread(target=withdraw, args=(70,))
two = threading.Thread(target=withdraw, args=(80,))
one.start()
two.start()
one.join()
two.join()
print(balance, "left")
