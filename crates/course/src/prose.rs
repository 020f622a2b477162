//! What authors write: programs in it, links, and how hard it is to read.

mod reading;

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

pub use reading::{MOST_GRADE, grade};

/// A fenced block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The line of its fence.
    pub line: usize,
    /// The words behind the fence.
    pub info: String,
    /// What is in it.
    pub text: String,
}

/// What a text in Markdown consists of, as far as it is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// Its fenced blocks, in order.
    pub blocks: Vec<Block>,
    /// Its links and pictures: lines and targets.
    pub links: Vec<(usize, String)>,
    /// The plain text of paragraphs and items, one each, without code.
    pub passages: Vec<String>,
}

impl Prose {
    /// Takes a text apart of which the first line has this number.
    pub fn read(markdown: &str, first: usize) -> Self {
        let mut prose = Self::default();
        let line = |at: usize| first + markdown[..at].matches('\n').count();
        let mut block: Option<Block> = None;
        let mut passage = String::new();
        for (event, range) in Parser::new(markdown).into_offset_iter() {
            match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    let info = if let CodeBlockKind::Fenced(info) = kind { info.to_string() } else { String::new() };
                    block = Some(Block { line: line(range.start), info, text: String::new() });
                }
                Event::End(TagEnd::CodeBlock) => prose.blocks.extend(block.take()),
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    prose.links.push((line(range.start), dest_url.to_string()));
                }
                Event::Text(text) => match &mut block {
                    Some(block) => block.text.push_str(&text),
                    None => passage.push_str(&text),
                },
                // A name stands for a word, so that a sentence keeps its length; how long the name is does not count.
                Event::Code(_) => passage.push_str(CODE),
                Event::SoftBreak | Event::HardBreak => passage.push(' '),
                Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_) | TagEnd::TableCell)
                    if !passage.trim().is_empty() =>
                {
                    prose.passages.push(std::mem::take(&mut passage));
                }
                _ => {}
            }
        }
        prose
    }
}

/// What stands for code in a passage.
const CODE: &str = "x";
