from multiprocessing import Manager, Process


def change(mapping, items):
    mapping[1] = "1"
    mapping["2"] = 2
    mapping[0.25] = None
    items.reverse()


if __name__ == "__main__":
    with Manager() as manager:
        mapping, items = manager.dict(), manager.list(range(10))
        process = Process(target=change, args=(mapping, items))
        process.start()
        process.join()
        print(mapping)
        print(items)
        print(len(mapping), 1 in mapping, mapping.get("zz", 5), mapping.keys(), mapping.values(), mapping.items())
        print([x for x in items], items[2:4], items + [1], items.pop(), items.count(3), items.index(3))
        print(list(mapping), mapping.copy(), mapping.pop(1), mapping.setdefault("n", []))
        items += [7]
        items *= 2
        print(items, type(items).__name__, repr(items).split(" at ")[0])
