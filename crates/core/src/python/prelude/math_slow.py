# `math` with arguments that only Python can make numbers of.


def math_again(name, args, convert):
    import math

    return getattr(math, name)(*[convert(arg) for arg in args])


def math_as_float(value):
    return float(value)


def math_as_int(value):
    return value.__index__()


def math_as_list(values):
    return list(values)


def math_as_floats(values):
    return [float(value) for value in values]


def math_isclose(a, b, rel_tol=1e-09, abs_tol=0.0):
    import math

    return math.isclose(float(a), float(b), rel_tol=float(rel_tol), abs_tol=float(abs_tol))


def math_ldexp(x, i):
    import math

    return math.ldexp(float(x), i)


def math_prod(values, start):
    product = start
    for value in values:
        product = product * value
    return product


# Ints so long that an operation in one piece could not be interrupted in time.


def math_falling(n, k):
    """n * (n - 1) * ..., k factors: halves first, so that factors stay of a size."""
    import math

    n, k = int(n), int(k)
    if k <= 4096:
        return math.perm(n, k)
    half = k // 2
    return math_falling(n, half) * math_falling(n - half, k - half)


def math_gcd(numbers):
    import math

    result = 0
    for number in numbers:
        a, b = result, abs(int(number))
        # Euclid until the numbers are short enough for one go.
        while b.bit_length() > 60_000:
            a, b = b, a % b
        result = math.gcd(b, a % b) if b else a
    return result


def math_lcm(numbers):
    result = 1
    for number in numbers:
        number = abs(int(number))
        if not number:
            return 0
        result = result // math_gcd((result, number)) * number
    return result


def math_isqrt(n):
    return math_sqrt_rest(int(n))[0]


def math_sqrt_rest(n):
    """Root and rest: the root of the upper half, then one division (Zimmermann, "Karatsuba Square Root", 1999)."""
    import math

    if n.bit_length() <= 500_000:
        root = math.isqrt(n)
        return root, n - root * root
    quarter = (n.bit_length() + 1) // 4
    mask = (1 << quarter) - 1
    root, rest = math_sqrt_rest(n >> 2 * quarter)
    quotient, left = divmod((rest << quarter) + ((n >> quarter) & mask), 2 * root)
    root = (root << quarter) + quotient
    rest = (left << quarter) + (n & mask) - quotient * quotient
    if rest < 0:
        rest += 2 * root - 1
        root -= 1
    return root, rest


def int_power_modulo(base, exponent, modulus):
    """Squares and multiplies; for long ints."""
    if exponent < 0:
        base, exponent = pow(base, -1, modulus), -exponent
    result = 1
    base %= modulus
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result % modulus


def sum_chunks(iterator, total):
    """The rest of a long sum, as many numbers at a time as can be added without being interrupted."""
    while True:
        total, state, item = _m_sum_chunk(iterator, total)
        if state == "done":
            return total
        if state == "odd":
            return sum_rest(total, item, iterator)
