"""Checksums. Compression is not there."""

import _hashes

__all__ = ["adler32", "crc32"]


def crc32(data, value=0, /):
    """The checksum CRC-32."""
    return _hashes.crc32(data, value)


def adler32(data, value=1, /):
    """The checksum Adler-32."""
    low, high = value & 0xFFFF, value >> 16
    for byte in data:
        low = (low + byte) % 65521
        high = (high + low) % 65521
    return high << 16 | low
