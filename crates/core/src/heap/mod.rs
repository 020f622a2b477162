//! A process's heap: objects in pages that copies share until one of them writes.

mod deque;
mod dict;
mod fixed;
mod gc;
mod hash;
mod interned;
mod journal;
mod looks;
mod object;
mod page;
mod pristine;
mod room;
mod set;
mod shape;
mod strings;
mod text;
mod view;
mod watch;

pub use deque::Deque;
pub use dict::{Dict, Entry};
pub use fixed::{names, types};
pub use gc::{Marker, Visitor, visit};
pub use hash::{hash_bytes, hash_str};
pub(crate) use journal::HeapMark;
pub use object::{
    AsyncStep, AsyncStepKind, Body, CodeId, DictPart, Exception, FrameObject, Function, Generator, GeneratorState, Iter, Method,
    Object, Property, Range, TraceEntry, Type, TypeFlags,
};
pub use set::{Member, Probe, Set};
pub use shape::{Shape, ShapeId, Shapes};
pub use text::Text;
pub use view::View;
pub use watch::{End, Watch};

pub use crate::array::Array;

use std::{borrow::Cow, sync::Arc};

use num_bigint::BigInt;
use num_traits::ToPrimitive;

use self::{
    interned::Interned,
    journal::Journal,
    page::{Common, Copies, PAGE, PAGE_BITS, Page},
    pristine::Pristine,
};
use crate::{
    observe::Observer,
    value::{Kind, ObjId, Value},
};

/// The objects of one process.
///
/// All writes go through [`Heap::get_mut`], where the journal stands.
#[derive(Clone, Debug)]
pub struct Heap {
    pages: Vec<Page>,
    /// What copies have too.
    common: Common,
    copies: Copies,
    /// Which of the library's pages nobody has written to.
    pristine: Pristine,
    /// First free place, or 0.
    free: u32,
    /// The strings of one ASCII character each, once they are there for good.
    characters: Option<Arc<[ObjId; 128]>>,
    /// Interned strings by text.
    interned: Interned,
    /// Shapes of instances.
    pub shapes: Shapes,
    /// Bytes taken since the start of the last collection, roughly.
    allocated: usize,
    /// Bytes that were in use after the last collection, roughly.
    live: usize,
    /// Whether something so large was made that a collection should come before the next of its size.
    pressed: bool,
    /// More bytes than this are a `MemoryError`.
    pub limit: usize,
    /// Changes whenever a type or one of its names changes: inline caches made before are stale.
    pub type_epoch: u32,
    /// The objects whose end the program could notice.
    pub watch: Watch,
    /// Notes what strands touch, while an exploration looks.
    pub observer: Option<Box<Observer>>,
    journal: Journal,
}

impl Heap {
    /// An empty heap in which place 0 is taken, so that 0 can mean "none".
    pub fn new() -> Self {
        let mut heap = Self {
            pages: Vec::new(),
            common: Common::new(),
            copies: Copies::new(),
            pristine: Pristine::default(),
            free: 0,
            characters: None,
            interned: Interned::default(),
            shapes: Shapes::default(),
            allocated: 0,
            live: 0,
            pressed: false,
            limit: 512 << 20,
            type_epoch: 1,
            watch: Watch::default(),
            observer: None,
            journal: Journal::default(),
        };
        heap.grow();
        heap.free = 1;
        heap
    }

    /// An object.
    #[inline(always)]
    pub fn get(&self, id: ObjId) -> &Object {
        let place = id.0 as usize;
        self.pages[place >> PAGE_BITS].get(&self.common, place)
    }

    /// An object, to be changed.
    #[inline(always)]
    pub fn get_mut(&mut self, id: ObjId) -> &mut Object {
        let place = id.0 as usize;
        match &mut self.pages[place >> PAGE_BITS] {
            Page::Owned(page) => &mut page[place % PAGE],
            Page::Hot(page) => page.get_mut(place),
            page => Self::get_mut_apart(page, &self.common, &mut self.journal, &mut self.pristine, id),
        }
    }

    /// [`Heap::get_mut`] where the page is not simply owned.
    #[inline(never)]
    fn get_mut_apart<'h>(
        page: &'h mut Page,
        common: &Common,
        journal: &mut Journal,
        pristine: &mut Pristine,
        id: ObjId,
    ) -> &'h mut Object {
        let place = id.0 as usize;
        match page {
            Page::Hot(_) => {}
            Page::Patched(page) if page.differs(place) => {}
            _ => Self::prepare(page, common, journal, pristine, id),
        }
        match page {
            Page::Hot(page) => page.get_mut(place),
            Page::Owned(page) | Page::Watched(page) | Page::Observed(page) => &mut page[place % PAGE],
            Page::Patched(page) => page.get_mut(place),
            _ => unreachable!("the page was just made our own"),
        }
    }

    /// Makes an object that is about to change our own, or saves it.
    #[cold]
    #[inline(never)]
    fn prepare(page: &mut Page, common: &Common, journal: &mut Journal, pristine: &mut Pristine, id: ObjId) {
        let place = id.0 as usize;
        pristine.remove(place >> PAGE_BITS);
        if journal.is_on() {
            journal.meet(page);
            journal.save(id, &mut page.own(common, place >> PAGE_BITS, journal.owning())[place % PAGE]);
        } else if let Page::Kept(_) = page {
            page.warm();
        } else {
            page.patch(common, place);
        }
    }

    /// Writes an item of a list; whether it is a list and has such an item. With checkpoints, single items of large lists are saved.
    #[inline(always)]
    pub fn list_set(&mut self, id: ObjId, index: usize, value: Value) -> bool {
        let place = id.0 as usize;
        if !matches!(self.pages[place >> PAGE_BITS], Page::Owned(_)) && self.journal.is_on() {
            return self.list_set_watched(id, index, value);
        }
        match &mut self.get_mut(id).body {
            Body::List(items) => items.set(index, value),
            _ => false,
        }
    }

    /// Makes all pages shareable, so that `clone` copies no objects.
    pub fn freeze(&mut self) {
        for (number, page) in self.pages.iter_mut().enumerate() {
            self.common.freeze(number, page, &self.copies);
        }
        self.copies.count();
    }

    /// Notes that `instructions` more were done. When they are many, pages that are common and not written are found at once from now on,
    /// which costs a counter for each.
    #[inline]
    pub fn approach(&mut self, instructions: u64) {
        if self.copies.is_far(instructions) {
            self.pages.iter_mut().enumerate().for_each(|(number, page)| page.approach(&mut self.common, number));
        }
    }

    /// Makes all that is there now the library's, which every machine shares: pages and interned strings.
    pub fn settle(&mut self) {
        let places = self.pages.len() * PAGE;
        let copy = |place| {
            let mut object = self.get(ObjId(place as u32)).clone();
            object.body.share();
            object
        };
        self.common.library = (0..places).map(copy).collect();
        self.pages.iter_mut().for_each(|page| *page = Page::Library);
        self.pristine = Pristine::first(self.pages.len());
        self.interned.settle();
    }

    /// Puts a new object into the heap.
    pub fn alloc(&mut self, class: ObjId, body: Body) -> ObjId {
        self.alloc_with(class, 0, body)
    }

    /// Puts a new object with a given `aux` into the heap.
    #[inline]
    pub fn alloc_with(&mut self, class: ObjId, aux: u32, body: Body) -> ObjId {
        if self.free == 0 {
            self.grow();
        }
        let id = ObjId(self.free);
        self.allocated += size_of::<Object>();
        let mut body = body;
        if self.journal.is_on() {
            if let Body::Dict(dict) = &mut body {
                dict.keys_version = self.journal.version();
            }
            self.observer.iter_mut().for_each(|observer| observer.note_birth(id));
        }
        let object = self.get_mut(id);
        let Body::Free(next) = object.body else { unreachable!("a place on the free list is free") };
        // A free place has nothing to drop.
        std::mem::forget(std::mem::replace(object, Object { class, aux, body }));
        self.free = next;
        id
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self) {
        let first = (self.pages.len() * PAGE) as u32;
        let page: Vec<Object> = (0..PAGE as u32)
            .map(|i| {
                let next = if i + 1 == PAGE as u32 { 0 } else { first + i + 1 };
                Object { class: ObjId(0), aux: 0, body: Body::Free(next) }
            })
            .collect();
        let page: Box<[Object; PAGE]> = page.into_boxed_slice().try_into().expect("a page has PAGE objects");
        self.pages.push(Page::owned(page, self.journal.owning()));
        if self.is_observed() {
            self.common.looks.make_room(self.pages.len());
        }
        self.free = first.max(1);
    }

    /// All objects in the order of their numbers, those that nothing leads to any more included.
    pub fn objects(&self) -> impl Iterator<Item = &Object> {
        let all = (0..self.places().0).map(|id| self.get(ObjId(id)));
        all.filter(|object| !matches!(object.body, Body::Free(_)))
    }

    /// The first place that no object has had yet.
    pub fn places(&self) -> ObjId {
        ObjId((self.pages.len() * PAGE) as u32)
    }

    /// The end of the places so far, free ones among them: what is made from now on has higher numbers.
    pub fn seal(&mut self) -> ObjId {
        self.free = 0;
        self.places()
    }

    // ---- making values ----

    /// An int.
    #[inline(always)]
    pub fn int(&mut self, n: i64) -> Value {
        match Value::small_int(n) {
            Some(value) => value,
            None => self.big_int(BigInt::from(n)),
        }
    }

    /// An int of any size; small ones get no object.
    pub fn big_int(&mut self, n: BigInt) -> Value {
        if let Some(value) = n.to_i64().and_then(Value::small_int) {
            return value;
        }
        self.charge(n.bits() as usize / 8);
        self.alloc(types::INT, Body::BigInt(Arc::new(n))).into()
    }

    /// A float.
    #[inline(always)]
    pub fn float(&mut self, x: f64) -> Value {
        match Value::small_float(x) {
            Some(value) => value,
            None => self.alloc(types::FLOAT, Body::Float(x)).into(),
        }
    }

    /// A bytes object.
    pub fn bytes_object(&mut self, bytes: impl Into<Arc<[u8]>>) -> Value {
        let bytes = bytes.into();
        self.charge(bytes.len());
        self.alloc(types::BYTES, Body::Bytes(bytes)).into()
    }

    /// A tuple.
    pub fn tuple(&mut self, items: impl Into<Arc<[Value]>>) -> Value {
        let items = items.into();
        self.charge(items.len() * 8);
        self.alloc(types::TUPLE, Body::Tuple(items)).into()
    }

    /// A list.
    pub fn list(&mut self, items: Vec<Value>) -> Value {
        self.charge(items.capacity() * 8);
        self.alloc(types::LIST, Body::List(items.into())).into()
    }

    /// An empty dict.
    pub fn dict(&mut self) -> ObjId {
        self.charge(size_of::<Dict>());
        self.alloc(types::DICT, Body::Dict(Box::default()))
    }

    /// An empty set.
    pub fn set(&mut self) -> ObjId {
        self.charge(size_of::<Set>() + 8 * size_of::<Member>());
        self.alloc(types::SET, Body::Set(Box::default()))
    }

    /// A slice.
    pub fn slice(&mut self, start: Value, stop: Value, step: Value) -> Value {
        self.alloc(types::SLICE, Body::Slice(Box::new([start, stop, step]))).into()
    }

    /// A method bound to its receiver.
    pub fn method(&mut self, function: Value, receiver: Value) -> Value {
        self.alloc(types::METHOD, Body::Method(Box::new(Method { function, receiver }))).into()
    }

    /// A built-in iterator of type `class`.
    pub fn iter(&mut self, class: ObjId, iter: Iter) -> Value {
        self.alloc(class, Body::Iter(Box::new(iter))).into()
    }

    // ---- looking at values ----

    /// A value's type.
    #[inline(always)]
    pub fn type_of(&self, value: Value) -> ObjId {
        match value.kind() {
            Kind::Int(_) => types::INT,
            Kind::Float(_) => types::FLOAT,
            Kind::Obj(id) => self.get(id).class,
            Kind::Bool(_) => types::BOOL,
            Kind::None | Kind::Unbound => types::NONE_TYPE,
            Kind::Ellipsis => types::ELLIPSIS,
            Kind::NotImplemented => types::NOT_IMPLEMENTED,
        }
    }

    /// The body of a heap object, if the value is one.
    #[inline(always)]
    pub fn body(&self, value: Value) -> Option<&Body> {
        value.as_obj().map(|id| &self.get(id).body)
    }

    /// The type object with this number.
    ///
    /// # Panics
    /// When the number is not a type's; the machine keeps class fields right.
    #[inline(always)]
    pub fn ty(&self, class: ObjId) -> &Type {
        match &self.get(class).body {
            Body::Type(ty) => ty,
            other => unreachable!("{class:?} is not a type but {other:?}"),
        }
    }

    /// The type object with this number, to be changed.
    ///
    /// # Panics
    /// When the number is not a type's.
    pub fn ty_mut(&mut self, class: ObjId) -> &mut Type {
        match &mut self.get_mut(class).body {
            Body::Type(ty) => ty,
            other => unreachable!("{class:?} is not a type but {other:?}"),
        }
    }

    /// The name of a value's type, for messages.
    pub fn type_name(&self, value: Value) -> Arc<str> {
        let ty = self.ty(self.type_of(value));
        Arc::clone(ty.dotted.as_ref().unwrap_or(&ty.name))
    }

    /// Whether type `class` is `base` or derives from it.
    pub fn is_subtype(&self, class: ObjId, base: ObjId) -> bool {
        class == base || self.ty(class).mro.contains(&base)
    }

    /// Whether a value is an instance of `base` or of a type derived from it.
    pub fn is_instance(&self, value: Value, base: ObjId) -> bool {
        self.is_subtype(self.type_of(value), base)
    }

    /// The text, if the value is a string.
    #[inline]
    pub fn as_str(&self, value: Value) -> Option<&str> {
        match self.body(value)? {
            Body::Str(text) => Some(text),
            _ => None,
        }
    }

    /// A copy of the text, if the value is a string.
    #[inline]
    pub fn as_text(&self, value: Value) -> Option<Text> {
        match self.body(value)? {
            Body::Str(text) => Some(text.clone()),
            _ => None,
        }
    }

    /// The text as a copy to be kept outside of the heap, if the value is a string.
    pub fn as_arc_str(&self, value: Value) -> Option<Arc<str>> {
        self.as_str(value).map(Arc::from)
    }

    /// Whether a string is all ASCII, so that characters are bytes.
    pub fn is_ascii(&self, id: ObjId) -> bool {
        self.get(id).aux & Object::STR_WIDE == 0
    }

    /// The float, if the value is one.
    #[inline]
    pub fn as_float(&self, value: Value) -> Option<f64> {
        if let Some(x) = value.as_small_float() {
            return Some(x);
        }
        match self.body(value)? {
            Body::Float(x) => Some(*x),
            _ => None,
        }
    }

    /// The int, if the value is an int or bool that fits in 64 bits.
    pub fn as_i64(&self, value: Value) -> Option<i64> {
        match value.kind() {
            Kind::Int(n) => Some(n),
            Kind::Bool(b) => Some(i64::from(b)),
            Kind::Obj(id) => match &self.get(id).body {
                Body::BigInt(n) => n.to_i64(),
                _ => None,
            },
            _ => None,
        }
    }

    /// The int as a big one, if the value is an int or bool.
    pub fn as_big(&self, value: Value) -> Option<BigInt> {
        match value.kind() {
            Kind::Int(n) => Some(BigInt::from(n)),
            Kind::Bool(b) => Some(BigInt::from(u8::from(b))),
            Kind::Obj(id) => match &self.get(id).body {
                Body::BigInt(n) => Some((**n).clone()),
                _ => None,
            },
            _ => None,
        }
    }

    /// The items, if the value is a tuple or list. Those of a large list are copied.
    #[inline]
    pub fn as_items(&self, value: Value) -> Option<Cow<'_, [Value]>> {
        match self.body(value)? {
            Body::Tuple(items) => Some(Cow::Borrowed(items)),
            Body::List(items) => Some(items.as_slice()),
            _ => None,
        }
    }

    /// The items, if the value is a tuple.
    #[inline]
    pub fn as_tuple(&self, value: Value) -> Option<&[Value]> {
        match self.body(value)? {
            Body::Tuple(items) => Some(items),
            _ => None,
        }
    }

    /// The dict with this number.
    ///
    /// # Panics
    /// When the number is not a dict's.
    #[inline(always)]
    pub fn dict_ref(&self, id: ObjId) -> &Dict {
        match &self.get(id).body {
            Body::Dict(dict) => dict,
            other => unreachable!("{id:?} is not a dict but {other:?}"),
        }
    }

    /// The dict that has the attributes of an instance, if they are in one.
    pub(crate) fn attribute_dict(&self, object: &Object) -> Option<ObjId> {
        let Body::Instance(slots) = &object.body else { return None };
        slots.first().filter(|_| self.shapes.get(object.aux).in_dict)?.as_obj()
    }

    /// The dict with this number, to be changed.
    ///
    /// # Panics
    /// When the number is not a dict's.
    #[inline]
    pub fn dict_mut(&mut self, id: ObjId) -> &mut Dict {
        match &mut self.get_mut(id).body {
            Body::Dict(dict) => dict,
            other => unreachable!("{id:?} is not a dict but {other:?}"),
        }
    }

    // ---- dicts keyed by interned strings: namespaces and attributes ----

    /// The value under a name (an interned string) in a namespace.
    #[inline]
    pub fn name_get(&self, dict: ObjId, name: Value) -> Option<Value> {
        let dict = self.dict_ref(dict);
        self.find_str(dict, self.name_hash(name), name).map(|index| dict.entries[index].value)
    }

    /// The place of a name in a namespace.
    pub fn name_index(&self, dict: ObjId, name: Value) -> Option<usize> {
        let dict = self.dict_ref(dict);
        self.find_str(dict, self.name_hash(name), name)
    }

    /// Sets a name in a namespace.
    pub fn name_set(&mut self, dict: ObjId, name: Value, value: Value) {
        match self.name_index(dict, name) {
            Some(index) => self.dict_mut(dict).entries[index].value = value,
            None => {
                let hash = self.name_hash(name);
                self.charge(size_of::<Entry>() + 8);
                self.dict_mut(dict).push(hash, name, value);
            }
        }
    }

    /// Removes a name from a namespace; whether it was there.
    pub fn name_remove(&mut self, dict: ObjId, name: Value) -> bool {
        match self.name_index(dict, name) {
            Some(index) => {
                self.dict_mut(dict).remove(index);
                true
            }
            None => false,
        }
    }

    /// A key that a program put in by hand may be an equal string that is not interned.
    #[inline]
    fn find_str(&self, dict: &Dict, hash: u64, name: Value) -> Option<usize> {
        let mut from = 0;
        while let Some((step, index)) = dict.probe(hash, from) {
            let key = dict.entries[index].key;
            if key == name || (self.as_str(name).is_some() && self.as_str(key) == self.as_str(name)) {
                return Some(index);
            }
            from = step + 1;
        }
        None
    }

    /// The hash of a string value.
    #[inline]
    pub fn name_hash(&self, name: Value) -> u64 {
        hash_str(self.as_str(name).unwrap_or_default())
    }
}

impl Default for Heap {
    fn default() -> Self {
        Self::new()
    }
}
