# Names that are unique: fields, forms, names from names, order and errors.
import uuid

u = uuid.UUID("12345678-1234-5678-1234-567812345678")
print(u, repr(u), u.hex, u.int, u.bytes.hex(), u.bytes_le.hex(), u.urn, u.version, u.variant, u.fields, u.node, u.time, u.clock_seq)
for form in ("{12345678123456781234567812345678}", "urn:uuid:12345678-1234-5678-1234-567812345678"):
    print(uuid.UUID(form) == u)
print(uuid.UUID(bytes=bytes(range(16))), uuid.UUID(bytes_le=bytes(range(16))), uuid.UUID(int=5), uuid.UUID(fields=(1, 2, 3, 4, 5, 6)), uuid.UUID(int=5, version=4))
print(uuid.uuid3(uuid.NAMESPACE_DNS, "python.org"), uuid.uuid5(uuid.NAMESPACE_URL, "http://python.org/"), uuid.NAMESPACE_OID, uuid.NAMESPACE_X500)
print(uuid.uuid4().version, uuid.uuid1().version, uuid.uuid4() != uuid.uuid4(), len({uuid.uuid4() for _ in range(50)}), uuid.uuid1(node=5, clock_seq=7).node, uuid.uuid4().variant == uuid.RFC_4122)
print(sorted([uuid.UUID(int=3), uuid.UUID(int=1)]), hash(u) == hash(uuid.UUID(u.hex)), u.is_safe, int(u) == u.int, u < uuid.UUID(int=2**127))
for call in (lambda: uuid.UUID("123"), lambda: uuid.UUID(), lambda: uuid.UUID(bytes=b"1"), lambda: uuid.UUID(int=-1), lambda: uuid.UUID("g" * 32), lambda: u < 5, lambda: setattr(u, "int", 3), lambda: uuid.UUID(int=1, version=9), lambda: uuid.UUID(fields=(1, 2)), lambda: uuid.UUID(5)):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
