"""Which item the last one is depends on who was there before."""

import threading

items = [0]
popped = []


def push(n):
    items.append(n)


def pop():
    popped.append(items.pop())


threads = [threading.Thread(target=push, args=(1,)), threading.Thread(target=pop), threading.Thread(target=push, args=(2,))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(items, popped)
