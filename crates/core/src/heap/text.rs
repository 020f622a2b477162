//! The text of a string: in one piece, or as what was added to what, until somebody reads it.
//!
//! `text += part` in a loop would else copy everything each time, since nobody knows whether the old string is still wanted.

use std::{
    fmt,
    ops::Deref,
    sync::{Arc, OnceLock},
};

/// Joined texts shorter than this, in bytes, are copied at once: that is cheaper than to remember their parts.
const SHORT: usize = 4096;
/// After this many additions the parts are put together, so that few of them outlive their use.
const MOST_PARTS: u32 = 8192;

/// An immutable text. It reads as a `str`; the first look at one that was joined puts it together.
#[derive(Clone)]
pub struct Text(Form);

#[derive(Clone)]
enum Form {
    Whole(Arc<str>),
    Joined(Arc<Joined>),
}

struct Joined {
    /// `None` only while it is being dropped.
    left: Option<Text>,
    right: Arc<str>,
    len: usize,
    parts: u32,
    whole: OnceLock<Arc<str>>,
}

impl Text {
    /// This text with another one after it.
    pub fn join(&self, right: &Self) -> Self {
        let len = self.len() + right.len();
        let parts = match &self.0 {
            Form::Joined(joined) if joined.whole.get().is_none() => joined.parts + 1,
            _ => 1,
        };
        if len < SHORT || parts > MOST_PARTS {
            let mut text = String::with_capacity(len);
            text.push_str(self);
            text.push_str(right);
            return text.into();
        }
        let joined = Joined { left: Some(self.clone()), right: right.to_arc(), len, parts, whole: OnceLock::new() };
        Self(Form::Joined(Arc::new(joined)))
    }

    /// Its length in bytes.
    #[inline]
    pub fn len(&self) -> usize {
        match &self.0 {
            Form::Whole(text) => text.len(),
            Form::Joined(joined) => joined.len,
        }
    }

    /// Whether it has no characters.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text in one piece, with a count of its own.
    pub fn to_arc(&self) -> Arc<str> {
        Arc::clone(self.whole())
    }

    #[inline]
    fn whole(&self) -> &Arc<str> {
        match &self.0 {
            Form::Whole(text) => text,
            Form::Joined(joined) => joined.whole.get_or_init(|| joined.put_together()),
        }
    }
}

impl Joined {
    #[cold]
    fn put_together(&self) -> Arc<str> {
        let mut parts = vec![&*self.right];
        let mut left = self.left.as_ref();
        while let Some(Text(form)) = left {
            left = match form {
                Form::Whole(text) => {
                    parts.push(text);
                    None
                }
                Form::Joined(joined) => match joined.whole.get() {
                    Some(text) => {
                        parts.push(text);
                        None
                    }
                    None => {
                        parts.push(&joined.right);
                        joined.left.as_ref()
                    }
                },
            };
        }
        parts.reverse();
        parts.concat().into()
    }
}

impl Drop for Joined {
    /// One after another: a long row of parts must not take the stack.
    fn drop(&mut self) {
        let mut next = self.left.take();
        while let Some(Text(Form::Joined(joined))) = next {
            next = Arc::into_inner(joined).and_then(|mut joined| joined.left.take());
        }
    }
}

impl Deref for Text {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        self.whole()
    }
}

impl<T: Into<Arc<str>>> From<T> for Text {
    fn from(text: T) -> Self {
        Self(Form::Whole(text.into()))
    }
}

impl PartialEq for Text {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && **self == **other
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_read_as_one_text() {
        let mut text = Text::from("start:");
        let mut expected = String::from("start:");
        let mut kept = Vec::new();
        for i in 0..20_000 {
            let part = format!("{i};");
            expected.push_str(&part);
            text = text.join(&part.into());
            if i % 3000 == 0 {
                kept.push((text.clone(), expected.clone()));
            }
            assert_eq!(text.len(), expected.len());
        }
        assert_eq!(*text, *expected);
        assert!(kept.iter().all(|(text, expected)| **text == **expected));
    }

    #[test]
    fn a_long_row_of_parts_is_dropped_without_recursion() {
        let mut text = Text::from("x".repeat(SHORT));
        for _ in 0..MOST_PARTS {
            text = text.join(&"y".into());
        }
        drop(text);
    }
}
