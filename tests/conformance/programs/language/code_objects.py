"""What code objects, methods and functions are made of, and made from."""

import types

def f(x, /, y, *a, z=1, **k):
    'doc'
    q = [1, 2.5]
    def g(): return x, q
    return g, len(q), 'a', q.append
c = f.__code__
print(c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_varnames, c.co_cellvars, c.co_freevars, c.co_flags, c.co_names, c.co_nlocals, c.co_name, c.co_qualname, c.co_firstlineno)
print(f(1,2)[0].__code__.co_freevars, f(1,2)[0].__code__.co_flags, f(1,2)[0].__closure__[0].cell_contents)

class A: pass
a = A()
def f(self, x): return self, x
m = types.MethodType(f, a)
print(m(5)[1], m.__func__ is f, m.__self__ is a, m == types.MethodType(f, a))
g = types.FunctionType(f.__code__, globals(), 'gg', (1,))
print(g(3), g.__name__, g.__defaults__, g.__qualname__)
c = types.CellType(5); c.cell_contents = 6; print(c.cell_contents)
try: types.CellType().cell_contents
except ValueError as e: print(e)
f.__code__ = (lambda self, x: (x, x)).__code__
print(f(1, 2), f.__name__)
