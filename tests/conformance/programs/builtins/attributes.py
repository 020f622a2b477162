class Thing:
    shared = "class"
    def __init__(self):
        self.own = 1
    def method(self):
        return self.own

t = Thing()
print(getattr(t, "own"), getattr(t, "none", "default"), hasattr(t, "method"), hasattr(t, "zzz"))
setattr(t, "new", [1])
print(t.new, vars(t), t.__dict__ is vars(t), sorted(k for k in dir(t) if not k.startswith("_")))
t.shared = "instance"
print(t.shared, Thing.shared)
del t.shared
delattr(t, "new")
print(t.shared, vars(t), callable(t), callable(t.method), callable(Thing), callable(5))
m = t.method
t.own = 99
print(m(), Thing.method(t), m.__self__ is t, m.__func__ is Thing.method, getattr(t, "meth" + "od")())
Thing.added = lambda self, x: self.own + x
print(t.added(1), isinstance(t, Thing), isinstance(t, object), type(t).__name__, t.__class__ is Thing, issubclass(Thing, object))
print(id(t) == id(t), t == t, t != Thing(), t is t, hash(t) == hash(t))
Dynamic = type("Dynamic", (Thing,), {"x": 5, "hello": lambda self: f"hello {self.x}"})
print(Dynamic().hello(), Dynamic.__mro__[1] is Thing, Dynamic.__bases__)
def attempt_1():
    del t.zzz
def attempt_2():
    (5).x = 1
def attempt_3():
    len.x = 1
def attempt_4():
    object().x = 1
for code, run in [
    ('t.zzz', lambda: t.zzz),
    ('Thing.zzz', lambda: Thing.zzz),
    ('del t.zzz', attempt_1),
    ('(5).x', lambda: (5).x),
    ('(5).x = 1', attempt_2),
    ('None.upper()', lambda: None.upper()),
    ("'a'.foo()", lambda: 'a'.foo()),
    ('[].push(1)', lambda: [].push(1)),
    ('t.own()', lambda: t.own()),
    ('len.x = 1', attempt_3),
    ('Thing().method(1)', lambda: Thing().method(1)),
    ('Thing(5)', lambda: Thing(5)),
    ('object().x = 1', attempt_4),
    ("getattr(5, 'real', 1)()", lambda: getattr(5, 'real', 1)()),
]:
    try:
        run()
    except Exception as error:
        print(code, "->", type(error).__name__, error)
