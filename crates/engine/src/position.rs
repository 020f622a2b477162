//! Places in a text as an editor counts them.

/// Line from 1 and column from 0, in UTF-16 code units, of a byte offset. An offset past the end is the end.
pub fn line_and_column(text: &str, offset: usize) -> (u32, u32) {
    let before = &text[..text.floor_char_boundary(offset)];
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let column: usize = before[start..].chars().map(char::len_utf16).sum();
    (line as u32, column as u32)
}

#[cfg(test)]
mod tests {
    use super::line_and_column;

    #[test]
    fn columns_count_utf16_code_units() {
        let text = "é = 1\n'𝒳' + x\n";
        assert_eq!(line_and_column(text, 0), (1, 0));
        assert_eq!(line_and_column(text, "é".len()), (1, 1));
        assert_eq!(line_and_column(text, "é = 1\n".len()), (2, 0));
        assert_eq!(line_and_column(text, "é = 1\n'𝒳'".len()), (2, 4));
        assert_eq!(line_and_column(text, text.len()), (3, 0));
    }

    #[test]
    fn offsets_inside_a_character_or_past_the_end_are_moved_back() {
        assert_eq!(line_and_column("𝒳", 2), (1, 0));
        assert_eq!(line_and_column("ab", 99), (1, 2));
    }
}
