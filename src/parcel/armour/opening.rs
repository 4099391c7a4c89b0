//! Armour that is taken off piece by piece: text comes in as it is read, bytes go out as they are sure.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use memchr::memchr;
use sha2::{Digest, Sha256};

use super::{Broken, LINE, Label, SUM, find};

/// Takes bytes out of the first armour in a text.
pub struct Unwrapper {
    label: Label,
    place: Place,
    /// Whether the words for people were seen.
    opening: bool,
    /// Text that may be the beginning of the words that are looked for.
    held: Vec<u8>,
    /// Base64 that is not decoded yet.
    base64: Vec<u8>,
    /// Whether base64 came to its padding, behind which there is no more.
    padded: bool,
    /// Whether something in between cannot be.
    damaged: bool,
    /// The last bytes so far: they may be the checksum.
    last: Vec<u8>,
    sum: Sha256,
}

/// How far the text was read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Before the first mark.
    Before,
    /// Behind it, in what is not base64 yet.
    Edge,
    /// Among the lines.
    Lines,
    /// Behind the lines, in what is no longer base64.
    OtherEdge,
    /// Behind the last mark.
    Behind,
}

/// Every byte: whether base64 is written with it. To look it up is what makes 25 MiB quick to read.
const BASE64: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let letter = byte as u8;
        table[byte] = letter.is_ascii_alphanumeric() || matches!(letter, b'+' | b'/' | b'=');
        byte += 1;
    }
    table
};

/// Letters in a line.
const LETTERS: usize = LINE / 3 * 4;

fn is_base64(byte: &u8) -> bool {
    BASE64.get(usize::from(*byte)) == Some(&true)
}

fn is_blank(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'>')
}

impl Unwrapper {
    /// Begins to look for the first mark.
    pub fn new(label: Label) -> Self {
        Self {
            label,
            place: Place::Before,
            opening: false,
            held: Vec::new(),
            base64: Vec::new(),
            padded: false,
            damaged: false,
            last: Vec::new(),
            sum: Sha256::new(),
        }
    }

    /// Reads on; bytes that are sure are put behind those in `bytes`.
    pub fn feed(&mut self, text: &[u8], bytes: &mut Vec<u8>) {
        if self.place == Place::Behind {
            return;
        }
        self.held.extend_from_slice(text);
        if self.place == Place::Before {
            let (begin, opening) = (self.label.begin(), self.label.opening());
            let Some(at) = find(&self.held, begin) else {
                self.opening |= find(&self.held, opening).is_some();
                let longest = begin.len().max(opening.len());
                let none = (self.held.len() + 1).saturating_sub(longest);
                self.held.drain(..none);
                return;
            };
            self.held.drain(..at + begin.len());
            self.place = Place::Edge;
        }
        self.read_lines();
        let end = self.label.end();
        let (sure, behind) = match find(&self.held, end) {
            Some(at) => (at, true),
            None => ((self.held.len() + 1).saturating_sub(end.len()), false),
        };
        let mut held = core::mem::take(&mut self.held);
        self.read(held.get(..sure).unwrap_or_default());
        if behind {
            self.place = Place::Behind;
        } else {
            held.drain(..sure);
            self.held = held;
        }
        self.decode(bytes);
    }

    /// Takes whole lines of base64 off the front: no mark has a place in those, so that it need not be looked for there.
    fn read_lines(&mut self) {
        let mut held = core::mem::take(&mut self.held);
        let mut left = held.as_slice();
        while self.place == Place::Lines {
            // Nearly every line is as long as we write them: then its end need not be looked for.
            let end = match left.get(LETTERS) {
                Some(b'\n') => Some(LETTERS),
                _ => memchr(b'\n', left),
            };
            let line = end.and_then(|at| left.split_at_checked(at));
            let Some((line, rest)) = line.filter(|(line, _)| line.iter().all(is_base64)) else {
                break;
            };
            self.base64.extend_from_slice(line);
            left = rest.split_at(1).1;
        }
        let read = held.len() - left.len();
        held.drain(..read);
        self.held = held;
    }

    /// Reads text between the marks.
    fn read(&mut self, mut text: &[u8]) {
        if self.place == Place::Edge {
            let Some(at) = text.iter().position(is_base64) else {
                return;
            };
            text = text.split_at(at).1;
            self.place = Place::Lines;
        }
        while self.place == Place::Lines {
            let Some(at) = text.iter().position(|byte| !is_base64(byte)) else {
                self.base64.extend_from_slice(text);
                return;
            };
            let (word, rest) = text.split_at(at);
            self.base64.extend_from_slice(word);
            if rest.first().is_some_and(is_blank) {
                text = rest.split_at(1).1;
            } else {
                text = rest;
                self.place = Place::OtherEdge;
            }
        }
        self.damaged |= text.iter().any(is_base64);
    }

    /// Decodes what is there by fours; at the end, all of it.
    fn decode(&mut self, bytes: &mut Vec<u8>) {
        let whole = match self.place {
            Place::Behind => self.base64.len(),
            _ => self.base64.len() / 4 * 4,
        };
        let from = bytes.len();
        bytes.append(&mut self.last);
        let some = self.base64.split_at(whole).0;
        self.damaged |= self.padded && !some.is_empty();
        self.padded |= some.last() == Some(&b'=');
        self.damaged |= BASE64_STANDARD.decode_vec(some, bytes).is_err();
        self.base64.drain(..whole);
        let sure = bytes.len().saturating_sub(SUM).max(from);
        self.last = bytes.split_off(sure);
        self.sum.update(bytes.get(from..).unwrap_or_default());
    }

    /// Says whether that was all of it, and whether it is as it was.
    ///
    /// # Errors
    /// [`Broken`]; the bytes that went out are then worth nothing.
    pub fn finish(self) -> Result<(), Broken> {
        match self.place {
            Place::Before if self.opening => Err(Broken::Cut),
            Place::Before => Err(Broken::Missing),
            Place::Behind if self.damaged => Err(Broken::Damaged),
            Place::Behind if self.last.len() < SUM => Err(Broken::Damaged),
            Place::Behind if !self.sum.finalize().starts_with(&self.last) => Err(Broken::Damaged),
            Place::Behind => Ok(()),
            Place::Edge | Place::Lines | Place::OtherEdge => Err(Broken::Cut),
        }
    }
}
