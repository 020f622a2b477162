"""Configuration files: sections of options."""

import collections.abc as _abc
import os as _os
import re as _re
import sys as _sys
import warnings as _warnings
from collections import ChainMap as _ChainMap

__all__ = [
    "NoSectionError", "DuplicateOptionError", "DuplicateSectionError", "NoOptionError", "InterpolationError",
    "InterpolationDepthError", "InterpolationMissingOptionError", "InterpolationSyntaxError", "ParsingError",
    "MissingSectionHeaderError", "ConfigParser", "SafeConfigParser", "RawConfigParser", "Interpolation", "BasicInterpolation",
    "ExtendedInterpolation", "LegacyInterpolation", "SectionProxy", "ConverterMapping", "DEFAULTSECT", "MAX_INTERPOLATION_DEPTH",
]
DEFAULTSECT = "DEFAULT"
MAX_INTERPOLATION_DEPTH = 10
_default_dict, _UNSET = dict, object()


class Error(Exception):
    def __init__(self, msg=""):
        self.message = msg
        Exception.__init__(self, msg)

    def __repr__(self):
        return self.message

    __str__ = __repr__


class NoSectionError(Error):
    def __init__(self, section):
        Error.__init__(self, f"No section: {section!r}")
        self.section = section
        self.args = (section,)


def _while_reading(source, lineno):
    return f"While reading from {source!r}" + (f" [line {lineno:2d}]" if lineno is not None else "") + ": "


class DuplicateSectionError(Error):
    def __init__(self, section, source=None, lineno=None):
        place = _while_reading(source, lineno) if source is not None else ""
        word = "section" if place else "Section"
        Error.__init__(self, f"{place}{word} {section!r} already exists")
        self.section, self.source, self.lineno = section, source, lineno
        self.args = (section, source, lineno)


class DuplicateOptionError(Error):
    def __init__(self, section, option, source=None, lineno=None):
        place = _while_reading(source, lineno) if source is not None else ""
        word = "option" if place else "Option"
        Error.__init__(self, f"{place}{word} {option!r} in section {section!r} already exists")
        self.section, self.option, self.source, self.lineno = section, option, source, lineno
        self.args = (section, option, source, lineno)


class NoOptionError(Error):
    def __init__(self, option, section):
        Error.__init__(self, f"No option {option!r} in section: {section!r}")
        self.option, self.section = option, section
        self.args = (option, section)


class InterpolationError(Error):
    def __init__(self, option, section, msg):
        Error.__init__(self, msg)
        self.option, self.section = option, section
        self.args = (option, section, msg)


class InterpolationMissingOptionError(InterpolationError):
    def __init__(self, option, section, rawval, reference):
        InterpolationError.__init__(
            self, option, section,
            f"Bad value substitution: option {option!r} in section {section!r} contains an interpolation key {reference!r} "
            f"which is not a valid option name. Raw value: {rawval!r}",
        )
        self.reference = reference
        self.args = (option, section, rawval, reference)


class InterpolationSyntaxError(InterpolationError):
    pass


class InterpolationDepthError(InterpolationError):
    def __init__(self, option, section, rawval):
        InterpolationError.__init__(
            self, option, section,
            f"Recursion limit exceeded in value substitution: option {option!r} in section {section!r} contains an "
            f"interpolation key which cannot be substituted in {MAX_INTERPOLATION_DEPTH} steps. Raw value: {rawval!r}",
        )
        self.args = (option, section, rawval)


class ParsingError(Error):
    def __init__(self, source=None, filename=None):
        if (source is None) == (filename is None):
            raise ValueError("Required argument `source' not given." if source is None else
                             "Cannot specify both `filename' and `source'. Use `source'.")
        source = filename if source is None else source
        Error.__init__(self, f"Source contains parsing errors: {source!r}")
        self.source, self.errors = source, []
        self.args = (source,)

    filename = property(lambda self: self.source, lambda self, value: setattr(self, "source", value))

    def append(self, lineno, line):
        self.errors.append((lineno, line))
        self.message += f"\n\t[line {lineno:2d}]: {line}"


class MissingSectionHeaderError(ParsingError):
    def __init__(self, filename, lineno, line):
        Error.__init__(self, f"File contains no section headers.\nfile: {filename!r}, line: {lineno}\n{line!r}")
        self.source, self.lineno, self.line = filename, lineno, line
        self.args = (filename, lineno, line)


class Interpolation:
    """What is done to values; this one does nothing."""

    def before_get(self, parser, section, option, value, defaults):
        return value

    def before_set(self, parser, section, option, value):
        return value

    def before_read(self, parser, section, option, value):
        return value

    def before_write(self, parser, section, option, value):
        return value


class BasicInterpolation(Interpolation):
    """%(name)s stands for another option of the section."""

    _mark, _plain, _reference = "%", "%%", _re.compile(r"%\(([^)]+)\)s")
    _found = staticmethod(_re.compile(r"%\([^)]+\)s").sub)

    def before_get(self, parser, section, option, value, defaults):
        out = []
        self._expand(parser, option, out, value, section, defaults, 1)
        return "".join(out)

    def before_set(self, parser, section, option, value):
        rest = self._found("", value.replace(self._plain, ""))
        if self._mark in rest:
            raise ValueError(f"invalid interpolation syntax in {value!r} at position {rest.find(self._mark)}")
        return value

    def _expand(self, parser, option, out, rest, section, values, depth):
        raw = parser.get(section, option, raw=True, fallback=rest)
        if depth > MAX_INTERPOLATION_DEPTH:
            raise InterpolationDepthError(option, section, raw)
        mark = self._mark
        while rest:
            at = rest.find(mark)
            if at < 0:
                out.append(rest)
                return
            out.append(rest[:at])
            rest = rest[at:]
            if rest[1:2] == mark:
                out.append(mark)
                rest = rest[2:]
            elif rest[1:2] == self._open:
                match = self._reference.match(rest)
                if match is None:
                    raise InterpolationSyntaxError(option, section, f"bad interpolation variable reference {rest!r}")
                rest = rest[match.end():]
                self._refer(parser, option, out, match[1], section, values, depth, raw)
            else:
                raise InterpolationSyntaxError(
                    option, section, f"{mark!r} must be followed by {mark!r} or {self._open!r}, found: {rest!r}"
                )

    _open = "("

    def _refer(self, parser, option, out, name, section, values, depth, raw):
        name = parser.optionxform(name)
        try:
            value = values[name]
        except KeyError:
            raise InterpolationMissingOptionError(option, section, raw, name) from None
        if self._mark in value:
            self._expand(parser, option, out, value, section, values, depth + 1)
        else:
            out.append(value)


class ExtendedInterpolation(BasicInterpolation):
    """${option} or ${section:option} stands for another option."""

    _mark, _plain, _open, _reference = "$", "$$", "{", _re.compile(r"\$\{([^}]+)\}")
    _found = staticmethod(_re.compile(r"\$\{[^}]+\}").sub)

    def _refer(self, parser, option, out, name, section, values, depth, raw):
        path = name.split(":")
        try:
            if len(path) == 1:
                key, place = parser.optionxform(path[0]), section
                value = values[key]
            elif len(path) == 2:
                place, key = path[0], parser.optionxform(path[1])
                value = parser.get(place, key, raw=True)
            else:
                raise InterpolationSyntaxError(option, section, f"More than one ':' found: {name!r}")
        except (KeyError, NoSectionError, NoOptionError):
            raise InterpolationMissingOptionError(option, section, raw, name) from None
        if "$" in value:
            self._expand(parser, key, out, value, place, dict(parser.items(place, raw=True)), depth + 1)
        else:
            out.append(value)


class LegacyInterpolation(Interpolation):
    def __init__(self):
        _warnings.warn(
            "LegacyInterpolation has been deprecated since Python 3.2 and will be removed from the configparser module in "
            "Python 3.13. Use BasicInterpolation or ExtendedInterpolation instead.", DeprecationWarning, stacklevel=2,
        )

    def before_get(self, parser, section, option, value, defaults):
        raw = value
        for _ in range(MAX_INTERPOLATION_DEPTH):
            if not value or "%(" not in value:
                return value
            try:
                value = _re.sub(r"%\(([^)]*)\)s", lambda m: f"%({parser.optionxform(m[1])})s", value) % defaults
            except KeyError as error:
                raise InterpolationMissingOptionError(option, section, raw, error.args[0]) from None
        if not value or "%(" not in value:
            return value
        raise InterpolationDepthError(option, section, raw)


class RawConfigParser(_abc.MutableMapping):
    """A mapping of sections, without interpolation."""

    SECTCRE = _re.compile(r"\[(?P<header>.+)\]")
    OPTCRE = _re.compile(r"(?P<option>.*?)\s*(?:(?P<vi>=|:)\s*(?P<value>.*))$")
    OPTCRE_NV = _re.compile(r"(?P<option>.*?)\s*(?:(?P<vi>=|:)\s*(?P<value>.*))?$")
    NONSPACECRE = _re.compile(r"\S")
    BOOLEAN_STATES = {"1": True, "yes": True, "true": True, "on": True, "0": False, "no": False, "false": False, "off": False}
    _DEFAULT_INTERPOLATION = Interpolation()

    def __init__(
        self, defaults=None, dict_type=dict, allow_no_value=False, *, delimiters=("=", ":"), comment_prefixes=("#", ";"),
        inline_comment_prefixes=None, strict=True, empty_lines_in_values=True, default_section=DEFAULTSECT,
        interpolation=_UNSET, converters=_UNSET,
    ):
        self._dict, self._sections, self._defaults, self._proxies = dict_type, dict_type(), dict_type(), dict_type()
        self._converters = ConverterMapping(self)
        self._proxies[default_section] = SectionProxy(self, default_section)
        self._delimiters = tuple(delimiters)
        if self._delimiters == ("=", ":"):
            self._optcre = self.OPTCRE_NV if allow_no_value else self.OPTCRE
        else:
            marks = "|".join([_re.escape(d) for d in delimiters])
            self._optcre = _re.compile(rf"(?P<option>.*?)\s*(?:(?P<vi>{marks})\s*(?P<value>.*)){'?' if allow_no_value else ''}$")
        self._comment_prefixes, self._inline = tuple(comment_prefixes or ()), tuple(inline_comment_prefixes or ())
        self._strict, self._allow_no_value, self._empty_lines_in_values = strict, allow_no_value, empty_lines_in_values
        self.default_section = default_section
        self._interpolation = self._DEFAULT_INTERPOLATION if interpolation is _UNSET else interpolation
        if self._interpolation is None:
            self._interpolation = Interpolation()
        if not isinstance(self._interpolation, Interpolation):
            raise TypeError(
                f"interpolation= must be None or an instance of Interpolation; got an object of type {type(self._interpolation)}"
            )
        if converters is not _UNSET:
            self._converters.update(converters)
        if defaults:
            self._read_defaults(defaults)

    def defaults(self):
        return self._defaults

    def sections(self):
        return list(self._sections.keys())

    def add_section(self, section):
        if section == self.default_section:
            raise ValueError(f"Invalid section name: {section!r}")
        if section in self._sections:
            raise DuplicateSectionError(section)
        self._sections[section] = self._dict()
        self._proxies[section] = SectionProxy(self, section)

    def has_section(self, section):
        return section in self._sections

    def options(self, section):
        try:
            own = self._sections[section]
        except KeyError:
            raise NoSectionError(section) from None
        return list({**own, **self._defaults})

    def read(self, filenames, encoding=None):
        if isinstance(filenames, (str, bytes, _os.PathLike)):
            filenames = [filenames]
        done = []
        for name in filenames:
            try:
                with open(name, encoding=encoding) as file:
                    self._read(file, name)
            except OSError:
                continue
            done.append(_os.fspath(name))
        return done

    def read_file(self, f, source=None):
        self._read(f, getattr(f, "name", "<???>") if source is None else source)

    def read_string(self, string, source="<string>"):
        self._read(string.splitlines(True), source)

    def read_dict(self, dictionary, source="<dict>"):
        seen = set()
        for section, keys in dictionary.items():
            section = str(section)
            try:
                self.add_section(section)
            except (DuplicateSectionError, ValueError):
                if self._strict and section in seen:
                    raise
            seen.add(section)
            for key, value in keys.items():
                key = self.optionxform(str(key))
                value = value if value is None else str(value)
                if self._strict and (section, key) in seen:
                    raise DuplicateOptionError(section, key, source)
                seen.add((section, key))
                self.set(section, key, value)

    def readfp(self, fp, filename=None):
        _warnings.warn(
            "This method will be removed in Python 3.12. Use 'parser.read_file()' instead.", DeprecationWarning, stacklevel=2
        )
        self.read_file(fp, source=filename)

    def get(self, section, option, *, raw=False, vars=None, fallback=_UNSET):
        try:
            values = self._unify(section, vars)
        except NoSectionError:
            if fallback is _UNSET:
                raise
            return fallback
        option = self.optionxform(option)
        try:
            value = values[option]
        except KeyError:
            if fallback is _UNSET:
                raise NoOptionError(option, section) from None
            return fallback
        return value if raw or value is None else self._interpolation.before_get(self, section, option, value, values)

    def _get_conv(self, section, option, conv, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        try:
            return conv(self.get(section, option, raw=raw, vars=vars, **kwargs))
        except (NoSectionError, NoOptionError):
            if fallback is _UNSET:
                raise
            return fallback

    def getint(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, int, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getfloat(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, float, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def getboolean(self, section, option, *, raw=False, vars=None, fallback=_UNSET, **kwargs):
        return self._get_conv(section, option, self._convert_to_boolean, raw=raw, vars=vars, fallback=fallback, **kwargs)

    def items(self, section=_UNSET, raw=False, vars=None):
        if section is _UNSET:
            return _abc.MutableMapping.items(self)
        values = self._defaults.copy()
        try:
            values.update(self._sections[section])
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section) from None
        names = list(values.keys())
        if vars:
            for key, value in vars.items():
                values[self.optionxform(key)] = value
        if raw:
            return [(name, values[name]) for name in names]
        return [(name, self._interpolation.before_get(self, section, name, values[name], values)) for name in names]

    def clear(self):
        # The default section stays, empty.
        for section in self.sections():
            del self[section]

    def popitem(self):
        for key in self.sections():
            value = self[key]
            del self[key]
            return key, value
        raise KeyError

    def optionxform(self, optionstr):
        return optionstr.lower()

    def has_option(self, section, option):
        if not section or section == self.default_section:
            return self.optionxform(option) in self._defaults
        if section not in self._sections:
            return False
        option = self.optionxform(option)
        return option in self._sections[section] or option in self._defaults

    def set(self, section, option, value=None):
        if value:
            value = self._interpolation.before_set(self, section, option, value)
        if not section or section == self.default_section:
            place = self._defaults
        else:
            try:
                place = self._sections[section]
            except KeyError:
                raise NoSectionError(section) from None
        place[self.optionxform(option)] = value

    def write(self, fp, space_around_delimiters=True):
        mark = self._delimiters[0]
        mark = f" {mark} " if space_around_delimiters else mark
        if self._defaults:
            self._write_section(fp, self.default_section, self._defaults.items(), mark)
        for section in self._sections:
            self._write_section(fp, section, self._sections[section].items(), mark)

    def _write_section(self, fp, section, items, mark):
        fp.write(f"[{section}]\n")
        for key, value in items:
            value = self._interpolation.before_write(self, section, key, value)
            if value is not None or not self._allow_no_value:
                value = mark + str(value).replace("\n", "\n\t")
            else:
                value = ""
            fp.write(f"{key}{value}\n")
        fp.write("\n")

    def remove_option(self, section, option):
        if not section or section == self.default_section:
            place = self._defaults
        else:
            try:
                place = self._sections[section]
            except KeyError:
                raise NoSectionError(section) from None
        option = self.optionxform(option)
        existed = option in place
        if existed:
            del place[option]
        return existed

    def remove_section(self, section):
        existed = section in self._sections
        if existed:
            del self._sections[section]
            del self._proxies[section]
        return existed

    def __getitem__(self, key):
        if key != self.default_section and not self.has_section(key):
            raise KeyError(key)
        return self._proxies[key]

    def __setitem__(self, key, value):
        if key in self and self[key] is value:
            return
        if key == self.default_section:
            self._defaults.clear()
        elif key in self._sections:
            self._sections[key].clear()
        self.read_dict({key: value})

    def __delitem__(self, key):
        if key == self.default_section:
            raise ValueError("Cannot remove the default section.")
        if not self.has_section(key):
            raise KeyError(key)
        self.remove_section(key)

    def __contains__(self, key):
        return key == self.default_section or self.has_section(key)

    def __len__(self):
        return len(self._sections) + 1

    def __iter__(self):
        yield self.default_section
        yield from self._sections.keys()

    def _read(self, fp, fpname):
        seen, current, section, option, indent, problem = set(), None, None, None, 0, None
        for lineno, line in enumerate(fp, 1):
            cut = len(line)
            # A comment in a line begins after white space, at the earliest place of any prefix.
            for prefix in self._inline:
                at = line.find(prefix)
                while at >= 0:
                    if at == 0 or line[at - 1].isspace():
                        cut = min(cut, at)
                        break
                    at = line.find(prefix, at + 1)
            if line.strip().startswith(self._comment_prefixes or "\0"):
                cut = 0
            value = line[:cut].strip()
            comment = cut < len(line)
            if not value:
                if self._empty_lines_in_values:
                    if not comment and current is not None and option and current[option] is not None:
                        current[option].append("")
                else:
                    indent = _sys.maxsize
                continue
            first = self.NONSPACECRE.search(line)
            level = first.start() if first else 0
            if current is not None and option and level > indent:
                if current[option] is None:
                    raise AttributeError("'NoneType' object has no attribute 'append'")
                current[option].append(value)
                continue
            indent = level
            header = self.SECTCRE.match(value)
            if header:
                section = header["header"]
                if section in self._sections:
                    if self._strict and section in seen:
                        raise DuplicateSectionError(section, fpname, lineno)
                    current = self._sections[section]
                    seen.add(section)
                elif section == self.default_section:
                    current = self._defaults
                else:
                    current = self._dict()
                    self._sections[section] = current
                    self._proxies[section] = SectionProxy(self, section)
                    seen.add(section)
                option = None
            elif current is None:
                raise MissingSectionHeaderError(fpname, lineno, line)
            else:
                match = self._optcre.match(value)
                if not match or not match["option"]:
                    problem = problem or ParsingError(fpname)
                    problem.append(lineno, repr(line))
                    if not match:
                        continue
                option = self.optionxform(match["option"].rstrip())
                if self._strict and (section, option) in seen:
                    raise DuplicateOptionError(section, option, fpname, lineno)
                seen.add((section, option))
                text = match["value"]
                current[option] = None if text is None else [text.strip()]
        self._join()
        if problem:
            raise problem

    def _join(self):
        for section, options in [(self.default_section, self._defaults), *self._sections.items()]:
            for name, value in options.items():
                if isinstance(value, list):
                    value = "\n".join(value).rstrip()
                options[name] = self._interpolation.before_read(self, section, name, value)

    def _read_defaults(self, defaults):
        for key, value in defaults.items():
            self._defaults[self.optionxform(key)] = value

    def _unify(self, section, vars):
        own = {}
        try:
            own = self._sections[section]
        except KeyError:
            if section != self.default_section:
                raise NoSectionError(section) from None
        given = {self.optionxform(k): v if v is None else str(v) for k, v in vars.items()} if vars else {}
        return _ChainMap(given, own, self._defaults)

    def _convert_to_boolean(self, value):
        if value.lower() not in self.BOOLEAN_STATES:
            raise ValueError(f"Not a boolean: {value}")
        return self.BOOLEAN_STATES[value.lower()]

    def _validate_value_types(self, *, section="", option="", value=""):
        if not isinstance(section, str):
            raise TypeError("section names must be strings")
        if not isinstance(option, str):
            raise TypeError("option keys must be strings")
        if not isinstance(value, str) and (not self._allow_no_value or value):
            raise TypeError("option values must be strings")

    @property
    def converters(self):
        return self._converters


class ConfigParser(RawConfigParser):
    """A mapping of sections whose values may refer to others."""

    _DEFAULT_INTERPOLATION = BasicInterpolation()

    def set(self, section, option, value=None):
        self._validate_value_types(option=option, value=value)
        RawConfigParser.set(self, section, option, value)

    def add_section(self, section):
        self._validate_value_types(section=section)
        RawConfigParser.add_section(self, section)

    def _read_defaults(self, defaults):
        kept, self._interpolation = self._interpolation, Interpolation()
        try:
            self.read_dict({self.default_section: defaults})
        finally:
            self._interpolation = kept


class SafeConfigParser(ConfigParser):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _warnings.warn(
            "The SafeConfigParser class has been renamed to ConfigParser in Python 3.2. This alias will be removed in "
            "Python 3.12. Use ConfigParser directly instead.", DeprecationWarning, stacklevel=2,
        )


class SectionProxy(_abc.MutableMapping):
    """One section of a parser as a mapping."""

    def __init__(self, parser, name):
        self._parser, self._name = parser, name
        for conv in parser.converters:
            setattr(self, "get" + conv, _proxy_getter(self, parser, "get" + conv))

    def __repr__(self):
        return f"<Section: {self._name}>"

    def __getitem__(self, key):
        if not self._parser.has_option(self._name, key):
            raise KeyError(key)
        return self._parser.get(self._name, key)

    def __setitem__(self, key, value):
        self._parser._validate_value_types(option=key, value=value)
        self._parser.set(self._name, key, value)

    def __delitem__(self, key):
        if not (self._parser.has_option(self._name, key) and self._parser.remove_option(self._name, key)):
            raise KeyError(key)

    def __contains__(self, key):
        return self._parser.has_option(self._name, key)

    def _options(self):
        if self._name != self._parser.default_section:
            return self._parser.options(self._name)
        return list(self._parser.defaults())

    def __len__(self):
        return len(self._options())

    def __iter__(self):
        return iter(self._options())

    @property
    def parser(self):
        return self._parser

    @property
    def name(self):
        return self._name

    def get(self, option, fallback=None, *, raw=False, vars=None, _impl=None, **kwargs):
        _impl = _impl or self._parser.get
        return _impl(self._name, option, raw=raw, vars=vars, fallback=fallback, **kwargs)


def _proxy_getter(proxy, parser, name):
    def getter(option, fallback=None, **kwargs):
        return proxy.get(option, fallback, _impl=getattr(parser, name), **kwargs)

    return getter


class ConverterMapping(_abc.MutableMapping):
    """The conversions of a parser: each gives it, and its sections, a method get<name>."""

    def __init__(self, parser):
        self._parser, self._data = parser, {}
        for name in dir(parser):
            if name.startswith("get") and len(name) > 3 and callable(getattr(parser, name)):
                self._data[name[3:]] = None

    def __getitem__(self, key):
        return self._data[key]

    def __setitem__(self, key, value):
        if not key or not isinstance(key, str):
            raise ValueError(f'Incompatible key: {key} (type: {type(key)})')
        if key == "getter" or not key.isidentifier():
            raise ValueError(f"Incompatible key: {key!r}")
        self._data[key] = value
        parser = self._parser

        def get(section, option, **kwargs):
            return parser._get_conv(section, option, value, **kwargs)

        setattr(parser, "get" + key, get)
        for proxy in parser.values():
            setattr(proxy, "get" + key, _proxy_getter(proxy, parser, "get" + key))

    def __delitem__(self, key):
        del self._data[key]
        for place in (self._parser, *self._parser.values()):
            try:
                delattr(place, "get" + key)
            except AttributeError:
                pass

    def __iter__(self):
        return iter(self._data)

    def __len__(self):
        return len(self._data)
