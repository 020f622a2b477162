# rule: deadlock
import asyncio


async def first(tasks):
    await tasks[1]


async def second(tasks):
    await tasks[0]


async def main():
    tasks = []
    tasks.append(asyncio.create_task(first(tasks), name="A"))
    tasks.append(asyncio.create_task(second(tasks), name="B"))
    print("waiting", flush=True)
    await asyncio.wait(tasks)


asyncio.run(main())
