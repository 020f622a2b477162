import multiprocessing as mp


def follow(condition, turn, me, others):
    for round in range(3):
        with condition:
            condition.wait_for(lambda: turn.value == me)
            print(round, me, flush=True)
            turn.value = (me + 1) % others
            condition.notify_all()


if __name__ == "__main__":
    condition, turn = mp.Condition(), mp.Value("i", 0, lock=False)
    processes = [mp.Process(target=follow, args=(condition, turn, me, 3)) for me in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
