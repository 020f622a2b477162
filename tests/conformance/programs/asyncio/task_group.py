import asyncio

async def work(n, fail=False):
    try:
        await asyncio.sleep(n / 10)
        if fail:
            raise ValueError(f"work {n} failed")
        print("work", n)
        return n
    except asyncio.CancelledError:
        print("work", n, "cancelled")
        raise

async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(work(2))
        b = group.create_task(work(1))
        print("in the group")
    print(a.result() + b.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(1))
            group.create_task(work(2, fail=True))
            group.create_task(work(3))
    except* ValueError as caught:
        print(caught.message, [str(e) for e in caught.exceptions])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(5))
            await asyncio.sleep(0.1)
            raise KeyError("body")
    except* KeyError as caught:
        print(repr(caught.exceptions[0]))

asyncio.run(main())
