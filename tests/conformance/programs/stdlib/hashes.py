import hashlib, hmac, zlib, secrets
for n in "md5 sha1 sha224 sha256 sha384 sha512".split():
    h = hashlib.new(n); h.update(b"hello"); h.update(b" world"); print(n, h.hexdigest(), h.digest_size, h.block_size, h.name)
print(hashlib.sha256(b"").hexdigest(), hashlib.md5(b"a" * 1000).digest()[:4])
try: hashlib.sha256("x")
except TypeError as e: print(e)
try: hashlib.new("zz")
except ValueError as e: print(e)
print(hmac.new(b"key", b"msg", hashlib.sha256).hexdigest(), hmac.new(b"k" * 100, b"msg", "md5").hexdigest(), hmac.compare_digest(b"a", b"a"))
print(zlib.crc32(b"hello"), zlib.adler32(b"hello"), zlib.crc32(b"lo", zlib.crc32(b"hel")))
print(hashlib.pbkdf2_hmac("sha256", b"pw", b"salt", 10).hex())
c = hashlib.sha1(b"x"); d = c.copy(); d.update(b"y"); print(c.hexdigest() != d.hexdigest())
print(len(secrets.token_hex(8)), len(secrets.token_bytes()), 0 <= secrets.randbelow(10) < 10)
