"""A generator that two threads ask at once refuses one of them."""

import threading


def numbers():
    for n in range(1, 5):
        yield abs(n)


source = numbers()
got, errors = [], []


def take():
    try:
        got.append(next(source))
    except ValueError as error:
        errors.append(str(error))


threads = [threading.Thread(target=take) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(got, errors)
