# Configuration files: reading, interpolation, conversion, writing and errors.
import configparser
import io
import sys

text = """
# settings
[DEFAULT]
home = /srv
retries = 3

[server]
host: example.org
port = 8080
root = %(home)s/www
debug = yes
motd = first line
    second line

[client]
timeout = 2.5
empty =
"""
config = configparser.ConfigParser()
config.read_string(text)
print(config.sections(), list(config), "server" in config, config.defaults())
server = config["server"]
print(dict(server), server.getint("port"), server.getboolean("debug"), server["root"], server.get("nope", "fallback"))
print(config.getfloat("client", "timeout"), repr(config["client"]["empty"]), config.get("client", "x", fallback=None))
print(config.options("client"), config.items("client"), config.has_option("server", "HOME"))
config["new"] = {"a": "1", "B": "two"}
config.set("new", "c", "%(a)s0")
config.remove_option("server", "motd")
config.remove_section("client")
config.write(sys.stdout)
out = io.StringIO()
config.write(out, space_around_delimiters=False)
print(out.getvalue().splitlines()[:3], config["new"].getint("c"), server)
extended = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation(), allow_no_value=True)
extended.read_string("[a]\nx = 1\n[b]\ny = ${a:x}2\nz = ${y}3 $$\nflag\n")
print(dict(extended["b"]))
for source in ("x = 1", "[a]\nb = 1\n[a]\n", "[a]\nb = 1\nB = 2\n", "[a]\nnonsense\n", "[a]\nb = %(c)s", "[a]\nb = %(b)s", "[a]\nb = 5%"):
    parser = configparser.ConfigParser()
    try:
        parser.read_string(source)
        print(parser["a"]["b"])
    except configparser.Error as error:
        print(type(error).__name__, "-", error)
for call in (lambda: config["zip"], lambda: config.get("zip", "a"), lambda: config.get("new", "zip"), lambda: config.add_section("new"),
             lambda: config.set("new", "d", 1), lambda: config.getboolean("new", "b"), lambda: config.getint("new", "b")):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
