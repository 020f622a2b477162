"""A third thread adds up two accounts while money goes from one to the other."""

import threading

start = threading.Barrier(2)

accounts = {"a": 100, "b": 0}
sums = []


def change(name, amount):
    accounts[name] += amount


def transfer():
    start.wait()
    for _ in range(4):
        change("a", -10)
        change("b", 10)


def add_up():
    start.wait()
    first = accounts.get("a")
    second = accounts.get("b")
    sums.append(first + second)


threads = [threading.Thread(target=transfer), threading.Thread(target=add_up)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sums, sum(accounts.values()))
