//! What the program wrote, in pieces that a view can keep: only the last piece ever changes.

use interleave_protocol::{Chunk, Stream};
use std::rc::Rc;

/// Bytes that the page keeps of one run's output.
const LARGEST: usize = 1_000_000;
/// Pieces that the page keeps of one run's output.
const MOST_PIECES: usize = 4_000;
/// A piece longer than this ends at its next line end.
const PIECE: usize = 4_096;

/// The output of one run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Output {
    /// In the order written.
    pub pieces: Vec<Piece>,
    /// Whether the program wrote more than is kept here.
    pub left_out: bool,
    bytes: usize,
}

/// Text that went to one stream without a break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it was written.
    pub stream: Stream,
    /// What was written.
    pub text: Rc<str>,
}

impl Output {
    /// Adds what came from the engine.
    pub fn extend(&mut self, chunks: Vec<Chunk>) {
        for chunk in chunks {
            self.add(chunk.stream, &chunk.text);
        }
    }

    /// How much of each piece is among the first `written` bytes; `None`: all of it.
    pub fn shares(&self, written: Option<u64>) -> Vec<usize> {
        let mut left = written.map_or(usize::MAX, |written| written as usize);
        let share = |piece: &Piece| {
            let share = piece.text.len().min(left);
            left -= share;
            share
        };
        self.pieces.iter().map(share).collect()
    }

    /// Whether anything was written to `stream`.
    pub fn has(&self, stream: Stream) -> bool {
        self.pieces.iter().any(|piece| piece.stream == stream)
    }

    fn add(&mut self, stream: Stream, text: &str) {
        let text = self.fitting(text);
        if text.is_empty() {
            return;
        }
        let goes_on = |last: &&mut Piece| last.stream == stream && (last.text.len() < PIECE || !last.text.ends_with('\n'));
        if let Some(last) = self.pieces.last_mut().filter(goes_on) {
            last.text = [&*last.text, text].concat().into();
        } else if self.pieces.len() < MOST_PIECES {
            self.pieces.push(Piece { stream, text: text.into() });
        } else {
            self.left_out = true;
            return;
        }
        self.bytes += text.len();
    }

    /// As much of `text` as there is room for, cut between characters.
    fn fitting<'a>(&mut self, text: &'a str) -> &'a str {
        let room = LARGEST - self.bytes;
        if text.len() <= room {
            return text;
        }
        self.left_out = true;
        &text[..text.floor_char_boundary(room)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(stream: Stream, text: &str) -> Chunk {
        Chunk { stream, text: text.to_owned(), strand: 0, time: 0 }
    }

    #[test]
    fn neighbours_on_one_stream_are_one_piece() {
        let mut output = Output::default();
        output.extend(vec![chunk(Stream::Out, "a"), chunk(Stream::Out, "b\n"), chunk(Stream::Err, "c\n")]);
        output.extend(vec![chunk(Stream::Out, "d")]);
        let texts: Vec<&str> = output.pieces.iter().map(|piece| &*piece.text).collect();
        assert_eq!(texts, ["ab\n", "c\n", "d"]);
        assert!(output.has(Stream::Err) && !output.left_out);
        assert_eq!(output.shares(None), [3, 2, 1]);
        assert_eq!(output.shares(Some(4)), [3, 1, 0]);
    }

    #[test]
    fn a_long_piece_ends_at_a_line_end() {
        let mut output = Output::default();
        output.extend(vec![chunk(Stream::Out, &"x".repeat(5_000)), chunk(Stream::Out, "y\n"), chunk(Stream::Out, "z")]);
        assert_eq!(output.pieces.len(), 2);
        assert_eq!(&*output.pieces[1].text, "z");
    }

    #[test]
    fn a_flood_is_cut_between_characters() {
        let mut output = Output::default();
        output.extend(vec![chunk(Stream::Out, "a"), chunk(Stream::Out, &"é".repeat(LARGEST))]);
        assert!(output.left_out);
        assert_eq!(output.pieces[0].text.len(), LARGEST - 1);
        let mut pairs = Output::default();
        for _ in 0..MOST_PIECES {
            pairs.extend(vec![chunk(Stream::Out, "o"), chunk(Stream::Err, "e")]);
        }
        assert_eq!(pairs.pieces.len(), MOST_PIECES);
        assert!(pairs.left_out);
    }
}
