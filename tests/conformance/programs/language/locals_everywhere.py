"""locals() in functions, methods, classes and beside exec."""

class A:
    def locals_here(self):
        a = 1
        b = lambda: a
        return locals()
print(sorted(A().locals_here()))
class B:
    y = 2
    print(sorted(k for k in locals() if not k.startswith('__')), vars() is locals())
def f():
    x = 1
    exec('x = 2; z = 3')
    return x, sorted(locals())
print(f())
def g():
    for i in range(3): pass
    l = [j for j in range(3)]
    return locals()
print(g())
