//! Checkpoints and snapshots: a machine that returned to a checkpoint goes on exactly as a copy made there.

use std::fmt::Write as _;

use interleave_core::{
    Checkpoint, Library, Limits, Machine, Program, Settings, SourceFile, Status, UnknownCheckpoint,
    schedule::Random as RandomSchedule,
};

/// Random numbers (Knuth's MMIX generator).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end
    }
}

/// What every random program begins with. `id` shows whether objects get the same places.
const BEGINNING: &str = "
import asyncio, collections, multiprocessing, queue, random, threading

class Node:
    def __init__(self, value):
        self.value = value
        self.next = None

class Registry(dict):
    total = 0

lock = threading.Lock()
gate = threading.Condition()
channel = queue.Queue(3)
numbers = list(range(5000))
table = {n: str(n) for n in range(2000)}
members = set(range(0, 900, 3))
registry = Registry()
nodes = [Node(n) for n in range(5)]
words = []
waiting = collections.deque()

def walk(n):
    while n:
        yield n
        n -= 1

def fail(n):
    try:
        raise ValueError(n)
    except ValueError as error:
        raise KeyError(error) from error

async def tick(n):
    await asyncio.sleep(n / 1000)
    return n

async def ticks():
    return await asyncio.gather(*(tick(n) for n in range(3)))

def child(n, answers):
    answers.put(sum(range(n)))

";

/// Things that threads of random programs do; `{}` is a random number, `i` counts.
const DEEDS: [&str; 24] = [
    "numbers[(i * {}) % len(numbers)] += 1",
    "numbers.append(i); numbers.pop({} % 7)",
    "numbers.insert({}, i); del numbers[{}]",
    "numbers[10:20] = range({})",
    "table[i * {}] = i; table.pop({}, None)",
    "table.update((n, i) for n in range({}))",
    "members ^= {i, {}}",
    "registry[f'key {i % {}}'] = Node(i)",
    "Registry.total += {}",
    "nodes[i % 5].next = Node({}); nodes[i % 5].extra = i",
    "setattr(nodes[{} % 5], f'field{i % 9}', {})",
    "words.append(''.join(sorted(str(i * {}))))",
    "words[:] = words[-{}:]",
    "waiting.append(i); waiting.rotate({})",
    "print('line', i, {}, id(object()))",
    "print(sum(walk({})), end=' ')",
    "counts = collections.Counter(str({})); print(counts.most_common(1))",
    "print(random.randrange({} + 1), len(numbers))",
    "exec(f'global made{i % 4}\\nmade{i % 4} = {}\\nprint(len(words), made{i % 4})')",
    "print(eval('i + {}'), type('Made', (Node,), {'n': i})({}).n)",
    "channel.put(i) if channel.qsize() < 2 else channel.get()",
    "junk = [[n] * 50 for n in range({} * 40)]",
    "import textwrap; print(textwrap.shorten('a few words ' * {}, 20))",
    "try: fail(i)\n            except KeyError as error: print(repr(error), len(repr(error.__cause__)))",
];

fn program(random: &mut Random) -> String {
    let mut text = BEGINNING.to_owned();
    let threads = 2 + random.below(2);
    for thread in 0..threads {
        let _ = write!(text, "def work{thread}():\n    global members\n    for i in range({}):\n", 3 + random.below(12));
        for _ in 0..2 + random.below(5) {
            let mut deed = DEEDS[random.below(DEEDS.len())].to_owned();
            while let Some(at) = deed.find("{}") {
                deed.replace_range(at..at + 2, &(1 + random.below(30)).to_string());
            }
            match random.below(4) {
                0 => {
                    let _ = write!(text, "        with lock:\n            {deed}\n");
                }
                1 => {
                    let _ = write!(text, "        if i % 2:\n            {deed}\n");
                }
                _ => {
                    let _ = write!(text, "        for _ in range({}):\n            {deed}\n", 1 + random.below(3));
                }
            }
        }
    }
    let _ = write!(
        text,
        "
threads = [threading.Thread(target=work) for work in [{}]]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(asyncio.run(ticks()))
",
        (0..threads).map(|thread| format!("work{thread}, ")).collect::<String>()
    );
    if random.below(2) == 0 {
        text.push_str(
            "
answers = multiprocessing.Queue()
children = [multiprocessing.Process(target=child, args=(n, answers)) for n in (10, 20)]
for each in children:
    each.start()
print(sorted(answers.get() for _ in children))
for each in children:
    each.join()
",
        );
    }
    text.push_str("print(sum(numbers), len(table), sorted(members)[-3:], len(registry), [vars(node).keys() for node in nodes], words[-3:])\n");
    text.push_str("print(id(object()), list(waiting), Registry.total)\n");
    text
}

fn start(library: &Library, text: String) -> Machine {
    let limits = Limits { steps: 3_000_000, memory: 24 << 20, ..Limits::default() };
    let program = Program { files: vec![SourceFile { name: "main.py".to_owned(), text }], input: String::new() };
    Machine::new(library, &program, &Settings { limits, ..Settings::default() })
}

/// All that a host can see of a machine.
fn shown(machine: &mut Machine) -> impl PartialEq + std::fmt::Debug + use<> {
    let trace = machine.trace();
    (
        machine.steps(),
        machine.now(),
        machine.schedule().to_string(),
        trace.spans.clone(),
        trace.strands.clone(),
        machine.take_output(),
    )
}

/// A machine, and a scheduler in the same state.
#[derive(Clone)]
struct Run {
    machine: Machine,
    scheduler: RandomSchedule,
}

impl Run {
    fn go(&mut self, steps: u64) -> Status {
        self.machine.run(&mut self.scheduler, steps)
    }
}

#[test]
fn a_return_to_a_checkpoint_is_as_good_as_a_copy() {
    let library = Library::new();
    for seed in 0..24 {
        let mut random = Random(seed);
        let text = program(&mut random);
        let mut run = Run { machine: start(&library, text.clone()), scheduler: RandomSchedule::new(seed) };
        let mut kept: Vec<(Checkpoint, Run)> = Vec::new();
        for _ in 0..60 {
            match random.below(8) {
                0..=2 => {
                    let copy =
                        if random.below(2) == 0 { run.clone() } else { Run { machine: run.machine.snapshot(), ..run.clone() } };
                    kept.push((run.machine.checkpoint(), copy));
                }
                3 | 4 if !kept.is_empty() => {
                    kept.truncate(1 + random.below(kept.len()));
                    let (checkpoint, copy) = &kept[kept.len() - 1];
                    run.machine.restore(*checkpoint).expect("a checkpoint of this state");
                    run.scheduler = copy.scheduler;
                    let mut copy = copy.clone();
                    assert_eq!(shown(&mut run.machine), shown(&mut copy.machine), "{text}");
                    if random.below(3) == 0 {
                        let end = (copy.go(u64::MAX), shown(&mut copy.machine));
                        assert_eq!((run.go(u64::MAX), shown(&mut run.machine)), end, "{text}");
                        run.machine.restore(*checkpoint).expect("a checkpoint of this state");
                        run.scheduler = kept[kept.len() - 1].1.scheduler;
                    }
                }
                5 if !kept.is_empty() && random.below(3) == 0 => {
                    let (checkpoint, _) = kept.remove(random.below(kept.len()));
                    run.machine.forget(checkpoint).expect("a checkpoint of this state");
                    assert_eq!(run.machine.restore(checkpoint), Err(UnknownCheckpoint(checkpoint)));
                }
                _ => {
                    let steps = 1 << random.below(15);
                    run.go(steps as u64);
                }
            }
        }
        let mut copy = run.clone();
        let end = (copy.go(u64::MAX), shown(&mut copy.machine));
        assert_eq!((run.go(u64::MAX), shown(&mut run.machine)), end, "{text}");
    }
}

#[test]
fn output_that_was_taken_is_given_again_after_a_return() {
    let mut run = Run {
        machine: start(&Library::new(), "print('one')\nfor n in range(10_000): pass\nprint('two')\n".to_owned()),
        scheduler: RandomSchedule::new(0),
    };
    let taken = |run: &mut Run| run.machine.take_output().iter().map(|chunk| chunk.text.as_str()).collect::<String>();
    while run.machine.steps() < 5000 {
        run.go(1000);
    }
    let checkpoint = run.machine.checkpoint();
    assert_eq!(taken(&mut run), "one\n");
    run.go(u64::MAX);
    assert_eq!(taken(&mut run), "two\n");
    run.machine.restore(checkpoint).expect("just made");
    assert_eq!(taken(&mut run), "one\n");
    run.machine.forget(checkpoint).expect("just made");
    run.go(u64::MAX);
    assert_eq!(taken(&mut run), "two\n");
    assert_eq!(taken(&mut run), "");
}

/// Threads that give objects attributes, change a class and hide a builtin, in an order that the schedule decides.
const DIVERGING: &str = "
import threading

class Thing:
    last = None

things = [Thing() for _ in range(3)]

def work(n):
    for i in range(60):
        thing = things[i % 3]
        if i % 7 == n:
            setattr(thing, f'field{i % 5}', (n, i))
        if i % 11 == n:
            Thing.shared = n, i
        if i % 13 == n:
            globals()['abs'] = lambda x: (n, x)
        if i % 13 == n + 4:
            globals().pop('abs', None)
        thing.last = n, i
        seen.append((thing.last, getattr(thing, 'field3', None), getattr(thing, 'shared', None), abs(-i)))

seen = []
threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for line in seen:
    print(line)
";

#[test]
fn copies_that_go_different_ways_go_as_if_alone() {
    let library = Library::new();
    let alone = |turns: u32, seed: u64| {
        let mut run = Run { machine: start(&library, DIVERGING.to_owned()), scheduler: RandomSchedule::new(1) };
        for _ in 0..turns {
            run.go(1500);
        }
        run.scheduler = RandomSchedule::new(seed);
        while run.go(200) == Status::Running {}
        shown(&mut run.machine)
    };
    let mut run = Run { machine: start(&library, DIVERGING.to_owned()), scheduler: RandomSchedule::new(1) };
    let mut ends = std::collections::BTreeSet::new();
    let mut turns = 0;
    while run.go(1500) == Status::Running {
        turns += 1;
        // They take turns, so that each meets what the other left behind.
        let mut copies: Vec<Run> =
            (0..3).map(|seed| Run { machine: run.machine.snapshot(), scheduler: RandomSchedule::new(seed) }).collect();
        while copies.iter_mut().map(|copy| copy.go(200)).filter(|status| *status == Status::Running).count() > 0 {}
        for (seed, copy) in copies.iter_mut().enumerate() {
            let end = shown(&mut copy.machine);
            ends.insert(format!("{end:?}"));
            assert!(end == alone(turns, seed as u64), "after {turns} turns with seed {seed}");
        }
    }
    assert!(ends.len() > 5, "the copies did not go different ways");
}
