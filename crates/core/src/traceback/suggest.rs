//! "Did you mean": the name closest to one that does not exist.

use super::{attribute, exception_body};
use crate::{
    code_table::CodeTable,
    heap::{Body, Heap, Object, names as n, types as t},
    process::ProcessState,
    value::{ObjId, Value},
};

/// With more candidates than this, or longer names, nothing is suggested.
const MOST_CANDIDATES: usize = 750;
const LONGEST: usize = 40;
/// What changing, adding or removing a letter costs, and what changing only its case costs.
const CHANGE: usize = 2;
const CASE: usize = 1;

/// The name that the program may have meant where a `NameError` or `AttributeError` arose.
pub fn suggestion(heap: &Heap, state: &ProcessState, codes: &CodeTable, exception: Value) -> Option<String> {
    let name = attribute(heap, exception, Value::obj(n::NAME_ATTR)).and_then(|v| heap.as_str(v))?;
    if heap.is_instance(exception, t::NAME_ERROR) {
        let entry = exception_body(heap, exception)?.traceback.iter().find(|entry| !codes.unit_of(entry.code).hidden)?;
        let code = codes.code(entry.code);
        let locals = code.locals.iter().map(|local| &**local).filter(|local| !local.is_empty());
        let globals = globals_of(heap, state, &codes.unit_of(entry.code).unit.file);
        let builtins = keys(heap, state.builtins);
        return closest(name, locals)
            .or_else(|| closest(name, globals.into_iter()))
            .or_else(|| closest(name, builtins.into_iter()));
    }
    if heap.is_instance(exception, t::ATTRIBUTE_ERROR) {
        let object = attribute(heap, exception, Value::obj(n::OBJ))?;
        let mut names = attributes(heap, object);
        names.sort_unstable();
        names.dedup();
        return closest(name, names.into_iter());
    }
    None
}

/// The candidate with the least distance to `name`, if that is small for its length.
pub fn closest<'a>(name: &str, candidates: impl Iterator<Item = &'a str>) -> Option<String> {
    let candidates: Vec<&str> = candidates.collect();
    if candidates.len() >= MOST_CANDIDATES {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        if candidate == name {
            continue;
        }
        let most = (name.len() + candidate.len() + 3) * CHANGE / 6;
        let most = best.map_or(most, |(distance, _)| most.min(distance.saturating_sub(1)));
        match distance(name.as_bytes(), candidate.as_bytes(), most) {
            Some(distance) if best.is_none_or(|(least, _)| distance < least) => best = Some((distance, candidate)),
            _ => {}
        }
    }
    best.map(|(_, name)| name.to_owned())
}

/// What it costs to change one name into another (Levenshtein 1966), if no more than `most`.
fn distance(a: &[u8], b: &[u8], most: usize) -> Option<usize> {
    let same_start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[same_start..], &b[same_start..]);
    let same_end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - same_end], &b[..b.len() - same_end]);
    let whole = match (a.len(), b.len()) {
        (0, other) | (other, 0) => other * CHANGE,
        (x, y) if x > LONGEST || y > LONGEST => return None,
        _ => {
            let mut row: Vec<usize> = (1..=a.len()).map(|i| i * CHANGE).collect();
            for (j, y) in b.iter().enumerate() {
                let (mut diagonal, mut left) = (j * CHANGE, (j + 1) * CHANGE);
                for (x, above) in a.iter().zip(&mut row) {
                    let cost = (diagonal + substitution(*x, *y)).min(left.min(*above) + CHANGE);
                    diagonal = *above;
                    *above = cost;
                    left = cost;
                }
            }
            row[a.len() - 1]
        }
    };
    (whole <= most).then_some(whole)
}

fn substitution(x: u8, y: u8) -> usize {
    if x == y {
        0
    } else if x.eq_ignore_ascii_case(&y) {
        CASE
    } else {
        CHANGE
    }
}

/// The global names of the module made from a file.
fn globals_of<'a>(heap: &'a Heap, state: &ProcessState, file: &str) -> Vec<&'a str> {
    let modules = heap.dict_ref(state.modules).iter().filter_map(|entry| match heap.body(entry.value)? {
        Body::Module(dict) => Some(*dict),
        _ => None,
    });
    let mut of_file = modules.filter(|dict| {
        let its_file = heap.name_get(*dict, Value::obj(n::FILE));
        its_file.and_then(|v| heap.as_str(v)) == Some(file)
    });
    of_file.next().map(|dict| keys(heap, dict)).unwrap_or_default()
}

fn keys(heap: &Heap, dict: ObjId) -> Vec<&str> {
    heap.dict_ref(dict).iter().filter_map(|entry| heap.as_str(entry.key)).collect()
}

/// The names of an object's attributes, as far as no Python needs to run to know them.
fn attributes(heap: &Heap, object: Value) -> Vec<&str> {
    let of_class = |class: ObjId| heap.ty(class).mro.iter().flat_map(|base| keys(heap, heap.ty(*base).namespace));
    match heap.body(object) {
        Some(Body::Module(dict)) => return keys(heap, *dict),
        Some(Body::Type(_)) => return of_class(object.as_obj().expect("a type is an object")).collect(),
        _ => {}
    }
    let mut names: Vec<&str> = of_class(heap.type_of(object)).collect();
    let Some(id) = object.as_obj() else { return names };
    let aux = heap.get(id).aux;
    match &heap.get(id).body {
        Body::Instance(slots) => {
            let shape = heap.shapes.get(aux);
            names.extend(shape.names.iter().filter_map(|name| heap.as_str(*name)));
            if shape.in_dict
                && let Some(dict) = slots.first().and_then(|v| v.as_obj())
                && let Body::Dict(_) = heap.get(dict).body
            {
                names.extend(keys(heap, dict));
            }
        }
        Body::Str(_) => {}
        _ if aux & Object::DICT_BITS != 0 => names.extend(keys(heap, ObjId(aux & Object::DICT_BITS))),
        _ => {}
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closest_name_is_found() {
        let names = ["append", "extend", "Append", "index"];
        assert_eq!(closest("apend", names.into_iter()).as_deref(), Some("append"));
        assert_eq!(closest("appenD", names.into_iter()).as_deref(), Some("append"));
        assert_eq!(closest("zzz", names.into_iter()), None);
        assert_eq!(closest("append", ["append"].into_iter()), None);
    }

    #[test]
    fn distances() {
        assert_eq!(distance(b"kitten", b"sitting", 99), Some(6));
        assert_eq!(distance(b"abc", b"ABC", 99), Some(3));
        assert_eq!(distance(b"abc", b"abc", 0), Some(0));
        assert_eq!(distance(b"abc", b"xyz", 5), None);
    }
}
