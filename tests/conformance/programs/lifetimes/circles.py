# Objects in a circle of references stay until the collector runs.
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self.other = None

    def __del__(self):
        print("node", self.name, "goes")


def pair():
    a, b = Node("a"), Node("b")
    a.other, b.other = b, a
    return weakref.ref(a)


gc.disable()
ref = pair()
print("alive", ref() is not None)
gc.collect()
print("dead", ref() is None)
solo = Node("solo")
solo.other = solo
del solo
print("solo is in a circle of its own")
print(gc.collect() > 0, gc.collect(), gc.isenabled(), gc.garbage)
ring = []
ring.append(ring)
del ring
print(gc.collect())
gc.enable()
