import asyncio

async def ok(n):
    await asyncio.sleep(0.05 * n)
    print("ok", n)
    return n

async def bad(n):
    await asyncio.sleep(0.05 * n)
    raise ValueError(f"bad {n}")

async def main():
    try:
        await bad(0)
    except ValueError as error:
        print("awaited", error)
    print(await asyncio.gather(ok(1), bad(0), return_exceptions=True))
    try:
        await asyncio.gather(ok(3), bad(1), ok(2))
    except ValueError as error:
        print("gather raised", error)
    await asyncio.sleep(0.2)
    task = asyncio.create_task(bad(0))
    await asyncio.sleep(0.1)
    print(task.done(), repr(task.exception()), task.cancelled())
    try:
        task.result()
    except ValueError as error:
        print("result raised", error)
    early = asyncio.create_task(ok(1))
    try:
        early.result()
    except asyncio.InvalidStateError as error:
        print(error)
    await early
    done, pending = await asyncio.wait([asyncio.create_task(c) for c in (ok(1), bad(2), ok(4))], return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), len(pending))
    for p in pending:
        p.cancel()

asyncio.run(main())
