# The server of forkserver passes on how its children end.
import multiprocessing as mp, sys
def fail(): sys.exit("bye")
def boom(): raise KeyError("x")
def code(): sys.exit(5)
if __name__ == "__main__":
    ctx = mp.get_context("forkserver")
    for f in (fail, boom, code):
        p = ctx.Process(target=f, name=f.__name__); p.start(); p.join(); print(p.exitcode, flush=True)
    with ctx.Pool(2) as pool:
        print(pool.map(abs, [-1, -2]))
    p = ctx.Process(target=__import__("time").sleep, args=(9,)); p.start(); p.terminate(); p.join(); print(p.exitcode)
