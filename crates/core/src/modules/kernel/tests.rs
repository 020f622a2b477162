//! The module as the embedded library uses it.

use crate::{Library, Machine, Program, Settings, SourceFile, Status, schedule::RoundRobin};

/// What a program writes that ends well.
fn output(text: &str) -> String {
    let file = SourceFile { name: "main.py".to_owned(), text: text.to_owned() };
    let program = Program { files: vec![file], input: String::new() };
    let mut machine = Machine::new(&Library::new(), &program, &Settings::default());
    let status = machine.run(&mut RoundRobin::new(), 10_000_000);
    let output: String = machine.take_output().iter().map(|chunk| chunk.text.as_str()).collect();
    assert_eq!(status, Status::Finished { status: 0 }, "{output}");
    output
}

#[test]
fn forked_processes_share_what_is_shared() {
    let program = "
import _kernel as k
array, lock, mine = k.SharedArray(2), k.Lock(shared=True), [0]
def child():
    for _ in range(100):
        with lock:
            array.set(0, array.get(0) + 1)
    mine[0] = 1
    return 3
pids = [k.fork(child, 'child') for _ in range(3)]
print([k.wait_process(pid) for pid in pids], array.get(0), mine)
";
    assert_eq!(output(program), "[3, 3, 3] 300 [0]\n");
}

#[test]
fn queues_between_processes_carry_bytes() {
    let program = "
import _kernel as k
queue = k.Queue(0, True)
def child():
    queue.put(b'one')
    k.sleep(1)
    queue.put(b'two')
    k.sleep(1)
    return 0
pid = k.fork(child, 'child')
print(queue.get(), queue.get(True, 0.1), k.wait_any([queue, pid]), queue.get(), k.wait_any([queue, pid]))
";
    assert_eq!(output(program), "(b'one',) None [0] (b'two',) [1]\n");
}

#[test]
fn queues_can_be_shut_down() {
    let program = "
import queue, threading, time
def caught(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return type(error).__name__
for kind in (queue.Queue, queue.LifoQueue):
    full, empty, seen = kind(1), kind(), []
    full.put(1)
    threads = [threading.Thread(target=lambda: seen.append(caught(full.put, 2))),
               threading.Thread(target=lambda: seen.append(caught(empty.get)))]
    for thread in threads:
        thread.start()
    time.sleep(1)
    full.shutdown()
    empty.shutdown()
    for thread in threads:
        thread.join()
    print(seen, caught(full.put, 3), full.is_shutdown, caught(full.get), caught(full.get), caught(empty.get_nowait))
    full.task_done()
    full.join()
    dropped = kind()
    dropped.put(1)
    dropped.put(2)
    dropped.shutdown(immediate=True)
    dropped.join()
    print(dropped.qsize(), dropped.unfinished_tasks, caught(dropped.get), queue.ShutDown.__mro__[1])
";
    let each = "['ShutDown', 'ShutDown'] ShutDown True 1 ShutDown ShutDown\n0 0 ShutDown <class 'Exception'>\n";
    assert_eq!(output(program), each.repeat(2));
}

#[test]
fn executors_have_later_additions() {
    let program = "
import itertools, time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
def caught(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except Exception as error:
        return type(error).__name__, str(error)
with ThreadPoolExecutor(2) as executor:
    results = executor.map(abs, itertools.count(-1, -1), buffersize=2)
    print([next(results) for _ in range(5)], list(executor.map(abs, [-1, -2, -3], buffersize=9)))
    results.close()
    print(caught(executor.map, abs, [1], buffersize=0), caught(executor.map, abs, [1], buffersize='x'))
for end in ('terminate_workers', 'kill_workers'):
    executor = ProcessPoolExecutor(1)
    futures = [executor.submit(time.sleep, 100) for _ in range(4)]
    time.sleep(1)
    getattr(executor, end)()
    print(type(futures[0].exception()).__name__, futures[-1].cancelled(), caught(executor.submit, abs, 1)[0], time.monotonic() < 50)
";
    let ended = "BrokenProcessPool True BrokenProcessPool True\n";
    let mapped = "[1, 2, 3, 4, 5] [1, 2, 3]\n\
                  ('ValueError', 'buffersize must be None or > 0') ('TypeError', 'buffersize must be an integer or None')\n";
    assert_eq!(output(program), format!("{mapped}{ended}{ended}"));
}

#[test]
fn channels_hold_so_much_and_end_with_their_processes() {
    let program = "
import _kernel as k
channel = k.Channel(100)
channel.open(False)
channel.open(True)
def child():
    channel.close(False)
    channel.send(b'x' * 90)
    print('sent', k.now() < 1)
    channel.send(b'y' * 90)
    print('sent', k.now() < 1)
    k.sleep(100)
    return 0
pid = k.fork(child, 'child')
channel.close(True)
k.sleep(1)
print(channel.size(), channel.receive() == (b'x' * 90,), k.wait_any([channel]), channel.receive()[0][:2])
k.sleep(1)
k.kill_process(pid, 9)
print(k.wait_any([channel]), channel.receive(), channel.is_open(True), channel.is_open(False))
channel.close(False)
print(channel.send(b'z'), channel.size())
print(k.publish('one', channel), k.publish('one', channel), k.find('one') is not None, k.find('two'), k.publish('one', None), k.find('one'))
";
    let expected = "sent True\nsent False\n2 True [0] b'yy'\n[0] False False True\nFalse 0\nTrue False True None True None\n";
    assert_eq!(output(program), expected);
}

#[test]
fn a_killed_process_is_over() {
    let program = "
import _kernel as k
def child():
    k.sleep(100)
    return 0
pid = k.fork(child, 'child')
print(k.wait_process(pid, 0.5))
k.kill_process(pid, 15)
print(k.wait_process(pid), k.now() < 10)
try:
    k.kill_process(pid, 15)
except ProcessLookupError as error:
    print(error)
";
    assert_eq!(output(program), "None\n-15 True\n[Errno 3] No such process\n");
}

#[test]
fn conditions_give_the_lock_back_as_deep_as_it_was() {
    let program = "
import _kernel as k
lock = k.RLock()
condition = k.Condition(lock)
def notify():
    with lock:
        print('notify', condition.waiters())
        condition.notify()
with lock, lock:
    ident = k.start_thread(notify, (), 'other', False)
    print(condition.wait(), lock._recursion_count(), condition.wait(0.1))
print(k.join_thread(ident), k.thread_running(ident), lock._is_owned())
";
    assert_eq!(output(program), "notify 1\nTrue 2 False\nTrue False False\n");
}

#[test]
fn wrong_uses_are_refused() {
    let program = "
import _kernel as k
lock, rlock, one = k.Lock(), k.RLock(), k.Semaphore(1, 1)
for use in (
    lock.release, rlock.release, one.release, lambda: lock.acquire(False, 1), lambda: lock.acquire(True, -2),
    lambda: lock.acquire(timeout=float('nan')), lambda: k.Condition(3), k.Condition(lock).wait, k.Condition(lock).notify,
    lambda: k.SharedArray(1).get(1), lambda: k.shared_object(0), lambda: k.Queue(0, True).put(1), lock.__reduce__,
):
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__, error)
";
    let expected = "RuntimeError release unlocked lock
RuntimeError cannot release un-acquired lock
ValueError Semaphore released too many times
ValueError can't specify a timeout for a non-blocking call
ValueError timeout value must be positive
ValueError Invalid value NaN (not a number)
TypeError a lock is required, not 'int'
RuntimeError cannot wait on un-acquired lock
RuntimeError cannot notify on un-acquired lock
IndexError array index out of range
ValueError there is no shared object with this number
TypeError a shared queue carries bytes, not 'int'
TypeError cannot pickle '_thread.lock' object
";
    assert_eq!(output(program), expected);
}

#[test]
fn an_object_comes_back_by_its_number() {
    let program = "
import _kernel as k
lock = k.Lock(shared=True)
make, args = lock.__reduce__()
same = make(*args)
lock.acquire()
print(same.locked(), same.acquire(False), type(same) is k.Lock)
";
    assert_eq!(output(program), "True False True\n");
}

#[test]
fn processes_talk_over_the_network() {
    let program = "
import _kernel as k
print(k.network_bind('a'), k.network_bind('a'), k.network_connect(['a'], 'me'))
listener = k.network_listen('a')
def child():
    receive, send, address = k.network_connect(['b', 'a'], 'child')
    send.send(b'hello')
    print(receive.receive(10), address)
    return 0
pid = k.fork(child, 'child')
receive, send, name = listener.accept()
print(receive.receive(2), receive.receive(10, True), receive.receive(10), name, receive.receive(1, False, False))
send.send(b'answer')
print(k.wait_process(pid), receive.receive(10), receive.is_readable(), send.is_writable())
print(send.send(b'lost'), send.send(b'lost'))
listener.leave()
print(listener.accept(), k.network_connect(['a'], 'me'), k.network_bind('a'))
";
    let expected = "True False None\nb'he' b'llo' b'llo' child None\nb'answer' a\n0 b'' True True\n4 -32\n-22 None True\n";
    assert_eq!(output(program), expected);
}

#[test]
fn one_waits_for_sockets_in_the_order_of_what_happens() {
    let program = "
import _kernel as k
(receive, send, _), (receive2, send2, _) = k.network_pair()
(receive3, _, _), (_, send3, _) = k.network_pair()
event = k.Event()
print(k.wait_any([event, receive, receive3], 0.1), k.wait_any([(send,), event], 0.1))
send3.send(b'x')
send2.send(b'y')
print(k.wait_any([event, receive, receive3]))
event.set()
print(k.wait_any([event, receive, receive3]))
sent = 0
while True:
    n = send.send(bytes(50000), False)
    if n is None:
        break
    sent += n
print(sent, k.wait_any([(send,)], 0.1), len(receive2.receive(10)), k.wait_any([(send,)], 0.1))
receive2.leave()
send2.end()
print(send.send(b'z'), receive.receive(5), receive.receive(5))
for use in (lambda: k.network_listen('c').receive(1), send.accept, lambda: send.send(3), lambda: k.network_bind(1)):
    try:
        print(use())
    except TypeError as error:
        print(error)
";
    let expected = "[] [0]\n[2, 1]\n[0, 2, 1]\n212992 [] 10 [0]\n-104 b'y' b''\nthis socket is no stream
this socket is no listener\na bytes-like object is required, not 'int'\nan address of the network is a string\n";
    assert_eq!(output(program), expected);
}
