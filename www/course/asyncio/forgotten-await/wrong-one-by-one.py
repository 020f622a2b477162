# fails: time
import asyncio


async def send(name):
    await asyncio.sleep(1)
    print("mail to", name)


async def main():
    for name in ("Ann", "Ben"):
        await send(name)
    print("all sent")


asyncio.run(main())
