import asyncio


async def fetch(what, seconds):
    await asyncio.sleep(seconds)  # the server thinks
    return what


async def main():
    tasks = []
    for what, seconds in [("profile", 1.0), ("orders", 0.8), ("messages", 0.4)]:
        tasks.append(asyncio.create_task(fetch(what, seconds)))
    results = [await task for task in tasks]
    print(results)


asyncio.run(main())
