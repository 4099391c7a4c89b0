//! Words someone typed: kept as they are, never empty, never endless.

use core::fmt;

/// Text that holds something to read, at most [`FreeText::MAX`] bytes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FreeText(String);

/// The text is longer than [`FreeText::MAX`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("text of {bytes} bytes; at most {max} fit", max = FreeText::MAX)]
pub struct TooLong {
    /// How long it was, in bytes of UTF-8.
    pub bytes: usize,
}

impl FreeText {
    /// The most bytes of UTF-8 one field holds: 64 KiB.
    pub const MAX: usize = 64 * 1024;

    /// Takes the text without the blanks around it; none when nothing is left.
    ///
    /// # Errors
    /// [`TooLong`] when more than [`FreeText::MAX`] bytes are left.
    pub fn parse(text: &str) -> Result<Option<Self>, TooLong> {
        let text = text.trim();
        match text.len() {
            0 => Ok(None),
            1..=Self::MAX => Ok(Some(Self(text.to_owned()))),
            bytes => Err(TooLong { bytes }),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first line, cut at a word where it has more than `chars` characters.
    pub fn opening(&self, chars: usize) -> String {
        let line = self.0.lines().next().unwrap_or_default().trim_end();
        if line.chars().count() <= chars && line.len() == self.0.len() {
            return line.to_owned();
        }
        let cut = line
            .char_indices()
            .nth(chars)
            .map_or(line.len(), |(at, _)| at);
        let whole = if cut == line.len() {
            line
        } else {
            line[..cut]
                .rsplit_once(' ')
                .map_or(&line[..cut], |(words, _)| words)
        };
        format!("{}…", whole.trim_end_matches(['.', ',', ' ']))
    }
}

impl fmt::Display for FreeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for FreeText {
    /// Never the words themselves: they must not reach a log.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FreeText({} bytes)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> FreeText {
        FreeText::parse(text).unwrap().unwrap()
    }

    #[test]
    fn blanks_are_nothing_and_too_much_is_said() {
        assert_eq!(FreeText::parse(" \n\t "), Ok(None));
        assert_eq!(
            FreeText::parse(&"é".repeat(32 * 1024)).map(|t| t.is_some()),
            Ok(true)
        );
        assert_eq!(
            FreeText::parse(&"x".repeat(65_537)),
            Err(TooLong { bytes: 65_537 })
        );
    }

    #[test]
    fn an_opening_is_cut_at_a_word_and_says_so() {
        assert_eq!(text("kort").opening(20), "kort");
        assert_eq!(
            text("brood gebakken, dat lukte").opening(18),
            "brood gebakken…"
        );
        assert_eq!(text("een regel\nen nog een").opening(40), "een regel…");
        assert_eq!(text("ضوء الصباح على الجدار").opening(10), "ضوء…");
        assert_eq!(text("zonderenigespatieertussen").opening(6), "zonder…");
    }
}
