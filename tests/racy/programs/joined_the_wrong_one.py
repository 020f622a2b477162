"""The main thread waits for one thread and uses what the other makes."""

import threading

result = {}


def work(name, value):
    result[name] = value


a = threading.Thread(target=work, args=("a", 1))
b = threading.Thread(target=work, args=("b", 2))
a.start()
b.start()
a.join()
print(result.get("a"), result.get("b"))
b.join()
