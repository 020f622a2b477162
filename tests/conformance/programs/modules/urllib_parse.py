# Addresses taken apart, joined, quoted; queries.
from urllib.parse import *

url = "https://user:pa%20ss@example.org:8042/over/there;type=a?name=ferret&x=1&x=2#nose"
parts = urlparse(url)
print(parts)
print(parts.scheme, parts.hostname, parts.port, parts.username, parts.password, parts.params, parts.geturl() == url)
print(urlsplit("//host/path?q"), urlsplit("mailto:a@b.c").path, urlparse(b"http://a/b").netloc)
print(parts._replace(netloc="localhost", fragment="").geturl(), urldefrag("http://a/b#c"))
for base, other in [("http://a/b/c/d", "../e"), ("http://a/b/c/d", "/e"), ("http://a/b", "//c/d"), ("http://a/b?x", "?y"), ("http://a/b/", "./c/../d"), ("http://a", "b")]:
    print(urljoin(base, other), end=" ")
print()
print(quote("a b/c?d=é&~"), quote("a/b", safe=""), quote_plus("a b+c"), unquote("a%20b%C3%A9%zz"), unquote_plus("a+b%2B"))
print(quote_from_bytes(b"\xff a"), unquote_to_bytes("%ff%20"), quote("ü", encoding="latin-1"))
print(urlencode({"q": "a b", "n": 3, "l": [1, 2]}), urlencode({"l": [1, 2]}, doseq=True), urlencode([("a", "ä")], quote_via=quote))
print(parse_qs("a=1&b=2&a=3&c="), parse_qsl("a=1&b=2&c=", keep_blank_values=True), parse_qs("a=1;b=2", separator=";"))
for call in (lambda: urlparse("http://a:xyz").port, lambda: urlparse("http://a:99999").port, lambda: urlsplit("http://[::1/"),
             lambda: urlencode(5), lambda: quote_from_bytes("a"), lambda: urljoin("a", b"b"), lambda: parse_qs("a", strict_parsing=True)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
