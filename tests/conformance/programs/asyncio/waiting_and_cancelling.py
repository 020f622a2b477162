import re

real_print = print

def print(*args):
    # Addresses differ.
    real_print(re.sub("0x[0-9a-f]+", "0x", " ".join(map(str, args))))

import asyncio
async def ticker(n):
    for i in range(n): print("  tick", i); await asyncio.sleep(0)
async def main():
    # cancellation of waiting primitives
    lock = asyncio.Lock(); await lock.acquire()
    async def want(i):
        try:
            async with lock: print("got", i); await asyncio.sleep(0)
        except asyncio.CancelledError: print("cancelled", i); raise
    ts = [asyncio.create_task(want(i)) for i in range(3)]; await asyncio.sleep(0)
    ts[0].cancel(); lock.release(); print(lock.locked())
    print(await asyncio.gather(*ts, return_exceptions=True)); print(lock)
    # release then cancel the woken
    await lock.acquire(); ts = [asyncio.create_task(want(i)) for i in range(2)]; await asyncio.sleep(0)
    lock.release(); ts[0].cancel(); print(await asyncio.gather(*ts, return_exceptions=True)); print(lock)
    sem = asyncio.Semaphore(1); await sem.acquire()
    async def s(i):
        try:
            async with sem: print("sem", i)
        except asyncio.CancelledError: print("sem cancelled", i); raise
    ts = [asyncio.create_task(s(i)) for i in range(3)]; await asyncio.sleep(0)
    sem.release(); ts[0].cancel(); print(sem.locked()); print(await asyncio.gather(*ts, return_exceptions=True)); print(sem)
    q = asyncio.Queue(1)
    async def g(i):
        try: print("get", i, await q.get())
        except asyncio.CancelledError: print("get cancelled", i); raise
    ts = [asyncio.create_task(g(i)) for i in range(3)]; await asyncio.sleep(0)
    q.put_nowait("a"); ts[0].cancel(); await asyncio.sleep(0); await asyncio.sleep(0); print(q); await q.put("b")
    print(await asyncio.gather(*ts[:2], return_exceptions=True)); ts[2].cancel(); 
    print(await asyncio.gather(*ts, return_exceptions=True))
    cond = asyncio.Condition()
    async def c(i):
        async with cond:
            try: await cond.wait(); print("cond", i)
            except asyncio.CancelledError: print("cond cancelled", i, cond.locked()); raise
    ts = [asyncio.create_task(c(i)) for i in range(3)]; await asyncio.sleep(0)
    ts[1].cancel()
    async with cond: cond.notify(1)
    await asyncio.sleep(0); await asyncio.sleep(0); await asyncio.sleep(0)
    async with cond: cond.notify_all()
    print(await asyncio.gather(*ts, return_exceptions=True))
    n = 0
    async def wf():
        async with cond: r = await cond.wait_for(lambda: n >= 2); print("wf", r)
    t = asyncio.create_task(wf())
    for _ in range(3):
        await asyncio.sleep(0)
        async with cond: n += 1; cond.notify_all()
    await t
    ev = asyncio.Event()
    t = asyncio.create_task(ev.wait()); await asyncio.sleep(0); ev.set(); ev.clear(); print(await t, ev.is_set())
    # wait_for racing
    async def quick(d, r): await asyncio.sleep(d); return r
    tk = asyncio.create_task(ticker(6))
    try: print(await asyncio.wait_for(quick(0, "r"), 0.0))
    except TimeoutError: print("TO")
    await tk; tk = asyncio.create_task(ticker(6))
    f = asyncio.get_running_loop().create_future(); f.set_result("ready"); print(await asyncio.wait_for(f, 0)); print(await asyncio.wait_for(f, 1))
    await tk; tk = asyncio.create_task(ticker(8))
    async def outer():
        try: await asyncio.wait_for(asyncio.sleep(10), 5)
        except asyncio.CancelledError: print("outer cancelled"); raise
    t = asyncio.create_task(outer()); await asyncio.sleep(0); await asyncio.sleep(0); t.cancel()
    try: await t
    except asyncio.CancelledError: print("seen")
    await tk; tk = asyncio.create_task(ticker(8))
    try:
        async with asyncio.timeout(0): await asyncio.sleep(1)
    except TimeoutError: print("timeout 0")
    await tk; tk = asyncio.create_task(ticker(8))
    done, pending = await asyncio.wait([asyncio.create_task(quick(0, i)) for i in range(2)], return_when=asyncio.FIRST_EXCEPTION); print(len(done))
    await tk; tk = asyncio.create_task(ticker(8))
    print(await asyncio.gather(*[quick(0, i) for i in range(2)], asyncio.gather(quick(0, 5))))
    await tk; tk = asyncio.create_task(ticker(10))
    async def bad(): await asyncio.sleep(0); raise ValueError
    try:
        async with asyncio.TaskGroup() as tg: tg.create_task(bad()); tg.create_task(quick(1, 1)); await asyncio.sleep(2)
    except* ValueError: print("group")
    await tk; tk = asyncio.create_task(ticker(8))
    async def agen():
        for i in range(3): yield i; await asyncio.sleep(0)
    async for i in agen(): print("ag", i)
    await tk
    bar = asyncio.Barrier(2)
    async def b(i):
        try: print("bar", i, await bar.wait())
        except asyncio.BrokenBarrierError as e: print("broken", i, e)
        except asyncio.CancelledError: print("bar cancelled", i); raise
    t = asyncio.create_task(b(0)); await asyncio.sleep(0); t.cancel(); await asyncio.sleep(0); await asyncio.sleep(0); print(bar, bar.n_waiting, bar.broken)
    await asyncio.gather(b(1), b(2))
    t = asyncio.create_task(b(3)); await asyncio.sleep(0); await bar.abort(); await t; print(bar.broken)
    try: await bar.wait()
    except asyncio.BrokenBarrierError as e: print(repr(e))
    await bar.reset(); print(bar); await asyncio.gather(b(4), b(5))
    # timers
    loop = asyncio.get_running_loop()
    t0 = loop.time()
    for d in (0.3, 0.1, 0.2, 0.1): loop.call_at(t0 + d, print, "timer", d)
    h = loop.call_later(0.15, print, "never"); h.cancel(); h.cancel(); print(h.cancelled())
    await asyncio.sleep(0.35)
    sl = [asyncio.create_task(asyncio.sleep(0.1, i)) for i in range(4)]
    for t in sl: t.add_done_callback(lambda t: print("slept", t.result()))
    await asyncio.sleep(0.1); print("me"); await asyncio.wait(sl)
asyncio.run(main())
