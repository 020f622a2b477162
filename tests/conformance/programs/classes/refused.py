"""Classes, attributes and special methods that Python refuses."""

def g71():
    class A(5): pass

def g72():
    class A(bool): pass

def g73():
    class A(int, str): pass

def g74():
    class A: pass
    class B(A): pass
    class C(A, B): pass

def g75():
    class A(type(None)): pass

def g76():
    class M(type): pass
    class N(type): pass
    class A(metaclass=M): pass
    class B(A, metaclass=N): pass

def g77():
    class A(object, object): pass

def g78():
    class A(foo=1): pass

def g79():
    class A:
        __slots__ = ('a',)
        a = 1

def g80():
    class A:
        __slots__ = ('a',)
    A().b = 1

def g81():
    class A:
        __slots__ = ('a',)
    A().a

def g82():
    class A:
        __slots__ = (1,)

def g83():
    class A:
        __slots__ = ('1a',)

def g84():
    class A:
        __slots__ = ('__dict__', '__dict__')

def g85():
    class A(int): __slots__ = ('a',)
    return A(5).__class__

def g86():
    class A: __slots__ = ('a',)
    class B: __slots__ = ('b',)
    class C(A, B): pass

def g87():
    class A(tuple): __slots__ = ('a',)

def g88():
    class A: __slots__ = 'ab'
    a = A(); a.ab = 1; return a.ab

def g89():
    class A: __slots__ = ('a',)
    return A().__dict__

def g91():
    import weakref
    weakref.ref(5)

def g92():
    lambda_ = lambda x: x; lambda_()

def g93():
    (lambda x, y: x)(1)

def g94():
    class A:
        def __init__(self): return 1
    A()

def g95():
    class A:
        def __new__(cls): return 1
    return A()

def g96():
    class A:
        def __init__(self, a, b): pass
    A(1)

def g97():
    class A:
        def __bool__(self): return 1
    bool(A())

def g98():
    class A:
        def __len__(self): return -1
    len(A())

def g99():
    class A:
        def __len__(self): return 'a'
    len(A())

def g100():
    class A:
        def __len__(self): return 1.0
    bool(A())

def g101():
    class A:
        def __hash__(self): return 'a'
    hash(A())

def g102():
    class A:
        def __eq__(self, o): return True
    hash(A())

def g103():
    class A:
        def __str__(self): return 1
    str(A())

def g104():
    class A:
        def __repr__(self): return 1
    repr(A())

def g105():
    class A:
        def __iter__(self): return 1
    iter(A())

def g106():
    class A:
        def __index__(self): return 'a'
    [1][A()]

def g107():
    class A:
        def __int__(self): return 'a'
    int(A())

def g108():
    class A:
        def __float__(self): return 'a'
    float(A())

def g109():
    class A:
        def __format__(self, s): return 1
    format(A())

def g110():
    class A:
        def __contains__(self, x): return 5
    return 1 in A()

def g111():
    class A:
        def __getattr__(self, n): raise AttributeError(n)
    A().foo

def g112():
    class A:
        def __enter__(self): pass
    with A(): pass

def g113():
    class A:
        def __exit__(self, *a): pass
    with A(): pass

def g114():
    class A:
        x = property(lambda s: 1)
    A().x = 1

def g115():
    class A:
        x = property(lambda s: 1)
    del A().x

def g116():
    class A:
        x = property()
    A().x

def g117():
    class A:
        def __set_name__(self, o, n): 1/0
    class B: a = A()

def g118():
    class A:
        def __init_subclass__(cls): 1/0
    class B(A): pass

def g119():
    class A:
        def __init_subclass__(cls, x): pass
    class B(A): pass

def g120():
    class A:
        def __prepare__(): pass
    class M(type):
        @classmethod
        def __prepare__(m, n, b): return 1
    class B(metaclass=M): pass

def g121():
    A = type('A', (), {}, x=1)

def g122():
    type('A', (), 1)

def g123():
    type('A', 1, {})

def g124():
    type(1, (), {})

def g125():
    type('A', (1,), {})

def g126():
    class A:
        def f(self): super(1, self)
    A().f()

def g127():
    super().x

def g128():
    class A:
        def f(self): return super().foo
    A().f()

def g129():
    class A:
        def f(): super()
    A.f()

def g130():
    class A:
        def f(self): return super(A, 5)
    A().f()

def g132():
    from abc import ABC, abstractmethod
    class A(ABC):
        @abstractmethod
        def f(self): pass
        @abstractmethod
        def g(self): pass
    A()

def g133():
    from abc import ABC, abstractmethod
    class A(ABC):
        @abstractmethod
        def f(self): pass
    A()

def g134():
    object().x = 1

def g135():
    object().x

def g136():
    class A: pass
    a = A(); a.__class__ = int

def g137():
    class A: pass
    a = A(); a.__class__ = 5

def g138():
    class A: pass
    a = A(); a.__dict__ = 5

def g139():
    class A: pass
    A.__name__ = 5

def g141():
    class A: pass
    del A.__name__

def g142():
    class A: pass
    A.__dict__['x'] = 1

def g143():
    def f(): pass
    f.__code__ = 5

def g144():
    def f(): pass
    f.__name__ = 5

def g145():
    def f(): pass
    f.__defaults__ = 5

def g146():
    def f(): pass
    f.__dict__ = 5

def g147():
    def f(): pass
    del f.x

def g148():
    def f(): pass
    f.__globals__ = {}

def g149():
    def f(): pass
    f.__closure__ = ()

def g150():
    def f(a, b=5): return a, b
    del f.__defaults__
    f(1)


for name, function in list(globals().items()):
    if name[0] == "g" and name[1:].isdigit():
        try:
            print(name, "->", function())
        except Exception as error:
            print(name, "->", type(error).__name__ + ":", error)
