"""Generators: send, throw in all forms, close, delegation, and what they refuse."""

def g():
    try:
        yield 1
    except ValueError as e:
        print('caught', e)
        yield 2
    finally:
        print('fin')
i = g(); print(next(i)); print(i.throw(ValueError('x'))); i.close()
i = g(); print(next(i))
try: i.throw(TypeError)
except TypeError as e: print(repr(e))
i = g(); print(next(i)); print(i.throw(ValueError, 'msg'))
i = g(); next(i)
try: i.throw(5)
except TypeError as e: print(e)
try: i.throw(ValueError('a'), 'b')
except TypeError as e: print(e)
try: i.throw(int)
except TypeError as e: print(e)
def bad():
    try: yield 1
    except GeneratorExit: yield 2
b = bad(); next(b)
try: b.close()
except RuntimeError as e: print(e)
def si():
    yield 1
    raise StopIteration(5)
try: list(si())
except RuntimeError as e: print(e, repr(e.__cause__), repr(e.__context__))
def rec():
    yield next(me)
me = rec()
try: next(me)
except ValueError as e: print(e)
def ret():
    yield 1
    return 7
r = ret(); next(r)
try: next(r)
except StopIteration as e: print(e.value, e.args)
try: next(r)
except StopIteration as e: print(e.value, e.args)
r = ret()
try: r.send(5)
except TypeError as e: print(e)
print(type(r), r.__name__, r.__qualname__, repr(r)[:22])
try: r()
except TypeError as e: print(e)
def deleg():
    x = yield from ret()
    print('got', x)
    try:
        yield from [10, 20]
    finally: print('end')
d = deleg(); print(list(d))
def d2():
    try: yield from g()
    except KeyError as e: print('outer', e)
x = d2(); next(x)
try: print(x.throw(KeyError('k')))
except StopIteration: print('stop')
