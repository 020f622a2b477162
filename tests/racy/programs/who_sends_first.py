# Two processes send to one queue: which of them is first depends on when each has begun.
# Explored in part.
import multiprocessing

context = multiprocessing.get_context("fork")


def send(queue, name):
    queue.put(name)


if __name__ == "__main__":
    queue = context.Queue()
    senders = [context.Process(target=send, args=(queue, name)) for name in ("a", "b", "c")]
    for sender in senders:
        sender.start()
    print(*(queue.get() for _ in senders))
    for sender in senders:
        sender.join()
