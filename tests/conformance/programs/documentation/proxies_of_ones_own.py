# A manager with classes of the program: which methods a proxy shows, proxies with special methods, a module behind a proxy.
import math
from multiprocessing.managers import BaseManager, BaseProxy


class Till:
    def __init__(self, coins=0):
        self.coins = coins

    def pay_in(self, coins):
        self.coins += coins
        return self.coins

    def count(self):
        return self.coins

    def _audit(self):
        return f"audited {self.coins}"


def countdown(start):
    while start:
        yield start
        start -= 1


def mathematics():
    return math


class StepProxy(BaseProxy):
    _exposed_ = ("__next__",)

    def __iter__(self):
        return self

    def __next__(self):
        return self._callmethod("__next__")


class Shop(BaseManager):
    pass


Shop.register("Till", Till)
Shop.register("AuditedTill", Till, exposed=("_audit", "count"))
Shop.register("countdown", countdown, proxytype=StepProxy)
Shop.register("mathematics", mathematics)

if __name__ == "__main__":
    with Shop() as shop:
        till = shop.Till(3)
        print(till.pay_in(4), till.count(), sorted(till._exposed_), hasattr(till, "_audit"))
        audited = shop.AuditedTill(coins=5)
        print(audited._audit(), audited.count(), hasattr(audited, "pay_in"))
        print(list(shop.countdown(4)))
        module = shop.mathematics()
        print(module.gcd(12, 18), module.floor(2.5), type(module).__name__)
        for wrong in (lambda: till.pay_in("x"), lambda: till._callmethod("_audit"), lambda: shop.Till(1, 2)):
            try:
                wrong()
            except Exception as error:
                print(type(error).__name__, str(error).strip().splitlines()[-2:][0][-60:])
