//! How a run stands, in the protocol's words, with what the last operation changed.

use interleave_core::machine as core;
use interleave_core::{StrandId, StrandKind as Kind};
use interleave_protocol::{
    Did, Doing, FrameMoment, LoopMoment, Moment, ObjectMoment, OperationMoment, ProcessMoment, StrandKind, StrandMoment, Variable,
};

/// Most strands that are told; of more the ones that are over are left out first.
const MOST_STRANDS: usize = 300;

/// The moment at `place`. `before` is the one before the last operation, if there was one.
pub fn moment(place: u64, now: &core::Moment, before: Option<&core::Moment>, did: Option<Did>) -> Moment {
    let crowded = now.strands.len() > MOST_STRANDS;
    let shown = now.strands.iter().filter(|strand| !crowded || strand.doing != core::Doing::Over);
    let strands = shown.take(MOST_STRANDS).map(|strand| {
        let former = before.and_then(|before| before.strands.iter().find(|other| other.id == strand.id));
        strand_moment(strand, former)
    });
    let processes = now.processes.iter().map(|process| {
        let former = before.and_then(|before| before.processes.iter().find(|other| other.id == process.id));
        process_moment(process, former)
    });
    Moment {
        place,
        time: now.time,
        written: now.written as u64,
        did,
        strands: strands.collect(),
        processes: processes.collect(),
        cycle: now.cycle.iter().map(|strand| strand.0).collect(),
    }
}

fn strand_moment(strand: &core::StrandMoment, before: Option<&core::StrandMoment>) -> StrandMoment {
    let depth = strand.frames.len();
    let frames = strand.frames.iter().enumerate().map(|(index, frame)| {
        // The same activation stood equally far from the outermost one; one that has just begun has changed nothing.
        let former = before.and_then(|before| before.frames.iter().rev().nth(depth - 1 - index));
        let former = former.filter(|former| former.function == frame.function);
        FrameMoment {
            function: frame.function.clone(),
            line: frame.line,
            variables: variables(&frame.variables, former.map(|former| &former.variables[..])),
        }
    });
    StrandMoment {
        id: strand.id.0,
        name: strand.name.clone(),
        kind: match strand.kind {
            Kind::Process => StrandKind::Process,
            Kind::Thread => StrandKind::Thread,
            Kind::Task => StrandKind::Task,
        },
        process: strand.process.0,
        doing: match strand.doing {
            core::Doing::Runs => Doing::Runs,
            core::Doing::CouldRun => Doing::CouldRun,
            core::Doing::Waits => Doing::Waits,
            core::Doing::Sleeps => Doing::Sleeps,
            core::Doing::Over => Doing::Over,
        },
        waits_for: strand.waits_for.clone(),
        on: number(strand.on),
        frames: frames.collect(),
        operations: strand
            .operations
            .iter()
            .map(|operation| OperationMoment { text: operation.text.clone(), next: operation.next })
            .collect(),
    }
}

fn process_moment(process: &core::ProcessMoment, before: Option<&core::ProcessMoment>) -> ProcessMoment {
    let objects = process.objects.iter().map(|object| {
        let former = before.and_then(|before| before.objects.iter().find(|other| other.name == object.name));
        ObjectMoment {
            name: object.name.clone(),
            kind: object.kind.clone(),
            state: object.state.clone(),
            before: former.filter(|former| former.state != object.state).map(|former| former.state.clone()),
            holder: number(object.holder),
            waiters: object.waiters.iter().map(|waiter| waiter.0).collect(),
        }
    });
    ProcessMoment {
        id: process.id.0,
        name: process.name.clone(),
        exit: process.exit,
        holder: number(process.holder),
        variables: variables(&process.variables, before.map(|before| &before.variables[..])),
        objects: objects.collect(),
        loops: process
            .loops
            .iter()
            .map(|event_loop| LoopMoment { ready: event_loop.ready.clone(), timers: event_loop.timers.clone() })
            .collect(),
    }
}

/// Variables, with what they were if that is known and different.
fn variables(now: &[core::Variable], before: Option<&[core::Variable]>) -> Vec<Variable> {
    now.iter()
        .map(|variable| {
            let former = before.map(|before| before.iter().find(|other| other.name == variable.name));
            let before = match former {
                Some(Some(former)) if former.value == variable.value => None,
                Some(Some(former)) => Some(former.value.clone()),
                Some(None) => Some(String::new()),
                None => None,
            };
            Variable { name: variable.name.clone(), value: variable.value.clone(), before }
        })
        .collect()
}

fn number(strand: Option<StrandId>) -> Option<u32> {
    strand.map(|strand| strand.0)
}
