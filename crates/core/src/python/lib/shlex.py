"""Taking command lines apart as a shell does."""

import re

__all__ = ["join", "quote", "split"]

_UNSAFE = re.compile(r"[^\w@%+=:,./-]", re.ASCII).search


def quote(s):
    """A text as one word."""
    if not s:
        return "''"
    if _UNSAFE(s) is None:
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"


def join(split_command):
    """Words as a command line."""
    return " ".join(quote(word) for word in split_command)


def split(s, comments=False, posix=True):
    """The words of a command line."""
    if s is None:
        raise ValueError("s argument must not be None")
    words = []
    word = None
    i = 0
    while i < len(s):
        letter = s[i]
        i += 1
        if letter in " \t\r\n":
            if word is not None:
                words.append(word)
                word = None
        elif letter == "#" and comments and word is None:
            end = s.find("\n", i)
            i = len(s) if end < 0 else end
        elif letter in "'\"":
            start = word or ""
            if not posix:
                start += letter
            while True:
                if i >= len(s):
                    raise ValueError("No closing quotation")
                inner = s[i]
                i += 1
                if inner == letter:
                    break
                if posix and letter == '"' and inner == "\\":
                    if i >= len(s):
                        raise ValueError("No escaped character")
                    if s[i] in '"\\':
                        inner = s[i]
                        i += 1
                start += inner
            word = start if posix else start + letter
        elif letter == "\\" and posix:
            if i >= len(s):
                raise ValueError("No escaped character")
            word = (word or "") + s[i]
            i += 1
        else:
            word = (word or "") + letter
    if word is not None:
        words.append(word)
    return words
