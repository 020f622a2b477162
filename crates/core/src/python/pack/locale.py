"""How numbers and texts are written in a country: only the locale C."""

from builtins import str as _str
from functools import cmp_to_key

__all__ = [
    "getlocale", "getdefaultlocale", "getpreferredencoding", "Error", "setlocale", "localeconv", "strcoll", "strxfrm", "str",
    "atof", "atoi", "format_string", "currency", "normalize", "LC_CTYPE", "LC_COLLATE", "LC_MESSAGES", "LC_TIME", "LC_MONETARY",
    "LC_NUMERIC", "LC_ALL", "CHAR_MAX", "getencoding", "delocalize", "localize", "resetlocale",
]

LC_CTYPE, LC_NUMERIC, LC_TIME, LC_COLLATE, LC_MONETARY, LC_MESSAGES, LC_ALL = range(7)
CHAR_MAX = 127
_KNOWN = ("C", "POSIX", "C.UTF-8", "C.utf8", "")


class Error(Exception):
    """A locale that is not there."""


_current = ["C.UTF-8", "C", "C", "C", "C", "C"]


def setlocale(category, locale=None):
    """The name of the locale, which can only be C."""
    if not isinstance(category, int) or not 0 <= category <= 6:
        raise Error("invalid locale category")
    if locale is not None:
        if not isinstance(locale, _str):
            language, encoding = locale
            locale = language or "C"
        if locale not in _KNOWN:
            raise Error("unsupported locale setting")
        for i in range(6) if category == LC_ALL else (category,):
            _current[i] = locale or "C.UTF-8"
    if category != LC_ALL:
        return _current[category]
    if len(set(_current)) == 1:
        return _current[0]
    names = ("LC_CTYPE", "LC_NUMERIC", "LC_TIME", "LC_COLLATE", "LC_MONETARY", "LC_MESSAGES")
    parts = [f"{name}={value}" for name, value in zip(names, _current)]
    return ";".join(parts + [f"LC_{name}=C" for name in ("PAPER", "NAME", "ADDRESS", "TELEPHONE", "MEASUREMENT", "IDENTIFICATION")])


def resetlocale(category=LC_ALL):
    """Sets the locale to what the environment says."""
    setlocale(category, "")


def localeconv():
    """How numbers and amounts are written."""
    conv = dict.fromkeys(
        ["int_curr_symbol", "currency_symbol", "mon_decimal_point", "mon_thousands_sep", "positive_sign", "negative_sign"], ""
    )
    conv.update(dict.fromkeys([
        "int_frac_digits", "frac_digits", "p_cs_precedes", "p_sep_by_space", "n_cs_precedes", "n_sep_by_space", "p_sign_posn",
        "n_sign_posn",
    ], CHAR_MAX))
    return {**conv, "decimal_point": ".", "thousands_sep": "", "grouping": [], "mon_grouping": []}


def strcoll(os1, os2, /):
    """Compares texts."""
    return (os1 > os2) - (os1 < os2)


def strxfrm(string, /):
    """A text to sort by."""
    return string


def getlocale(category=LC_CTYPE):
    """Language and encoding."""
    name = setlocale(category)
    return (None, None) if name in ("C", "POSIX") else ("en_US", "UTF-8")


def getdefaultlocale(envvars=()):
    """Language and encoding that the environment says."""
    return "en_US", "UTF-8"


def getencoding():
    """The encoding of text."""
    return "utf-8"


def getpreferredencoding(do_setlocale=True):
    """The encoding of text."""
    return "utf-8"


def normalize(localename):
    """A locale's full name."""
    return localename


def format_string(f, val, grouping=False, monetary=False):
    """f % val."""
    return f % val


def currency(val, symbol=True, grouping=False, international=False):
    """An amount of money, which the locale C has no form for."""
    raise ValueError("Currency formatting is not possible using the 'C' locale.")


def str(val):
    """A float as text."""
    return "%.12g" % val


def delocalize(string):
    """A number's text as Python writes it."""
    return string


def localize(string, grouping=False, monetary=False):
    """A number's text as the locale writes it."""
    return string


def atof(string, func=float):
    """The float that a text says."""
    return func(string)


def atoi(string):
    """The int that a text says."""
    return int(string)
