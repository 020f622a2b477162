//! Matching arguments with parameters, for functions written in Python and for natives.

use std::sync::Arc;

use super::Vm;
use crate::{
    bytecode::Code,
    heap::{Body, Function},
    library::Signature,
    native::Raise,
    value::Value,
};

/// As many parameters are matched without asking for memory.
const MOST_IN_PLACE: usize = 24;

impl Vm<'_> {
    /// [`Vm::bind`] for what is frequent and right: puts the arguments, which stand in the stack from `start`, where the parameters
    /// want them. Whether that could be done; if not, nothing has changed, and `bind` knows more or makes the error.
    pub(super) fn bind_in_place(&mut self, code: &Code, function: &Function, start: usize, count: usize, kwnames: Value) -> bool {
        let p = &code.parameters;
        let (positional, plain) = (p.positional as usize, p.positional as usize + p.keyword_only as usize);
        let mut slots = [Value::UNBOUND; MOST_IN_PLACE];
        if p.names.len() > MOST_IN_PLACE {
            return false;
        }
        let given = &self.strand.stack[start..start + count];
        let names = self.heap.as_tuple(kwnames).unwrap_or_default();
        let (given, named) = given.split_at(count - names.len());
        let direct = given.len().min(positional);
        slots[..direct].copy_from_slice(&given[..direct]);
        if given.len() > positional && !p.var_args {
            return false;
        }
        let mut extra = 0;
        for (name, value) in names.iter().zip(named) {
            let text = self.heap.as_str(*name).unwrap_or_default();
            match (p.positional_only as usize..plain).find(|&i| *p.names[i] == *text) {
                Some(place) if slots[place].is_unbound() => slots[place] = *value,
                None if p.var_kwargs => extra += 1,
                _ => return false,
            }
        }
        let defaults = self.heap.as_tuple(function.defaults).unwrap_or_default();
        let first = positional - defaults.len().min(positional);
        for (slot, default) in slots[first..positional].iter_mut().zip(defaults) {
            if slot.is_unbound() {
                *slot = *default;
            }
        }
        for (slot, name) in slots[positional..plain].iter_mut().zip(&p.names[positional..plain]) {
            if slot.is_unbound() {
                let default = function.kwdefaults.as_obj().and_then(|dict| {
                    let name = self.heap.interned(name)?;
                    self.heap.name_get(dict, name)
                });
                *slot = default.unwrap_or(Value::UNBOUND);
            }
        }
        if slots[..plain].iter().any(|slot| slot.is_unbound()) {
            return false;
        }
        if p.var_args {
            let rest: Arc<[Value]> = given[direct..].into();
            slots[plain] = self.heap.tuple(rest);
        }
        if p.var_kwargs {
            let dict = self.heap.dict();
            slots[plain + usize::from(p.var_args)] = dict.into();
            // Those that no parameter has taken, in the order of the call.
            let all = if extra == 0 { 0 } else { self.heap.as_tuple(kwnames).map_or(0, <[Value]>::len) };
            for i in 0..all {
                let Some(name) = self.heap.as_tuple(kwnames).map(|names| names[i]) else { break };
                let text = self.heap.as_str(name).unwrap_or_default();
                if !p.names[p.positional_only as usize..plain].iter().any(|other| **other == *text) {
                    let value = self.strand.stack[start + count - all + i];
                    self.heap.name_set(dict, name, value);
                }
            }
        }
        self.strand.stack[start..start + p.names.len()].copy_from_slice(&slots[..p.names.len()]);
        true
    }

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
        }
        let extra = if p.var_kwargs { Some(self.heap.dict()) } else { None };
        let mut misplaced = Vec::new();
        for (name, value) in names.iter().zip(named) {
            let text = self.heap.as_text(*name).unwrap_or_default();
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
                    let in_c = self.keyword_in_c(p, function, given.len(), names.len(), &slots, &text);
                    let message = in_c
                        .unwrap_or_else(|| format!("{}() got an unexpected keyword argument '{text}'", self.qualname(function)));
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
        if given.len() > positional && !p.var_args {
            let named = slots[positional..plain].iter().filter(|slot| !slot.is_unbound()).count();
            return Err(self.too_many_positional(code, function, given.len(), named));
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
            if let Some(message) = self.count_in_c(p, function, first - missing.len()) {
                return Err(self.cx().type_error(message));
            }
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
    fn too_many_positional(&mut self, code: &Code, function: &Function, given: usize, named: usize) -> Raise {
        let p = &code.parameters;
        if let Some(message) = self.count_in_c(p, function, given) {
            return self.cx().type_error(message);
        }
        let most = p.positional as usize;
        let defaults = self.heap.as_tuple(function.defaults).map_or(0, <[Value]>::len);
        let takes = if defaults > 0 { format!("from {} to {most}", most - defaults) } else { most.to_string() };
        let plural = if most == 1 && defaults == 0 { "" } else { "s" };
        let mut counted = given.to_string();
        if named > 0 {
            let [first, second] = [given, named].map(|count| if count == 1 { "" } else { "s" });
            counted = format!("{given} positional argument{first} (and {named} keyword-only argument{second})");
        }
        let was = if given == 1 && named == 0 { "was" } else { "were" };
        let message =
            format!("{}() takes {takes} positional argument{plural} but {counted} {was} given", self.qualname(function));
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
        if !names.is_empty() && !signature.has_keywords() && signature.var_kwargs.is_none() {
            return Err(self.cx().type_error(format!("{}() takes no keyword arguments", info.full_name())));
        }
        let mut slots = vec![Value::UNBOUND; signature.len()];
        let direct = given.len().min(most);
        slots[..direct].copy_from_slice(&given[..direct]);
        if let Some(place) = signature.var_args {
            slots[place] = self.heap.tuple(&given[direct..]);
        } else if given.len() > most {
            let message = if signature.has_keywords() && info.name() != "sorted" {
                let offset = info.implicit();
                let (all, count) = (signature.names.len() - offset, args.len() - offset);
                let (limit, kind) = if count > all { (all, "") } else { (most - offset, "positional ") };
                let plural = if limit == 1 { "" } else { "s" };
                match limit {
                    0 => format!("{}() takes no positional arguments", info.name()),
                    _ if count > all => format!("{}() takes at most {limit} argument{plural} ({count} given)", info.name()),
                    _ => {
                        format!("{}() takes at most {limit} {kind}argument{plural} ({} given)", info.name(), given.len() - offset)
                    }
                }
            } else {
                return Err(self.native_count(number, given.len()));
            };
            return Err(self.cx().type_error(message));
        }
        if let Some(place) = signature.var_kwargs {
            slots[place] = self.heap.dict().into();
        }
        for (name, value) in names.iter().zip(named) {
            let text = self.heap.as_text(*name).unwrap_or_default();
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
                        let message = match info.name() {
                            "_thread.lock" => "_thread.allocate_lock() takes no keyword arguments".to_owned(),
                            "sorted" => format!("'{text}' is an invalid keyword argument for sort()"),
                            name => format!("'{text}' is an invalid keyword argument for {name}()"),
                        };
                        return Err(self.cx().type_error(message));
                    }
                },
            }
        }
        if let Some(missing) = (0..signature.required).find(|&i| slots[i].is_unbound()) {
            let message = if missing < signature.positional_only && signature.has_keywords() && info.name() != "sorted" {
                let offset = info.implicit();
                let least = signature.required.min(signature.positional_only) - offset;
                let how = if least < most - offset { "at least" } else { "exactly" };
                let plural = if least == 1 { "" } else { "s" };
                format!("{}() takes {how} {least} positional argument{plural} ({} given)", info.name(), given.len() - offset)
            } else if signature.has_keywords() && info.name() != "sorted" {
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
        let searches = ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"];
        let plural_of = |count: usize| if count == 1 { "" } else { "s" };
        let message = match (least, most) {
            (least, most) if info.is_slot() && least == most => {
                // CPython reads two arguments with a function that has a name to show, which is empty here.
                let space = if least > 1 { " " } else { "" };
                format!("{space}expected {least} argument{}, got {given}", plural_of(least))
            }
            (1, _) if matches!(info.owner, Some("str" | "bytes" | "bytearray")) && searches.contains(&info.name()) => {
                let (how, limit) = if given < least { ("at least", least) } else { ("at most", most) };
                format!("{}() takes {how} {limit} argument{} ({given} given)", info.name(), plural_of(limit))
            }
            (3, 3) if info.name() == "type" => "type() takes 1 or 3 arguments".to_owned(),
            (1, 1) if info.native.name == "__new__" || info.name() == "sorted" => {
                format!("{} expected 1 argument, got {given}", info.name())
            }

            (0, 0) => format!("{}() takes no arguments ({given} given)", info.full_name()),
            (1, 1) => format!("{}() takes exactly one argument ({given} given)", info.full_name()),
            (least, most) if least == most => {
                let plural = if least == 1 { "" } else { "s" };
                format!("{} expected {least} argument{plural}, got {given}", info.name())
            }
            (least, most) => {
                let (word, limit) = if given < least { ("at least", least) } else { ("at most", most) };
                let plural = if limit == 1 { "" } else { "s" };
                let name = if info.is_slot() { "" } else { info.name() };
                format!("{name} expected {word} {limit} argument{plural}, got {given}")
            }
        };
        self.cx().type_error(message)
    }

    /// Checks the first argument of a method of a built-in type, or of its constructor.
    #[inline]
    pub(super) fn check_receiver(&mut self, number: u32, start: usize, count: usize) -> Result<(), Raise> {
        let library = self.library;
        let info = &library.natives[number as usize];
        if count > 0 && info.is_method() {
            let class = self.heap.type_of(self.strand.stack[start]);
            if class == info.receiver || self.heap.is_subtype(class, info.receiver) {
                return Ok(());
            }
        }
        self.wrong_receiver(number, start, count)
    }

    #[cold]
    #[inline(never)]
    fn wrong_receiver(&mut self, number: u32, start: usize, count: usize) -> Result<(), Raise> {
        let library = self.library;
        let info = &library.natives[number as usize];
        let (name, owner) = (info.native.name, info.owner.unwrap_or_default());
        let first = (count > 0).then(|| self.strand.stack[start]);
        let message = match (first, info.is_method()) {
            (None, true) if info.is_slot() => format!("descriptor '{name}' of '{owner}' object needs an argument"),
            (None, true) => format!("unbound method {owner}.{name}() needs an argument"),
            (None, false) => format!("{owner}.__new__(): not enough arguments"),
            (Some(value), true) => {
                let got = self.heap.type_name(value);
                if info.is_slot() {
                    format!("descriptor '{name}' requires a '{owner}' object but received a '{got}'")
                } else {
                    format!("descriptor '{name}' for '{owner}' objects doesn't apply to a '{got}' object")
                }
            }
            (Some(value), false) => match (value.as_obj(), self.heap.body(value)) {
                (Some(class), Some(Body::Type(_))) if self.heap.is_subtype(class, info.receiver) => return Ok(()),
                (_, Some(Body::Type(ty))) => {
                    format!("{owner}.__new__({0}): {0} is not a subtype of {owner}", ty.name)
                }
                _ => format!("{owner}.__new__(X): X is not a type object ({})", self.heap.type_name(value)),
            },
        };
        Err(self.cx().type_error(message))
    }
}
