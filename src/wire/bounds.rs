//! How much JSON is looked at: told by its bytes alone, before a parser that would build it all, or go one call deeper at
//! every bracket. What is written stays within the same bounds.

use memchr::memchr2;

/// The most bytes of JSON in a letter: as many words as a thick book. What is attached stands beside it.
const LETTER: usize = 2 * 1024 * 1024;
/// The most lists and objects inside each other in a letter, the letter itself included.
const DEPTH: usize = 9;
/// The most lists, objects and elements in a letter: the most items with ten answers each have less than that.
const PARTS: usize = 400_000;
/// What a record that holds a letter has beside it, at most.
const BESIDE: usize = 1024;

/// Whether this is no more than a letter may be.
pub fn holds_letter(json: &[u8]) -> bool {
    json.len() <= LETTER && is_within(json, DEPTH, PARTS)
}

/// Whether this is no more than a record may be, which holds a letter at most.
pub fn holds_record(json: &[u8]) -> bool {
    json.len() <= LETTER + BESIDE && is_within(json, DEPTH + 1, PARTS + BESIDE)
}

/// Whether so many lists, objects and elements lie in it at most, and so deep at most, by brackets and commas.
fn is_within(json: &[u8], deepest: usize, most: usize) -> bool {
    let (mut depth, mut parts) = (0_usize, 0);
    let mut left = json;
    while let Some((byte, rest)) = left.split_first() {
        left = rest;
        match byte {
            b'"' => left = after_text(rest),
            b'[' | b'{' => {
                depth += 1;
                parts += 1;
            }
            b',' => parts += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > deepest || parts > most {
            return false;
        }
    }
    true
}

/// What follows a text whose first quote was taken: most of a letter is text, so that this is quick counts.
fn after_text(mut left: &[u8]) -> &[u8] {
    while let Some(at) = memchr2(b'"', b'\\', left) {
        let (_, from) = left.split_at(at);
        // A backslash takes the next byte with it.
        let passed = if from.first() == Some(&b'"') { 1 } else { 2 };
        left = from.get(passed..).unwrap_or_default();
        if passed == 1 {
            return left;
        }
    }
    &[]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_commas_count_and_those_in_a_text_do_not() {
        let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
        assert!(is_within(nested(9).as_bytes(), 9, 9));
        assert!(!is_within(nested(10).as_bytes(), 9, 99));
        assert!(!is_within(b"[0,0,0]", 9, 2));
        assert!(is_within(b"[0,0,0]", 9, 3));
        assert!(is_within(br#"["[[[,,,\"[[,,"]"#, 1, 1));
    }

    #[test]
    fn a_letter_has_a_size() {
        let text = |bytes: usize| format!("\"{}\"", "w".repeat(bytes - 2)).into_bytes();
        assert!(holds_letter(&text(LETTER)));
        assert!(!holds_letter(&text(LETTER + 1)));
        assert!(holds_record(&text(LETTER + BESIDE)));
        assert!(!holds_record(&text(LETTER + BESIDE + 1)));
    }
}
