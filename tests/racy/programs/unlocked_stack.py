"""Two threads pop what they saw on a stack; one may find it empty."""

import threading

start = threading.Barrier(2)

stack = [1, 2, 3]
got = []
missed = []


def work():
    start.wait()
    while len(stack):
        try:
            got.append(stack.pop())
        except IndexError:
            missed.append(1)


threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(got), len(missed))
