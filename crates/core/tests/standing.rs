//! Standing at any operation of a run: it makes no difference to the run, and the moment says what a learner wants to know.

use std::fmt::Write as _;

use expect_test::{Expect, expect};
use interleave_core::{
    Library, Machine, Program, Settings, SourceFile, Status, SwitchModel,
    diary::Deed,
    machine::{Doing, Moment},
    schedule::{RoundRobin, Scheduler},
};

fn machine(text: &str, switch: SwitchModel) -> Machine {
    let program = Program { files: vec![SourceFile { name: "main.py".to_owned(), text: text.to_owned() }], input: String::new() };
    Machine::new(&Library::new(), &program, &Settings { switch, ..Settings::default() })
}

/// Everything that a run shows.
fn shown(mut machine: Machine, status: &Status) -> String {
    let output: String = machine.take_output().into_iter().map(|chunk| chunk.text).collect();
    format!("{status:?}\n{output}\n{}\n{}\n{:?}", machine.steps(), machine.now(), machine.trace().spans)
}

fn run_on(machine: &mut Machine, scheduler: &mut dyn Scheduler) -> Status {
    loop {
        match machine.run(scheduler, 1_000_000) {
            Status::Running => {}
            status => return status,
        }
    }
}

/// Runs until before the operation with this number; whether there is one.
fn stand_at(machine: &mut Machine, scheduler: &mut dyn Scheduler, place: u64) -> bool {
    machine.diary().stop = Some(place);
    while machine.diary().count <= place {
        if machine.run(scheduler, 1_000_000) != Status::Running {
            return false;
        }
    }
    true
}

fn all_deeds(text: &str, switch: SwitchModel) -> Vec<Deed> {
    let mut machine = machine(text, switch);
    machine.diary();
    run_on(&mut machine, &mut RoundRobin::new());
    std::mem::take(&mut machine.diary().deeds)
}

const MIXED: &str = "
import asyncio, queue, threading, time, weakref

class Node:
    def __del__(self):
        print('gone')

total = 0
lock = threading.Lock()
channel = queue.Queue(1)

def produce(n):
    for i in range(n):
        channel.put(i)
        node = Node()
        weakref.finalize(node, print, 'finalized', i)
    channel.put(None)

def consume():
    global total
    while (item := channel.get()) is not None:
        with lock:
            total += item
        time.sleep(0.001)

async def tick(name):
    for i in range(2):
        await asyncio.sleep(0.01)
        print(name, i)

async def main():
    await asyncio.gather(tick('a'), tick('b'))

threads = [threading.Thread(target=produce, args=(4,)), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(total, sorted([3, 1, 2], key=lambda x: -x))
asyncio.run(main())
";

#[test]
fn a_diary_and_stops_make_no_difference_to_a_run() {
    for switch in [SwitchModel::Gil, SwitchModel::Any, SwitchModel::Free] {
        let mut plain = machine(MIXED, switch);
        let status = run_on(&mut plain, &mut RoundRobin::new());
        let expected = shown(plain, &status);
        let deeds = all_deeds(MIXED, switch).len() as u64;
        assert!(deeds > 100);
        let mut stopped = machine(MIXED, switch);
        let mut scheduler = RoundRobin::new();
        for place in 0..deeds {
            assert!(stand_at(&mut stopped, &mut scheduler, place), "{place} of {deeds}");
        }
        stopped.diary().stop = None;
        let status = run_on(&mut stopped, &mut scheduler);
        assert_eq!(stopped.diary().deeds.len() as u64, deeds);
        assert_eq!(shown(stopped, &status), expected, "{switch:?}");
    }
}

#[test]
fn a_copy_stands_where_the_machine_stands() {
    let deeds = all_deeds(MIXED, SwitchModel::Any).len() as u64;
    let mut walker = machine(MIXED, SwitchModel::Any);
    let mut scheduler = RoundRobin::new();
    for place in (0..deeds).step_by(37) {
        stand_at(&mut walker, &mut scheduler, place);
        let mut fresh = machine(MIXED, SwitchModel::Any);
        stand_at(&mut fresh, &mut RoundRobin::new(), place);
        assert_eq!(walker.snapshot().moment(), fresh.moment(), "{place}");
    }
}

/// The deeds of a program with their lines, and whether a statement begins.
fn check_deeds(text: &str, expected: Expect) {
    let deeds = all_deeds(text, SwitchModel::Gil);
    let machine = machine(text, SwitchModel::Gil);
    let mut all = String::new();
    let mut standing = machine.clone();
    let mut scheduler = RoundRobin::new();
    for (index, deed) in deeds.iter().enumerate() {
        stand_at(&mut standing, &mut scheduler, index as u64 + 1);
        let start = if deed.statement { "" } else { "  " };
        let _ = writeln!(all, "{start}{}: {}", standing.line_of_deed(deed), standing.deed_in_words(deed));
    }
    expected.assert_eq(&all);
}

#[test]
fn what_statements_do_is_told_in_words() {
    check_deeds(
        "
class Box:
    pass
box = Box()
box.items = [1, 2]
x = 1
def work(n):
    global x
    x += n
    box.items[0] += x * 2
    return n
for i in range(2):
    if i:
        work(i)
",
        expect![[r#"
            2: class Box:
              2: call class Box
            3: pass
              3: return
              2: write Box: class Box
            4: read Box: class Box
              4: call Box()
              4: write box: Box()
            5: box.items = [1, 2]
              5: read box: Box()
              5: write box.items: [1, 2]
            6: x = 1
              6: write x: 1
            7: def work(n):
              7: write work: function work
            12: read range: class range
              12: call range(2)
              12: take the next i in range(2)
              12: write i: 0
            13: read i
              12: take the next i in range(2)
              12: write i: 1
            13: read i: 1
            14: read work: function work
              14: read i: 1
              14: call work(i)
            9: read x: 1
              9: compute x += n: 2
              9: write x: 2
            10: read box: Box(items=[1, 2])
              10: read box.items: [1, 2]
              10: read box.items[0]: 1
              10: read x: 2
              10: compute x * 2: 4
              10: compute box.items[0] += x * 2: 5
              10: write box.items[0]: 5
            11: return
              12: take the next i in range(2)
              1: return
        "#]],
    );
}

fn told(moment: &Moment) -> String {
    let mut text = String::new();
    for process in &moment.processes {
        for variable in &process.variables {
            let _ = writeln!(text, "{} = {}", variable.name, variable.value);
        }
        for object in &process.objects {
            let _ = writeln!(text, "{} {}: {}, waiting {:?}", object.kind, object.name, object.state, object.waiters);
        }
        for event_loop in &process.loops {
            let _ = writeln!(text, "ready {:?}, timers {:?}", event_loop.ready, event_loop.timers);
        }
    }
    for strand in &moment.strands {
        let _ = writeln!(text, "{}: {:?} {}", strand.name, strand.doing, strand.waits_for);
        for frame in &strand.frames {
            let locals: Vec<String> = frame.variables.iter().map(|it| format!("{}={}", it.name, it.value)).collect();
            let _ = writeln!(text, "  {} line {}: {}", frame.function, frame.line, locals.join(", "));
        }
        let operations: Vec<String> =
            strand.operations.iter().map(|it| format!("{}{}", if it.next { ">" } else { "" }, it.text)).collect();
        if !operations.is_empty() {
            let _ = writeln!(text, "    {}", operations.join(" | "));
        }
    }
    if !moment.cycle.is_empty() {
        let _ = writeln!(text, "cycle {:?}", moment.cycle);
    }
    text
}

/// The moment at the last operation for which `at` holds.
fn check_moment(text: &str, at: impl Fn(&Moment) -> bool, expected: Expect) {
    let deeds = all_deeds(text, SwitchModel::Gil).len() as u64;
    let mut standing = machine(text, SwitchModel::Gil);
    let mut scheduler = RoundRobin::new();
    let mut found = None;
    for place in 0..deeds {
        stand_at(&mut standing, &mut scheduler, place);
        let moment = standing.moment();
        if at(&moment) {
            found = Some(moment);
        }
    }
    expected.assert_eq(&found.map_or("no such moment".to_owned(), |moment| told(&moment)));
}

#[test]
fn the_moment_of_a_deadlock_shows_who_holds_what() {
    let text = "
import threading, time
first = threading.Lock()
second = threading.Lock()
class Account:
    def __init__(self, balance):
        self.balance = balance
accounts = {'a': Account(5), 'b': Account(7)}

def work(one, other, amount):
    with one:
        time.sleep(0.1)
        with other:
            accounts['a'].balance += amount

threading.Thread(target=work, args=(first, second, 1)).start()
threading.Thread(target=work, args=(second, first, 2)).start()
";
    let mut machine = machine(text, SwitchModel::Gil);
    let status = run_on(&mut machine, &mut RoundRobin::new());
    assert!(matches!(status, Status::Deadlock(_)));
    expect![[r#"
        accounts = {'a': Account(balance=5), 'b': Account(balance=7)}
        lock first: held by Thread-1 (work), taken at line 11, waiting [StrandId(2)]
        lock second: held by Thread-2 (work), taken at line 11, waiting [StrandId(1)]
        MainThread: Waits the end of Thread-1 (work)
        Thread-1 (work): Waits the lock other held by Thread-2 (work), taken at line 11
          work line 13: one=a _thread.lock, other=a _thread.lock, amount=1
        Thread-2 (work): Waits the lock other held by Thread-1 (work), taken at line 11
          work line 13: one=a _thread.lock, other=a _thread.lock, amount=2
        cycle [StrandId(1), StrandId(2)]
    "#]]
    .assert_eq(&told(&machine.moment()));
}

#[test]
fn the_moment_of_a_queue_and_a_condition() {
    check_moment(
        "
import threading, queue, time
jobs = queue.Queue(2)
gate = threading.Condition()
tokens = threading.Semaphore(3)
go = threading.Event()

def fill():
    tokens.acquire()
    for n in range(4):
        jobs.put([n, 'job'])

def wait():
    with gate:
        gate.wait()

threads = [threading.Thread(target=fill, name='filler'), threading.Thread(target=wait, name='waiter')]
for thread in threads:
    thread.start()
time.sleep(1)
with gate:
    gate.notify_all()
for n in range(4):
    jobs.get()
",
        |moment| moment.strands.len() == 3 && moment.strands[1].doing == Doing::Waits && moment.strands[2].doing == Doing::Waits,
        expect![[r#"
            threads = [Thread filler, Thread waiter]
            thread = Thread waiter
            n = 2
            queue jobs: empty, room for 2, waiting [StrandId(1)]
            condition gate: its lock is free, nobody waits, waiting []
            semaphore tokens: at 2, waiting []
            event go: not set, waiting []
            MainThread: Runs 
              <module> line 24: 
                read jobs | >call jobs.get()
            filler: Waits room in a queue that is full
              fill line 11: n=2
                read jobs | >call jobs.put([n, 'job'])
            waiter: Waits the lock of a condition
              wait line 15: 
                read gate | >call gate.wait()
        "#]],
    );
}

#[test]
fn the_moment_of_an_event_loop() {
    check_moment(
        "
import asyncio

async def fetch(n):
    reply = await wait(n)
    return reply

async def wait(n):
    seconds = n / 10
    await asyncio.sleep(seconds)
    return n

async def main():
    tasks = [asyncio.create_task(fetch(n), name=f'fetch-{n}') for n in (1, 2)]
    other = asyncio.create_task(asyncio.sleep(5))
    print(await tasks[0])
    other.cancel()
    print(await tasks[1])

asyncio.run(main())
",
        |moment| {
            moment
                .strands
                .iter()
                .any(|strand| strand.name == "fetch-2" && strand.doing == Doing::Sleeps || strand.doing == Doing::Waits)
        },
        expect![[r#"
            ready [], timers []
            MainThread: Runs 
              <module> line 20: 
                read asyncio | call main() | >call asyncio.run(main())
            Task-1: Waits the end of fetch-2
              main line 18: tasks=[Task fetch-1, Task fetch-2], other=Task Task-4
                read tasks[1] | >await tasks[1] | call print(await tasks[1]) | return
            fetch-1: Over 
            fetch-2: Runs 
              fetch line 6: n=2, reply=2
            Task-4: Over 
        "#]],
    );
}

#[test]
fn arrows_say_who_made_whom_go_on() {
    let text = "
import queue, threading, time
lock, go, channel = threading.Lock(), threading.Event(), queue.Queue()

def work():
    with lock:
        pass
    go.wait()
    channel.get()

lock.acquire()
worker = threading.Thread(target=work, name='worker')
worker.start()
time.sleep(1)
lock.release()
time.sleep(1)
go.set()
time.sleep(1)
channel.put(1)
worker.join()
";
    let mut machine = machine(text, SwitchModel::Gil);
    run_on(&mut machine, &mut RoundRobin::new());
    let mut all = String::new();
    for arrow in machine.trace().arrows.iter() {
        assert!(arrow.at <= arrow.until);
        let seconds = arrow.at / 1_000_000_000;
        let _ = writeln!(all, "{seconds} s: {:?} {}, {:?} goes on", arrow.from, arrow.deed, arrow.to);
    }
    expect![[r#"
        1 s: StrandId(0) released, StrandId(1) goes on
        2 s: StrandId(0) set, StrandId(1) goes on
        3 s: StrandId(0) put an item, StrandId(1) goes on
        3 s: StrandId(1) ended, StrandId(0) goes on
    "#]]
    .assert_eq(&all);
}
