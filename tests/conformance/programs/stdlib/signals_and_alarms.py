# Signals that a program sends itself, and the alarm clock.
import signal, time
print(signal.SIGWINCH, signal.Signals(11), signal.SIGCLD, signal.getsignal(signal.SIGINT) is signal.default_int_handler)
def h(n,f): print('got',signal.Signals(n).name)
old=signal.signal(signal.SIGALRM,h); print(old)
print(signal.alarm(5)); print(signal.alarm(1)); time.sleep(1.5)
print(signal.setitimer(signal.ITIMER_REAL,0.1)); time.sleep(0.3); print(signal.getitimer(0) == (0, 0))
signal.signal(signal.SIGUSR1,h); signal.raise_signal(signal.SIGUSR1)
try: signal.raise_signal(signal.SIGINT)
except KeyboardInterrupt: print('KI')
print(signal.strsignal(9))
