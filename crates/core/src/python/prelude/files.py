# `open`: files are Python, in the module `io`.


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    "Open a file and return a stream."
    return import_module("io").open(file, mode, buffering, encoding, errors, newline, closefd, opener)


_m_export("open", open)
