//! The course in one file for the page: its Markdown as HTML, its programs, and what judging needs.
//!
//! That the course is right is proven by `interleave check`; here its pages are only taken apart.

use std::{fs, path::Path};

use interleave_protocol::{Course, Exercise, ExerciseKind, File, SwitchModel, Topic};
use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, html};

use crate::error::Error;

/// What begins the names of files that learners do not get.
const HIDDEN: [&str; 2] = ["right-", "wrong-"];

/// The course in a folder.
///
/// # Errors
/// When a file cannot be read.
pub fn read(folder: &Path) -> Result<Course, Error> {
    let page = Page::read(&folder.join("course.md"))?;
    let topics = page.all("topic").map(|name| topic(&folder.join(name), name)).collect::<Result<_, _>>()?;
    Ok(Course { title: page.text("title"), introduction: to_html(&page.body, ""), topics })
}

fn topic(folder: &Path, id: &str) -> Result<Topic, Error> {
    let page = Page::read(&folder.join("topic.md"))?;
    let exercises = page.all("exercise").map(|name| exercise(&folder.join(name), &format!("{id}/{name}")));
    let exercises = exercises.collect::<Result<_, _>>()?;
    Ok(Topic { id: id.to_owned(), title: page.text("title"), page: to_html(&page.body, id), exercises })
}

fn exercise(folder: &Path, id: &str) -> Result<Exercise, Error> {
    let page = Page::read(&folder.join("exercise.md"))?;
    let mut files = Vec::new();
    let mut names: Vec<_> =
        fs::read_dir(folder).map_err(Error::file("read", folder))?.flatten().map(|entry| entry.path()).collect();
    names.sort();
    for path in names.iter().filter(|path| path.is_file()) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if !HIDDEN.iter().any(|hidden| name.starts_with(hidden)) {
            files.push(File { name, text: fs::read_to_string(path).map_err(Error::file("read", path))? });
        }
    }
    let file = |name: &str| files.iter().find(|file| file.name == name).map(|file| file.text.clone());
    let topic = id.split('/').next().unwrap_or_default();
    let sections = sections(&page.body);
    let section = |name: &str| {
        let found = sections.iter().find(|(title, _)| *title == name);
        found.map(|(_, text)| text.as_str()).unwrap_or_default()
    };
    let (question, options) = options(section("Question"));
    Ok(Exercise {
        id: id.to_owned(),
        title: page.text("title"),
        kind: kind(&page.text("kind")),
        switch: match (page.text("switch").as_str(), page.text("clock").as_str()) {
            ("gil", _) | ("", "virtual") => SwitchModel::Gil,
            ("free", _) => SwitchModel::Free,
            _ => SwitchModel::Any,
        },
        task: to_html(section(""), topic),
        question: to_html(&question, topic),
        options: options.iter().map(|option| to_html(option, topic)).collect(),
        hints: (1..=3).map(|number| to_html(section(&format!("Hint {number}")), topic)).collect(),
        explanation: to_html(section("Explanation"), topic),
        starter: file("starter.py").unwrap_or_default(),
        solution: file("solution.py"),
        files,
    })
}

fn kind(name: &str) -> ExerciseKind {
    match name {
        "predict" => ExerciseKind::Predict,
        "parsons" => ExerciseKind::Parsons,
        "break" => ExerciseKind::Break,
        "write" => ExerciseKind::Write,
        "faster" => ExerciseKind::Faster,
        "answer" => ExerciseKind::Answer,
        _ => ExerciseKind::Fix,
    }
}

/// A page: its front matter and what comes after.
struct Page {
    front: Vec<(String, String)>,
    body: String,
}

impl Page {
    fn read(path: &Path) -> Result<Self, Error> {
        let text = fs::read_to_string(path).map_err(Error::file("read", path))?;
        let rest = text.strip_prefix("---\n").unwrap_or(&text);
        let (front, body) = rest.split_once("\n---\n").unwrap_or(("", rest));
        let pairs = front.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(':'));
        let front = pairs.map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned())).collect();
        Ok(Self { front, body: body.to_owned() })
    }

    fn all<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.front.iter().filter(move |(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    fn text(&self, key: &str) -> String {
        self.all(key).next().unwrap_or_default().to_owned()
    }
}

/// The parts of an exercise's page by their headings; the first has none.
fn sections(body: &str) -> Vec<(String, String)> {
    let mut all = vec![(String::new(), String::new())];
    let mut in_code = false;
    for line in body.lines() {
        in_code ^= line.starts_with("```");
        match line.strip_prefix("## ").filter(|_| !in_code) {
            Some(title) => all.push((title.trim().to_owned(), String::new())),
            None => {
                if let Some((_, text)) = all.last_mut() {
                    text.push_str(line);
                    text.push('\n');
                }
            }
        }
    }
    all
}

/// A question without its options, and the options; their boxes are not for learners.
fn options(section: &str) -> (String, Vec<String>) {
    let mut options: Vec<String> = Vec::new();
    let mut question = String::new();
    for line in section.lines() {
        let option = line.strip_prefix("- [x] ").or_else(|| line.strip_prefix("- [ ] "));
        match (option, options.last_mut()) {
            (Some(option), _) => options.push(option.to_owned()),
            (None, Some(last)) if line.starts_with(' ') => {
                last.push('\n');
                last.push_str(line.trim_start());
            }
            (None, _) => {
                question.push_str(line);
                question.push('\n');
            }
        }
    }
    (question, options)
}

/// HTML of a text in Markdown. Headings come below the page's own; links between pages become addresses of the page.
fn to_html(markdown: &str, topic: &str) -> String {
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).map(|event| match event {
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = CowStr::from(address(&dest_url, topic));
            Event::Start(Tag::Link { link_type, dest_url, title, id })
        }
        // Prose is ours, but what looks like HTML in it is text.
        Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
        other => other,
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    out.replace("<h2>", "<h3>").replace("</h2>", "</h3>").replace("<h1>", "<h3>").replace("</h1>", "</h3>")
}

/// Where a link between the course's files leads in the page.
fn address(target: &str, topic: &str) -> String {
    if target.contains("://") || target.starts_with('#') {
        return target.to_owned();
    }
    let mut parts: Vec<&str> = vec![topic];
    for part in target.split('/') {
        match part {
            ".." => {
                parts.pop();
            }
            "." | "" => {}
            part => parts.push(part),
        }
    }
    match parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>()[..] {
        [topic, "topic.md"] => format!("?course={topic}"),
        [topic, exercise, ..] => format!("?exercise={topic}/{exercise}"),
        _ => "?course=1".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{address, options, sections, to_html};

    #[test]
    fn pages_are_taken_apart() {
        let all = sections("Do it.\n\n## Hint 1\n\n```\n## no heading\n```\n\n## Explanation\n\nSo.\n");
        let titles: Vec<&str> = all.iter().map(|(title, _)| title.as_str()).collect();
        assert_eq!(titles, ["", "Hint 1", "Explanation"]);
        let (question, options) = options("Which?\n\n- [x] `a`\n- [ ] long\n  option\n");
        assert_eq!((question.trim(), options), ("Which?", vec!["`a`".to_owned(), "long\noption".to_owned()]));
    }

    #[test]
    fn prose_becomes_html_and_links_lead_into_the_page() {
        assert_eq!(to_html("a `b` <i>\n", "races"), "<p>a <code>b</code> &lt;i&gt;</p>\n");
        assert_eq!(address("../locks/topic.md", "races"), "?course=locks");
        assert_eq!(address("lost-update/exercise.md", "races"), "?exercise=races/lost-update");
        assert_eq!(address("https://docs.python.org/3/", "races"), "https://docs.python.org/3/");
    }
}
