import asyncio

async def fetch(n, delay):
    print("start", n)
    await asyncio.sleep(delay)
    print("end", n)
    return n * 10

async def main():
    print(await fetch(0, 0))
    results = await asyncio.gather(fetch(1, 0.3), fetch(2, 0.1), fetch(3, 0.2))
    print(results)
    print(await asyncio.gather(), await asyncio.sleep(0.01, "value"))
    nested = await asyncio.gather(asyncio.gather(fetch(4, 0), fetch(5, 0)), fetch(6, 0))
    print(nested)
    return "returned"

print(asyncio.run(main()))
coroutine = fetch(9, 0)
print(type(coroutine).__name__, coroutine.__name__, asyncio.iscoroutine(coroutine), asyncio.iscoroutinefunction(fetch))
coroutine.close()
for run in [
    lambda: asyncio.run(5),
    lambda: asyncio.get_running_loop(),
    lambda: asyncio.create_task(5),
]:
    try:
        run()
    except (ValueError, RuntimeError, TypeError) as error:
        print(type(error).__name__, error)
