import multiprocessing

def inner(data):
    return data["missing"]

def fails():
    inner({"a": 1})

if __name__ == "__main__":
    p = multiprocessing.Process(target=fails, name="Worker")
    p.start()
    p.join()
    print("parent goes on", p.exitcode)
