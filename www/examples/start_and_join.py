# A thread is a second line of work in the same program.
# start() sets it going; join() waits until it is done.
import threading


def brew():
    print("kettle: the water boils")
    print("kettle: the tea is ready")


helper = threading.Thread(target=brew)
print("main: put the kettle on")
helper.start()
helper.join()
print("main: drink the tea")
