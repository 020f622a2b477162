from abc import ABC, abstractmethod

class Shape(ABC):
    @abstractmethod
    def area(self):
        """How large."""
    @property
    @abstractmethod
    def name(self):
        ...
    def describe(self):
        return f"{self.name} with area {self.area()}"

class Square(Shape):
    def __init__(self, side):
        self.side = side
    def area(self):
        return self.side ** 2
    @property
    def name(self):
        return "square"

class Half(Shape):
    def area(self):
        return 0

print(Square(3).describe(), isinstance(Square(1), Shape))
for cls in (Shape, Half):
    try:
        cls()
    except TypeError as error:
        print(error)
class Base:
    def template(self):
        return [self.one(), self.two()]
    def one(self):
        raise NotImplementedError("one is missing")
    def two(self):
        return 2
class Done(Base):
    def one(self):
        return 1
print(Done().template())
try:
    Base().template()
except NotImplementedError as error:
    print(type(error).__name__, error)
from collections.abc import Iterable, Sized, Callable
print(isinstance([], Iterable), isinstance(5, Iterable), isinstance({}, Sized), isinstance(len, Callable))
class Mixin:
    def shout(self):
        return self.text().upper()
class Page(Mixin):
    def text(self):
        return "page"
print(Page().shout())
