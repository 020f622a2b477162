class Animal:
    def __init__(self, name):
        self.name = name
        print("Animal init", name)
    def speak(self):
        return "..."
    def describe(self):
        return f"{self.name}: {self.speak()}"

class Cat(Animal):
    def speak(self):
        return "meow"

class Lion(Cat):
    def __init__(self, name, mane=True):
        super().__init__(name)
        self.mane = mane
    def speak(self):
        return super().speak().upper() + "!"

for animal in [Animal("thing"), Cat("Tom"), Lion("Leo")]:
    print(animal.describe(), isinstance(animal, Cat), type(animal).__mro__[-2].__name__)

class Base:
    def run(self):
        print("Base.run")
class Left(Base):
    def run(self):
        print("Left.run")
        super().run()
class Right(Base):
    def run(self):
        print("Right.run")
        super().run()
class Both(Left, Right):
    def run(self):
        print("Both.run")
        super().run()
Both().run()
print([c.__name__ for c in Both.__mro__], Both.__bases__[0].__name__, issubclass(Both, Right), Both.mro()[1] is Left)
class Stack(list):
    def push(self, item):
        self.append(item)
    @property
    def top(self):
        return self[-1]
s = Stack([1, 2])
s.push(3)
print(s, s.top, len(s), isinstance(s, list), Stack() == [])
class Upper(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)
    def __missing__(self, key):
        return f"no {key}"
u = Upper()
u["a"] = 1
print(u, u["A"], u["b"])
class Celsius(float):
    def __str__(self):
        return f"{float(self):.1f}°"
print(Celsius(21.55), Celsius(1) + 1, isinstance(Celsius(2), float))
try:
    class Bad(Base, Both):
        pass
except TypeError as error:
    print(str(error).splitlines()[0])
class NoInit(Animal):
    def __init__(self):
        pass
try:
    NoInit().describe()
except AttributeError as error:
    print(error)
