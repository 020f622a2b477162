"""Instances get their numbers from a field of the class: two may get the same one."""

import threading


def after(n):
    return n + 1


class Ticket:
    last = 0

    def __init__(self):
        self.number = after(Ticket.last)
        Ticket.last = self.number


def buy(place):
    tickets[place] = Ticket().number


tickets = [0, 0]
threads = [threading.Thread(target=buy, args=(place,)) for place in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(tickets, Ticket.last)
