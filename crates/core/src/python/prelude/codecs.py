"""Encoding and decoding with codecs and error handlers that a program has registered, or that are written in Python."""


def call_again(function, args, kwargs, value):
    """Calls a native again with the int that one of its arguments stands for."""
    plain = index_of(value)
    for name in kwargs:
        if kwargs[name] is value:
            kwargs[name] = plain
    return function(*[plain if arg is value else arg for arg in args], **kwargs)


def text_codec(encoding, codecs):
    """What is registered for a text encoding."""
    info = codecs.lookup(encoding)
    if not getattr(info, "_is_text_encoding", True):
        raise LookupError(f"{encoding!r} is not a text encoding; use codecs.encode() to handle arbitrary codecs")
    return info


def encode_slow(text, encoding, errors):
    codecs = __import__("codecs")
    name = _m_codec_name(encoding)
    if name is None:
        result = text_codec(encoding, codecs).encode(text, errors)
        if not isinstance(result, tuple) or len(result) != 2:
            raise TypeError("encoder must return a tuple (object, integer)")
        result = result[0]
        if not isinstance(result, (bytes, bytearray)):
            raise TypeError(
                f"'{encoding}' encoder returned '{type(result).__name__}' instead of 'bytes'; "
                "use codecs.encode() to encode to arbitrary types"
            )
        return bytes(result)
    handler = codecs.lookup_error(errors)
    # The mark at the beginning is written once.
    out = ["".encode(name)]
    name = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(name, name)
    at = 0
    while True:
        try:
            out.append(text[at:].encode(name))
            return b"".join(out)
        except UnicodeEncodeError as e:
            error = e
        start = at + error.start
        out.append(text[at:start].encode(name))
        error = UnicodeEncodeError(error.encoding, text, start, at + error.end, error.reason)
        replacement, at = handled(handler(error), len(text), "encoding", (str, bytes), "str/bytes")
        if isinstance(replacement, str):
            try:
                replacement = replacement.encode(name)
            except UnicodeEncodeError:
                raise error from None
        out.append(replacement)


def handled(result, size, what, kinds, wanted):
    """What an error handler answers, checked: a replacement, and where to go on."""
    if not isinstance(result, tuple) or len(result) != 2 or not isinstance(result[0], kinds):
        raise TypeError(f"{what} error handler must return ({wanted}, int) tuple")
    replacement, place = result
    at = index_of(place)
    if at < 0:
        at += size
    if at < 0 or at > size:
        raise IndexError(f"position {place} from error handler out of bounds")
    return replacement, at


def decode_slow(data, encoding, errors):
    codecs = __import__("codecs")
    name = _m_codec_name(encoding)
    if name is None:
        result = text_codec(encoding, codecs).decode(data, errors)
        if not isinstance(result, tuple) or len(result) != 2:
            raise TypeError("decoder must return a tuple (object,integer)")
        if not isinstance(result[0], str):
            raise TypeError(
                f"'{encoding}' decoder returned '{type(result[0]).__name__}' instead of 'str'; "
                "use codecs.decode() to decode to arbitrary types"
            )
        return result[0]
    return decode_by_handler(bytes(data), name, codecs.lookup_error(errors))


def decode_by_handler(data, name, handler):
    out = []
    at = 0
    while True:
        try:
            out.append(data[at:].decode(name))
            return "".join(out)
        except UnicodeDecodeError as e:
            error = e
        start = at + error.start
        out.append(data[at:start].decode(name))
        if name == "utf-16" or name == "utf-32":
            name = error.encoding
        error = UnicodeDecodeError(error.encoding, data, start, at + error.end, error.reason)
        replacement, at = handled(handler(error), len(data), "decoding", str, "str")
        out.append(replacement)
        if error.object is not data:
            data = error.object


def str_decode_slow(cls, data, encoding, errors):
    return str.__new__(cls, decode_slow(data, encoding, errors or "strict"))


def decode_prefix_slow(data, encoding, errors):
    if _m_codec_name(encoding) is not None:
        return decode_slow(data, encoding, errors), len(data)
    return text_codec(encoding, __import__("codecs")).decode(data, errors)
