"""Modules base64 and binascii: all kinds of text for bytes, and what is wrong with some."""

import base64
import binascii

for data in (b"", b"a", b"ab", b"abc", b"\0\xff\xfe hello", bytes(range(0, 256, 7))):
    for name in ("b64", "urlsafe_b64", "b32", "b32hex", "b16", "a85", "b85"):
        encoded = getattr(base64, name + "encode")(data)
        print(name, encoded, getattr(base64, name + "decode")(encoded) == data)
print(base64.encodebytes(b"x" * 100), base64.decodebytes(b"YWJj\nZGVm\n"), base64.b64encode(b"\xfb\xff", altchars=b"-:"), base64.b64decode("-_-_", b"-_"))
print(base64.b64decode("YW Jj\n!"), base64.b32decode(b"mfrgg===", casefold=True), base64.b32decode(b"ME0A====".replace(b"0", b"A")), base64.b16decode("6a6B", True))
print(base64.a85encode(b"\0\0\0\0    ab", foldspaces=True, adobe=True), base64.a85decode(b"<~z+9~>", adobe=True), base64.a85encode(b"abcdefgh", wrapcol=4), base64.b85encode(b"ab", pad=True))
print(binascii.hexlify(b"\x01\xab", "-"), binascii.unhexlify("01aB"), binascii.crc32(b"hello"), binascii.crc_hqx(b"hello", 0), binascii.b2a_base64(b"hi"), binascii.b2a_base64(b"hi", newline=False))
print(binascii.b2a_uu(b"hello world"), binascii.a2b_uu(b"%:&5L;&\\ \n"), binascii.b2a_qp("é = x \n".encode()), binascii.a2b_qp(b"=C3=A9 =3D x=\ny"))
for attempt in (
    lambda: base64.b64decode("YWJ"),
    lambda: base64.b64decode("Y"),
    lambda: base64.b64decode("YW=J", validate=True),
    lambda: base64.b64decode("YWJj!", validate=True),
    lambda: base64.b64decode("é"),
    lambda: base64.b64encode("text"),
    lambda: base64.b64encode(5),
    lambda: base64.b32decode("A"),
    lambda: base64.b32decode("1AAAAAAA"),
    lambda: base64.b16decode("zz"),
    lambda: base64.b16decode("6a"),
    lambda: base64.b85decode(b"a\x7f"),
    lambda: base64.a85decode(b"vvv"),
    lambda: base64.a85decode(b"abc", adobe=True),
    lambda: base64.encodebytes("x"),
    lambda: base64.b64decode(5),
    lambda: binascii.unhexlify("abc"),
    lambda: binascii.unhexlify("zz"),
    lambda: binascii.hexlify("ab"),
    lambda: binascii.a2b_base64("="),
):
    try:
        print(attempt())
    except Exception as e:
        print(type(e).__module__, type(e).__name__, e)
