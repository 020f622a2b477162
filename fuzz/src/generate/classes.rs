//! Random classes: many bases, and special methods that do what they should not.

use super::{Place, Writer};

/// Special methods and their parameters.
const SPECIAL: &[(&str, &str)] = &[
    ("__init__", "self, *args"),
    ("__new__", "cls, *args"),
    ("__eq__", "self, other"),
    ("__lt__", "self, other"),
    ("__hash__", "self"),
    ("__repr__", "self"),
    ("__str__", "self"),
    ("__bool__", "self"),
    ("__len__", "self"),
    ("__iter__", "self"),
    ("__next__", "self"),
    ("__contains__", "self, other"),
    ("__getitem__", "self, key"),
    ("__setitem__", "self, key, value"),
    ("__delitem__", "self, key"),
    ("__getattr__", "self, name"),
    ("__getattribute__", "self, name"),
    ("__setattr__", "self, name, value"),
    ("__delattr__", "self, name"),
    ("__call__", "self, *args"),
    ("__enter__", "self"),
    ("__exit__", "self, *args"),
    ("__add__", "self, other"),
    ("__radd__", "self, other"),
    ("__iadd__", "self, other"),
    ("__mul__", "self, other"),
    ("__neg__", "self"),
    ("__index__", "self"),
    ("__int__", "self"),
    ("__float__", "self"),
    ("__format__", "self, spec"),
    ("__del__", "self"),
    ("__get__", "self, instance, owner"),
    ("__set__", "self, instance, value"),
    ("__set_name__", "self, owner, name"),
    ("__init_subclass__", "cls, **keywords"),
    ("__class_getitem__", "cls, item"),
    ("__reversed__", "self"),
    ("__missing__", "self, key"),
    ("__instancecheck__", "cls, instance"),
    ("__subclasscheck__", "cls, other"),
    ("__mro_entries__", "self, bases"),
    ("__reduce__", "self"),
    ("__copy__", "self"),
    ("__deepcopy__", "self, memo"),
    ("__dir__", "self"),
    ("__sizeof__", "self"),
    ("__length_hint__", "self"),
    ("__await__", "self"),
    ("__aiter__", "self"),
    ("__anext__", "self"),
    ("__bytes__", "self"),
    ("__prepare__", "cls, *args"),
];

const BASES: &[&str] = &[
    "",
    "",
    "(object)",
    "(list)",
    "(dict)",
    "(int)",
    "(str)",
    "(tuple)",
    "(set)",
    "(Exception)",
    "(type)",
    "(float)",
    "(collections.OrderedDict)",
    "(threading.Thread)",
    "(metaclass=type)",
    "(BaseException)",
    "(a)",
    "(bytes)",
    "(BaseExceptionGroup)",
];

impl Writer<'_, '_> {
    /// A class with some methods, derived from a built-in type, from earlier classes or from nothing.
    pub(super) fn define_class(&mut self, depth: usize) {
        let bases = match self.below(4) {
            0 if self.classes > 0 => format!("({})", self.class()),
            1 if self.classes > 1 => format!("({}, {})", self.class(), self.class()),
            2 if self.classes > 0 => format!("(metaclass={})", self.class()),
            _ => self.pick(BASES).to_owned(),
        };
        let number = self.classes;
        self.classes += 1;
        if self.chance(30) {
            self.line("@functools.total_ordering");
        }
        self.line(&format!("class C{number}{bases}:"));
        let outer = std::mem::replace(&mut self.place, Place { in_class: true, ..Place::default() });
        self.indented(|writer| {
            if writer.chance(50) {
                let slots = writer.pick(&["'x'", "['x', 'y']", "()", "1", "['x', 'x']", "'__dict__'", "['', 'class']"]);
                writer.line(&format!("__slots__ = {slots}"));
            }
            if writer.chance(50) {
                let value = writer.expression(2);
                writer.line(&format!("x = {value}"));
            }
            for _ in 0..=writer.below(4) {
                writer.method(depth);
            }
        });
        self.place = outer;
    }

    fn method(&mut self, depth: usize) {
        let (name, parameters) = match self.below(5) {
            0 => {
                let decorator = self.pick(&["property", "staticmethod", "classmethod", "functools.cached_property"]);
                self.line(&format!("@{decorator}"));
                ("x", "*args")
            }
            _ => {
                let at = self.below(SPECIAL.len());
                SPECIAL[at]
            }
        };
        let word = if self.chance(20) { "async def" } else { "def" };
        self.line(&format!("{word} {name}({parameters}):"));
        let place = Place { in_function: true, ..Place::default() };
        let outer = std::mem::replace(&mut self.place, Place { in_async: word != "def", ..place });
        self.indented(|writer| {
            match writer.below(4) {
                0 => writer.block(depth),
                1 => {
                    writer.line("global a, b, c");
                    writer.block(depth);
                }
                _ => {}
            }
            let first = parameters.split(',').next().unwrap_or_default().trim_start_matches('*');
            let value = match writer.below(4) {
                0 => format!("super().{name}"),
                1 => format!("{first}.x"),
                2 => first.to_owned(),
                _ => writer.expression(2),
            };
            writer.line(&format!("return {value}"));
        });
        self.place = outer;
    }
}
