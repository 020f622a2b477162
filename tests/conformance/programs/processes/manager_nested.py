from multiprocessing import Manager

if __name__ == "__main__":
    with Manager() as manager:
        outer = manager.list()
        inner = manager.dict(a=1)
        outer.append(inner)
        outer[0]["b"] = 2
        print(inner, outer[0], len(outer))
        plain = manager.dict()
        plain["list"] = []
        plain["list"].append("lost")
        print(plain)
        changed = plain["list"]
        changed.append("kept")
        plain["list"] = changed
        print(plain)
        outer.append(manager.list([1, 2]))
        print([str(proxy) for proxy in outer])
