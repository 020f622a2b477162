import asyncio
import time

class Job:
    made = 0
    def __init__(self, seconds):
        Job.made += 1
        self.id, self.seconds = Job.made, seconds
    async def run(self):
        await asyncio.sleep(self.seconds)
        return self.id

async def worker(name, jobs, log, start):
    while not jobs.empty():
        job = await jobs.get()
        done = await job.run()
        log.append((round(time.monotonic() - start, 1), name, done))

async def main():
    jobs, log = asyncio.Queue(), []
    for seconds in (0.3, 0.1, 0.28, 0.4, 0.1):
        await jobs.put(Job(seconds))
    start = time.monotonic()
    await asyncio.gather(*(worker(f"w{i}", jobs, log, start) for i in range(2)))
    for entry in log:
        print(*entry)
    print(f"{len(log)} jobs in {round(time.monotonic() - start, 1)} s")

asyncio.run(main())
