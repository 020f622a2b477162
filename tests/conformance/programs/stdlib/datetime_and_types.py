from datetime import datetime, date, timedelta, time
from typing import List, Optional, Dict, Any, Callable
import types

d = datetime(2024, 2, 28, 23, 30)
print(d, d + timedelta(hours=1), d.strftime("%d.%m.%Y %H:%M"), d.isoformat(), d.weekday(), date(2024, 3, 1) - date(2024, 2, 1))
print(timedelta(days=1, seconds=3661), timedelta(seconds=90).total_seconds(), datetime.strptime("2023-01-05", "%Y-%m-%d"), time(5, 30), repr(d))
print(isinstance(datetime.now(), datetime), datetime.now() > d, date.today() >= date(2024, 1, 1))
def typed(x: List[int], y: Optional[str] = None, f: Callable[[int], Any] = None) -> Dict[str, Any]:
    return {"x": x, "y": y}
print(typed([1]), types.SimpleNamespace(a=1, b="x"))
