"""An attribute is set if it is not there: the second to see that overwrites the first."""

import threading


class Config:
    pass


def prepare(name):
    if not hasattr(config, "owner"):
        config.owner = name
    owners.append(config.owner)


config = Config()
owners = []
threads = [threading.Thread(target=prepare, args=(name,)) for name in "ab"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(owners)
