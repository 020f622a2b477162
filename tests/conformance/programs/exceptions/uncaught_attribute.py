class Robot:
    def __init__(self, name):
        self.name = name

robot = Robot("R2")
print(robot.name)
print(robot.nmae.upper())
