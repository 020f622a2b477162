//! Garbage collection: stop the world, mark from the roots, sweep. Runs only between instructions.

use super::{Body, GeneratorState, Heap, Iter, Object, PAGE, TraceEntry};
use crate::value::{ObjId, Value};

/// What is told of an object's references.
pub trait Visitor {
    /// The object leads to this one; 0 means none.
    fn object(&mut self, id: ObjId);

    /// The object holds this many bytes besides its place.
    fn bytes(&mut self, _bytes: usize) {}

    /// The object leads to what this value refers to.
    #[inline]
    fn value(&mut self, value: Value) {
        if let Some(id) = value.as_obj() {
            self.object(id);
        }
    }

    /// The object leads to what these values refer to.
    fn values(&mut self, values: &[Value]) {
        values.iter().for_each(|value| self.value(*value));
    }

    /// The same, for values whose size counts.
    fn sized(&mut self, values: &[Value]) {
        self.bytes(values.len() * 8);
        self.values(values);
    }

    /// The frames that an exception passed.
    fn entries(&mut self, entries: &[TraceEntry]) {
        for entry in entries {
            self.object(entry.globals);
            self.value(entry.frame);
        }
    }
}

/// Marks what can be reached.
pub struct Marker {
    marks: Vec<u64>,
    todo: Vec<ObjId>,
    bytes: usize,
    /// Objects up to this number are taken as marked.
    floor: u32,
}

impl Marker {
    /// Nothing is marked yet, in a heap of `places` places.
    pub(super) fn new(places: usize, floor: u32) -> Self {
        Self { marks: vec![0; places.div_ceil(64)], todo: Vec::new(), bytes: 0, floor }
    }

    /// Whether an object is marked.
    pub(super) fn has(&self, id: ObjId) -> bool {
        id.0 <= self.floor || self.marks[id.0 as usize / 64] & (1 << (id.0 % 64)) != 0
    }

    /// Marks all that the marked objects lead to. How many objects that were.
    pub(super) fn finish(&mut self, heap: &Heap) -> usize {
        let mut seen = 0;
        while let Some(id) = self.todo.pop() {
            seen += 1;
            visit(self, heap.get(id));
        }
        seen
    }
}

impl Visitor for Marker {
    #[inline]
    fn object(&mut self, id: ObjId) {
        let (word, bit) = (id.0 as usize / 64, 1 << (id.0 % 64));
        if id.0 > self.floor && self.marks[word] & bit == 0 {
            self.marks[word] |= bit;
            self.todo.push(id);
        }
    }

    #[inline]
    fn bytes(&mut self, bytes: usize) {
        self.bytes += bytes;
    }
}

/// Tells a visitor all references of an object. A weak reference is none.
pub fn visit(visitor: &mut impl Visitor, object: &Object) {
    visitor.object(object.class);
    match &object.body {
        Body::Instance(_) => {}
        Body::Str(_) => visitor.object(ObjId(object.aux & Object::DICT_BITS)),
        _ => visitor.object(ObjId(object.aux)),
    }
    match &object.body {
        Body::Instance(slots) => visitor.sized(slots),
        Body::Tuple(items) => visitor.sized(items),
        Body::List(items) => {
            visitor.bytes(items.bytes());
            items.pieces().for_each(|piece| visitor.values(piece));
        }
        Body::Deque(deque) => {
            visitor.bytes(deque.bytes());
            deque.pieces().for_each(|piece| visitor.values(piece));
        }
        Body::Dict(dict) => {
            visitor.bytes(dict.bytes());
            for entry in dict.iter() {
                visitor.value(entry.key);
                visitor.value(entry.value);
            }
        }
        Body::Set(set) => {
            visitor.bytes(set.bytes());
            set.iter().for_each(|member| visitor.value(member.key));
        }
        Body::Slice(parts) | Body::BigRange(parts) | Body::Super(parts) => visitor.values(&**parts),
        Body::Cell(value) | Body::Wrapper(value) | Body::View(value) => visitor.value(*value),
        Body::MemoryView(view) => visitor.value(view.object),
        Body::Function(f) => {
            visitor.object(f.globals);
            visitor.values(&[f.defaults, f.kwdefaults, f.closure, f.name, f.qualname, f.annotations, f.doc, f.module]);
        }
        Body::Method(method) => visitor.values(&[method.function, method.receiver]),
        Body::Type(ty) => {
            ty.bases.iter().chain(&ty.mro).chain(&ty.subclasses).for_each(|id| visitor.object(*id));
            visitor.object(ty.namespace);
            visitor.object(ty.layout);
        }
        Body::Module(dict) => visitor.object(*dict),
        Body::Property(p) => visitor.values(&[p.get, p.set, p.delete, p.doc, p.name]),
        Body::Exception(e) => {
            visitor.values(&[e.args, e.cause, e.context, e.traceback_object, e.payload]);
            visitor.entries(&e.traceback);
        }
        Body::Traceback(entries) => visitor.entries(entries),
        Body::Frame(frame) => {
            visitor.object(frame.globals);
            visitor.values(&[frame.locals, frame.back, frame.generator]);
        }
        Body::Generator(generator) => {
            visitor.object(generator.globals);
            visitor.values(&[generator.name, generator.qualname, generator.finalizer]);
            // While it runs its values stand in its strand's stack, and these are old.
            if generator.state != GeneratorState::Running {
                if generator.state == GeneratorState::Running {
                    // They stand on the strand's stack; what is here is old.
                    visitor.bytes(generator.registers.len() * 8);
                } else {
                    visitor.sized(&generator.registers);
                }
            }
        }
        Body::Iter(iter) => match &**iter {
            Iter::Sequence { object, .. } | Iter::Backward { object, .. } => visitor.value(*object),
            Iter::Dict { dict: object, .. } | Iter::Set { set: object, .. } | Iter::Deque { deque: object, .. } => {
                visitor.value(*object);
            }
            Iter::Enumerate { iter, count } => visitor.values(&[*iter, *count]),
            Iter::Zip { iters } => visitor.values(iters),
            Iter::Range { .. } | Iter::Empty => {}
        },
        Body::AsyncStep(step) => visitor.values(&[step.generator, step.value]),
        Body::Str(text) => visitor.bytes(text.len()),
        Body::Bytes(bytes) => visitor.bytes(bytes.len()),
        Body::ByteArray(bytes) => visitor.bytes(bytes.capacity()),
        Body::BigInt(n) => visitor.bytes(n.bits() as usize / 8),
        Body::Random(_) => visitor.bytes(2500),
        Body::Free(_)
        | Body::Float(_)
        | Body::Complex(_)
        | Body::Range(_)
        | Body::Native(_)
        | Body::GetSet(_)
        | Body::Code(_)
        | Body::Kernel(_)
        | Body::Pattern(_)
        | Body::Stream(_)
        | Body::Weak(_) => {}
    }
}

impl Heap {
    /// Frees every object that `roots` does not lead to. Objects below `immortal` (what the library made) stay, and those
    /// whose end has to be announced first.
    pub fn collect(&mut self, immortal: ObjId, roots: impl FnOnce(&mut Marker)) {
        let mut marker = Marker::new(self.pages.len() * PAGE, 0);
        for id in (1..immortal.0).filter(|id| !self.is_pristine(*id as usize / PAGE)) {
            marker.object(ObjId(id));
        }
        for (page, marks) in marker.marks.iter_mut().enumerate().filter(|(page, _)| self.is_pristine(*page)) {
            debug_assert!(page * PAGE < immortal.0 as usize, "only the library's pages are pristine");
            *marks = u64::MAX;
        }
        self.mark_shapes(&mut marker);
        self.mark_ends(&mut marker);
        roots(&mut marker);
        marker.finish(self);
        self.announce_unreachable(&mut marker);
        self.sweep(&marker);
    }

    pub(super) fn mark_shapes(&self, marker: &mut Marker) {
        for shape in self.shapes.iter() {
            marker.object(shape.class);
            marker.values(&shape.names);
        }
    }

    /// Whether a page is the library's and as it was: all of it stays, and what its objects lead to is the library's too.
    pub(super) fn is_pristine(&self, page: usize) -> bool {
        self.pristine.has(page)
    }

    fn sweep(&mut self, marker: &Marker) {
        let dead = self.interned.dead(|id| marker.marks[id.0 as usize / 64] & (1 << (id.0 % 64)) == 0);
        for (text, id) in dead {
            self.journal.name(&text, id, false);
            self.interned.remove(&text);
        }
        let mut free = 0;
        let mut alive = 0;
        for page_index in (0..self.pages.len()).rev() {
            let word = marker.marks[page_index];
            alive += word.count_ones() as usize;
            let first = (page_index * PAGE) as u32;
            if word == u64::MAX {
                continue;
            }
            let watched = self.journal.is_on();
            let page = self.pages[page_index].own(&self.common, page_index, self.journal.owning());
            self.pristine.remove(page_index);
            for i in (0..PAGE).rev() {
                let id = first + i as u32;
                if word & (1 << i) == 0 && id != 0 {
                    if !matches!(page[i].body, Body::Free(next) if next == free) {
                        let object = Object { class: ObjId(0), aux: 0, body: Body::Free(free) };
                        let dead = std::mem::replace(&mut page[i], object);
                        if watched {
                            self.journal.save_dead(ObjId(id), dead);
                        }
                    }
                    free = id;
                }
            }
        }
        self.free = free;
        self.allocated = 0;
        self.pressed = false;
        self.live = alive * size_of::<Object>() + marker.bytes;
    }
}
