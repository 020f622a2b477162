class Temperature:
    scale = "C"
    def __init__(self, degrees):
        self.degrees = degrees
    @property
    def degrees(self):
        return self._degrees
    @degrees.setter
    def degrees(self, value):
        if value < -273.15:
            raise ValueError("below absolute zero")
        self._degrees = value
    @degrees.deleter
    def degrees(self):
        print("deleted")
        del self._degrees
    @property
    def fahrenheit(self):
        """In F."""
        return self.degrees * 9 / 5 + 32
    @classmethod
    def boiling(cls):
        return cls(100)
    @staticmethod
    def valid(value):
        return value >= -273.15
    @classmethod
    def named(cls):
        return cls.__name__, cls.scale

class Kelvin(Temperature):
    scale = "K"

t = Temperature(25)
t.degrees += 5
print(t.degrees, t.fahrenheit, Temperature.boiling().degrees, Temperature.valid(-300), t.valid(0), Kelvin.named(), type(Kelvin.boiling()).__name__)
print(Temperature.fahrenheit.__doc__, isinstance(Temperature.__dict__["valid"], staticmethod))
def attempt_1():
    t.degrees = -500
def attempt_2():
    t.fahrenheit = 5
def attempt_3():
    del t.fahrenheit
for run in [
    attempt_1,
    attempt_2,
    attempt_3,
]:
    try:
        run()
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)
del t.degrees
try:
    t.degrees
except AttributeError as error:
    print(error)
class Lazy:
    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(f"no {name}")
        value = name * 2
        setattr(self, name, value)
        print("made", name)
        return value
lazy = Lazy()
print(lazy.ab, lazy.ab, hasattr(lazy, "_x"), getattr(lazy, "_y", 5))
class Strict:
    __slots__ = ("a", "b")
    def __init__(self):
        self.a = 1
s = Strict()
try:
    s.c = 5
except AttributeError as error:
    print(error)
print(s.a, hasattr(s, "b"), hasattr(s, "__dict__"))
class Watched:
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)
    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)
    def __getattribute__(self, name):
        if name == "secret":
            return "intercepted"
        return super().__getattribute__(name)
w = Watched()
w.x = 1
w.x += 1
print(w.x, w.secret)
del w.x
