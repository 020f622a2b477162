import re

real_print = print

def print(*args):
    # Addresses differ.
    real_print(re.sub("0x[0-9a-f]+", "0x", " ".join(map(str, args))))

import asyncio, contextlib, time, random
async def say_after(delay, what):
    await asyncio.sleep(delay); print(what)
async def main():
    print(f"started at {round(time.monotonic()*0)}")
    t0 = time.monotonic()
    await say_after(0.1, "hello"); await say_after(0.2, "world"); print(round(time.monotonic() - t0, 1))
    t0 = time.monotonic()
    async with asyncio.TaskGroup() as tg:
        tg.create_task(say_after(0.1, "hello")); tg.create_task(say_after(0.2, "world"))
    print(round(time.monotonic() - t0, 1))
    class TerminateTaskGroup(Exception): pass
    async def force(): raise TerminateTaskGroup()
    async def job(i, s): print(f"Task {i}: start"); await asyncio.sleep(s); print(f"Task {i}: done")
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job(1, 0.05)); group.create_task(job(2, 0.15)); await asyncio.sleep(0.1); group.create_task(force())
    except* TerminateTaskGroup: print("terminated")
    async def factorial(name, number):
        f = 1
        for i in range(2, number + 1):
            print(f"Task {name}: Compute factorial({number}), currently i={i}..."); await asyncio.sleep(0.1); f *= i
        print(f"Task {name}: factorial({number}) = {f}"); return f
    print(await asyncio.gather(factorial("A", 2), factorial("B", 3), factorial("C", 4)))
    async def eternity(): await asyncio.sleep(3600); print("yay!")
    try: await asyncio.wait_for(eternity(), timeout=1.0)
    except TimeoutError: print("timeout!")
    def blocking_io(): time.sleep(0.1); return "blocking"
    print(await asyncio.gather(asyncio.to_thread(blocking_io), asyncio.sleep(0.1)))
    async def cancel_me():
        print("cancel_me(): before sleep")
        try: await asyncio.sleep(3600)
        except asyncio.CancelledError: print("cancel_me(): cancel sleep"); raise
        finally: print("cancel_me(): after sleep")
    t = asyncio.create_task(cancel_me()); await asyncio.sleep(0.1); t.cancel()
    try: await t
    except asyncio.CancelledError: print("main(): cancel_me is cancelled now")
    async def worker(name, queue):
        while True:
            sleep_for = await queue.get(); await asyncio.sleep(sleep_for); queue.task_done(); print(f"{name} has slept for {sleep_for:.2f}")
    queue = asyncio.Queue()
    for s in (0.1, 0.25, 0.4, 0.3, 0.22): queue.put_nowait(s)
    tasks = [asyncio.create_task(worker(f"worker-{i}", queue)) for i in range(3)]
    await queue.join()
    for t in tasks: t.cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))
    # barrier
    b = asyncio.Barrier(3); print(b)
    asyncio.create_task(b.wait()); asyncio.create_task(b.wait()); await asyncio.sleep(0); print(b); await b.wait(); print(b); await asyncio.sleep(0); print(b)
    async with asyncio.Barrier(1) as position: print(position)
    b = asyncio.Barrier(2); t = asyncio.create_task(b.wait()); await asyncio.sleep(0); await b.reset()
    try: await t
    except asyncio.BrokenBarrierError as e: print(repr(e), b)
    # aclosing
    async def ag():
        try:
            for i in range(5): yield i
        finally: print("ag closed")
    async with contextlib.aclosing(ag()) as g:
        async for x in g:
            if x == 2: break
    @contextlib.asynccontextmanager
    async def cm():
        print("enter")
        try: yield 5
        finally: print("exit")
    async with cm() as v: print(v)
    async with contextlib.AsyncExitStack() as st:
        await st.enter_async_context(cm()); st.push_async_callback(asyncio.sleep, 0)
    print([x async for x in ag() if x % 2])
    loop = asyncio.get_running_loop()
    def display_date(end, loop):
        print("tick")
        if loop.time() + 0.1 < end: loop.call_later(0.1, display_date, end, loop)
        else: done.set_result(None)
    done = loop.create_future(); display_date(loop.time() + 0.35, loop); await done
    print(await asyncio.wait_for(asyncio.shield(asyncio.sleep(0.01, "shielded")), 1))
    print(asyncio.iscoroutinefunction(main), asyncio.isfuture(done), asyncio.iscoroutine(c := ag().aclose()))
asyncio.run(main())
