from multiprocessing import AuthenticationError, Process
from multiprocessing.connection import Client, Listener


def attempt(what, function):
    try:
        print(what, function())
    except Exception as error:
        print(what, type(error).__name__, error)


def stranger(address):
    try:
        Client(address, authkey=b"wrong")
    except AuthenticationError as error:
        print("client:", error, flush=True)


if __name__ == "__main__":
    listener = Listener(("localhost", 0), authkey=b"right")
    address = listener.address
    process = Process(target=stranger, args=(address,))
    process.start()
    try:
        listener.accept()
    except AuthenticationError as error:
        process.join()
        print("listener:", error)
    attempt("twice", lambda: Listener(address))
    listener.close()
    listener.close()
    attempt("accept", listener.accept)
    attempt("client", lambda: Client(address))
    attempt("key", lambda: Listener(authkey="text"))
    attempt("family", lambda: Listener(family="AF_PIPE"))
    attempt("family", lambda: Listener(family="AF_X"))
    attempt("address", lambda: Client(5))
    attempt("address", lambda: Client("/nowhere/at/all"))
