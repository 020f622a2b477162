"""Asynchronous generators, iterators, context managers and comprehensions, and their errors."""

import asyncio
async def ag():
    try:
        x = yield 1
        print('sent', x)
        yield 2
    except ValueError as e:
        print('caught', e); yield 'v'
    finally:
        print('fin')
async def main():
    g = ag()
    print(await g.__anext__()); print(await g.asend('s'))
    try: await g.__anext__()
    except StopAsyncIteration as e: print('stop', e.args)
    g = ag(); await g.__anext__(); print(await g.athrow(ValueError('x'))); await g.aclose()
    try: await g.__anext__()
    except StopAsyncIteration: print('closed')
    g = ag()
    try: await g.asend(5)
    except TypeError as e: print(e)
    print([x async for x in ag()], {x async for x in ag() if x == 1}, {x: x async for x in ag()})
    print([await c for c in [co(1), co(2)]])
    print([x async for x in agen2() if await co(x > 1)])
    it = (x async for x in ag()); print(type(it))
    print(await anext(it), await anext(it), await anext(it, 'def'))
    async def bad():
        yield 1
        raise StopAsyncIteration
    try:
        async for x in bad(): pass
    except RuntimeError as e: print(e)
    class CM:
        async def __aenter__(self): return 'in'
        async def __aexit__(self, *a): print(a[0]); return True
    async with CM() as c: print(c); 1/0
    for src in ('async with 5: pass', 'async for x in 5: pass', 'await 5'):
        ns = {}
        exec('async def f():\n  ' + src, ns)
        try: await ns['f']()
        except Exception as e: print(type(e).__name__, e)
    try:
        c = co(1)
        await c
        await c
    except RuntimeError as e: print(e)
    class It:
        def __aiter__(self): return self
        async def __anext__(self): raise StopAsyncIteration
    async for x in It(): pass
    else: print('else')
    class Aw:
        def __await__(self): yield; return 5
    print(await Aw())
async def co(x): return x
async def agen2():
    for i in range(3): yield i
asyncio.run(main())
c = co(5)
try: c.send(None)
except StopIteration as e: print(e.value)
try: c.send(None)
except RuntimeError as e: print(e)
print(type(c), co.__code__.co_flags & 128, repr(ag())[:27])
try: iter(ag())
except TypeError as e: print(e)
try: list(agen2())
except TypeError as e: print(e)
