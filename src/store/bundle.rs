//! Entries in bundles, beside the rows that they repeat: one value is read and opened many times as quickly as fifty.
//!
//! An entry's bucket is the first byte of its name, and a bundle says what all rows of its bucket say, or there is none: the
//! commit that writes or deletes an entry takes the bundle of its bucket away (docs/decisions/0030-bundles.md). So one may
//! always go; the rows are what is kept.
//!
//! What is sealed: of each entry its name (16 bytes), its number (8), how long its JSON is (4), and the JSON. Numbers are most significant
//! byte first.

use zeroize::Zeroizing;

use super::Seq;
use crate::domain::id::Id;

/// What stands before each JSON.
const HEAD: usize = 16 + 8 + 4;

/// The bucket of an entry with this name.
pub const fn bucket(entry: Id) -> u8 {
    entry.bytes()[0]
}

/// The entries of a bucket, sealed together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// Which bucket.
    pub bucket: u8,
    /// The sealed entries.
    pub sealed: Vec<u8>,
}

/// What was sealed in a bundle.
pub struct Unbundled(Zeroizing<Vec<u8>>);

/// One entry of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bundled<'a> {
    /// Its name.
    pub id: Id,
    /// The number that its row has.
    pub seq: Seq,
    /// Its JSON.
    pub json: &'a [u8],
}

impl Unbundled {
    /// These entries together; none when one is longer than can be said.
    pub fn of(entries: &[Bundled<'_>]) -> Option<Self> {
        let length = entries.iter().map(|entry| HEAD + entry.json.len());
        // Room for all of it at once: what grows leaves copies behind.
        let mut bytes = Zeroizing::new(Vec::with_capacity(length.sum()));
        for Bundled { id, seq, json } in entries {
            bytes.extend_from_slice(id.bytes());
            bytes.extend_from_slice(&seq.get().to_be_bytes());
            bytes.extend_from_slice(&u32::try_from(json.len()).ok()?.to_be_bytes());
            bytes.extend_from_slice(json);
        }
        Some(Self(bytes))
    }

    /// What was sealed; none when it is no such thing.
    pub fn parse(bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
        let mut rest = bytes.as_slice();
        while !rest.is_empty() {
            (_, rest) = split(rest)?;
        }
        Some(Self(bytes))
    }

    /// What is to be sealed.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// Its entries.
    pub fn entries(&self) -> impl Iterator<Item = Bundled<'_>> {
        let mut rest = self.bytes();
        core::iter::from_fn(move || {
            let (entry, behind) = split(rest)?;
            rest = behind;
            Some(entry)
        })
    }
}

/// The entry that comes first, and what comes behind it.
fn split(bytes: &[u8]) -> Option<(Bundled<'_>, &[u8])> {
    let (id, bytes) = bytes.split_first_chunk()?;
    let (seq, bytes) = bytes.split_first_chunk()?;
    let (length, bytes) = bytes.split_first_chunk()?;
    let (json, rest) = bytes.split_at_checked(u32::from_be_bytes(*length) as usize)?;
    let entry = Bundled {
        id: Id::new(*id),
        seq: Seq::new(u64::from_be_bytes(*seq))?,
        json,
    };
    Some((entry, rest))
}

impl core::fmt::Debug for Unbundled {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Unbundled({} bytes)", self.0.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_says_what_went_into_it_and_half_a_bundle_says_nothing() {
        let entry = |byte, number, json| Bundled {
            id: Id::new([byte; 16]),
            seq: Seq::ZERO.plus(number),
            json,
        };
        let entries = [
            entry(3, 1, b"{}".as_slice()),
            entry(4, Seq::MAX, b"{\"v\":1}"),
        ];
        let bytes = Unbundled::of(&entries).unwrap().bytes().to_vec();
        let whole = Unbundled::parse(Zeroizing::new(bytes.clone())).unwrap();
        assert!(whole.entries().eq(entries));
        for cut in (0..bytes.len()).filter(|cut| ![0, HEAD + 2].contains(cut)) {
            let half = Zeroizing::new(bytes[..cut].to_vec());
            assert!(Unbundled::parse(half).is_none(), "cut at {cut}");
        }
        let nothing = Unbundled::of(&[]).unwrap();
        assert_eq!((nothing.bytes(), nothing.entries().count()), (&[][..], 0));
        // A number that no commit can have.
        let mut strange = bytes;
        strange[16..24].fill(0xff);
        assert!(Unbundled::parse(Zeroizing::new(strange)).is_none());
    }
}
