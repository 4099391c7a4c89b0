//! Entries in bundles, beside the rows that they repeat: one value is read and opened many times as quickly as a hundred.
//!
//! A bundle says what all rows of its bucket say, or there is none: the commit that writes or deletes an entry takes the bundle of
//! its bucket away (docs/decisions/0030-bundles.md). So one may always go; the rows are what is kept.

use crate::domain::id::Id;

/// How many buckets there are.
pub const BUCKETS: u8 = 128;

/// The bucket of an entry with this name: the first seven bits of it. Names are random, so that all are equally full.
pub const fn bucket(entry: Id) -> u8 {
    entry.bytes()[0] / FIRST_BYTES
}

/// The first byte of the names in a bucket, at its least.
pub const fn first_byte(bucket: u8) -> u8 {
    bucket.saturating_mul(FIRST_BYTES)
}

/// How many first bytes of names a bucket has.
const FIRST_BYTES: u8 = (256 / BUCKETS as u16) as u8;

/// The entries of a bucket, sealed together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// Which bucket.
    pub bucket: u8,
    /// The sealed entries.
    pub sealed: Vec<u8>,
}
