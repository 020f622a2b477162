import asyncio, time, logging, re

class Handler(logging.Handler):
    def emit(self, record):
        text = re.sub(r"(at|created at) (<[^>]*>|[^ >]*):\d+", r"\1 PLACE", record.getMessage())
        print(record.levelname, re.sub(r"0\.3\d\d", "0.3", text))

logging.getLogger("asyncio").addHandler(Handler())
async def slow(): time.sleep(0.3)
async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    await slow()
    await asyncio.sleep(0)
    loop.slow_callback_duration = 1
    await slow()
    await asyncio.sleep(0)
    try: loop.call_soon(5)
    except TypeError as e: print(e)
    async def c(): pass
    try: loop.call_soon(c)
    except TypeError as e: print(e)
    import threading
    def other():
        try: loop.call_soon(print)
        except RuntimeError as e: print(e)
    t = threading.Thread(target=other); t.start(); t.join()
asyncio.run(main(), debug=True)
print(asyncio.log.logger if hasattr(asyncio, "log") else 0)
