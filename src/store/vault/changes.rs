//! What a commit changes: records and pieces of attachments, gathered in the clear and sealed together.

use std::collections::BTreeMap;

use zeroize::Zeroizing;

use super::super::record::Record;
use super::super::{Batch, Chunk, Row, Seq, Table};
use super::{chunk_place, place};
use crate::crypto::random::Random;
use crate::crypto::seal::{DataKey, seal};
use crate::domain::attachment::MAX_CHUNK;
use crate::domain::id::Id;
use crate::domain::order;
use crate::wire::{self, WireError};

/// Records to write and to take away, together or not at all.
#[derive(Default)]
pub struct Changes {
    /// What each record becomes.
    steps: BTreeMap<(Table, Id), Step>,
    /// Pieces of attachments to write.
    chunks: Vec<(Id, u32, Zeroizing<Vec<u8>>)>,
    /// Attachments of which all pieces go before that.
    chunks_gone: Vec<Id>,
    /// Why a record cannot be written.
    refused: Option<WireError>,
}

/// What a record becomes.
struct Step {
    /// After how many others it was asked first.
    after: usize,
    /// Its JSON, or nothing.
    json: Option<Zeroizing<Vec<u8>>>,
}

impl Changes {
    /// No changes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes a record, over the one of the same name.
    #[must_use]
    pub fn put<R: Record>(mut self, record: &R) -> Self {
        match wire::encode(record) {
            Ok(json) => self.step(R::TABLE, record.id(), Some(json)),
            Err(error) => self.refused = Some(error),
        }
        self
    }

    /// Takes a record away, if it is there.
    #[must_use]
    pub fn delete<R: Record>(mut self, id: Id) -> Self {
        self.step(R::TABLE, id, None);
        self
    }

    fn step(&mut self, table: Table, id: Id, json: Option<Zeroizing<Vec<u8>>>) {
        let after = self.steps.len();
        let step = self.steps.entry((table, id));
        step.or_insert(Step { after, json: None }).json = json;
    }

    /// Writes a piece of an attachment, over the one of the same number.
    ///
    /// A piece of which no attachment is known is swept sooner or later: what is said about
    /// the attachment goes with it, or before it.
    #[must_use]
    pub fn put_chunk(mut self, attachment: Id, index: u32, piece: &[u8]) -> Self {
        if piece.len() > MAX_CHUNK {
            self.refused = Some(WireError::TooMuch);
        }
        let piece = Zeroizing::new(piece.to_vec());
        self.chunks.push((attachment, index, piece));
        self
    }

    /// Takes all pieces of an attachment away that lie there, before any of these changes is written.
    #[must_use]
    pub fn delete_chunks(mut self, attachment: Id) -> Self {
        self.chunks_gone.push(attachment);
        self
    }

    /// The changes, sealed. The first record to be written gets this number and each one after it the next, so that what
    /// was written last can be found first. `breathe` is called after each record.
    ///
    /// # Errors
    /// [`WireError`] when a record holds more than could be read back.
    pub async fn batch(
        &self,
        first: Seq,
        key: &DataKey,
        random: &impl Random,
        mut breathe: impl AsyncFnMut(),
    ) -> Result<Batch, WireError> {
        if let Some(error) = self.refused {
            return Err(error);
        }
        let mut batch = Batch {
            seq: first,
            chunks_gone: self.chunks_gone.clone(),
            ..Batch::default()
        };
        for &(attachment, index, ref piece) in &self.chunks {
            let sealed = seal(key, &chunk_place(attachment, index), piece, random);
            batch.chunks.push(Chunk {
                attachment,
                index,
                sealed,
            });
        }
        let in_order = order::by(&self.steps, |((_, id), step)| (step.after as i64, 0, *id));
        for (&(table, id), step) in in_order {
            let Some(json) = &step.json else {
                batch.deletes.push((table, id));
                continue;
            };
            let seq = first.plus(batch.puts.len() as u64);
            let sealed = seal(key, &place(table, id, seq), json, random);
            batch.seq = seq;
            batch.puts.push(Row {
                table,
                id,
                seq,
                sealed,
            });
            breathe().await;
        }
        Ok(batch)
    }

    /// Wipes them, a record at a time. `breathe` is called after each.
    pub async fn wipe(self, mut breathe: impl AsyncFnMut()) {
        for step in self.steps {
            drop(step);
            breathe().await;
        }
    }
}
