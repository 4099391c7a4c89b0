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
use crate::wire::{self, WireError};

/// Records to write and to take away, together or not at all.
#[derive(Default)]
pub struct Changes {
    /// What each record becomes: its JSON, or nothing.
    steps: BTreeMap<(Table, Id), Option<Zeroizing<Vec<u8>>>>,
    /// Pieces of attachments to write.
    chunks: Vec<(Id, u32, Zeroizing<Vec<u8>>)>,
    /// Attachments of which all pieces go before that.
    chunks_gone: Vec<Id>,
    /// Why a record cannot be written.
    refused: Option<WireError>,
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
            Ok(json) => drop(self.steps.insert((R::TABLE, record.id()), Some(json))),
            Err(error) => self.refused = Some(error),
        }
        self
    }

    /// Takes a record away, if it is there.
    #[must_use]
    pub fn delete<R: Record>(mut self, id: Id) -> Self {
        self.steps.insert((R::TABLE, id), None);
        self
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

    /// The changes, sealed, as the commit with this number.
    ///
    /// # Errors
    /// [`WireError`] when a record holds more than could be read back.
    pub fn batch(&self, seq: Seq, key: &DataKey, random: &impl Random) -> Result<Batch, WireError> {
        if let Some(error) = self.refused {
            return Err(error);
        }
        let mut batch = Batch {
            seq,
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
        for (&(table, id), json) in &self.steps {
            match json {
                Some(json) => {
                    let sealed = seal(key, &place(table, id, seq), json, random);
                    batch.puts.push(Row {
                        table,
                        id,
                        seq,
                        sealed,
                    });
                }
                None => batch.deletes.push((table, id)),
            }
        }
        Ok(batch)
    }
}
