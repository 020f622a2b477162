# Every digest of hashlib, incremental updates, keyed BLAKE2, SHAKE, HMAC and key derivation.
import hashlib
import hmac
import io

data = b"The quick brown fox"
print(sorted(hashlib.algorithms_guaranteed))
for name in sorted(hashlib.algorithms_guaranteed):
    h = hashlib.new(name, data)
    size = (10,) if name.startswith("shake") else ()
    h2 = getattr(hashlib, name)()
    h2.update(data[:5])
    c = h2.copy()
    h2.update(data[5:])
    print(name, h.digest_size, h.block_size, h.name, h.hexdigest(*size), h2.digest(*size) == h.digest(*size), c.hexdigest(*size)[:8])
print(hashlib.blake2b(data, digest_size=16, key=b"secret", salt=b"salt", person=b"me").hexdigest())
print(hashlib.blake2s(b"x" * 1000, digest_size=20, key=b"k" * 32).hexdigest(), hashlib.blake2b.MAX_KEY_SIZE, hashlib.blake2s.SALT_SIZE)
print(hashlib.shake_128(data).hexdigest(40), hashlib.sha3_256(b"").hexdigest())
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 10).hex(), hashlib.file_digest(io.BytesIO(data), "sha1").hexdigest())
mac = hmac.new(b"key", data, "sha256")
print(mac.hexdigest(), mac.name, mac.digest_size, mac.block_size, hmac.compare_digest(mac.hexdigest(), mac.copy().hexdigest()))
print(hmac.digest(b"key" * 40, data, hashlib.sha3_256).hex(), hmac.new(b"k", digestmod=hashlib.blake2s).hexdigest()[:16])
for call in (lambda: hashlib.new("nope"), lambda: hashlib.md5("text"), lambda: hashlib.sha1(5), lambda: hmac.new("key", b"", "md5"), lambda: hmac.new(b"key"),
             lambda: hashlib.blake2b(digest_size=65), lambda: hashlib.blake2s(key=b"k" * 33), lambda: hmac.compare_digest("a", b"a"), lambda: hmac.compare_digest("é", "é")):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
