import threading

class InsufficientFunds(Exception):
    pass

class Account:
    def __init__(self, owner, balance=0):
        self.owner, self._balance = owner, balance
        self._lock = threading.Lock()
        self.history = []
    @property
    def balance(self):
        return self._balance
    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount must be positive")
        with self._lock:
            self._balance += amount
            self.history.append(("deposit", amount))
    def withdraw(self, amount):
        with self._lock:
            if amount > self._balance:
                raise InsufficientFunds(f"{self.owner} has {self._balance}, needs {amount}")
            self._balance -= amount
            self.history.append(("withdraw", amount))

account = Account("Ada", 100)
def spender(n):
    for _ in range(n):
        try:
            account.withdraw(7)
        except InsufficientFunds:
            refused.append(1)
def earner(n):
    for _ in range(n):
        account.deposit(3)
refused = []
threads = [threading.Thread(target=f, args=(10,)) for f in (earner, spender, earner)]
for t in threads: t.start()
for t in threads: t.join()
spent = sum(a for k, a in account.history if k == "withdraw")
print(account.balance == 100 + 60 - spent, len(account.history) + len(refused), account.balance >= 0)
for action in (lambda: account.withdraw(10 ** 6), lambda: account.deposit(-5)):
    try:
        action()
    except (InsufficientFunds, ValueError) as error:
        print(type(error).__name__, "positive" in str(error) or "needs" in str(error))
