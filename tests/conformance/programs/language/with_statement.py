class Resource:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__ if kind else None, value, traceback is not None)
        return self.swallow

with Resource("a") as r:
    print("using", r.name)
with Resource("b") as b, Resource("c") as c:
    print(b.name, c.name)
with (Resource("d"), Resource("e") as e):
    print(e.name)
with Resource("f", swallow=True):
    raise ValueError("swallowed")
try:
    with Resource("g"):
        with Resource("h"):
            1 / 0
except ZeroDivisionError as error:
    print("caught", error)
def early():
    for i in range(3):
        with Resource(i):
            if i == 1:
                return "returned"
            continue
print(early())
try:
    with 5:
        pass
except TypeError as error:
    print(error)
try:
    with Resource("i") as (x, y):
        pass
except TypeError as error:
    print(error)
