//! What the page's address asks for: a program, its schedule, a theme, the small layout, the labs.

use crate::words::schedules::SWITCHES;
use interleave_protocol::SwitchModel;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// The part of an address after `?`, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// Value of `code=`, percent signs decoded; `Err` when they do not make text.
    pub code: Option<Result<String, BadEncoding>>,
    /// Value of `schedule=`: the run of `code=` that is to happen again. The engine checks it.
    pub schedule: Option<String>,
    /// Value of `switch=`: where threads were interrupted in that run.
    pub switch: SwitchModel,
    /// Value of `exercise=`: the exercise to do.
    pub exercise: Option<String>,
    /// Value of `course=`: a topic's page, or `1` for the list of topics.
    pub course: Option<String>,
    /// `theme=dark` is true, `theme=light` false; anything else is no wish.
    pub dark: Option<bool>,
    /// `embed=1`: the small layout.
    pub embed: bool,
    /// Value of `host=`: the origin of the page around, which alone is heard and told results.
    pub host: Option<String>,
    /// `labs=1`: the labs are in view.
    pub labs: bool,
    /// `ways=1`: the same work, every way, is in view.
    pub ways: bool,
}

/// A value whose percent signs do not decode to UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadEncoding;

/// Reads a query, with or without its question mark. A plus sign is a plus sign: programs have many.
pub fn read(query: &str) -> Route {
    let mut route = Route::default();
    for (key, value) in pairs(query) {
        match key {
            "code" => {
                let decoded = percent_decode_str(value).decode_utf8();
                route.code = Some(decoded.map(|text| text.into_owned()).map_err(|_| BadEncoding));
            }
            "schedule" => route.schedule = Some(value.to_owned()),
            "switch" => route.switch = switch(value).unwrap_or_default(),
            "exercise" => route.exercise = decoded(value),
            "course" => route.course = decoded(value),
            "theme" => {
                route.dark = match value {
                    "dark" => Some(true),
                    "light" => Some(false),
                    _ => None,
                }
            }
            "host" => route.host = decoded(value),
            "embed" => route.embed = value == "1",
            "labs" => route.labs = value == "1",
            "ways" => route.ways = value == "1",
            _ => {}
        }
    }
    route
}

fn decoded(value: &str) -> Option<String> {
    percent_decode_str(value).decode_utf8().ok().map(|text| text.into_owned())
}

/// A switch model by the name that it has in an address.
fn switch(name: &str) -> Option<SwitchModel> {
    SWITCHES.into_iter().find(|(_, known, _)| *known == name).map(|(switch, _, _)| switch)
}

/// The name of a switch model in an address; none for the usual one.
pub fn switch_name(switch: SwitchModel) -> Option<&'static str> {
    (switch != SwitchModel::default()).then(|| switch_word(switch))
}

/// The name of a switch model.
pub fn switch_word(switch: SwitchModel) -> &'static str {
    SWITCHES.into_iter().find(|(known, _, _)| *known == switch).map_or("gil", |(_, name, _)| name)
}

/// The query with `key` set to `value`, or without `key`; other parts stay as they are.
pub fn with(query: &str, key: &str, value: Option<&str>) -> String {
    let mut parts: Vec<String> =
        pairs(query).filter(|(name, _)| *name != key).map(|(name, value)| format!("{name}={value}")).collect();
    if let Some(value) = value {
        parts.push(format!("{key}={}", utf8_percent_encode(value, RESERVED)));
    }
    if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
}

const RESERVED: &AsciiSet = &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'&').add(b'+').add(b'<').add(b'>');

fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    let query = query.strip_prefix('?').unwrap_or(query);
    query.split('&').filter(|part| !part.is_empty()).map(|part| part.split_once('=').unwrap_or((part, "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_parts_are_read() {
        let route = read("?code=print(1%20+%201)%0A&theme=dark&schedule=1BACgB&embed=1&other=x&labs=1");
        assert_eq!(route.code, Some(Ok("print(1 + 1)\n".to_owned())));
        assert_eq!(route.schedule.as_deref(), Some("1BACgB"));
        assert_eq!((route.dark, route.embed, route.labs), (Some(true), true, true));
    }

    #[test]
    fn an_empty_or_odd_query_asks_for_nothing() {
        assert_eq!(read(""), Route::default());
        assert_eq!(read("?&&theme=blue&embed=yes&x"), Route::default());
        assert_eq!(read("?code=%ff%fe").code, Some(Err(BadEncoding)));
    }

    #[test]
    fn a_value_is_set_and_taken_out_without_touching_the_rest() {
        assert_eq!(with("?theme=dark&code=a%20b", "code", Some("~x_y-z")), "?theme=dark&code=~x_y-z");
        assert_eq!(with("?code=old&embed=1", "code", None), "?embed=1");
        assert_eq!(with("?code=old", "code", None), "");
        assert_eq!(read(&with("", "code", Some("a&b=c+d %\n"))).code, Some(Ok("a&b=c+d %\n".to_owned())));
    }
}
