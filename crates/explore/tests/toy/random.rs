//! Random small programs of all kinds of operations.

use super::op::{Op, Program};

/// Pseudo-random numbers (SplitMix64, by Steele, Lea and Flood).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// A piece of a strand: operations in a row, which may depend on the result of the one before them.
#[derive(Clone, Debug)]
enum Piece {
    Do(Op),
    /// If the operation's result is the number: the pieces.
    If(Op, i32, Vec<Piece>),
    /// Writes one more than what it last read.
    WriteBack(u16),
}

/// What random programs are made of.
struct Kinds {
    variables: u16,
    locks: u16,
    semaphores: u16,
    queues: u16,
    conditions: u16,
    events: u16,
    strands: usize,
}

/// The program with this number.
pub fn program(seed: u64) -> Program {
    let mut random = Random(seed.wrapping_mul(0x2545_f491_4f6c_dd1d));
    // Each program has a few kinds, so that its strands meet often.
    let mut some = |percent: usize, most: usize| if random.chance(percent) { 1 + random.below(most) as u16 } else { 0 };
    let mut kinds = Kinds {
        variables: some(75, 2),
        locks: some(45, 2),
        semaphores: some(25, 2),
        queues: some(30, 1),
        conditions: some(20, 1),
        events: some(20, 1),
        strands: 0,
    };
    kinds.strands = 2 + random.below(3);
    if kinds.conditions > 0 {
        kinds.locks = kinds.locks.max(1);
    }
    if kinds.variables + kinds.locks + kinds.semaphores + kinds.queues + kinds.events == 0 {
        kinds.variables = 1;
    }
    let budget = [8, 4, 3][kinds.strands - 2];
    let bodies: Vec<Vec<Piece>> = (0..kinds.strands)
        .map(|strand| {
            let length = 1 + random.below(budget);
            pieces(&mut random, &kinds, strand, length)
        })
        .collect();
    let mut program = Program {
        variables: (0..kinds.variables).map(|_| random.below(2) as i32).collect(),
        locks: kinds.locks.into(),
        semaphores: (0..kinds.semaphores).map(|_| random.below(3) as i32).collect(),
        queues: (0..kinds.queues).map(|_| [(1, 0), (2, 0), (0, 16)][random.below(3)]).collect(),
        conditions: kinds.conditions.into(),
        events: kinds.events.into(),
        ..Program::default()
    };
    // The last strand is sometimes started by others.
    let started: Vec<bool> = (0..kinds.strands).map(|strand| strand > 0 && random.chance(25)).collect();
    for (strand, mut body) in bodies.into_iter().enumerate() {
        if strand == 0 {
            for (other, _) in started.iter().enumerate().filter(|(_, started)| **started) {
                let at = random.below(body.len() + 1);
                body.insert(at, Piece::Do(Op::Start(other as u8)));
            }
        }
        joins(&body, &mut program.joined);
        let run = move |s: &mut super::op::Script| perform(s, &body, &mut 0);
        if started[strand] { program.later(run) } else { program.strand(run) }
    }
    program
}

fn joins(body: &[Piece], joined: &mut u64) {
    for piece in body {
        match piece {
            Piece::Do(Op::Join(other)) => *joined |= 1 << other,
            Piece::If(_, _, then) => joins(then, joined),
            _ => {}
        }
    }
}

fn perform(s: &mut super::op::Script, body: &[Piece], last: &mut i32) -> Option<()> {
    for piece in body {
        match piece {
            Piece::Do(op) => {
                let result = s.op(*op)?;
                if matches!(op, Op::Read(_)) {
                    *last = result;
                }
            }
            Piece::If(op, wanted, then) => {
                if s.op(*op)? == *wanted {
                    perform(s, then, last)?;
                }
            }
            Piece::WriteBack(variable) => drop(s.write((*variable).into(), *last + 1)?),
        }
    }
    Some(())
}

fn pieces(random: &mut Random, kinds: &Kinds, strand: usize, mut length: usize) -> Vec<Piece> {
    let mut body = Vec::new();
    while length > 0 {
        length -= 1;
        let variable = |random: &mut Random| random.below(kinds.variables.into()) as u16;
        let lock = |random: &mut Random| random.below(kinds.locks.into()) as u16;
        match random.below(14) {
            0 if kinds.variables > 0 => body.push(Piece::Do(Op::Read(variable(random)))),
            1 if kinds.variables > 0 => {
                let value = random.below(3) as i32;
                body.push(Piece::Do(Op::Write(variable(random), value)));
            }
            2 if kinds.variables > 0 => {
                let variable = variable(random);
                match random.below(4) {
                    0 => body.push(Piece::Do(Op::Fetch(variable, 1))),
                    1 => body.push(Piece::Do(Op::Await(variable, random.below(2) as i32))),
                    _ => body.extend([Piece::Do(Op::Read(variable)), Piece::WriteBack(variable)]),
                }
            }
            3 | 4 if kinds.variables > 0 => {
                let variable = variable(random);
                let wanted = random.below(2) as i32;
                let inner = random.below(3);
                let then = pieces(random, kinds, strand, inner);
                let op = if random.chance(50) { Op::Read(variable) } else { Op::Swap(variable, wanted, wanted + 1) };
                body.push(Piece::If(op, wanted, then));
            }
            5 | 6 if kinds.locks > 0 => {
                let lock = lock(random);
                let inner = 1 + random.below(2);
                body.push(Piece::Do(Op::Acquire(lock)));
                body.extend(pieces(random, kinds, strand, inner));
                if random.chance(95) {
                    body.push(Piece::Do(Op::Release(lock)));
                }
            }
            7 if kinds.locks > 0 => {
                let lock = lock(random);
                let inner = random.below(2);
                let mut then = pieces(random, kinds, strand, inner);
                then.push(Piece::Do(Op::Release(lock)));
                body.push(Piece::If(Op::Try(lock), 1, then));
            }
            8 | 9 if kinds.semaphores > 0 => {
                let semaphore = random.below(kinds.semaphores.into()) as u16;
                body.push(Piece::Do(if random.chance(50) { Op::Down(semaphore) } else { Op::Up(semaphore) }));
            }
            10 | 11 if kinds.queues > 0 => {
                let queue = random.below(kinds.queues.into()) as u16;
                let value = 10 * (strand as i32 + 1) + length as i32;
                body.push(Piece::Do(if random.chance(55) { Op::Put(queue, value) } else { Op::Get(queue) }));
            }
            12 if kinds.conditions > 0 => {
                if random.chance(50) {
                    let (condition, lock) = (0, 0);
                    body.push(Piece::Do(Op::Acquire(lock)));
                    body.push(Piece::Do(Op::Wait { condition, lock }));
                    body.push(Piece::Do(Op::Wake { condition, lock }));
                    body.push(Piece::Do(Op::Release(lock)));
                } else {
                    body.push(Piece::Do(Op::Notify(0, 1 + random.below(2) as u8)));
                }
            }
            13 if kinds.events > 0 => {
                let op = [Op::Set(0), Op::Clear(0), Op::WaitSet(0), Op::WaitSet(0)][random.below(4)];
                body.push(Piece::Do(op));
            }
            13 if random.chance(50) => {
                let other = random.below(kinds.strands);
                if other != strand {
                    body.push(Piece::Do(Op::Join(other as u8)));
                }
            }
            // No such kind in this program: something else.
            _ => length += usize::from(random.chance(80)),
        }
    }
    body
}
