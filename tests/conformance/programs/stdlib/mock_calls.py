# Mocks note how they are used, and say what is missing.
import re
from unittest.mock import ANY, DEFAULT, MagicMock, Mock, NonCallableMock, call, sentinel


def shown(function):
    try:
        text = repr(function())
    except Exception as exc:
        text = f"{type(exc).__name__}: {exc}"
    print(re.sub(r"id='\d+'", "id='…'", text))


m = Mock()
shown(lambda: m)
shown(lambda: m.database.connect("host", port=1).cursor)
shown(lambda: m.mock_calls)
shown(lambda: m.method_calls)
shown(lambda: m.database.connect.call_args)
shown(lambda: (m.database.connect.call_args.args, m.database.connect.call_args.kwargs))
shown(lambda: m.never.assert_called())
shown(lambda: m.never.assert_called_with(1))
shown(lambda: m.database.connect.assert_not_called())
shown(lambda: m.database.connect.assert_called_with("host"))
m.database.connect(ANY)
shown(lambda: m.database.connect.assert_called_once())
shown(lambda: m.database.connect.assert_called_once_with("x"))
shown(lambda: m.database.connect.assert_any_call("host", port=1))
shown(lambda: m.database.connect.assert_any_call("other"))
shown(lambda: m.database.connect.assert_has_calls([call("b"), call("a")]))
shown(lambda: m.database.connect.assert_has_calls([call("z")], any_order=True))
shown(lambda: m.assert_caled())
shown(lambda: (m.called, m.database.connect.called, m.database.connect.call_count))
m.reset_mock()
shown(lambda: m.mock_calls)

steps = Mock(side_effect=[1, KeyError("k"), sentinel.third])
for _ in range(4):
    shown(steps)
shown(Mock(side_effect=lambda x: DEFAULT, return_value=7).__call__)
shown(lambda: Mock(side_effect=lambda x: DEFAULT, return_value=7)(1))
shown(lambda: Mock(side_effect=RuntimeError("boom"))())
shown(lambda: Mock(**{"a.b.return_value": 3}).a.b())
shown(lambda: Mock(wraps=[5, 6]).index(6))
shown(lambda: NonCallableMock()())

magic = MagicMock(name="magic")
shown(lambda: [len(magic), list(magic), int(magic), bool(magic), 3 in magic, magic == magic, magic == 1])
magic.__getitem__.side_effect = lambda key: key * 2
magic.__len__.return_value = 4
magic.__str__.return_value = "text"
magic.__iter__.return_value = "ab"
shown(lambda: [magic[21], len(magic), str(magic), list(magic), list(magic)])
shown(lambda: magic + 1)
shown(lambda: magic < 1)
with magic as inner:
    shown(lambda: inner)

shown(lambda: call)
shown(lambda: call.a.b(1).c(2, x=3))
shown(lambda: call.a(1).b(2).call_list())
shown(lambda: call(1, x=2) == ((1,), {"x": 2}))
shown(lambda: [call(1), call(2)] == [call(1), call(ANY)])
shown(lambda: (sentinel.one, sentinel.one is sentinel.one, sentinel.one == sentinel.two))
parent = Mock()
child = Mock(return_value=None)
parent.attach_mock(child, "child")
child(1)
parent.other(2)
shown(lambda: parent.mock_calls)
del parent.gone
shown(lambda: parent.gone)
