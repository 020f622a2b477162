//! A Python program as a system whose schedules can be explored.
//!
//! The machine does each step once. What the step read of shared places decides what it does, so from then on the same step in another
//! state with the same contents is looked up ([`memo`]). Which places strands share is found out on the way ([`locations`]): when one turns
//! out to be shared that was taken for private, what was known is [stale](PythonSystem::is_stale) and exploration begins anew.

mod cursor;
mod discovery;
mod locations;
mod memo;
mod retell;
mod rows;
mod settle;
mod state;
mod time;

pub use retell::{Deed, Told, ToldTouch};
pub use settle::Settling;
pub use state::State;

use interleave_core::{
    Clock, Heard, Machine, Rules, Stream, Went,
    observe::{Digest, Named, Place},
};
use rustc_hash::FxHashMap;

use self::{
    cursor::{Cursor, Who},
    locations::{Location, Locations},
    memo::{Memo, Result as StepResult, Step},
    rows::Rows,
    state::{ABSENT, EXIT, FIRST, OUTPUT, OVER, UNCAUGHT},
    time::Time,
};
use crate::system::{Ending, LocalIx, LocationIx, Look, OutcomeIx, StrandIx, StrandName, System};

/// The exit status of a run in which somebody waits for ever.
pub const DEADLOCK: i32 = 75;

/// How much a step may do before it counts as endless, in instructions.
const FUEL: u64 = 200_000;

/// How much the main strand may do before it starts another, in instructions.
const FIRST_FUEL: u64 = 20_000_000;

/// How much may be done to find out what strands share before the search, in instructions.
const MOST_SETTLING: u64 = 3_000_000;

/// What a program did.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Outcome {
    /// What it wrote to standard output.
    pub stdout: String,
    /// Its exit status.
    pub exit: i32,
    /// Exceptions that nobody caught, `Type: message`, sorted.
    pub uncaught: Vec<String>,
}

/// A program, and what was found out about its steps.
#[derive(Clone)]
pub struct PythonSystem {
    cursor: Cursor,
    /// Where states keep each strand's private state.
    strands: Vec<u32>,
    locations: Locations,
    /// Contents of places; the first is none.
    contents: Rows<Digest>,
    /// Private states; the first two are [`ABSENT`] and [`OVER`].
    locals: FxHashMap<Digest, u32>,
    memo: Memo,
    /// Outputs so far: the one before and what was added.
    outputs: Rows<(u32, u32)>,
    texts: Rows<String>,
    /// Bytes of all texts.
    written: u64,
    /// Exceptions that nobody caught: sorted lists.
    uncaught: Rows<Vec<String>>,
    outcomes: Rows<(u32, u32, u32)>,
    root: State,
    slots: u32,
    /// How many switch points the main strand had passed before it began.
    prepared: u64,
    stale: bool,
    /// Set when there were more strands than can be told apart.
    crowded: bool,
    /// Set when a step could not be done again.
    broken: bool,
    /// Set when a process was started.
    processes: bool,
    /// Set when there were tasks of event loops.
    tasks: bool,
    /// Set when a copy has looked at a clock.
    asked_time: bool,
    /// What may happen beside which strand goes on.
    rules: Rules,
    /// Time as a strand, and what its step touches, if the clock keeps to durations.
    time: Option<Time>,
    /// When the strand wakes or gives up that is in this private state, in nanoseconds.
    deadlines: FxHashMap<u32, u64>,
}

impl PythonSystem {
    /// A program whose machine is about to run.
    pub fn new(mut machine: Machine, rules: Rules) -> Self {
        let (went, prepared) = machine.prepare(FIRST_FUEL, rules);
        machine.observe();
        let mut system = Self {
            cursor: Cursor::new(machine),
            strands: Vec::new(),
            locations: Locations::default(),
            contents: Rows::default(),
            locals: FxHashMap::default(),
            memo: Memo::default(),
            outputs: Rows::default(),
            texts: Rows::default(),
            written: 0,
            uncaught: Rows::default(),
            outcomes: Rows::default(),
            root: State::root(Vec::new()),
            slots: FIRST as u32,
            prepared,
            stale: false,
            crowded: false,
            broken: false,
            processes: false,
            tasks: false,
            asked_time: false,
            rules,
            time: None,
            deadlines: FxHashMap::default(),
        };
        system.processes = system.cursor.machine.has_processes();
        system.tasks = system.cursor.machine.has_tasks();
        system.contents.find(Digest(0));
        system.outputs.find((0, 0));
        system.texts.find(String::new());
        system.uncaught.find(Vec::new());
        if rules.clock == Clock::Virtual {
            system.begin_time();
        }
        let mut before = Vec::new();
        for chunk in system.cursor.machine.take_output() {
            before.push(Heard::Written(chunk.stream, chunk.text));
        }
        system.begin(&before, went == Went::Over);
        system
    }

    /// Whether more executions before the search would help it: it can be done at all, and they have not taken too long already.
    fn is_worth_settling(&self) -> bool {
        !self.crowded && !self.processes && self.cursor.work <= MOST_SETTLING
    }

    /// Whether a step could not be done again although all that is known to be shared was the same.
    pub fn is_broken(&self) -> bool {
        self.broken
    }

    /// Whether the program looked at a clock although there is none: then it is to be explored with clocks.
    pub fn asks_time(&self) -> bool {
        self.asked_time || self.cursor.machine.has_asked_time()
    }

    /// Whether there are tasks of event loops.
    pub fn has_tasks(&self) -> bool {
        self.tasks
    }

    /// Whether the program starts processes, in which nobody follows it.
    pub fn has_processes(&self) -> bool {
        self.processes
    }

    /// Whether there were more strands than an exploration can tell apart.
    pub fn is_crowded(&self) -> bool {
        self.crowded
    }

    /// The machine goes back to the beginning, so that copies begin there.
    pub(crate) fn rewind(&mut self) {
        self.cursor.go_back(0);
    }

    /// Forgets all steps and begins anew with what is known of shared places.
    pub fn renew(&mut self) {
        self.cursor.go_back(0);
        self.memo = Memo::default();
        self.stale = false;
        self.share();
        self.locations.order();
        let mut slots = vec![0; self.slots as usize];
        for slot in [OUTPUT, UNCAUGHT, EXIT] {
            slots[slot] = self.root.get(slot);
        }
        self.fill(&mut slots);
        self.root = State::root(slots);
    }

    /// Whether a location is a variable, an attribute, an item or an object of them: not a lock, a queue or a strand's end.
    pub fn is_variable(&self, location: LocationIx) -> bool {
        matches!(self.locations.info(location).location, Location::Object(..))
    }

    /// How many different steps are known.
    pub fn steps(&self) -> usize {
        self.memo.len()
    }

    /// What an outcome is.
    pub fn outcome(&self, outcome: OutcomeIx) -> Outcome {
        let (output, exit, uncaught) = self.outcomes.all[outcome.0 as usize];
        let mut pieces = Vec::new();
        let mut at = output;
        while at != 0 {
            let (before, text) = self.outputs.all[at as usize];
            pieces.push(self.texts.all[text as usize].as_str());
            at = before;
        }
        pieces.reverse();
        let exit = if exit == 0 { DEADLOCK } else { exit as i32 - 1 };
        Outcome { stdout: pieces.concat(), exit, uncaught: self.uncaught.all[uncaught as usize].clone() }
    }

    fn begin(&mut self, before: &[Heard], over: bool) {
        let strands: Vec<_> = self.cursor.machine.alive().collect();
        for id in strands {
            let name = self.cursor.machine.observer().names.get(Named::Strand(id)).unwrap_or_default();
            let strand = self.strand(name);
            self.cursor.ids.push((strand, Who::Strand(id)));
            self.cursor.admit_answers(strand, &mut self.locations).into_iter().for_each(|name| _ = self.strand(name));
        }
        self.share();
        let mut slots = vec![0; self.slots as usize];
        let (text, uncaught) = self.hear(before);
        slots[OUTPUT] = self.add_output(0, text);
        slots[UNCAUGHT] = uncaught;
        slots[EXIT] = self.exit();
        if !over {
            self.fill(&mut slots);
        }
        self.root = State::root(slots);
        self.cursor.begin();
    }

    /// The numbers of strands and shared places at the beginning.
    fn fill(&mut self, slots: &mut [u32]) {
        if let Some(slot) = self.time.as_ref().map(|time| time.slot) {
            slots[slot as usize] = self.moment(self.cursor.machine.reached());
        }
        for (strand, _) in self.cursor.ids.clone() {
            slots[self.strands[strand.0 as usize] as usize] = self.local_number(strand);
        }
        for ix in self.locations.iter() {
            let info = self.locations.info(ix);
            if let (Some(slot), Some(place)) = (info.slot, self.cursor.place(info.location)) {
                slots[slot as usize] = self.content(place);
            }
        }
    }

    /// Gives slots to places that are shared, and tells the machine where strands stop.
    fn share(&mut self) {
        for ix in self.locations.iter() {
            let (shared, visible) = (self.locations.is_shared(ix), self.locations.is_contended(ix));
            let info = self.locations.info_mut(ix);
            if shared && info.slot.is_none() {
                info.slot = Some(self.slots);
                self.slots += 1;
            }
            info.visible |= visible;
            let (location, kept, visible) = (info.location, info.slot.is_some(), info.visible);
            if let Some(place) = self.cursor.place(location) {
                let observer = self.cursor.machine.observer();
                if kept {
                    observer.kept.insert(place);
                }
                if visible {
                    observer.visible.insert(place);
                }
            }
        }
    }

    /// The strand with this name.
    fn strand(&mut self, name: u64) -> StrandIx {
        let strand = self.locations.strand(name);
        while self.strands.len() <= strand.0 as usize {
            self.strands.push(self.slots);
            self.slots += 1;
        }
        self.crowded |= self.strands.len() > crate::system::MOST_STRANDS;
        strand
    }

    fn local_number(&mut self, strand: StrandIx) -> u32 {
        let digest = self.cursor.local_state(strand);
        let next = self.locals.len() as u32 + OVER + 1;
        let local = *self.locals.entry(digest).or_insert(next);
        if self.time.is_some()
            && let Some(deadline) = self.cursor.id(strand).and_then(|id| self.cursor.machine.deadline(id))
        {
            self.deadlines.insert(local, deadline);
        }
        local
    }

    fn content(&mut self, place: Place) -> u32 {
        let digest = self.cursor.machine.content_of(place);
        self.contents.find(digest)
    }

    fn exit(&self) -> u32 {
        match self.cursor.machine.status() {
            interleave_core::Status::Finished { status } => (status & 255) as u32 + 1,
            _ => 0,
        }
    }

    /// The numbers of what was written to standard output and of what was not caught.
    fn hear(&mut self, heard: &[Heard]) -> (u32, u32) {
        let (mut text, mut uncaught) = (String::new(), Vec::new());
        for heard in heard {
            match heard {
                Heard::Written(Stream::Out, more) => text.push_str(more),
                Heard::Written(Stream::Err, _) => {}
                Heard::Uncaught(exception) => uncaught.push(exception.clone()),
            }
        }
        uncaught.sort();
        (self.text(text), self.uncaught.find(uncaught))
    }

    fn text(&mut self, text: String) -> u32 {
        let (known, length) = (self.texts.all.len(), text.len());
        let number = self.texts.find(text);
        if self.texts.all.len() > known {
            // It stands in the list and in the index.
            self.written += 2 * length as u64;
        }
        number
    }

    fn add_output(&mut self, before: u32, text: u32) -> u32 {
        if text == 0 {
            return before;
        }
        // Pieces are joined, so that equal outputs are one, however they were cut.
        if before != 0 && self.texts.all[text as usize].len() < 4096 {
            let (earlier, last) = self.outputs.all[before as usize];
            if self.texts.all[last as usize].len() < 4096 {
                let joined = self.texts.all[last as usize].clone() + &self.texts.all[text as usize];
                let joined = self.text(joined);
                return self.outputs.find((earlier, joined));
            }
        }
        self.outputs.find((before, text))
    }
}

impl System for PythonSystem {
    type State = State;

    fn root(&mut self) -> State {
        self.root.clone()
    }

    fn strands(&self) -> u32 {
        self.strands.len() as u32
    }

    fn look(&mut self, state: &State, strand: StrandIx) -> Look<'_> {
        if self.is_time(strand) {
            return self.look_at_time(state);
        }
        if state.get(EXIT) != 0 {
            // The end of the program came before what a strand would have done next: it could have been the other way round.
            let Some((before, last)) = state.before() else { return Look::Absent };
            let next = if last == strand { None } else { self.step_of(&before, strand) };
            return next.map_or(Look::Absent, |step| Look::Blocked(&self.memo.step(step).accesses));
        }
        let Some(step) = self.step_of(state, strand) else { return Look::Absent };
        let Step { accesses, result } = self.memo.step(step);
        match result {
            StepResult::Blocked => Look::Blocked(accesses),
            StepResult::Beyond => Look::Beyond,
            // It only looked, and stands where it stood: it waits for what it looked at.
            StepResult::Done(done)
                if done.local == state.get(self.strands[strand.0 as usize] as usize)
                    && done.text == 0
                    && done.uncaught == 0
                    && done.additions.is_empty()
                    && done.writes.iter().all(|(slot, number)| state.get(*slot as usize) == *number) =>
            {
                Look::Blocked(accesses)
            }
            StepResult::Done(_) => Look::Ready(accesses),
        }
    }

    fn take(&mut self, state: &State, strand: StrandIx) -> State {
        if self.is_time(strand) {
            return self.let_time_pass(state);
        }
        let Some(step) = self.step_of(state, strand) else { return state.clone() };
        let room = self.slots as usize;
        let StepResult::Done(done) = &self.memo.step(step).result else { return state.clone() };
        let mut slots = state.slots(room);
        slots[self.strands[strand.0 as usize] as usize] = done.local;
        for (slot, number) in &done.writes {
            slots[*slot as usize] = *number;
        }
        for (slot, addition) in &done.additions {
            let was = self.contents.all[slots[*slot as usize] as usize];
            slots[*slot as usize] = self.contents.find(Digest(was.0.wrapping_add(addition.0)));
        }
        let (text, uncaught) = (done.text, done.uncaught);
        if text != 0 {
            slots[OUTPUT] = self.add_output(slots[OUTPUT], text);
        }
        if uncaught != 0 {
            let mut all = self.uncaught.all[slots[UNCAUGHT] as usize].clone();
            all.extend_from_slice(&self.uncaught.all[uncaught as usize]);
            all.sort();
            slots[UNCAUGHT] = self.uncaught.find(all);
        }
        state.after(strand, slots)
    }

    fn restless(&self) -> Option<StrandIx> {
        self.time.as_ref().map(|time| time.strand)
    }

    fn local(&self, state: &State, strand: StrandIx) -> LocalIx {
        LocalIx(self.strands.get(strand.0 as usize).map_or(ABSENT, |slot| state.get(*slot as usize)))
    }

    fn ending(&mut self, state: &State) -> Ending {
        let exit = state.get(EXIT);
        let outcome = self.outcomes.find((state.get(OUTPUT), exit, state.get(UNCAUGHT)));
        Ending { outcome: OutcomeIx(outcome), deadlock: exit == 0 }
    }

    fn name(&self, strand: StrandIx) -> StrandName {
        StrandName(self.locations.name_of(strand))
    }

    fn named(&self, name: StrandName) -> Option<StrandIx> {
        self.locations.named(name.0).filter(|strand| strand.0 < self.strands())
    }

    fn bytes(&self) -> u64 {
        let rows =
            self.contents.bytes() + self.outputs.bytes() + self.texts.bytes() + self.uncaught.bytes() + self.outcomes.bytes();
        let locals = self.locals.capacity() * (size_of::<(Digest, u32)>() + 1);
        rows + self.written + self.memo.bytes() + self.locations.bytes() + locals as u64
    }

    fn bytes_of(&self, state: &State) -> u64 {
        state.bytes()
    }

    /// Whether a place has turned out to be shared that was taken for private.
    fn is_stale(&self) -> bool {
        self.stale
    }

    fn absorb(&mut self, copy: &Self) {
        self.locations.absorb(&copy.locations);
        for name in copy.locations.strands() {
            self.strand(*name);
        }
        self.locations.iter().for_each(|ix| self.check(ix));
        self.stale |= copy.stale;
        self.broken |= copy.broken;
        self.crowded |= copy.crowded;
        self.processes |= copy.processes;
        self.tasks |= copy.tasks;
        self.asked_time |= copy.asks_time();
    }

    fn is_hopeless(&self) -> bool {
        self.crowded || self.processes || self.broken || self.rules.clock == Clock::Any && self.asks_time()
    }
}
