import asyncio
async def sleeper(n=10):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError as e:
        print("caught", e.args, asyncio.current_task().cancelling())
        raise
async def stubborn():
    while True:
        try:
            await asyncio.sleep(1); return "done"
        except asyncio.CancelledError:
            print("ignored", asyncio.current_task().cancelling(), asyncio.current_task().uncancel())
async def main():
    t = asyncio.create_task(sleeper()); await asyncio.sleep(0)
    print(t.cancel("m1"), t.cancel("m2"), t.cancelling())
    try: await t
    except asyncio.CancelledError as e: print(repr(e), t.cancelled())
    print(t.cancelling(), t.uncancel(), t.cancelling())
    t = asyncio.create_task(stubborn()); await asyncio.sleep(0)
    t.cancel(); await asyncio.sleep(0); t.cancel(); print(await t)
    t = asyncio.create_task(sleeper()); t.cancel("early")
    try: await t
    except asyncio.CancelledError as e: print(repr(e), t)
    # cancel self
    async def me():
        asyncio.current_task().cancel("self")
        print("still")
        await asyncio.sleep(0)
        print("no")
    try: await asyncio.create_task(me())
    except asyncio.CancelledError as e: print(repr(e))
    async def me2():
        asyncio.current_task().cancel("self")
        return 5
    t = asyncio.create_task(me2())
    try: print(await t)
    except asyncio.CancelledError as e: print(repr(e))
    # gather cancel
    async def g():
        await asyncio.gather(sleeper(), sleeper())
    t = asyncio.create_task(g()); await asyncio.sleep(0); await asyncio.sleep(0); t.cancel("gg")
    try: await t
    except asyncio.CancelledError as e: print(repr(e))
    # one child cancelled
    c1 = asyncio.create_task(sleeper()); c2 = asyncio.create_task(asyncio.sleep(0.01, "c2"))
    await asyncio.sleep(0); c1.cancel("child")
    try: print(await asyncio.gather(c1, c2))
    except asyncio.CancelledError as e: print(repr(e))
    print(await asyncio.gather(c1, c2, return_exceptions=True))
    async def bad(): raise ValueError("bad")
    print(await asyncio.gather(bad(), asyncio.sleep(0, 3), return_exceptions=True))
    try: await asyncio.gather(bad(), sleeper(0.05))
    except ValueError as e: print(e)
    await asyncio.sleep(0.1)
    # shield
    inner = asyncio.create_task(sleeper(0.1))
    async def outer(): await asyncio.shield(inner)
    t = asyncio.create_task(outer()); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print("outer cancelled", inner.done())
    await inner; print("inner ok")
    # wait_for
    try: await asyncio.wait_for(sleeper(5), 0.01)
    except asyncio.TimeoutError as e: print("TO", repr(e), repr(e.__cause__))
    try: await asyncio.wait_for(sleeper(5), 0)
    except TimeoutError as e: print("TO", repr(e), repr(e.__cause__))
    try: await asyncio.wait_for(stubborn(), 0.01)
    except TimeoutError as e: print("TO", repr(e), repr(e.__cause__))
    else: print("finished")
    # timeout
    try:
        async with asyncio.timeout(0.01) as tm: await sleeper(5)
    except TimeoutError as e: print("TO", repr(e), repr(e.__cause__), tm.expired(), tm)
    async with asyncio.timeout(0.01) as tm:
        tm.reschedule(None); await asyncio.sleep(0.05)
    print(tm.expired(), tm.when())
    try:
        async with asyncio.timeout(1) as o:
            async with asyncio.timeout(0.01) as i: await asyncio.sleep(4)
    except TimeoutError: print(o, i)
    try:
        async with asyncio.timeout(0.01) as o:
            async with asyncio.timeout(1) as i: await asyncio.sleep(4)
    except TimeoutError: print(o, i)
    async with asyncio.timeout_at(asyncio.get_running_loop().time() + 1) as tm: pass
    print(tm)
    try:
        async with asyncio.timeout(-1): await asyncio.sleep(0)
    except TimeoutError as e: print(repr(e))
    # wait with timeout
    ts = [asyncio.create_task(asyncio.sleep(d, d)) for d in (0.05, 0.3)]
    d, p = await asyncio.wait(ts, timeout=0.1); print([t.result() for t in d], len(p))
    # exc chain
    async def sub():
        try: await asyncio.sleep(3)
        finally:
            print("cleanup"); await asyncio.sleep(0.01); print("cleaned")
    t = asyncio.create_task(sub()); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print("ok")
    async def swallow():
        try: await asyncio.sleep(3)
        except asyncio.CancelledError: raise ValueError("instead")
    t = asyncio.create_task(swallow()); await asyncio.sleep(0); t.cancel()
    try: await t
    except ValueError as e: print(e, repr(e.__context__))
    # awaiting twice / coroutine
    c = asyncio.sleep(0)
    await c
    try: await c
    except RuntimeError as e: print(e)
    t = asyncio.create_task(asyncio.sleep(0, 7)); print(await t, await t)
    async def selfwait():
        await asyncio.current_task()
    try: await asyncio.create_task(selfwait())
    except RuntimeError as e: print(str(e)[:30])
    class Y:
        def __await__(self): yield 5
    async def y(): await Y()
    try: await asyncio.create_task(y())
    except RuntimeError as e: print(e)
    other = asyncio.new_event_loop(); f = other.create_future()
    async def o(): await f
    try: await asyncio.create_task(o(), name="oo")
    except RuntimeError as e: print(e)
    other.close()
    class Z:
        def __await__(self): return 5
    try: await Z()
    except TypeError as e: print(e)
    f = asyncio.get_running_loop().create_future()
    class N:
        def __await__(self): yield f
    async def n(): await N()
    try: await asyncio.create_task(n(), name="nn")
    except RuntimeError as e: print(e)
asyncio.run(main())
