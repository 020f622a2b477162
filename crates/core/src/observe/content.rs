//! Digests of what is in an object, a kernel object or a strand: things that others know go by their names, private ones by what is in
//! them, in the order in which they are met.

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Digest, Named, Names, Part, Place, digest::Digester, instruction::key_of};
use crate::{
    heap::{Body, GeneratorState, Heap, Iter, Object, types},
    kernel::{ALL, Item, KernelObject, KernelRef, Number, Operation, QUEUE_END, QUEUE_FRONT, QUEUE_PLACES, WHOLE, Waitable},
    process::ProcessState,
    strand::{Cont, Frame, StrandId},
    value::{Kind, ObjId, Value},
    world::World,
};

/// So many places of a queue or of shared numbers are looked for among those that are told of apart.
const MOST_PLACES: u64 = 64;

/// Makes digests of parts of a process.
pub struct Contents<'a> {
    heap: &'a Heap,
    state: &'a ProcessState,
    world: &'a World,
    names: &'a Names,
    /// Places that are told of apart.
    apart: &'a FxHashSet<Place>,
    to: Digester,
    /// Private objects that were met, by number.
    met: FxHashMap<ObjId, u64>,
    todo: VecDeque<ObjId>,
}

impl<'a> Contents<'a> {
    /// Nothing yet. What is in the places `apart` is left out of the objects that they are parts of.
    pub(crate) fn new(
        heap: &'a Heap,
        state: &'a ProcessState,
        world: &'a World,
        names: &'a Names,
        apart: &'a FxHashSet<Place>,
    ) -> Self {
        Self { heap, state, world, names, apart, to: Digester::default(), met: FxHashMap::default(), todo: VecDeque::new() }
    }

    /// The digest of all that was told, and of the private objects that it leads to.
    pub(crate) fn finish(mut self) -> Digest {
        while let Some(id) = self.todo.pop_front() {
            self.object(id);
        }
        self.to.finish()
    }

    pub(crate) fn word(&mut self, word: u64) {
        self.to.word(word);
    }

    /// A value: what it is, if it cannot change, else which one.
    pub(crate) fn value(&mut self, value: Value) {
        let mut todo = vec![value];
        while let Some(value) = todo.pop() {
            let id = match value.kind() {
                Kind::Obj(id) => id,
                _ => {
                    self.to.word(value.bits());
                    continue;
                }
            };
            let object = self.heap.get(id);
            let tag = 3 | u64::from(object.class.0) << 8;
            let plain = object.class.0 < self.state.immortal.0;
            match &object.body {
                Body::Str(text) => {
                    self.to.word(tag);
                    self.to.bytes(text.as_bytes());
                }
                Body::Bytes(bytes) => {
                    self.to.word(tag);
                    self.to.bytes(bytes);
                }
                Body::Float(x) => self.words(&[tag, x.to_bits()]),
                Body::Complex(parts) => self.words(&[tag, parts.0.to_bits(), parts.1.to_bits()]),
                Body::BigInt(n) => {
                    self.to.word(tag);
                    self.to.bytes(&n.to_signed_bytes_le());
                }
                Body::Range(range) => self.words(&[tag, range.start as u64, range.stop as u64, range.step as u64]),
                Body::Native(n) | Body::GetSet(n) => self.words(&[tag, u64::from(*n)]),
                Body::Code(code) => self.words(&[tag, u64::from(code.0)]),
                Body::Stream(n) => self.words(&[tag, u64::from(*n)]),
                Body::Tuple(items) if plain => {
                    self.words(&[tag, items.len() as u64]);
                    todo.extend(items.iter().rev());
                }
                Body::Slice(parts) | Body::BigRange(parts) | Body::Super(parts) => {
                    self.to.word(tag);
                    todo.extend(parts.iter().rev());
                }
                Body::Method(method) => {
                    self.to.word(tag);
                    todo.extend([method.receiver, method.function]);
                }
                Body::Wrapper(inner) | Body::View(inner) => {
                    self.to.word(tag);
                    todo.push(*inner);
                }
                Body::Set(set) if object.class == types::FROZENSET => {
                    self.words(&[tag, set.len() as u64]);
                    todo.extend(set.iter().map(|member| member.key));
                }
                _ => self.which(id),
            }
        }
    }

    fn words(&mut self, words: &[u64]) {
        words.iter().for_each(|word| self.to.word(*word));
    }

    /// Which object it is.
    fn which(&mut self, id: ObjId) {
        if id.0 == 0 {
            return self.to.word(5);
        }
        if let Some(name) = self.names.get(Named::Object(id)) {
            return self.words(&[1, name]);
        }
        let next = self.met.len() as u64;
        let number = *self.met.entry(id).or_insert(next);
        if number == next {
            self.todo.push_back(id);
        }
        self.words(&[2, number]);
    }

    /// Which strand it is.
    pub(crate) fn strand(&mut self, id: StrandId) {
        self.to.word(self.names.get(Named::Strand(id)).unwrap_or(u64::from(id.0)));
    }

    fn is_apart(&self, id: ObjId, key: u64) -> bool {
        self.apart.contains(&Place::Object(id, Part::Key(key)))
    }

    /// What is in an object, but for what is told of apart.
    pub(crate) fn object(&mut self, id: ObjId) {
        let object = self.heap.get(id);
        // Of a container all of whose items are told of apart; what one strand alone uses of an instance still is private to it.
        if !matches!(object.body, Body::Instance(_)) && self.apart.contains(&Place::Object(id, Part::Items)) {
            return;
        }
        let heap = self.heap;
        self.which(object.class);
        if !matches!(object.body, Body::Instance(_) | Body::Str(_)) && object.aux != 0 {
            self.which(ObjId(object.aux & Object::DICT_BITS));
        }
        match &object.body {
            Body::Instance(slots) => {
                let shape = heap.shapes.get(object.aux);
                match heap.attribute_dict(object) {
                    Some(dict) => {
                        for entry in heap.dict_ref(dict).iter() {
                            self.attribute(id, entry.key, entry.value);
                        }
                    }
                    None => shape.names.iter().zip(slots).for_each(|(name, value)| self.attribute(id, *name, *value)),
                }
            }
            Body::Dict(dict) => {
                for entry in dict.iter() {
                    if !key_of(heap, entry.key).is_some_and(|key| self.is_apart(id, key)) {
                        self.value(entry.key);
                        self.value(entry.value);
                    }
                }
            }
            Body::List(items) => {
                self.to.word(items.len() as u64);
                for (index, item) in items.iter().enumerate() {
                    if !self.is_apart(id, index as u64) {
                        self.value(*item);
                    }
                }
            }
            Body::Tuple(items) => items.iter().for_each(|item| self.value(*item)),
            Body::Set(set) => {
                self.to.word(set.len() as u64);
                set.iter().for_each(|member| self.value(member.key));
            }
            Body::Deque(deque) => {
                self.words(&[deque.len() as u64, deque.most.map_or(u64::MAX, |most| most as u64)]);
                deque.pieces().for_each(|piece| piece.iter().for_each(|item| self.value(*item)));
            }
            Body::ByteArray(bytes) => self.to.bytes(bytes),
            Body::Cell(value) => self.value(*value),
            Body::Function(f) => {
                self.to.word(u64::from(f.code.0));
                self.which(f.globals);
                for part in [f.defaults, f.kwdefaults, f.closure, f.name, f.qualname, f.annotations, f.doc, f.module] {
                    self.value(part);
                }
            }
            Body::Type(ty) => {
                self.to.bytes(ty.qualname.as_bytes());
                ty.bases.iter().for_each(|base| self.which(*base));
                self.which(ty.namespace);
            }
            Body::Module(dict) => self.which(*dict),
            Body::Property(p) => [p.get, p.set, p.delete, p.doc, p.name].into_iter().for_each(|part| self.value(part)),
            Body::Exception(e) => {
                for part in [e.args, e.cause, e.context, e.payload] {
                    self.value(part);
                }
                self.to.word(u64::from(e.suppress_context));
                for entry in &e.traceback {
                    self.words(&[u64::from(entry.code.0), u64::from(entry.pc)]);
                }
            }
            Body::Traceback(entries) => {
                for entry in &**entries {
                    self.words(&[u64::from(entry.code.0), u64::from(entry.pc)]);
                }
            }
            Body::Frame(frame) => {
                self.words(&[u64::from(frame.code.0), u64::from(frame.pc), u64::from(frame.depth)]);
                self.value(frame.locals);
            }
            Body::Generator(g) => {
                self.words(&[u64::from(g.code.0), u64::from(g.pc), g.state as u64, u64::from(g.closing)]);
                if g.state != GeneratorState::Running {
                    g.registers.iter().for_each(|value| self.value(*value));
                }
                self.value(g.finalizer);
            }
            Body::AsyncStep(step) => {
                self.words(&[step.kind as u64, u64::from(step.started), u64::from(step.finished)]);
                self.value(step.generator);
                self.value(step.value);
            }
            Body::Iter(iter) => self.iterator(iter),
            Body::Kernel(kernel) => match self.names.get(Named::Kernel(*kernel)) {
                Some(name) => self.words(&[1, name]),
                None => self.kernel(*kernel, WHOLE, true),
            },
            Body::Weak(parts) => self.value(parts[0]),
            Body::MemoryView(view) => {
                self.words(&[view.start as u64, view.count as u64, view.step as u64, u64::from(view.code)]);
                self.value(view.object);
            }
            Body::Random(_) | Body::Pattern(_) => self.to.bytes(format!("{:?}", object.body).as_bytes()),
            Body::Free(_)
            | Body::Float(_)
            | Body::BigInt(_)
            | Body::Complex(_)
            | Body::Str(_)
            | Body::Bytes(_)
            | Body::Range(_)
            | Body::BigRange(_)
            | Body::Slice(_)
            | Body::Native(_)
            | Body::Method(_)
            | Body::Wrapper(_)
            | Body::GetSet(_)
            | Body::Super(_)
            | Body::View(_)
            | Body::Code(_)
            | Body::Stream(_) => self.value(Value::obj(id)),
        }
    }

    fn attribute(&mut self, id: ObjId, name: Value, value: Value) {
        let key = key_of(self.heap, name).unwrap_or(u64::MAX);
        if !self.is_apart(id, key) {
            self.to.word(key);
            self.value(value);
        }
    }

    fn iterator(&mut self, iter: &Iter) {
        match iter {
            Iter::Sequence { object, next } => {
                self.words(&[1, *next as u64]);
                self.value(*object);
            }
            Iter::Backward { object, left } => {
                self.words(&[2, *left as u64]);
                self.value(*object);
            }
            Iter::Range { next, left, step } => self.words(&[3, *next as u64, *left, *step as u64]),
            Iter::Dict { dict, next, len, part, backward, left } => {
                self.words(&[4, *next as u64, *len as u64, *part as u64, u64::from(*backward), *left as u64]);
                self.value(*dict);
            }
            Iter::Deque { deque, next, backward, .. } => {
                self.words(&[5, *next as u64, u64::from(*backward)]);
                self.value(*deque);
            }
            Iter::Set { set, next, len } => {
                self.words(&[6, *next as u64, *len as u64]);
                self.value(*set);
            }
            Iter::Enumerate { iter, count } => {
                self.to.word(7);
                self.value(*iter);
                self.value(*count);
            }
            Iter::Zip { iters } => {
                self.words(&[8, iters.len() as u64]);
                iters.iter().for_each(|iter| self.value(*iter));
            }
            Iter::Empty => self.to.word(9),
        }
    }

    /// All items of an object, as a sum: when one of them changes, its share does.
    pub(crate) fn all_items(mut self, id: ObjId) -> Digest {
        let object = self.heap.get(id);
        let mut items: Vec<(Value, Value)> = Vec::new();
        match &object.body {
            Body::Instance(slots) => {
                let shape = self.heap.shapes.get(object.aux);
                match self.heap.attribute_dict(object) {
                    Some(dict) => items.extend(self.heap.dict_ref(dict).iter().map(|entry| (entry.key, entry.value))),
                    None => items.extend(shape.names.iter().copied().zip(slots.iter().copied())),
                }
            }
            Body::Dict(dict) => items.extend(dict.iter().map(|entry| (entry.key, entry.value))),
            Body::List(list) => items.extend(list.iter().enumerate().map(|(index, item)| (Value::index(index), *item))),
            _ => {
                self.object(id);
                return self.finish();
            }
        }
        items.iter().for_each(|(key, _)| self.value(*key));
        let mut sum = self.to.finish().0;
        for (key, value) in items {
            self.to = Digester::default();
            self.value(key);
            self.value(value);
            sum = sum.wrapping_add(self.to.finish().0);
        }
        Digest(sum)
    }

    /// One item of an object, unless it is told of apart.
    pub(crate) fn own_item(&mut self, id: ObjId, key: u64) {
        if !self.is_apart(id, key) {
            self.which(id);
            self.to.word(key);
            self.item(id, key);
        }
    }

    /// An object and what is in it but for what is told of apart.
    pub(crate) fn own_object(&mut self, id: ObjId) {
        self.which(id);
        self.which(self.heap.get(id).class);
        self.object(id);
    }

    /// Part of a kernel object, unless it is told of apart; or all of it but for that.
    pub(crate) fn own_kernel(&mut self, kernel: KernelRef, part: u64) {
        let apart = |part: u64| self.apart.contains(&Place::Kernel(kernel, part));
        let table = if kernel.is_shared() { &self.world.kernel } else { &self.state.kernel };
        // Two histories may give one name to a lock and to an event.
        let kind = std::mem::discriminant(&table.get(kernel).object);
        std::hash::Hash::hash(&kind, &mut self.to);
        self.which_kernel(kernel);
        if part != ALL {
            if !apart(part) {
                self.to.word(part);
                self.kernel(kernel, part, false);
            }
        } else if !(0..QUEUE_PLACES + MOST_PLACES).any(apart) {
            self.kernel(kernel, WHOLE, true);
        }
    }

    /// One item of an object, or that there is none.
    pub(crate) fn item(&mut self, id: ObjId, key: u64) {
        let object = self.heap.get(id);
        let heap = self.heap;
        let in_dict = |dict: ObjId| {
            let found = heap.dict_ref(dict).iter().find(|entry| key_of(heap, entry.key) == Some(key));
            found.map(|entry| entry.value)
        };
        let found = match &object.body {
            Body::Instance(slots) => {
                let shape = heap.shapes.get(object.aux);
                match heap.attribute_dict(object) {
                    Some(dict) => in_dict(dict),
                    None => {
                        let slot = shape.names.iter().position(|name| key_of(heap, *name) == Some(key));
                        slot.and_then(|slot| slots.get(slot)).copied()
                    }
                }
            }
            Body::Dict(_) => in_dict(id),
            Body::List(items) => items.get(key as usize).copied(),
            _ => None,
        };
        match found {
            Some(value) => self.value(value),
            None => self.to.word(6),
        }
    }

    /// Part of a kernel object; with `all` everything that is in it.
    pub(crate) fn kernel(&mut self, kernel: KernelRef, part: u64, all: bool) {
        let table = if kernel.is_shared() { &self.world.kernel } else { &self.state.kernel };
        match &table.get(kernel).object {
            KernelObject::Lock { holder } => self.holder(*holder),
            KernelObject::RLock { owner, depth } => {
                self.holder(*owner);
                self.to.word(u64::from(*depth));
            }
            KernelObject::Semaphore { value, .. } => self.to.word(*value as u64),
            KernelObject::Event { set } => self.to.word(u64::from(*set)),
            KernelObject::Condition { waiting, notified, .. } => {
                self.words(&[waiting.len() as u64, notified.len() as u64]);
                waiting.iter().chain(notified).for_each(|strand| self.strand(*strand));
            }
            KernelObject::Queue { items, taken, capacity, closed } => {
                let place = |number: u64| if *capacity == 0 { number } else { number % *capacity as u64 };
                match part {
                    WHOLE => self.to.word(u64::from(*closed)),
                    QUEUE_END => self.to.word(taken + items.len() as u64),
                    QUEUE_FRONT => self.to.word(*taken),
                    _ => {
                        let found = (0..items.len()).find(|i| place(taken + *i as u64) == part - QUEUE_PLACES);
                        match found {
                            Some(index) => self.item_of_queue(&items[index]),
                            None => self.to.word(6),
                        }
                    }
                }
                if all {
                    self.to.word(*taken);
                    items.iter().for_each(|item| self.item_of_queue(item));
                }
            }
            KernelObject::Numbers(numbers) if part >= QUEUE_PLACES && !all => {
                numbers.get((part - QUEUE_PLACES) as usize).into_iter().for_each(|number| self.number(*number));
            }
            KernelObject::Numbers(numbers) => numbers.iter().for_each(|number| self.number(*number)),
            KernelObject::Memory { bytes, .. } => self.to.bytes(bytes),
            KernelObject::Choice { open, chosen } => {
                self.words(&[u64::from(*open), chosen.map_or(u64::MAX, u64::from)]);
            }
            other @ (KernelObject::Channel(_) | KernelObject::Names(_) | KernelObject::Stream(_) | KernelObject::Listener(_)) => {
                self.to.bytes(format!("{other:?}").as_bytes());
            }
        }
    }

    fn number(&mut self, number: Number) {
        match number {
            Number::Int(n) => self.words(&[1, n as u64]),
            Number::Float(x) => self.words(&[2, x.to_bits()]),
        }
    }

    fn holder(&mut self, holder: Option<StrandId>) {
        match holder {
            Some(strand) => self.strand(strand),
            None => self.to.word(u64::MAX),
        }
    }

    fn item_of_queue(&mut self, item: &Item) {
        match item {
            Item::Value(value) => self.value(*value),
            Item::Message(bytes) => self.to.bytes(bytes),
        }
    }

    fn which_kernel(&mut self, kernel: KernelRef) {
        match self.names.get(Named::Kernel(kernel)) {
            Some(name) => self.words(&[1, name]),
            None => {
                self.to.word(2);
                self.kernel(kernel, WHOLE, true);
            }
        }
    }

    /// What a strand waits for.
    pub(crate) fn operation(&mut self, operation: &Operation) {
        match operation {
            Operation::Sleep => self.to.word(1),
            Operation::Acquire(lock) => self.on(2, *lock),
            Operation::Down(semaphore) => self.on(3, *semaphore),
            Operation::WaitEvent(event) => self.on(4, *event),
            Operation::WaitCondition { condition, depth } => {
                self.on(5, *condition);
                self.to.word(u64::from(*depth));
            }
            Operation::Put { queue, item } => {
                self.on(6, *queue);
                self.item_of_queue(item);
            }
            Operation::Get(queue) => self.on(7, *queue),
            Operation::Receive(channel) => self.on(8, *channel),
            Operation::Drain(channel) => self.on(9, *channel),
            Operation::Join(strand) => {
                self.to.word(10);
                self.strand(*strand);
            }
            Operation::WaitProcess(process) => self.words(&[11, u64::from(process.0)]),
            Operation::WaitAny(items) => {
                self.words(&[12, items.len() as u64]);
                for item in items {
                    match item {
                        Waitable::Queue(object) => self.on(1, *object),
                        Waitable::Channel(object) => self.on(2, *object),
                        Waitable::Process(process) => self.words(&[3, u64::from(process.0)]),
                        Waitable::Event(object) => self.on(4, *object),
                        Waitable::Readable(object) => self.on(5, *object),
                        Waitable::Writable(object) => self.on(6, *object),
                    }
                }
            }
            Operation::ReceiveBytes { stream, most, peek } => {
                self.on(13, *stream);
                self.words(&[*most as u64, u64::from(*peek)]);
            }
            Operation::SendBytes { stream, bytes } => {
                self.on(14, *stream);
                self.to.bytes(bytes);
            }
            Operation::Accept(listener) => self.on(15, *listener),
            Operation::Yield => self.to.word(16),
            Operation::Choose { choice, count } => {
                self.on(17, *choice);
                self.to.word(u64::from(*count));
            }
        }
    }

    fn on(&mut self, tag: u64, kernel: KernelRef) {
        self.to.word(tag);
        self.which_kernel(kernel);
    }

    /// Where a frame stands.
    pub(crate) fn frame(&mut self, frame: &Frame) {
        self.words(&[u64::from(frame.code.0), u64::from(frame.pc), u64::from(frame.ret)]);
        self.which(frame.globals);
        self.value(frame.namespace);
        self.which(frame.generator);
        match frame.cont {
            Cont::Init(value) | Cont::NextOr(value) | Cont::Module(value) => {
                self.to.word(1);
                self.value(value);
            }
            Cont::AsyncStep(id) | Cont::AsyncStepCall(id) => {
                self.to.word(2);
                self.which(id);
            }
            Cont::Jump { on, target } => self.words(&[3, u64::from(on), u64::from(target)]),
            Cont::Comparison(op) => self.words(&[4, op as u64]),
            Cont::ForNext { exit } => self.words(&[5, u64::from(exit)]),
            Cont::Store => self.to.word(6),
            Cont::Discard => self.to.word(7),
            Cont::Len => self.to.word(8),
            Cont::Operator => self.to.word(9),
            Cont::Next => self.to.word(10),
            Cont::Delegate => self.to.word(11),
            Cont::Close => self.to.word(12),
            Cont::Unpack => self.to.word(13),
            Cont::Between => self.to.word(14),
        }
    }
}
