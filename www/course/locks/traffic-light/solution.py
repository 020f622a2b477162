import threading


class Light:
    def __init__(self):
        self.green = "A"
        self.lock = threading.Lock()

    def cross(self, road, drive):
        with self.lock:
            if self.green != road:
                self.green = road
            drive()
