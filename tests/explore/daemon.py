# A daemon thread prints, or the program ends before it could.
# Executions: 5.
import threading


def work():
    print("daemon")


threading.Thread(target=work, daemon=True).start()
print("main")
