//! What a book is called among several on one device, so that each person finds their own.
//!
//! The owner chooses it, and it stands on the shelf in the clear: whoever has the device reads it, also where the
//! book has a lock. It is no name that goes with anything shared.

use core::fmt;

/// A short line to know a book by: 1 to [`Label::LONGEST`] characters, no line ends, no blanks around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label(String);

/// The line is longer than [`Label::LONGEST`], or has more than one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a label is one line of at most {max} characters", max = Label::LONGEST)]
pub struct NotALabel;

impl Label {
    /// The most characters.
    pub const LONGEST: usize = 40;

    /// Takes the line without the blanks around it; none when nothing is left.
    ///
    /// # Errors
    /// [`NotALabel`].
    pub fn parse(typed: &str) -> Result<Option<Self>, NotALabel> {
        let line = typed.trim();
        if line.chars().any(char::is_control) || line.chars().count() > Self::LONGEST {
            return Err(NotALabel);
        }
        Ok((!line.is_empty()).then(|| Self(line.to_owned())))
    }

    /// The line.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_one_short_line_or_none() {
        let forty = "é".repeat(40);
        for (typed, expected) in [
            ("  Sem ", Ok(Some("Sem"))),
            ("de blauwe 🧶", Ok(Some("de blauwe 🧶"))),
            (&forty, Ok(Some(forty.as_str()))),
            (" \n ", Ok(None)),
            ("", Ok(None)),
            ("een\ntwee", Err(NotALabel)),
            ("een\ttwee", Err(NotALabel)),
            (&format!("{forty}x"), Err(NotALabel)),
        ] {
            let parsed = Label::parse(typed);
            let found = parsed
                .as_ref()
                .map(|label| label.as_ref().map(Label::as_str));
            assert_eq!(found, expected.as_ref().map(|label| *label), "{typed:?}");
        }
    }
}
