from multiprocessing import Process, get_logger, log_to_stderr
import logging


def work():
    get_logger().warning("from the child")


if __name__ == "__main__":
    logger = log_to_stderr()
    logger.setLevel(logging.INFO)
    logger.warning("doomed")
    process = Process(target=work)
    process.start()
    process.join()
    print(get_logger() is logger, logger.name, logger.propagate, len(logger.handlers))
