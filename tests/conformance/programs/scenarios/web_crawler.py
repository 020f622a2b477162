import asyncio

PAGES = {"/": ["/a", "/b"], "/a": ["/c", "/"], "/b": ["/c", "/d"], "/c": [], "/d": ["/missing"]}

async def get(url):
    await asyncio.sleep(0.01 * len(url))
    if url not in PAGES:
        raise LookupError(url)
    return PAGES[url]

async def crawl(start, workers):
    seen, failed = {start}, []
    queue = asyncio.Queue()
    queue.put_nowait((start, 0))
    depths = {}
    async def worker():
        while True:
            url, depth = await queue.get()
            try:
                for link in await get(url):
                    if link not in seen:
                        seen.add(link)
                        queue.put_nowait((link, depth + 1))
                depths[url] = depth
            except LookupError as error:
                failed.append(str(error))
            finally:
                queue.task_done()
    tasks = [asyncio.create_task(worker()) for _ in range(workers)]
    await queue.join()
    for task in tasks:
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    print(sorted(depths.items()), failed, [type(r).__name__ for r in results])

asyncio.run(crawl("/", 2))
asyncio.run(crawl("/", 1))
