"""Random numbers nobody can guess. Here they are the same in every run, like all chance."""

import os
from hmac import compare_digest
from random import SystemRandom

__all__ = ["choice", "randbelow", "randbits", "SystemRandom", "token_bytes", "token_hex", "token_urlsafe", "compare_digest"]

DEFAULT_ENTROPY = 32

_chance = SystemRandom()
randbits = _chance.getrandbits
choice = _chance.choice


def randbelow(exclusive_upper_bound):
    """A number from 0 on, less than a bound."""
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return _chance.randrange(exclusive_upper_bound)


def token_bytes(nbytes=None):
    """Random bytes."""
    return os.urandom(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    """Random bytes in hexadecimal digits."""
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    """Random bytes in letters, digits, `-` and `_`."""
    import base64

    return base64.urlsafe_b64encode(token_bytes(nbytes)).rstrip(b"=").decode("ascii")
