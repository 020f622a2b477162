import asyncio
async def main():
    async def gen():
        try:
            yield 1
            await asyncio.sleep(0.01)
            yield 2
        except asyncio.CancelledError: print("gen cancelled"); raise
        finally: print("fin")
    # cancel in the middle of anext
    g = gen(); await anext(g)
    t = asyncio.create_task(nx(g)); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print("c")
    try: await anext(g)
    except StopAsyncIteration: print("over")
    # throw into step before start
    g = gen(); await anext(g); s = g.aclose()
    try: s.throw(ValueError("x"))
    except ValueError as e: print(repr(e))
    g = gen(); s = g.asend(None)
    try: s.throw(KeyError("y"))
    except KeyError as e: print(repr(e))
    try: s.send(None)
    except RuntimeError as e: print(e)
    g = gen(); s = g.asend(None); s.close()
    try: s.send(None)
    except RuntimeError as e: print(e)
    # concurrent
    g = gen(); await anext(g)
    a, b = asyncio.create_task(nx(g)), asyncio.create_task(nx(g))
    print(await asyncio.gather(a, b, return_exceptions=True))
    await g.aclose()
    g = gen(); await anext(g); a = asyncio.create_task(nx(g)); await asyncio.sleep(0)
    try: await g.aclose()
    except RuntimeError as e: print(e)
    try: await g.athrow(ValueError)
    except RuntimeError as e: print(e)
    print(await a); await g.aclose()
    # aiter/anext protocol errors
    class A:
        def __aiter__(self): return self
        async def __anext__(self): raise StopAsyncIteration
    print([x async for x in A()])
    class B:
        def __aiter__(self): return 5
    try:
        async for x in B(): pass
    except TypeError as e: print(e)
    class C:
        def __aiter__(self): return self
        def __anext__(self): return 5
    try:
        async for x in C(): pass
    except TypeError as e: print(e)
    try:
        async for x in [1]: pass
    except TypeError as e: print(e)
    try:
        for x in gen(): pass
    except TypeError as e: print(e)
    try:
        async with 5: pass
    except TypeError as e: print(e)
    class D:
        async def __aenter__(self): print("enter"); return self
        async def __aexit__(self, *a): print("exit", a[0]); return True
    async with D() as d: raise ValueError
    print("swallowed")
async def nx(g): return await g.__anext__()
asyncio.run(main())
