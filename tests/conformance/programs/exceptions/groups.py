try:
    raise ExceptionGroup("several", [ValueError("a"), TypeError("b"), ValueError("c")])
except* ValueError as group:
    print("values:", [str(e) for e in group.exceptions])
except* TypeError as group:
    print("types:", group.exceptions, group.message)
group = ExceptionGroup("outer", [KeyError("k"), ExceptionGroup("inner", [OSError("o"), ValueError("v")])])
print(group, repr(group))
match, rest = group.split(ValueError)
print(match, rest)
print(group.subgroup(lambda e: isinstance(e, KeyError)))
try:
    try:
        raise group
    except* OSError as caught:
        print("caught", caught.exceptions[0].exceptions)
except ExceptionGroup as left:
    print("left", left.exceptions)
try:
    raise ValueError("single")
except* ValueError as caught:
    print(repr(caught))
try:
    ExceptionGroup("empty", [])
except ValueError as error:
    print(error)
print(isinstance(group, Exception), issubclass(ExceptionGroup, BaseExceptionGroup))
