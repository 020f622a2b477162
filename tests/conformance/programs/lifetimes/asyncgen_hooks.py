import sys
print(sys.get_asyncgen_hooks())
def first(g): print("first", g.__name__)
def fin(g): print("fin", g.__name__); 
sys.set_asyncgen_hooks(first, fin)
print(sys.get_asyncgen_hooks().firstiter is first)
async def ag():
    try:
        yield 1
        yield 2
    finally: print("cleanup")
def step(a):
    try: a.send(None)
    except StopIteration as e: print("value", e.value)
    except StopAsyncIteration: print("end")
g = ag(); step(g.__anext__()); step(g.__anext__()); 
del g
g = ag(); step(g.aclose()); 
g = ag(); step(g.asend(None)); step(g.aclose())
sys.set_asyncgen_hooks(firstiter=None)
print(sys.get_asyncgen_hooks()[0])
try: sys.set_asyncgen_hooks(5)
except TypeError as e: print(e)
try: sys.set_asyncgen_hooks(finalizer=5)
except TypeError as e: print(e)
sys.set_asyncgen_hooks(None, None)
g = ag(); step(g.__anext__()); g = None; print("x")
async def ag2():
    try: yield 1
    except GeneratorExit: yield 2
sys.unraisablehook = lambda unraisable: print("unraisable", repr(unraisable.exc_value))
g = ag2(); step(g.__anext__()); g = None; print("x")
g = ag2(); step(g.__anext__())
try: step(g.aclose())
except RuntimeError as e: print(e)
g = ag(); 
a = g.__anext__(); step(a)
try: a.send(None)
except RuntimeError as e: print(e)
x = g.aclose(); step(x)
try: x.send(None)
except RuntimeError as e: print(e)
try: g.asend(5).send(None)
except StopAsyncIteration: print("SAI")
try: ag().asend(5).send(None)
except TypeError as e: print(e)
g = ag(); step(g.__anext__())
try: step(g.athrow(ValueError("t")))
except ValueError as e: print(repr(e))
g = ag(); step(g.__anext__())
try: step(g.athrow(ValueError))
except ValueError as e: print(repr(e))
print(g.ag_frame, g.ag_running, type(g))
