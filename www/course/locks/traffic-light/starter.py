import threading


class Light:
    def __init__(self):
        self.green = "A"

    def cross(self, road, drive):
        if self.green != road:
            self.green = road
        drive()
