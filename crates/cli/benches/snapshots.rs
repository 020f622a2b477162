//! What snapshots and checkpoints cost: `cargo bench -p interleave-cli --bench snapshots`.
//!
//! A *turn* is 100 instructions of an exercise, in which it writes to more than ten objects. Each figure is the median of many, with the
//! instructions themselves taken off.

use std::time::{Duration, Instant};

use interleave_core::{Library, Machine, Program, Settings, SourceFile, Status, schedule::RoundRobin};

/// As the command has it.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Two threads, a lock, a counter and some objects that they write to.
const EXERCISE: &str = "
import threading

class Account:
    def __init__(self, balance):
        self.balance = balance

accounts = [Account(100) for _ in range(8)]
history = [0, 0, 0, 0]
totals = {'deposits': 0, 'rounds': 0}
lock = threading.Lock()
counter = 0

def work():
    global counter
    for round in range(1_000_000):
        with lock:
            counter += 1
        for account in accounts:
            account.balance += 1
        history[round % 4] = round
        totals['rounds'] += 1

threads = [threading.Thread(target=work) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
";

/// A list of 300,000 numbers that is written from front to back, and one that is written all over.
const LISTS: [(&str, &str); 2] = [
    ("in order", "a = [0] * 300_000\ndef main():\n  for n in range(2):\n    for i in range(300_000):\n      a[i] += i\nmain()\n"),
    (
        "all over",
        "a = [0] * 300_000\ndef main():\n  k = 1\n  for i in range(600_000):\n    k = k * 7919 % 299_993\n    a[k] += i\nmain()\n",
    ),
];

const TURN: u64 = 100;
const ROUNDS: usize = 2000;

fn main() {
    let library = Library::new();
    let mut machine = start(&library, EXERCISE);
    run(&mut machine, 200_000);
    let plain = median(|| time(|| run(&mut machine, TURN)));
    println!("turn alone                                  {:8.2} µs", micros(plain));
    report("snapshot, turn, restore", plain, || {
        time(|| {
            let snapshot = machine.snapshot();
            run(&mut machine, TURN);
            machine = snapshot;
        })
    });
    report("snapshot alone", Duration::ZERO, || time(|| drop(machine.snapshot())));
    // An explorer has a checkpoint to return to all the time.
    let root = machine.checkpoint();
    let checkpoint = machine.checkpoint();
    let watched = median(|| {
        let spent = time(|| run(&mut machine, TURN));
        machine.restore(checkpoint).expect("a checkpoint of this state");
        spent
    });
    println!("turn with a checkpoint behind it            {:8.2} µs", micros(watched));
    report("checkpoint, turn, restore", plain, || {
        time(|| {
            let checkpoint = machine.checkpoint();
            run(&mut machine, TURN);
            machine.restore(checkpoint).expect("a checkpoint of this state");
            machine.forget(checkpoint).expect("a checkpoint of this state");
        })
    });
    machine.forget(checkpoint).expect("a checkpoint of this state");
    machine.forget(root).expect("a checkpoint of this state");
    for (name, text) in LISTS {
        let plain = whole(&library, text, |_, _| {});
        println!("300,000 items, {name:9}                    {:8.2} ms", micros(plain) / 1000.0);
        let mut last = None;
        let snapshots = whole(&library, text, |machine, _| last = Some(machine.snapshot()));
        ratio("with a snapshot every 1,000 steps", snapshots, plain);
        drop(last);
        // Only the newest is kept, as with snapshots.
        let mut newest = None;
        let checkpoints = whole(&library, text, |machine, first| {
            let former = newest.replace(machine.checkpoint());
            if let Some(former) = former.filter(|_| !first) {
                machine.forget(former).expect("a checkpoint of this run");
            }
        });
        ratio("with a checkpoint every 1,000 steps", checkpoints, plain);
    }
}

fn start(library: &Library, text: &str) -> Machine {
    let files = vec![SourceFile { name: "main.py".to_owned(), text: text.to_owned() }];
    let settings = Settings { trace: false, ..Settings::default() };
    Machine::new(library, &Program { files, input: String::new() }, &settings)
}

fn run(machine: &mut Machine, steps: u64) {
    machine.run(&mut RoundRobin::new(), steps);
}

/// The time of a whole run with something done every 1,000 steps: the best of several. `between` hears whether it is the run's first time.
fn whole(library: &Library, text: &str, mut between: impl FnMut(&mut Machine, bool)) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..7 {
        let mut machine = start(library, text);
        let mut scheduler = RoundRobin::new();
        let start = spent();
        let mut first = true;
        while machine.run(&mut scheduler, 1000) == Status::Running {
            between(&mut machine, first);
            first = false;
        }
        best = best.min(spent() - start);
    }
    best
}

/// Processor time of this process so far, where the system tells it (Linux); else time on the wall since some moment.
fn spent() -> Duration {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    // The system brings it up to date when the process sleeps.
    std::thread::sleep(Duration::from_micros(1));
    let told = std::fs::read_to_string("/proc/self/schedstat").ok();
    match told.and_then(|text| text.split_whitespace().next()?.parse().ok()) {
        Some(nanoseconds) => Duration::from_nanos(nanoseconds),
        None => START.elapsed(),
    }
}

fn time(act: impl FnOnce()) -> Duration {
    let start = Instant::now();
    act();
    start.elapsed()
}

fn median(mut measure: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS).map(|_| measure()).collect();
    times.sort();
    times[ROUNDS / 2]
}

fn report(what: &str, instructions: Duration, measure: impl FnMut() -> Duration) {
    println!("{what:<43} {:8.2} µs", micros(median(measure).saturating_sub(instructions)));
}

fn ratio(what: &str, time: Duration, plain: Duration) {
    println!("{what:<43} {:8.2} times as long", time.as_secs_f64() / plain.as_secs_f64());
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}
