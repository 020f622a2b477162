"""Shapes."""
print("lib_shapes is loaded as", __name__)
import math

PI = math.pi
_hidden = "hidden"

class Circle:
    def __init__(self, r):
        self.r = r
    def area(self):
        return PI * self.r ** 2

def describe(shape):
    return f"{type(shape).__name__} of {shape.area():.2f}"
