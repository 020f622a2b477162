import threading

customer = threading.local()
bills = {"Ann": "", "Ben": ""}


def put(item):
    customer.basket.append(item)


def shop(name, item):
    customer.basket = []
    put(item)
    bills[name] = " and ".join(customer.basket)


threads = [
    threading.Thread(target=shop, args=("Ann", "apple")),
    threading.Thread(target=shop, args=("Ben", "bread")),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(", ".join(f"{name}: {bill}" for name, bill in bills.items()))
