import asyncio
import contextvars

request = contextvars.ContextVar("request", default="none")

async def handle(n):
    request.set(n)
    await asyncio.sleep(0.05 * (3 - n))
    print("handling", n, "sees", request.get())

async def main():
    token = request.set("main")
    await asyncio.gather(handle(1), handle(2))
    print(request.get())
    request.reset(token)
    print(request.get(), request.name)
    context = contextvars.copy_context()
    context.run(request.set, "inside")
    print(context[request], request.get())
    def show():
        print("callback sees", request.get())
    request.set("at call_soon")
    asyncio.get_running_loop().call_soon(show)
    request.set("later")
    await asyncio.sleep(0)
    print(await asyncio.to_thread(request.get))

asyncio.run(main())
