//! The frames of a traceback, each with its source line and what of it failed.

use super::Printer;
use crate::{bytecode::Unit, heap::TraceEntry, source::anchors};

/// Equal frames after this many are only counted.
const SHOWN: usize = 3;
/// More frames than this are not shown: the innermost ones are.
const MOST_FRAMES: usize = 1000;

/// What a traceback says of a frame.
#[derive(PartialEq, Eq)]
struct Place<'a> {
    file: &'a str,
    line: u32,
    name: &'a str,
}

impl Printer<'_> {
    /// The frames of a traceback with the line before them; nothing when it has none of the program's own.
    pub(super) fn frames(&mut self, entries: &[TraceEntry], group: bool) {
        let codes = self.codes;
        let all: Vec<&TraceEntry> = entries.iter().rev().filter(|entry| !codes.unit_of(entry.code).hidden).collect();
        if all.is_empty() {
            return;
        }
        if group && self.depth == 1 {
            self.indent();
            self.out.push_str("+ Exception Group Traceback (most recent call last):\n");
        } else {
            self.line(if group {
                "Exception Group Traceback (most recent call last):"
            } else {
                "Traceback (most recent call last):"
            });
        }
        let mut last: Option<Place<'_>> = None;
        let mut count = 0;
        for entry in &all[all.len().saturating_sub(MOST_FRAMES)..] {
            let unit = &codes.unit_of(entry.code).unit;
            let place = Place { file: &unit.file, line: codes.line(entry.code, entry.pc), name: &codes.code(entry.code).name };
            if last.as_ref() != Some(&place) {
                self.repeated(count);
                count = 0;
            }
            count += 1;
            if count <= SHOWN {
                self.line(&format!("  File \"{}\", line {}, in {}", place.file, place.line, place.name));
                let range = codes.code(entry.code).ranges.get(entry.pc as usize).copied();
                self.source(unit, place.line, range);
            }
            last = Some(place);
        }
        self.repeated(count);
    }

    fn repeated(&mut self, count: usize) {
        if let Some(more) = count.checked_sub(SHOWN).filter(|more| *more > 0) {
            let plural = if more == 1 { "" } else { "s" };
            self.line(&format!("  [Previous line repeated {more} more time{plural}]"));
        }
    }

    /// A source line and the carets below it. Text that came from no file is not shown, but for examples of `doctest`.
    fn source(&mut self, unit: &Unit, number: u32, range: Option<(u32, u32)>) {
        let hidden = unit.file.starts_with('<') && !unit.file.starts_with("<doctest ");
        if hidden || number == 0 || number as usize > unit.line_starts.len() {
            return;
        }
        let line = unit.line(number);
        let shown = line.trim_start_matches([' ', '\t', '\x0c']);
        self.line(&format!("    {shown}"));
        let Some(range) = range.filter(|(start, end)| start < end) else { return };
        if let Some(carets) = carets(unit, line, line.chars().count() - shown.chars().count(), range) {
            self.line(&format!("    {carets}"));
        }
    }
}

/// What stands below a line whose first `stripped` characters are not shown, or `None` when the whole line is meant.
fn carets(unit: &Unit, line: &str, stripped: usize, (start, end): (u32, u32)) -> Option<String> {
    let (first_line, start_column) = unit.line_column(start);
    let (last_line, end_column) = unit.line_column(end);
    let characters = |column: u32| line.get(..column as usize).map(|before| before.chars().count());
    let from = characters(start_column)?;
    let mut operator = None;
    let to = if first_line == last_line {
        operator = anchors(&unit.text, start, end).and_then(|(from, to)| {
            let place = |offset: u32| characters(unit.line_column(offset).1);
            Some((place(from)?, place(to)?))
        });
        characters(end_column)?
    } else {
        line.trim_end().chars().count()
    };
    if to <= from || (operator.is_none() && to - from == line.chars().count() - stripped) {
        return None;
    }
    let mark = |i: usize| match operator {
        _ if i < from => ' ',
        Some((left, right)) if i < left || i >= right => '~',
        _ => '^',
    };
    Some((stripped..to).map(mark).collect())
}
