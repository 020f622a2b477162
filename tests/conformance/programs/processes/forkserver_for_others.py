# Executors and managers whose processes a server forks.
import multiprocessing as mp, concurrent.futures as cf
def sq(x): return x * x
if __name__ == "__main__":
    with cf.ProcessPoolExecutor(2, mp_context=mp.get_context("forkserver")) as ex:
        print(list(ex.map(sq, range(5))))
    with mp.get_context("forkserver").Manager() as m:
        d = m.dict(a=1); d["b"] = 2; print(dict(d))
