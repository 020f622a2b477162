# Tasks that only give way to each other go in the order in which they are ready: there is one class of schedules.
# Executions: 1; TASKS=4: 1.
import asyncio

TASKS = 2
count = 0


async def add():
    global count
    before = count
    await asyncio.sleep(0)
    count = before + 1


async def main():
    await asyncio.gather(*(add() for _ in range(TASKS)))


asyncio.run(main())
print(count)
