//! Bundles of entries: sealed, and opened again.

use super::super::bundle::{Bundle, Bundled, Unbundled};
use super::super::record::SCHEMA;
use super::super::{Row, Store};
use super::Vault;
use crate::crypto::random::Random;
use crate::crypto::seal::{open, seal};

impl<S: Store> Vault<S> {
    /// What was sealed in a bundle, if it opens.
    pub fn unbundle(&self, bundle: &Bundle) -> Option<Unbundled> {
        let plain = open(&self.key, &bundle_place(bundle.bucket), &bundle.sealed).ok()?;
        Unbundled::parse(plain)
    }

    /// The rows of a bucket, sealed together; none when one of them does not open.
    pub fn bundle(&self, bucket: u8, rows: &[&Row], random: &impl Random) -> Option<Bundle> {
        let all: Option<Vec<_>> = rows.iter().map(|row| self.open(row)).collect();
        let all = all?;
        let entries = rows.iter().zip(&all).map(|(row, json)| Bundled {
            id: row.id,
            seq: row.seq,
            json,
        });
        let plain = Unbundled::of(&entries.collect::<Vec<_>>())?;
        let sealed = seal(&self.key, &bundle_place(bucket), plain.bytes(), random);
        Some(Bundle { bucket, sealed })
    }
}

/// What the seal on a bundle vouches for beside its entries: their bucket.
// SECURITY: one bucket's bundle does not open as another's. An older one of its own bucket would, as an older row does in the place of a newer.
fn bundle_place(bucket: u8) -> Vec<u8> {
    format!("mijn-stem|bundles|{bucket}|{SCHEMA}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_that_the_seal_of_a_bundle_vouches_for_is_frozen() {
        assert_eq!(bundle_place(0xa1), b"mijn-stem|bundles|161|1");
    }
}
