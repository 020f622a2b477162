//! Matching arguments with parameters, for functions written in Python and for natives.

use super::Vm;
use crate::{bytecode::Code, heap::Function, library::Signature, native::Raise, value::Value};

impl Vm<'_> {
    /// The first registers of a frame of `function` called with `args`, of which the last ones are named by `kwnames`.
    pub(super) fn bind(&mut self, code: &Code, function: &Function, args: &[Value], kwnames: Value) -> Result<Vec<Value>, Raise> {
        let p = &code.parameters;
        let names: Vec<Value> = self.heap.as_items(kwnames).unwrap_or_default().to_vec();
        let (given, named) = args.split_at(args.len() - names.len());
        let positional = p.positional as usize;
        let plain = positional + p.keyword_only as usize;
        let mut slots = vec![Value::UNBOUND; p.names.len()];
        let direct = given.len().min(positional);
        slots[..direct].copy_from_slice(&given[..direct]);
        if p.var_args {
            slots[plain] = self.heap.tuple(&given[direct..]);
        } else if given.len() > positional {
            return Err(self.too_many_positional(code, function, given.len(), &slots));
        }
        let extra = if p.var_kwargs { Some(self.heap.dict()) } else { None };
        let mut misplaced = Vec::new();
        for (name, value) in names.iter().zip(named) {
            let text = self.heap.as_arc_str(*name).unwrap_or_default();
            let place = (p.positional_only as usize..plain).find(|&i| *p.names[i] == *text);
            match (place, extra) {
                (Some(place), _) if slots[place].is_unbound() => slots[place] = *value,
                (Some(_), _) => {
                    let message = format!("{}() got multiple values for argument '{text}'", self.qualname(function));
                    return Err(self.cx().type_error(message));
                }
                (None, Some(dict)) => self.heap.name_set(dict, *name, *value),
                (None, None) if p.names[..p.positional_only as usize].iter().any(|other| **other == *text) => {
                    misplaced.push(text.to_string());
                }
                (None, None) => {
                    let message = format!("{}() got an unexpected keyword argument '{text}'", self.qualname(function));
                    return Err(self.cx().type_error(message));
                }
            }
        }
        if !misplaced.is_empty() {
            let message = format!(
                "{}() got some positional-only arguments passed as keyword arguments: '{}'",
                self.qualname(function),
                misplaced.join(", ")
            );
            return Err(self.cx().type_error(message));
        }
        if let Some(dict) = extra {
            slots[plain + usize::from(p.var_args)] = dict.into();
        }
        self.fill_defaults(code, function, &mut slots)?;
        Ok(slots)
    }

    fn fill_defaults(&mut self, code: &Code, function: &Function, slots: &mut [Value]) -> Result<(), Raise> {
        let p = &code.parameters;
        let positional = p.positional as usize;
        let defaults: Vec<Value> = self.heap.as_items(function.defaults).unwrap_or_default().to_vec();
        let first = positional - defaults.len().min(positional);
        for (slot, default) in slots[first..positional].iter_mut().zip(&defaults) {
            if slot.is_unbound() {
                *slot = *default;
            }
        }
        let missing: Vec<&str> = (0..first).filter(|&i| slots[i].is_unbound()).map(|i| &*p.names[i]).collect();
        if !missing.is_empty() {
            return Err(self.missing(function, &missing, "positional"));
        }
        let mut missing = Vec::new();
        let keyword_only = positional..positional + p.keyword_only as usize;
        for (slot, name) in slots[keyword_only.clone()].iter_mut().zip(&p.names[keyword_only]) {
            if !slot.is_unbound() {
                continue;
            }
            let default = match function.kwdefaults.as_obj() {
                Some(dict) => self.heap.interned(name).and_then(|name| self.heap.name_get(dict, name)),
                None => None,
            };
            match default {
                Some(value) => *slot = value,
                None => missing.push(&**name),
            }
        }
        if missing.is_empty() { Ok(()) } else { Err(self.missing(function, &missing, "keyword-only")) }
    }

    #[cold]
    fn missing(&mut self, function: &Function, names: &[&str], kind: &str) -> Raise {
        let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
        let list = match &quoted[..] {
            [one] => one.clone(),
            [first, second] => format!("{first} and {second}"),
            [rest @ .., last] => format!("{}, and {last}", rest.join(", ")),
            [] => String::new(),
        };
        let plural = if names.len() == 1 { "" } else { "s" };
        let message = format!("{}() missing {} required {kind} argument{plural}: {list}", self.qualname(function), names.len());
        self.cx().type_error(message)
    }

    #[cold]
    fn too_many_positional(&mut self, code: &Code, function: &Function, given: usize, _slots: &[Value]) -> Raise {
        let p = &code.parameters;
        let most = p.positional as usize;
        let defaults = self.heap.as_tuple(function.defaults).map_or(0, <[Value]>::len);
        let takes = if defaults > 0 { format!("from {} to {most}", most - defaults) } else { most.to_string() };
        let plural = if most == 1 && defaults == 0 { "" } else { "s" };
        let was = if given == 1 { "was" } else { "were" };
        let message = format!("{}() takes {takes} positional argument{plural} but {given} {was} given", self.qualname(function));
        self.cx().type_error(message)
    }

    fn qualname(&self, function: &Function) -> String {
        self.heap.as_str(function.qualname).unwrap_or("function").to_owned()
    }

    /// The arguments of a native in the order of its parameters.
    #[cold]
    #[inline(never)]
    pub(super) fn bind_native(&mut self, number: u32, args: &[Value], kwnames: Value) -> Result<Vec<Value>, Raise> {
        let library = self.library;
        let info = &library.natives[number as usize];
        let signature = &info.signature;
        let names: Vec<Value> = self.heap.as_items(kwnames).unwrap_or_default().to_vec();
        let (given, named) = args.split_at(args.len() - names.len());
        let most = signature.positional;
        let mut slots = vec![Value::UNBOUND; signature.len()];
        let direct = given.len().min(most);
        slots[..direct].copy_from_slice(&given[..direct]);
        if let Some(place) = signature.var_args {
            slots[place] = self.heap.tuple(&given[direct..]);
        } else if given.len() > most {
            return Err(self.native_count(number, given.len()));
        }
        if let Some(place) = signature.var_kwargs {
            slots[place] = self.heap.dict().into();
        }
        for (name, value) in names.iter().zip(named) {
            let text = self.heap.as_arc_str(*name).unwrap_or_default();
            match signature.place(&text) {
                Some(place) if slots[place].is_unbound() => slots[place] = *value,
                Some(place) => {
                    let message = format!("argument for {}() given by name ('{text}') and position ({})", info.name(), place + 1);
                    return Err(self.cx().type_error(message));
                }
                None => match signature.var_kwargs {
                    Some(place) => {
                        if let Some(dict) = slots[place].as_obj() {
                            self.heap.name_set(dict, *name, *value);
                        }
                    }
                    None => {
                        let message = if signature.has_keywords() {
                            format!("'{text}' is an invalid keyword argument for {}()", info.name())
                        } else {
                            format!("{}() takes no keyword arguments", info.full_name())
                        };
                        return Err(self.cx().type_error(message));
                    }
                },
            }
        }
        if let Some(missing) = (0..signature.required).find(|&i| slots[i].is_unbound()) {
            let message = if signature.has_keywords() {
                let offset = info.implicit();
                let place =
                    if info.native.name == "__new__" { String::new() } else { format!(" (pos {})", missing + 1 - offset) };
                format!("{}() missing required argument '{}'{place}", info.name(), signature.names[missing])
            } else {
                return Err(self.native_count(number, given.len()));
            };
            return Err(self.cx().type_error(message));
        }
        Ok(slots)
    }

    /// The `TypeError` for a wrong number of positional arguments, in the words that CPython uses for this kind of function.
    #[cold]
    fn native_count(&mut self, number: u32, given: usize) -> Raise {
        let library = self.library;
        let info = &library.natives[number as usize];
        let Signature { required, positional, .. } = info.signature;
        let offset = info.implicit();
        let (least, most, given) =
            (required.saturating_sub(offset), positional.saturating_sub(offset), given.saturating_sub(offset));
        let message = match (least, most) {
            (0, 0) => format!("{}() takes no arguments ({given} given)", info.full_name()),
            (1, 1) => format!("{}() takes exactly one argument ({given} given)", info.full_name()),
            (least, most) if least == most => {
                let plural = if least == 1 { "" } else { "s" };
                format!("{} expected {least} argument{plural}, got {given}", info.name())
            }
            (least, most) => {
                let (word, limit) = if given < least { ("at least", least) } else { ("at most", most) };
                let plural = if limit == 1 { "" } else { "s" };
                format!("{} expected {word} {limit} argument{plural}, got {given}", info.name())
            }
        };
        self.cx().type_error(message)
    }
}
