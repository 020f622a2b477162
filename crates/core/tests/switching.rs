//! Where a thread may lose the interpreter under each switch model, found by trying many schedules; and who overlaps whom in time.

use std::collections::BTreeSet;

use interleave_core::{
    Library, Machine, Program, Settings, SourceFile, State, Status, SwitchModel,
    schedule::{Choice, Point, Random, RoundRobin, Scheduler},
};

/// Asks at each switch point, and goes over to somebody else at the one with this number.
struct SwitchAt {
    point: usize,
    seen: usize,
}

impl Scheduler for SwitchAt {
    fn choose(&mut self, point: Point<'_>) -> Choice {
        self.seen += 1;
        let stays = point.current.filter(|_| self.seen <= self.point).unwrap_or(point.enabled[0]);
        let other = point.enabled.iter().copied().find(|strand| Some(*strand) != point.current);
        let strand = if self.seen == self.point { other.unwrap_or(stays) } else { stays };
        Choice { strand, lease: if self.seen >= self.point { u64::MAX } else { 0 } }
    }
}

fn machine(library: &Library, text: &str, switch: SwitchModel, cores: u32) -> Machine {
    let files = vec![SourceFile { name: "main.py".to_owned(), text: text.to_owned() }];
    Machine::new(library, &Program { files, input: String::new() }, &Settings { switch, cores, ..Settings::default() })
}

fn output(machine: &mut Machine, scheduler: &mut dyn Scheduler) -> String {
    let status = machine.run(scheduler, 50_000_000);
    let text: String = machine.take_output().iter().map(|chunk| chunk.text.as_str()).collect();
    assert_eq!(status, Status::Finished { status: 0 }, "{text}");
    text
}

/// What a program prints when it is interrupted once, at each switch point in turn.
fn outputs(library: &Library, text: &str, switch: SwitchModel) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for point in 1..2_000 {
        let mut scheduler = SwitchAt { point, seen: 0 };
        found.insert(output(&mut machine(library, text, switch, 2), &mut scheduler));
        if scheduler.seen < point {
            return found;
        }
    }
    panic!("there are too many switch points in\n{text}");
}

/// Two threads that do `step` twice each, after `setup`; `value` is printed at the end.
fn program(setup: &str, step: &str, value: &str) -> String {
    let step = step.replace('\n', "\n        ");
    format!(
        "import threading\n{setup}\ndef work():\n    global n\n    for _ in range(2):\n        {step}\n\
         threads = [threading.Thread(target=work) for _ in range(2)]\n\
         for thread in threads: thread.start()\nfor thread in threads: thread.join()\nprint({value})\n"
    )
}

const SETUP: &str = "
n = 0
numbers = {'n': 0}
items = [0]
def f(x): return x
def read(): return n
def ones():
    while True: yield 1
one = ones()
next(one)
class Box:
    n = 0
    def __init__(self): self.seen = n
    def __add__(self, other): return self.n + other
    def __enter__(self): return self
    def __exit__(self, *details): return None
    def __call__(self): return n
    @property
    def plain(self): return self.n
    @plain.setter
    def plain(self, value): self.n = value
    def __getitem__(self, key): return self.n
    def __setitem__(self, key, value): self.n = value
class Bare: pass
box = Box()
lock = threading.Lock()
";

/// Statements that CPython 3.12 does in one piece: no switch point between the first access to what is shared and the last.
const SAFE: &[(&str, &str)] = &[
    ("n += 1", "n"),
    ("n = n + 1", "n"),
    ("n = n + 1 if n >= 0 else n", "n"),
    ("box.n += 1", "box.n"),
    ("numbers['n'] += 1", "numbers['n']"),
    ("items[0] += 1", "items[0]"),
    ("x = f(1)\nn += x", "n"),
    ("n = n + -(-1)", "n"),
    ("if n < 4:\n    n += 1", "n"),
    ("n += f'{1}' == '1'", "n"),
    ("n += [1, 2][0]", "n"),
    // A switch after the call, before the value is read again.
    ("f(n)\nn += 1", "n"),
    // Making a generator is no switch point, nor is leaving a function in Python.
    ("n, _ = n + 1, ones()", "n"),
    ("n = read() + 1", "n"),
    ("box.n = box + 1", "box.n"),
    ("with lock:\n    n = f(n) + 1", "n"),
];

/// Statements that may lose an update.
const RACY: &[(&str, &str)] = &[
    ("n = f(n) + 1", "n"),
    ("n = n + f(1)", "n"),
    ("n = int(n) + 1", "n"),
    ("n = n + len(items)", "n"),
    ("n = box() + 1", "n"),
    ("n = n + next(one)", "n"),
    ("n = n + one.send(None)", "n"),
    ("n = Box().seen + 1", "n"),
    ("n, _ = n + 1, Bare()", "n"),
    ("n = n + sum([1])", "n"),
    ("n = getattr(box, 'missing', n) + 1", "n"),
    ("n = n + [i for i in range(2)][1]", "n"),
    ("x = n\nfor _ in ones():\n    n = x + 1\n    break", "n"),
    ("x = n\nwith box: pass\nn = x + 1", "n"),
    ("x = n\nwith lock: pass\nn = x + 1", "n"),
    ("box.plain += 1", "box.n"),
    ("box['n'] += 1", "box.n"),
    ("numbers['n'] = numbers.get('n') + 1", "numbers['n']"),
    ("x = n\nimport types\nprint(end='')\nn = x + 1", "n"),
];

#[test]
fn the_interpreter_lock_is_lost_where_cpython_3_12_lets_it() {
    let library = Library::new();
    for (step, value) in SAFE {
        let outputs = outputs(&library, &program(SETUP, step, value), SwitchModel::Gil);
        assert_eq!(outputs, BTreeSet::from(["4\n".to_owned()]), "{step}");
    }
    for (step, value) in RACY {
        let outputs = outputs(&library, &program(SETUP, step, value), SwitchModel::Gil);
        assert!(outputs.len() > 1, "{step}: {outputs:?}");
    }
}

#[test]
fn between_instructions_every_update_can_be_lost() {
    let library = Library::new();
    for switch in [SwitchModel::Any, SwitchModel::Free] {
        for (step, value) in &SAFE[..6] {
            let text = program(SETUP, step, value);
            let lost = (0..60).any(|seed| output(&mut machine(&library, &text, switch, 2), &mut Random::new(seed)) != "4\n");
            assert!(lost, "{switch:?}: {step}");
        }
    }
}

#[test]
fn a_while_loop_can_be_left_between_its_test_and_its_body() {
    // CPython tests at the bottom, then goes back, and may switch there. The first test has no such point behind it.
    let text = "import threading\nleft = 3\ndef take():\n    global left\n    while left > 0:\n        left -= 1\n\
                threads = [threading.Thread(target=take) for _ in range(2)]\n\
                for t in threads: t.start()\nfor t in threads: t.join()\nprint(left)\n";
    let found = outputs(&Library::new(), text, SwitchModel::Gil);
    assert_eq!(found, BTreeSet::from(["-1\n".to_owned(), "0\n".to_owned()]));
}

#[test]
fn what_cpython_has_in_c_is_done_in_one_piece() {
    let library = Library::new();
    let text = "import functools, itertools, threading\nfrom collections import OrderedDict\ncount = itertools.count()\nseen = []\n\
                order = OrderedDict.fromkeys('ab')\n\
                add = functools.partial(seen.append)\n\
                def work():\n    for _ in range(2):\n        add(next(count))\n        order.move_to_end('a')\n\
                threads = [threading.Thread(target=work) for _ in range(3)]\n\
                for t in threads: t.start()\nfor t in threads: t.join()\nprint(sorted(seen), sorted(order))\n";
    for switch in [SwitchModel::Gil, SwitchModel::Any, SwitchModel::Free] {
        for seed in 0..15 {
            let printed = output(&mut machine(&library, text, switch, 2), &mut Random::new(seed));
            assert_eq!(printed, "[0, 1, 2, 3, 4, 5] ['a', 'b']\n", "{switch:?}, seed {seed}");
        }
    }
}

const WORK: &str = "
import sys, threading, time
def work():
    for i in range(500_000): i * i
def together(count):
    threads = [threading.Thread(target=work) for _ in range(count)]
    start, computed = time.perf_counter(), time.process_time()
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    return time.perf_counter() - start, time.process_time() - computed
one, cpu = together(1)
for count in 2, 4:
    took, computed = together(count)
    print(round(took / one, 1), round(computed / cpu, 1))
";

#[test]
fn without_the_lock_threads_overlap_on_the_cores_and_with_it_they_do_not() {
    let library = Library::new();
    let ratios = |switch, cores| output(&mut machine(&library, WORK, switch, cores), &mut RoundRobin::new());
    assert_eq!(ratios(SwitchModel::Gil, 2), "2.0 2.0\n4.0 4.0\n");
    assert_eq!(ratios(SwitchModel::Any, 4), "2.0 2.0\n4.0 4.0\n");
    assert_eq!(ratios(SwitchModel::Free, 2), "1.0 2.0\n2.0 4.0\n");
    assert_eq!(ratios(SwitchModel::Free, 4), "1.0 2.0\n1.0 4.0\n");
    assert_eq!(ratios(SwitchModel::Free, 1), "2.0 2.0\n4.0 4.0\n");
}

#[test]
fn a_lock_hands_the_time_over_without_the_interpreter_lock() {
    // Each thread holds the lock for some 40 µs, five times: two critical sections never overlap in time.
    let text = "
import threading, time
lock, times = threading.Lock(), []
def work():
    for _ in range(5):
        with lock:
            start = time.perf_counter_ns()
            for i in range(200): i * i
            times.append((start, time.perf_counter_ns()))
threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads: thread.start()
for thread in threads: thread.join()
times.sort()
print(len(times), all(a[1] <= b[0] for a, b in zip(times, times[1:])), max(b for a, b in times) <= time.perf_counter_ns())
";
    let library = Library::new();
    for cores in [2, 4] {
        let mut machine = machine(&library, text, SwitchModel::Free, cores);
        assert_eq!(output(&mut machine, &mut RoundRobin::new()), "15 True True\n");
        assert!(machine.trace().spans.iter().any(|span| span.state == State::Blocked));
    }
    for seed in 0..20 {
        let mut machine = machine(&library, text, SwitchModel::Free, 2);
        assert_eq!(output(&mut machine, &mut Random::new(seed)), "15 True True\n", "seed {seed}");
    }
}

#[test]
fn output_comes_in_the_order_of_virtual_time() {
    let text = "
import threading
def work(name):
    for i in range(30):
        print(name, i)
        for _ in range(1_000): pass
threads = [threading.Thread(target=work, args=(name,)) for name in 'abc']
for thread in threads: thread.start()
for thread in threads: thread.join()
";
    let mut machine = machine(&Library::new(), text, SwitchModel::Free, 3);
    assert_eq!(machine.run(&mut RoundRobin::new(), u64::MAX), Status::Finished { status: 0 });
    let times: Vec<u64> = machine.take_output().iter().map(|chunk| chunk.time).collect();
    assert!(times.len() > 30 && times.is_sorted(), "{times:?}");
}

#[test]
fn who_wants_the_interpreter_lock_stands_in_the_trace() {
    let library = Library::new();
    let wanting = |switch| {
        let mut machine = machine(&library, WORK, switch, 2);
        output(&mut machine, &mut RoundRobin::new());
        let trace = machine.trace();
        // At any time at most one thread of a process runs.
        let mut running: Vec<_> = trace.spans.iter().filter(|span| span.state == State::Running).collect();
        running.sort_by_key(|span| span.start);
        let overlap = running.windows(2).any(|pair| pair[0].end > pair[1].start);
        let wanting: u64 = trace.spans.iter().filter(|span| span.state == State::Wanting).map(|span| span.end - span.start).sum();
        (overlap, wanting)
    };
    let (overlap, time) = wanting(SwitchModel::Gil);
    assert!(!overlap && time > 20_000_000, "{time}");
    assert_eq!(wanting(SwitchModel::Free), (true, 0));
}

#[test]
fn computing_is_what_process_time_and_thread_time_count() {
    let text = "
import threading, time
def work():
    for i in range(250_000): i * i
    time.sleep(1)
    seen.append(time.thread_time())
seen = []
begin = time.process_time()
threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads: thread.start()
for thread in threads: thread.join()
total = time.process_time() - begin
print(0.003 < min(seen) <= max(seen) < 0.1, abs(total - sum(seen)) < 0.001, time.thread_time() < 0.01)
";
    for switch in [SwitchModel::Gil, SwitchModel::Free] {
        let mut machine = machine(&Library::new(), text, switch, 2);
        assert_eq!(output(&mut machine, &mut RoundRobin::new()), "True True True\n", "{switch:?}");
    }
}

#[test]
fn a_new_choice_is_offered_when_somebody_wakes() {
    // The main thread goes on after it has set the event, or loses the interpreter at the next switch point.
    let text = "
import threading
event, order = threading.Event(), []
def wait():
    event.wait()
    order.append('woken')
thread = threading.Thread(target=wait)
thread.start()
event.set()
order.append('main')
thread.join()
print(*order)
";
    let found = outputs(&Library::new(), text, SwitchModel::Gil);
    assert_eq!(found, BTreeSet::from(["main woken\n".to_owned(), "woken main\n".to_owned()]));
}

#[test]
fn a_run_does_not_depend_on_how_often_it_is_looked_at() {
    // Calls, loops and generators have switch points; garbage decides what numbers objects get.
    let setup = "n = 0
import queue
class Point:
    def __init__(self, x): self.x = x
    def __add__(self, other): return Point(self.x + other.x)
    def __lt__(self, other): return self.x < other.x
def chain(k):
    yield from (x for x in range(k))
    yield k
lock = threading.Lock()
box = queue.Queue()
def use(i):
    with lock:
        box.put(i)
    try:
        return [][i]
    except IndexError:
        return min(Point(i), Point(2)).x + (Point(1) + Point(i)).x";
    let step =
        "for i in range(40): n += sum(chain(3)) + len([str(i)] * 20) + hash(object()) % 2 + use(i) + max(map(abs, [i, -i]))";
    let text = program(setup, step, "n, box.qsize(), hex(id(object()))");
    let library = Library::new();
    for switch in [SwitchModel::Gil, SwitchModel::Any, SwitchModel::Free] {
        for seed in 0..10 {
            let runs: Vec<_> = [u64::MAX, 1_000, 77, 13]
                .into_iter()
                .map(|budget| {
                    let mut machine = machine(&library, &text, switch, 2);
                    let mut scheduler: Box<dyn Scheduler> =
                        if seed == 0 { Box::new(RoundRobin::new()) } else { Box::new(Random::new(seed)) };
                    while machine.run(&mut *scheduler, budget) == Status::Running {}
                    (machine.take_output(), machine.trace().spans.clone(), machine.now())
                })
                .collect();
            assert!(runs.windows(2).all(|pair| pair[0] == pair[1]), "{switch:?}, seed {seed}");
        }
    }
}
