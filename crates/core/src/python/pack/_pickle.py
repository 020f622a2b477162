"""The errors of `pickle`, under the module name that CPython shows."""


class PickleError(Exception):
    """What all errors of pickle are."""


class PicklingError(PickleError):
    """The object cannot be pickled."""


class UnpicklingError(PickleError):
    """The bytes are not a pickle."""
