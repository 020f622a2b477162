from multiprocessing import Process, log_to_stderr
import logging


def work():
    raise ValueError("no")


if __name__ == "__main__":
    log_to_stderr(logging.DEBUG)
    process = Process(target=work, name="kid")
    process.start()
    process.join()
