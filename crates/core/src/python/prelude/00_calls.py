# What single instructions need Python for: gathering arguments.


def list_extend_arguments(target, iterable, callee):
    if not is_iterable(iterable):
        raise TypeError(
            function_text(callee) + " argument after * must be an iterable, not " + _m_type_name(iterable)
        )
    list_extend(target, iterable)


def star_arguments(iterable, callee):
    args = []
    list_extend_arguments(args, iterable, callee)
    return tuple(args)


def list_extend_display(target, iterable):
    if not is_iterable(iterable):
        raise TypeError("Value after * must be an iterable, not " + _m_type_name(iterable))
    list_extend(target, iterable)
