"""A field of one object is raised through a function by two threads."""

import threading


class Account:
    balance = 0


def added(old, amount):
    return old + amount


def pay(amount):
    account.balance = added(account.balance, amount)


account = Account()
threads = [threading.Thread(target=pay, args=(amount,)) for amount in (1, 10, 100)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(account.balance)
