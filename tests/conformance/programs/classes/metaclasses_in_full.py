"""Metaclasses, class hooks, super and the order of classes."""

class Meta(type):
    def __new__(m, n, b, ns, **k): print('new', n, k); return super().__new__(m, n, b, ns)
    def __init__(c, n, b, ns, **k): print('init', n, k); super().__init__(n, b, ns)
    def __call__(c, *a): print('call', a); return super().__call__(*a)
    @classmethod
    def __prepare__(m, n, b, **k): print('prep', n, k); return {'pre': 1}
    def __getattr__(c, n): return 'meta ' + n
    def __instancecheck__(c, o): return o == 5
    def __subclasscheck__(c, o): return o is int
    def __len__(c): return 42
    def __iter__(c): return iter([1, 2])
    def __contains__(c, x): return x == 'in'
    def __getitem__(c, k): return ('item', k)
    def __add__(c, o): return 'added'
    def __repr__(c): return 'Meta:' + c.__name__
    def __eq__(c, o): return c is o
    def __hash__(c): return 7
    @property
    def prop(c): return 'p' + c.__name__
class A(metaclass=Meta, x=1):
    def __init__(self, *a): print('A.init', a)
a = A(1, 2)
print(A.pre, A.foo, isinstance(5, A), isinstance(a, A), issubclass(int, A), len(A), list(A), 'in' in A, A[1, 2], A + 1, A, type(A), A.prop, hash(A))
try: a.prop
except AttributeError as e: print(e)
class B(A, x=2): pass
class Reg:
    subs = []
    def __init_subclass__(cls, /, tag=None, **k): super().__init_subclass__(**k); cls.subs.append((cls.__name__, tag))
class R1(Reg, tag='t'): pass
class R2(R1): pass
print(Reg.subs)
try:
    class R3(Reg, bad=1): pass
except TypeError as e: print(e)
class CG:
    def __class_getitem__(cls, k): return cls.__name__, k
print(CG[int], CG[1, 2])
X = type('X', (Reg,), {'a': 1, 'f': lambda s: s.a}, tag='dyn'); print(X().f(), Reg.subs[-1], X.__module__, X.__qualname__)
print(type.__call__(int, '5'), type(type), type(X) is type, X.__mro__, X.mro() == list(X.__mro__), X.__bases__, X.__base__)
class P1: pass
class P2(P1): pass
P2.__bases__
print(P1.__subclasses__(), P2.__name__, isinstance(P2, type), callable(P2))
X.new = 5; print(X.new, X().new); del X.new; print(hasattr(X, 'new'))
try: type('Y', (int, str), {})
except TypeError as e: print(e)
try: type()
except TypeError as e: print(e)
def f(self): return __class__
try: f(1)
except NameError as e: print(e)
class Z:
    def f(self): return __class__
    @staticmethod
    def s(x): return x
    @classmethod
    def c(cls): return cls
    s2 = staticmethod(len)
    @property
    def p(self): return 'p'
    @p.setter
    def p(self, v): print('setp', v)
    @p.deleter
    def p(self): print('delp')
z = Z(); print(z.f() is Z, z.s(1), Z.s(2), z.c() is Z, Z.c() is Z, z.s2('abc'), z.p); z.p = 1; del z.p
print(Z.p.fget.__name__, type(Z.__dict__['s']), type(Z.__dict__['c']), Z.s.__qualname__, z.c.__func__.__name__, Z.p.__doc__)
print(staticmethod(len)('ab'), Z.__dict__['s'](3))
class Sup:
    def m(self): return 'sup'
    @classmethod
    def cm(cls): return 'cm ' + cls.__name__
    @property
    def pr(self): return 'pr'
    x = 1
class Sub(Sup):
    def m(self): return super().m() + super(Sub, self).m() + str(super().x) + super().pr
    @classmethod
    def cm(cls): return super().cm()
    def nested(self): return (lambda: super(Sub, self).m())()
    def comp(self): return [super(Sub, self).m() for _ in range(1)]
print(Sub().m(), Sub.cm(), Sub().nested(), Sub().comp(), repr(super(Sub, Sub()))[:40], super(Sub, Sub).cm(), super(Sub, Sub()).__thisclass__)
class Diamond:
    def __init__(self): print('D')
class Le(Diamond):
    def __init__(self): print('L'); super().__init__()
class Ri(Diamond):
    def __init__(self): print('R'); super().__init__()
class Bo(Le, Ri):
    def __init__(self): print('B'); super().__init__()
Bo(); print([c.__name__ for c in Bo.__mro__])
