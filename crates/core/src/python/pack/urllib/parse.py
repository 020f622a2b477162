"""Addresses taken apart, put together, and written in the letters that they may have."""

import collections.abc as _abc
import re as _re
from collections import namedtuple as _namedtuple

__all__ = [
    "urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode", "parse_qs", "parse_qsl", "quote",
    "quote_plus", "quote_from_bytes", "unquote", "unquote_plus", "unquote_to_bytes", "DefragResult", "ParseResult", "SplitResult",
    "DefragResultBytes", "ParseResultBytes", "SplitResultBytes",
]
uses_relative = ["", "ftp", "http", "gopher", "nntp", "imap", "wais", "file", "https", "shttp", "mms", "prospero", "rtsp", "rtspu",
                 "sftp", "svn", "svn+ssh", "ws", "wss"]
uses_netloc = ["", "ftp", "http", "gopher", "nntp", "telnet", "imap", "wais", "file", "mms", "https", "shttp", "snews", "prospero",
               "rtsp", "rtspu", "rsync", "svn", "svn+ssh", "sftp", "nfs", "git", "git+ssh", "ws", "wss", "itms-services"]
uses_params = ["", "ftp", "hdl", "prospero", "http", "imap", "https", "shttp", "rtsp", "rtspu", "sip", "sips", "mms", "sftp", "tel"]
scheme_chars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."
_CONTROLS = "".join([chr(i) for i in range(33)])


def _same_kind(*args):
    """The arguments as text, and what makes the result of their kind again."""
    text = isinstance(args[0], str)
    for arg in args[1:]:
        if arg and isinstance(arg, str) != text:
            raise TypeError("Cannot mix str and non-str arguments")
    if text:
        return *args, lambda value: value
    return *[arg.decode("ascii", "strict") if arg else "" for arg in args], lambda value: value.encode("ascii", "strict")


class _Text:
    __slots__ = ()

    def encode(self, encoding="ascii", errors="strict"):
        return _BYTES[type(self)](*[part.encode(encoding, errors) for part in self])


class _Bytes:
    __slots__ = ()

    def decode(self, encoding="ascii", errors="strict"):
        return _TEXTS[type(self)](*[part.decode(encoding, errors) for part in self])


class _Netloc:
    """What the part with the host says."""

    __slots__ = ()

    def _user(self):
        netloc = self.netloc
        at, colon = ("@", ":") if isinstance(netloc, str) else (b"@", b":")
        info, have, _ = netloc.rpartition(at)
        if not have:
            return None, None
        name, have, password = info.partition(colon)
        return name, password if have else None

    def _host(self):
        netloc = self.netloc
        at, colon, left, right = ("@", ":", "[", "]") if isinstance(netloc, str) else (b"@", b":", b"[", b"]")
        rest = netloc.rpartition(at)[2]
        _, have, bracketed = rest.partition(left)
        if have:
            host, _, port = bracketed.partition(right)
            port = port.partition(colon)[2]
        else:
            host, _, port = rest.partition(colon)
        return host, port or None

    username = property(lambda self: self._user()[0])
    password = property(lambda self: self._user()[1])

    @property
    def hostname(self):
        host = self._host()[0]
        if not host:
            return None
        mark = "%" if isinstance(host, str) else b"%"
        host, percent, zone = host.partition(mark)
        return host.lower() + percent + zone

    @property
    def port(self):
        port = self._host()[1]
        if port is None:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        port = int(port)
        if not 0 <= port <= 65535:
            raise ValueError("Port out of range 0-65535")
        return port


_defrag = _namedtuple("_DefragResultBase", "url fragment")
_split = _namedtuple("_SplitResultBase", "scheme netloc path query fragment")
_parse = _namedtuple("_ParseResultBase", "scheme netloc path params query fragment")


class DefragResult(_defrag, _Text):
    __slots__ = ()

    def geturl(self):
        return self.url + "#" + self.fragment if self.fragment else self.url


class SplitResult(_split, _Netloc, _Text):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResult(_parse, _Netloc, _Text):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


class DefragResultBytes(_defrag, _Bytes):
    __slots__ = ()

    def geturl(self):
        return self.url + b"#" + self.fragment if self.fragment else self.url


class SplitResultBytes(_split, _Netloc, _Bytes):
    __slots__ = ()

    def geturl(self):
        return urlunsplit(self)


class ParseResultBytes(_parse, _Netloc, _Bytes):
    __slots__ = ()

    def geturl(self):
        return urlunparse(self)


_BYTES = {DefragResult: DefragResultBytes, SplitResult: SplitResultBytes, ParseResult: ParseResultBytes}
_TEXTS = {value: key for key, value in _BYTES.items()}


def _result(value, text):
    return value if text else value.encode()


def urlparse(url, scheme="", allow_fragments=True):
    """scheme://netloc/path;parameters?query#fragment in its six parts."""
    url, scheme, _ = _same_kind(url, scheme)
    parts = urlsplit(url, scheme, allow_fragments)
    path, params = parts.path, ""
    if parts.scheme in uses_params and ";" in path:
        path, params = _splitparams(path)
    return _result(ParseResult(parts.scheme, parts.netloc, path, params, parts.query, parts.fragment), _("") == "")


def _splitparams(url):
    at = url.find(";", url.rfind("/")) if "/" in url else url.find(";")
    return (url[:at], url[at + 1:]) if at >= 0 else (url, "")


def _check_netloc(netloc):
    if netloc.isascii():
        return
    import unicodedata

    plain = netloc.replace("@", "").replace(":", "").replace("#", "").replace("?", "")
    normal = unicodedata.normalize("NFKC", plain)
    if plain != normal and any(c in normal for c in "/?#@:"):
        raise ValueError("netloc " + netloc + " contains invalid characters under NFKC normalization")


def _check_brackets(netloc):
    import ipaddress

    host = netloc.rpartition("@")[2].partition("[")[2].partition("]")[0]
    if host.startswith("v"):
        if not _re.match(r"\Av[a-fA-F0-9]+\..+\Z", host):
            raise ValueError("IPvFuture address is invalid")
    elif isinstance(ipaddress.ip_address(host), ipaddress.IPv4Address):
        raise ValueError("An IPv4 address cannot be in brackets")


def urlsplit(url, scheme="", allow_fragments=True):
    """scheme://netloc/path?query#fragment in its five parts."""
    url, scheme, back = _same_kind(url, scheme)
    url, scheme = url.lstrip(_CONTROLS), scheme.strip(_CONTROLS)
    for c in "\t\r\n":
        url, scheme = url.replace(c, ""), scheme.replace(c, "")
    netloc = query = fragment = ""
    i = url.find(":")
    if i > 0 and url[0].isascii() and url[0].isalpha() and all(c in scheme_chars for c in url[:i]):
        scheme, url = url[:i].lower(), url[i + 1:]
    if url[:2] == "//":
        end = min([at for at in (url.find(c, 2) for c in "/?#") if at >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
        if "[" in netloc:
            _check_brackets(netloc)
    if allow_fragments and "#" in url:
        url, _, fragment = url.partition("#")
    if "?" in url:
        url, _, query = url.partition("?")
    _check_netloc(netloc)
    return _result(SplitResult(scheme, netloc, url, query, fragment), back("") == "")


def urlunparse(components):
    scheme, netloc, url, params, query, fragment, back = _same_kind(*components)
    return back(urlunsplit((scheme, netloc, f"{url};{params}" if params else url, query, fragment)))


def urlunsplit(components):
    scheme, netloc, url, query, fragment, back = _same_kind(*components)
    if netloc or scheme and scheme in uses_netloc and url[:2] != "//":
        url = "//" + netloc + ("/" if url and url[:1] != "/" else "") + url
    url = scheme + ":" + url if scheme else url
    return back(url + ("?" + query if query else "") + ("#" + fragment if fragment else ""))


def urljoin(base, url, allow_fragments=True):
    """An address as seen from another one."""
    if not base:
        return url
    if not url:
        return base
    base, url, back = _same_kind(base, url)
    bscheme, bnetloc, bpath, bparams, bquery, bfragment = urlparse(base, "", allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, bscheme, allow_fragments)
    if scheme != bscheme or scheme not in uses_relative:
        return back(url)
    if scheme in uses_netloc:
        if netloc:
            return back(urlunparse((scheme, netloc, path, params, query, fragment)))
        netloc = bnetloc
    if not path and not params:
        return back(urlunparse((scheme, netloc, bpath, bparams, query or bquery, fragment)))
    parts = bpath.split("/")
    if parts[-1] != "":
        del parts[-1]
    if path[:1] == "/":
        steps = path.split("/")
    else:
        steps = parts + path.split("/")
        steps[1:-1] = [step for step in steps[1:-1] if step]
    out = []
    for step in steps:
        if step == "..":
            if out:
                out.pop()
        elif step != ".":
            out.append(step)
    if steps[-1] in (".", ".."):
        out.append("")
    return back(urlunparse((scheme, netloc, "/".join(out) or "/", params, query, fragment)))


def urldefrag(url):
    url, back = _same_kind(url)
    if "#" in url:
        s, n, p, a, q, fragment = urlparse(url)
        defragged = urlunparse((s, n, p, a, q, ""))
    else:
        defragged, fragment = url, ""
    return _result(DefragResult(defragged, fragment), back("") == "")


def unquote_to_bytes(string):
    if not string:
        string.split
        return b""
    if isinstance(string, str):
        string = string.encode("utf-8")
    first, *rest = string.split(b"%")
    out = [first]
    for item in rest:
        try:
            out.append(bytes([int(item[:2].decode("ascii"), 16)]) + item[2:] if len(item[:2].strip(b"+-_ ")) == 2 else b"%" + item)
        except ValueError:
            out.append(b"%" + item)
    return b"".join(out)


_asciire = _re.compile("([\x00-\x7f]+)")


def unquote(string, encoding="utf-8", errors="replace"):
    """%xx as the letters that they stand for."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or "utf-8", errors or "replace")
    if "%" not in string:
        string.split
        return string
    parts = _asciire.split(string)
    out = [parts[0]]
    for i in range(1, len(parts), 2):
        out.append(unquote_to_bytes(parts[i]).decode(encoding or "utf-8", errors or "replace"))
        out.append(parts[i + 1])
    return "".join(out)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


_ALWAYS_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")


def quote(string, safe="/", encoding=None, errors=None):
    """Text with %xx for what may not stand in an address."""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or "utf-8", errors or "strict")
    elif encoding is not None or errors is not None:
        raise TypeError(f"quote() doesn't support '{'encoding' if encoding is not None else 'errors'}' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    """The same with + for a space, as forms are sent."""
    space = " " if isinstance(string, str) else b" "
    if space not in string:
        return quote(string, safe, encoding, errors)
    safe = safe + (" " if isinstance(safe, str) else b" ")
    return quote(string, safe, encoding, errors).replace(" ", "+")


def quote_from_bytes(bs, safe="/"):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if not bs:
        return ""
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    keep = _ALWAYS_SAFE | {c for c in safe if c < 128}
    return "".join([chr(c) if c in keep else f"%{c:02X}" for c in bs])


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """Pairs as a query."""
    if hasattr(query, "items"):
        query = query.items()
    else:
        try:
            if len(query) and not isinstance(query[0], tuple):
                raise TypeError
        except TypeError as problem:
            raise TypeError("not a valid non-string sequence or mapping object") from problem

    def coded(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(value if isinstance(value, str) else str(value), safe, encoding, errors)

    out = []
    for k, v in query:
        k = coded(k)
        values = [v]
        if doseq and not isinstance(v, (bytes, str)):
            try:
                len(v)
                values = v
            except TypeError:
                pass
        out += [k + "=" + coded(value) for value in values]
    return "&".join(out)


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    """A query as a dict of lists."""
    out = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors, max_num_fields, separator):
        out.setdefault(name, []).append(value)
    return out


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    """A query as a list of pairs."""
    qs, back = _same_kind(qs)
    separator = separator.decode("ascii") if isinstance(separator, (bytes, bytearray)) else separator
    if not separator or not isinstance(separator, str):
        raise ValueError("Separator must be of type string or bytes.")
    if max_num_fields is not None and max_num_fields < 1 + qs.count(separator):
        raise ValueError("Max number of fields exceeded")
    out = []
    for pair in qs.split(separator) if qs else []:
        if not pair and not strict_parsing:
            continue
        name, have, value = pair.partition("=")
        if not have:
            if strict_parsing:
                raise ValueError(f"bad query field: {pair!r}")
            if not keep_blank_values:
                continue
        if value or keep_blank_values:
            name, value = (unquote(part.replace("+", " "), encoding=encoding, errors=errors) for part in (name, value))
            out.append((back(name), back(value)))
    return out


def unwrap(url):
    url = str(url).strip()
    if url[:1] == "<" and url[-1:] == ">":
        url = url[1:-1].strip()
    return url[4:].strip() if url[:4] == "URL:" else url
