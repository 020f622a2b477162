# weakref: references, callbacks, proxies, methods, finalize, and the collections.
import weakref


class Thing:
    def __init__(self, name="thing"):
        self.name = name

    def hello(self):
        return "hello from " + self.name

    def __repr__(self):
        return f"Thing({self.name!r})"


thing = Thing()
ref = weakref.ref(thing)
print(ref() is thing, weakref.ref(thing) is ref, weakref.getweakrefcount(thing), ref == weakref.ref(thing))
called = weakref.ref(thing, lambda r: print("callback", r() is None))
proxy = weakref.proxy(thing)
print(proxy.hello(), proxy == thing, type(proxy).__name__)
method = weakref.WeakMethod(thing.hello)
print(method()())
final = weakref.finalize(thing, print, "finalized", 1, sep="-")
print(final.alive, final.peek()[2:])
del thing
print(ref(), method(), final.alive, final())
try:
    proxy.name
except ReferenceError as error:
    print("ReferenceError:", error)

cache = weakref.WeakValueDictionary()
a, b = Thing("a"), Thing("b")
cache["a"], cache["b"] = a, b
print(sorted(cache), len(cache), cache.get("a"))
del a
print(sorted(cache), len(cache), cache.get("a", "gone"), "a" in cache)
extra = weakref.WeakKeyDictionary({b: "data"})
print(extra[b], len(extra))
group = weakref.WeakSet([b, Thing("never kept")])
print(len(group), b in group)
del b
print(len(cache), len(extra), len(group), list(group))

for ob in (1, "a", (), [], {}, None, 1.5, object(), range(3)):
    try:
        weakref.ref(ob)
    except TypeError as error:
        print(error)
print([bool(weakref.ref(ob)) for ob in ({1}, frozenset(), Thing, print, len, (i for i in ()), Thing.hello)])


class Slotted:
    __slots__ = ("x",)


class Weakable:
    __slots__ = ("x", "__weakref__")


try:
    weakref.ref(Slotted())
except TypeError as error:
    print(error)
w = Weakable()
print(weakref.ref(w)() is w)
dead = weakref.ref(Thing())
print(dead(), repr(dead).endswith("; dead>"))
