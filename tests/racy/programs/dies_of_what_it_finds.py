"""A thread ends with an exception if it comes too early; what it had to do is not done."""

import threading

rates = {}
done = []


def load():
    rates["eur"] = 2


def convert():
    done.append(rates["eur"] * 3)


threads = [threading.Thread(target=load), threading.Thread(target=convert)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(done)
