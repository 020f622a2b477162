# Each thread has a decimal context of its own.
import threading
from decimal import Decimal, getcontext, setcontext, Context

getcontext().prec = 6
results = {}


def work(digits):
    results[digits, "before"] = getcontext().prec
    setcontext(Context(prec=digits))
    results[digits] = Decimal(1) / Decimal(7)


threads = [threading.Thread(target=work, args=(n,)) for n in (3, 10, 20)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for key, value in sorted(results.items(), key=str):
    print(key, value)
print(Decimal(1) / Decimal(7))
