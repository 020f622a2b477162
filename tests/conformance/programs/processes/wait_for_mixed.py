# connection.wait with pipes, queues, sentinels and things that cannot be waited for.
import multiprocessing
from multiprocessing.connection import wait


def send(connection, number):
    connection.send(number)
    connection.close()


if __name__ == "__main__":
    ends, processes = [], []
    for number in range(3):
        mine, theirs = multiprocessing.Pipe(False)
        process = multiprocessing.Process(target=send, args=(theirs, number))
        process.start()
        theirs.close()
        ends.append(mine)
        processes.append(process)
    got = []
    while ends:
        for end in wait(ends):
            try:
                got.append(end.recv())
            except EOFError:
                ends.remove(end)
    print(sorted(got))
    for process in processes:
        process.join()
    print(len(wait([process.sentinel for process in processes])), wait([], 0.01))
    queue = multiprocessing.Queue()
    print(wait([queue._reader], 0.01), queue._reader.poll())
    queue.put(1)
    print(wait([queue._reader, processes[0].sentinel]) != [], queue._reader.poll(5))
    for wrong in object(), 1.5, None:
        try:
            wait([wrong], 0)
        except ValueError as error:
            print(type(error).__name__, str(error).split(" object at ")[0])
