import asyncio, contextvars, threading, time
var = contextvars.ContextVar("var", default="d")
async def child(n):
    print("child", n, var.get()); var.set(n); await asyncio.sleep(0.01); print("child", n, var.get())
async def main():
    var.set("main")
    await asyncio.gather(child("a"), child("b")); print(var.get())
    await child("direct"); print(var.get())
    ctx = contextvars.copy_context(); ctx.run(var.set, "ctx")
    t = asyncio.create_task(child("t"), context=ctx); await t; print(ctx[var], var.get())
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print("soon", var.get()))
    loop.call_soon(lambda: print("soon ctx", var.get()), context=ctx)
    loop.call_later(0.01, lambda: print("later", var.get()))
    var.set("changed"); await asyncio.sleep(0.05)
    print(await asyncio.to_thread(lambda: (var.get(), threading.current_thread().name)))
    print(await loop.run_in_executor(None, lambda: (var.get(), threading.current_thread().name)))
    print(await asyncio.to_thread(divmod, 7, 3), await asyncio.to_thread(int, "ff", base=16))
    try: await asyncio.to_thread(int, "x")
    except ValueError as e: print(e)
    from concurrent.futures import ThreadPoolExecutor
    with ThreadPoolExecutor(2, thread_name_prefix="mine") as p:
        print(await loop.run_in_executor(p, lambda: threading.current_thread().name))
    t0 = time.monotonic()
    await asyncio.gather(*(asyncio.to_thread(time.sleep, 0.1) for _ in range(3)))
    print(round(time.monotonic() - t0, 1))
    # threadsafe
    def worker():
        f = asyncio.run_coroutine_threadsafe(child("rc"), loop); print(f.result(), f.done())
        f = asyncio.run_coroutine_threadsafe(asyncio.sleep(10), loop)
        try: f.result(0.05)
        except Exception as e: print(type(e), f.cancel())
        async def bad(): raise ValueError("b")
        f = asyncio.run_coroutine_threadsafe(bad(), loop); print(repr(f.exception()))
        loop.call_soon_threadsafe(print, "from thread")
    await asyncio.to_thread(worker)
    await asyncio.sleep(0)
    print(asyncio.current_task().get_name(), len(asyncio.all_tasks()))
    print(loop.time() > 0, loop.is_running(), loop.is_closed(), loop.get_debug(), loop.get_task_factory(), loop.get_exception_handler())
    def fac(loop, coro, context=None):
        print("factory", coro.__qualname__); return asyncio.Task(coro, loop=loop, context=context)
    loop.set_task_factory(fac); print(loop.get_task_factory() is fac)
    await asyncio.create_task(child("f"), name="named")
    loop.set_task_factory(None)
    # thread pool limited
    loop.set_default_executor(ThreadPoolExecutor(1))
    print(await asyncio.to_thread(lambda: threading.current_thread().name[:10]))
asyncio.run(main())
def thread():
    try: asyncio.get_event_loop()
    except RuntimeError as e: print(e)
    async def x(): return threading.current_thread().name
    print(asyncio.run(x()))
    l = asyncio.new_event_loop(); asyncio.set_event_loop(l); print(asyncio.get_event_loop() is l); l.close()
t = threading.Thread(target=thread, name="T"); t.start(); t.join()
with asyncio.Runner() as r:
    async def setv(): var.set("runner"); return 1
    async def getv(): return var.get()
    print(r.run(setv()), r.run(getv()), r.get_loop() is r.get_loop())
print(asyncio.run(getv(), debug=True))
