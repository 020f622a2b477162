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
