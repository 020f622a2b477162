"""Two threads and a task have a loop append to one list."""

import asyncio
import threading

seen = []


async def main():
    loop = asyncio.get_running_loop()
    threads = [threading.Thread(target=loop.call_soon_threadsafe, args=(seen.append, name)) for name in "ab"]
    for thread in threads:
        thread.start()
    seen.append("main")
    while len(seen) < 3:
        await asyncio.sleep(0)
    for thread in threads:
        thread.join()
    print(*seen)


asyncio.run(main())
