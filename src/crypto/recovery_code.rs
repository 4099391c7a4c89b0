//! The recovery code: 128 random bits on paper, for whoever forgets the passphrase.
//!
//! Shown once and kept nowhere; only a key made from it wraps the data key (`key_slot`).
//! It is Crockford's base32 (<https://www.crockford.com/base32.html>) in seven groups of four:
//! 26 characters, and two more by which a slip of the pen is noticed.

use core::fmt;

use zeroize::{ZeroizeOnDrop, Zeroizing};

use super::random::Random;

/// Crockford's characters: no I, L, O or U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters that hold the bits: 3 in the first, 5 in every other.
const DATA: usize = 26;
/// All characters, with the two that check.
const ALL: usize = DATA + 2;
/// Characters in a group.
const GROUP: usize = 4;

/// A recovery code. Whoever has it opens the book.
#[derive(ZeroizeOnDrop)]
pub struct RecoveryCode([u8; 16]);

/// Why what was typed is no recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryCodeError {
    /// A character that never stands in one.
    #[error("{0:?} does not stand in a recovery code")]
    Character(char),
    /// So many characters, but it has 28.
    #[error("{0} characters instead of 28")]
    Length(usize),
    /// One or more characters are not what was shown.
    #[error("a character is not what it was")]
    Slip,
}

impl RecoveryCodeError {
    /// A short name that stays the same, for a report.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Character(_) => "recovery_code.character",
            Self::Length(_) => "recovery_code.length",
            Self::Slip => "recovery_code.slip",
        }
    }
}

impl RecoveryCode {
    /// A new code.
    pub fn generate(random: &impl Random) -> Self {
        Self(random.bytes())
    }

    /// The code that someone typed. Small letters, blanks, dashes, O for 0, and I or L for 1 are all well.
    ///
    /// # Errors
    /// [`RecoveryCodeError`]. One or two wrong characters, or two that changed places, are always noticed.
    pub fn parse(typed: &str) -> Result<Self, RecoveryCodeError> {
        let symbols = read::<ALL>(typed)?;
        // The first character holds 3 bits.
        if symbols[0] > 7 || sums(&*symbols) != (0, 0) {
            return Err(RecoveryCodeError::Slip);
        }
        let number = symbols[..DATA]
            .iter()
            .fold(0_u128, |number, symbol| number << 5 | u128::from(*symbol));
        Ok(Self(number.to_be_bytes()))
    }

    /// Whether these are its last two groups: so someone shows that it was written down.
    pub fn ends_with(&self, typed: &str) -> bool {
        read::<{ 2 * GROUP }>(typed).is_ok_and(|last| self.symbols().ends_with(&*last))
    }

    /// The bits themselves, to make a key of.
    pub(super) const fn bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// The value of each character, the checking ones included.
    fn symbols(&self) -> Zeroizing<[u8; ALL]> {
        let mut symbols = Zeroizing::new([0; ALL]);
        let mut rest = u128::from_be_bytes(self.0);
        for symbol in symbols[..DATA].iter_mut().rev() {
            *symbol = (rest & 31) as u8;
            rest >>= 5;
        }
        let (sum, _) = sums(&symbols[..DATA]);
        // The last makes the plain sum nought; of the 32 values before it, one makes the other sum nought.
        for check in 0..32 {
            symbols[DATA] = check;
            symbols[DATA + 1] = sum ^ check;
            if sums(&*symbols).1 == 0 {
                break;
            }
        }
        symbols
    }
}

/// Two sums over the characters in GF(32), with x^5 + x^2 + 1: the plain one, and one in which each place
/// weighs x times the next. Both are nought for a whole code: a Reed-Solomon code of distance 3, as there
/// are fewer places than the 31 different weights.
fn sums(symbols: &[u8]) -> (u8, u8) {
    symbols.iter().fold((0, 0), |(plain, weighed), symbol| {
        let shifted = weighed << 1;
        let reduced = if shifted > 31 {
            shifted ^ 0x25
        } else {
            shifted
        };
        (plain ^ symbol, reduced ^ symbol)
    })
}

/// The values of exactly `N` characters.
fn read<const N: usize>(typed: &str) -> Result<Zeroizing<[u8; N]>, RecoveryCodeError> {
    let mut symbols = Zeroizing::new([0; N]);
    let mut length = 0;
    for typed in typed.chars() {
        if typed.is_whitespace() || matches!(typed, '-' | '‐' | '‑' | '–' | '—') {
            continue;
        }
        let meant = match typed.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        };
        let value = ALPHABET
            .iter()
            .position(|known| char::from(*known) == meant)
            .ok_or(RecoveryCodeError::Character(typed))?;
        if let Some(symbol) = symbols.get_mut(length) {
            *symbol = value as u8;
        }
        length += 1;
    }
    if length == N {
        Ok(symbols)
    } else {
        Err(RecoveryCodeError::Length(length))
    }
}

impl fmt::Display for RecoveryCode {
    /// In groups of four, to be shown once. Whoever makes a text of it wipes that.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, symbol) in self.symbols().iter().enumerate() {
            if place > 0 && place % GROUP == 0 {
                f.write_str(" ")?;
            }
            write!(f, "{}", char::from(ALPHABET[usize::from(*symbol)]))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::random::Counted;
    use super::*;

    fn check(typed: &str, expected: Result<&str, RecoveryCodeError>) {
        let code = RecoveryCode::parse(typed).map(|code| code.to_string());
        assert_eq!(
            code.as_deref().map_err(|error| *error),
            expected,
            "{typed:?}"
        );
    }

    #[test]
    fn it_reads_back_however_it_is_typed() {
        for seed in 0..200 {
            let code = RecoveryCode::generate(&Counted::new(seed));
            let shown = code.to_string();
            assert_eq!((shown.len(), shown.split(' ').count()), (34, 7));
            check(&shown, Ok(&shown));
            check(&shown.to_lowercase().replace(' ', "-"), Ok(&shown));
            check(&shown.replace(' ', ""), Ok(&shown));
            check(&shown.replace('0', "o").replace('1', "l"), Ok(&shown));
            check(&shown.replace('0', " O").replace('1', "I\n"), Ok(&shown));
        }
        check(
            &RecoveryCode([0xff; 16]).to_string(),
            Ok("7ZZZ ZZZZ ZZZZ ZZZZ ZZZZ ZZZZ ZZ0R"),
        );
    }

    #[test]
    fn what_is_no_code_says_why() {
        check("", Err(RecoveryCodeError::Length(0)));
        check("7ZZZ ZZZZ", Err(RecoveryCodeError::Length(8)));
        check(&"0".repeat(29), Err(RecoveryCodeError::Length(29)));
        check("0U", Err(RecoveryCodeError::Character('U')));
        check("0é", Err(RecoveryCodeError::Character('é')));
        check(&"0".repeat(28), Ok("0000 0000 0000 0000 0000 0000 0000"));
        // Sums that are right, with more bits than there are.
        let mut symbols = [0; ALL];
        symbols[0] = 8;
        let right = (0..32 * 32).find(|pair| {
            (symbols[DATA], symbols[DATA + 1]) = (pair / 32, pair % 32);
            sums(&symbols.map(|symbol: i32| symbol as u8)) == (0, 0)
        });
        assert!(right.is_some());
        let typed: String = symbols
            .iter()
            .map(|symbol| char::from(ALPHABET[*symbol as usize]))
            .collect();
        check(&typed, Err(RecoveryCodeError::Slip));
    }

    #[test]
    fn every_slip_of_one_or_two_characters_is_noticed() {
        let symbols = RecoveryCode::generate(&Counted::new(1)).symbols();
        for one in 0..ALL {
            for other in one..ALL {
                for (a, b) in (0..32).flat_map(|a| (0..32).map(move |b| (a, b))) {
                    let mut slipped = symbols.clone();
                    (slipped[one], slipped[other]) = (a, b);
                    let noticed = sums(&*slipped) != (0, 0);
                    assert_eq!(noticed, *slipped != *symbols, "{one} {other} {a} {b}");
                }
            }
        }
    }

    #[test]
    fn two_groups_show_that_it_was_written_down() {
        let code = RecoveryCode::generate(&Counted::new(2));
        let shown = code.to_string();
        assert!(code.ends_with(&shown[25..]));
        assert!(code.ends_with(&shown[25..].to_lowercase().replace(' ', "")));
        assert!(!code.ends_with(&shown[20..]));
        assert!(!code.ends_with(&shown[..9]));
        assert!(!code.ends_with(""));
    }
}
