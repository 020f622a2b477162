def inner(name):
    got = yield f"{name} 1"
    print(name, "received", got)
    yield f"{name} 2"
    return f"{name} done"

def outer():
    first = yield from inner("a")
    print("first:", first)
    second = yield from inner("b")
    yield from [10, 20]
    yield from "xy"
    return first, second

g = outer()
print(next(g))
print(g.send("hello"))
print(next(g))
print(list(g))
def result():
    value = yield from outer()
    print("value", value)
print(len(list(result())))
class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right
    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right
tree = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6))
print(list(tree), sum(tree), 3 in tree)
def guarded():
    try:
        yield from inner("c")
    except ValueError as error:
        print("outer caught", error)
        yield "after"
c = guarded()
next(c)
print(c.throw(ValueError("thrown")))
def flatten(items):
    for item in items:
        if isinstance(item, (list, tuple)):
            yield from flatten(item)
        else:
            yield item
print(list(flatten([1, [2, (3, [4])], [], 5])))
