import asyncio

async def job(name, delay):
    await asyncio.sleep(delay)
    return name

async def main():
    for next_done in asyncio.as_completed([job("c", 0.3), job("a", 0.1), job("b", 0.2)]):
        print(await next_done)
    tasks = [asyncio.create_task(job(str(n), n / 10), name=f"job-{n}") for n in (1, 2, 3)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print([t.get_name() for t in done], len(pending))
    done, pending = await asyncio.wait(tasks, timeout=0.15)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending), sorted(t.result() for t in done))
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda f: print("callback", f.result()))
    asyncio.get_running_loop().call_later(0.05, future.set_result, "done")
    print(await future, future.done())
    task = asyncio.create_task(job("x", 0))
    task.add_done_callback(lambda t: print("task callback", t.result()))
    await task
    await asyncio.sleep(0)
    try:
        for next_done in asyncio.as_completed([job("slow", 1)], timeout=0.05):
            await next_done
    except TimeoutError:
        print("as_completed timed out")

asyncio.run(main())
