import asyncio, signal, os
async def main():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    loop.add_signal_handler(signal.SIGUSR1, print, "usr1")
    loop.call_later(0.05, signal.raise_signal, signal.SIGUSR1)
    loop.call_later(0.1, lambda: os.kill(os.getpid(), signal.SIGTERM))
    await stop.wait(); print("stopped")
    print(loop.remove_signal_handler(signal.SIGTERM), loop.remove_signal_handler(signal.SIGTERM))
    for a in (("x", print), (9999, print), (signal.SIGKILL, print), (signal.SIGTERM, main)):
        try: loop.add_signal_handler(*a)
        except Exception as e: print(type(e).__name__, e)
asyncio.run(main())
async def interrupted():
    try: 
        asyncio.get_running_loop().call_later(0.01, signal.raise_signal, signal.SIGINT)
        await asyncio.sleep(10)
    except asyncio.CancelledError: print("cancelled by ^C"); raise
try: asyncio.run(interrupted())
except KeyboardInterrupt: print("KeyboardInterrupt")
async def ki(): raise KeyboardInterrupt
try: asyncio.run(ki())
except KeyboardInterrupt: print("KI")
async def se():
    try: await asyncio.sleep(0); raise SystemExit(5)
    finally: print("fin")
try: asyncio.run(se())
except SystemExit as e: print("SE", e.code)
# shutdown
async def forever(n):
    try: await asyncio.sleep(100)
    except asyncio.CancelledError: print("cancelled", n); raise
    finally: print("finally", n)
async def main():
    asyncio.create_task(forever(1))
    await asyncio.sleep(0.01); print("main done"); return "r"
print(asyncio.run(main()))
async def f2():
    try: await asyncio.sleep(100)
    except asyncio.CancelledError: raise ValueError("in shutdown")
async def main():
    loop = asyncio.get_running_loop(); loop.set_exception_handler(lambda l, c: print(sorted(c), c["message"], repr(c["exception"])))
    t = asyncio.create_task(f2()); await asyncio.sleep(0)
asyncio.run(main())
async def main():
    async def agen():
        try:
            yield 1
            yield 2
        finally: print("agen closed")
    g = agen(); print(await g.__anext__()); globals()["keep"] = g
    loop = asyncio.get_running_loop()
    await loop.run_in_executor(None, print, "in thread")
asyncio.run(main()); print("end")
