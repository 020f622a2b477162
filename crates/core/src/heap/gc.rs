//! Garbage collection: stop the world, mark from the roots, sweep. Runs only between instructions.

use std::sync::Arc;

use super::{Body, Heap, Iter, Object, PAGE, Page, TraceEntry};
use crate::value::{ObjId, Value};

/// Marks what can be reached.
pub struct Marker {
    marks: Vec<u64>,
    todo: Vec<ObjId>,
    bytes: usize,
}

impl Marker {
    /// Marks a value and, in time, all that it leads to.
    #[inline]
    pub fn value(&mut self, value: Value) {
        if let Some(id) = value.as_obj() {
            self.object(id);
        }
    }

    /// Marks several values.
    pub fn values(&mut self, values: &[Value]) {
        values.iter().for_each(|value| self.value(*value));
    }

    /// Marks an object; 0 means none.
    #[inline]
    pub fn object(&mut self, id: ObjId) {
        let (word, bit) = (id.0 as usize / 64, 1 << (id.0 % 64));
        if id.0 != 0 && self.marks[word] & bit == 0 {
            self.marks[word] |= bit;
            self.todo.push(id);
        }
    }

    fn children(&mut self, object: &Object) {
        self.object(object.class);
        match &object.body {
            Body::Instance(_) => {}
            Body::Str(_) => self.object(ObjId(object.aux & Object::DICT_BITS)),
            _ => self.object(ObjId(object.aux)),
        }
        match &object.body {
            Body::Instance(slots) => self.sized(slots),
            Body::Tuple(items) => self.sized(items),
            Body::List(items) => {
                self.bytes += items.bytes();
                items.pieces().for_each(|piece| self.values(piece));
            }
            Body::Deque(deque) => {
                self.bytes += deque.bytes();
                deque.pieces().for_each(|piece| self.values(piece));
            }
            Body::Dict(dict) => {
                self.bytes += dict.bytes();
                for entry in dict.iter() {
                    self.value(entry.key);
                    self.value(entry.value);
                }
            }
            Body::Set(set) => {
                self.bytes += set.bytes();
                set.iter().for_each(|member| self.value(member.key));
            }
            Body::Slice(parts) | Body::BigRange(parts) | Body::Super(parts) => self.values(&**parts),
            Body::Cell(value) | Body::Wrapper(value) | Body::View(value) => self.value(*value),
            Body::Weak(parts) => self.values(&**parts),
            Body::MemoryView(view) => self.value(view.object),
            Body::Function(f) => {
                self.object(f.globals);
                self.values(&[f.defaults, f.kwdefaults, f.closure, f.name, f.qualname, f.annotations, f.doc, f.module]);
            }
            Body::Method(method) => self.values(&[method.function, method.receiver]),
            Body::Type(ty) => {
                ty.bases.iter().chain(&ty.mro).chain(&ty.subclasses).for_each(|id| self.object(*id));
                self.object(ty.namespace);
                self.object(ty.layout);
            }
            Body::Module(dict) => self.object(*dict),
            Body::Property(p) => self.values(&[p.get, p.set, p.delete, p.doc, p.name]),
            Body::Exception(e) => {
                self.values(&[e.args, e.cause, e.context, e.traceback_object, e.payload]);
                self.entries(&e.traceback);
            }
            Body::Traceback(entries) => self.entries(entries),
            Body::Frame(frame) => {
                self.object(frame.globals);
                self.values(&[frame.locals, frame.back, frame.generator]);
            }
            Body::Generator(generator) => {
                self.object(generator.globals);
                self.values(&[generator.name, generator.qualname]);
                self.sized(&generator.registers);
            }
            Body::Iter(iter) => match &**iter {
                Iter::Sequence { object, .. } | Iter::Backward { object, .. } => self.value(*object),
                Iter::Dict { dict: object, .. } | Iter::Set { set: object, .. } | Iter::Deque { deque: object, .. } => {
                    self.value(*object)
                }
                Iter::Enumerate { iter, count } => self.values(&[*iter, *count]),
                Iter::Zip { iters } => self.values(iters),
                Iter::Range { .. } | Iter::Empty => {}
            },
            Body::AsyncStep(step) => self.values(&[step.generator, step.value]),
            Body::Str(text) => self.bytes += text.len(),
            Body::Bytes(bytes) => self.bytes += bytes.len(),
            Body::ByteArray(bytes) => self.bytes += bytes.capacity(),
            Body::BigInt(n) => self.bytes += n.bits() as usize / 8,
            Body::Random(_) => self.bytes += 2500,
            Body::Free(_)
            | Body::Float(_)
            | Body::Complex(_)
            | Body::Range(_)
            | Body::Native(_)
            | Body::GetSet(_)
            | Body::Code(_)
            | Body::Kernel(_)
            | Body::Pattern(_)
            | Body::Stream(_) => {}
        }
    }

    fn entries(&mut self, entries: &[TraceEntry]) {
        for entry in entries {
            self.object(entry.globals);
            self.value(entry.frame);
        }
    }

    fn sized(&mut self, values: &[Value]) {
        self.bytes += values.len() * 8;
        self.values(values);
    }
}

impl Heap {
    /// Frees every object that `roots` does not lead to. Objects below `immortal` (what the library made) stay.
    pub fn collect(&mut self, immortal: ObjId, roots: impl FnOnce(&mut Marker)) {
        let places = self.pages.len() * PAGE;
        let mut marker = Marker { marks: vec![0; places.div_ceil(64)], todo: Vec::new(), bytes: 0 };
        for id in 1..immortal.0 {
            marker.object(ObjId(id));
        }
        for shape in self.shapes.iter() {
            marker.object(shape.class);
            marker.values(&shape.names);
        }
        roots(&mut marker);
        while let Some(id) = marker.todo.pop() {
            marker.children(self.get(id));
        }
        self.sweep(&marker);
    }

    fn sweep(&mut self, marker: &Marker) {
        #[expect(clippy::disallowed_methods, reason = "the order in which dead strings leave the table shows nowhere")]
        let dead: Vec<Arc<str>> = self
            .interned
            .iter()
            .filter(|(_, id)| marker.marks[id.0 as usize / 64] & (1 << (id.0 % 64)) == 0)
            .map(|(text, _)| Arc::clone(text))
            .collect();
        if !dead.is_empty() {
            let interned = Arc::make_mut(&mut self.interned);
            dead.iter().for_each(|text| {
                interned.remove(text);
            });
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
            if let Page::Shared(shared) = &self.pages[page_index] {
                self.pages[page_index] = Self::own(shared);
            }
            let Page::Owned(page) = &mut self.pages[page_index] else { continue };
            for i in (0..PAGE).rev() {
                let id = first + i as u32;
                if word & (1 << i) == 0 && id != 0 {
                    page[i] = Object { class: ObjId(0), aux: 0, body: Body::Free(free) };
                    free = id;
                }
            }
        }
        self.free = free;
        self.allocated = 0;
        self.live = alive * size_of::<Object>() + marker.bytes;
    }
}
