"""Two threads count in the items of one list, read and written with a call between."""

import threading

votes = [0, 0]


def more(n):
    return n + 1


def vote(*places):
    for place in places:
        votes[place] = more(votes[place])


threads = [threading.Thread(target=vote, args=(0, 1)), threading.Thread(target=vote, args=(1, 0))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(votes)
