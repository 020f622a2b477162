# fails: output
import asyncio


async def send(name):
    await asyncio.sleep(1)
    print("mail to", name)


async def main():
    for name in ("Ann", "Ben"):
        asyncio.create_task(send(name))
    print("all sent")


asyncio.run(main())
