import multiprocessing as mp


def child(connection):
    me = mp.current_process()
    connection.send((me.name, me.daemon, mp.active_children()))
    try:
        mp.Process(target=print).start()
    except AssertionError as error:
        connection.send(str(error))
    grand = mp.Process(daemon=False)
    connection.send((grand.daemon, mp.Process().daemon))


def in_pool(x):
    try:
        return mp.Pool(1)
    except AssertionError as error:
        return str(error)


if __name__ == "__main__":
    reader, writer = mp.Pipe(False)
    process = mp.Process(target=child, args=(writer,), daemon=True)
    process.start()
    print(reader.recv())
    print(reader.recv())
    print(reader.recv())
    process.join()
    with mp.Pool(1) as pool:
        print(pool.map(in_pool, [1]))
