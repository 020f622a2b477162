"""Two threads look at a balance, then take from it."""

import threading

balance = 10
paid = []


def enough(amount):
    return balance >= amount


def withdraw(amount):
    global balance
    if enough(amount):
        balance -= amount
        paid.append(amount)


threads = [threading.Thread(target=withdraw, args=(amount,)) for amount in (7, 8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(balance, paid)
