//! The parameters of a native, taken apart once.

/// What [`crate::native::Native::params`] says.
#[derive(Clone, Debug, Default)]
pub struct Signature {
    /// Names in the order of the arguments' slots.
    pub names: Vec<&'static str>,
    /// How many can be given by position.
    pub positional: usize,
    /// How many of the first ones must be given.
    pub required: usize,
    /// How many of the first ones have no name to call them by.
    pub positional_only: usize,
    /// The slot of `*args`.
    pub var_args: Option<usize>,
    /// The slot of `**kwargs`.
    pub var_kwargs: Option<usize>,
}

impl Signature {
    /// Takes `params` apart.
    pub fn parse(params: &'static str) -> Self {
        let mut signature = Self::default();
        let mut keyword_only = false;
        let mut required_over = false;
        for part in split(params) {
            let (name, default) = match part.split_once('=') {
                Some((name, _)) => (name.trim(), true),
                None => (part, false),
            };
            if name == "/" {
                signature.positional_only = signature.names.len();
            } else if name == "*" {
                keyword_only = true;
            } else if let Some(name) = name.strip_prefix("**") {
                signature.var_kwargs = Some(signature.names.len());
                signature.names.push(name);
            } else if let Some(name) = name.strip_prefix('*') {
                signature.var_args = Some(signature.names.len());
                signature.names.push(name);
                keyword_only = true;
            } else {
                signature.names.push(name);
                required_over |= default;
                if !keyword_only {
                    signature.positional = signature.names.len();
                    if !required_over {
                        signature.required = signature.names.len();
                    }
                }
            }
        }
        signature
    }

    /// How many slots there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Whether `count` positional arguments are just the slots.
    #[inline]
    pub fn takes_exactly(&self, count: usize) -> bool {
        count == self.names.len() && count == self.positional
    }

    /// Whether `count` positional arguments are enough and not too many, with nothing to gather.
    #[inline]
    pub fn takes(&self, count: usize) -> bool {
        count >= self.required && count <= self.positional && self.var_args.is_none() && self.var_kwargs.is_none()
    }

    /// The slot of a parameter that can be given by name.
    pub fn place(&self, name: &str) -> Option<usize> {
        (self.positional_only..self.names.len())
            .find(|&i| self.names[i] == name && Some(i) != self.var_args && Some(i) != self.var_kwargs)
    }

    /// Whether any parameter can be given by name.
    pub fn has_keywords(&self) -> bool {
        (self.positional_only..self.names.len()).any(|i| Some(i) != self.var_args && Some(i) != self.var_kwargs)
    }
}

/// The parts between commas that are not within brackets or quotes.
fn split(params: &'static str) -> Vec<&'static str> {
    let mut parts = Vec::new();
    let (mut depth, mut start, mut quoted) = (0, 0, false);
    for (i, c) in params.char_indices() {
        match c {
            '\'' => quoted = !quoted,
            '(' | '[' | '{' if !quoted => depth += 1,
            ')' | ']' | '}' if !quoted => depth -= 1,
            ',' if depth == 0 && !quoted => {
                parts.push(params[start..i].trim());
                start = i + 1;
            }
            _ => {}
        }
    }
    parts.push(params[start..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}
