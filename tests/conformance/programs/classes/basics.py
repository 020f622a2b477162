class Dog:
    kind = "canine"
    tricks = []

    def __init__(self, name, age=1):
        self.name = name
        self.age = age

    def speak(self, times=1):
        return " ".join([f"{self.name} says woof"] * times)

    def __str__(self):
        return f"{self.name} ({self.age})"

    def __repr__(self):
        return f"Dog({self.name!r}, {self.age})"

    def birthday(self):
        self.age += 1
        return self

a, b = Dog("Rex"), Dog("Fido", age=3)
print(a.speak(), b.speak(2), a, [a, b])
print(a.birthday().birthday().age, Dog.kind, a.kind)
a.kind = "wolf"
a.tricks.append("roll")
print(a.kind, b.kind, Dog.kind, b.tricks, a.__dict__, Dog.speak(b))
Dog.kind = "changed"
print(a.kind, b.kind)
class Empty:
    pass
e = Empty()
e.x = 1
e.__dict__["y"] = 2
print(e.x + e.y, Empty.__name__, Empty.__doc__, isinstance(e, Empty))
class Account:
    opened = 0
    def __init__(self):
        Account.opened += 1
        self.__secret = 42
        self._hint = "soft"
    def reveal(self):
        return self.__secret
acc = Account()
Account()
print(acc.reveal(), acc._hint, Account.opened, acc._Account__secret, sorted(vars(acc)))
try:
    acc.__secret
except AttributeError as error:
    print(error)
class Counter:
    def __init__(self): self.n = 0
    def __call__(self, by=1):
        self.n += by
        return self.n
c = Counter()
c(); c(5)
print(c.n, c(), callable(c))
class Outer:
    class Inner:
        value = "inner"
    def make(self):
        return self.Inner()
print(Outer.Inner.value, Outer().make().value, Outer.Inner.__qualname__)
for i in range(2):
    class Made:
        number = i
    print(Made.number)
