"""Text in HTML: special characters as references, and back."""

import re as _re

from html.entities import html5 as _html5

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    """A text in which &, < and > (and quotes) are references."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


_WINDOWS = dict(enumerate(bytes(range(128, 160)).decode("cp1252", "replace"), 128))


def _reference(match):
    name = match[1]
    if name[0] != "#":
        if name in _html5:
            return _html5[name]
        # The longest beginning that is a name of the kind that needs no semicolon.
        for end in range(len(name) - 1, 1, -1):
            if name[:end] in _html5:
                return _html5[name[:end]] + name[end:]
        return "&" + name
    digits = name[1:].rstrip(";")
    number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
    if number in _WINDOWS:
        c = _WINDOWS[number]
        return chr(number) if c == "\ufffd" else c
    if number == 0 or 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
        return "\ufffd"
    if number == 13:
        return "\r"
    if (1 <= number <= 8 or 14 <= number <= 31 or 127 <= number <= 159 or 0xFDD0 <= number <= 0xFDEF or number == 11
            or number & 0xFFFE == 0xFFFE):
        return ""
    return chr(number)


_CHARREF = _re.compile(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")


def unescape(s):
    """A text in which references are what they stand for."""
    return _CHARREF.sub(_reference, s) if "&" in s else s
