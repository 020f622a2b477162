"""More handlers: in memory, through queues, into files that are changed."""

import logging
import os
import time

DEFAULT_TCP_LOGGING_PORT = 9020
DEFAULT_UDP_LOGGING_PORT = 9021
SYSLOG_UDP_PORT = SYSLOG_TCP_PORT = 514


class BaseRotatingHandler(logging.FileHandler):
    """Writes to a file, and begins another when it is time."""

    namer = None
    rotator = None

    def emit(self, record):
        try:
            if self.shouldRollover(record):
                self.doRollover()
            logging.FileHandler.emit(self, record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        """What an old file is called."""
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        """Give an old file its name."""
        if callable(self.rotator):
            self.rotator(source, dest)
        elif os.path.exists(source):
            os.rename(source, dest)


class RotatingFileHandler(BaseRotatingHandler):
    """Begins another file when one is full."""

    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        if maxBytes > 0:
            mode = "a"
        super().__init__(filename, mode, encoding=encoding, delay=delay, errors=errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def doRollover(self):
        """Begin another file."""
        if self.stream:
            self.stream.close()
            self.stream = None
        if self.backupCount > 0:
            for i in range(self.backupCount - 1, 0, -1):
                source = self.rotation_filename(f"{self.baseFilename}.{i}")
                dest = self.rotation_filename(f"{self.baseFilename}.{i + 1}")
                if os.path.exists(source):
                    if os.path.exists(dest):
                        os.remove(dest)
                    os.rename(source, dest)
            dest = self.rotation_filename(self.baseFilename + ".1")
            if os.path.exists(dest):
                os.remove(dest)
            self.rotate(self.baseFilename, dest)
        if not self.delay:
            self.stream = self._open()

    def shouldRollover(self, record):
        """Whether the record does not fit any more."""
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes <= 0:
            return False
        self.stream.seek(0, 2)
        position = self.stream.tell()
        return position > 0 and position + len(f"{self.format(record)}\n") >= self.maxBytes


class TimedRotatingFileHandler(BaseRotatingHandler):
    """Begins another file after some time."""

    _LENGTHS = {"S": 1, "M": 60, "H": 3600, "D": 86400, "MIDNIGHT": 86400, "W": 604800}
    _SUFFIXES = {"S": "%Y-%m-%d_%H-%M-%S", "M": "%Y-%m-%d_%H-%M", "H": "%Y-%m-%d_%H"}

    def __init__(
        self, filename, when="h", interval=1, backupCount=0, encoding=None, delay=False, utc=False, atTime=None,
        errors=None,
    ):
        self.when = when.upper()
        unit = "W" if self.when.startswith("W") else self.when
        if unit not in self._LENGTHS:
            raise ValueError(f"Invalid rollover interval specified: {self.when}")
        super().__init__(filename, "a", encoding=encoding, delay=delay, errors=errors)
        self.interval = self._LENGTHS[unit] * interval
        self.suffix = self._SUFFIXES.get(unit, "%Y-%m-%d")
        self.backupCount = backupCount
        self.rolloverAt = time.time() + self.interval

    def shouldRollover(self, record):
        """Whether it is time."""
        return time.time() >= self.rolloverAt

    def doRollover(self):
        """Begin another file."""
        if self.stream:
            self.stream.close()
            self.stream = None
        name = time.strftime(self.suffix, time.gmtime(self.rolloverAt - self.interval))
        dest = self.rotation_filename(f"{self.baseFilename}.{name}")
        if os.path.exists(dest):
            os.remove(dest)
        self.rotate(self.baseFilename, dest)
        while self.rolloverAt <= time.time():
            self.rolloverAt += self.interval
        if not self.delay:
            self.stream = self._open()


class WatchedFileHandler(logging.FileHandler):
    """Writes to a file."""

    def reopenIfNeeded(self):
        """Nobody changes files from outside."""


class BufferingHandler(logging.Handler):
    """Keeps records until there are enough."""

    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        """Whether there are enough."""
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        with self.lock:
            self.buffer.clear()

    def close(self):
        try:
            self.flush()
        finally:
            super().close()


class MemoryHandler(BufferingHandler):
    """Keeps records, and gives them to another handler when there are enough or one is serious."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        return len(self.buffer) >= self.capacity or record.levelno >= self.flushLevel

    def setTarget(self, target):
        """Let this handler get the records."""
        with self.lock:
            self.target = target

    def flush(self):
        with self.lock:
            if self.target:
                for record in self.buffer:
                    self.target.handle(record)
                self.buffer.clear()

    def close(self):
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            with self.lock:
                self.target = None
                BufferingHandler.close(self)


class QueueHandler(logging.Handler):
    """Puts records into a queue, of threads or of processes."""

    def __init__(self, queue):
        super().__init__()
        self.queue = queue
        self.listener = None

    def enqueue(self, record):
        """Put a record into the queue."""
        self.queue.put_nowait(record)

    def prepare(self, record):
        """A copy of the record that can be sent."""
        import copy

        message = self.format(record)
        record = copy.copy(record)
        record.message = message
        record.msg = message
        record.args = None
        record.exc_info = None
        record.exc_text = None
        record.stack_info = None
        return record

    def emit(self, record):
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """Takes records from a queue, in a thread, and gives them to handlers."""

    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self._thread = None
        self.respect_handler_level = respect_handler_level

    def dequeue(self, block):
        """The next record."""
        return self.queue.get(block)

    def start(self):
        """Start the thread."""
        import threading

        self._thread = threading.Thread(target=self._monitor, daemon=True)
        self._thread.start()

    def prepare(self, record):
        """What becomes of a record."""
        return record

    def handle(self, record):
        """Give a record to the handlers."""
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def _monitor(self):
        from queue import Empty

        while True:
            try:
                record = self.dequeue(True)
                done = record is self._sentinel
                if not done:
                    self.handle(record)
                if hasattr(self.queue, "task_done"):
                    self.queue.task_done()
                if done:
                    break
            except Empty:
                break

    def enqueue_sentinel(self):
        """Tell the thread to end."""
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        """End the thread after the records that are in the queue."""
        if self._thread:
            self.enqueue_sentinel()
            self._thread.join()
            self._thread = None
