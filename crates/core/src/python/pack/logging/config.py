"""Loggers, handlers and formatters set up from a dict."""

import logging
import logging.handlers
import sys

DEFAULT_LOGGING_CONFIG_PORT = 9030


def _resolve(name):
    """What a dotted name stands for."""
    parts = name.split(".")
    used = parts.pop(0)
    __import__(used)
    found = sys.modules[used]
    for part in parts:
        used += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(used)
            found = getattr(found, part)
    return found


def valid_ident(s):
    """Whether it is an identifier."""
    if not s.isidentifier():
        raise ValueError(f"Not a valid Python identifier: {s!r}")
    return True


class DictConfigurator:
    """Sets up what a dict describes."""

    def __init__(self, config):
        self.config = config

    def _value(self, value):
        """A value with `ext://` and `cfg://` resolved."""
        if isinstance(value, str):
            if value.startswith("ext://"):
                return _resolve(value[6:])
            if value.startswith("cfg://"):
                found = self.config
                for part in value[6:].split("."):
                    found = found[part]
                return found
        elif isinstance(value, dict):
            return {key: self._value(item) for key, item in value.items()}
        elif isinstance(value, list):
            return [self._value(item) for item in value]
        return value

    def configure(self):
        """Do it."""
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config["version"] != 1:
            raise ValueError(f"Unsupported version: {config['version']}")
        if config.get("incremental", False):
            self._change()
            return
        disable_existing = config.get("disable_existing_loggers", True)
        logging._handlers.clear()
        logging.shutdown(logging._handler_list[:])
        del logging._handler_list[:]
        self.formatters = self._all("formatters", "formatter", self._formatter)
        self.filters = self._all("filters", "filter", self._filter)
        self.handlers = self._handlers()
        known = [
            name for name, logger in logging.root.manager.loggerDict.items() if isinstance(logger, logging.Logger)
        ]
        loggers = config.get("loggers", {})
        for name, entry in loggers.items():
            self._try("logger", name, lambda: self._logger(name, entry))
        for name in known:
            if name in loggers:
                continue
            logger = logging.root.manager.loggerDict[name]
            if any(name.startswith(other + ".") for other in loggers):
                # Below one that is set up: it hands on.
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True
            else:
                logger.disabled = disable_existing
        if "root" in config:
            self._try("root logger", None, lambda: self._common(logging.getLogger(), config["root"]))

    def _change(self):
        for name, entry in self.config.get("handlers", {}).items():
            if name not in logging._handlers:
                raise ValueError(f"No handler found with name {name!r}")
            if entry.get("level"):
                logging._handlers[name].setLevel(entry["level"])
        for name, entry in self.config.get("loggers", {}).items():
            if entry.get("level"):
                logging.getLogger(name).setLevel(entry["level"])
        if self.config.get("root", {}).get("level"):
            logging.getLogger().setLevel(self.config["root"]["level"])

    def _try(self, what, name, make):
        try:
            return make()
        except Exception as exc:
            raise ValueError(f"Unable to configure {what}" + ("" if name is None else f" {name!r}")) from exc

    def _all(self, section, what, make):
        found = {}
        for name, entry in self.config.get(section, {}).items():
            found[name] = self._try(what, name, lambda: make(entry))
        return found

    def _custom(self, entry):
        """What a factory given as `()` makes."""
        entry = dict(entry)
        make = entry.pop("()")
        make = make if callable(make) else _resolve(make)
        attributes = entry.pop(".", None)
        result = make(**{key: self._value(value) for key, value in entry.items()})
        for name, value in (attributes or {}).items():
            setattr(result, name, value)
        return result

    def _formatter(self, entry):
        if "()" in entry:
            return self._custom(entry)
        kind = _resolve(entry["class"]) if "class" in entry else logging.Formatter
        return kind(entry.get("format"), entry.get("datefmt"), entry.get("style", "%"))

    def _filter(self, entry):
        if "()" in entry:
            return self._custom(entry)
        return logging.Filter(entry.get("name", ""))

    def _handlers(self):
        # A memory handler's target has to be there before it.
        entries = dict(self.config.get("handlers", {}))
        self.handlers = {}
        while entries:
            ready = [name for name in sorted(entries) if entries[name].get("target") not in entries]
            if not ready:
                raise ValueError("handlers are each other's targets")
            for name in ready:
                entry = entries.pop(name)
                self.handlers[name] = self._try("handler", name, lambda: self._handler(name, entry))
        return self.handlers

    def _handler(self, name, entry):
        entry = dict(entry)
        formatter = entry.pop("formatter", None)
        level = entry.pop("level", None)
        filters = entry.pop("filters", ())
        if "()" in entry:
            handler = self._custom(entry)
        else:
            kind = entry.pop("class")
            if not callable(kind):
                try:
                    kind = _resolve(kind)
                except ImportError as exc:
                    raise ValueError(f"Cannot resolve {kind!r}: {exc}") from exc
            if "target" in entry:
                entry["target"] = self.handlers[entry["target"]]
            attributes = entry.pop(".", None)
            handler = kind(**{key: self._value(value) for key, value in entry.items()})
            for key, value in (attributes or {}).items():
                setattr(handler, key, value)
        handler.name = name
        if formatter is not None:
            try:
                handler.setFormatter(self.formatters[formatter])
            except Exception as exc:
                raise ValueError(f"Unable to set formatter {formatter!r}") from exc
        if level is not None:
            handler.setLevel(logging._check_level(level))
        for one in filters:
            handler.addFilter(self.filters[one] if isinstance(one, str) else one)
        return handler

    def _common(self, logger, entry):
        level = entry.get("level")
        if level is not None:
            logger.setLevel(logging._check_level(level))
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in entry.get("handlers", ()):
            try:
                logger.addHandler(self.handlers[name])
            except Exception as exc:
                raise ValueError(f"Unable to add handler {name!r}") from exc
        for one in entry.get("filters", ()):
            logger.addFilter(self.filters[one] if isinstance(one, str) else one)

    def _logger(self, name, entry):
        logger = logging.getLogger(name)
        self._common(logger, entry)
        logger.disabled = False
        propagate = entry.get("propagate")
        if propagate is not None:
            logger.propagate = propagate


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Set up what a dict describes."""
    dictConfigClass(config).configure()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    """Set up what a file in the form of `configparser` describes."""
    import configparser

    if isinstance(fname, configparser.RawConfigParser):
        parser = fname
    else:
        parser = configparser.ConfigParser(defaults)
        if hasattr(fname, "readline"):
            parser.read_file(fname)
        elif not parser.read(fname, encoding=encoding):
            raise FileNotFoundError(f"{fname} doesn't exist")
    formatters = {}
    for name in _keys(parser, "formatters"):
        section = parser[f"formatter_{name}"]
        kind = _resolve(section["class"]) if section.get("class") else logging.Formatter
        formatters[name] = kind(
            section.get("format", raw=True), section.get("datefmt", raw=True), section.get("style", "%", raw=True)
        )
    logging._handlers.clear()
    logging.shutdown(logging._handler_list[:])
    del logging._handler_list[:]
    handlers = {}
    targets = []
    for name in _keys(parser, "handlers"):
        section = parser[f"handler_{name}"]
        names = vars(logging)
        kind = eval(section["class"], names) if section["class"].split(".")[0] in names else _resolve(section["class"])
        handler = kind(*eval(section.get("args", "()"), names), **eval(section.get("kwargs", "{}"), names))
        handler.name = name
        if section.get("level"):
            handler.setLevel(section["level"])
        if section.get("formatter"):
            handler.setFormatter(formatters[section["formatter"]])
        if section.get("target"):
            targets.append((handler, section["target"]))
        handlers[name] = handler
    for handler, target in targets:
        handler.setTarget(handlers[target])
    _file_loggers(parser, handlers, disable_existing_loggers)


def _keys(parser, section):
    return [key.strip() for key in parser[section]["keys"].split(",") if key.strip()]


def _file_loggers(parser, handlers, disable):
    names = [name for name in _keys(parser, "loggers")]
    existing = {name for name, one in logging.root.manager.loggerDict.items() if isinstance(one, logging.Logger)}
    kept = set()
    for name in names:
        section = parser[f"logger_{name}"]
        full = section["qualname"] if name != "root" else None
        logger = logging.getLogger(full)
        if section.get("level"):
            logger.setLevel(section["level"])
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        if full is not None:
            logger.propagate = section.getint("propagate", fallback=1)
            logger.disabled = False
            kept.add(full)
        for handler in section.get("handlers", "").split(","):
            if handler.strip():
                logger.addHandler(handlers[handler.strip()])
    for name in existing - kept:
        if not any(name.startswith(one + ".") for one in kept):
            logging.root.manager.loggerDict[name].disabled = disable
