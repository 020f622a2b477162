//! Objects whose end a program could notice: weak references lead to them, they have `__del__`, they are generators at rest in a `try` or
//! `with`, or coroutines that nobody awaited. CPython finds their end by counting references; here it is looked for after every statement, as long as there
//! are such objects and the search has not cost too much.

use std::collections::{BTreeMap, BTreeSet};

use super::{Body, GeneratorState, Heap, Marker, Object, PAGE, Visitor, gc::visit, types};
use crate::{
    code_table::CodeTable,
    value::{ObjId, Value},
};

/// What has to happen because an object ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Call the object's `__del__`.
    Finalize(Value),
    /// Call the callback of this weak reference.
    Callback(Value),
    /// Close this generator, or say that this coroutine was never awaited.
    Close(Value),
}

/// The objects to watch, and what was found.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    /// Whether to look at all.
    pub on: bool,
    /// Whether a class has a `__del__`: its instances will be watched.
    pub finalizers: bool,
    /// Instances with a `__del__` that has not run, in the order of their creation.
    pub finalizable: Vec<ObjId>,
    /// Generators that may rest in a `try` or `with`, and coroutines that may not have begun.
    pub generators: Vec<ObjId>,
    /// What weak references hold ([`Body::Weak`]).
    pub weak: Vec<ObjId>,
    /// Ends that nobody has heard of yet.
    pub ends: Vec<End>,
    /// Objects that may be looked at before the search has to pause.
    credit: i64,
}

/// How many objects all searches may look at before they slow the program down.
const CREDIT: i64 = 20_000_000;
/// How many more with every statement.
const ALLOWANCE: i64 = 60;

impl Watch {
    /// Whether nothing is watched, nor will be soon, and all have heard of what ended.
    pub fn is_idle(&self) -> bool {
        !self.finalizers
            && self.finalizable.is_empty()
            && self.generators.is_empty()
            && self.weak.is_empty()
            && self.ends.is_empty()
    }

    /// Whether there is something to look for, and the search may cost something, or nothing is left to watch. Asked once a statement.
    pub fn is_due(&mut self) -> bool {
        if self.is_idle() {
            return true;
        }
        if self.finalizable.is_empty() && self.generators.is_empty() && self.weak.is_empty() {
            return false;
        }
        self.credit = (self.credit + ALLOWANCE).min(0);
        self.credit > -CREDIT
    }
}

/// The watched objects by number, for the time of one search.
struct Watched {
    finalizable: BTreeSet<ObjId>,
    generators: BTreeSet<ObjId>,
    /// The holders that lead to an object, the oldest first.
    holders: BTreeMap<ObjId, Vec<ObjId>>,
}

/// How often garbage refers to garbage.
struct Counts {
    counts: Vec<u32>,
}

impl Visitor for Counts {
    fn object(&mut self, id: ObjId) {
        self.counts[id.0 as usize] += 1;
    }
}

/// The objects that one object leads to.
struct Children(Vec<ObjId>);

impl Visitor for Children {
    fn object(&mut self, id: ObjId) {
        self.0.push(id);
    }
}

impl Heap {
    /// Watches an instance whose class has `__del__`.
    pub fn watch_instance(&mut self, id: ObjId) {
        self.watch.on = true;
        self.watch.finalizers = true;
        self.watch.finalizable.push(id);
    }

    /// Watches a generator that comes to rest in a `try` or `with`, or a coroutine that was made and kept.
    pub fn watch_generator(&mut self, id: ObjId) {
        self.watch.on = true;
        if !self.watch.generators.contains(&id) {
            self.watch.generators.push(id);
        }
    }

    /// Generators that are over need no watching, nor do coroutines that somebody awaited.
    pub fn forget_finished(&mut self) {
        let over = |heap: &Self, id: &ObjId| {
            let object = heap.get(*id);
            let Body::Generator(generator) = &object.body else { return false };
            let awaited = object.class == types::COROUTINE && generator.state != GeneratorState::Created;
            awaited || generator.state == GeneratorState::Finished
        };
        if self.watch.generators.iter().any(|id| over(self, id)) {
            let mut generators = std::mem::take(&mut self.watch.generators);
            generators.retain(|id| !over(self, id));
            self.watch.generators = generators;
        }
    }

    /// Notes the end of all watched objects that neither `roots` nor a circle of references leads to: those that CPython would have
    /// freed by now. Objects below `immortal` are the library's.
    pub fn find_ends(&mut self, immortal: ObjId, codes: &CodeTable, roots: impl FnOnce(&mut Marker)) {
        let mut marker = Marker::new(self.pages.len() * PAGE, immortal.0.saturating_sub(1));
        self.mark_changed(immortal, &mut marker);
        self.mark_shapes(&mut marker);
        self.mark_ends(&mut marker);
        roots(&mut marker);
        let seen = marker.finish(self);
        self.watch.credit -= seen as i64 + i64::from(immortal.0) / 64;
        let is_dead = |id: &ObjId| !marker.has(*id);
        let any = self.watch.finalizable.iter().any(is_dead)
            || self.watch.generators.iter().any(is_dead)
            || self.watch.weak.iter().any(|id| is_dead(id) || self.target(*id).is_some_and(|target| is_dead(&target)));
        if any {
            self.free_in_order(&marker, immortal, codes);
        }
    }

    /// All objects in those of the library's pages that were changed since, and what they lead to: the others lead to the library only.
    fn mark_changed(&self, immortal: ObjId, marker: &mut Marker) {
        for page in (0..immortal.0.div_ceil(PAGE as u32)).filter(|page| !self.is_pristine(*page as usize)) {
            let places = page * PAGE as u32..((page + 1) * PAGE as u32).min(immortal.0);
            places.for_each(|id| visit(marker, self.get(ObjId(id))));
        }
    }

    /// Goes through the garbage as reference counting would, and notes what has to happen.
    fn free_in_order(&mut self, marker: &Marker, immortal: ObjId, codes: &CodeTable) {
        let watched = self.watched();
        let freed = self.unravel(marker, immortal, |heap, id| {
            if let Some(end) = heap.own_end(&watched, id, codes) {
                // It lives until this is done, and what it leads to with it.
                heap.watch.ends.push(end);
                return false;
            }
            heap.clear_weak(&watched, id, marker);
            true
        });
        let stays = |id: &ObjId| !freed[id.0 as usize];
        self.watch.finalizable.retain(stays);
        self.watch.generators.retain(stays);
        self.watch.weak.retain(stays);
    }

    /// What is watched, to be looked up.
    fn watched(&self) -> Watched {
        let mut holders: BTreeMap<ObjId, Vec<ObjId>> = BTreeMap::new();
        for id in &self.watch.weak {
            if let Some(target) = self.target(*id) {
                holders.entry(target).or_default().push(*id);
            }
        }
        let finalizable = self.watch.finalizable.iter().copied().collect();
        Watched { finalizable, generators: self.watch.generators.iter().copied().collect(), holders }
    }

    /// Frees, in thought, what is not marked and nothing refers to, then what only that referred to; `free` says whether an object
    /// really goes. Which objects went; circles stay. (Kahn: Topological sorting of large networks, 1962.)
    fn unravel(&mut self, marker: &Marker, immortal: ObjId, mut free: impl FnMut(&mut Self, ObjId) -> bool) -> Vec<bool> {
        let garbage = self.garbage(marker, immortal);
        self.watch.credit -= 2 * garbage.len() as i64;
        let mut counts = Counts { counts: vec![0; self.pages.len() * PAGE] };
        garbage.iter().for_each(|id| visit(&mut counts, self.get(*id)));
        let Counts { mut counts } = counts;
        let first = self.watch.finalizable.iter().copied().filter(|id| !marker.has(*id));
        // The stack's top is freed first.
        let mut todo: Vec<ObjId> = first.chain(garbage).filter(|id| counts[id.0 as usize] == 0).collect();
        todo.reverse();
        let mut freed = vec![false; counts.len()];
        while let Some(id) = todo.pop() {
            if std::mem::replace(&mut freed[id.0 as usize], true) || !free(self, id) {
                continue;
            }
            for child in self.released(self.get(id)) {
                let count = &mut counts[child.0 as usize];
                *count = count.saturating_sub(1);
                if *count == 0 && !marker.has(child) {
                    todo.push(child);
                }
            }
        }
        freed
    }

    fn garbage(&self, marker: &Marker, immortal: ObjId) -> Vec<ObjId> {
        let all = (immortal.0..(self.pages.len() * PAGE) as u32).map(ObjId);
        all.filter(|id| !marker.has(*id) && !matches!(self.get(*id).body, Body::Free(_))).collect()
    }

    /// What an object has to do at its end.
    fn own_end(&self, watched: &Watched, id: ObjId, codes: &CodeTable) -> Option<End> {
        if watched.finalizable.contains(&id) {
            return Some(End::Finalize(id.into()));
        }
        (watched.generators.contains(&id) && self.has_an_end(id, codes)).then_some(End::Close(id.into()))
    }

    /// Whether something happens when a generator is dropped: it rests where closing it does something, or it is a coroutine that
    /// nobody awaited.
    pub fn has_an_end(&self, id: ObjId, codes: &CodeTable) -> bool {
        let object = self.get(id);
        let Body::Generator(generator) = &object.body else { return false };
        if object.class == types::COROUTINE {
            return generator.state == GeneratorState::Created;
        }
        let handlers = &codes.code(generator.code).handlers;
        generator.state == GeneratorState::Suspended
            && handlers.iter().any(|handler| handler.start <= generator.pc && generator.pc < handler.end)
    }

    /// An object is gone: weak references to it are dead, those that live themselves have their callbacks called.
    fn clear_weak(&mut self, watched: &Watched, target: ObjId, marker: &Marker) {
        for id in watched.holders.get(&target).into_iter().flatten().rev() {
            let Body::Weak(parts) = &mut self.get_mut(*id).body else { continue };
            parts[0] = Value::NONE;
            let reference = parts[1];
            if marker.has(*id) && reference.as_obj().is_some_and(|reference| marker.has(reference)) {
                self.watch.ends.push(End::Callback(reference));
            }
        }
    }

    /// What a weak reference's holder leads to, while that lives.
    pub fn target(&self, id: ObjId) -> Option<ObjId> {
        match &self.get(id).body {
            Body::Weak(parts) => parts[0].as_obj(),
            _ => None,
        }
    }

    /// Before a collection frees what is not marked, circles included: notes the ends of watched objects and marks those that have
    /// something to do first.
    pub(super) fn announce_unreachable(&mut self, marker: &mut Marker) {
        let watched = self.watched();
        for index in (0..self.watch.weak.len()).rev() {
            if let Some(target) = self.target(self.watch.weak[index]).filter(|target| !marker.has(*target)) {
                self.clear_weak(&watched, target, marker);
            }
        }
        self.watch.weak.retain(|id| marker.has(*id));
        let (kept, dead): (Vec<ObjId>, Vec<ObjId>) = self.watch.finalizable.iter().partition(|id| marker.has(**id));
        self.watch.finalizable = kept;
        self.watch.ends.extend(dead.into_iter().map(|id| End::Finalize(id.into())));
        let (kept, dead): (Vec<ObjId>, Vec<ObjId>) = self.watch.generators.iter().partition(|id| marker.has(**id));
        self.watch.generators = kept;
        self.watch.ends.extend(dead.into_iter().map(|id| End::Close(id.into())));
        self.mark_ends(marker);
        marker.finish(self);
    }

    /// Marks what waits for its end to be announced.
    pub(super) fn mark_ends(&self, marker: &mut Marker) {
        for end in &self.watch.ends {
            let (End::Finalize(value) | End::Callback(value) | End::Close(value)) = *end;
            marker.value(value);
        }
    }

    /// Notes the ends of all watched objects that `roots` does not lead to, those that circles of references keep included. How many
    /// objects circles keep, of classes that CPython's collector knows: what `gc.collect()` answers.
    pub fn announce(&mut self, immortal: ObjId, roots: impl FnOnce(&mut Marker)) -> usize {
        let mut marker = Marker::new(self.pages.len() * PAGE, immortal.0.saturating_sub(1));
        for id in 1..immortal.0 {
            visit(&mut marker, self.get(ObjId(id)));
        }
        self.mark_shapes(&mut marker);
        self.mark_ends(&mut marker);
        roots(&mut marker);
        marker.finish(self);
        let freed = self.unravel(&marker, immortal, |_, _| true);
        let tracked = |id: &&ObjId| {
            !freed[id.0 as usize]
                && !matches!(
                    self.get(**id).body,
                    Body::Str(_)
                        | Body::Bytes(_)
                        | Body::BigInt(_)
                        | Body::Float(_)
                        | Body::Complex(_)
                        | Body::Range(_)
                        | Body::Code(_)
                )
        };
        let circles = self.garbage(&marker, immortal).iter().filter(tracked).count();
        self.announce_unreachable(&mut marker);
        circles
    }

    /// Notes the ends of all watched objects, at the end of the program: first those that a module's names lead to, in their order.
    pub fn end_all(&mut self, names: ObjId, codes: &CodeTable) {
        let watched = self.watched();
        let mut seen = vec![false; self.pages.len() * PAGE];
        let mut todo = vec![names];
        while let Some(id) = todo.pop() {
            if std::mem::replace(&mut seen[id.0 as usize], true) {
                continue;
            }
            self.watch.ends.extend(self.own_end(&watched, id, codes));
            let object = self.get(id);
            if !matches!(object.body, Body::Type(_) | Body::Function(_) | Body::Module(_)) {
                todo.extend(self.released(object));
            }
        }
        let rest = std::mem::take(&mut self.watch.finalizable).into_iter().chain(std::mem::take(&mut self.watch.generators));
        for id in rest.filter(|id| !seen[id.0 as usize]) {
            self.watch.ends.extend(self.own_end(&watched, id, codes));
        }
    }

    /// What an object refers to, the last first: the order of a stack. Sequences let go of their last item first.
    fn released(&self, object: &Object) -> Vec<ObjId> {
        let mut children = Children(Vec::new());
        visit(&mut children, object);
        if !matches!(object.body, Body::List(_) | Body::Tuple(_)) {
            children.0.reverse();
        }
        children.0
    }
}
