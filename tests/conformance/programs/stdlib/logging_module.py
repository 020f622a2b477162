import logging
import sys
import threading

logging.warning("root warning")
logging.info("not shown")
logging.basicConfig(level=logging.DEBUG)
logging.debug("too late for basicConfig to matter")
log = logging.getLogger("app")
handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(threadName)s|%(funcName)s|%(lineno)d|%(message)s"))
log.addHandler(handler)
log.propagate = False
log.setLevel(logging.INFO)
def work(n):
    log.info("working on %d of %s", n, "many")
    log.debug("hidden")
    log.error("trouble: %(what)s", {"what": "x"})
work(1)
t = threading.Thread(target=work, args=(2,), name="worker")
t.start()
t.join()
child = logging.getLogger("app.child")
child.warning("via the parent's handler")
print(child.parent is log, child.getEffectiveLevel(), log.isEnabledFor(logging.DEBUG), logging.getLevelName(30), log.name, logging.getLogger("app") is log)
try:
    1 / 0
except ZeroDivisionError:
    log.exception("failed")
class OnlyErrors(logging.Filter):
    def filter(self, record):
        return record.levelno >= logging.ERROR
handler.addFilter(OnlyErrors())
log.warning("filtered")
log.critical("kept")
log.log(logging.ERROR, "by number")
