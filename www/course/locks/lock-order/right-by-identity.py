import threading


class Account:
    def __init__(self, name, balance):
        self.name = name
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    first, second = sorted([source, target], key=id)
    with first.lock:
        with second.lock:
            source.balance -= amount
            target.balance += amount


ada = Account("Ada", 100)
bob = Account("Bob", 100)
one = threading.Thread(target=transfer, args=(ada, bob, 10))
two = threading.Thread(target=transfer, args=(bob, ada, 20))
one.start()
two.start()
one.join()
two.join()
print(ada.balance, bob.balance)
