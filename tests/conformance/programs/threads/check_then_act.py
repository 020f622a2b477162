import threading
import time

balance = 100
def withdraw(amount, delay):
    global balance
    if balance >= amount:
        time.sleep(delay)
        balance -= amount
        print("took", amount)
    else:
        print("refused", amount)

threads = [threading.Thread(target=withdraw, args=(80, delay)) for delay in (0.1, 0.2)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print("balance", balance)
