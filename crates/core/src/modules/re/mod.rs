//! Module `_re`: regular expressions as CPython reads them. `Pattern` and `Match` are Python, in `python/pack/re.py`.

mod class;
mod escape;
mod flags;
mod groups;
mod matcher;
mod node;
mod parse;
mod program;
mod subject;
#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use program::Program;

use matcher::{GivenUp, Matcher, NONE, Text};
use parse::{Parsed, Problem};
use subject::{Subject, with_text};

use super::ModuleTable;
use crate::{
    builtins::text_args::{bytes_like, index, size},
    heap::{Body, types as t},
    native::{Cx, Native, Raise},
    value::{ObjId, Value},
};

/// The module.
pub const MODULE: ModuleTable = ModuleTable { name: "_re", functions: FUNCTIONS, fill };

/// What a step of the matcher costs, in virtual nanoseconds.
const STEP: u64 = 5;

const FUNCTIONS: &[Native] = &[
    Native::function("compile", "pattern, flags, /", compile),
    Native::function("match", "program, string, pos, endpos, how, /", match_),
    Native::function("scan", "program, string, pos, endpos, most, /", |cx, args| {
        let most = limit(cx, args[4])?;
        let (_, found) = all(cx, args, most)?;
        let rows: Vec<Value> = found.iter().map(|one| one.tuple(cx)).collect();
        Ok(cx.heap.list(rows))
    }),
    Native::function("findall", "program, string, pos, endpos, /", findall),
    Native::function("split", "program, string, most, /", split),
    Native::function("sub", "program, string, template, most, /", sub),
];

fn fill(_: &mut Cx<'_>, _: ObjId) {}

/// A match: beginnings and ends of all groups, and the group closed last.
struct Found {
    places: Vec<u32>,
    last: u32,
}

impl Found {
    fn of<T: Text + ?Sized>(matcher: &Matcher<'_, T>) -> Self {
        Self { places: matcher.saves.clone(), last: matcher.last }
    }

    /// Where a group is.
    fn group(&self, number: usize) -> Option<(usize, usize)> {
        match self.places[2 * number..2 * number + 2] {
            [from, to] if from != NONE && to != NONE => Some((from as usize, to as usize)),
            _ => None,
        }
    }

    /// `(start, end, start of group 1, …, group closed last)`
    fn tuple(&self, cx: &mut Cx<'_>) -> Value {
        let mut parts = Vec::with_capacity(self.places.len() + 1);
        for pair in self.places.chunks(2) {
            let taken = !pair.contains(&NONE);
            parts.extend(pair.iter().map(|at| if taken { Value::index(*at as usize) } else { Value::int32(-1) }));
        }
        parts.push(if self.last == 0 { Value::NONE } else { Value::index(self.last as usize) });
        cx.heap.tuple(parts)
    }
}

/// `compile(pattern, flags)`: `(program, flags, number of groups, [(name, number), …])`, or `(kind, message, place)`.
fn compile(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let (text, bytes): (Vec<char>, bool) = match (cx.heap.as_str(args[0]), bytes_like(cx, args[0])) {
        (Some(text), _) => (text.chars().collect(), false),
        (None, Some(text)) => (text.iter().map(|byte| char::from(*byte)).collect(), true),
        (None, None) => return Err(cx.type_error("first argument must be string or compiled pattern")),
    };
    let flags = size(cx, args[1])? as u32;
    match parse::parse(&text, flags, bytes) {
        Ok(Parsed { node, flags, groups, names }) => {
            let program = Program::new(&node, groups, bytes);
            cx.heap.charge(size_of::<Program>() + program.code.len() * size_of::<program::Inst>());
            let program = cx.heap.alloc(t::RE_PROGRAM, Body::Pattern(Arc::new(program))).into();
            let mut rows = Vec::with_capacity(names.len());
            for (name, number) in names {
                let name = cx.heap.str(name);
                rows.push(cx.heap.tuple([name, Value::index(number)]));
            }
            let names = cx.heap.list(rows);
            Ok(cx.heap.tuple([program, Value::index(flags as usize), Value::index(groups), names]))
        }
        Err(Problem::Syntax(message, at)) => {
            let (kind, message) = (cx.heap.intern("error"), cx.heap.str(message));
            let at = if at == usize::MAX { Value::NONE } else { Value::index(at) };
            Ok(cx.heap.tuple([kind, message, at]))
        }
        Err(Problem::Flags(message)) => Err(cx.value_error(message)),
        Err(Problem::TooDeep) => Err(cx.error(t::RECURSION_ERROR, "maximum recursion depth exceeded")),
        Err(Problem::TooMany) => Err(cx.overflow_error("the repetition number is too large")),
    }
}

fn program(cx: &mut Cx<'_>, v: Value) -> Result<Arc<Program>, Raise> {
    match cx.heap.body(v) {
        Some(Body::Pattern(program)) => Ok(Arc::clone(program)),
        _ => Err(cx.type_error("a compiled regular expression is needed")),
    }
}

/// Accounts for a search, and turns one that was given up into an exception.
fn settle<R>(cx: &mut Cx<'_>, steps: u64, result: Result<R, GivenUp>) -> Result<R, Raise> {
    cx.world.charge(steps * STEP);
    result.map_err(|why| match why {
        GivenUp::Steps => cx.error(
            t::RUNTIME_ERROR,
            "the regular expression tries too many ways to match (Interleave gives up after 20 million steps)",
        ),
        GivenUp::Memory => cx.error_with(t::MEMORY_ERROR, &[]),
    })
}

/// How many at most: a count of which 0 and less mean any number.
fn limit(cx: &mut Cx<'_>, v: Value) -> Result<usize, Raise> {
    Ok(usize::try_from(index(cx, v)?).ok().filter(|most| *most > 0).unwrap_or(usize::MAX))
}

/// `match(program, string, pos, endpos, how)`: the places of a match or `None`. How: 0 search, 1 match, 2 fullmatch.
fn match_(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let program = program(cx, args[0])?;
    let subject = Subject::new(cx, &program, args[1], args[2], args[3])?;
    let how = size(cx, args[4])?;
    let start = subject.start;
    let (steps, found) = with_text!(subject, text => {
        let mut matcher = Matcher::new(&program, text, how == 2);
        let found = if how == 0 { matcher.search(start, None) } else { matcher.here(start) };
        (matcher.steps(), found.map(|found| found.then(|| Found::of(&matcher))))
    });
    let found = settle(cx, steps, found)?;
    Ok(found.map_or(Value::NONE, |found| found.tuple(cx)))
}

/// Up to `most` matches one after another.
fn all(cx: &mut Cx<'_>, args: &[Value], most: usize) -> Result<(Subject, Vec<Found>), Raise> {
    let program = program(cx, args[0])?;
    let subject = Subject::new(cx, &program, args[1], args[2], args[3])?;
    let (steps, found) = with_text!(subject, text => {
        let mut matcher = Matcher::new(&program, text, false);
        let found = every(&mut matcher, subject.start, most);
        (matcher.steps(), found)
    });
    Ok((subject, settle(cx, steps, found)?))
}

fn every<T: Text + ?Sized>(matcher: &mut Matcher<'_, T>, start: usize, most: usize) -> Result<Vec<Found>, GivenUp> {
    let (mut found, mut at, mut not_empty) = (Vec::new(), start, None);
    while found.len() < most && matcher.search(at, not_empty)? {
        let one = Found::of(matcher);
        let (from, to) = (one.places[0] as usize, one.places[1] as usize);
        at = to;
        not_empty = (from == to).then_some(to);
        found.push(one);
    }
    Ok(found)
}

/// `findall(program, string, pos, endpos)`
fn findall(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let (subject, found) = all(cx, args, usize::MAX)?;
    let groups = program(cx, args[0])?.groups;
    let mut items = Vec::with_capacity(found.len());
    for one in &found {
        let text = |cx: &mut Cx<'_>, number| {
            let (from, to) = one.group(number).unwrap_or((0, 0));
            subject.part(cx, from, to)
        };
        items.push(match groups {
            0 => text(cx, 0),
            1 => text(cx, 1),
            _ => {
                let parts: Vec<Value> = (1..=groups).map(|number| text(cx, number)).collect();
                cx.heap.tuple(parts)
            }
        });
    }
    Ok(cx.heap.list(items))
}

/// `split(program, string, most)`
fn split(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let most = limit(cx, args[2])?;
    let (subject, found) = all(cx, &[args[0], args[1], Value::int32(0), Value::NONE], most)?;
    let groups = program(cx, args[0])?.groups;
    let (mut items, mut at) = (Vec::new(), 0);
    for one in &found {
        let (from, to) = one.group(0).unwrap_or((at, at));
        items.push(subject.part(cx, at, from));
        for number in 1..=groups {
            items.push(match one.group(number) {
                Some((from, to)) => subject.part(cx, from, to),
                None => Value::NONE,
            });
        }
        at = to;
    }
    let end = subject.len();
    items.push(subject.part(cx, at, end));
    Ok(cx.heap.list(items))
}

/// `sub(program, string, template, most)`: the new text and how many were replaced. The template is a list of texts and of
/// numbers of groups.
fn sub(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let most = limit(cx, args[3])?;
    let (subject, found) = all(cx, &[args[0], args[1], Value::int32(0), Value::NONE], most)?;
    let template = cx.heap.as_items(args[2]).unwrap_or_default().to_vec();
    let (mut out, mut at) = (Vec::new(), 0);
    for one in &found {
        let (from, to) = one.group(0).unwrap_or((at, at));
        subject.push(&mut out, at, from);
        for part in &template {
            match cx.heap.as_i64(*part).map(usize::try_from) {
                Some(Ok(number)) if number < one.places.len() / 2 => {
                    if let Some((from, to)) = one.group(number) {
                        subject.push(&mut out, from, to);
                    }
                }
                Some(_) => return Err(cx.index_error("no such group")),
                None => match cx.heap.as_str(*part) {
                    Some(text) => out.extend_from_slice(text.as_bytes()),
                    None => out.extend_from_slice(bytes_like(cx, *part).unwrap_or_default()),
                },
            }
        }
        cx.reserve(out.len())?;
        at = to;
    }
    let end = subject.len();
    subject.push(&mut out, at, end);
    let count = Value::index(found.len());
    let text = subject.made(cx, out);
    Ok(cx.heap.tuple([text, count]))
}
