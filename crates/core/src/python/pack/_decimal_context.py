"""The surroundings of decimal arithmetic: signals, contexts, and how a result is made to fit one."""

import contextvars

__all__ = (
    "BasicContext Clamped Context ConversionSyntax DecimalException DefaultContext DivisionByZero DivisionImpossible "
    "DivisionUndefined ExtendedContext FloatOperation HAVE_CONTEXTVAR HAVE_THREADS Inexact InvalidContext InvalidOperation "
    "MAX_EMAX MAX_PREC MIN_EMIN MIN_ETINY Overflow ROUND_05UP ROUND_CEILING ROUND_DOWN ROUND_FLOOR ROUND_HALF_DOWN "
    "ROUND_HALF_EVEN ROUND_HALF_UP ROUND_UP Rounded Subnormal Underflow getcontext localcontext setcontext"
).split()

MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN = -MAX_EMAX
MIN_ETINY = MIN_EMIN - (MAX_PREC - 1)
HAVE_THREADS = HAVE_CONTEXTVAR = True
_ROUNDINGS = ("ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP", "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_DOWN", "ROUND_HALF_EVEN", "ROUND_05UP")
(ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP) = _ROUNDINGS


class DecimalException(ArithmeticError):
    __module__ = "decimal"


def _signal(name, *bases):
    return type(name, bases or (DecimalException,), {"__module__": "decimal"})


Clamped = _signal("Clamped")
InvalidOperation = _signal("InvalidOperation")
DivisionByZero = _signal("DivisionByZero", DecimalException, ZeroDivisionError)
Inexact = _signal("Inexact")
Rounded = _signal("Rounded")
Subnormal = _signal("Subnormal")
Overflow = _signal("Overflow", Inexact, Rounded)
Underflow = _signal("Underflow", Inexact, Rounded, Subnormal)
FloatOperation = _signal("FloatOperation", DecimalException, TypeError)
ConversionSyntax = _signal("ConversionSyntax", InvalidOperation)
DivisionImpossible = _signal("DivisionImpossible", InvalidOperation)
DivisionUndefined = _signal("DivisionUndefined", InvalidOperation)
InvalidContext = _signal("InvalidContext", InvalidOperation)

# What happened in an operation is a sum of these.
INVALID, FLOAT, ZERO, OVER, UNDER, SUB, INEXACT, ROUNDED, CLAMP, SYNTAX, IMPOSSIBLE, UNDEFINED = (1 << i for i in range(12))
_SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped)
_CONDITIONS = ((SYNTAX, ConversionSyntax), (IMPOSSIBLE, DivisionImpossible), (UNDEFINED, DivisionUndefined))
_BIT = {signal: 1 << i for i, signal in enumerate(_SIGNALS)}
# The order in which a context's repr names its signals.
_NAMED = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow)


class SignalDict:
    """A context's flags or traps: a mapping with a fixed set of keys."""

    __slots__ = ("mask",)
    __module__ = "abc"
    __hash__ = None

    def __init__(self, mask=0):
        self.mask = mask

    def __getitem__(self, key):
        return bool(self.mask & _bit(key))

    def __setitem__(self, key, value):
        bit = _bit(key)
        self.mask = self.mask | bit if value else self.mask & ~bit

    def __delitem__(self, key):
        raise ValueError("signal keys cannot be deleted")

    def __iter__(self):
        return iter(_SIGNALS)

    def __len__(self):
        return len(_SIGNALS)

    def __contains__(self, key):
        return key in _BIT

    def keys(self):
        return dict.fromkeys(_SIGNALS).keys()

    def values(self):
        return self.copy().values()

    def items(self):
        return self.copy().items()

    def get(self, key, default=None):
        return self[key] if key in _BIT else default

    def copy(self):
        return {signal: self[signal] for signal in _SIGNALS}

    def __eq__(self, other):
        return self.mask == other.mask if isinstance(other, SignalDict) else NotImplemented

    def __repr__(self):
        return "{" + ", ".join(f"{signal!r}:{self[signal]}" for signal in _SIGNALS) + "}"


def _bit(signal):
    try:
        return _BIT[signal]
    except (KeyError, TypeError):
        raise KeyError(
            "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n"
            "   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]"
        ) from None


def _mask(signals):
    if isinstance(signals, SignalDict):
        return signals.mask
    if isinstance(signals, dict):
        if len(signals) != len(_SIGNALS):
            _bit(None)
        return sum(_bit(key) for key, value in signals.items() if value)
    if not isinstance(signals, list):
        raise TypeError("argument must be a signal dict")
    mask = 0
    for signal in signals:
        mask |= _bit(signal)
    return mask


_RANGES = {
    "prec": (1, MAX_PREC, "valid range for prec is [1, MAX_PREC]"),
    "Emin": (MIN_EMIN, 0, "valid range for Emin is [MIN_EMIN, 0]"),
    "Emax": (0, MAX_EMAX, "valid range for Emax is [0, MAX_EMAX]"),
    "capitals": (0, 1, "valid values for capitals are 0 or 1"),
    "clamp": (0, 1, "valid values for clamp are 0 or 1"),
}


def rounding_mode(value):
    if not isinstance(value, str) or value not in _ROUNDINGS:
        raise TypeError(
            "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
            "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]"
        )
    return value


class Context:
    """Precision, rounding and limits of arithmetic, and what has happened so far."""

    __module__ = "decimal"
    __slots__ = ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps")

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        default = DefaultContext
        self.prec = default.prec if prec is None else prec
        self.rounding = default.rounding if rounding is None else rounding
        self.Emin = default.Emin if Emin is None else Emin
        self.Emax = default.Emax if Emax is None else Emax
        self.capitals = default.capitals if capitals is None else capitals
        self.clamp = default.clamp if clamp is None else clamp
        self.flags = [] if flags is None else flags
        self.traps = default.traps if traps is None else traps

    def __setattr__(self, name, value):
        if name in _RANGES:
            least, most, problem = _RANGES[name]
            if not isinstance(value, int):
                raise TypeError("an integer is required")
            if not least <= value <= most:
                raise ValueError(problem)
        elif name == "rounding":
            rounding_mode(value)
        elif name == "flags" or name == "traps":
            value = SignalDict(_mask(value))
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        raise AttributeError("context attributes cannot be deleted")

    def __repr__(self):
        flags, traps = (", ".join(s.__name__ for s in _NAMED if signals[s]) for signals in (self.flags, self.traps))
        return (
            f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, "
            f"capitals={self.capitals}, clamp={self.clamp}, flags=[{flags}], traps=[{traps}])"
        )

    def __reduce__(self):
        flags, traps = ([s for s in _SIGNALS if signals[s]] for signals in (self.flags, self.traps))
        return Context, (self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, flags, traps)

    def copy(self):
        new = object.__new__(Context)
        for name in Context.__slots__[:6]:
            object.__setattr__(new, name, getattr(self, name))
        object.__setattr__(new, "flags", SignalDict(self.flags.mask))
        object.__setattr__(new, "traps", SignalDict(self.traps.mask))
        return new

    __copy__ = copy

    def clear_flags(self):
        self.flags.mask = 0

    def clear_traps(self):
        self.traps.mask = 0

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def _raise(self, status):
        """Notes what happened, and raises what is trapped."""
        signals = status & 511 | (1 if status >> 9 else 0)
        self.flags.mask |= signals
        trapped = signals & self.traps.mask
        if trapped:
            found = [c for bit, c in _CONDITIONS if status & bit and trapped & 1]
            if status & trapped & 1:
                found.insert(0, InvalidOperation)
            found += [s for s in _SIGNALS[1:] if trapped & _BIT[s]]
            raise next(s for s in _SIGNALS if trapped & _BIT[s])(found)


_DEFAULT_TRAPS = INVALID | ZERO | OVER
DefaultContext = object.__new__(Context)
for _name, _value in zip(Context.__slots__, (28, ROUND_HALF_EVEN, -999999, 999999, 1, 0, [], SignalDict(_DEFAULT_TRAPS))):
    setattr(DefaultContext, _name, _value)
BasicContext = Context(9, ROUND_HALF_UP, traps=SignalDict(_DEFAULT_TRAPS | CLAMP | UNDER))
ExtendedContext = Context(9, ROUND_HALF_EVEN, traps=[])
_current = contextvars.ContextVar("decimal_context")


def getcontext():
    """The context of this thread or task."""
    context = _current.get(None)
    if context is None:
        context = DefaultContext.copy()
        _current.set(context)
    return context


def setcontext(context, /):
    """Makes a context the current one; of the three templates, a copy."""
    if not isinstance(context, Context):
        raise TypeError("argument must be a context")
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current.set(context)


class ContextManager:
    __module__ = "decimal"

    def __init__(self, context):
        self._new = context

    def __enter__(self):
        self._old = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, *error):
        setcontext(self._old)
        return False


def localcontext(ctx=None, **changes):
    """A context manager: a copy of a context for the length of a `with`."""
    if ctx is None:
        ctx = getcontext()
    elif not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    ctx = ctx.copy()
    for name, value in changes.items():
        if name not in Context.__slots__:
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(ctx, name, value)
    return ContextManager(ctx)


def length(c):
    """The number of decimal digits of a positive int."""
    bits = c.bit_length()
    if bits < 13000:
        return len(str(c))
    n = int((bits - 1) * 0.30102999566398119)
    return n + 1 + (c >= 10 ** (n + 1))


def digits(c):
    """An int of any size as text."""
    if c.bit_length() < 13000:
        return str(c)
    half = length(c) // 2
    high, low = divmod(c, 10**half)
    return digits(high) + digits(low).rjust(half, "0")


def number(text):
    """Digits of any number as an int."""
    if len(text) < 4000:
        return int(text or "0")
    half = len(text) // 2
    return number(text[:-half]) * 10**half + number(text[-half:])


def round_away(rounding, sign, q, half):
    """Whether q, cut off from something larger, is to be one more. half: the rest compared with one half."""
    if rounding == ROUND_HALF_EVEN:
        return half > 0 or half == 0 and q & 1
    if rounding == ROUND_HALF_UP:
        return half >= 0
    if rounding == ROUND_HALF_DOWN:
        return half > 0
    if rounding == ROUND_UP:
        return True
    if rounding == ROUND_CEILING:
        return not sign
    if rounding == ROUND_FLOOR:
        return sign
    return rounding == ROUND_05UP and q % 5 == 0


def cut(c, n, sign, rounding):
    """c without its last n digits, rounded, and whether digits other than 0 were among them."""
    if n > length(c):
        q, rest, half = 0, c, -1
    else:
        unit = 10**n
        q, rest = divmod(c, unit)
        half = (2 * rest > unit) - (2 * rest < unit)
    if not rest:
        return q, False
    return (q + 1 if round_away(rounding, sign, q, half) else q), True


def fit(ctx, sign, c, e, rounding=None):
    """Coefficient and exponent that fit a context, and what happened. An infinite result has None for c."""
    prec, rounding = ctx.prec, rounding or ctx.rounding
    tiny, top = ctx.Emin - prec + 1, ctx.Emax - prec + 1
    if not c:
        new = min(max(e, tiny), top if ctx.clamp else ctx.Emax)
        return 0, new, CLAMP if new != e else 0
    n = length(c)
    status = 0
    low = max(n + e - prec, tiny)
    if n + e - 1 > ctx.Emax:
        return _overflow(ctx, sign, rounding)
    if n + e - 1 < ctx.Emin:
        status = SUB
    if e < low:
        c, inexact = cut(c, low - e, sign, rounding)
        e = low
        status |= ROUNDED
        if inexact:
            status |= INEXACT | UNDER if status & SUB else INEXACT
        if not c:
            return 0, e, status | CLAMP
        if c == 10**prec:
            c //= 10
            e += 1
        if e > top:
            return _overflow(ctx, sign, rounding)
    elif ctx.clamp and e > top:
        c *= 10 ** (e - top)
        e = top
        status |= CLAMP
    return c, e, status


def _overflow(ctx, sign, rounding):
    status = OVER | INEXACT | ROUNDED
    if rounding == ROUND_DOWN or rounding == ROUND_05UP or rounding == (ROUND_CEILING if sign else ROUND_FLOOR):
        return 10**ctx.prec - 1, ctx.Emax - ctx.prec + 1, status
    return None, 0, status
