//! The bytecode as text, to look at and to test.

use std::fmt::Write as _;

use crate::bytecode::{Code, Constant, Instr, Op, Unit};

/// All codes of a unit: a header, then one instruction per line with its numbers, then the tables.
pub fn listing(unit: &Unit) -> String {
    let mut out = String::new();
    for (number, code) in unit.codes.iter().enumerate() {
        list_code(unit, number, code, &mut out);
    }
    out
}

fn list_code(unit: &Unit, number: usize, code: &Code, out: &mut String) {
    let _ = writeln!(out, "code {number} {} ({} registers)", code.qualname, code.registers);
    if !code.locals.is_empty() {
        let _ = writeln!(out, "  locals {}", code.locals.join(" "));
    }
    if !code.free.is_empty() {
        let _ = writeln!(out, "  free {} from r{}", code.free.join(" "), code.free_start);
    }
    for (at, instr) in code.instrs.iter().enumerate() {
        let _ = writeln!(out, "  {at:3} {}", show(unit, instr));
    }
    for handler in &code.handlers {
        let _ = writeln!(out, "  except {}..{} -> {} r{}", handler.start, handler.end, handler.target, handler.reg);
    }
    for handled in &code.handled {
        let _ = writeln!(out, "  handling {}..{} r{}", handled.start, handled.end, handled.reg);
    }
}

fn show(unit: &Unit, instr: &Instr) -> String {
    let (name, operands) = instruction(unit, instr);
    format!("{name} {operands}")
}

/// An instruction's name, and its registers and number or name.
pub fn instruction(unit: &Unit, instr: &Instr) -> (String, String) {
    let Instr { op, a, b, c, imm } = *instr;
    let named = matches!(
        op,
        Op::LoadConst
            | Op::CheckBound
            | Op::LoadCell
            | Op::DelCell
            | Op::LoadGlobal
            | Op::StoreGlobal
            | Op::DelGlobal
            | Op::LoadName
            | Op::StoreName
            | Op::DelName
            | Op::LoadNameOrCell
            | Op::LoadAttr
            | Op::StoreAttr
            | Op::DelAttr
            | Op::LoadMethod
            | Op::LoadSuperMethod
            | Op::LoadSpecial
            | Op::ImportName
            | Op::ImportFrom
            | Op::CallKw
            | Op::CallMethodKw
    );
    let imm = if named { constant(unit, imm as u32) } else { imm.to_string() };
    (format!("{op:?}"), format!("{a} {b} {c} {imm}"))
}

fn constant(unit: &Unit, number: u32) -> String {
    match unit.constants.get(number as usize) {
        None => format!("?{number}"),
        Some(Constant::None) => "None".into(),
        Some(Constant::Bool(value)) => if *value { "True" } else { "False" }.into(),
        Some(Constant::Ellipsis) => "...".into(),
        Some(Constant::Int(value)) => value.to_string(),
        Some(Constant::BigInt(value)) => value.to_string(),
        Some(Constant::Float(value)) => format!("{value:?}"),
        Some(Constant::Imaginary(value)) => format!("{value:?}j"),
        Some(Constant::Str(text)) => format!("{text:?}"),
        Some(Constant::Bytes(bytes)) => format!("b{:?}", String::from_utf8_lossy(bytes)),
        Some(Constant::Tuple(items)) => {
            let items: Vec<String> = items.iter().map(|item| constant(unit, *item)).collect();
            format!("({})", items.join(", "))
        }
    }
}
