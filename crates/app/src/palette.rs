//! The colours of pictures: those of strands, and the inks of a theme, also where the reader wants more contrast.

/// Colours of Okabe and Ito that keep their distance for the colour-blind, in their order, without black.
pub const STRANDS: [&str; 7] = ["#e69f00", "#56b4e9", "#009e73", "#cc79a7", "#d55e00", "#0072b2", "#f0e442"];

/// How much contrast the reader's system asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Contrast {
    /// What the theme has.
    #[default]
    Usual,
    /// More of it.
    More,
    /// The system's own few colours and no others.
    Forced,
}

/// The inks of a picture; strands have colours of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Text.
    pub ink: &'static str,
    /// Text that is less important, and arrows.
    pub faint: &'static str,
    /// Lines that divide.
    pub rule: &'static str,
    /// What it is drawn on.
    pub paper: &'static str,
    /// What went wrong.
    pub bad: &'static str,
    /// Where the learner stands.
    pub accent: &'static str,
    /// The outline of a bar.
    pub edge: &'static str,
}

const LIGHT: Palette = Palette {
    ink: "#1c2733",
    faint: "#566372",
    rule: "#e2e6ea",
    paper: "#ffffff",
    bad: "#b3261e",
    accent: "#0b5f8a",
    edge: "rgb(0 0 0 / 45%)",
};
const DARK: Palette = Palette {
    ink: "#e3e9f0",
    faint: "#9aa8b7",
    rule: "#2a333e",
    paper: "#151b22",
    bad: "#ff8f80",
    accent: "#7cc4ef",
    edge: "rgb(255 255 255 / 45%)",
};
const FORCED: Palette = Palette {
    ink: "CanvasText",
    faint: "CanvasText",
    rule: "GrayText",
    paper: "Canvas",
    bad: "CanvasText",
    accent: "Highlight",
    edge: "CanvasText",
};

impl Palette {
    /// The inks of a theme.
    pub const fn new(dark: bool, contrast: Contrast) -> Self {
        match (contrast, dark) {
            (Contrast::Usual, false) => LIGHT,
            (Contrast::Usual, true) => DARK,
            (Contrast::More, false) => {
                Self { ink: "#000000", faint: "#26313c", rule: "#6b7783", edge: "#000000", bad: "#8a0f08", ..LIGHT }
            }
            (Contrast::More, true) => {
                Self { ink: "#ffffff", faint: "#d6dee6", rule: "#8290a0", edge: "#ffffff", paper: "#000000", ..DARK }
            }
            (Contrast::Forced, _) => FORCED,
        }
    }
}

/// The colour of a strand, by its number.
pub fn strand(number: u32) -> &'static str {
    STRANDS[number as usize % STRANDS.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How bright a colour like `#1c2733` is, from 0 to 1.
    fn luminance(colour: &str) -> f64 {
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_can_be_read_in_every_theme() {
        for dark in [false, true] {
            for (wish, least) in [(Contrast::Usual, 4.5), (Contrast::More, 7.0)] {
                let palette = Palette::new(dark, wish);
                for text in [palette.ink, palette.faint, palette.bad] {
                    assert!(contrast(text, palette.paper) >= least, "{text} on {}", palette.paper);
                }
            }
        }
    }
}
