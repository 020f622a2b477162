import asyncio
print(sorted(n for n in asyncio.__all__ if not hasattr(asyncio, n)))
import asyncio.events, asyncio.tasks, asyncio.futures, asyncio.locks, asyncio.queues, asyncio.streams, asyncio.transports, asyncio.protocols, asyncio.exceptions, asyncio.runners, asyncio.timeouts, asyncio.taskgroups, asyncio.threads, asyncio.base_events, asyncio.selector_events, asyncio.unix_events, asyncio.log, asyncio.coroutines, asyncio.subprocess
for n in ("Lock", "Queue", "StreamReader", "TaskGroup", "Timeout", "Server", "Protocol", "Transport", "Runner", "Handle", "AbstractEventLoop", "Event", "to_thread", "timeout", "sleep", "wait", "gather"):
    print(n, getattr(asyncio, n).__module__)
p = asyncio.Protocol(); print(p.connection_made(None), p.data_received(b""), p.eof_received(), p.connection_lost(None), p.pause_writing(), p.resume_writing())
for f in (lambda: asyncio.Transport().write(b""), lambda: asyncio.Transport().close(), lambda: asyncio.AbstractEventLoop().run_forever(), lambda: asyncio.AbstractServer().close()):
    try: f()
    except NotImplementedError as e: print("NIE", e)
print(asyncio.Transport({"a": 1}).get_extra_info("a"), asyncio.Transport().get_extra_info("b", 2))
class MyLoop(asyncio.SelectorEventLoop): pass
class Policy(asyncio.DefaultEventLoopPolicy):
    def new_event_loop(self): print("policy makes"); return MyLoop()
asyncio.set_event_loop_policy(Policy())
async def which(): return type(asyncio.get_running_loop()).__name__
print(asyncio.run(which()))
asyncio.set_event_loop_policy(None)
with asyncio.Runner(loop_factory=MyLoop) as r: print(r.run(which()))
class MyTask(asyncio.Task):
    def __init__(self, *a, **k): super().__init__(*a, **k); print("MyTask", self.get_name())
async def main():
    loop = asyncio.get_running_loop(); loop.set_task_factory(lambda loop, coro, context=None: MyTask(coro, loop=loop, context=context))
    t = asyncio.create_task(which(), name="custom"); print(t.get_name()); print(await t)
    class MyFut(asyncio.Future): pass
    f = MyFut(); loop.call_soon(f.set_result, 5); print(await f, f)
    class MyQ(asyncio.Queue):
        def _init(self, n): self.s = []; self._queue = self.s
        def _put(self, x): self.s.append(x)
        def _get(self): return self.s.pop()
    q = MyQ(); q.put_nowait(1); q.put_nowait(2); print(q.get_nowait(), q.qsize(), q.empty(), q.full(), q.maxsize)
    pq = asyncio.PriorityQueue(); [pq.put_nowait(x) for x in ((2, "b"), (1, "a"))]; print(await pq.get(), pq)
    lq = asyncio.LifoQueue(2); [lq.put_nowait(x) for x in (1, 2)]; print(lq.full(), lq.get_nowait(), lq)
    print(asyncio.current_task() is not None, asyncio.current_task(loop) is asyncio.current_task())
    h = loop.call_later(10, print); print(h.when() > loop.time(), h.cancelled()); h.cancel()
    class Aw:
        def __await__(self): yield from asyncio.sleep(0).__await__(); return "aw"
    print(await Aw(), await asyncio.wait_for(Aw(), 1), await asyncio.gather(Aw(), Aw()), await asyncio.ensure_future(Aw()), await asyncio.shield(Aw()))
    async with asyncio.timeout(None) as t: print(t.when()); t.reschedule(loop.time() + 100); print(t.when() > 100)
    loop.set_debug(True); print(loop.get_debug()); loop.set_debug(False)
    print(await asyncio.sleep(0, "r"), await asyncio.sleep(-1, "n"))
    try: await asyncio.sleep("x")
    except TypeError as e: print(e)
    s = asyncio.Semaphore(2)
    async with s:
        async with s: print(s.locked())
    print(s.locked()); 
    c = asyncio.Condition(asyncio.Lock()); await c.acquire(); print(c.locked()); c.release()
    try: asyncio.Condition(5)
    except AttributeError as e: print(e)
    try: asyncio.Lock().__enter__
    except AttributeError as e: print(e)
    try:
        with asyncio.Lock(): pass
    except TypeError as e: print(e)
asyncio.run(main())
