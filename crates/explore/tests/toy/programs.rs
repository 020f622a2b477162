//! Programs whose number of executions is known from the literature or by brute force.

use super::op::{Op, Program, Script};

/// Each of `strands` reads a counter and writes it back incremented, `rounds` times. What it read stays in its variable.
pub fn lost_update(strands: usize, rounds: i32) -> Program {
    let mut program = Program { variables: vec![0], observed: Some(vec![0]), ..Program::default() };
    for _ in 0..strands {
        program.strand(move |s| {
            let (round, value) = (s.parameter(0), s.parameter(1));
            if s.parameter(2) == 0 {
                let value = s.read(0)?;
                return s.again(&[round, value, 1]);
            }
            s.write(0, value + 1)?;
            if round + 1 < rounds { s.again(&[round + 1, value]) } else { Some(()) }
        });
    }
    program
}

/// The same under a lock.
pub fn locked_inc(strands: usize, rounds: i32) -> Program {
    let mut program = Program { variables: vec![0], locks: 1, observed: Some(vec![0]), ..Program::default() };
    for _ in 0..strands {
        program.strand(move |s| {
            let (round, value) = (s.parameter(0), s.parameter(1));
            if s.parameter(2) == 0 {
                s.acquire(0)?;
                let value = s.read(0)?;
                return s.again(&[round, value, 1]);
            }
            s.write(0, value + 1)?;
            s.release(0)?;
            if round + 1 < rounds { s.again(&[round + 1, value]) } else { Some(()) }
        });
    }
    program
}

/// Two locks taken in opposite order.
pub fn abba() -> Program {
    let mut program = Program { locks: 2, ..Program::default() };
    for (first, second) in [(0, 1), (1, 0)] {
        program.sequence(vec![Op::Acquire(first), Op::Acquire(second), Op::Release(second), Op::Release(first)]);
    }
    program
}

/// Philosophers around a table, each taking the left fork and then the right, or the lower one first.
pub fn philosophers(count: u16, ordered: bool) -> Program {
    let mut program = Program { locks: count as usize, ..Program::default() };
    for left in 0..count {
        let right = (left + 1) % count;
        let (first, second) = if ordered { (left.min(right), left.max(right)) } else { (left, right) };
        program.sequence(vec![Op::Acquire(first), Op::Acquire(second), Op::Release(second), Op::Release(first)]);
    }
    program
}

/// One writer of a variable, and readers that read a cell of their own and then it.
pub fn readers(count: u16) -> Program {
    let mut program = Program { variables: vec![0; count as usize + 1], ..Program::default() };
    program.sequence(vec![Op::Write(0, 1)]);
    for reader in 1..=count {
        program.sequence(vec![Op::Read(reader), Op::Read(0)]);
    }
    program
}

/// Writers that each copy their left neighbour's value and one more, and a reader that scans down for a zero.
pub fn lastzero(count: usize) -> Program {
    let mut program = Program { variables: vec![0; count + 1], observed: Some(vec![count]), ..Program::default() };
    program.strand(move |s| {
        let at = count - s.parameter(0) as usize;
        if s.read(at)? != 0 { s.again(&[s.parameter(0) + 1]) } else { Some(()) }
    });
    for writer in 1..=count {
        program.strand(move |s| {
            let value = s.read(writer - 1)?;
            s.write(writer, value + 1)?;
            Some(())
        });
    }
    program
}

/// Strands that insert four values each into a table of 128 places by compare and swap.
pub fn indexer(strands: i32) -> Program {
    let mut program = Program { variables: vec![0; 128], observed: Some(vec![0]), ..Program::default() };
    for strand in 0..strands {
        program.strand(move |s| {
            let (m, probe) = (s.parameter(0) + 1, s.parameter(1));
            let value = m * 11 + strand;
            let place = (value * 7 + probe) % 128;
            if s.op(Op::Swap(place as u16, 0, value))? == 0 {
                return s.again(&[m - 1, probe + 1]);
            }
            if m < 4 { s.again(&[m]) } else { Some(()) }
        });
    }
    program
}

/// Strands that each find an inode and, if it has none, a free block for it.
pub fn filesystem(strands: usize) -> Program {
    const INODES: usize = 32;
    const BLOCKS: usize = 26;
    let mut program =
        Program { variables: vec![0; INODES + BLOCKS], locks: INODES + BLOCKS, observed: Some(vec![0]), ..Program::default() };
    for strand in 0..strands {
        program.strand(move |s| {
            let inode = strand % INODES;
            s.acquire(inode)?;
            if s.read(inode)? == 0 {
                let mut block = inode * 2 % BLOCKS;
                loop {
                    s.acquire(INODES + block)?;
                    if s.read(INODES + block)? == 0 {
                        s.write(INODES + block, 1)?;
                        s.write(inode, block as i32 + 1)?;
                        s.release(INODES + block)?;
                        break;
                    }
                    s.release(INODES + block)?;
                    block = (block + 1) % BLOCKS;
                }
            }
            s.release(inode)?;
            Some(())
        });
    }
    program
}

/// Strands that increment a counter if they get the lock at once.
pub fn trylock(strands: usize) -> Program {
    let mut program = Program { variables: vec![0], locks: 1, ..Program::default() };
    for _ in 0..strands {
        program.strand(|s| {
            if s.op(Op::Try(0))? != 0 {
                let value = s.read(0)?;
                s.write(0, value + 1)?;
                s.release(0)?;
            }
            Some(())
        });
    }
    program
}

/// Writers of one variable and a reader.
pub fn writers(count: i32) -> Program {
    let mut program = Program { variables: vec![0], ..Program::default() };
    for writer in 0..count {
        program.sequence(vec![Op::Write(0, writer + 1)]);
    }
    program.sequence(vec![Op::Read(0)]);
    program
}

/// One strand pushes onto a stack and another pops, `count` times, each time under the lock.
pub fn stack(count: i32) -> Program {
    let mut program = Program { variables: vec![0; 1 + count as usize], locks: 1, ..Program::default() };
    let round = move |s: &mut Script, push: bool| {
        let round = s.parameter(0);
        s.acquire(0)?;
        let top = s.read(0)?;
        if push {
            s.write(1 + top as usize, round + 1)?;
            s.write(0, top + 1)?;
        } else if top > 0 {
            s.read(top as usize)?;
            s.write(0, top - 1)?;
        }
        s.release(0)?;
        if round + 1 < count { s.again(&[round + 1]) } else { Some(()) }
    };
    program.strand(move |s| round(s, true));
    program.strand(move |s| round(s, false));
    program
}

/// A producer and a consumer, `rounds` times each: it looks at a flag under the lock, and does its part if it is its turn.
pub fn circular_buffer(rounds: i32) -> Program {
    let mut program = Program { variables: vec![1, 0, 0, 0, 0], locks: 1, ..Program::default() };
    let round = move |s: &mut Script, own: usize, other: usize| {
        let round = s.parameter(0);
        s.acquire(0)?;
        if s.read(own)? != 0 {
            let count = s.read(2 + own)?;
            s.write(2 + own, count + 1)?;
            s.write(own, 0)?;
            s.write(other, 1)?;
        }
        s.release(0)?;
        if round + 1 < rounds { s.again(&[round + 1]) } else { Some(()) }
    };
    program.strand(move |s| round(s, 0, 1));
    program.strand(move |s| round(s, 1, 0));
    program
}

/// Producers and consumers of a bounded queue, `count` puts or gets each.
pub fn queue(capacity: usize, producers: i32, consumers: i32, count: i32) -> Program {
    let mut program = Program { queues: vec![(capacity, 0)], observed: Some(Vec::new()), ..Program::default() };
    let round = move |s: &mut Script, op: Op| {
        s.op(op)?;
        let round = s.parameter(0) + 1;
        if round < count { s.again(&[round]) } else { Some(()) }
    };
    for producer in 0..producers {
        program.strand(move |s| round(s, Op::Put(0, producer + 1)));
    }
    for _ in 0..consumers {
        program.strand(move |s| round(s, Op::Get(0)));
    }
    program
}

/// Four strands each of which goes on only if another has set its number of the combination, and none needs to.
pub fn combination_lock() -> Program {
    let [v, w, x, y, z, a, b, c, d] = std::array::from_fn(|variable| variable);
    let mut program = Program { variables: vec![0; 9], ..Program::default() };
    program.sequence(vec![Op::Write(z as u16, 1)]);
    program.strand(move |s| {
        s.write(x, 1)?;
        s.write(a, 1)?;
        if s.read(y)? == 1 {
            s.write(w, 1)?;
            s.write(b, 0)?;
        }
        Some(())
    });
    program.strand(move |s| {
        if s.read(x)? == 1 {
            s.write(y, 1)?;
            s.write(c, 0)?;
            if s.read(v)? == 1 {
                s.read(z)?;
            }
        }
        Some(())
    });
    program.strand(move |s| {
        if s.read(w)? == 1 {
            s.write(v, 1)?;
            s.write(d, 0)?;
        }
        Some(())
    });
    program
}
