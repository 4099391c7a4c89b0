//! Text around bytes: marks, base64 lines and a checksum, so that a message can be found, and what
//! is missing or changed is noticed.
//!
//! The checksum is no seal: it tells bad luck from "for someone else". Malice meets the seal inside.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// Bytes of SHA-256 at the end.
const SUM: usize = 8;
/// Bytes in one line of 64 characters.
const LINE: usize = 48;

/// What stands between the marks.
#[derive(Clone, Copy)]
pub enum Label {
    /// A sealed letter.
    Parcel,
    /// A coach's card.
    Card,
}

/// Why no bytes came out.
#[derive(Debug, PartialEq, Eq)]
pub enum Broken {
    /// There is no armour of this sort.
    Missing,
    /// It begins and does not end.
    Cut,
    /// Something in it was changed, added or left out.
    Damaged,
}

impl Label {
    const fn begin(self) -> &'static str {
        match self {
            Self::Parcel => "BEGIN MIJN STEM BERICHT",
            Self::Card => "BEGIN MIJN STEM COACHKAART",
        }
    }

    const fn end(self) -> &'static str {
        match self {
            Self::Parcel => "END MIJN STEM BERICHT",
            Self::Card => "END MIJN STEM COACHKAART",
        }
    }

    /// For whoever opens it by accident; the first words also tell a cut-off message from any other text.
    const fn opening(self) -> &'static str {
        match self {
            Self::Parcel => "Dit is een verzegeld bericht uit Mijn Stem.",
            Self::Card => "Dit is een coachkaart uit Mijn Stem.",
        }
    }

    const fn explanation(self) -> &'static str {
        match self {
            Self::Parcel => {
                " Alleen de coach voor wie het is, kan het openen in de app.\n\
                 This is a sealed message from Mijn Stem. Only the coach it is meant for can open it, in the app.\n"
            }
            Self::Card => {
                " Plak dit hele bericht in de app om te delen met deze coach. Er staat niets geheims in.\n\
                 This is a coach's card from Mijn Stem. Paste all of it into the app to share with this coach. Nothing in it is secret.\n"
            }
        }
    }

    /// Whether its first mark stands somewhere in the text.
    pub fn is_in(self, text: &[u8]) -> bool {
        find(text, self.begin()).is_some()
    }
}

/// The bytes with their checksum behind them.
pub fn summed(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = Sha256::digest(&bytes);
    bytes.extend(sum.iter().take(SUM));
    bytes
}

/// The bytes without the checksum behind them, if it is right.
pub fn checked(mut bytes: Vec<u8>) -> Option<Vec<u8>> {
    let (content, sum) = bytes.split_last_chunk::<SUM>()?;
    let right = Sha256::digest(content).starts_with(sum);
    let length = content.len();
    bytes.truncate(length);
    right.then_some(bytes)
}

/// Puts bytes into armour.
pub fn wrap(label: Label, bytes: Vec<u8>) -> String {
    let bytes = summed(bytes);
    let mut text = String::with_capacity(bytes.len() / LINE * 65 + 1024);
    text.extend([
        label.opening(),
        label.explanation(),
        "\n-----",
        label.begin(),
        "-----\n",
    ]);
    for line in bytes.chunks(LINE) {
        BASE64_STANDARD.encode_string(line, &mut text);
        text.push('\n');
    }
    text.extend(["-----", label.end(), "-----\n"]);
    text
}

/// Takes bytes out of the first armour in a text. What apps do to a text on its way is no harm:
/// words around it, other dashes and line ends, blanks, and `>` before a quoted line.
pub fn unwrap(label: Label, text: &[u8]) -> Result<Vec<u8>, Broken> {
    let Some((_, inside)) = find(text, label.begin()) else {
        return Err(if find(text, label.opening()).is_some() {
            Broken::Cut
        } else {
            Broken::Missing
        });
    };
    let (inside, _) = find(inside, label.end()).ok_or(Broken::Cut)?;
    let is_base64 = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=');
    let is_blank = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'>');
    let start = inside.iter().position(is_base64).ok_or(Broken::Damaged)?;
    let end = inside.iter().rposition(is_base64).ok_or(Broken::Damaged)?;
    let lines = inside.get(start..=end).ok_or(Broken::Damaged)?;
    let base64: Vec<u8> = lines
        .iter()
        .copied()
        .filter(|byte| !is_blank(byte))
        .collect();
    BASE64_STANDARD
        .decode(base64)
        .ok()
        .and_then(checked)
        .ok_or(Broken::Damaged)
}

/// What stands before and behind the first place of some words.
fn find<'a>(text: &'a [u8], words: &str) -> Option<(&'a [u8], &'a [u8])> {
    let at = text
        .windows(words.len())
        .position(|window| window == words.as_bytes())?;
    let (before, from) = text.split_at(at);
    Some((before, from.split_at(words.len()).1))
}
