//! Running one strand to its next touch of something shared, for who explores schedules.
//!
//! No scheduler is asked, nobody sleeps and no time passes but what a strand sleeps: a strand has a clock of its own, and a wait with a
//! timeout that cannot be done at once is given up. What a strand does in between is private, and no garbage is collected.

use super::{Machine, Status, SwitchModel};
use crate::{
    kernel::Operation,
    observe::{Contents, Digest, Kind, Met, Named, Names, Observer, Part, Place, Touch},
    process::ProcessId,
    strand::{Status as StrandStatus, StrandId, StrandKind},
    vm::Exit,
    world::{Clock, Heard, Rules},
};

/// How far a strand got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Went {
    /// Just behind a touch of something visible.
    On,
    /// It can do nothing before another strand has done something. The machine is to be returned to where it was.
    Blocked,
    /// It is over.
    Over,
    /// It was not there after so many instructions, or it started a process, where nobody follows it.
    Beyond,
}

/// What a strand did.
#[derive(Clone, Debug)]
pub struct Progress {
    /// How far it got.
    pub went: Went,
    /// What it touched, in order.
    pub touches: Vec<Touch>,
    /// The line of the program at which it first touched something visible, counted from 1; 0: nowhere.
    pub line: u32,
    /// What came out of it, in order.
    pub heard: Vec<Heard>,
    /// Strands that it started.
    pub begun: Vec<StrandId>,
    /// Where the strand began to work for a task of an event loop, or for none.
    pub turns: Vec<TaskTurn>,
    /// How many switch points it passed, the one at which it stands not counted. With the model `gil`: how often a run asks who goes on
    /// before it comes there, if each answer holds up to the next switch point.
    pub points: u64,
}

/// A strand begins to work for a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskTurn {
    /// For which; `None`: for none.
    pub task: Option<StrandId>,
    /// How many touches came before.
    pub touches: usize,
}

impl Machine {
    /// Lets the main strand run alone until it has started another one or works for a task of an event loop, for `fuel` instructions at most.
    /// How far it got, and how many switch points it passed.
    pub fn prepare(&mut self, fuel: u64, rules: Rules) -> (Went, u64) {
        self.recording = false;
        self.world.rules = Some(rules);
        if self.status == Status::Running { self.go(StrandId(0), fuel) } else { (Went::Over, 0) }
    }

    /// Begins to note what strands touch. All that is there now counts as known to all.
    pub fn observe(&mut self) {
        self.recording = false;
        self.world.heard = Some(Vec::new());
        let strands = self.world.trace.strands.len();
        let process = &mut self.processes[0];
        process.heap.observe();
        let first = process.heap.places();
        let names = Names::new(first, [process.state.kernel.len(), self.world.kernel.len()]);
        let mut observer = Observer::new(names, strands as u32);
        for id in (0..strands as u32).map(StrandId).filter(|id| self.world.trace.strands[id.0 as usize].kind != StrandKind::Task)
        {
            observer.names.give(Named::Strand(id), StrandId(0));
        }
        // What was written stays written, whatever comes next.
        observer.visible.insert(Place::Output);
        process.heap.observer = Some(Box::new(observer));
    }

    /// What notes the touches.
    ///
    /// # Panics
    /// Before [`Machine::observe`].
    pub fn observer(&mut self) -> &mut Observer {
        self.processes[0].heap.observer.as_mut().expect("the machine is observed")
    }

    /// How the run stands.
    pub fn status(&self) -> &Status {
        &self.status
    }

    /// Whether, since the last call, something changed for the first time of which nobody knew so far who had looked at it.
    pub fn met_new_pages(&mut self) -> bool {
        self.processes[0].heap.met_new_pages()
    }

    /// The strands that are alive, in the order of their numbers.
    pub fn alive(&self) -> impl Iterator<Item = StrandId> {
        self.strands.iter().flatten().filter(|strand| !strand.is_done()).map(|strand| strand.id)
    }

    /// Whether there is more than one process: touches are noted in the first one only.
    pub fn has_processes(&self) -> bool {
        self.processes.len() > 1
    }

    /// Whether a strand can still do something.
    pub fn is_alive(&self, strand: StrandId) -> bool {
        self.strands.get(strand.0 as usize).is_some_and(|entry| entry.as_ref().is_some_and(|strand| !strand.is_done()))
    }

    /// The task for which a strand works at the moment.
    pub fn task_of(&self, strand: StrandId) -> Option<StrandId> {
        self.strands.get(strand.0 as usize)?.as_ref()?.task
    }

    /// Whether a strand waits for an operation.
    pub fn is_waiting(&self, strand: StrandId) -> bool {
        matches!(self.strand(strand).status, StrandStatus::Waiting { .. })
    }

    /// What a strand waits for, in words; empty if it does not.
    pub fn waits_for_in_words(&self, strand: StrandId) -> String {
        match &self.strand(strand).status {
            StrandStatus::Waiting { pending, .. } => {
                let process = self.process(self.strand(strand).process);
                crate::kernel::describe(&self.codes, &process.state, &self.world, strand, &pending.operation)
            }
            _ => String::new(),
        }
    }

    /// Lets a strand go on until it has touched something visible, for `fuel` instructions at most.
    pub fn go_on(&mut self, id: StrandId, fuel: u64) -> Progress {
        let known = self.world.trace.strands.len();
        // A thread that was made earlier than others can be started after them.
        let there: Vec<bool> = self.strands.iter().map(Option::is_some).collect();
        let alive: Vec<StrandId> = self.alive().filter(|other| *other != id).collect();
        let daemon = self.strand(id).daemon;
        let here = self.program_frame(id).map(|frame| (frame.code, frame.pc.saturating_sub(1)));
        self.observer().begin(id);
        self.observer().here = here;
        // What was looked at since, and by whom, is not this strand's doing.
        self.processes[0].heap.forget_looks();
        self.turns.clear();
        let (went, points) = self.go(id, fuel);
        let turns = std::mem::take(&mut self.turns);
        self.processes[0].heap.observe_the_rest();
        let begun: Vec<StrandId> = (0..self.strands.len())
            .filter(|index| self.strands[*index].is_some() && there.get(*index) != Some(&true))
            .map(|index| StrandId(index as u32))
            .collect();
        self.observer().closing = false;
        if went == Went::Over {
            self.observer().touch(Place::Strand(id), Kind::Write);
            // With the main strand others end too; that there are none left to end is something that it finds.
            let ended: Vec<StrandId> = alive.into_iter().filter(|other| self.world.is_done(*other)).collect();
            let others = (0..self.strands.len() as u32).map(StrandId).filter(|other| *other != id);
            let others: Vec<StrandId> = others.filter(|other| self.strands[other.0 as usize].is_some()).collect();
            let over = self.status != Status::Running;
            for other in others.into_iter().filter(|other| over || ended.contains(other)) {
                let kind = if ended.contains(&other) { Kind::Write } else { Kind::Read };
                self.observer().touch(Place::Strand(other), kind);
            }
        } else if daemon {
            // It goes on only as long as it is not ended from outside.
            self.observer().touch(Place::Strand(id), Kind::Read);
        }
        let heard = self.world.heard.as_mut().map(std::mem::take).unwrap_or_default();
        let line = self.observer().seen_at.map_or(0, |(code, pc)| self.codes.line(code, pc));
        let touches = self.observer().take();
        if went != Went::Blocked {
            self.publish(id, &touches, &begun, known);
        }
        Progress { went, touches, line, heard, begun, turns, points }
    }

    fn go(&mut self, id: StrandId, fuel: u64) -> (Went, u64) {
        let mut points = 0;
        (self.go_counting(id, fuel, &mut points), points)
    }

    fn go_counting(&mut self, id: StrandId, fuel: u64, points: &mut u64) -> Went {
        let process = self.strand(id).process;
        let any = self.switch != SwitchModel::Gil;
        let mut left = fuel;
        loop {
            if let StrandStatus::Waiting { .. } = self.strand(id).status {
                let chose = self.choice(id).is_some();
                if !self.try_again(process, id) {
                    return Went::Blocked;
                }
                if self.has_seen() && self.may_stop(id) && !chose {
                    return Went::On;
                }
            }
            let clock = self.clock_of(id);
            let entry = self.process_mut(process);
            (entry.holder, entry.lease, entry.time) = (Some(id), if any { u64::MAX } else { 0 }, clock);
            self.open_slice(process, left.min(i64::MAX as u64) as i64);
            (self.world.cut, self.world.horizon) = (false, u64::MAX);
            let mut lease = if any { u64::MAX } else { 0 };
            let exit = self.execute(process, id, &mut lease, true);
            if any {
                *points += u64::MAX - lease;
            }
            let used = self.close_slice(process);
            self.steps += used;
            left = left.saturating_sub(used);
            self.process_mut(process).time = clock;
            self.world.woken.clear();
            self.note_the_rest();
            let asks = !any && matches!(exit, Exit::Request | Exit::Load(_) | Exit::Task);
            match exit {
                Exit::Lease if self.has_seen() && self.may_stop(id) => return Went::On,
                Exit::Lease if !any => *points += 1,
                Exit::Lease | Exit::Fuel | Exit::Pinned | Exit::Later | Exit::Look | Exit::Pause => {}
                // Before the first task does something the exploration begins.
                Exit::Task if !self.processes[0].heap.is_observed() => return Went::On,
                Exit::Task => self.note_turn(id),
                Exit::Blocked => {
                    if self.choice(id).is_some() {
                        return Went::On;
                    }
                    let seen = self.has_seen_before_waiting();
                    let StrandStatus::Waiting { pending, .. } = &self.strand(id).status else { continue };
                    match pending.operation {
                        // It has let go of the lock and stands in line.
                        Operation::WaitCondition { .. } => return Went::On,
                        // From here on it is a matter of time.
                        _ if pending.deadline.is_some() && self.world.clock() == Some(Clock::Virtual) => return Went::On,
                        Operation::Sleep | Operation::Yield => {}
                        // What it looked at before it came to wait stays looked at.
                        _ if seen => return Went::On,
                        _ if pending.deadline.is_some() => {}
                        _ => return Went::Blocked,
                    }
                }
                Exit::Done(value) => {
                    self.end_strand(process, id, value);
                    return Went::Over;
                }
                Exit::Died(_) => {
                    self.after_slice(process, id, exit);
                    return Went::Over;
                }
                Exit::Request => {
                    let strands = self.strands.iter().flatten().count();
                    self.serve_requests(process, id);
                    self.world.woken.clear();
                    if self.processes.len() > 1 {
                        return Went::Beyond;
                    }
                    // Others can go on from here, whatever this strand comes to next.
                    if self.strands.iter().flatten().count() > strands || self.has_seen() && self.may_stop(id) {
                        return Went::On;
                    }
                }
                Exit::Load(load) => self.load(process, id, *load),
            }
            if self.status != Status::Running || self.strand(id).is_done() {
                return Went::Over;
            }
            *points += u64::from(asks);
            if left == 0 {
                return Went::Beyond;
            }
        }
    }

    /// The time at which a strand is.
    fn clock_of(&self, id: StrandId) -> u64 {
        if self.world.clock() == Some(Clock::Virtual) { self.world.reached } else { self.strand(id).clock }
    }

    /// Notes that the strand works for another task from here on.
    fn note_turn(&mut self, id: StrandId) {
        let task = self.strand(id).task;
        let touches = self.processes[0].heap.observer.as_mut().map_or(0, |observer| {
            observer.begin_turn();
            observer.count()
        });
        self.turns.push(TaskTurn { task, touches });
    }

    /// Notes what the instruction that is over touched: the strand may stand at a switch point behind it.
    pub(super) fn note_the_rest(&mut self) {
        if !self.processes[0].heap.is_observed() {
            return;
        }
        self.processes[0].heap.observe_the_rest();
        if self.world.has_heard_output() {
            self.observer().touch(Place::Output, Kind::Write);
        }
    }

    /// Whether something visible was touched before the operation that could not be done.
    fn has_seen_before_waiting(&mut self) -> bool {
        self.processes[0].heap.observer.as_mut().is_some_and(|observer| observer.has_seen_before_waiting())
    }

    fn has_seen(&self) -> bool {
        self.processes[0].heap.observer.as_ref().is_some_and(|observer| observer.has_seen())
    }

    /// Whether a strand stands where it can lose the interpreter. With CPython's few switch points those in the library count too: there
    /// may be none between two calls of it.
    fn may_stop(&self, id: StrandId) -> bool {
        let closed = |code| if self.switch == SwitchModel::Gil { self.codes.is_atomic(code) } else { self.codes.is_whole(code) };
        self.strand(id).frames.last().is_none_or(|frame| !closed(frame.code))
    }

    /// Tries what a strand waits for; with a timeout it gives up. Whether it goes on.
    fn try_again(&mut self, process: ProcessId, id: StrandId) -> bool {
        let clock = self.clock_of(id);
        self.process_mut(process).time = clock;
        let StrandStatus::Waiting { pending, .. } = &self.strand(id).status else { return true };
        let deadline = pending.deadline;
        let sleeps = matches!(pending.operation, Operation::Sleep);
        let keeps_time = self.world.clock() == Some(Clock::Virtual);
        if keeps_time
            && deadline.is_some()
            && let Some(observer) = &mut self.processes[0].heap.observer
        {
            observer.touch_on_the_way(Place::Time, Kind::Read);
        }
        if !sleeps && self.retry(process, id) {
            return true;
        }
        let Some(deadline) = deadline else { return false };
        if keeps_time && clock < deadline {
            return false;
        }
        if !sleeps && let Some(observer) = &mut self.processes[0].heap.observer {
            observer.take_back();
        }
        let time = deadline.max(clock);
        self.process_mut(process).time = time;
        if self.world.clock() == Some(Clock::Looked) {
            self.strand_mut(id).clock = time;
        }
        let done = self.retry(process, id);
        self.process_mut(process).time = self.clock_of(id);
        done
    }

    fn publish(&mut self, by: StrandId, touches: &[Touch], begun: &[StrandId], known: usize) {
        let entry = &mut self.processes[0];
        let Some(mut observer) = entry.heap.observer.take() else { return };
        // Also those that are not started yet: a thread's identifier may be known already.
        for (index, info) in self.world.trace.strands.iter().enumerate().skip(known) {
            if info.kind != StrandKind::Task {
                observer.names.give(Named::Strand(StrandId(index as u32)), by);
            }
        }
        let mut met = Met::default();
        for id in begun {
            if let Some(Some(strand)) = self.strands.get(id.0 as usize) {
                met.strand(strand);
            }
        }
        met.places(&entry.heap, &entry.state, &self.world, touches);
        met.publish(&entry.heap, &entry.state, &self.world, by, &mut observer);
        entry.heap.observer = Some(observer);
        entry.heap.forget_looks();
    }

    /// What is in a place. Of all items of an object it is a sum: touches of kind [`Kind::Add`] change it by what is the same
    /// whatever the other items are.
    pub fn content_of(&mut self, place: Place) -> Digest {
        let entry = &mut self.processes[0];
        let Some(observer) = entry.heap.observer.take() else { return Digest(0) };
        let nothing = Default::default();
        let mut contents = Contents::new(&entry.heap, &entry.state, &self.world, &observer.names, &nothing);
        let digest = match place {
            Place::Object(id, Part::Items) => contents.all_items(id),
            _ => {
                match place {
                    Place::Object(id, Part::Key(key)) => contents.item(id, key),
                    Place::Kernel(kernel, part) => contents.kernel(kernel, part, false),
                    Place::Strand(id) => contents.word(u64::from(self.world.is_done(id))),
                    Place::Object(..) | Place::Output | Place::Time => {}
                }
                contents.finish()
            }
        };
        entry.heap.observer = Some(observer);
        entry.heap.forget_looks();
        digest
    }

    /// A strand's private state, with what is in parts of known objects that no other strand touches: items, or all of an object but
    /// for what the exploration keeps.
    pub fn local_state(&mut self, id: StrandId, own: &[Place]) -> Digest {
        let Some(Some(strand)) = self.strands.get(id.0 as usize).cloned() else { return Digest(0) };
        let entry = &mut self.processes[strand.process.0 as usize];
        let Some(observer) = entry.heap.observer.take() else { return Digest(0) };
        let mut contents = Contents::new(&entry.heap, &entry.state, &self.world, &observer.names, &observer.kept);
        contents.strand(id);
        contents.word(observer.names.count(id));
        if self.world.clock() == Some(Clock::Looked) {
            contents.word(strand.clock);
        }
        match &strand.status {
            StrandStatus::Ready => contents.word(1),
            StrandStatus::Done => contents.word(2),
            StrandStatus::Waiting { pending, .. } => {
                contents.word(3 + u64::from(pending.ret));
                contents.operation(&pending.operation);
                match pending.deadline {
                    Some(deadline) if self.world.clock() == Some(Clock::Virtual) => contents.word(deadline),
                    deadline => contents.word(u64::from(deadline.is_some())),
                }
            }
        }
        for pending in strand.broken.iter().chain(&strand.interrupted) {
            contents.operation(&pending.operation);
        }
        strand.frames.iter().for_each(|frame| contents.frame(frame));
        self.liveness.each_register(&self.codes, &strand, entry.state.keeps_frames, |frame, register, value| {
            contents.word((frame as u64) << 8 | u64::from(register));
            contents.value(value);
        });
        for place in own {
            match *place {
                Place::Object(object, Part::Key(key)) => contents.own_item(object, key),
                Place::Object(object, _) => contents.own_object(object),
                Place::Kernel(kernel, part) => contents.own_kernel(kernel, part),
                _ => {}
            }
        }
        let digest = contents.finish();
        entry.heap.observer = Some(observer);
        entry.heap.forget_looks();
        digest
    }
}
