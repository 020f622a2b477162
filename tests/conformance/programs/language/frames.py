"""Frames: where they are, whose variables they show, who called them."""

import inspect
import sys
import traceback

def f(a, b=2):
    c = 3
    fr = sys._getframe()
    print(sorted(fr.f_locals), fr.f_lineno, fr.f_code.co_name, fr is sys._getframe())
    return fr
fr = f(1)
print(sorted(fr.f_locals.items(), key=lambda x: x[0])[:3], fr.f_globals is globals(), fr.f_code == f.__code__)

def outer():
    x = 1
    def inner():
        fr = sys._getframe(1)
        print(fr.f_code.co_name, fr.f_locals['x'], fr.f_lineno, fr.f_back.f_code.co_name)
    inner()
    y = 2
    inner()
outer()

def whoami(): return inspect.currentframe().f_back.f_code.co_name
def me(): return whoami()
print(me())
def caller(): return sys._getframe(1).f_globals['__name__']
print(caller())
try: sys._getframe(1000)
except ValueError as e: print(e)

def g(n):
    x = n
    while True:
        y = yield x
        x += 1
it = g(5)
print(it.gi_frame.f_locals, it.gi_frame.f_lineno, it.gi_running, it.gi_suspended, it.gi_yieldfrom, it.gi_code.co_name)
next(it)
print(it.gi_frame.f_locals, it.gi_frame.f_lineno, it.gi_suspended)
it.send(9)
print(it.gi_frame.f_locals, it.gi_frame.f_lineno)
it.close()
print(it.gi_frame)
def d():
    yield from [1,2]
i = d(); next(i); print(type(i.gi_yieldfrom).__name__)

def bad(v):
    w = v * 2
    raise ValueError(w)
try: bad(4)
except ValueError as e:
    tb = e.__traceback__
    while tb.tb_next: tb = tb.tb_next
    print(tb.tb_frame.f_locals, tb.tb_lineno, tb.tb_frame.f_lineno, tb.tb_frame.f_code.co_name, tb.tb_frame.f_back.f_code.co_name)
    for s in traceback.extract_tb(e.__traceback__): print(s.name, s.lineno)
    print(tb.tb_frame.f_globals is globals())
