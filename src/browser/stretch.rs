//! Turning a passphrase into a key in a worker, so that the screen stays alive for the second that it takes.
//!
//! The worker is a small program of its own (`src/bin/stretch.rs`). It is started for one key and ended right after: that
//! gives its 64 MiB back, and nothing of the passphrase stays behind in it.

use super::worker::{self, Running};
use crate::crypto::key_slot::{DeriveError, Passphrase, Stretch, WrappingKey};
use crate::crypto::stretch_job::{answer, job, work};
use crate::usecase::{Here, Stretcher};

/// Under which name the page says where the worker is.
const NAME: &str = "stretch";

/// Derives keys in a worker; where none starts, right here.
#[derive(Debug, Clone, Copy)]
pub struct InWorker;

impl Stretcher for InWorker {
    async fn derive(
        &self,
        stretch: Stretch,
        passphrase: &Passphrase,
    ) -> Result<WrappingKey, DeriveError> {
        let Some(worker) = Running::start(NAME).await else {
            return Here.derive(stretch, passphrase).await;
        };
        let said = worker.ask(&job(stretch, passphrase)).await;
        answer(&said.ok_or(DeriveError::BrokenOff)?)
    }
}

/// The worker's side.
pub fn serve() {
    worker::serve(work);
}
