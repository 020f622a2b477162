"""Text of values whose classes define how they are shown, and of containers that hold such values."""

_repr_running = {}


def repr_slow(x):
    method = _m_lookup(type(x), "__repr__")
    result = method(x)
    if not isinstance(result, str):
        raise TypeError(f"__repr__ returned non-string (type {_m_type_name(result)})")
    return result


def str_slow(x):
    method = _m_lookup(type(x), "__str__")
    result = method(x)
    if not isinstance(result, str):
        raise TypeError(f"__str__ returned non-string (type {_m_type_name(result)})")
    return result


def ascii_slow(x):
    return ascii_text(repr_slow(x))


def ascii_text(text):
    """A text with everything that is not ASCII escaped."""
    return text.encode("ascii", "backslashreplace").decode("ascii")


def own_repr_slow(x):
    """What the built-in layout of x shows, where something in it has a __repr__ of its own."""
    layout = _m_layout(x)
    key = (_m_strand(), id(x))
    if key in _repr_running:
        return repr_of_open(x, layout)
    _repr_running[key] = True
    try:
        return repr_by_layout(x, layout)
    finally:
        del _repr_running[key]


def repr_of_open(x, layout):
    """What stands for a container within itself."""
    if layout == "list" or layout == "deque":
        return "[...]"
    if layout == "dict":
        return "{...}"
    if layout == "tuple":
        return "(...)"
    if layout == "set":
        return f"{type(x).__name__}(...)"
    return "..."


def repr_by_layout(x, layout):
    if layout == "list":
        return "[" + ", ".join([repr(item) for item in list.__iter__(x)]) + "]"
    if layout == "tuple":
        items = [repr(item) for item in tuple.__iter__(x)]
        return "(" + items[0] + ",)" if len(items) == 1 else "(" + ", ".join(items) + ")"
    if layout == "dict":
        return "{" + ", ".join([f"{key!r}: {value!r}" for key, value in dict.items(x)]) + "}"
    if layout == "set":
        items = ", ".join([repr(item) for item in x])
        return "{" + items + "}" if type(x) is set else type(x).__name__ + "({" + items + "})"
    if layout == "deque":
        most = "" if x.maxlen is None else f", maxlen={x.maxlen}"
        return f"{type(x).__name__}({list(x)!r}{most})"
    if layout == "slice":
        return f"slice({x.start!r}, {x.stop!r}, {x.step!r})"
    if layout == "view":
        if _m_type_name(x) == "mappingproxy":
            return f"mappingproxy({x.copy()!r})"
        return f"{type(x).__name__}({[item for item in x]!r})"
    if layout == "exception":
        args = x.args
        shown = "(" + repr(args[0]) + ")" if len(args) == 1 else repr(args)
        return type(x).__name__ + shown
    if layout == "method":
        return repr_of_method(x)
    if layout == "getset":
        return f"<attribute '{x.__name__}' of '{x.__objclass__.__name__}' objects>"
    if layout == "code":
        return f'<code object {x.co_name} at {id(x):#x}, file "{x.co_filename}", line {x.co_firstlineno}>'
    if layout == "wrapper":
        return f"<{type(x).__name__}({x.__func__!r})>"
    return object.__repr__(x)


def repr_of_method(x):
    function = x.__func__
    name = getattr(function, "__qualname__", None) or getattr(function, "__name__", "?")
    return f"<bound method {name} of {x.__self__!r}>"


def format_slow(value, spec):
    method = _m_lookup(type(value), "__format__")
    result = method(value, spec)
    if not isinstance(result, str):
        raise TypeError(f"__format__ must return a str, not {_m_type_name(result)}")
    return result


def convert_and_format(value, conversion, spec):
    if conversion == 1:
        return format(str(value), spec)
    if conversion == 2:
        return format(repr(value), spec)
    return format(ascii(value), spec)


def percent_slow(format, args):
    answers = []
    while True:
        result = _m_percent(format, args, answers)
        if type(result) is not tuple:
            return result
        answers.append(text_answer(*result))


def str_format_slow(text, args, names):
    answers = []
    while True:
        result = _m_format(text, args, names, answers)
        if type(result) is not tuple:
            return result
        answers.append(text_answer(*result))


def text_answer(what, a, b):
    """The answer to a question that formatting in Rust asks."""
    if what == "str":
        return str(a)
    if what == "repr":
        return repr(a)
    if what == "ascii":
        return ascii(a)
    if what == "getattr":
        return getattr(a, b)
    if what == "getitem":
        return a[b]
    if what == "format":
        return format(a, b)
    if what == "bytes":
        method = number_method(a, "__bytes__")
        return a if method is None else method(a)
    if what == "index":
        return a if number_method(a, "__index__") is None else index_of(a)
    if what == "float":
        return a if isinstance(a, str) or number_method(a, "__float__", "__index__") is None else float(a)
    return None if isinstance(a, str) or number_method(a, "__int__", "__index__") is None else int(a)


def str_new_slow(cls, x):
    return str.__new__(cls, str.__str__(str(x)))


def str_join_slow(separator, iterable):
    if number_method(iterable, "__iter__", "__getitem__") is None:
        raise TypeError("can only join an iterable")
    return str.join(separator, [item for item in iterable])


def str_maketrans(x, y, z, given):
    if given == 1:
        if not isinstance(x, dict):
            raise TypeError("if you give only one argument to maketrans it must be a dict")
        table = {}
        for key, value in x.items():
            if isinstance(key, str):
                if len(key) != 1:
                    raise ValueError("string keys in translate table must be of length 1")
                table[ord(key)] = value
            elif isinstance(key, int):
                table[key] = value
            else:
                raise TypeError("keys in translate table must be strings or integers")
        return table
    if not isinstance(x, str):
        raise TypeError("first maketrans argument must be a string if there is a second argument")
    if not isinstance(y, str):
        raise TypeError(f"maketrans() argument 2 must be str, not {kind_of(y)}")
    if len(x) != len(y):
        raise ValueError("the first two maketrans arguments must have equal length")
    table = {}
    for i in range(len(x)):
        table[ord(x[i])] = ord(y[i])
    if given == 3:
        if not isinstance(z, str):
            raise TypeError(f"maketrans() argument 3 must be str, not {kind_of(z)}")
        for c in z:
            table[ord(c)] = None
    return table


def kind_of(x):
    """What the errors of most built-in functions call an argument's type."""
    return "None" if x is None else _m_type_name(x)


def str_translate_slow(text, table):
    plain = {}
    for c in str.__iter__(text):
        code = ord(c)
        if code not in plain:
            try:
                plain[code] = table[code]
            except LookupError:
                plain[code] = code
    return str.translate(text, plain)


def bytes_items(iterable, what):
    """The bytes that an iterable of ints holds."""
    if number_method(iterable, "__iter__", "__getitem__") is None:
        raise TypeError(f"cannot convert '{_m_type_name(iterable)}' object to {what}")
    return [index_of(item) for item in iterable]


def bytes_new_slow(cls, x, encoding, errors):
    if encoding is not None:
        return bytes.__new__(cls, encode_slow(x, encoding, errors or "strict"))
    method = number_method(x, "__bytes__")
    if method is not None:
        result = method(x)
        if not isinstance(result, bytes):
            raise TypeError(f"__bytes__ returned non-bytes (type {_m_type_name(result)})")
        return result if cls is bytes else bytes.__new__(cls, bytes(result))
    if number_method(x, "__index__") is not None:
        return bytes.__new__(cls, index_of(x))
    return bytes.__new__(cls, bytes_items(x, "bytes"))


def bytearray_new_slow(cls, x, encoding, errors):
    if encoding is not None:
        return bytearray.__new__(cls, encode_slow(x, encoding, errors or "strict"))
    if number_method(x, "__index__") is not None:
        return bytearray.__new__(cls, index_of(x))
    return bytearray.__new__(cls, bytes_items(x, "bytearray"))


def bytearray_init_slow(self, x, encoding, errors):
    self[:] = bytearray_new_slow(bytearray, x, encoding, errors)


def bytearray_extend_slow(array, iterable):
    if number_method(iterable, "__iter__", "__getitem__") is None:
        raise TypeError(f"can't extend bytearray with {_m_type_name(iterable)}")
    array.extend([index_of(item) for item in iterable])


def bytearray_store_slow(array, key, value):
    array[key] = bytearray(value)


def setitem_byte_slow(array, at, value):
    array[at] = index_of(value)


def bytes_join_slow(separator, iterable):
    if number_method(iterable, "__iter__", "__getitem__") is None:
        raise TypeError("can only join an iterable")
    return separator.join([item for item in iterable])


def print_slow(args, sep, end, file, flush):
    if _m_write(file, ""):
        _m_write(file, sep.join([str(x) for x in args]) + end)
        return
    write = file.write
    first = True
    for x in args:
        if first:
            first = False
        else:
            write(sep)
        write(str(x))
    write(end)
    if flush:
        file.flush()


def input_slow(prompt, stdin, stdout):
    text = str(prompt)
    if text:
        if not _m_write(stdout, text):
            stdout.write(text)
            stdout.flush()
    line = stdin.readline()
    if not line:
        raise EOFError("EOF when reading a line")
    return line[:-1] if line.endswith("\n") else line
