def work():
    from numpyy.core import thing
    return thing

try:
    import numpyy
except ImportError as error:
    print(type(error).__name__, error)
work()
