import asyncio


async def fetch(what, seconds):
    await asyncio.sleep(seconds)  # the server thinks
    return what


async def main():
    results = await asyncio.gather(
        fetch("profile", 1.0),
        fetch("orders", 0.8),
        fetch("messages", 0.4),
    )
    print(results)


asyncio.run(main())
