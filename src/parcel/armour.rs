//! Text around bytes: marks, base64 lines and a checksum, so that a message can be found, and what
//! is missing or changed is noticed.
//!
//! It is written and read piece by piece ([`Wrapper`], [`Unwrapper`]), because a back-up does not fit
//! in memory twice; [`wrap`] and [`unwrap`] do all of a message at once. The checksum is no seal: it
//! tells bad luck from "for someone else". Malice meets the seal inside.

mod opening;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use memchr::memchr_iter;
use sha2::{Digest, Sha256};

pub use opening::Unwrapper;

/// Bytes of SHA-256 at the end.
const SUM: usize = 8;
/// Bytes in one line of 64 characters.
const LINE: usize = 48;
/// How much of a long text is looked at in one go.
const SLICE: usize = 64 * 1024;

/// What stands between the marks.
#[derive(Clone, Copy)]
pub enum Label {
    /// A sealed letter.
    Parcel,
    /// A coach's card.
    Card,
    /// A whole book.
    Backup,
}

/// Why no bytes came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
            Self::Backup => "BEGIN MIJN STEM RESERVEKOPIE",
        }
    }

    const fn end(self) -> &'static str {
        match self {
            Self::Parcel => "END MIJN STEM BERICHT",
            Self::Card => "END MIJN STEM COACHKAART",
            Self::Backup => "END MIJN STEM RESERVEKOPIE",
        }
    }

    /// For whoever opens it by accident; the first words also tell a cut-off message from any other text.
    const fn opening(self) -> &'static str {
        match self {
            Self::Parcel => "Dit is een verzegeld bericht uit Mijn Stem.",
            Self::Card => "Dit is een coachkaart uit Mijn Stem.",
            Self::Backup => "Dit is een verzegelde reservekopie uit Mijn Stem.",
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
            Self::Backup => {
                " Alleen wie hem maakte kan hem openen, in de app, met de wachtzin of de herstelcode. Bewaar dit bestand zoals het is.\n\
                 This is a sealed back-up from Mijn Stem. Only who made it can open it, in the app, with the passphrase or the recovery code. Keep this file as it is.\n"
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
pub fn wrap(label: Label, bytes: &[u8]) -> String {
    let mut wrapper = Wrapper::new(label);
    wrapper.text.reserve(bytes.len() / LINE * 65 + 256);
    wrapper.push(bytes);
    wrapper.finish()
}

/// How many bytes of text so many bytes in armour are.
pub fn length(label: Label, bytes: usize) -> usize {
    let letters = (bytes + SUM).div_ceil(3) * 4;
    let words = label.opening().len() + label.explanation().len();
    let marks = label.begin().len() + label.end().len() + "\n----------\n----------\n".len();
    words + marks + letters + (bytes + SUM).div_ceil(LINE)
}

/// Takes bytes out of the first armour in a text. What apps do to a text on its way is no harm:
/// words around it, other dashes and line ends, blanks, and `>` before a quoted line.
pub fn unwrap(label: Label, text: &[u8]) -> Result<Vec<u8>, Broken> {
    let mut unwrapper = Unwrapper::new(label);
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for slice in text.chunks(SLICE) {
        unwrapper.feed(slice, &mut bytes);
    }
    unwrapper.finish().map(|()| bytes)
}

/// Puts bytes into armour, piece by piece.
pub struct Wrapper {
    label: Label,
    sum: Sha256,
    /// Bytes that do not fill a line yet.
    rest: Vec<u8>,
    /// Text that is ready.
    text: String,
}

impl Wrapper {
    /// Begins with the words for people and the first mark.
    pub fn new(label: Label) -> Self {
        let mut text = String::with_capacity(1024);
        text.extend([
            label.opening(),
            label.explanation(),
            "\n-----",
            label.begin(),
            "-----\n",
        ]);
        Self {
            label,
            sum: Sha256::new(),
            rest: Vec::with_capacity(LINE),
            text,
        }
    }

    /// Puts more bytes in.
    pub fn push(&mut self, bytes: &[u8]) {
        self.sum.update(bytes);
        self.encode(bytes);
    }

    fn encode(&mut self, mut bytes: &[u8]) {
        if !self.rest.is_empty() {
            let (first, later) = bytes.split_at(bytes.len().min(LINE - self.rest.len()));
            self.rest.extend_from_slice(first);
            bytes = later;
            if self.rest.len() < LINE {
                return;
            }
            line(&self.rest, &mut self.text);
            self.rest.clear();
        }
        let lines = bytes.chunks_exact(LINE);
        self.rest.extend_from_slice(lines.remainder());
        lines.for_each(|bytes| line(bytes, &mut self.text));
    }

    /// How many bytes of text are ready.
    pub const fn ready(&self) -> usize {
        self.text.len()
    }

    /// The text that is ready so far.
    pub fn take(&mut self) -> String {
        core::mem::take(&mut self.text)
    }

    /// The text that is left, with the last mark.
    pub fn finish(mut self) -> String {
        let sum = core::mem::take(&mut self.sum).finalize();
        self.encode(sum.split_at(SUM).0);
        if !self.rest.is_empty() {
            line(&self.rest, &mut self.text);
        }
        self.text.extend(["-----", self.label.end(), "-----\n"]);
        self.text
    }
}

fn line(bytes: &[u8], text: &mut String) {
    BASE64_STANDARD.encode_string(bytes, text);
    text.push('\n');
}

/// Where some words begin in a text.
pub fn find(text: &[u8], words: &str) -> Option<usize> {
    let words = words.as_bytes();
    let first = *words.first()?;
    memchr_iter(first, text).find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(words)))
}
