//! What a course consists of, in order: its topics, and each topic's exercises, named by their folders.

use crate::format::{Fault, Front};

/// The title of a course or a topic, and the folders that belong to it, in order, each with its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// The title.
    pub title: String,
    /// The names of the folders: topics of a course, exercises of a topic.
    pub folders: Vec<(usize, String)>,
    /// The line on which the page's text begins.
    pub line: usize,
    /// The page's text, in Markdown.
    pub text: String,
}

/// The contents that a page says it has: `course.md` by `topic: NAME`, `topic.md` by `exercise: NAME`, each once a line.
///
/// # Errors
/// Each mistake with its line.
pub fn parse_contents(file: &str, page: &str, item: &str) -> Result<Contents, Vec<Fault>> {
    let fault = |(line, message)| Fault { file: file.to_owned(), line, message };
    let (front, body) =
        Front::parse(page, &["title", item], &[item]).map_err(|all| all.into_iter().map(fault).collect::<Vec<_>>())?;
    let title = front.text("title").ok_or_else(|| vec![fault((1, "the front matter has no `title`".into()))])?;
    Ok(Contents { title, folders: front.all(item), line: body.line, text: body.text.to_owned() })
}
