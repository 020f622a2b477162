import asyncio

async def fails():
    raise RuntimeError("nobody asks")

async def main():
    task = asyncio.create_task(fails())
    await asyncio.sleep(0.05)
    del task
    print("main ends")

asyncio.run(main())
