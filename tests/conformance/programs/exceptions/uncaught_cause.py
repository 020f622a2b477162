class ConfigError(Exception):
    pass

def load(text):
    try:
        return int(text)
    except ValueError as error:
        raise ConfigError(f"cannot use {text!r}") from error

print(load("42"))
load("forty-two")
