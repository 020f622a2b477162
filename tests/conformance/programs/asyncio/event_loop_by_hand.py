import asyncio

async def hello(name):
    await asyncio.sleep(0.05)
    print("hello", name)
    return name

loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(loop.run_until_complete(hello("one")), loop.is_running(), loop.is_closed())
print(loop.run_until_complete(asyncio.gather(hello("two"), hello("three"))))
def tick(n):
    print("tick", n)
    if n == 2:
        loop.stop()
    else:
        loop.call_later(0.05, tick, n + 1)
loop.call_soon(tick, 0)
loop.run_forever()
task = loop.create_task(hello("task"))
loop.run_until_complete(task)
print(task.result())
loop.close()
print(loop.is_closed())
try:
    loop.run_until_complete(task)
except RuntimeError as error:
    print(error)
with asyncio.Runner() as runner:
    print(runner.run(hello("runner")))
async def nested():
    inner = hello("inner")
    try:
        asyncio.run(inner)
    except RuntimeError as error:
        print(error)
    inner.close()
asyncio.run(nested())
