# A coroutine that is made and dropped is named at once.
import asyncio


async def job(n):
    return n


async def main():
    job(1)
    print("went on")
    return await job(2)


job(0)
print(asyncio.run(main()))
