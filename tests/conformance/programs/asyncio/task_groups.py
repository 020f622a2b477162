import asyncio
async def ok(d, r): 
    try:
        await asyncio.sleep(d); print("ok", r); return r
    except asyncio.CancelledError: print("cancelled", r); raise
async def bad(d, e): await asyncio.sleep(d); raise e
async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(ok(0.02, 1)); b = tg.create_task(ok(0.01, 2), name="bb")
    print(a.result(), b.result(), b.get_name())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(ok(1, 3)); tg.create_task(bad(0.01, ValueError("v"))); 
            await asyncio.sleep(5)
    except* ValueError as eg: print(repr(eg), eg.message, eg.exceptions)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad(0.01, ValueError("v"))); tg.create_task(bad(0.01, KeyError("k")))
    except* ValueError as eg: print("V", eg.exceptions)
    except* KeyError as eg: print("K", eg.exceptions)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(ok(1, 4)); await asyncio.sleep(0); raise RuntimeError("body")
    except BaseExceptionGroup as eg: print(repr(eg))
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(ok(0.05, 5)); raise asyncio.CancelledError("c")
    except asyncio.CancelledError as e: print("C", repr(e))
    async def late(tg):
        await asyncio.sleep(0.01); tg.create_task(ok(0.01, "late"))
    async with asyncio.TaskGroup() as tg: tg.create_task(late(tg))
    async def nested():
        async with asyncio.TaskGroup() as o:
            o.create_task(ok(1, "outer"))
            async with asyncio.TaskGroup() as i:
                i.create_task(bad(0.01, ZeroDivisionError("z"))); i.create_task(ok(1, "inner"))
    try: await nested()
    except* ZeroDivisionError as eg: print(repr(eg))
    async def cancelled_from_outside():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(ok(1, "x"))
    t = asyncio.create_task(cancelled_from_outside()); await asyncio.sleep(0.01); t.cancel("out")
    try: await t
    except asyncio.CancelledError as e: print(repr(e), t.cancelling())
    try:
        async with asyncio.TaskGroup() as tg:
            x = tg.create_task(ok(1, "self cancelled")); await asyncio.sleep(0); x.cancel()
    except BaseException as e: print(repr(e))
    print("fine", x.cancelled())
    try:
        async with asyncio.timeout(0.01):
            async with asyncio.TaskGroup() as tg: tg.create_task(ok(1, "t"))
    except TimeoutError: print("timeout")
    try:
        async with asyncio.TaskGroup() as tg:
            async with asyncio.timeout(0.01): await asyncio.sleep(1)
    except BaseException as e: print(repr(e))
    # create after shutdown
    async def f(tg):
        try: await asyncio.sleep(1)
        except asyncio.CancelledError:
            c = ok(0, 0)
            try: tg.create_task(c)
            except RuntimeError as e: print(e); c.close()
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(f(tg)); tg.create_task(bad(0.01, ValueError(1)))
    except* ValueError: pass
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad(0, ValueError("a")))
            tg.create_task(bad(0.1, ValueError("b")))
    except* ValueError as e: print(e.exceptions)
asyncio.run(main())
