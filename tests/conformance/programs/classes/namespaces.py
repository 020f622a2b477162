"""What stands in the namespace of a class, and what its instances have."""

class A:
    x = 1
    def f(self): pass
print(list(A.__dict__))
print(sorted(set(dir(A())) - set(dir(object()))))
class B: __slots__ = ('q',)
print(list(B.__dict__))
class C(B): pass
print(list(C.__dict__), C().__dict__)
print(A.__qualname__, A.__dict__.get('__qualname__'))
class D:
    __qualname__ = 'X.Y'
print(D.__qualname__, D, D.__name__)
print(dir(object()) == sorted(dir(object)), '__dict__' in dir(object), '__dict__' in dir(len), hasattr(object(), '__dict__'))
def f(): pass
f.x = 1
print(f.__dict__, '__dict__' in dir(f))
e = ValueError(); e.q = 2; print(e.__dict__)
print(A().__weakref__, A.__weakref__ is not None)
