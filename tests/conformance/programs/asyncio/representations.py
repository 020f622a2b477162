import asyncio
import re

real_print = print

def print(*args):
    # Addresses and places in the library differ.
    text = " ".join(map(str, args))
    text = re.sub(r"0x[0-9a-f]+", "0x", text)
    real_print(re.sub(r"(at|running at) (<asyncio[^:]*|[^ ]*lib/python[^:]*):\d+", r"\1 asyncio", text))

async def coro(x=1):
    await asyncio.sleep(0.1)
    return "r"*40
def cb(f): pass
class C:
    def m(self, f): pass
async def main():
    loop = asyncio.get_running_loop()
    print(loop)
    t = asyncio.create_task(coro(), name="abc"); print(t)
    t.add_done_callback(cb); print(t)
    t.add_done_callback(cb); print(t)
    t.add_done_callback(C().m); print(t)
    await asyncio.sleep(0.05)
    print(t)
    t2 = asyncio.create_task(coro()); 
    await asyncio.sleep(0)
    t2.cancel(); print(t2)
    try: await t2
    except asyncio.CancelledError as e: print(repr(e))
    print(t2)
    await t; print(t)
    async def bad(): raise ValueError("x")
    t3 = asyncio.create_task(bad())
    await asyncio.wait([t3]); print(t3); t3.exception()
    f = loop.create_future(); print(f)
    f.set_result({"a": 1}); print(f)
    f = loop.create_future(); f.set_exception(KeyError("k")); print(f); f.exception()
    h = loop.call_soon(print, "hi", 5); print(h); h.cancel(); print(h)
    h = loop.call_later(5, cb, 1); print(str(h).split("when=")[0], h.cancelled()); h.cancel(); print(str(h).split("when=")[0], h.cancelled())
    for o in (asyncio.Lock(), asyncio.Event(), asyncio.Condition(), asyncio.Semaphore(3), asyncio.Semaphore(0), asyncio.BoundedSemaphore(2), asyncio.Barrier(3), asyncio.Queue(), asyncio.Queue(5), asyncio.PriorityQueue(), asyncio.LifoQueue(), asyncio.timeout(None), asyncio.TaskGroup()):
        print(o, repr(o) == str(o))
    l = asyncio.Lock(); await l.acquire()
    t = asyncio.create_task(l.acquire()); await asyncio.sleep(0); print(l); print(t)
    l.release(); await t; print(l)
    e = asyncio.Event(); t = asyncio.create_task(e.wait()); await asyncio.sleep(0); print(e); e.set(); print(e); await t
    s = asyncio.Semaphore(1); await s.acquire(); t=asyncio.create_task(s.acquire()); await asyncio.sleep(0); print(s); s.release(); await t
    q = asyncio.Queue(2); t=asyncio.create_task(q.get()); await asyncio.sleep(0); print(q); q.put_nowait(1); await t; print(q)
    q.put_nowait(1);q.put_nowait([2]); t=asyncio.create_task(q.put(3)); await asyncio.sleep(0); print(q); q.get_nowait(); await t; print(q)
    b = asyncio.Barrier(2); t=asyncio.create_task(b.wait()); await asyncio.sleep(0); print(b, b.n_waiting); print(await b.wait(), await t); print(b)
    await b.abort(); print(b)
    g = asyncio.gather(coro(), coro()); print(g); await g; print(str(g)[:60])
    sh = asyncio.shield(coro()); print(sh); await sh
    w = asyncio.create_task(asyncio.wait_for(coro(), 5)); await asyncio.sleep(0); print(w); await w
    r = asyncio.Runner(); print(type(r))
    print(asyncio.current_task())
    print(asyncio.current_task().get_coro().__qualname__, asyncio.current_task().get_name())
    import functools
    f = loop.create_future(); f.add_done_callback(functools.partial(cb, 1)); f.add_done_callback(lambda f: 1); print(f)
    f.add_done_callback(print); print(f)
    h = loop.call_soon(functools.partial(print, 1, sep=2), 5); print(h); h.cancel()
    print(asyncio.Future, asyncio.Task, asyncio.Handle, asyncio.TimerHandle, asyncio.Queue, asyncio.Lock, asyncio.CancelledError, asyncio.TimeoutError)
    print(asyncio.Task.__mro__)
    print(asyncio.CancelledError.__mro__)
    print(asyncio.get_event_loop_policy().__class__, type(loop).__mro__)
    print(repr(asyncio.FIRST_COMPLETED))
asyncio.run(main())
