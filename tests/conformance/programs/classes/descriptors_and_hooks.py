class Positive:
    def __set_name__(self, owner, name):
        print("named", owner.__name__, name)
        self.name = "_" + name
    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.name, 0)
    def __set__(self, obj, value):
        if value < 0:
            raise ValueError(f"{self.name[1:]} must be positive")
        setattr(obj, self.name, value)

class Order:
    price = Positive()
    quantity = Positive()
    def __init__(self, price, quantity):
        self.price, self.quantity = price, quantity

o = Order(5, 2)
o.price = 10
print(o.price * o.quantity, vars(o), isinstance(Order.price, Positive))
try:
    o.quantity = -1
except ValueError as error:
    print(error)
class Plugin:
    known = []
    def __init_subclass__(cls, tag="none", **kwargs):
        super().__init_subclass__(**kwargs)
        Plugin.known.append((cls.__name__, tag))
class First(Plugin):
    pass
class Second(Plugin, tag="special"):
    pass
print(Plugin.known)
class Singleton:
    instance = None
    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
            print("created")
        return cls.instance
    def __init__(self, value):
        self.value = value
a, b = Singleton(1), Singleton(2)
print(a is b, a.value)
class Meta(type):
    def __new__(mcs, name, bases, namespace):
        namespace["tagged"] = name.lower()
        return super().__new__(mcs, name, bases, namespace)
    def __call__(cls, *args):
        print("making", cls.__name__)
        return super().__call__(*args)
    def __len__(cls):
        return 42
class Tagged(metaclass=Meta):
    def __init__(self, x):
        self.x = x
print(Tagged.tagged, Tagged(3).x, len(Tagged), type(Tagged).__name__)
class Point(tuple):
    def __new__(cls, x, y):
        return super().__new__(cls, (x, y))
    x = property(lambda self: self[0])
print(Point(3, 4), Point(3, 4).x)
class Cached:
    def __init__(self, f):
        self.f = f
    def __get__(self, obj, owner):
        value = self.f(obj)
        obj.__dict__[self.f.__name__] = value
        return value
class Data:
    @Cached
    def heavy(self):
        print("computed")
        return 5
d = Data()
print(d.heavy, d.heavy)
