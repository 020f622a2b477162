"""SHA-512 (FIPS 180-4), for seeds that are strings."""

_MASK = 0xFFFFFFFFFFFFFFFF


def _primes(n):
    found = []
    number = 2
    while len(found) < n:
        if all(number % prime for prime in found):
            found.append(number)
        number += 1
    return found


def _root(number, power):
    """The first 64 binary digits after the point of a square or cube root."""
    scaled = number << 64 * power
    low, high = 0, 1 << 64 + 16
    while high - low > 1:
        middle = (low + high) // 2
        if middle**power <= scaled:
            low = middle
        else:
            high = middle
    return low & _MASK


def _turn(x, n):
    return (x >> n | x << 64 - n) & _MASK


def digest(data):
    """The 64 bytes of the hash."""
    primes = _primes(80)
    constants = [_root(prime, 3) for prime in primes]
    state = [_root(prime, 2) for prime in primes[:8]]
    bits = len(data) * 8
    data += b"\x80"
    data += bytes(-(len(data) + 16) % 128) + bits.to_bytes(16, "big")
    for start in range(0, len(data), 128):
        words = [int.from_bytes(data[i:i + 8], "big") for i in range(start, start + 128, 8)]
        for i in range(16, 80):
            x, y = words[i - 15], words[i - 2]
            s0 = _turn(x, 1) ^ _turn(x, 8) ^ x >> 7
            s1 = _turn(y, 19) ^ _turn(y, 61) ^ y >> 6
            words.append(words[i - 16] + s0 + words[i - 7] + s1 & _MASK)
        a, b, c, d, e, f, g, h = state
        for constant, word in zip(constants, words):
            s1 = _turn(e, 14) ^ _turn(e, 18) ^ _turn(e, 41)
            t1 = h + s1 + (e & f ^ ~e & _MASK & g) + constant + word
            s0 = _turn(a, 28) ^ _turn(a, 34) ^ _turn(a, 39)
            t2 = s0 + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = t1 + t2 & _MASK, a, b, c, d + t1 & _MASK, e, f, g
        state = [x + y & _MASK for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return b"".join(word.to_bytes(8, "big") for word in state)
