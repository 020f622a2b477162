//! Names and types that the machine itself uses: they stand at fixed places in every heap.

use crate::value::ObjId;

macro_rules! fixed {
    ($(#[$meta:meta])* mod $module:ident from $first:expr, all $all:ident: $($ident:ident = $text:literal),* $(,)?) => {
        $(#[$meta])*
        #[allow(missing_docs)]
        pub mod $module {
            use super::ObjId;

            #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
            enum Place { $($ident),* , End }
            const FIRST: u32 = $first;
            $(pub const $ident: ObjId = ObjId(FIRST + Place::$ident as u32);)*
            /// The number after the last one.
            pub const END: u32 = FIRST + Place::End as u32;
            /// All of them in order, with their texts.
            pub const $all: &[(ObjId, &str)] = &[$(($ident, $text)),*];
        }
    };
}

fixed! {
    /// Interned strings at fixed places.
    mod names from 1, all ALL:
    EMPTY = "",
    INIT = "__init__", NEW = "__new__", DEL = "__del__", CALL = "__call__", CLASS = "__class__", DICT = "__dict__",
    DOC = "__doc__", NAME = "__name__", QUALNAME = "__qualname__", MODULE = "__module__", BASES = "__bases__",
    BASE = "__base__", MRO = "__mro__", SLOTS = "__slots__", ANNOTATIONS = "__annotations__", CLASSCELL = "__classcell__",
    DEFAULTS = "__defaults__", KWDEFAULTS = "__kwdefaults__", CLOSURE = "__closure__", CODE = "__code__",
    GLOBALS = "__globals__", WRAPPED = "__wrapped__", SELF = "__self__", FUNC = "__func__", FILE = "__file__",
    PATH = "__path__", ALL_ = "__all__", BUILTINS = "__builtins__", MAIN = "__main__", SPEC = "__spec__", PACKAGE = "__package__",
    LOADER = "__loader__", REPR = "__repr__", STR = "__str__", BYTES = "__bytes__", FORMAT = "__format__", HASH = "__hash__",
    BOOL = "__bool__", LEN = "__len__", LENGTH_HINT = "__length_hint__", GETITEM = "__getitem__", SETITEM = "__setitem__", DELITEM = "__delitem__",
    MISSING = "__missing__", CONTAINS = "__contains__", ITER = "__iter__", NEXT = "__next__", REVERSED = "__reversed__",
    GETATTR = "__getattr__", GETATTRIBUTE = "__getattribute__", SETATTR = "__setattr__", DELATTR = "__delattr__",
    GET = "__get__", SET = "__set__", DELETE = "__delete__", SET_NAME = "__set_name__", INIT_SUBCLASS = "__init_subclass__",
    CLASS_GETITEM = "__class_getitem__", INSTANCECHECK = "__instancecheck__", SUBCLASSCHECK = "__subclasscheck__",
    PREPARE = "__prepare__", MRO_ENTRIES = "__mro_entries__", ENTER = "__enter__", EXIT = "__exit__", AENTER = "__aenter__", AEXIT = "__aexit__",
    AWAIT = "__await__", AITER = "__aiter__", ANEXT = "__anext__", SEND = "send", THROW = "throw", CLOSE = "close",
    LT = "__lt__", LE = "__le__", EQ = "__eq__", NE = "__ne__", GT = "__gt__", GE = "__ge__",
    ADD = "__add__", SUB = "__sub__", MUL = "__mul__", TRUEDIV = "__truediv__", FLOORDIV = "__floordiv__", MOD = "__mod__",
    POW = "__pow__", LSHIFT = "__lshift__", RSHIFT = "__rshift__", AND = "__and__", OR = "__or__", XOR = "__xor__", MATMUL = "__matmul__",
    RADD = "__radd__", RSUB = "__rsub__", RMUL = "__rmul__", RTRUEDIV = "__rtruediv__", RFLOORDIV = "__rfloordiv__", RMOD = "__rmod__",
    RPOW = "__rpow__", RLSHIFT = "__rlshift__", RRSHIFT = "__rrshift__", RAND = "__rand__", ROR = "__ror__", RXOR = "__rxor__", RMATMUL = "__rmatmul__",
    IADD = "__iadd__", ISUB = "__isub__", IMUL = "__imul__", ITRUEDIV = "__itruediv__", IFLOORDIV = "__ifloordiv__", IMOD = "__imod__",
    IPOW = "__ipow__", ILSHIFT = "__ilshift__", IRSHIFT = "__irshift__", IAND = "__iand__", IOR = "__ior__", IXOR = "__ixor__", IMATMUL = "__imatmul__",
    NEG = "__neg__", POS = "__pos__", INVERT = "__invert__", ABS = "__abs__", INT = "__int__", FLOAT = "__float__", INDEX = "__index__",
    COMPLEX = "__complex__", ROUND = "__round__", DIR = "__dir__", DIVMOD = "__divmod__", RDIVMOD = "__rdivmod__", FSPATH = "__fspath__",
    WEAKREF = "__weakref__", NOTES = "__notes__", TRACEBACK = "__traceback__", CAUSE = "__cause__", CONTEXT = "__context__",
    SUPPRESS_CONTEXT = "__suppress_context__", ARGS = "args", VALUE = "value", MATCH_ARGS = "__match_args__", TYPE_PARAMS = "__type_params__",
    KEYS = "keys", ITEMS = "items", VALUES = "values", WRITE = "write", FLUSH = "flush", ORIG_BASES = "__orig_bases__",
    ABSTRACT_METHODS = "__abstractmethods__", IS_ABSTRACT = "__isabstractmethod__", STDOUT = "stdout", STDERR = "stderr", METACLASS = "metaclass",
    REDUCE = "__reduce__", REDUCE_EX = "__reduce_ex__", GETSTATE = "__getstate__", SETSTATE = "__setstate__",
    ERRNO = "errno", CODE_ATTR = "code", MSG = "msg", OBJ = "obj", NAME_ATTR = "name", PATH_ATTR = "path", SUBCLASSES = "__subclasses__",
}

fixed! {
    /// Types at fixed places.
    mod types from super::names::END, all ALL:
    OBJECT = "object", TYPE = "type", NONE_TYPE = "NoneType", BOOL = "bool", INT = "int", FLOAT = "float", COMPLEX = "complex",
    STR = "str", BYTES = "bytes", BYTEARRAY = "bytearray", TUPLE = "tuple", LIST = "list", DICT = "dict", SET = "set", FROZENSET = "frozenset",
    RANGE = "range", SLICE = "slice", ELLIPSIS = "ellipsis", NOT_IMPLEMENTED = "NotImplementedType", CELL = "cell",
    FUNCTION = "function", NATIVE = "builtin_function_or_method", METHOD = "method", MODULE = "module", CODE = "code",
    PROPERTY = "property", CLASSMETHOD = "classmethod", STATICMETHOD = "staticmethod", SUPER = "super", METHOD_DESCRIPTOR = "method_descriptor",
    GETSET = "getset_descriptor", MEMBER = "member_descriptor",
    GENERATOR = "generator", COROUTINE = "coroutine", ASYNC_GENERATOR = "async_generator", ASYNC_GEN_STEP = "async_generator_asend",
    COROUTINE_WRAPPER = "coroutine_wrapper",
    LIST_ITERATOR = "list_iterator", TUPLE_ITERATOR = "tuple_iterator", STR_ITERATOR = "str_ascii_iterator", BYTES_ITERATOR = "bytes_iterator",
    RANGE_ITERATOR = "range_iterator", DICT_KEY_ITERATOR = "dict_keyiterator", DICT_VALUE_ITERATOR = "dict_valueiterator",
    DICT_ITEM_ITERATOR = "dict_itemiterator", DICT_REVERSE_KEY_ITERATOR = "dict_reversekeyiterator",
    DICT_REVERSE_VALUE_ITERATOR = "dict_reversevalueiterator", DICT_REVERSE_ITEM_ITERATOR = "dict_reverseitemiterator",
    LONG_RANGE_ITERATOR = "longrange_iterator", WIDE_STR_ITERATOR = "str_iterator", BYTEARRAY_ITERATOR = "bytearray_iterator",
    MEMORY_ITERATOR = "memory_iterator", DEQUE = "collections.deque", DEQUE_ITERATOR = "_collections._deque_iterator",
    DEQUE_REVERSE_ITERATOR = "_collections._deque_reverse_iterator", SET_ITERATOR = "set_iterator", LIST_REVERSE_ITERATOR = "list_reverseiterator",
    SEQ_ITERATOR = "iterator", ENUMERATE = "enumerate", ZIP = "zip", MAP = "map", FILTER = "filter", REVERSED = "reversed",
    CALLABLE_ITERATOR = "callable_iterator", ITERATOR_BASE = "itertools._iterator",
    DICT_KEYS = "dict_keys", DICT_VALUES = "dict_values", DICT_ITEMS = "dict_items",
    ODICT_KEYS = "odict_keys", ODICT_VALUES = "odict_values", ODICT_ITEMS = "odict_items", MAPPING_PROXY = "mappingproxy",
    TRACEBACK = "traceback", FRAME = "frame", MEMORYVIEW = "memoryview", WEAKREF = "weakref",
    LOCK = "_thread.lock", RLOCK = "_thread.RLock", SEMAPHORE = "KernelSemaphore", EVENT = "KernelEvent", CONDITION = "KernelCondition", BARRIER = "KernelBarrier",
    QUEUE = "KernelQueue", CHANNEL = "KernelChannel", SOCKET = "KernelSocket", SHARED_CELL = "KernelCell", THREAD_HANDLE = "ThreadHandle", PROCESS_HANDLE = "ProcessHandle",
    RANDOM = "RandomState", STREAM = "TextStream", RE_PROGRAM = "Program", ATTRIBUTE_DICT = "AttributeDict", BUFFER = "_buffer",
    BASE_EXCEPTION = "BaseException", EXCEPTION = "Exception", BASE_EXCEPTION_GROUP = "BaseExceptionGroup", EXCEPTION_GROUP = "ExceptionGroup",
    SYSTEM_EXIT = "SystemExit", KEYBOARD_INTERRUPT = "KeyboardInterrupt", GENERATOR_EXIT = "GeneratorExit",
    STOP_ITERATION = "StopIteration", STOP_ASYNC_ITERATION = "StopAsyncIteration", ARITHMETIC_ERROR = "ArithmeticError",
    FLOATING_POINT_ERROR = "FloatingPointError", OVERFLOW_ERROR = "OverflowError", ZERO_DIVISION_ERROR = "ZeroDivisionError",
    ASSERTION_ERROR = "AssertionError", ATTRIBUTE_ERROR = "AttributeError", BUFFER_ERROR = "BufferError", EOF_ERROR = "EOFError",
    IMPORT_ERROR = "ImportError", MODULE_NOT_FOUND_ERROR = "ModuleNotFoundError", LOOKUP_ERROR = "LookupError", INDEX_ERROR = "IndexError",
    KEY_ERROR = "KeyError", MEMORY_ERROR = "MemoryError", NAME_ERROR = "NameError", UNBOUND_LOCAL_ERROR = "UnboundLocalError",
    OS_ERROR = "OSError", BLOCKING_IO_ERROR = "BlockingIOError", CHILD_PROCESS_ERROR = "ChildProcessError", CONNECTION_ERROR = "ConnectionError",
    BROKEN_PIPE_ERROR = "BrokenPipeError", CONNECTION_ABORTED_ERROR = "ConnectionAbortedError", CONNECTION_REFUSED_ERROR = "ConnectionRefusedError",
    CONNECTION_RESET_ERROR = "ConnectionResetError", FILE_EXISTS_ERROR = "FileExistsError", FILE_NOT_FOUND_ERROR = "FileNotFoundError",
    INTERRUPTED_ERROR = "InterruptedError", IS_A_DIRECTORY_ERROR = "IsADirectoryError", NOT_A_DIRECTORY_ERROR = "NotADirectoryError",
    PERMISSION_ERROR = "PermissionError", PROCESS_LOOKUP_ERROR = "ProcessLookupError", TIMEOUT_ERROR = "TimeoutError",
    REFERENCE_ERROR = "ReferenceError", RUNTIME_ERROR = "RuntimeError", NOT_IMPLEMENTED_ERROR = "NotImplementedError", RECURSION_ERROR = "RecursionError",
    SYNTAX_ERROR = "SyntaxError", INDENTATION_ERROR = "IndentationError", TAB_ERROR = "TabError", SYSTEM_ERROR = "SystemError",
    TYPE_ERROR = "TypeError", VALUE_ERROR = "ValueError", UNICODE_ERROR = "UnicodeError", UNICODE_DECODE_ERROR = "UnicodeDecodeError",
    UNICODE_ENCODE_ERROR = "UnicodeEncodeError", UNICODE_TRANSLATE_ERROR = "UnicodeTranslateError",
    WARNING = "Warning", DEPRECATION_WARNING = "DeprecationWarning", PENDING_DEPRECATION_WARNING = "PendingDeprecationWarning",
    RUNTIME_WARNING = "RuntimeWarning", SYNTAX_WARNING = "SyntaxWarning", USER_WARNING = "UserWarning", FUTURE_WARNING = "FutureWarning",
    IMPORT_WARNING = "ImportWarning", UNICODE_WARNING = "UnicodeWarning", BYTES_WARNING = "BytesWarning", RESOURCE_WARNING = "ResourceWarning",
    ENCODING_WARNING = "EncodingWarning",
}
