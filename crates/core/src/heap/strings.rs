//! Making strings, and the table of those that exist once.

use std::sync::Arc;

use super::{Body, Heap, Object, Text, types};
use crate::value::Value;

impl Heap {
    /// A string.
    pub fn str(&mut self, text: impl Into<Text>) -> Value {
        let text = text.into();
        let flags = if text.is_ascii() { 0 } else { Object::STR_WIDE };
        self.charge(text.len());
        self.alloc_with(types::STR, flags, Body::Str(text)).into()
    }

    /// The string `left + right` of two strings.
    pub fn joined(&mut self, left: &Text, right: &Text, wide: bool) -> Value {
        self.charge(left.bytes_to_join(right));
        let flags = if wide { Object::STR_WIDE } else { 0 };
        let text = left.join(right);
        self.alloc_with(types::STR, flags, Body::Str(text)).into()
    }

    /// The one interned string with this text.
    pub fn intern(&mut self, text: &str) -> Value {
        if let Some(id) = self.interned.get(text) {
            return Value::obj(id);
        }
        let text: Arc<str> = Arc::from(text);
        let flags = if text.is_ascii() { 0 } else { Object::STR_WIDE };
        let id = self.alloc_with(types::STR, flags | Object::STR_INTERNED, Body::Str((&*text).into()));
        self.journal.name(&text, id, true);
        self.interned.insert(text, id);
        id.into()
    }

    /// Interns the strings of one ASCII character each, for copies of this heap that never lose them.
    pub fn intern_characters(&mut self) {
        let characters = std::array::from_fn(|code| {
            let text = char::from(code as u8).to_string();
            self.intern(&text).as_obj().expect("a string is an object")
        });
        self.characters = Some(Arc::new(characters));
    }

    /// The string of one ASCII character.
    #[inline]
    pub fn ascii(&mut self, code: u8) -> Value {
        if let Some(characters) = &self.characters
            && let Some(id) = characters.get(usize::from(code))
        {
            return Value::obj(*id);
        }
        self.intern(char::from(code).encode_utf8(&mut [0; 4]))
    }

    /// The interned string with this text, if there is one.
    pub fn interned(&self, text: &str) -> Option<Value> {
        self.interned.get(text).map(Value::obj)
    }

    /// The interned string equal to `value`, a string.
    pub fn intern_value(&mut self, value: Value) -> Value {
        let Some(id) = value.as_obj() else { return value };
        let object = self.get(id);
        let Body::Str(text) = &object.body else { return value };
        if object.aux & Object::STR_INTERNED != 0 {
            return value;
        }
        let text = text.clone();
        self.intern(&text)
    }
}
