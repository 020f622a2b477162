//! What the list of keyboard shortcuts says.

/// Name of the list, and of the button that shows it.
pub const TITLE: &str = "Shortcuts";
/// Closes a dialog.
pub const CLOSE: &str = "Close";
/// Heads of the columns.
pub const COLUMNS: [&str; 2] = ["Keys", "What they do"];

/// Keys and what they do.
pub type Keys = &'static [(&'static str, &'static str)];

/// All keys, by the place where they work.
pub const SHORTCUTS: [(&str, Keys); 3] = [
    (
        "Everywhere",
        &[
            ("Ctrl+Enter or ⌘+Enter", "Run"),
            ("Ctrl+Shift+Enter or ⌘+Shift+Enter", "Check every schedule"),
            ("Ctrl+. or ⌘+.", "Stop"),
            ("Alt+,", "Step back"),
            ("Alt+.", "Step forward"),
            ("? outside of the program", "This list"),
        ],
    ),
    (
        "In the program",
        &[
            ("Tab and Shift+Tab", "Indent more or less"),
            ("Ctrl+Space", "Names that fit here"),
            ("Escape, then Tab", "Leave the program"),
            ("Ctrl+Z or ⌘+Z", "Undo"),
            ("Ctrl+Y or ⌘+Shift+Z", "Redo"),
        ],
    ),
    (
        "In the timeline's picture",
        &[
            ("← and →", "What the strand did before and after"),
            ("↑ and ↓", "Another strand, at the same time"),
            ("Enter", "Stand there"),
            ("+ and −", "Zoom in and out"),
            ("0", "The whole run"),
        ],
    ),
];
