//! Module `unicodedata`: names, kinds and normal forms of characters. All but the normal forms need the table of
//! `unicode_names2`, which in the page comes when a program asks for it.

use unicode_names2::{Form, Number, Table};

use super::ModuleTable;
use crate::{
    builtins::text_args::kind,
    heap::types as t,
    native::{Cx, Native, Raise},
    value::{ObjId, Value},
};

/// The module.
pub const MODULE: ModuleTable = ModuleTable { name: "unicodedata", functions: FUNCTIONS, fill };

const FUNCTIONS: &[Native] = &[
    Native::function("bidirectional", "chr, /", |cx, args| {
        let (table, c) = (table(cx)?, character(cx, args[0], "bidirectional() argument")?);
        Ok(cx.heap.str(table.properties(c.into()).bidirectional))
    }),
    Native::function("category", "chr, /", |cx, args| {
        let (table, c) = (table(cx)?, character(cx, args[0], "category() argument")?);
        Ok(cx.heap.str(table.properties(c.into()).category))
    }),
    Native::function("combining", "chr, /", |cx, args| {
        let (table, c) = (table(cx)?, character(cx, args[0], "combining() argument")?);
        Ok(cx.heap.int(table.properties(c.into()).combining.into()))
    }),
    Native::function("decimal", "chr, default=<unrepresentable>, /", |cx, args| {
        let decimal = |cx: &mut Cx<'_>, number: Number| number.decimal.map(|digit| cx.heap.int(digit.into()));
        number(cx, args, "decimal() argument 1", "not a decimal", decimal)
    }),
    Native::function("decomposition", "chr, /", |cx, args| {
        let (table, c) = (table(cx)?, character(cx, args[0], "decomposition() argument")?);
        Ok(cx.heap.str(table.decomposition(c)))
    }),
    Native::function("digit", "chr, default=<unrepresentable>, /", |cx, args| {
        let digit = |cx: &mut Cx<'_>, number: Number| number.digit.map(|digit| cx.heap.int(digit.into()));
        number(cx, args, "digit() argument 1", "not a digit", digit)
    }),
    Native::function("east_asian_width", "chr, /", |cx, args| {
        let (table, c) = (table(cx)?, character(cx, args[0], "east_asian_width() argument")?);
        Ok(cx.heap.str(table.properties(c.into()).east_asian_width))
    }),
    Native::function("is_normalized", "form, unistr, /", |cx, args| {
        let text = text(cx, args[1], "is_normalized() argument 2")?;
        let normal = normalized(cx, "is_normalized", args[0], &text)?;
        Ok(Value::bool(normal == text))
    }),
    Native::function("lookup", "name, /", lookup),
    Native::function("mirrored", "chr, /", |cx, args| {
        let (table, c) = (table(cx)?, character(cx, args[0], "mirrored() argument")?);
        Ok(cx.heap.int(table.properties(c.into()).mirrored.into()))
    }),
    Native::function("name", "chr, default=<unrepresentable>, /", |cx, args| {
        let (table, c) = (table(cx)?, character(cx, args[0], "name() argument 1")?);
        match (table.name(c), args[1].bound()) {
            (Some(name), _) => Ok(cx.heap.str(name)),
            (None, Some(default)) => Ok(default),
            (None, None) => Err(cx.value_error("no such name")),
        }
    }),
    Native::function("normalize", "form, unistr, /", |cx, args| {
        let text = text(cx, args[1], "normalize() argument 2")?;
        let normal = normalized(cx, "normalize", args[0], &text)?;
        Ok(cx.heap.str(normal))
    }),
    Native::function("numeric", "chr, default=<unrepresentable>, /", |cx, args| {
        let numeric = |cx: &mut Cx<'_>, number: Number| Some(cx.heap.float(number.numeric));
        number(cx, args, "numeric() argument 1", "not a numeric character", numeric)
    }),
];

/// What normalising a character costs, in virtual nanoseconds.
const CHARACTER: u64 = 10;

fn fill(cx: &mut Cx<'_>, dict: ObjId) {
    let (name, version) = (cx.heap.intern("unidata_version"), cx.heap.str(unicode_names2::VERSION));
    cx.heap.name_set(dict, name, version);
}

fn table(cx: &mut Cx<'_>) -> Result<&'static Table, Raise> {
    unicode_names2::table().ok_or_else(|| cx.error(t::RUNTIME_ERROR, "the table of Unicode could not be loaded"))
}

/// The character that an argument is; `what` begins the error's message.
fn character(cx: &mut Cx<'_>, v: Value, what: &str) -> Result<char, Raise> {
    let mut characters = cx.heap.as_str(v).unwrap_or_default().chars();
    match (characters.next(), characters.next()) {
        (Some(c), None) => Ok(c),
        _ => {
            let kind = kind(cx, v);
            Err(cx.type_error(format!("{what} must be a unicode character, not {kind}")))
        }
    }
}

fn text(cx: &mut Cx<'_>, v: Value, what: &str) -> Result<String, Raise> {
    if let Some(text) = cx.heap.as_str(v).map(str::to_owned) {
        cx.reserve(text.len() * 4)?;
        cx.world.charge(text.len() as u64 * CHARACTER);
        return Ok(text);
    }
    let kind = kind(cx, v);
    Err(cx.type_error(format!("{what} must be str, not {kind}")))
}

/// The text in one of Unicode's normal forms.
fn normalized(cx: &mut Cx<'_>, function: &str, form: Value, text: &str) -> Result<String, Raise> {
    let table = table(cx)?;
    let form = match cx.heap.as_str(form) {
        Some("NFC") => Form::Nfc,
        Some("NFD") => Form::Nfd,
        Some("NFKC") => Form::Nfkc,
        Some("NFKD") => Form::Nfkd,
        Some(_) => return Err(cx.value_error("invalid normalization form")),
        None => {
            let kind = kind(cx, form);
            return Err(cx.type_error(format!("{function}() argument 1 must be str, not {kind}")));
        }
    };
    Ok(table.normalized(text, form))
}

/// What `of` takes from the number that a character stands for; else the default, or the error.
fn number(
    cx: &mut Cx<'_>,
    args: &[Value],
    what: &str,
    otherwise: &str,
    of: impl Fn(&mut Cx<'_>, Number) -> Option<Value>,
) -> Result<Value, Raise> {
    let (table, c) = (table(cx)?, character(cx, args[0], what)?);
    match table.number(c).and_then(|number| of(cx, number)).or(args[1].bound()) {
        Some(value) => Ok(value),
        None => Err(cx.value_error(otherwise)),
    }
}

fn lookup(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let table = table(cx)?;
    let Some(name) = cx.heap.as_str(args[0]).map(str::to_owned) else {
        let kind = kind(cx, args[0]);
        return Err(cx.type_error(format!("a bytes-like object is required, not '{kind}'")));
    };
    match table.character(&name) {
        Some(c) => Ok(cx.heap.str(c.to_string())),
        None => {
            let message = cx.heap.str(format!("undefined character name '{name}'"));
            Err(cx.key_error(message))
        }
    }
}
