class Box:
    def __init__(self):
        self.value = {"list": [1, 2, 3]}

    def get(self, key):
        return self.value[key]

def look(box, index):
    return box.get("list")[index] + box.get("list")[0]

def call(box):
    return look(
        box,
        10,
    )

call(Box())
