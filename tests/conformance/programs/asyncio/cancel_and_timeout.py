import asyncio

async def sleeper(name):
    try:
        print(name, "sleeps")
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    finally:
        print(name, "cleans up")

async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("not yet")
    await asyncio.sleep(0.1)
    return "finished anyway"

async def main():
    task = asyncio.create_task(sleeper("a"))
    await asyncio.sleep(0.1)
    print(task.cancel(), task.cancelled())
    try:
        await task
    except asyncio.CancelledError as error:
        print("main sees it", repr(error), task.cancelled(), task.done(), task.cancel())
    try:
        await asyncio.wait_for(sleeper("b"), timeout=0.1)
    except asyncio.TimeoutError as error:
        print("timed out", repr(error), asyncio.TimeoutError is TimeoutError)
    print(await asyncio.wait_for(asyncio.sleep(0.05, "in time"), 1))
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    print(await task)
    try:
        async with asyncio.timeout(0.1) as scope:
            await sleeper("c")
    except TimeoutError:
        print("scope expired", scope.expired())
    async with asyncio.timeout(5):
        print("plenty of time")
    inner = asyncio.create_task(asyncio.sleep(0.2, "shielded"))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 0.05)
    except TimeoutError:
        print("outer gave up", inner.cancelled(), await inner)
    never = asyncio.create_task(sleeper("never started"))
    never.cancel()
    await asyncio.gather(never, return_exceptions=True)
    print(never.cancelled())

asyncio.run(main())
