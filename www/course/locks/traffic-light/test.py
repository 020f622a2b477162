

def car(road):
    def drive():
        global on_crossing, across
        with looking:
            on_crossing += 1
            assert on_crossing == 1, "two cars are on the crossing"
            assert light.green == road, f"a car of road {road} drives while {light.green} has green"
        with looking:
            assert light.green == road, "the light was turned under a car"
            on_crossing -= 1
            across += 1

    light.cross(road, drive)


looking = threading.Lock()
on_crossing = across = 0
light = Light()
threads = [threading.Thread(target=car, args=(road,), name=f"car on {road}") for road in "ABA"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(across, "cars across")
