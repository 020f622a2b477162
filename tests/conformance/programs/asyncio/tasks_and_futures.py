import asyncio, sys
async def inner():
    await asyncio.sleep(0.01)
async def middle(): await inner()
async def bad():
    await asyncio.sleep(0)
    1/0
async def main():
    t = asyncio.create_task(middle(), name="M"); await asyncio.sleep(0)
    t.print_stack(file=sys.stdout)
    print(len(t.get_stack()), t.get_stack()[0].f_code.co_name, t.get_stack()[0].f_lineno)
    await t
    t.print_stack(file=sys.stdout); print(t.get_stack())
    t = asyncio.create_task(bad(), name="B")
    await asyncio.wait([t])
    t.print_stack(file=sys.stdout)
    print([f.f_code.co_name for f in t.get_stack()])
    t.exception()
    t.set_name("X"); print(t.get_name()); t.set_name(5); print(repr(t.get_name()))
    print(asyncio.create_task(inner()).get_name(), asyncio.create_task(inner(), name="n").get_name(), asyncio.create_task(inner()).get_name())
    print([x.get_name() for x in sorted(asyncio.all_tasks(), key=lambda t: t.get_name())])
    print(t.get_coro().cr_frame, t.cancelled(), t.done(), t.cancelling(), t.uncancel())
    f = asyncio.Future(); print(f.get_loop() is asyncio.get_running_loop())
    out = []
    f.add_done_callback(lambda f: out.append(1)); cb = lambda f: out.append(2); f.add_done_callback(cb); f.add_done_callback(cb); f.add_done_callback(lambda f: out.append(3))
    print(f.remove_done_callback(cb), f.remove_done_callback(cb)); f.set_result(1); print(out); await asyncio.sleep(0); print(out)
    f.add_done_callback(lambda f: out.append(4)); await asyncio.sleep(0); print(out)
    try: f.add_done_callback()
    except TypeError as e: print(type(e))
    print(f.cancel(), f.cancelled())
    f = asyncio.Future(); f.set_exception(ValueError); print(repr(f.exception()))
    try: await f
    except ValueError as e: print(repr(e))
    f = asyncio.Future(); f.cancel(msg="m")
    try: await f
    except asyncio.CancelledError as e: print(e.args)
    try: f.exception()
    except asyncio.CancelledError as e: print(e.args)
    try: f.set_result(1)
    except asyncio.InvalidStateError as e: print(repr(e))
    f = asyncio.Future(); it = iter(f); print(next(it) is f)
    try: it.send(None)
    except RuntimeError as e: print(e)
    f = asyncio.Future(); f.set_result(5)
    try: next(iter(f))
    except StopIteration as e: print(e.value)
    print(asyncio.Future[int], asyncio.Task[int], asyncio.Queue[int])
    print(issubclass(asyncio.Task, asyncio.Future), isinstance(t, asyncio.Future), asyncio.isfuture(t))
    print(asyncio.TimeoutError is TimeoutError, issubclass(asyncio.CancelledError, Exception))
    e = asyncio.IncompleteReadError(b"ab", 5); print(e, e.partial, e.expected)
    import pickle
    e2 = pickle.loads(pickle.dumps(e)); print(e2, e2.partial)
    e = asyncio.LimitOverrunError("msg", 3); e2 = pickle.loads(pickle.dumps(e)); print(e2, e2.consumed)
asyncio.run(main())
