//! The library's pack: a run asks for it when it imports a module that is in it, and goes on as if it had been there.

use interleave_core::{
    Checkpoint, Library, Machine, Program, Settings, SourceFile, Status, Stream,
    schedule::{Random, RoundRobin, Scheduler},
};

fn machine(library: &Library, files: &[(&str, &str)]) -> Machine {
    let files = files.iter().map(|(name, text)| SourceFile { name: (*name).to_owned(), text: (*text).to_owned() }).collect();
    Machine::new(library, &Program { files, input: String::new() }, &Settings::default())
}

/// Runs in slices to the end or until the pack is needed.
fn advance(machine: &mut Machine, scheduler: &mut dyn Scheduler) -> Status {
    loop {
        match machine.run(scheduler, 5_000) {
            Status::Running => {}
            other => return other,
        }
    }
}

fn output(machine: &mut Machine) -> String {
    let chunks = machine.take_output();
    assert!(chunks.iter().all(|chunk| chunk.stream == Stream::Out || chunk.text.is_empty()), "{chunks:?}");
    chunks.into_iter().map(|chunk| chunk.text).collect()
}

const FINISHED: Status = Status::Finished { status: 0 };

/// Threads and processes that import at the same time, by a statement and by calls, with garbage to collect between.
const MIXED: &str = "
import importlib, multiprocessing, sys, threading, time

def work(name):
    for _ in range(60):
        [[] for _ in range(100)]
    module = importlib.import_module(name)
    print(name, module.__name__, len(sys.modules))

def child():
    from fractions import Fraction
    print(Fraction(1, 3) + 1)

if __name__ == '__main__':
    process = multiprocessing.Process(target=child)
    process.start()
    threads = [threading.Thread(target=work, args=(name,)) for name in ('csv', 'decimal', 'unittest.mock')]
    for thread in threads:
        thread.start()
    exec('import tomllib')
    print(tomllib.loads('a = 1'))
    for thread in threads:
        thread.join()
    process.join()
    print(time.monotonic())
";

#[test]
fn a_run_is_the_same_whether_the_pack_was_there_or_came() {
    for seed in 0..2 {
        let mut whole = machine(&Library::new(), &[("main.py", MIXED)]);
        assert_eq!(advance(&mut whole, &mut Random::new(seed)), FINISHED);

        let library = Library::without_pack();
        let mut late = machine(&library, &[("main.py", MIXED)]);
        let mut scheduler = Random::new(seed);
        assert_eq!(advance(&mut late, &mut scheduler), Status::NeedsPack);
        // As long as it has not come, nothing happens.
        let before = (late.steps(), late.now());
        assert_eq!(late.run(&mut scheduler, 5_000), Status::NeedsPack);
        assert_eq!((late.steps(), late.now()), before);
        library.supply(Library::pack()).expect("it is the pack");
        assert_eq!(advance(&mut late, &mut scheduler), FINISHED);

        assert_eq!(output(&mut late), output(&mut whole));
        assert_eq!((late.steps(), late.now()), (whole.steps(), whole.now()));
        assert_eq!(late.trace().spans, whole.trace().spans);
        assert_eq!(late.schedule(), whole.schedule());
    }
}

#[test]
fn a_library_has_the_pack_for_all_of_its_machines() {
    let library = Library::without_pack();
    let text = "import statistics\nprint(statistics.mean([1, 2]))";
    let mut waiting = machine(&library, &[("main.py", text)]);
    assert_eq!(advance(&mut waiting, &mut RoundRobin::new()), Status::NeedsPack);
    let mut copy = waiting.snapshot();
    library.supply(Library::pack()).expect("it is the pack");
    for machine in [&mut waiting, &mut copy, &mut machine(&library, &[("main.py", text)])] {
        assert_eq!(advance(machine, &mut RoundRobin::new()), FINISHED);
        assert_eq!(output(machine), "1.5\n");
    }
}

#[test]
fn an_import_without_the_pack_is_an_error_that_says_what_to_do() {
    let text = "
try:
    import argparse
except ImportError as error:
    print(type(error).__name__, error.name, error)
import argparse
print(argparse.__name__)
";
    let library = Library::without_pack();
    let mut machine = machine(&library, &[("main.py", text)]);
    assert_eq!(advance(&mut machine, &mut RoundRobin::new()), Status::NeedsPack);
    machine.go_without_pack();
    // The next import asks again.
    assert_eq!(advance(&mut machine, &mut RoundRobin::new()), Status::NeedsPack);
    library.supply(Library::pack()).expect("it is the pack");
    assert_eq!(advance(&mut machine, &mut RoundRobin::new()), FINISHED);
    assert_eq!(
        output(&mut machine),
        "ImportError argparse the module 'argparse' could not be fetched; it comes from where the page came from when a program \
         first imports it: check the connection, then run the program again\nargparse\n"
    );
}

#[test]
fn a_checkpoint_remembers_that_the_pack_is_needed() {
    let library = Library::without_pack();
    let mut machine =
        machine(&library, &[("main.py", "print(1)\ntry:\n    import csv\nexcept ImportError:\n    print(2)\nprint(3)")]);
    let scheduler = &mut RoundRobin::new();
    assert_eq!(advance(&mut machine, scheduler), Status::NeedsPack);
    let checkpoint: Checkpoint = machine.checkpoint();
    machine.go_without_pack();
    assert_eq!(advance(&mut machine, scheduler), FINISHED);
    assert_eq!(output(&mut machine), "1\n2\n3\n");
    machine.restore(checkpoint).expect("it is this machine's");
    assert_eq!(machine.run(scheduler, 5_000), Status::NeedsPack);
    library.supply(Library::pack()).expect("it is the pack");
    assert_eq!(advance(&mut machine, scheduler), FINISHED);
    assert_eq!(output(&mut machine), "1\n3\n");
}

#[test]
fn the_pack_is_not_asked_for_without_need() {
    // Files of the program come before the library's modules, names can be had without the texts, and the rest is always there.
    let text = "
import asyncio, bisect, collections, concurrent.futures, contextlib, contextvars, copy, functools, heapq
import itertools, math, operator, os, queue, random, sys, threading, time, traceback, types, warnings
import csv
print(csv.own, 'argparse' in sys.stdlib_module_names)



Point = collections.namedtuple('Point', 'x', defaults=[0])

async def main():
    async with asyncio.TaskGroup() as group, asyncio.timeout(5):
        group.create_task(asyncio.to_thread(print, Point()))

def fail():
    raise ValueError('in a thread')

if __name__ == '__main__':
    asyncio.run(main())
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        print(list(pool.map(lambda n: n * n, range(3))))
    threading.excepthook = lambda args: traceback.print_exception(args.exc_value, file=sys.stdout)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    print(time.strftime('%Y', time.gmtime(0)), f'{random.Random(1).random():.3f}')
    with open('file', 'w') as file:
        print('aa'.replace('a', 'b'), file=file)
    print(copy.deepcopy([Point(1)]), open('file').read(), end='')
    try:
        import nowhere
    except ImportError as error:
        print(error)
";
    let library = Library::without_pack();
    let mut machine = machine(&library, &[("main.py", text), ("csv.py", "own = 1")]);
    assert_eq!(advance(&mut machine, &mut RoundRobin::new()), FINISHED);
    assert_eq!(
        output(&mut machine),
        "1 True\nPoint(x=0)\n[0, 1, 4]\nTraceback (most recent call last):\n  File \"main.py\", line 16, in fail\n    \
         raise ValueError('in a thread')\nValueError: in a thread\n1970 0.134\n[Point(x=1)] bb\nNo module named 'nowhere'\n"
    );
}

#[test]
fn modules_of_the_pack_are_known_before_it_is_there() {
    let text = "import _inside\nprint({'argparse', 'unittest.mock'} <= set(_inside.modules()))";
    let mut machine = machine(&Library::without_pack(), &[("main.py", text)]);
    assert_eq!(advance(&mut machine, &mut RoundRobin::new()), FINISHED);
    assert_eq!(output(&mut machine), "True\n");
}

#[test]
fn other_bytes_are_not_the_pack() {
    let library = Library::without_pack();
    let pack = Library::pack();
    let mut changed = pack.to_vec();
    changed[pack.len() / 2] ^= 1;
    for bytes in [&b""[..], b"<html>", &pack[..pack.len() - 1], &changed] {
        assert!(library.supply(bytes).is_err());
    }
    assert!(library.supply(pack).is_ok());
}
