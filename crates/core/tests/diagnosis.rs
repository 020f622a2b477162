//! What the machine says of a run that cannot go on, goes round in circles, or left something behind.

use interleave_core::{Library, Limits, Machine, Program, Settings, SourceFile, Status, schedule::RoundRobin};

fn machine(text: &str, steps: u64) -> Machine {
    let files = vec![SourceFile { name: "main.py".to_owned(), text: text.to_owned() }];
    let settings = Settings { limits: Limits { steps, ..Limits::default() }, ..Settings::default() };
    Machine::new(&Library::new(), &Program { files, input: String::new() }, &settings)
}

/// The notes of a run that is stopped after some steps.
fn stopped(text: &str) -> String {
    let mut machine = machine(text, 1_000_000);
    let status = machine.run(&mut RoundRobin::new(), u64::MAX);
    assert!(matches!(status, Status::Limit(_)), "{status:?}");
    machine.notes().join("\n")
}

/// The notes of a run that ends by itself.
fn finished(text: &str) -> String {
    let mut machine = machine(text, u64::MAX);
    let status = machine.run(&mut RoundRobin::new(), u64::MAX);
    assert!(matches!(status, Status::Finished { .. }), "{status:?}");
    machine.notes().join("\n")
}

fn deadlock(text: &str) -> String {
    let mut machine = machine(text, u64::MAX);
    match machine.run(&mut RoundRobin::new(), u64::MAX) {
        Status::Deadlock(deadlock) => deadlock.to_string(),
        status => panic!("{status:?}"),
    }
}

fn contains(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "no {part:?} in\n{text}");
    }
}

#[test]
fn a_deadlock_says_where_each_lock_was_taken() {
    let text = "import threading, time
a, b = threading.Lock(), threading.RLock()
def one():
    a.acquire()
    time.sleep(0.1)
    with b: pass
def two():
    with b:
        with b: time.sleep(0.1)
        a.acquire(True)
for function in one, two:
    threading.Thread(target=function, name=function.__name__).start()
";
    let first = "one (line 6) waits for a lock held by two, taken at line 8. It is called b.";
    contains(&deadlock(text), &[first, "two (line 10) waits for a lock held by one, taken at line 4. It is called a."]);
}

#[test]
fn a_lock_that_was_waited_for_is_taken_where_the_wait_was() {
    let text = "import threading, time
a, b = threading.Lock(), threading.Semaphore(1)
condition = threading.Condition()
def one():
    with condition:
        condition.wait()
        a.acquire()
        b.acquire()
def two():
    a.acquire()
    time.sleep(0.1)
    a.release()
    with condition: condition.notify()
    b.acquire()
    time.sleep(0.1)
    with condition: pass
for function in one, two:
    threading.Thread(target=function, name=function.__name__).start()
";
    let first = "one (line 8) waits for a semaphore that is at 0, last taken by two at line 14.";
    contains(&deadlock(text), &[first, "two (line 16) waits for a lock held by one, taken at line 6."]);
}

#[test]
fn a_lock_taken_twice_by_one_thread_says_where() {
    let text =
        "import threading\nlock = threading.Lock()\ndef f():\n    with lock:\n        g()\ndef g():\n    with lock: pass\nf()\n";
    contains(
        &deadlock(text),
        &["MainThread (line 7) waits for a lock that it holds itself, taken at line 4. It is called lock."],
    );
}

#[test]
fn tasks_that_wait_for_each_other_are_named() {
    let text = "import asyncio
async def one(a, b):
    async with a:
        await asyncio.sleep(0.1)
        async with b: pass
async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(one(a, b), one(b, a))
asyncio.run(main())
";
    contains(
        &deadlock(text),
        &[
            "Task-1 (line 8) waits for the end of 2 tasks.",
            "Task-2 (line 5) waits for a lock.",
            "Task-3 (line 5) waits for a lock.",
        ],
    );
}

#[test]
fn a_livelock_is_told_from_work() {
    let text = |sleep: &str| {
        format!(
            "import threading, time
a, b = threading.Lock(), threading.Lock()
def polite(mine, other, pause):
    while True:
        with mine:
            if other.acquire(blocking=False):
                other.release()
            time.sleep(0.01)
        if pause: time.sleep(pause)
threading.Thread(target=polite, args=(a, b, 0), name='first').start()
threading.Thread(target=polite, args=(b, a, {sleep}), name='second').start()
"
        )
    };
    let notes = stopped(&text("0"));
    contains(&notes, &["first (line", "would go on trying in vain to take the lock", "That is a livelock"]);
    let notes = stopped(&text("0.013"));
    assert!(!notes.contains("livelock"), "{notes}");
}

#[test]
fn lines_that_are_gone_round_are_named() {
    let text = "import threading\nflag = False\ndef spin():\n    while not flag:\n        n = 1\n\
                threading.Thread(target=spin, name='spinner').start()\nspin()\n";
    contains(&stopped(text), &["spinner comes past line 4 again and again.", "MainThread comes past line 4 again and again."]);
    let text = "import queue\njobs = queue.Queue()\nwhile True:\n    try:\n        jobs.get_nowait()\n    except queue.Empty:\n        pass\n";
    let notes = stopped(text);
    contains(&notes, &["MainThread (line ", "would go on trying in vain to get an item from"]);
    assert!(!notes.contains("livelock"), "{notes}");
    // What writes something gets on.
    let text = "n = 0\nwhile True:\n    n += 1\n    if n % 100_000 == 0: print(n)\n";
    let notes = stopped(text);
    assert!(!notes.contains("again and again"), "{notes}");
}

#[test]
fn queues_with_items_in_them_are_named() {
    let text = "import asyncio, multiprocessing, queue
class Mine(queue.Queue): pass
plain, lifo, simple, tasks = queue.Queue(), queue.LifoQueue(), queue.SimpleQueue(), asyncio.Queue()
for each in plain, lifo, simple:
    each.put(1)
    each.put(2)
lifo.get()
simple.get(), simple.get()
tasks.put_nowait(1)
mine = Mine()
mine.put(1)
between = multiprocessing.Queue()
between.put(1)
";
    let notes = finished(text);
    contains(
        &notes,
        &[
            "2 items were left in the queue plain (queue.Queue, made at line 3): nobody took what was put.",
            "1 item was left in the queue lifo (queue.LifoQueue, made at line 3): nobody took what was put.",
            "1 item was left in the queue tasks (asyncio.Queue, made at line 3): nobody took what was put.",
            "1 item was left in the queue mine (Mine, made at line 10): nobody took what was put.",
            "1 item was left in the queue between (multiprocessing.Queue, made at line 12): nobody took what was put.",
        ],
    );
    assert!(!notes.contains("simple"), "{notes}");
}

#[test]
fn pools_that_are_not_closed_are_named() {
    let text = "from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool
one, two, three, four = ThreadPoolExecutor(1), ProcessPoolExecutor(1), Pool(1), ThreadPool(1)
for executor in one, two: executor.submit(len, 'a').result()
for pool in three, four: pool.map(len, ['a'])
";
    contains(
        &finished(text),
        &[
            "The executor one (ThreadPoolExecutor, made at line 4) was never shut down: use with, or call shutdown().",
            "The executor two (ProcessPoolExecutor, made at line 4) was never shut down: use with, or call shutdown().",
            "The pool three (multiprocessing.Pool, made at line 4) was never closed: use with, or call close() and join().",
            "The pool four (multiprocessing.ThreadPool, made at line 4) was never closed: use with, or call close() and join().",
        ],
    );
    let closed = format!(
        "{text}one.shutdown()\ntwo.shutdown(wait=False)\nthree.close()\nfour.terminate()\nwith ThreadPoolExecutor() as five: pass\n"
    );
    assert_eq!(finished(&closed), "");
}

#[test]
fn tasks_that_nobody_awaits_are_named() {
    let text = "import asyncio
async def side(n):
    await asyncio.sleep(n)
async def main():
    left = asyncio.create_task(side(10), name='left')
    await asyncio.create_task(side(1))
asyncio.run(main())
";
    let expected = "The task left (line 3) was not finished when the main coroutine ended, and was cancelled: nobody awaited it.";
    assert_eq!(finished(text), expected);
}

#[test]
fn a_lock_that_is_still_held_says_where_it_was_taken() {
    let text = "import threading\nlock = threading.Lock()\ndef take():\n    lock.acquire()\nthreading.Thread(target=take, name='taker').start()\n";
    assert_eq!(finished(text), "The lock lock was still held by taker, taken at line 4, when that had ended.");
}
