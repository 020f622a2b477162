"""Lines made of records: the part of `logging` about formats."""

import time

__name__ = "logging"


class PercentStyle:
    """Formats as `%` does."""

    default_format = "%(message)s"
    asctime_search = "%(asctime)"

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt or self.default_format
        self._defaults = defaults

    def usesTime(self):
        """Whether the time is in it."""
        return self._fmt.find(self.asctime_search) >= 0

    def validate(self):
        """Check that something is in it."""
        if "%(" not in self._fmt:
            raise ValueError(f"Invalid format '{self._fmt}' for '{self.default_format[0]}' style")

    def _values(self, record):
        return {**self._defaults, **record.__dict__} if self._defaults else record.__dict__

    def _format(self, record):
        return self._fmt % self._values(record)

    def format(self, record):
        """The record's line."""
        try:
            return self._format(record)
        except KeyError as exc:
            raise ValueError(f"Formatting field not found in record: {exc}") from None


class StrFormatStyle(PercentStyle):
    """Formats as `str.format` does."""

    default_format = "{message}"
    asctime_search = "{asctime"

    def validate(self):
        if "{" not in self._fmt:
            raise ValueError("invalid format: no fields")

    def _format(self, record):
        return self._fmt.format(**self._values(record))


class StringTemplateStyle(PercentStyle):
    """Formats as `string.Template` does."""

    default_format = "${message}"

    def usesTime(self):
        return "$asctime" in self._fmt or "${asctime}" in self._fmt

    def validate(self):
        fields = 0
        rest = self._fmt.replace("$$", "")
        while "$" in rest:
            rest = rest.partition("$")[2]
            if not (rest[:1] == "{" or rest[:1].isidentifier()):
                raise ValueError("invalid format: bare '$' not allowed")
            fields += 1
        if not fields:
            raise ValueError("invalid format: no fields")

    def _format(self, record):
        from string import Template

        return Template(self._fmt).substitute(**self._values(record))


BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"
_STYLES = {
    "%": (PercentStyle, BASIC_FORMAT),
    "{": (StrFormatStyle, "{levelname}:{name}:{message}"),
    "$": (StringTemplateStyle, "${levelname}:${name}:${message}"),
}


class Formatter:
    """Makes lines of records."""

    converter = time.localtime
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        if style not in _STYLES:
            raise ValueError(f"Style must be one of: {','.join(_STYLES)}")
        self._style = _STYLES[style][0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt = self._style._fmt
        self.datefmt = datefmt

    def formatTime(self, record, datefmt=None):
        """The record's time in words."""
        t = type(self).converter(record.created)
        if datefmt:
            return time.strftime(datefmt, t)
        text = time.strftime(self.default_time_format, t)
        return self.default_msec_format % (text, record.msecs) if self.default_msec_format else text

    def formatException(self, ei):
        """An exception's traceback."""
        import _kernel

        return _kernel.format_exception(ei[1]).rstrip("\n")

    def formatStack(self, stack_info):
        """A stack."""
        return stack_info

    def usesTime(self):
        """Whether lines have the time."""
        return self._style.usesTime()

    def formatMessage(self, record):
        """The line without traceback."""
        return self._style.format(record)

    def format(self, record):
        """The record's line, and its traceback."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        for more in (record.exc_text, record.stack_info and self.formatStack(record.stack_info)):
            if more:
                text += more if text.endswith("\n") else "\n" + more
        return text


_default_formatter = Formatter()


class BufferingFormatter:
    """Makes one text of several records."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt or _default_formatter

    def formatHeader(self, records):
        """What comes first."""
        return ""

    def formatFooter(self, records):
        """What comes last."""
        return ""

    def format(self, records):
        """The text."""
        if not records:
            return ""
        return self.formatHeader(records) + "".join(map(self.linefmt.format, records)) + self.formatFooter(records)
