import multiprocessing as mp


def use(lock, event, value, array, connection, queue, barrier, condition):
    with lock:
        value.value += 1
    array[0] = 7
    connection.send("hello")
    connection.close()
    queue.put("from the queue")
    barrier.wait()
    with condition:
        condition.notify()
    event.set()


if __name__ == "__main__":
    context = mp.get_context("spawn")
    reader, writer = context.Pipe(duplex=False)
    lock, event, barrier, condition = context.Lock(), context.Event(), context.Barrier(2), context.Condition()
    value, array, queue = context.Value("i", 3), context.Array("i", 2), context.SimpleQueue()
    process = context.Process(target=use, args=(lock, event, value, array, writer, queue, barrier, condition))
    process.start()
    writer.close()
    print(reader.recv(), queue.get())
    with condition:
        barrier.wait()
        print(condition.wait(5))
    event.wait()
    print(value.value, array[:])
    process.join()
    try:
        reader.recv()
    except EOFError:
        print("all writers are closed")
