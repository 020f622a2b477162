"""A variable of the enclosing function is shared as any other is."""

import threading


def doubled(n):
    return 2 * n


def main():
    value = 1

    def double():
        nonlocal value
        value = doubled(value)

    def less():
        nonlocal value
        value = value - abs(-1)

    threads = [threading.Thread(target=double), threading.Thread(target=less), threading.Thread(target=double)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return value


print(main())
