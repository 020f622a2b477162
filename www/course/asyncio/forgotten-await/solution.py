import asyncio


async def send(name):
    await asyncio.sleep(1)
    print("mail to", name)


async def main():
    await asyncio.gather(*(send(name) for name in ("Ann", "Ben")))
    print("all sent")


asyncio.run(main())
