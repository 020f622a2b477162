# Exceptions: what needs Python.


def raise_slow(what, cause):
    if isinstance(what, type) and issubclass(what, BaseException):
        what = what()
    if not isinstance(what, BaseException):
        raise TypeError("exceptions must derive from BaseException")
    if cause is not ...:
        if isinstance(cause, type) and issubclass(cause, BaseException):
            cause = cause()
        if cause is not None and not isinstance(cause, BaseException):
            raise TypeError("exception causes must derive from BaseException")
        raise what from cause
    raise what


def throw_made(generator, kind, value):
    return _m_throw(generator, make_thrown(kind, value))


def athrow_made(generator, kind, value):
    return generator.athrow(make_thrown(kind, value))


def make_thrown(kind, value):
    if isinstance(kind, type) and issubclass(kind, BaseException):
        if isinstance(value, kind):
            exception = value
        elif value is None:
            exception = kind()
        elif isinstance(value, tuple):
            exception = kind(*value)
        else:
            exception = kind(value)
        return exception
    raise TypeError(
        "exceptions must be classes or instances deriving from BaseException, not " + _m_type_name(kind)
    )


def exception_with_keywords(cls, args, kwargs):
    exception = cls(*args)
    allowed = ()
    if issubclass(cls, ImportError):
        allowed = ("name", "path")
    elif issubclass(cls, AttributeError):
        allowed = ("name", "obj")
    elif issubclass(cls, NameError):
        allowed = ("name",)
    for key, value in kwargs.items():
        if key not in allowed:
            if allowed:
                raise TypeError("'" + key + "' is an invalid keyword argument for " + cls.__name__ + "()")
            raise TypeError(cls.__name__ + "() takes no keyword arguments")
        setattr(exception, key, value)
    return exception


os_error_by_number = {
    1: PermissionError,
    2: FileNotFoundError,
    3: ProcessLookupError,
    4: InterruptedError,
    10: ChildProcessError,
    11: BlockingIOError,
    13: PermissionError,
    17: FileExistsError,
    20: NotADirectoryError,
    21: IsADirectoryError,
    32: BrokenPipeError,
    103: ConnectionAbortedError,
    104: ConnectionResetError,
    110: TimeoutError,
    111: ConnectionRefusedError,
}


def exception_finish(exception):
    args = exception.args
    cls = type(exception)
    if isinstance(exception, OSError):
        if cls is OSError and len(args) >= 2 and args[0] in os_error_by_number:
            if exception.filename is not None:
                args += (exception.filename,)
                if exception.filename2 is not None:
                    args += (None, exception.filename2)
            return os_error_by_number[args[0]](*args)
        return exception
    if isinstance(exception, UnicodeError):
        unicode_error_finish(exception, args)
        return exception
    if len(args) != 2:
        raise TypeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (" + str(len(args)) + " given)")
    message, members = args
    if not isinstance(message, str):
        raise TypeError("BaseExceptionGroup.__new__() argument 1 must be str, not " + _m_type_name(message))
    try:
        members = tuple(members)
    except TypeError:
        raise TypeError("second argument (exceptions) must be a sequence") from None
    if not members:
        raise ValueError("second argument (exceptions) must be a non-empty sequence")
    plain = True
    for index, member in enumerate(members):
        if not isinstance(member, BaseException):
            raise ValueError("Item " + str(index) + " of second argument (exceptions) is not an exception")
        if not isinstance(member, Exception):
            plain = False
    if cls is BaseExceptionGroup and plain:
        return ExceptionGroup(*args)
    if issubclass(cls, ExceptionGroup) and not plain:
        raise TypeError("Cannot nest BaseExceptions in an ExceptionGroup")
    _m_set_payload(exception, members)
    return exception


def unicode_error_finish(exception, args):
    """Checks the arguments of an encoding error and makes them attributes."""
    if isinstance(exception, UnicodeTranslateError):
        names = ("object", "start", "end", "reason")
        types = (str, int, int, str)
    elif isinstance(exception, (UnicodeEncodeError, UnicodeDecodeError)):
        names = ("encoding", "object", "start", "end", "reason")
        types = (str, str if isinstance(exception, UnicodeEncodeError) else (bytes, bytearray, memoryview), int, int, str)
    else:
        return
    if len(args) != len(names):
        raise TypeError(f"function takes exactly {len(names)} arguments ({len(args)} given)")
    attributes = _m_attributes(exception)
    for i in range(len(names)):
        if not isinstance(args[i], types[i]):
            if types[i] is int:
                raise TypeError(f"'{type(args[i]).__name__}' object cannot be interpreted as an integer")
            if types[i] is str:
                raise TypeError(f"argument {i + 1} must be str, not {kind_of(args[i])}")
            raise TypeError(f"a bytes-like object is required, not '{type(args[i]).__name__}'")
        attributes[names[i]] = args[i]


def exception_str(exception):
    args = exception.args
    if isinstance(exception, BaseExceptionGroup):
        count = len(exception.exceptions)
        return exception.message + " (" + str(count) + " sub-exception" + ("s" if count != 1 else "") + ")"
    if isinstance(exception, KeyError) and len(args) == 1:
        return repr(args[0])
    if isinstance(exception, OSError) and len(args) >= 2:
        text = "[Errno " + str(args[0]) + "] " + str(args[1])
        if exception.filename is not None:
            text += ": " + repr(exception.filename)
            if exception.filename2 is not None:
                text += " -> " + repr(exception.filename2)
        return text
    if isinstance(exception, SyntaxError) and args:
        text = str(args[0])
        if exception.filename is not None and exception.lineno is not None:
            name = exception.filename.rsplit("/", 1)[-1]
            return text + " (" + name + ", line " + str(exception.lineno) + ")"
        return text
    if not args:
        return ""
    if len(args) == 1:
        return str(args[0])
    return str(args)


def exception_repr(exception):
    args = exception.args
    name = _m_type_name(exception)
    if len(args) == 1:
        return name + "(" + repr(args[0]) + ")"
    return name + repr(args)


def exception_add_note(exception, note):
    if not isinstance(note, str):
        raise TypeError("note must be a str, not '" + _m_type_name(note) + "'")
    attributes = _m_attributes(exception)
    if "__notes__" not in attributes:
        attributes["__notes__"] = []
    attributes["__notes__"].append(note)


def exception_reduce(exception):
    attributes = _m_attributes(exception)
    args = exception.args
    if isinstance(exception, OSError) and exception.filename is not None:
        args += (exception.filename,)
        if exception.filename2 is not None:
            args += (None, exception.filename2)
    if attributes:
        return (type(exception), args, dict(attributes))
    return (type(exception), args)


def exception_setstate(exception, state):
    if state is not None:
        for key, value in state.items():
            setattr(exception, key, value)


# ---- exception groups ----


def group_condition(condition):
    if isinstance(condition, type) and issubclass(condition, BaseException):
        return lambda exception: isinstance(exception, condition)
    if isinstance(condition, tuple):
        for member in condition:
            if not (isinstance(member, type) and issubclass(member, BaseException)):
                break
        else:
            return lambda exception: isinstance(exception, condition)
    elif callable(condition) and not isinstance(condition, type):
        return condition
    raise TypeError("expected a function, exception type or tuple of exception types")


def group_method_derive(group, members):
    return BaseExceptionGroup(group.message, members)


def group_derived(group, members):
    if not members:
        return None
    made = group.derive(members)
    made.__traceback__ = group.__traceback__
    made.__cause__ = group.__cause__
    made.__context__ = group.__context__
    made.__suppress_context__ = group.__suppress_context__
    notes = _m_attributes(group).get("__notes__")
    if notes is not None:
        made.__notes__ = list(notes)
    return made


def group_method_split(group, condition):
    return group_split_by(group, group_condition(condition))


def group_split_by(exception, matches):
    if matches(exception):
        return exception, None
    if not isinstance(exception, BaseExceptionGroup):
        return None, exception
    inside, outside = [], []
    for member in exception.exceptions:
        matching, rest = group_split_by(member, matches)
        if matching is not None:
            inside.append(matching)
        if rest is not None:
            outside.append(rest)
    return group_derived(exception, inside), group_derived(exception, outside)


def group_method_subgroup(group, condition):
    return group_split_by(group, group_condition(condition))[0]


def group_split(exception, kind):
    # `except*`: a plain exception that matches is wrapped, so that the body always sees a group.
    for member in kind if isinstance(kind, tuple) else (kind,):
        if not (isinstance(member, type) and issubclass(member, BaseException)):
            raise TypeError("catching classes that do not inherit from BaseException is not allowed")
        if issubclass(member, BaseExceptionGroup):
            raise TypeError("catching ExceptionGroup with except* is not allowed. Use except instead.")
    if exception is None:
        return None, None
    matching, rest = group_split_by(exception, lambda e: isinstance(e, kind))
    if matching is not None and not isinstance(matching, BaseExceptionGroup):
        matching = BaseExceptionGroup("", (matching,))
    return matching, rest


def group_finish(original, raised, rest):
    # New exceptions keep company with what nobody caught.
    if not raised:
        return rest
    members = list(raised)
    if rest is not None:
        members.append(rest)
    if len(members) == 1:
        return members[0]
    return BaseExceptionGroup("", members)


def assertion_error():
    return AssertionError


def template(*parts):
    raise NotImplementedError("template strings are not there yet in Interleave")
