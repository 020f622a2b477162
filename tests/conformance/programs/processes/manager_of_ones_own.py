from multiprocessing.managers import BaseManager, NamespaceProxy
import operator


class Counter:
    def __init__(self, start=0):
        self.count = start

    def add(self, n=1):
        self.count += n
        return self.count

    def _internal(self):
        return "internal"


def numbers():
    for i in range(3):
        yield i * i


class CounterProxy(NamespaceProxy):
    _exposed_ = ("__getattribute__", "__setattr__", "__delattr__", "add")

    def add(self, n=1):
        return self._callmethod("add", (n,))


class MyManager(BaseManager):
    pass


MyManager.register("Counter1", Counter)
MyManager.register("Counter2", Counter, exposed=("add", "_internal"))
MyManager.register("Counter3", Counter, CounterProxy)
MyManager.register("operator", lambda: operator)

if __name__ == "__main__":
    with MyManager() as manager:
        one, two, three = manager.Counter1(5), manager.Counter2(start=7), manager.Counter3()
        print(one.add(), one.add(10), two.add(), two._internal(), three.add(2), three.count)
        three.count = 50
        print(three.add(), sorted(one._exposed_), sorted(two._exposed_))
        print(manager.operator().add(2, 3), manager.operator().repeat if hasattr(manager.operator(), "repeat") else "no repeat")
        print(type(one).__name__, one._token.typeid, type(three).__name__)
