//! A program in the page's address: what `code=` holds and how a shared link is made.
//!
//! A value is either the plain text of the program or its compressed form, which begins with a character that
//! says how it was made: `~` is base64url without padding of raw deflate. No Python program begins so.

use crate::route;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use interleave_protocol::SwitchModel;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::decompress_to_vec_with_limit;

/// The largest program that a link may hold, in bytes of UTF-8.
pub const LARGEST: usize = 200_000;

/// First character of the compressed form: base64url of raw deflate.
const DEFLATE: char = '~';

/// Why a link opens no program, or a program gets no link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// Part of the link is missing or changed.
    Damaged,
    /// The program has more than [`LARGEST`] bytes.
    TooLarge,
}

/// The program in the value of `code=`, its percent signs already decoded.
///
/// # Errors
/// When the compressed form is damaged or the program is larger than [`LARGEST`].
pub fn open(value: &str) -> Result<String, LinkError> {
    let Some(packed) = value.strip_prefix(DEFLATE) else {
        return if value.len() > LARGEST { Err(LinkError::TooLarge) } else { Ok(value.replace("\r\n", "\n")) };
    };
    let packed = URL_SAFE_NO_PAD.decode(packed).map_err(|_| LinkError::Damaged)?;
    let text = decompress_to_vec_with_limit(&packed, LARGEST).map_err(|error| match error.status {
        miniz_oxide::inflate::TINFLStatus::HasMoreOutput => LinkError::TooLarge,
        _ => LinkError::Damaged,
    })?;
    String::from_utf8(text).map_err(|_| LinkError::Damaged)
}

/// The value of `code=` for a program, in its compressed form; nothing in it needs percent signs.
///
/// # Errors
/// When the program is larger than [`LARGEST`].
pub fn make(text: &str) -> Result<String, LinkError> {
    if text.len() > LARGEST {
        return Err(LinkError::TooLarge);
    }
    let mut value = String::from(DEFLATE);
    URL_SAFE_NO_PAD.encode_string(compress_to_vec(text.as_bytes(), 9), &mut value);
    Ok(value)
}

/// Characters of an address's query that holds this value of `code=` and the schedule of a run.
pub fn query_length(code: &str, schedule: Option<&(String, SwitchModel)>) -> usize {
    let mut query = route::with("", "code", Some(code));
    if let Some((schedule, switch)) = schedule {
        query = route::with(&query, "switch", route::switch_name(*switch));
        query = route::with(&query, "schedule", Some(schedule));
    }
    query.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_link_opens_the_same_program() {
        for text in ["", "print('hello')\n", "# ünïcödé ✓ 𝛑\n", &"x = 1\n".repeat(30_000)] {
            let value = make(text).unwrap();
            assert!(value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"~-_".contains(&byte)), "{value}");
            assert_eq!(open(&value).as_deref(), Ok(text));
        }
    }

    #[test]
    fn plain_text_opens_as_it_is() {
        assert_eq!(open("print(1 + 1)\n").as_deref(), Ok("print(1 + 1)\n"));
        assert_eq!(open("a\r\nb").as_deref(), Ok("a\nb"));
    }

    #[test]
    fn damage_is_noticed_wherever_it_is() {
        let value = make(&"counter += 1  # one more\n".repeat(5)).unwrap();
        assert_eq!(open(&value[..value.len() - 6]), Err(LinkError::Damaged));
        assert_eq!(open("~%%%"), Err(LinkError::Damaged));
        assert_eq!(open("~"), Err(LinkError::Damaged));
        let not_text = URL_SAFE_NO_PAD.encode(compress_to_vec(&[0xff, 0xfe], 9));
        assert_eq!(open(&format!("~{not_text}")), Err(LinkError::Damaged));
    }

    #[test]
    fn the_length_of_a_link_is_known_before_it_is_made() {
        let schedule = ("1BA".to_owned(), SwitchModel::Any);
        assert_eq!(query_length("~ab", None), "?code=~ab".len());
        assert_eq!(query_length("~ab", Some(&schedule)), "?code=~ab&switch=any&schedule=1BA".len());
    }

    #[test]
    fn a_link_cannot_hold_more_than_the_limit() {
        let bomb = URL_SAFE_NO_PAD.encode(compress_to_vec(&vec![b' '; 50_000_000], 1));
        assert_eq!(open(&format!("~{bomb}")), Err(LinkError::TooLarge));
        assert_eq!(make(&" ".repeat(LARGEST + 1)), Err(LinkError::TooLarge));
        assert_eq!(open(&" ".repeat(LARGEST + 1)), Err(LinkError::TooLarge));
    }
}
