//! Bundles of entries: packed and sealed, and opened again.

use super::super::bundle::{Bundle, bucket};
use super::super::record::reads;
use super::super::{Row, Seq, Store};
use super::Vault;
use crate::crypto::random::Random;
use crate::crypto::seal::{open, seal};
use crate::domain::entry::Entry;
use crate::wire::{Json, Unpacked, WireError, Writer, pack};

/// The form of what is sealed. One of another form does not open, and its rows are read.
const FORM: u32 = 1;

impl<S: Store> Vault<S> {
    /// The entries in a bundle, with the numbers that their rows have; none when any of it does not open or read.
    pub fn unbundle(&self, bundle: &Bundle) -> Option<Vec<(Seq, Entry)>> {
        let plain = open(&self.key, &place(bundle.bucket), &bundle.sealed).ok()?;
        let mut unpacked = Unpacked::of(&plain).ok()?;
        let numbers = unpacked
            .next(|json| json.all(usize::MAX, read_seq))
            .ok()??;
        let entries = numbers.into_iter().map(|seq| {
            let entry: Entry = unpacked.next_record().ok()??;
            (bucket(entry.id) == bundle.bucket).then_some((seq, entry))
        });
        entries.collect()
    }

    /// The rows of a bucket, sealed together; none when one of them does not open or read: whoever reads it must be told each time.
    pub fn bundle(&self, bucket: u8, rows: &[&Row], random: &impl Random) -> Option<Bundle> {
        let mut numbers = Writer::default();
        numbers.list(|json| rows.iter().for_each(|row| json.count(row.seq.get())));
        let opened = rows.iter().map(|row| {
            let json = self.open(row)?;
            reads(row.table, row.id, &json).then_some(json)
        });
        let mut all = vec![numbers.finish()];
        all.extend(opened.collect::<Option<Vec<_>>>()?);
        let texts: Vec<&[u8]> = all.iter().map(|json| json.as_slice()).collect();
        let plain = pack(&texts).ok()?;
        let sealed = seal(&self.key, &place(bucket), &plain, random);
        Some(Bundle { bucket, sealed })
    }
}

fn read_seq(json: Json<'_>) -> Result<Seq, WireError> {
    Seq::new(json.number()?).ok_or(WireError::Value("number"))
}

/// What the seal on a bundle vouches for beside its entries: their bucket.
// SECURITY: one bucket's bundle does not open as another's. An older one of its own bucket would, as an older row does in the place of a newer.
fn place(bucket: u8) -> Vec<u8> {
    format!("mijn-stem|bundles|{bucket}|{FORM}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_that_the_seal_of_a_bundle_vouches_for_is_frozen() {
        assert_eq!(place(126), b"mijn-stem|bundles|126|1");
    }
}
