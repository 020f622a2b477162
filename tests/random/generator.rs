//! Random small Python programs whose threads meet at all kinds of shared things.

/// Pseudo-random numbers (SplitMix64, by Steele, Lea and Flood).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// What threads meet at. Another kind of strand or of shared thing becomes another line here and in [`Writer::statement`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Thing {
    Variables,
    Cell,
    List,
    Dict,
    Lock,
    RLock,
    Semaphore,
    Event,
    Condition,
    Queue,
    Barrier,
    Exceptions,
    Output,
}

const THINGS: [Thing; 12] = [
    Thing::Cell,
    Thing::List,
    Thing::Dict,
    Thing::Lock,
    Thing::RLock,
    Thing::Semaphore,
    Thing::Event,
    Thing::Condition,
    Thing::Queue,
    Thing::Barrier,
    Thing::Exceptions,
    Thing::Output,
];

/// A program.
pub struct Generated {
    /// Its text.
    pub text: String,
    /// Whether something in it waits with a timeout.
    pub timeouts: bool,
}

struct Writer {
    random: Random,
    things: Vec<Thing>,
    lines: Vec<String>,
    /// Operations that may still be written.
    budget: usize,
    /// Strands that may still be started, and functions that may be started by others.
    strands: usize,
    functions: usize,
    function: usize,
    names: usize,
    timeouts: bool,
}

/// The program with this number.
pub fn program(number: u64) -> Generated {
    let mut random = Random(number.wrapping_mul(0x2545_f491_4f6c_dd1d) ^ 0x5bd1_e995);
    let mut things = vec![Thing::Variables];
    for _ in 0..1 + random.below(3) {
        let thing = THINGS[random.below(THINGS.len())];
        if !things.contains(&thing) {
            things.push(thing);
        }
    }
    let threads = 1 + random.below(3);
    let mut writer = Writer {
        random,
        things,
        lines: Vec::new(),
        budget: 0,
        strands: 3 - threads,
        functions: threads,
        function: 0,
        names: 0,
        timeouts: false,
    };
    writer.program(threads);
    Generated { text: writer.lines.join("\n") + "\n", timeouts: writer.timeouts }
}

impl Writer {
    fn program(&mut self, threads: usize) {
        self.line(0, "import queue, threading");
        self.line(0, "x = y = 0");
        let lists = ["[]", "[1]", "[1, 2]"];
        let list = lists[self.random.below(3)];
        let (count, size, parties) = (self.random.below(3), self.random.below(3), 2 + self.random.below(threads.min(2)));
        for thing in self.things.clone() {
            match thing {
                Thing::Cell => {
                    self.line(0, "class Cell: n = 0");
                    self.line(0, "cell = Cell()");
                }
                Thing::List => self.line(0, &format!("items = {list}")),
                Thing::Dict => self.line(0, "table = {}"),
                Thing::Lock => self.line(0, "lock, other = threading.Lock(), threading.Lock()"),
                Thing::RLock => self.line(0, "rlock = threading.RLock()"),
                Thing::Semaphore => self.line(0, &format!("sem = threading.Semaphore({count})")),
                Thing::Event => self.line(0, "event = threading.Event()"),
                Thing::Condition => self.line(0, "cond = threading.Condition()"),
                Thing::Queue => self.line(0, &format!("box = queue.Queue({size})")),
                Thing::Barrier => self.line(0, &format!("barrier = threading.Barrier({parties})")),
                Thing::Variables | Thing::Exceptions | Thing::Output => {}
            }
        }
        // The more strands, the less each does: all orders are to be tried.
        let each = [4, 2, 1][threads - 1];
        // Backwards, so that what a function starts is there before.
        for function in (0..threads).rev() {
            self.function = function;
            self.line(0, &format!("def f{function}():"));
            self.line(1, "global x, y");
            self.budget = 1 + self.random.below(each);
            self.body(1, 1 + each / 2);
        }
        self.function = 0;
        let daemon = if self.random.chance(6) { ", daemon=True" } else { "" };
        let list: Vec<String> = (0..threads).map(|n| format!("threading.Thread(target=f{n}{daemon})")).collect();
        self.line(0, &format!("threads = [{}]", list.join(", ")));
        self.line(0, "for thread in threads: thread.start()");
        self.budget = self.random.below(3);
        if self.budget > 0 {
            self.body(0, 1);
        }
        match self.random.below(10) {
            0 => {}
            1 => self.line(0, "threads[0].join()"),
            _ => self.line(0, "for thread in threads: thread.join()"),
        }
        let mut shown = vec!["x", "y"];
        for thing in &self.things {
            shown.extend(match thing {
                Thing::Cell => Some("cell.n"),
                Thing::List => Some("items"),
                Thing::Dict => Some("sorted(table.items())"),
                Thing::Queue => Some("box.qsize()"),
                Thing::Event => Some("event.is_set()"),
                _ => None,
            });
        }
        self.line(0, &format!("print({})", shown.join(", ")));
    }

    fn line(&mut self, indent: usize, text: &str) {
        self.lines.push("    ".repeat(indent) + text);
    }

    fn lines(&mut self, indent: usize, text: &str) {
        for line in text.lines() {
            self.line(indent, line);
        }
    }

    /// Some statements, at least one.
    fn body(&mut self, indent: usize, most: usize) {
        let start = self.lines.len();
        for _ in 0..1 + self.random.below(most) {
            if self.budget == 0 {
                break;
            }
            self.statement(indent);
        }
        if self.lines.len() == start {
            self.line(indent, "pass");
        }
    }

    fn statement(&mut self, indent: usize) {
        self.budget = self.budget.saturating_sub(1);
        let thing = self.things[self.random.below(self.things.len())];
        if indent <= 1 && self.strands > 0 && self.function + 1 < self.functions && self.random.chance(12) {
            return self.start(indent);
        }
        let (v, k) = (["x", "y"][self.random.below(2)], 1 + self.random.below(2));
        let nested = indent < 3 && self.budget > 0;
        match thing {
            Thing::Variables => match self.random.below(6) {
                0 | 1 => self.line(indent, &format!("{v} += {k}")),
                2 => self.line(indent, &format!("{v} = {k}")),
                3 => self.line(indent, "y = x"),
                4 if nested => self.block(indent, &format!("if {v} < {k}:")),
                _ => self.lines(indent, &format!("t = {v}\n{v} = t * 2 + {k}")),
            },
            Thing::Cell => match self.random.below(4) {
                0 => self.line(indent, &format!("cell.n = {k}")),
                1 => self.line(indent, "x = cell.n"),
                2 => self.lines(indent, "if hasattr(cell, 'm'): del cell.m\nelse: cell.m = 1"),
                _ => self.line(indent, &format!("cell.n += {k}")),
            },
            Thing::List => {
                let forms =
                    ["items.append({k})", "x = len(items)", "items.pop()", "x = sum(items)", "items[0] = {k}", "items.sort()"];
                self.form(indent, &forms, v, k);
            }
            Thing::Dict => {
                let forms = [
                    "table[{k}] = {v}",
                    "{v} = table.get({k}, 0)",
                    "table.setdefault({k}, {v})",
                    "table.pop({k}, None)",
                    "del table[{k}]",
                    "x = len(table)",
                    "table[{k}] = table.get({k}, 0) + 1",
                    "for key in table: y += key",
                    "if {k} not in table: table[{k}] = {v}",
                ];
                self.form(indent, &forms, v, k);
            }
            Thing::Lock => {
                let lock = ["lock", "lock", "other"][self.random.below(3)];
                self.lock(indent, lock, nested);
            }
            Thing::RLock => self.lock(indent, "rlock", nested),
            Thing::Semaphore => match self.random.below(5) {
                0 => self.lock(indent, "sem", nested),
                1 | 2 => self.line(indent, "sem.acquire()"),
                _ => self.line(indent, "sem.release()"),
            },
            Thing::Event => match self.random.below(7) {
                0 | 1 => self.line(indent, "event.set()"),
                2 => self.line(indent, "event.clear()"),
                3 if nested => self.block(indent, "if event.is_set():"),
                4 => self.timeout(indent, "if not event.wait(1): x += 1"),
                _ => self.line(indent, "event.wait()"),
            },
            Thing::Condition => {
                self.line(indent, "with cond:");
                if nested && self.random.chance(60) {
                    self.body(indent + 1, 1);
                }
                match self.random.below(7) {
                    0 => self.line(indent + 1, "cond.wait()"),
                    1 => self.timeout(indent + 1, "if not cond.wait(1): y += 1"),
                    2 => self.line(indent + 1, &format!("while {v} < {k}: cond.wait()")),
                    3 => self.line(indent + 1, &format!("cond.wait_for(lambda: {v} >= {k})")),
                    4 => self.line(indent + 1, "cond.notify_all()"),
                    _ => self.line(indent + 1, "cond.notify()"),
                }
            }
            Thing::Queue => match self.random.below(8) {
                0 | 1 => self.line(indent, &format!("box.put({k})")),
                2 | 3 => self.line(indent, &format!("{v} = box.get()")),
                4 => self.lines(indent, &format!("try: {v} = box.get_nowait()\nexcept queue.Empty: y += 1")),
                5 => self.lines(indent, &format!("try: box.put_nowait({v})\nexcept queue.Full: x += 1")),
                6 => self.timeout(indent, &format!("try: {v} = box.get(timeout=1)\nexcept queue.Empty: y += 1")),
                _ => self.line(indent, &format!("{v} = box.qsize()")),
            },
            Thing::Barrier => match self.random.below(4) {
                0 => self.line(indent, "x = barrier.n_waiting"),
                1 => self.line(indent, "y = barrier.wait()"),
                _ => self.line(indent, "barrier.wait()"),
            },
            Thing::Exceptions => match self.random.below(4) {
                0 if nested => {
                    self.block(indent, "try:");
                    self.line(indent, "except (ValueError, ZeroDivisionError, KeyError, IndexError): x += 1");
                }
                1 if nested => {
                    self.block(indent, "try:");
                    self.line(indent, "finally: y += 1");
                }
                2 => self.line(indent, &format!("if {v} == {k}: raise ValueError({v})")),
                _ => self.line(indent, &format!("x = {k} // {v}")),
            },
            Thing::Output => self.line(indent, &format!("print({v})")),
        }
    }

    fn form(&mut self, indent: usize, forms: &[&str], v: &str, k: usize) {
        let form = forms[self.random.below(forms.len())];
        self.line(indent, &form.replace("{v}", v).replace("{k}", &k.to_string()));
    }

    fn timeout(&mut self, indent: usize, text: &str) {
        self.timeouts = true;
        self.lines(indent, text);
    }

    fn block(&mut self, indent: usize, head: &str) {
        self.line(indent, head);
        self.body(indent + 1, 2);
    }

    fn lock(&mut self, indent: usize, lock: &str, nested: bool) {
        match self.random.below(12) {
            0..=5 if nested => self.block(indent, &format!("with {lock}:")),
            6 | 7 => {
                self.block(indent, &format!("if {lock}.acquire(False):"));
                self.line(indent + 1, &format!("{lock}.release()"));
            }
            8 => {
                self.timeouts = true;
                self.block(indent, &format!("if {lock}.acquire(timeout=1):"));
                self.line(indent + 1, &format!("{lock}.release()"));
            }
            9 => self.line(indent, &format!("{lock}.release()")),
            10 => self.line(indent, &format!("{lock}.acquire()")),
            _ => self.line(indent, &format!("with {lock}: x += 1")),
        }
    }

    /// Starts another thread, and may wait for its end.
    fn start(&mut self, indent: usize) {
        self.strands -= 1;
        let target = self.function + 1 + self.random.below(self.functions - self.function - 1);
        let name = format!("t{}", self.names);
        self.names += 1;
        self.lines(indent, &format!("{name} = threading.Thread(target=f{target})\n{name}.start()"));
        if self.budget > 0 && self.random.chance(50) {
            self.statement(indent);
        }
        match self.random.below(3) {
            0 => {}
            1 => self.line(indent, &format!("x = int({name}.is_alive())")),
            _ => self.line(indent, &format!("{name}.join()")),
        }
    }
}
