import multiprocessing as mp
from multiprocessing.queues import Queue


class Noting(Queue):
    def __init__(self):
        super().__init__(ctx=mp.get_context())
        self.failed = []

    def _on_queue_feeder_error(self, error, item):
        self.failed.append(type(error).__name__)


if __name__ == "__main__":
    queue = Noting()
    queue.put(lambda: 1)
    queue.put("after")
    print(queue.get(), queue.failed)
