//! What holds of the machine as a whole: determinism, replay, snapshots, limits, and that the library is complete.

#![expect(clippy::disallowed_methods, reason = "one test reads the sources of the crate")]

use interleave_core::{
    Library, LimitReached, Limits, Machine, Program, Settings, SourceFile, State, Status, Stream, SwitchModel,
    schedule::{Random, Replay, RoundRobin, Schedule, Scheduler},
};

const RACE: &str = "
import threading

counter = 0

def identity(n):
    return n

def increment():
    global counter
    for _ in range(50):
        counter = identity(counter) + 1

threads = [threading.Thread(target=increment) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter)
";

fn machine(text: &str, settings: &Settings) -> Machine {
    let files = vec![SourceFile { name: "main.py".to_owned(), text: text.to_owned() }];
    Machine::new(&Library::new(), &Program { files, input: String::new() }, settings)
}

fn run(machine: &mut Machine, scheduler: &mut dyn Scheduler) -> (Status, String, String) {
    let status = machine.run(scheduler, u64::MAX);
    let (mut out, mut err) = (String::new(), String::new());
    for chunk in machine.take_output() {
        match chunk.stream {
            Stream::Out => out.push_str(&chunk.text),
            Stream::Err => err.push_str(&chunk.text),
        }
    }
    (status, out, err)
}

#[test]
fn a_machine_can_be_sent_and_cloned() {
    fn check<T: Clone + Send>() {}
    check::<Machine>();
}

#[test]
fn the_same_seed_makes_the_same_trace() {
    let traces: Vec<_> = (0..2)
        .map(|_| {
            let mut machine = machine(RACE, &Settings::default());
            let result = run(&mut machine, &mut Random::new(7));
            (result, machine.trace().spans.clone(), machine.now())
        })
        .collect();
    assert_eq!(traces[0], traces[1]);
}

#[test]
fn some_seed_loses_an_update_and_its_schedule_replays_it() {
    let settings = Settings::default();
    let lost = (0..50).find_map(|seed| {
        let mut machine = machine(RACE, &settings);
        let (_, out, _) = run(&mut machine, &mut Random::new(seed));
        (out != "150\n").then(|| (out, machine.schedule().to_string()))
    });
    let (out, token) = lost.expect("fifty random schedules lose an update");
    let schedule: Schedule = token.parse().expect("a schedule's own text parses");
    let mut again = machine(RACE, &settings);
    assert_eq!(run(&mut again, &mut Replay::new(schedule)).1, out);
    assert_eq!(again.schedule().to_string(), token);
}

#[test]
fn a_plain_augmented_assignment_is_safe_under_the_lock_and_not_between_bytecodes() {
    let text = RACE.replace("counter = identity(counter) + 1", "counter += 1");
    let outs = |switch| -> Vec<String> {
        (0..40)
            .map(|seed| run(&mut machine(&text, &Settings { switch, ..Settings::default() }), &mut Random::new(seed)).1)
            .collect()
    };
    assert!(outs(SwitchModel::Gil).iter().all(|out| out == "150\n"));
    assert!(outs(SwitchModel::Any).iter().any(|out| out != "150\n"));
}

#[test]
fn a_snapshot_goes_on_as_the_original_does() {
    let mut original = machine(RACE, &Settings::default());
    let mut scheduler = RoundRobin::new();
    while original.steps() < 2_000 && original.run(&mut scheduler, 500) == Status::Running {}
    let mut copy = original.snapshot();
    let first = run(&mut original, &mut scheduler);
    let second = run(&mut copy, &mut scheduler);
    assert_eq!(first, second);
    assert_eq!(original.trace().spans, copy.trace().spans);
}

/// Large collections and small objects that are written all over; what it prints depends on all of them.
const WRITER: &str = "
from collections import deque

numbers = list(range(5000))
table = {n: n for n in range(3000)}
seen = set(range(3000))
line = deque(range(4000))
records = [[n, {'n': n}] for n in range(200)]

def work():
    k = 1
    for i in range(6000):
        k = k * 7919 % 4999
        numbers[k] += numbers[k // 2] + i
        table[k % 3000] = table[i % 3000] + numbers[k] % 97
        if i % 5 == 0:
            numbers.append(i)
            table[-i] = k
            seen.add(-i)
        if i % 17 == 0:
            numbers.pop()
            seen.discard(k)
        line.append(line.popleft() + table[k % 3000])
        record = records[k % 200]
        record[0] += k
        record[1]['n'] += record[0]
        if i % 1000 == 999:
            print(i, sum(numbers) % 1_000_003, sum(table.values()) % 1_000_003)

work()
print(sum(n * i for i, n in enumerate(numbers)) % 1_000_003, sum(seen), len(seen))
print(sum(n * i for i, n in enumerate(line)) % 1_000_003, sum(k * v for k, v in table.items()) % 1_000_003)
print(sum(a + b['n'] for a, b in records) % 1_000_003)
";

#[test]
fn snapshots_keep_what_the_machine_was_while_it_goes_on_writing() {
    let end = run(&mut machine(WRITER, &Settings::default()), &mut RoundRobin::new());
    assert_eq!(end.2, "");
    for every in [300, 1000, 7000] {
        let mut original = machine(WRITER, &Settings::default());
        let mut scheduler = RoundRobin::new();
        let (mut kept, mut count) = (Vec::new(), 0);
        let mut checkpoint = None;
        while original.run(&mut scheduler, every) == Status::Running {
            let snapshot = original.snapshot();
            count += 1;
            if count % 40 == 0 {
                kept.push(snapshot.clone());
            }
            match count % 100 {
                // The copy goes on in the original's place.
                30 => kept.push(std::mem::replace(&mut original, snapshot)),
                // Snapshots while there is a checkpoint, and a return.
                60 => checkpoint = Some(original.checkpoint()),
                70 => {
                    let checkpoint = checkpoint.take().expect("a checkpoint of ten turns ago");
                    original.restore(checkpoint).expect("a checkpoint of this machine");
                    original.forget(checkpoint).expect("a checkpoint of this machine");
                }
                // Without making ready for it.
                90 => kept.push(original.clone()),
                _ => {}
            }
        }
        kept.push(original);
        for mut copy in kept {
            let mut other = copy.snapshot();
            copy.run(&mut scheduler, 500);
            assert_eq!(run(&mut other, &mut scheduler), end, "a snapshot every {every} steps");
            assert_eq!(run(&mut copy, &mut scheduler), end, "a snapshot every {every} steps");
        }
    }
}

#[test]
fn sleeping_costs_virtual_time_only() {
    let mut machine = machine("import time\ntime.sleep(3600)\nprint('awake')\n", &Settings::default());
    assert_eq!(run(&mut machine, &mut RoundRobin::new()).1, "awake\n");
    assert!(machine.now() >= 3_600_000_000_000);
    assert!(machine.trace().spans.iter().any(|span| span.state == State::Sleeping));
}

#[test]
fn an_endless_loop_ends_at_the_limit() {
    let limits = Limits { steps: 100_000, ..Limits::default() };
    let mut machine = machine("while True: pass\n", &Settings { limits, ..Settings::default() });
    assert_eq!(run(&mut machine, &mut RoundRobin::new()).0, Status::Limit(LimitReached::Steps(100_000)));
}

#[test]
fn endless_garbage_is_collected_and_endless_growth_is_a_memory_error() {
    let limits = Limits { memory: 32 << 20, ..Limits::default() };
    let settings = Settings { limits, ..Settings::default() };
    let garbage = "x = []\nfor i in range(400_000):\n    x = [x and i, str(i), {i: i}]\nprint(x[1])\n";
    assert_eq!(run(&mut machine(garbage, &settings), &mut RoundRobin::new()).1, "399999\n");
    let crowd = "x = []\ntry:\n    while True:\n        x.append({})\nexcept MemoryError:\n    x = None\n    print('crowded')\n";
    assert_eq!(run(&mut machine(crowd, &settings), &mut RoundRobin::new()).1, "crowded\n");
    let growth =
        "x = []\ntry:\n    while True:\n        x.append([0] * 1000)\nexcept MemoryError:\n    x = None\n    print('full')\n";
    assert_eq!(run(&mut machine(growth, &settings), &mut RoundRobin::new()).1, "full\n");
}

#[test]
fn work_in_one_piece_is_bounded() {
    let text = "
import re
def attempt(action):
    try:
        print('value', action())
    except (MemoryError, RuntimeError) as error:
        print(type(error).__name__)
def more(*arguments):
    return more(*arguments, *arguments, 1)
attempt(lambda: 3 ** (10 ** 8))
attempt(lambda: (1 << 10 ** 7) // 3 > (1 << 10 ** 7) // 7 ** 1_000_000)
attempt(lambda: more(1))
attempt(lambda: re.match('(a+)+$', 'a' * 40 + 'b'))
";
    let (_, out, err) = run(&mut machine(text, &Settings::default()), &mut RoundRobin::new());
    assert_eq!((out.as_str(), err.as_str()), ("MemoryError\nMemoryError\nMemoryError\nRuntimeError\n", ""));
}

#[test]
fn a_deadlock_names_who_waits_for_whom() {
    let text = "
import threading, time
a, b = threading.Lock(), threading.Lock()
def one():
    with a:
        time.sleep(0.1)
        with b:
            pass
def two():
    with b:
        time.sleep(0.1)
        with a:
            pass
threading.Thread(target=one, name='first').start()
threading.Thread(target=two, name='second').start()
";
    let (status, _, _) = run(&mut machine(text, &Settings::default()), &mut RoundRobin::new());
    let Status::Deadlock(deadlock) = status else { panic!("it should deadlock, but {status:?}") };
    let text = deadlock.to_string();
    assert!(text.contains("first (line 7) waits for a lock held by second"), "{text}");
    assert!(text.contains("second (line 12) waits for a lock held by first"), "{text}");
    assert_eq!(deadlock.cycle.len(), 2);
    assert_eq!(deadlock.waiters.iter().map(|waiter| waiter.object.as_deref()).collect::<Vec<_>>(), [None, Some("b"), Some("a")]);
}

#[test]
fn a_syntax_error_is_a_run_that_fails() {
    let (status, out, err) = run(&mut machine("print('a'\n", &Settings::default()), &mut RoundRobin::new());
    assert_eq!((status, out.as_str()), (Status::Finished { status: 1 }, ""));
    assert_eq!(err, "  File \"main.py\", line 1\n    print('a'\n         ^\nSyntaxError: '(' was never closed\n");
}

#[test]
fn iterators_and_eval_have_the_limits_that_are_written_down() {
    let text = "import copy, itertools\ntry:\n    copy.copy(itertools.chain())\nexcept TypeError as error:\n    print(error)\n\
                print(eval('len([1])', {'__builtins__': {}}))\n";
    let (_, out, _) = run(&mut machine(text, &Settings::default()), &mut RoundRobin::new());
    assert_eq!(out, "cannot pickle 'itertools.chain' object\n1\n");
}

#[test]
fn small_differences_are_those_that_are_written_down() {
    let text = "def f(): pass\n\
                print(type([].append).__name__, f.__code__ is f.__code__, f.__code__ == f.__code__)\n\
                try:\n    from math import nothing\nexcept ImportError as error:\n    print(error)\n";
    let (_, out, _) = run(&mut machine(text, &Settings::default()), &mut RoundRobin::new());
    assert_eq!(out, "method False True\ncannot import name 'nothing' from 'math' (it is not there yet in Interleave)\n");
}

#[test]
fn every_embedded_module_can_be_imported() {
    let library = Library::new();
    // Parts of a package that are no use alone come after the package.
    let (parts, modules): (Vec<&str>, Vec<&str>) = library.embedded_names().partition(|name| name.contains("._"));
    let names: Vec<String> = modules.into_iter().chain(parts).map(|name| format!("import {name}\n")).collect();
    let (status, _, err) = run(&mut machine(&names.concat(), &Settings::default()), &mut RoundRobin::new());
    assert_eq!((status, err.as_str()), (Status::Finished { status: 0 }, ""));
}

#[test]
fn every_prelude_function_that_rust_calls_is_there() {
    let sources = [env!("CARGO_MANIFEST_DIR"), "/src"].concat();
    let mut wanted = Vec::new();
    let mut folders = vec![std::path::PathBuf::from(sources)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the sources are there").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).expect("a source is text");
                for marker in ["call_prelude(\"", "Flow::prelude(cx, \"", "Flow::prelude(&mut self.cx(), \""] {
                    wanted.extend(text.split(marker).skip(1).map(|rest| rest.split('"').next().unwrap_or_default().to_owned()));
                }
            }
        }
    }
    wanted.sort();
    wanted.dedup();
    let library = Library::new();
    let missing: Vec<_> = wanted.iter().filter(|name| !name.is_empty() && !library.has_prelude_function(name)).collect();
    assert!(missing.is_empty(), "the prelude lacks {missing:?}");
}

#[test]
fn what_the_limits_say_of_looking_inside() {
    let text = "
import ast, dis, importlib, io, pdb

out = io.StringIO()
dis.dis(lambda a: a + 1, file=out)
print(out.getvalue().splitlines()[0])
try:
    pdb.set_trace()
except NotImplementedError as exc:
    print(exc)
for name in ('tokenize', 'token', 'symtable', 'trace', 'zipimport'):
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as exc:
        print(str(exc).partition(' (')[0])
part = ast.parse('x = f\"a{b}\"').body[0].value.values[1]
print(part.col_offset, part.end_col_offset)
";
    let (_, out, err) = run(&mut machine(text, &Settings::default()), &mut RoundRobin::new());
    let expected = "Instructions of Interleave's register machine (CPython's are other ones)
Interleave has no debugger: print what you want to see, or look at the timeline
No module named 'tokenize'
No module named 'token'
No module named 'symtable'
No module named 'trace'
No module named 'zipimport'
4 11
";
    assert_eq!((out.as_str(), err.as_str()), (expected, ""));
}

#[test]
fn a_limit_says_where_everybody_was() {
    let text = "import threading\nprint('begin')\ndef spin(): \n    while True: pass\n\
                threading.Thread(target=spin, name='spinner').start()\nspin()\n";
    let limits = Limits { steps: 2_000_000, ..Limits::default() };
    let mut machine = machine(text, &Settings { limits, ..Settings::default() });
    assert!(matches!(run(&mut machine, &mut RoundRobin::new()).0, Status::Limit(_)));
    let notes = machine.notes().join("\n");
    for part in
        ["MainThread (line 4) had computed for", "spinner (line 4) had computed for", "Nothing was written in the last 0.0"]
    {
        assert!(notes.contains(part), "{notes}");
    }
}

#[test]
fn stopping_at_a_time_changes_nothing() {
    let text = "import threading, time\ndef f(n):\n    time.sleep(n)\n    print(n)\n\
                for n in (3, 1, 2): threading.Thread(target=f, args=(n,)).start()\n";
    let mut whole = machine(text, &Settings::default());
    let expected = run(&mut whole, &mut RoundRobin::new());
    let mut paced = machine(text, &Settings::default());
    let (mut until, mut stops) = (0, 0);
    while paced.run_until(&mut RoundRobin::new(), u64::MAX, until) == Status::Running {
        let next = paced.next_start().expect("somebody goes on");
        assert!(next > until);
        (until, stops) = (next, stops + 1);
    }
    assert!(stops >= 3, "{stops}");
    assert_eq!(run(&mut paced, &mut RoundRobin::new()), expected);
    assert_eq!(paced.trace().spans, whole.trace().spans);
}
