"""Encodings by name, error handlers by name, and encoders and decoders that work piece by piece."""

import builtins

from _codecs import codec_name as _codec_name, decode_prefix as _decode_prefix

__all__ = [
    "register", "lookup", "open", "EncodedFile", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE", "BOM64_BE", "BOM64_LE",
    "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE", "CodecInfo", "Codec",
    "IncrementalEncoder", "IncrementalDecoder", "StreamReader", "StreamWriter", "StreamReaderWriter", "StreamRecoder",
    "getencoder", "getdecoder", "getincrementalencoder", "getincrementaldecoder", "getreader", "getwriter", "encode", "decode",
    "iterencode", "iterdecode", "strict_errors", "ignore_errors", "replace_errors", "xmlcharrefreplace_errors",
    "backslashreplace_errors", "namereplace_errors", "register_error", "lookup_error",
]

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = BOM32_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = BOM32_BE = b"\xfe\xff"
BOM_UTF32_LE = BOM64_LE = b"\xff\xfe\0\0"
BOM_UTF32_BE = BOM64_BE = b"\0\0\xfe\xff"
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE


class CodecInfo(tuple):
    """What `lookup` answers: encoder, decoder and their streaming forms."""

    _is_text_encoding = True

    def __new__(cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None,
                name=None, *, _is_text_encoding=None):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} object for encoding {self.name} at {id(self):#x}>"


class Codec:
    """The interface of a codec without state."""

    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes piece by piece."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class BufferedIncrementalEncoder(IncrementalEncoder):
    """Keeps what cannot be encoded yet."""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_encode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder:
    """Decodes piece by piece."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return b"", 0

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps the bytes of a character that is not whole yet."""

    def __init__(self, errors="strict"):
        IncrementalDecoder.__init__(self, errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


class StreamWriter(Codec):
    """Encodes what is written to a stream of bytes."""

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def write(self, object):
        data, _ = self.encode(object, self.errors)
        self.stream.write(data)

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        pass

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamReader(Codec):
    """Decodes what is read from a stream of bytes."""

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors
        self.bytebuffer = b""
        self.charbuffer = ""

    def _fill(self, size):
        more = self.stream.read() if size < 0 else self.stream.read(size)
        data = self.bytebuffer + more
        text, consumed = self.decode(data, self.errors)
        self.bytebuffer = data[consumed:]
        self.charbuffer += text
        return bool(more)

    def read(self, size=-1, chars=-1, firstline=False):
        if chars < 0 and size < 0:
            self._fill(-1)
            text, self.charbuffer = self.charbuffer, ""
            return text
        if chars < 0:
            if not self.charbuffer:
                self._fill(size)
            text, self.charbuffer = self.charbuffer, ""
            return text
        while len(self.charbuffer) < chars and self._fill(max(size, 72)):
            pass
        text, self.charbuffer = self.charbuffer[:chars], self.charbuffer[chars:]
        return text

    def readline(self, size=None, keepends=True):
        while True:
            lines = self.charbuffer.splitlines(True)
            if len(lines) > 1 or not self._fill(size or 72):
                break
        lines = self.charbuffer.splitlines(True)
        if not lines:
            return ""
        self.charbuffer = self.charbuffer[len(lines[0]):]
        return lines[0] if keepends else lines[0].splitlines()[0]

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self.bytebuffer = b""
        self.charbuffer = ""

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self

    __getattr__ = StreamWriter.__getattr__
    __enter__ = StreamWriter.__enter__
    __exit__ = StreamWriter.__exit__


class StreamReaderWriter:
    """A stream of bytes that is read and written as text."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None, keepends=True):
        return self.reader.readlines(sizehint, keepends)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()

    __getattr__ = StreamWriter.__getattr__
    __enter__ = StreamWriter.__enter__
    __exit__ = StreamWriter.__exit__


class StreamRecoder(StreamReaderWriter):
    """A stream in one encoding that is read and written in another."""

    data_encoding = file_encoding = "unknown"

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        StreamReaderWriter.__init__(self, stream, Reader, Writer, errors)
        self.encode = encode
        self.decode = decode

    def read(self, size=-1):
        return self.encode(self.reader.read(size), self.errors)[0]

    def readline(self, size=None):
        return self.encode(self.reader.readline(size), self.errors)[0]

    def readlines(self, sizehint=None):
        return self.read().splitlines(True)

    def __next__(self):
        return self.encode(next(self.reader), self.errors)[0]

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.write(b"".join(list))


_search = []
_cache = {}
_handlers = {}


def register(search_function):
    """Adds a function that finds codecs by name."""
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _search.append(search_function)


def unregister(search_function):
    """Takes back `register`."""
    if search_function in _search:
        _search.remove(search_function)
        _cache.clear()


def _native(name):
    """The codec of an encoding that the machine knows."""
    multibyte = name.startswith(("utf", "unicode", "raw"))
    marked = name in ("utf-16", "utf-32", "utf-8-sig")

    def encode(input, errors="strict"):
        if not isinstance(input, str):
            raise TypeError(f"{name.replace('-', '_')}_encode() argument 1 must be str, not {type(input).__name__}")
        return input.encode(name, errors or "strict"), len(input)

    def decode(input, errors="strict"):
        data = memoryview(input)
        return bytes(data).decode(name, errors or "strict"), len(data)

    class Encoder(IncrementalEncoder):
        started = False

        def encode(self, input, final=False):
            data = input.encode(name, self.errors)
            if marked:
                if self.started:
                    data = data[len("".encode(name)):]
                self.started = True
            return data

        def reset(self):
            self.started = False

        def getstate(self):
            return int(not self.started) * 2 if marked else 0

        def setstate(self, state):
            self.started = not state

    class Decoder(BufferedIncrementalDecoder):
        order = None

        def _buffer_decode(self, input, errors, final):
            return self._step(input, errors, final)

        def _step(self, input, errors, final):
            skip = 0
            codec = self.order or name
            if marked and self.order is None:
                mark = 4 if name == "utf-32" else 3 if name == "utf-8-sig" else 2
                if len(input) < mark and not final and (name != "utf-8-sig" or BOM_UTF8.startswith(input)):
                    return "", 0
                if name == "utf-8-sig":
                    codec = "utf-8"
                    skip = mark if input.startswith(BOM_UTF8) else 0
                else:
                    little, big = input.startswith(BOM_LE), input[-2 + mark:].startswith(BOM_BE)
                    skip = mark if little or big else 0
                    codec = name + ("-be" if big else "-le")
                self.order = codec
            if final:
                return input[skip:].decode(codec, errors), len(input)
            text, consumed = _decode_prefix(input[skip:], codec, errors)
            return text, consumed + skip

        def reset(self):
            BufferedIncrementalDecoder.reset(self)
            self.order = None

    class Reader(StreamReader):
        def __init__(self, stream, errors="strict"):
            StreamReader.__init__(self, stream, errors)
            self._decoder = Decoder(errors)

        def decode(self, input, errors="strict"):
            return self._decoder._step(input, errors, not multibyte)

        def reset(self):
            StreamReader.reset(self)
            self._decoder.reset()

    class Writer(StreamWriter):
        def __init__(self, stream, errors="strict"):
            StreamWriter.__init__(self, stream, errors)
            self._encoder = Encoder(errors)

        def encode(self, input, errors="strict"):
            return self._encoder.encode(input), len(input)

        def reset(self):
            self._encoder.reset()

    return CodecInfo(encode, decode, Reader, Writer, Encoder, Decoder, name)


def _simple(name, encode, decode, text=False):
    """A codec of two functions that turn a whole input into a whole output."""
    def encoder(input, errors="strict"):
        return encode(input), len(input)

    def decoder(input, errors="strict"):
        return decode(input), len(input)

    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input)

    class Decoder(IncrementalDecoder):
        def decode(self, input, final=False):
            return decode(input)

    class Reader(StreamReader):
        decode = staticmethod(decoder)

    class Writer(StreamWriter):
        encode = staticmethod(encoder)

    return CodecInfo(encoder, decoder, Reader, Writer, Encoder, Decoder, name, _is_text_encoding=text)


def _rot13(text):
    upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    turned = upper[13:] + upper[:13]
    return text.translate(str.maketrans(upper + upper.lower(), turned + turned.lower()))


def _transform(name):
    """Codecs from bytes to bytes and from text to text."""
    if name in ("rot13", "rot_13"):
        return _simple("rot-13", _rot13, _rot13)
    if name in ("hex", "hex_codec"):
        import binascii

        return _simple("hex", binascii.b2a_hex, binascii.a2b_hex)
    if name in ("base64", "base64_codec", "base_64"):
        import base64

        return _simple("base64", base64.encodebytes, base64.decodebytes)
    if name in ("quopri", "quopri_codec", "quoted_printable", "quotedprintable"):
        import binascii

        return _simple("quopri", lambda data: binascii.b2a_qp(data, quotetabs=True), binascii.a2b_qp)
    if name in ("zlib", "zlib_codec", "zip"):
        import zlib

        return _simple("zlib", zlib.compress, zlib.decompress)
    return None


def lookup(encoding):
    """The codec of an encoding."""
    if not isinstance(encoding, str):
        raise TypeError(f"lookup() argument must be str, not {'None' if encoding is None else type(encoding).__name__}")
    if "\0" in encoding:
        raise ValueError("embedded null character")
    name = encoding.lower().replace(" ", "_")
    if name in _cache:
        return _cache[name]
    canonical = _codec_name(encoding)
    info = _native(canonical) if canonical is not None else _transform(name.replace("-", "_"))
    if info is None:
        for search in _search:
            info = search(name.replace("-", "_"))
            if info is not None:
                if not isinstance(info, tuple) or len(info) != 4:
                    raise TypeError("codec search functions must return 4-tuples")
                break
        else:
            raise LookupError(f"unknown encoding: {encoding}")
    _cache[name] = info
    return info


def getencoder(encoding):
    """The function that encodes."""
    return lookup(encoding).encode


def getdecoder(encoding):
    """The function that decodes."""
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    """The class that encodes piece by piece."""
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    """The class that decodes piece by piece."""
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    """The class that decodes a stream."""
    return lookup(encoding).streamreader


def getwriter(encoding):
    """The class that encodes to a stream."""
    return lookup(encoding).streamwriter


def encode(obj, encoding="utf-8", errors="strict"):
    """Encodes by any codec, also from bytes to bytes."""
    return lookup(encoding).encode(obj, errors)[0]


def decode(obj, encoding="utf-8", errors="strict"):
    """Decodes by any codec, also from text to text."""
    return lookup(encoding).decode(obj, errors)[0]


def iterencode(iterator, encoding, errors="strict", **kwargs):
    """Encodes the pieces that an iterator gives."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = encoder.encode(input)
        if output:
            yield output
    output = encoder.encode("", True)
    if output:
        yield output


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    """Decodes the pieces that an iterator gives."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for input in iterator:
        output = decoder.decode(input)
        if output:
            yield output
    output = decoder.decode(b"", True)
    if output:
        yield output


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """Opens a file with an encoding; line ends stay as they are."""
    if encoding is not None and "b" not in mode:
        mode = mode.replace("U", "") + "b"
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    info = lookup(encoding)
    stream = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
    stream.encoding = encoding
    return stream


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    """A file in one encoding seen in another."""
    file_encoding = file_encoding or data_encoding
    data, stored = lookup(data_encoding), lookup(file_encoding)
    stream = StreamRecoder(file, data.encode, data.decode, stored.streamreader, stored.streamwriter, errors)
    stream.data_encoding, stream.file_encoding = data_encoding, file_encoding
    return stream


def register_error(errors, handler):
    """Gives an error handler a name."""
    if not isinstance(errors, str):
        raise TypeError(f"register_error() argument 1 must be str, not {type(errors).__name__}")
    if not callable(handler):
        raise TypeError("handler must be callable")
    _handlers[errors] = handler


def lookup_error(errors):
    """The error handler of a name."""
    try:
        return _handlers[errors]
    except KeyError:
        raise LookupError(f"unknown error handler name '{errors}'") from None


def _bad(exception):
    """The part of the input that an exception is about."""
    if not isinstance(exception, UnicodeError) or not hasattr(exception, "object"):
        raise TypeError(f"don't know how to handle {type(exception).__name__} in error callback")
    return exception.object[exception.start:exception.end]


def strict_errors(exception):
    """Raises."""
    if isinstance(exception, BaseException):
        raise exception
    raise TypeError("codec must pass exception instance")


def ignore_errors(exception):
    """Leaves out."""
    _bad(exception)
    return "", exception.end


def replace_errors(exception):
    """Question marks, or U+FFFD when decoding."""
    bad = _bad(exception)
    if isinstance(exception, UnicodeDecodeError):
        return "\ufffd", exception.end
    return ("\ufffd" if isinstance(exception, UnicodeTranslateError) else "?") * len(bad), exception.end


def _encoding_only(exception):
    bad = _bad(exception)
    if not isinstance(exception, UnicodeEncodeError):
        raise TypeError(f"don't know how to handle {type(exception).__name__} in error callback")
    return bad


def xmlcharrefreplace_errors(exception):
    """References to characters, as in XML."""
    return "".join([f"&#{ord(c)};" for c in _encoding_only(exception)]), exception.end


def _escape(code):
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}"


def backslashreplace_errors(exception):
    """Escapes."""
    bad = _bad(exception)
    codes = bad if isinstance(bad, bytes) else map(ord, bad)
    if isinstance(exception, UnicodeDecodeError):
        return "".join([f"\\x{code:02x}" for code in codes]), exception.end
    return "".join([_escape(code) for code in codes]), exception.end


def namereplace_errors(exception):
    """Escapes with names."""
    import unicodedata

    out = []
    for c in _encoding_only(exception):
        name = unicodedata.name(c, None)
        out.append(_escape(ord(c)) if name is None else "\\N{" + name + "}")
    return "".join(out), exception.end


def _surrogate_errors(name):
    """The handlers for surrogates: the machine's own codecs have them built in."""
    def handler(exception):
        bad = _bad(exception)
        if isinstance(exception, UnicodeEncodeError):
            try:
                return bad.encode(exception.encoding, name), exception.end
            except UnicodeError:
                raise exception from None
        try:
            return bytes(bad).decode(exception.encoding, name), exception.end
        except UnicodeError:
            raise exception from None

    return handler


_handlers.update({
    "strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors,
    "xmlcharrefreplace": xmlcharrefreplace_errors, "backslashreplace": backslashreplace_errors,
    "namereplace": namereplace_errors, "surrogateescape": _surrogate_errors("surrogateescape"),
    "surrogatepass": _surrogate_errors("surrogatepass"),
})


def _functions():
    """`utf_8_encode` and the like."""
    for name in ("utf-8", "latin-1", "ascii", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be",
                 "unicode_escape", "raw_unicode_escape"):
        info = lookup(name)
        prefix = name.replace("-", "_")
        globals()[prefix + "_encode"] = info.encode
        if not name.startswith(("utf",)):
            globals()[prefix + "_decode"] = info.decode
            continue

        def decode(data, errors="strict", final=False, /, *, name=name):
            data = bytes(data)
            if final:
                return data.decode(name, errors or "strict"), len(data)
            return _decode_prefix(data, name, errors or "strict")

        globals()[prefix + "_decode"] = decode


_functions()


def escape_decode(data, errors="strict"):
    """The bytes that a literal's text stands for."""
    if isinstance(data, str):
        data = data.encode()
    return bytes(data).decode("unicode_escape", errors).encode("latin-1"), len(data)


def escape_encode(data, errors="strict"):
    """The text of a literal for bytes."""
    return repr(data)[2:-1].encode(), len(data)
