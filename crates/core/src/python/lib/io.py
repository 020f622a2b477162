"""Streams: files, texts and bytes in memory, and their common ground."""

from _fileio import BufferedRandom, BufferedReader, BufferedWriter, FileIO
from _streams import (
    DEFAULT_BUFFER_SIZE, SEEK_CUR, SEEK_END, SEEK_SET, BufferedIOBase, BytesIO, IOBase, RawIOBase, StringIO, TextIOBase,
    UnsupportedOperation,
)
from _textio import TextIOWrapper, open
from builtins import BlockingIOError

__all__ = [
    "BlockingIOError", "open", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO", "BufferedIOBase",
    "BufferedReader", "BufferedWriter", "BufferedRandom", "TextIOBase", "TextIOWrapper", "UnsupportedOperation",
    "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE",
]


def text_encoding(encoding, stacklevel=2, /):
    """The encoding that is meant when none is named."""
    return "locale" if encoding is None else encoding


open_code = FileIO
