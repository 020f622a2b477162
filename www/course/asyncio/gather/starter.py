import asyncio


async def fetch(what, seconds):
    await asyncio.sleep(seconds)  # the server thinks
    return what


async def main():
    results = []
    for what, seconds in [("profile", 1.0), ("orders", 0.8), ("messages", 0.4)]:
        results.append(await fetch(what, seconds))
    print(results)


asyncio.run(main())
