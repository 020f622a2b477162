//! The operations of a statement in words: `read counter`, `add`, `write counter`.

use super::{OperationMoment, frames::Activation, values::in_short};
use crate::{
    bytecode::{Code, Constant, Op, Unit, writes},
    diary::{Act, Deed, does},
    heap::CodeId,
    machine::Machine,
    value::Value,
};

/// So many characters of the program's text are quoted.
const MOST_CHARACTERS: usize = 40;

impl Machine {
    /// The operations of the statement at which a frame stands; none if there is only one.
    pub(super) fn operations(&self, frame: &Activation) -> Vec<OperationMoment> {
        let code = self.codes.code(frame.code);
        let line = |pc: u32| self.codes.line(frame.code, pc);
        let here = line(frame.at);
        let bound = code.statements.partition_point(|start| *start <= frame.at);
        let start = bound.checked_sub(1).map_or(0, |index| code.statements[index]);
        let end = code.statements.get(bound).copied().unwrap_or(code.instrs.len() as u32);
        let mut all: Vec<(u32, String)> = (start..end)
            .filter(|pc| does(code.instrs[*pc as usize].op).is_some() && line(*pc) == here)
            .filter(|pc| !is_callee(code, *pc))
            .map(|pc| (pc, self.operation_in_words(frame.code, pc)))
            .collect();
        if !all.iter().any(|(pc, _)| *pc >= frame.at) {
            // It stands behind the statement, on its way out.
            all.clear();
        }
        // What is done after an exception reads like what is done without.
        all.dedup_by(|later, first| later.1 == first.1 && later.0 > frame.at && first.0 >= frame.at);
        let next = all.iter().find(|(pc, _)| *pc >= frame.at).map(|(pc, _)| *pc);
        let all: Vec<OperationMoment> =
            all.into_iter().map(|(pc, text)| OperationMoment { text, next: next == Some(pc) }).collect();
        if all.len() > 1 { all } else { Vec::new() }
    }

    /// What an operation does, in words.
    pub(super) fn operation_in_words(&self, id: CodeId, pc: u32) -> String {
        let code = self.codes.code(id);
        let unit = &self.codes.unit_of(id).unit;
        let instr = code.instrs[pc as usize];
        let quoted = || quote(unit, code, pc);
        let name = || name(unit, instr.imm);
        match does(instr.op) {
            Some(Act::Read) => format!("read {}", quoted()),
            Some(Act::Write) => match instr.op {
                Op::StoreGlobal | Op::StoreName => format!("write {}", name()),
                Op::StoreCell => format!("write {}", cell_name(code, instr.a)),
                _ => format!("write {}", target(&quoted())),
            },
            Some(Act::Delete) => format!("delete {}", quoted().trim_start_matches("del ")),
            Some(Act::Compute) => format!("compute {}", quoted()),
            Some(Act::Call) => match special(unit, code, pc) {
                Some("__enter__") => format!("enter {}", quoted()),
                Some("__exit__") => format!("leave {}", with_item(&quoted())),
                Some("__aenter__") => format!("ask {} to be entered", quoted()),
                Some("__aexit__") => format!("ask {} to be left", with_item(&quoted())),
                _ => format!("call {}", quoted()),
            },
            Some(Act::Return) => "return".into(),
            Some(Act::Yield) if instr.op == Op::Yield => "yield".into(),
            Some(Act::Yield) => format!("await {}", quoted().trim_start_matches("await ")),
            Some(Act::Next) => format!("take the next {}", quoted().trim_start_matches("async ").trim_start_matches("for ")),
            Some(Act::Raise) => "raise".into(),
            Some(Act::Import) => quoted(),
            None => {
                let text = unit.line(self.codes.line(id, pc)).trim();
                cut(text.split_once('#').map_or(text, |(code, _)| code.trim_end()))
            }
        }
    }

    /// The value that an operation which is over read, computed or wrote, if its strand has done nothing since.
    pub(super) fn outcome_of(&self, deed: &Deed) -> Option<String> {
        let instr = self.codes.code(deed.code).instrs[deed.pc as usize];
        let register = match does(instr.op)? {
            Act::Read => instr.a,
            Act::Compute if !is_jump(instr.op) => instr.a,
            Act::Write => match instr.op {
                Op::StoreGlobal | Op::StoreName => instr.a,
                Op::StoreCell | Op::StoreAttr => instr.b,
                _ => instr.c,
            },
            _ => return None,
        };
        let frames = self.program_frames(deed.strand, &self.coroutines());
        let frame = frames.first().filter(|frame| frame.code == deed.code && frame.before)?;
        // What came since has to have left the register alone.
        let since = self.codes.code(deed.code).instrs.get(deed.pc as usize + 1..frame.at as usize)?;
        let mut kept = true;
        since.iter().for_each(|instr| writes(*instr, |written| kept &= written != register));
        if !kept {
            return None;
        }
        let value = frame.registers.get(register as usize).copied().filter(|value| *value != Value::UNBOUND)?;
        Some(in_short(self.process(frame.process), &self.codes, value))
    }
}

fn is_jump(op: Op) -> bool {
    matches!(op, Op::JumpLt | Op::JumpLe | Op::JumpEq | Op::JumpNe | Op::JumpGt | Op::JumpGe)
}

/// Whether an instruction only fetches what is called next.
fn is_callee(code: &Code, pc: u32) -> bool {
    let instr = code.instrs[pc as usize];
    instr.op == Op::LoadGlobal
        && code.instrs[pc as usize + 1..]
            .iter()
            .find(|later| matches!(later.op, Op::Call | Op::CallKw | Op::CallEx) && later.b == instr.a)
            .is_some_and(|call| call.b == instr.a)
}

/// The special method that a call instruction calls, if it does that for a `with` statement.
fn special<'a>(unit: &'a Unit, code: &Code, pc: u32) -> Option<&'a str> {
    let call = code.instrs[pc as usize];
    let load = code.instrs[..pc as usize].iter().rev().find(|instr| instr.op == Op::LoadSpecial && instr.a == call.b)?;
    (call.op == Op::CallMethod).then(|| name(unit, load.imm))
}

fn name(unit: &Unit, constant: i32) -> &str {
    match unit.constants.get(constant as usize) {
        Some(Constant::Str(text)) => text,
        _ => "?",
    }
}

fn cell_name(code: &Code, register: u8) -> &str {
    let free = (register as usize).checked_sub(code.free_start as usize).and_then(|index| code.free.get(index));
    free.or_else(|| code.locals.get(register as usize)).map_or("?", |name| name)
}

/// The program's text of an instruction, on one line and cut when it is long.
fn quote(unit: &Unit, code: &Code, pc: u32) -> String {
    let (start, end) = code.ranges.get(pc as usize).copied().unwrap_or_default();
    let text = unit.text.get(start as usize..end as usize).unwrap_or_default();
    let is_compound = code.instrs[pc as usize].op == Op::ForIter || text.starts_with("class ") || text.starts_with("def ");
    let text = if is_compound { text.lines().next().unwrap_or_default().trim_end_matches(':') } else { text };
    cut(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn cut(text: &str) -> String {
    if text.chars().count() <= MOST_CHARACTERS {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(MOST_CHARACTERS - 1).collect();
    short.push('…');
    short
}

/// What a `with` statement enters, if the text is that of all of it.
fn with_item(text: &str) -> &str {
    let text = text.trim_start_matches("async ").trim_start_matches("with ");
    text.split_once(':').map_or(text, |(item, _)| item)
}

/// What an assignment writes to, if the text is that of all of it.
fn target(text: &str) -> &str {
    let end = text.find(['=', '+', '-', '*', '/', '%', '&', '|', '^', '@', '<', '>']).filter(|_| text.contains('='));
    end.map_or(text, |end| text[..end].trim_end())
}
