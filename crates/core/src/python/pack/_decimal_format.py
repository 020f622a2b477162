"""The format specifications of decimals."""

import decimal as _d
from _decimal_context import cut, digits, length, getcontext


def _read(spec):
    """The parts of a specification; None if it is wrong."""
    fill, align = " ", ""
    if len(spec) > 1 and spec[1] in "<>=^":
        fill, align, spec = spec[0], spec[1], spec[2:]
    elif spec[:1] and spec[0] in "<>=^":
        align, spec = spec[0], spec[1:]
    given = align
    sign = "-"
    if spec[:1] and spec[0] in "+- ":
        sign, spec = spec[0], spec[1:]
    flags = []
    for flag in "z#":
        flags.append(spec[:1] == flag)
        spec = spec[flags[-1]:]
    zero = spec[:1] == "0"
    if zero:
        if given:
            return None
        fill, align, spec = "0", "=", spec[1:]
    width, spec = _number(spec)
    comma = spec[:1] == ","
    spec = spec[comma:]
    places = None
    if spec[:1] == ".":
        text, spec = _number(spec[1:])
        if not text:
            return None
        places = int(text)
    kind = spec[:1]
    if len(spec) > 1 or kind and kind not in "eEfFgGn%" or kind == "n" and comma or flags[1]:
        return None
    return fill, align or ">", sign, flags[0], zero, int(width or 0), comma, places, kind


def _number(text):
    rest = text.lstrip("0123456789")
    return text[:len(text) - len(rest)], rest


def write(d, spec):
    if not isinstance(spec, str):
        raise TypeError("format arg must be str")
    parts = _read(spec)
    if parts is None:
        raise ValueError("invalid format string")
    fill, align, sign, no_minus_zero, zero, width, comma, places, kind = parts
    negative = d._s
    if d._k:
        body, power = _d._text(d.copy_abs()) + ("%" if kind == "%" else ""), ""
        if zero:
            fill, align = " ", ">"
        comma = zero = False
    else:
        body, power, negative = _digits(d, places, kind, no_minus_zero)
    prefix = "-" if negative else "" if sign == "-" else sign
    whole, point, part = body.partition(".")
    if comma:
        if zero:
            room = width - len(prefix) - len(point + part + power)
            while len(_grouped(whole)) < room:
                whole = "0" + whole
            grouped = _grouped(whole)
            # A separator never comes first.
            body = grouped + point + part
        else:
            body = _grouped(whole) + point + part
    body += power
    room = width - len(prefix) - len(body)
    if room <= 0:
        return prefix + body
    if align == "=":
        return prefix + fill * room + body
    body = prefix + body
    if align == "<":
        return body + fill * room
    if align == ">":
        return fill * room + body
    return fill * (room // 2) + body + fill * (room - room // 2)


def _grouped(whole):
    first = len(whole) % 3 or 3
    return ",".join([whole[:first]] + [whole[i:i + 3] for i in range(first, len(whole), 3)])


def _digits(d, places, kind, no_minus_zero):
    """Digits with a point, the exponent's text, and whether it is negative."""
    context = getcontext()
    c, e, s = d._c, d._e, d._s
    upper = kind in "EFG" and kind
    if not kind:
        kind, upper = "g", context.capitals
    if kind == "%":
        e += 2
    low = kind.lower()
    if low == "n":
        low = "g"
    if places is not None:
        if low == "e" or low == "g":
            keep = places + 1 if low == "e" else places or 1
            n = length(c) if c else 1
            if c and n > keep:
                c, _ = cut(c, n - keep, s, context.rounding)
                e += n - keep
                if length(c) > keep:
                    c //= 10
                    e += 1
        elif c and e < -places:
            c, _ = cut(c, -places - e, s, context.rounding)
            e = -places
        elif e < -places:
            e = -places
    if no_minus_zero and not c:
        s = 0
    ds = digits(c)
    if low == "f" or low == "%":
        if e > 0:
            ds = ds + "0" * e if c else "0"
            e = 0
        if places is not None and -e < places:
            ds += "0" * (places + e)
            e = -places
        point = len(ds) + e
    elif low == "e":
        point = 1
        if places is not None and len(ds) < places + 1:
            e -= places + 1 - len(ds)
            ds += "0" * (places + 1 - len(ds))
        if not c and places is not None:
            point = len(ds) - places
    else:
        point = len(ds) + e if e <= 0 and len(ds) + e > -6 else 1
    shown = len(ds) + e - point
    if low == "e" and not c and places is not None:
        shown = d._e + places
    if point <= 0:
        text = "0." + "0" * -point + ds
    elif point >= len(ds):
        text = ds + "0" * (point - len(ds))
    else:
        text = ds[:point] + "." + ds[point:]
    power = ""
    if low == "e" or low == "g" and shown:
        power = f"{'E' if upper else 'e'}{shown:+d}"
    return text, power + ("%" if low == "%" else ""), s
