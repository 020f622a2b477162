//! The course as static pages: prose and programs can be read before any script runs, and each program be run where it stands.
//!
//! One folder for each topic and exercise, beside the file from which the page takes the same course.

use std::path::Path;

use interleave_protocol::{Course, Exercise, ExerciseKind, Topic};

use crate::{error::Error, site};

/// The most characters of a page that search engines are told about it.
const DESCRIPTION: usize = 160;

/// Writes the pages of `course` into `folder`, the site's folder `course`. They obey `policy`; their style sheets are in the version `style`.
///
/// # Errors
/// When a file cannot be written.
pub fn write(course: &Course, folder: &Path, policy: &str, style: &str) -> Result<(), Error> {
    let site = Site { course, policy, style };
    let save = |place: &str, page: String| site::write(&folder.join(place).join("index.html"), page.as_bytes());
    save("", site.contents())?;
    let all: Vec<(&Topic, &Exercise)> =
        course.topics.iter().flat_map(|topic| topic.exercises.iter().map(move |exercise| (topic, exercise))).collect();
    for topic in &course.topics {
        save(&topic.id, site.topic(topic))?;
    }
    for (number, (topic, exercise)) in all.iter().enumerate() {
        let next = all.get(number + 1).map(|(_, next)| *next);
        save(&exercise.id, site.exercise(topic, exercise, next))?;
    }
    Ok(())
}

/// What all pages have in common.
struct Site<'a> {
    course: &'a Course,
    policy: &'a str,
    style: &'a str,
}

impl Site<'_> {
    fn contents(&self) -> String {
        let course = self.course;
        let topics: String = course
            .topics
            .iter()
            .map(|topic| {
                let heading = format!("<h2><a href=\"{}/\">{}</a></h2>\n", topic.id, escaped(&topic.title));
                heading + &exercises(topic, "")
            })
            .collect();
        let body = format!(
            "{}\n{topics}<p class=\"next\"><a href=\"../?course=1\">The course in the playground</a></p>\n",
            relinked(&course.introduction, "")
        );
        self.page(&course.title, &course.introduction, "", "<span aria-current=\"page\">Course</span>", &body)
    }

    fn topic(&self, topic: &Topic) -> String {
        let up = "../";
        let way = format!("<a href=\"{up}\">Course</a>");
        let place = self.course.topics.iter().position(|other| other.id == topic.id).unwrap_or_default();
        let next = self.course.topics.get(place + 1).map_or_else(String::new, |next| {
            format!("<p class=\"next\">The next topic: <a href=\"{up}{}/\">{}</a></p>\n", next.id, escaped(&next.title))
        });
        let list = exercises(topic, up);
        let there = format!("<p><a href=\"{up}../?course={}\">This topic in the playground</a></p>\n", topic.id);
        let body = format!("{}\n<h2>Exercises</h2>\n{list}{there}{next}", runnable(&relinked(&topic.page, up)));
        self.page(&topic.title, &topic.page, up, &way, &body)
    }

    fn exercise(&self, topic: &Topic, exercise: &Exercise, next: Option<&Exercise>) -> String {
        let up = "../../";
        let way = format!("<a href=\"{up}\">Course</a> › <a href=\"{up}{}/\">{}</a>", topic.id, escaped(&topic.title));
        let mut body = format!("<p class=\"note\">Exercise: {}.</p>\n", kind(exercise.kind));
        body.push_str(&readable(&relinked(&exercise.task, up)));
        if !exercise.options.is_empty() {
            let options: String = exercise.options.iter().map(|option| format!("<li>{}</li>\n", option.trim())).collect();
            body.push_str(&format!("{}<ul>\n{}</ul>\n", relinked(&exercise.question, up), relinked(&options, up)));
        }
        if !exercise.starter.is_empty() {
            body.push_str(&format!(
                "<pre tabindex=\"0\"><code class=\"language-python\">{}</code></pre>\n",
                escaped(&exercise.starter)
            ));
        }
        body.push_str(&format!("<inter-leave exercise=\"{}\" label=\"Do it here\"></inter-leave>\n", exercise.id));
        body.push_str(&format!("<p><a href=\"{up}../?exercise={}\">Do it in the playground</a></p>\n", exercise.id));
        for (number, hint) in exercise.hints.iter().enumerate() {
            let hint = readable(&relinked(hint, up));
            body.push_str(&format!("<details><summary>Hint {}</summary>\n{hint}</details>\n", number + 1));
        }
        if let Some(next) = next {
            let (id, title) = (&next.id, escaped(&next.title));
            body.push_str(&format!("<p class=\"next\">The next exercise: <a href=\"{up}{id}/\">{title}</a></p>\n"));
        }
        self.page(&exercise.title, &exercise.task, up, &way, &body)
    }

    /// A page with this body; `up` leads to the folder of the course, `way` are the links above the page.
    fn page(&self, title: &str, about: &str, up: &str, way: &str, body: &str) -> String {
        let Self { policy, style, .. } = self;
        let (title, about) = (escaped(title), description(about));
        let root = format!("{up}../");
        format!(
            r#"<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="description" content="{about}">
    <meta name="color-scheme" content="light dark">
    <title>{title} · Interleave</title>
    <link rel="icon" href="{root}icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="{root}style/{style}/main.css">
    <link rel="stylesheet" href="{root}style/{style}/lesson.css">
    <script src="{root}embed.js" defer></script>
  </head>
  <body class="reading">
    <header>
      <a class="home" href="{root}">Interleave</a>
      <nav aria-label="Course">{way}</nav>
    </header>
    <main class="prose">
<h1>{title}</h1>
{body}
    </main>
  </body>
</html>
"#
        )
    }
}

fn exercises(topic: &Topic, up: &str) -> String {
    let rows = topic.exercises.iter().map(|exercise| {
        let (id, title, kind) = (&exercise.id, escaped(&exercise.title), kind(exercise.kind));
        format!("<li><a href=\"{up}{id}/\">{title}</a> <span class=\"note\">{kind}</span></li>\n")
    });
    format!("<ul>\n{}</ul>\n", rows.collect::<String>())
}

fn kind(kind: ExerciseKind) -> &'static str {
    match kind {
        ExerciseKind::Predict => "predict",
        ExerciseKind::Parsons => "order the lines",
        ExerciseKind::Break => "break it",
        ExerciseKind::Fix => "fix it",
        ExerciseKind::Write => "write it",
        ExerciseKind::Faster => "make it faster",
        ExerciseKind::Answer => "answer",
    }
}

/// The same HTML with links to pages instead of to what the playground shows.
fn relinked(html: &str, up: &str) -> String {
    const LINK: &str = "href=\"?";
    let mut out = String::with_capacity(html.len());
    let mut pieces = html.split(LINK);
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (query, rest) = piece.split_once('"').unwrap_or((piece, ""));
        let here = if up.is_empty() { "./" } else { up };
        let address = match query.split_once('=') {
            Some(("course", "1")) | None => here.to_owned(),
            Some((_, place)) => format!("{up}{place}/"),
        };
        out.push_str(&format!("href=\"{address}\"{rest}"));
    }
    out
}

/// The same HTML; code that is cut off can be scrolled by keys, and sections come right below the title.
fn readable(html: &str) -> String {
    html.replace("<pre>", "<pre tabindex=\"0\">").replace("<h3>", "<h2>").replace("</h3>", "</h2>")
}

/// The same, and every Python program gets an embed.
fn runnable(html: &str) -> String {
    readable(html).replace("<code class=\"language-python\">", "<code class=\"language-python interleave\">")
}

/// The beginning of a page as plain text.
fn description(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for character in html.chars() {
        match character {
            '<' => inside = true,
            '>' => inside = false,
            '\n' if !inside => text.push(' '),
            character if !inside => text.push(character),
            _ => {}
        }
    }
    let words = text.split_whitespace().scan(0, |length, word| {
        *length += word.chars().count() + 1;
        (*length <= DESCRIPTION).then_some(word)
    });
    // References to characters stay as they are; quotation marks would end the attribute.
    words.collect::<Vec<_>>().join(" ").replace('"', "&quot;")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::{description, escaped, relinked, runnable};

    #[test]
    fn links_lead_to_pages() {
        let html = r#"<a href="?course=locks">l</a> <a href="?exercise=races/flags">f</a> <a href="?course=1">c</a> <a href="https://a/?b">x</a>"#;
        let there =
            r#"<a href="../locks/">l</a> <a href="../races/flags/">f</a> <a href="../">c</a> <a href="https://a/?b">x</a>"#;
        assert_eq!(relinked(html, "../"), there);
        assert!(relinked(html, "").contains(r#"href="./""#));
    }

    #[test]
    fn programs_get_embeds_and_outputs_do_not() {
        let html = "<pre><code class=\"language-python\">x\n</code></pre><pre><code class=\"language-output\">1\n</code></pre>";
        assert_eq!(runnable(html).matches("interleave").count(), 1);
        assert_eq!(runnable(html).matches("tabindex").count(), 2);
    }

    #[test]
    fn a_page_is_described_by_its_beginning() {
        assert_eq!(
            description("<p>Threads <em>share</em>\nvariables &amp; \"files\".</p>"),
            "Threads share variables &amp; &quot;files&quot;."
        );
        assert!(description(&"word ".repeat(100)).len() < 160);
        assert_eq!(escaped("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;");
    }
}
