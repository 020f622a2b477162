# __del__ runs when the last reference goes: rebinding, del, the end of a function, a temporary, containers.
class Resource:
    def __init__(self, name):
        self.name = name
        print("open", name)

    def __del__(self):
        print("close", self.name)


r = Resource(1)
r = Resource(2)
print("rebound")
del r
print("deleted")


def work():
    first, second = Resource("first"), Resource("second")
    print("working")
    return len(first.name + second.name)


print("result", work(), "printed after both are closed")
Resource("temporary")
print("after the temporary")
items = [Resource(n) for n in "abc"]
items.pop(1)
print("popped")
items[0] = None
print("replaced")
items.clear()
print("cleared")
table = {"key": Resource("value")}
table["key"] = None
print("dict done")


class Owner:
    def __init__(self):
        self.part = Resource("part")

    def __del__(self):
        print("owner goes first")


owner = Owner()
alias = owner
owner = None
print("still an alias")
alias = None


def parameter(resource):
    del resource
    print("the caller keeps nothing")


parameter(Resource("argument"))
for resource in map(Resource, "xy"):
    print("using", resource.name)
del resource
try:
    held = Resource("held")
    raise ValueError(held)
except ValueError as error:
    print("caught", error.args[0].name)
del held
print("exception done")
last, box = Resource("last"), [Resource("in box"), Resource("also in box")]
print("end of the program")
