import logging
import sys
import threading
import time

logging.basicConfig(stream=sys.stdout, level=logging.DEBUG, format="[%(levelname)s] (%(threadName)-10s) %(message)s")

def worker():
    logging.debug("Starting")
    time.sleep(0.2)
    logging.debug("Exiting")

def service():
    time.sleep(0.1)
    logging.info("in between")

w = threading.Thread(name="worker", target=worker)
s = threading.Thread(name="service", target=service)
w.start()
s.start()
w.join()
s.join()
logging.getLogger("x.y").warning("child %s", "logger")
