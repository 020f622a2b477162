import asyncio

async def worker(name, rounds):
    for i in range(rounds):
        print(name, i)
        await asyncio.sleep(0)
    return name

async def main():
    a = asyncio.create_task(worker("a", 3), name="A")
    b = asyncio.create_task(worker("b", 2))
    print("created", a.done(), a.get_name(), asyncio.current_task().get_name())
    await asyncio.sleep(0)
    print("main again")
    await a
    print(a.done(), a.result(), b.done(), b.exception())
    c = asyncio.ensure_future(worker("c", 1))
    print(len(asyncio.all_tasks()), await c)
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "called soon")
    loop.call_later(0.1, print, "called later")
    loop.call_at(loop.time() + 0.05, print, "called at")
    handle = loop.call_later(0.07, print, "never")
    handle.cancel()
    print("before")
    await asyncio.sleep(0.2)
    print("after", handle.cancelled())

asyncio.run(main())
async def not_started():
    task = asyncio.create_task(worker("left", 100))
    await asyncio.sleep(0)
    print("main ends, the task is cancelled")
asyncio.run(not_started())
