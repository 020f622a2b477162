"""Scopes, unpacking, loops, returns through finally, literals."""

def f():
    print(x)
    x = 1
try: f()
except UnboundLocalError as e: print(e)
def g():
    try: 1/0
    except ZeroDivisionError as e: pass
    try: print(e)
    except UnboundLocalError as q: print(q)
g()
if (n := 10) > 5: print(n)
print([y := 1, y**2], (lambda: (z := 3))(), [w := i for i in range(3)], w)
def h():
    total = 0
    return [total := total + v for v in range(5)], total
print(h())
class K:
    a = 1
    b = [a for _ in range(2)] if False else None
    try: c = [a for _ in range(2)]
    except NameError as e: print(e)
    d = [i for i in [a]]
    def m(self): 
        try: return a
        except NameError as e: return str(e)
print(K.d, K().m())
x = 'global'
class S1:
    x = x + '!'
    print(x)
def outer():
    x = 'outer'
    class S2:
        print(x)
        x = 'cls'
        print(x)
        def m(self): return x
    return S2().m()
print(outer())
def counter():
    c = 0
    def inc():
        nonlocal c; c += 1; return c
    return inc
i = counter(); i(); print(i())
fs = [lambda: k for k in range(3)]; print([f() for f in fs]); fs = [lambda k=k: k for k in range(3)]; print([f() for f in fs])
def gl():
    global newg; newg = 5
gl(); print(newg)
a, *b = 'abc'; print(a, b); *a, b = [1]; print(a, b); (a, (b, *c)), d = (1, (2, 3, 4)), 5; print(a, b, c, d)
[a, b] = {1: 2, 3: 4}; print(a, b)
a = b = c = []; a.append(1); print(b, c)
i = 0; l = [0, 0]; i, l[i] = 1, 5; print(l)
x, y = 1, 2; x, y = y, x; print(x, y)
print(*[1, 2], *'ab', sep='-'); print({**{'a': 1}, 'b': 2, **{'a': 3}}, [*range(2), *'x'], {*[1], *[2]}, (*[1], 2))
for i in range(3):
    if i == 1: continue
    if i == 5: break
else: print('else')
while True: break
else: print('no')
try: pass
except: pass
else: print('tryelse')
finally: print('fin')
def ff():
    try: return 'try'
    finally: print('finally')
print(ff())
def fg():
    for i in range(3):
        try: continue
        finally: print('c', i)
    try: return 1
    finally: return 2
print(fg())
print(1 < 2 < 3 > 2 != 5, 1 if [] else 2, not 1 == 2, 1 or 1/0, 0 and 1/0, None or 0 or [] or 'x')
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, k=3, z=4))
def ann(a: int, b: 'str' = 5, *c: float, d: list[int] = None, **e: dict) -> tuple: pass
print(ann.__annotations__, ann.__defaults__, ann.__kwdefaults__)
v: int = 5; u: str; print(__annotations__)
assert True, 1/0
del v
try: v
except NameError as e: print(e)
print(f'{3!r:>5}|{"a" "b"}|{1+1=}|{x!s=}' if False else f'{3!r:>5}|{"ab"!a}|{1+1=}|{x = }|{x=!s}|{3.14159:.{2}f}|{{}}|{"nested " + f"{x}"}')
print('%s %r %d %5.2f %x %%' % ('a', 'b', 3, 1.234, 255), '%(k)s' % {'k': 1})
print(b'a' b'b', 'a' 'b', r'\n', rb'\x', u'x', 0x1F, 0o17, 0b11, 1_000, 1e3, 1_0.0_1, .5, 5., 0xdead_beef)
print(... is Ellipsis, NotImplemented, __debug__, __name__)
try: exec('x = = 1')
except SyntaxError as e: print(e, e.args)
print(eval('1+1'), eval('x', {'x': 5}), eval('y', {}, {'y': 6}))
ns = {}; exec('def q(): return 5\nr = q()', ns); print(ns['r'], sorted(k for k in ns if k != '__builtins__'))
