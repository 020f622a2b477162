//! The text of a string: in one piece, or as what was added to what, until somebody reads it.
//!
//! `text += part` in a loop would else copy everything each time, since nobody knows whether the old string is still wanted.

use std::{
    borrow::Cow,
    fmt,
    ops::Deref,
    sync::{Arc, OnceLock},
};

use arcstr::ArcStr;

/// Joined texts shorter than this, in bytes, are copied at once: that is cheaper than to remember their parts.
const LONG: usize = 128;
/// After this many additions the parts are put together, so that few of them outlive their use.
const MOST_PARTS: u32 = 8192;
/// A text of at most so many bytes needs no memory of its own.
const MOST_SHORT: usize = 14;

type Short = heapless::String<MOST_SHORT, u8>;

/// An immutable text. It reads as a `str`; the first look at one that was joined puts it together. A copy costs little.
#[derive(Clone)]
pub struct Text(Form);

// An object has room for no more beside the tag of its body.
const _: () = assert!(size_of::<Text>() == 16);

#[derive(Clone)]
enum Form {
    Short(Short),
    Whole(ArcStr),
    Joined(Arc<Joined>),
}

struct Joined {
    /// `None` only while it is being dropped.
    left: Option<Text>,
    right: Text,
    len: usize,
    parts: u32,
    whole: OnceLock<ArcStr>,
}

impl Text {
    /// This text with another one after it.
    pub fn join(&self, right: &Self) -> Self {
        let len = self.len() + right.len();
        if len < LONG {
            return Self::concat([&**self, right]);
        }
        let parts = match &self.0 {
            Form::Joined(joined) if joined.whole.get().is_none() => joined.parts + 1,
            _ => 1,
        };
        if parts > MOST_PARTS {
            return Self::concat([&**self, right]);
        }
        let joined = Joined { left: Some(self.settled()), right: right.clone(), len, parts, whole: OnceLock::new() };
        Self(Form::Joined(Arc::new(joined)))
    }

    /// Bytes that [`Text::join`] takes, and that a look at this text took since it was joined.
    pub fn bytes_to_join(&self, right: &Self) -> usize {
        match &self.0 {
            Form::Joined(joined) if joined.whole.get().is_some() => joined.len + right.len(),
            _ => right.len() + self.len().min(size_of::<Joined>()),
        }
    }

    /// The same text; without its parts, if it was put together.
    fn settled(&self) -> Self {
        match &self.0 {
            Form::Joined(joined) => match joined.whole.get() {
                Some(whole) => Self(Form::Whole(whole.clone())),
                None => self.clone(),
            },
            _ => self.clone(),
        }
    }

    /// Several texts one after another.
    pub fn concat<'a>(parts: impl IntoIterator<Item = &'a str, IntoIter: Clone>) -> Self {
        let parts = parts.into_iter();
        let mut short = Short::new();
        for part in parts.clone() {
            if short.push_str(part).is_err() {
                let mut text = String::with_capacity(parts.clone().map(str::len).sum());
                parts.for_each(|part| text.push_str(part));
                return Self(Form::Whole(text.into()));
            }
        }
        Self(Form::Short(short))
    }

    /// This text with its ASCII letters changed to lower or upper case, if it is short and ASCII: what that takes is no memory.
    pub fn short_ascii_case(&self, lower: bool) -> Option<Self> {
        let Form::Short(text) = &self.0 else { return None };
        if !text.is_ascii() {
            return None;
        }
        let mut text = text.clone();
        if lower {
            text.make_ascii_lowercase();
        } else {
            text.make_ascii_uppercase();
        }
        Some(Self(Form::Short(text)))
    }

    /// Its length in bytes.
    #[inline]
    pub fn len(&self) -> usize {
        match &self.0 {
            Form::Short(text) => text.len(),
            Form::Whole(text) => text.len(),
            Form::Joined(joined) => joined.len,
        }
    }

    /// Whether it has no characters.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Joined {
    #[cold]
    fn put_together(&self) -> ArcStr {
        let mut parts = vec![&*self.right];
        let mut left = self.left.as_ref();
        while let Some(Text(form)) = left {
            left = match form {
                Form::Short(text) => {
                    parts.push(text);
                    None
                }
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
        match &self.0 {
            Form::Short(text) => text,
            Form::Whole(text) => text,
            Form::Joined(joined) => joined.whole.get_or_init(|| joined.put_together()),
        }
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self)
    }
}

impl Default for Text {
    fn default() -> Self {
        Self(Form::Short(Short::new()))
    }
}

impl From<&str> for Text {
    #[inline]
    fn from(text: &str) -> Self {
        match Short::try_from(text) {
            Ok(short) => Self(Form::Short(short)),
            Err(_) => Self(Form::Whole(text.into())),
        }
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        (&*text).into()
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Self {
        (&**text).into()
    }
}

impl From<Cow<'_, str>> for Text {
    fn from(text: Cow<'_, str>) -> Self {
        (&*text).into()
    }
}

impl From<Arc<str>> for Text {
    fn from(text: Arc<str>) -> Self {
        (&*text).into()
    }
}

impl From<&Text> for Arc<str> {
    fn from(text: &Text) -> Self {
        (**text).into()
    }
}

impl PartialEq for Text {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Form::Short(x), Form::Short(y)) => x.as_bytes() == y.as_bytes(),
            _ => self.len() == other.len() && **self == **other,
        }
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
        let mut text = Text::from("x".repeat(LONG));
        for _ in 0..MOST_PARTS {
            text = text.join(&"y".into());
        }
        drop(text);
    }
}
