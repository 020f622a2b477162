"""What the modules of multiprocessing have in common: the logger."""

import logging

SUBDEBUG = 5
DEBUG = 10
INFO = 20
SUBWARNING = 25
LOGGER_NAME = "multiprocessing"
DEFAULT_LOGGING_FORMAT = "[%(levelname)s/%(processName)s] %(message)s"

_to_stderr = False


def get_logger():
    """The logger of multiprocessing."""
    logger = logging.getLogger(LOGGER_NAME)
    logger.propagate = False
    return logger


def log_to_stderr(level=None):
    """Let the logger write to stderr."""
    global _to_stderr
    logger = get_logger()
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(DEFAULT_LOGGING_FORMAT))
    logger.addHandler(handler)
    if level:
        logger.setLevel(level)
    _to_stderr = True
    return logger


def is_exiting():
    """Whether the process is ending."""
    return False
