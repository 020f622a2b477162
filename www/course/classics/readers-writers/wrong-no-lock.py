# fails: exception AssertionError
class Prices:
    def start_reading(self):
        pass

    def stop_reading(self):
        pass

    def start_writing(self):
        pass

    def stop_writing(self):
        pass


import threading
