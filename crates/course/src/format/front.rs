//! The front matter of a page: lines `key: value` between two lines `---`.

use super::Faults;

/// A page's front matter: keys and values with their lines, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Front {
    entries: Vec<(usize, String, String)>,
}

/// What comes after the front matter: the number of its first line, from 1, and the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Body<'t> {
    pub(crate) line: usize,
    pub(crate) text: &'t str,
}

impl Front {
    /// Takes a page apart. Only these keys may occur, and only the repeated ones more than once.
    ///
    /// # Errors
    /// Each mistake with its line.
    pub(crate) fn parse<'t>(page: &'t str, keys: &[&str], repeated: &[&str]) -> Result<(Self, Body<'t>), Vec<(usize, String)>> {
        let Some(rest) = page.strip_prefix("---\n") else {
            return Err(vec![(1, "the page does not begin with front matter: a line `---`".into())]);
        };
        let mut front = Self::default();
        let mut problems = Vec::new();
        let mut at = 0;
        for (index, line) in rest.split_inclusive('\n').enumerate() {
            at += line.len();
            let number = index + 2;
            let line = line.trim_end();
            if line == "---" {
                let body = Body { line: number + 1, text: &rest[at..] };
                return if problems.is_empty() { Ok((front, body)) } else { Err(problems) };
            }
            // A comment begins at the start of a line: a value may have any character.
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let Some((key, value)) = line.split_once(':').map(|(key, value)| (key.trim(), value.trim())) else {
                problems.push((number, format!("`{line}` is not of the form `key: value`")));
                continue;
            };
            if !keys.contains(&key) {
                problems.push((number, format!("`{key}` is not a key; there are: {}", keys.join(", "))));
            } else if value.is_empty() && key != "output" && key != "possible" {
                problems.push((number, format!("`{key}` has no value")));
            } else if !repeated.contains(&key) && front.get(key).is_some() {
                problems.push((number, format!("`{key}` stands there twice")));
            } else {
                front.entries.push((number, key.to_owned(), value.to_owned()));
            }
        }
        Err(vec![(1, "the front matter has no end: a second line `---`".into())])
    }

    /// The value of a key and its line.
    pub(crate) fn get(&self, key: &str) -> Option<(usize, &str)> {
        self.entries.iter().find(|(_, name, _)| name == key).map(|(line, _, value)| (*line, value.as_str()))
    }

    /// All values of a key with their lines.
    pub(crate) fn all(&self, key: &str) -> Vec<(usize, String)> {
        self.entries.iter().filter(|(_, name, _)| name == key).map(|(line, _, value)| (*line, value.clone())).collect()
    }

    /// The value of a key.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        self.get(key).map(|(_, value)| value.to_owned())
    }

    /// The line of a key, or the first.
    pub(crate) fn line(&self, key: &str) -> usize {
        self.get(key).map_or(1, |(line, _)| line)
    }

    /// What a key's value means, if it is there and means something.
    pub(crate) fn parsed<T>(&self, key: &str, faults: &mut Faults, parse: impl Fn(&str) -> Result<T, String>) -> Option<T> {
        let (line, value) = self.get(key)?;
        parse(value).map_err(|problem| faults.add(line, format!("`{key}`: {problem}"))).ok()
    }

    /// The same for a key with a few values.
    pub(crate) fn one_of<T: Clone>(&self, key: &str, faults: &mut Faults, values: &[(&str, T)]) -> Option<T> {
        self.parsed(key, faults, |value| {
            let found = values.iter().find(|(name, _)| *name == value).map(|(_, meaning)| meaning.clone());
            let names: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
            found.ok_or_else(|| format!("`{value}` is none of: {}", names.join(", ")))
        })
    }
}
