//! Every order of operations, one after another, by checkpoints of the machine: nothing is remembered, no two orders are taken for one.
//!
//! An operation is what a strand does up to just behind its next touch of a place that two strands touch and one of them changes.
//! Which places those are is found out here too: when one turns up, all begins anew.

use std::{
    collections::{BTreeMap, BTreeSet},
    iter,
};

use interleave_core::{
    Heard, Machine, Status, StrandId, Stream, Went,
    kernel::KernelRef,
    observe::{Kind, Named, Names, Part, Place},
    value::ObjId,
};
use interleave_explore::program::{DEADLOCK, Outcome};

/// Most instructions of a step.
const FUEL: u64 = 200_000;

/// A place by its name, which is the same in all executions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Object(u64, Part),
    Kernel(u64, u64),
    Strand(u64),
    Output,
    Time,
}

/// Who touches a place and who changes it, by names of strands.
#[derive(Default)]
struct Touched {
    by: BTreeSet<u64>,
    changed: bool,
}

#[derive(Default)]
struct Brute {
    touched: BTreeMap<Spot, Touched>,
    contended: BTreeSet<Spot>,
    /// Another place has turned out to be contended.
    grown: bool,
    outcomes: BTreeSet<Outcome>,
    executions: u64,
    steps: u64,
    most: u64,
    /// A step was too long.
    beyond: bool,
}

/// What an execution has done so far.
#[derive(Clone, Default)]
struct Written {
    stdout: String,
    uncaught: Vec<String>,
}

/// What all orders lead to, and how many there are; `None` when that would take more than so many steps.
pub fn outcomes(mut machine: Machine, most: u64) -> Option<(BTreeSet<Outcome>, u64)> {
    machine.prepare(20_000_000, interleave_core::Rules::default());
    machine.observe();
    let mut written = Written::default();
    for chunk in machine.take_output().into_iter().filter(|chunk| chunk.stream == Stream::Out) {
        written.stdout.push_str(&chunk.text);
    }
    let mut brute = Brute { most, ..Brute::default() };
    let root = machine.checkpoint();
    loop {
        (brute.grown, brute.executions) = (false, 0);
        brute.outcomes.clear();
        brute.show_first(&mut machine);
        brute.go_on(&mut machine, written.clone());
        machine.restore(root).expect("it is the first mark");
        machine.observer().visible = iter::once(Place::Output).collect();
        if brute.steps > brute.most || brute.beyond {
            return None;
        }
        if !brute.grown {
            return Some((brute.outcomes, brute.executions));
        }
    }
}

impl Brute {
    fn go_on(&mut self, machine: &mut Machine, written: Written) {
        let here = machine.checkpoint();
        let visible = machine.observer().visible.clone();
        let strands: Vec<StrandId> = if *machine.status() == Status::Running { machine.alive().collect() } else { Vec::new() };
        let mut moved = false;
        for strand in strands {
            if self.grown || self.beyond || self.steps > self.most {
                return;
            }
            let mut after = written.clone();
            let went = self.step(machine, strand, &mut after);
            match went {
                Went::Blocked => {}
                Went::Beyond => self.beyond = true,
                Went::On | Went::Over => self.go_on(machine, after),
            }
            machine.restore(here).expect("it is a mark on the way");
            machine.observer().visible.clone_from(&visible);
            moved |= went != Went::Blocked;
        }
        if !moved {
            self.executions += 1;
            let exit = match machine.status() {
                Status::Finished { status } => status & 255,
                _ => DEADLOCK,
            };
            let mut uncaught = written.uncaught;
            uncaught.sort();
            self.outcomes.insert(Outcome { stdout: written.stdout, exit, uncaught });
        }
    }

    fn step(&mut self, machine: &mut Machine, strand: StrandId, written: &mut Written) -> Went {
        self.steps += 1;
        let before = machine.observer().names.len();
        let progress = machine.go_on(strand, FUEL);
        // What was looked at there may not have been noted.
        self.grown |= machine.met_new_pages();
        for heard in progress.heard {
            match heard {
                Heard::Written(Stream::Out, text) => written.stdout.push_str(&text),
                Heard::Written(Stream::Err, _) => {}
                Heard::Uncaught(exception) => written.uncaught.push(exception),
            }
        }
        let names = &machine.observer().names;
        let by = names.get(Named::Strand(strand)).unwrap_or_default();
        let begun = progress.begun.iter().map(|id| (Place::Strand(*id), Kind::Write));
        let touches: Vec<(Option<Spot>, Kind)> = progress
            .touches
            .iter()
            .map(|touch| (touch.place, touch.kind))
            .filter(|(place, _)| !names.is_new(place.named(), before))
            .chain(begun)
            .map(|(place, kind)| (spot(place, names), kind))
            .collect();
        for (spot, kind) in touches {
            if let Some(spot) = spot {
                self.note(spot, by, kind);
            }
        }
        if progress.went != Went::Blocked {
            let new: Vec<Named> = machine.observer().names.since(before).collect();
            for named in new {
                self.show(machine, named);
            }
        }
        progress.went
    }

    fn note(&mut self, spot: Spot, by: u64, kind: Kind) {
        let touched = self.touched.entry(spot).or_default();
        touched.by.insert(by);
        touched.changed |= kind != Kind::Read;
        if touched.changed && touched.by.len() > 1 {
            self.grown |= self.contended.insert(spot);
        }
        // Who changes an object as a whole changes each item that others touch.
        if let (Spot::Object(name, Part::Form), true) = (spot, kind != Kind::Read) {
            let items: Vec<Spot> = self
                .touched
                .keys()
                .copied()
                .filter(|other| matches!(other, Spot::Object(of, Part::Key(_)) if *of == name))
                .collect();
            items.into_iter().for_each(|item| self.note(item, by, kind));
        }
    }

    /// Has strands stop behind contended parts of something that has just got a name.
    fn show(&self, machine: &mut Machine, named: Named) {
        let observer = machine.observer();
        let Some(name) = observer.names.get(named) else { return };
        for spot in &self.contended {
            let place = match (*spot, named) {
                (Spot::Object(of, part), Named::Object(id)) if of == name => Place::Object(id, part),
                (Spot::Kernel(of, part), Named::Kernel(kernel)) if of == name => Place::Kernel(kernel, part),
                (Spot::Strand(of), Named::Strand(id)) if of == name => Place::Strand(id),
                _ => continue,
            };
            observer.visible.insert(place);
        }
    }

    /// The same for what was there at the beginning, whose names are numbers.
    fn show_first(&self, machine: &mut Machine) {
        let alive: Vec<StrandId> = machine.alive().collect();
        for id in alive {
            self.show(machine, Named::Strand(id));
        }
        let observer = machine.observer();
        for spot in &self.contended {
            match *spot {
                Spot::Object(name, part) if name < 1 << 32 => observer.visible.insert(Place::Object(ObjId(name as u32), part)),
                Spot::Kernel(name, part) if name >> 40 == 1 => {
                    observer.visible.insert(Place::Kernel(KernelRef::from_bits(name as u32), part))
                }
                _ => false,
            };
        }
    }
}

fn spot(place: Place, names: &Names) -> Option<Spot> {
    let name = || names.get(place.named()?);
    Some(match place {
        Place::Object(_, part) => Spot::Object(name()?, part),
        Place::Kernel(_, part) => Spot::Kernel(name()?, part),
        Place::Strand(_) => Spot::Strand(name()?),
        Place::Output => Spot::Output,
        Place::Time => Spot::Time,
    })
}
