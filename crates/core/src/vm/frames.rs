//! Frame objects: what a program sees of the frames of a strand and of generators at rest.
//!
//! A frame object holds what was last known of its frame. While the frame is alive, reading an attribute brings it up to
//! date; afterwards it stays as it was.

use super::Vm;
use crate::{
    bytecode::Code,
    heap::{Body, FrameObject, GeneratorState, types},
    native::Raise,
    value::Value,
};

impl Vm<'_> {
    /// `sys._getframe(depth)`: frames of the library do not count.
    pub(super) fn get_frame(&mut self, depth: i64) -> Result<Value, Raise> {
        let found = (0..self.strand.frames.len()).rev().filter(|index| self.is_visible(*index)).nth(depth.max(0) as usize);
        match found {
            Some(index) => Ok(self.frame_object(index)),
            None => Err(self.cx().value_error("call stack is not deep enough")),
        }
    }

    fn is_visible(&self, index: usize) -> bool {
        !self.codes.unit_of(self.strand.frames[index].code).hidden
    }

    /// The object of a frame of this strand, as the frame is now.
    pub(super) fn frame_object(&mut self, index: usize) -> Value {
        let frame = self.strand.frames[index];
        let known = matches!(self.heap.body(frame.namespace), Some(Body::Frame(_)));
        let object = if known {
            frame.namespace
        } else {
            let generator = if frame.generator.0 == 0 { Value::NONE } else { frame.generator.into() };
            let made = FrameObject {
                code: frame.code,
                pc: frame.pc.saturating_sub(1),
                globals: frame.globals,
                locals: Value::UNBOUND,
                back: Value::UNBOUND,
                depth: index as u32,
                generator,
            };
            let made: Value = self.heap.alloc(types::FRAME, Body::Frame(Box::new(made))).into();
            // Code whose names live in registers has no use for the place where others keep their namespace.
            if !self.codes.code(frame.code).flags.namespace && frame.generator.0 == 0 {
                self.strand.frames[index].namespace = made;
            }
            made
        };
        self.refresh_frame(object, "f_locals");
        object
    }

    /// Brings a frame object up to date, if its frame is alive, before `attribute` is read.
    pub(super) fn refresh_frame(&mut self, object: Value, attribute: &str) {
        let Some(Body::Frame(known)) = self.heap.body(object) else { return };
        let known = **known;
        if let Some(index) = self.index_of(object, &known) {
            let frame = self.strand.frames[index];
            let mut now = FrameObject { pc: frame.pc.saturating_sub(1), depth: index as u32, ..known };
            if attribute == "f_locals" {
                now.locals = self.current_locals(index, known.locals);
            } else if attribute == "f_back" {
                let outer = (0..index).rev().find(|index| self.is_visible(*index));
                now.back = outer.map_or(Value::NONE, |outer| self.frame_object(outer));
            }
            self.put_frame(object, now);
            return;
        }
        let Some(Body::Generator(generator)) = self.heap.body(known.generator) else { return };
        if !matches!(generator.state, GeneratorState::Created | GeneratorState::Suspended) {
            return;
        }
        let mut now = FrameObject { pc: generator.pc, back: Value::NONE, ..known };
        if attribute == "f_locals" {
            let registers = generator.registers.to_vec();
            let codes = self.codes;
            now.locals = self.named(codes.code(known.code), &registers, known.locals);
        }
        self.put_frame(object, now);
    }

    fn put_frame(&mut self, object: Value, now: FrameObject) {
        if let Some(id) = object.as_obj()
            && let Body::Frame(place) = &mut self.heap.get_mut(id).body
        {
            **place = now;
        }
    }

    /// Where in this strand the frame of an object is, while it is alive.
    fn index_of(&self, object: Value, known: &FrameObject) -> Option<usize> {
        if let Some(generator) = known.generator.as_obj().filter(|_| !known.generator.is_none()) {
            return self.strand.frames.iter().position(|frame| frame.generator == generator);
        }
        let index = known.depth as usize;
        let frame = self.strand.frames.get(index)?;
        let namespace = self.codes.code(known.code).flags.namespace;
        (frame.namespace == object || namespace && frame.code == known.code).then_some(index)
    }

    /// `locals()` of a frame of this strand: of a function the same dict each time, brought up to date.
    pub(super) fn locals_at(&mut self, index: usize) -> Value {
        let frame = self.strand.frames[index];
        if self.codes.code(frame.code).flags.namespace {
            return if frame.namespace.is_unbound() { frame.globals.into() } else { frame.namespace };
        }
        let object = self.frame_object(index);
        match self.heap.body(object) {
            Some(Body::Frame(known)) => known.locals,
            _ => frame.globals.into(),
        }
    }

    /// The local variables of a frame of this strand, in the dict that showed them before if there is one.
    fn current_locals(&mut self, index: usize, dict: Value) -> Value {
        let frame = self.strand.frames[index];
        let codes = self.codes;
        let code = codes.code(frame.code);
        if code.flags.namespace {
            return if frame.namespace.is_unbound() { frame.globals.into() } else { frame.namespace };
        }
        if &*code.name == "<module>" {
            return frame.globals.into();
        }
        let base = frame.base as usize;
        let registers = self.strand.stack[base..base + code.registers as usize].to_vec();
        self.named(code, &registers, dict)
    }

    /// The registers that have names, in `dict` or a new one.
    fn named(&mut self, code: &Code, registers: &[Value], dict: Value) -> Value {
        let dict = dict.bound().and_then(|dict| dict.as_obj()).unwrap_or_else(|| self.heap.dict());
        let names = code.locals.iter().map(|name| &**name).enumerate();
        let free = code.free.iter().enumerate().map(|(i, name)| (code.free_start as usize + i, &**name));
        let mut found: Vec<(Value, &str)> =
            names.chain(free).map(|(at, name)| (registers.get(at).copied().unwrap_or(Value::UNBOUND), name)).collect();
        if let Some((list, names)) = &code.spilled
            && let Some(cells) = registers.get(usize::from(*list)).and_then(|list| self.heap.as_items(*list))
        {
            found.extend(cells.iter().copied().zip(names.iter().map(|name| &**name)));
        }
        for (mut value, name) in found {
            if name.starts_with('.') || name.is_empty() {
                continue;
            }
            if let Some(Body::Cell(inner)) = self.heap.body(value) {
                value = *inner;
            }
            let name = self.heap.intern(name);
            if value.is_unbound() {
                self.heap.name_remove(dict, name);
            } else {
                self.heap.name_set(dict, name, value);
            }
        }
        dict.into()
    }

    /// The object of the frame that an exception passes, when the program may look at its variables later.
    pub(super) fn frame_passed(&mut self) -> Value {
        let index = self.strand.frames.len() - 1;
        let asked = matches!(self.heap.body(self.strand.frames[index].namespace), Some(Body::Frame(_)));
        if !(asked || self.state.keeps_frames) || !self.is_visible(index) {
            return Value::UNBOUND;
        }
        let object = self.frame_object(index);
        self.refresh_frame(object, "f_back");
        object
    }
}
