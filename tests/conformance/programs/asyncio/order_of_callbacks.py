import asyncio
def cb(n, f=None): print("cb", n)
async def w(n, k):
    for i in range(k):
        print("w", n, i)
        await asyncio.sleep(0)
    print("end", n)
    return n
async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(cb, 1)
    t1 = asyncio.create_task(w("a", 2))
    loop.call_soon(cb, 2)
    t2 = loop.create_task(w("b", 3))
    loop.call_later(0, cb, 3)
    loop.call_soon(cb, 4)
    t1.add_done_callback(lambda f: cb("t1 done"))
    t2.add_done_callback(lambda f: cb("t2 done"))
    print("before")
    await asyncio.sleep(0)
    print("after 0")
    await t1
    print("after t1")
    r = await asyncio.gather(t2, w("c", 1), w("d", 0))
    print(r)
    # nested awaiting
    async def deep(n):
        if n: return await deep(n-1)
        await asyncio.sleep(0); return "deep"
    print(await asyncio.gather(deep(3), w("e", 2)))
    # event with many waiters
    ev = asyncio.Event()
    async def waiter(i):
        await ev.wait(); print("woken", i)
    ts = [asyncio.create_task(waiter(i)) for i in range(3)]
    await asyncio.sleep(0)
    ev.set(); print("set")
    await asyncio.sleep(0); print("then")
    await asyncio.wait(ts)
    # lock fairness
    lock = asyncio.Lock()
    async def user(i):
        for k in range(2):
            async with lock:
                print("in", i, k); await asyncio.sleep(0)
    await asyncio.gather(*(user(i) for i in range(3)))
    sem = asyncio.Semaphore(2)
    async def user(i):
        for k in range(2):
            async with sem:
                print("sem", i, k); await asyncio.sleep(0)
    await asyncio.gather(*(user(i) for i in range(4)))
    q = asyncio.Queue(1)
    async def prod():
        for i in range(4):
            await q.put(i); print("put", i)
        await q.join(); print("joined")
    async def cons():
        for i in range(4):
            x = await q.get(); print("got", x); q.task_done()
    await asyncio.gather(prod(), cons())
    cond = asyncio.Condition()
    async def cw(i):
        async with cond:
            print("waits", i); await cond.wait(); print("notified", i)
    ts = [asyncio.create_task(cw(i)) for i in range(3)]
    await asyncio.sleep(0)
    async with cond:
        cond.notify(2); print("notify 2")
    await asyncio.sleep(0); await asyncio.sleep(0)
    async with cond: cond.notify_all(); print("all")
    await asyncio.gather(*ts)
    # shield/wait_for/timeouts steps
    async def tick(n):
        for i in range(n): print("tick", i); await asyncio.sleep(0)
    tk = asyncio.create_task(tick(8))
    print(await asyncio.wait_for(w("wf", 1), 1)); 
    print(await asyncio.shield(w("sh", 1)))
    async with asyncio.timeout(1): print(await w("to", 1))
    await tk
    tk = asyncio.create_task(tick(6))
    async with asyncio.TaskGroup() as tg:
        tg.create_task(w("g1", 1)); tg.create_task(w("g2", 2))
    print("group done"); await tk
    tk = asyncio.create_task(tick(6))
    t = asyncio.create_task(w("x", 9)); await asyncio.sleep(0); t.cancel(); print("cancel sent")
    try: await t
    except asyncio.CancelledError: print("cancelled seen")
    await tk
    tk = asyncio.create_task(tick(6))
    for c in asyncio.as_completed([w("p", 2)]):
        await c; print("next")
    await tk
    tk = asyncio.create_task(tick(8))
    d, p = await asyncio.wait([asyncio.create_task(w("v1", 1)), asyncio.create_task(w("v2", 3))], return_when=asyncio.FIRST_COMPLETED)
    print(len(d), len(p)); await tk
    bar = asyncio.Barrier(3)
    async def party(i):
        for k in range(2):
            pos = await bar.wait(); print("party", i, k, pos)
    await asyncio.gather(*(party(i) for i in range(3)))
asyncio.run(main())
