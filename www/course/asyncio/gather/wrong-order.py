# fails: output
import asyncio


async def fetch(what, seconds):
    await asyncio.sleep(seconds)  # the server thinks
    return what


async def main():
    waits = [fetch("profile", 1.0), fetch("orders", 0.8), fetch("messages", 0.4)]
    results = [await done for done in asyncio.as_completed(waits)]
    print(results)


asyncio.run(main())
