# Source, documentation, members and kinds of objects.
import functools
import inspect
import sys


def shown(function):
    try:
        print(repr(function()))
    except Exception as exc:
        print(f"{type(exc).__name__}: {exc}")


def decorate(function):
    return function


# Two lines that
# belong to it.
@decorate
@decorate
def long(a,
         b=(1,
2)):
    """Text with
def inside():
    nothing
"""
    if a:
        return [
            "#", '"""', (
        )]

    # not the end
    return b
# after it


class Outer:
    """What Outer is.

        Indented.
    Less.
    """

    class Inner:
        x = 1

    def method(self):
        "Says something."

    @property
    def size(self):
        "How big."
        return 1

    @staticmethod
    def plain():
        pass

    @classmethod
    def of_class(cls):
        pass


class Derived(Outer):
    def method(self):
        pass


print(inspect.getsource(long))
print(inspect.getsource(Outer.Inner))
print(inspect.getsourcelines(Derived.method))
print(inspect.getcomments(long))
shown(lambda: inspect.getsource(len))
shown(lambda: inspect.getsource(int))
shown(lambda: inspect.getfile(long) == __file__)
shown(lambda: inspect.getdoc(Outer))
shown(lambda: inspect.getdoc(Derived))
shown(lambda: inspect.getdoc(Derived.method))
shown(lambda: inspect.cleandoc("  a\n    b\n      c\n\n"))
shown(lambda: inspect.getmodule(long).__name__)
shown(lambda: [name for name, _ in inspect.getmembers(Derived, inspect.isfunction)])
shown(lambda: [name for name, _ in inspect.getmembers(Derived(), inspect.ismethod)])
shown(lambda: [(a.name, a.kind, a.defining_class.__name__) for a in inspect.classify_class_attrs(Derived)
               if not a.name.startswith("__")])
shown(lambda: inspect.getclasstree([Outer, Derived]))
shown(lambda: inspect.getmro(Derived))
tests = sorted(name for name in dir(inspect) if name.startswith("is") and name != "iskeyword")
for thing in (long, Outer, Outer.method, Outer().method, Outer.of_class, len, [].append, list.append, sys,
              Outer.size, functools.partial(long)):
    print([name for name in tests if getattr(inspect, name)(thing)])


def numbers():
    yield 1


generator = numbers()
print(inspect.getgeneratorstate(generator))
next(generator)
print(inspect.getgeneratorstate(generator))
generator.close()
print(inspect.getgeneratorstate(generator))


def outer():
    return [(one.function, one.code_context, one.index) for one in inspect.stack()]


print(outer())
print(inspect.getattr_static(Derived(), "size") is Outer.__dict__["size"])
shown(lambda: inspect.getattr_static(Derived(), "nothing"))
shown(lambda: inspect.unwrap(functools.wraps(long)(lambda: 0)) is long)
