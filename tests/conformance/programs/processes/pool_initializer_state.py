import multiprocessing as mp


def prepare(greeting):
    global words
    words = [greeting]
    print("prepared", mp.current_process().daemon, flush=True)


def say(name):
    words.append(name)
    return len(words), words[0]


if __name__ == "__main__":
    with mp.Pool(1, initializer=prepare, initargs=("hello",)) as pool:
        print(pool.map(say, "abc"), pool.starmap(say, [("d",)]))
    print("words" in globals())
