import threading


class Basket:
    def __init__(self):
        self.lock = threading.Condition()
        self.items = []

    def add(self, item):
        with self.lock:
            self.items.append(item)

    def add_pair(self, one, other):
        with self.lock:
            self.add(one)
            self.add(other)


basket = Basket()
one = threading.Thread(target=basket.add_pair, args=("left shoe", "right shoe"))
two = threading.Thread(target=basket.add, args=("hat",))
one.start()
two.start()
one.join()
two.join()
print(len(basket.items), "items")
