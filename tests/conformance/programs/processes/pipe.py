import multiprocessing

def child(connection):
    while True:
        try:
            message = connection.recv()
        except EOFError:
            print("child: end of pipe")
            break
        if message == "stop":
            connection.send("bye")
            break
        connection.send([message, message * 2])
    connection.close()

def reader(r, w):
    w.close()
    try:
        while True:
            print("read", r.recv())
    except EOFError:
        print("no more")

if __name__ == "__main__":
    here, there = multiprocessing.Pipe()
    p = multiprocessing.Process(target=child, args=(there,))
    p.start()
    for message in (5, "ab", [1]):
        here.send(message)
        print(here.recv())
    print(here.poll(), here.poll(0.05))
    here.send("stop")
    print(here.recv())
    p.join()
    r, w = multiprocessing.Pipe(duplex=False)
    p = multiprocessing.Process(target=reader, args=(r, w))
    p.start()
    r.close()
    w.send("one")
    w.send({"two": 2})
    w.close()
    p.join()
    try:
        w.send("closed")
    except OSError as error:
        print(error)
