//! Shapes: which attributes an instance has and where they stand, shared by all instances that got them in the same order
//! (hidden classes, after Chambers, Ungar and Lee, "An efficient implementation of SELF", OOPSLA 1989).

use std::sync::Arc;

use crate::value::{ObjId, Value};

/// A shape's number in its process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ShapeId(pub u32);

/// One shape.
#[derive(Clone, Debug)]
pub struct Shape {
    /// The class of its instances.
    pub class: ObjId,
    /// Attribute names (interned strings) by slot.
    pub names: Vec<Value>,
    /// The shape after adding a name.
    next: Vec<(Value, ShapeId)>,
    /// The shape from which it came by adding a name.
    from: Option<ShapeId>,
    /// Attributes stand in a dict in slot 0 instead: the program asked for `__dict__`, deleted an attribute, or has very many.
    pub in_dict: bool,
}

impl Shape {
    /// Whether instances were seen to get another attribute.
    pub fn grows(&self) -> bool {
        !self.next.is_empty()
    }

    /// The slot of a name.
    #[inline]
    pub fn slot(&self, name: Value) -> Option<usize> {
        self.names.iter().position(|other| *other == name)
    }
}

/// All shapes of a process.
#[derive(Clone, Debug, Default)]
pub struct Shapes {
    shapes: Arc<Vec<Arc<Shape>>>,
}

/// With more attributes than this an instance keeps them in a dict.
const MOST: usize = 48;

impl Shapes {
    /// The shape with this number.
    #[inline(always)]
    pub fn get(&self, id: u32) -> &Shape {
        &self.shapes[id as usize]
    }

    /// A new shape without attributes.
    pub fn root(&mut self, class: ObjId) -> u32 {
        self.push(Shape { class, names: Vec::new(), next: Vec::new(), from: None, in_dict: false })
    }

    /// A new shape of instances that keep their attributes in a dict.
    pub fn dict_shape(&mut self, class: ObjId) -> u32 {
        self.push(Shape { class, names: Vec::new(), next: Vec::new(), from: None, in_dict: true })
    }

    /// The shape after adding `name` to shape `id`, or `None` when there are too many for a shape.
    pub fn with(&mut self, id: u32, name: Value) -> Option<u32> {
        let shape = self.get(id);
        if let Some((_, next)) = shape.next.iter().find(|(other, _)| *other == name) {
            return Some(next.0);
        }
        if shape.names.len() >= MOST {
            return None;
        }
        let mut names = shape.names.clone();
        names.push(name);
        let class = shape.class;
        let next = self.push(Shape { class, names, next: Vec::new(), from: Some(ShapeId(id)), in_dict: false });
        Arc::make_mut(&mut Arc::make_mut(&mut self.shapes)[id as usize]).next.push((name, ShapeId(next)));
        Some(next)
    }

    /// How many shapes there are.
    pub(super) fn len(&self) -> usize {
        self.shapes.len()
    }

    /// Takes away all shapes but the first `len`.
    pub(super) fn truncate(&mut self, len: usize) {
        let shapes = Arc::make_mut(&mut self.shapes);
        while shapes.len() > len {
            if let Some(ShapeId(from)) = shapes.pop().and_then(|shape| shape.from) {
                // The last that was made is the last in its list.
                Arc::make_mut(&mut shapes[from as usize]).next.pop();
            }
        }
    }

    /// All shapes, for the collector.
    pub fn iter(&self) -> impl Iterator<Item = &Shape> {
        self.shapes.iter().map(|shape| &**shape)
    }

    fn push(&mut self, shape: Shape) -> u32 {
        let shapes = Arc::make_mut(&mut self.shapes);
        shapes.push(Arc::new(shape));
        shapes.len() as u32 - 1
    }
}
