import asyncio

async def divide(a, b):
    await asyncio.sleep(0.01)
    return a / b

async def main():
    print(await divide(6, 3))
    results = await asyncio.gather(divide(1, 2), divide(1, 0))
    print(results)

asyncio.run(main())
