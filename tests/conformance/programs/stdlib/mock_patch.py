# Putting mocks in place of other objects, and mocks that are like something.
import asyncio
import os
import re
from unittest.mock import (
    DEFAULT, AsyncMock, MagicMock, Mock, PropertyMock, create_autospec, mock_open, patch, seal,
)


def shown(function):
    try:
        text = repr(function())
    except Exception as exc:
        text = f"{type(exc).__name__}: {exc}"
    print(re.sub(r"id='\d+'", "id='…'", text))


class Robot:
    speed = 1

    def move(self, where, fast=False):
        return f"moved {where}"

    async def charge(self):
        return "charged"

    @staticmethod
    def model():
        return "R1"


with patch("os.getcwd", return_value="/moon") as getcwd:
    print(os.getcwd(), getcwd.call_count)
print(os.getcwd() == "/moon")


@patch.object(Robot, "move")
@patch("os.getpid", return_value=7)
def decorated(getpid, move):
    print(os.getpid(), Robot().move is move, getpid is os.getpid)


decorated()
with patch.object(Robot, "speed", 99):
    print(Robot.speed)
with patch.object(Robot, "move", autospec=True) as move:
    shown(lambda: Robot().move())
    Robot().move("north", fast=True)
    print(move.call_args.args[1:], move.call_args.kwargs)
with patch.multiple(Robot, speed=5, move=DEFAULT) as made:
    print(sorted(made), Robot.speed)
settings = {"a": 1}
with patch.dict(settings, {"b": 2}, c=3):
    print(settings)
with patch.dict(settings, clear=True):
    print(settings)
print(settings)
with patch.object(Robot, "name", new_callable=PropertyMock, create=True, return_value="Robbie") as name:
    print(Robot().name, name.mock_calls)
shown(lambda: patch.object(Robot, "nothing").start())
shown(lambda: patch("nodots"))
patcher = patch.object(Robot, "speed", 3)
patcher.start()
print(Robot.speed)
patch.stopall()
print(Robot.speed, Robot().move("back"))

with patch("builtins.open", mock_open(read_data="one\ntwo\n")) as fake:
    with open("whatever") as file:
        print(file.read())
    with open("whatever") as file:
        print(list(file))
    fake.assert_called_with("whatever")

like = Mock(spec=Robot)
shown(lambda: like)
shown(lambda: (isinstance(like, Robot), type(like.charge).__name__, like.move(1)))
shown(lambda: like.fly)
strict = Mock(spec_set=Robot)
shown(lambda: setattr(strict, "color", "red"))
auto = create_autospec(Robot)
shown(lambda: auto().move())
shown(lambda: auto(1))
shown(lambda: auto().move("up"))
function = create_autospec(lambda a, b=2: a, return_value=5)
shown(lambda: function(1))
shown(lambda: function())
shown(lambda: function.assert_called_once_with(a=1))
only = MagicMock(spec=["read"])
shown(lambda: only.read())
shown(lambda: only.write)
sealed = Mock()
sealed.known.return_value = 1
seal(sealed)
shown(lambda: sealed.known())
shown(lambda: sealed.unknown)


async def main():
    fetch = AsyncMock(return_value=b"data")
    print(await fetch("url"), fetch.await_count)
    fetch.assert_awaited_once_with("url")
    shown(lambda: fetch.assert_awaited_with("other"))
    shown(lambda: fetch.assert_not_awaited())
    fetch.side_effect = [1, ValueError("down")]
    print(await fetch())
    try:
        await fetch()
    except ValueError as exc:
        print("ValueError", exc)
    manager = MagicMock()
    manager.__aenter__.return_value = "entered"
    async with manager as value:
        print(value)
    manager.__aiter__.return_value = [1, 2]
    print([item async for item in manager])
    with patch.object(Robot, "charge") as charge:
        charge.return_value = "full"
        print(await Robot().charge(), type(charge).__name__)


asyncio.run(main())
