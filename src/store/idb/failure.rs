//! What the browser says went wrong, as one of our own errors.

use indexed_db_futures::error::{DomException as Known, Error, OpenDbError};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, StorageEstimate};

use super::super::StoreError;
use super::room;

/// Room that the database needs beside the bytes of the rows themselves.
const MARGIN: f64 = 256.0 * 1024.0;

/// How Chromium says that the disk itself is full: in words alone, while it still estimates that there is room. The second
/// is for what it keeps in files beside the database, such as a piece of a photo.
const DISK_FULL: [&str; 2] = ["NO_SPACE", "Failed to write blobs"];

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match error {
            Error::DomException(exception) => from_exception(&exception.into()),
            other => Self::Failed(other.to_string()),
        }
    }
}

impl From<OpenDbError> for StoreError {
    fn from(error: OpenDbError) -> Self {
        match error {
            // `InvalidStateError` is how older private windows refuse. And what `open` throws at
            // once is always called `VersionZero` here, though our versions never are.
            OpenDbError::Base(Error::DomException(Known::InvalidStateError(_)))
            | OpenDbError::NullFactory
            | OpenDbError::UnsupportedEnvironment
            | OpenDbError::VersionZero => Self::Unavailable,
            OpenDbError::Base(error) => error.into(),
        }
    }
}

/// Why no transaction can be begun.
pub(super) fn of_begin(error: Error) -> StoreError {
    match error {
        Error::DomException(Known::InvalidStateError(_)) => StoreError::Closed,
        error => error.into(),
    }
}

/// By its name: <https://webidl.spec.whatwg.org/#idl-DOMException-error-names>.
fn from_exception(exception: &DomException) -> StoreError {
    match exception.name().as_str() {
        "QuotaExceededError" => StoreError::Full,
        "VersionError" => StoreError::NewerVersion,
        "SecurityError" => StoreError::Unavailable,
        _ if DISK_FULL
            .iter()
            .any(|words| exception.message().contains(words)) =>
        {
            room::is_full();
            StoreError::Full
        }
        name => StoreError::Failed(format!("{name}: {}", exception.message())),
    }
}

/// Why a write of so many bytes was aborted.
///
/// `indexed_db_futures` loses the reason of an abort, and on a full disk there may be none;
/// so the transaction's own error comes first, and then the room that is left.
pub(super) async fn of_abort(
    reason: Option<DomException>,
    said: Error,
    bytes: usize,
) -> StoreError {
    let error = match reason {
        Some(exception) => from_exception(&exception),
        None => StoreError::Failed(said.to_string()),
    };
    or_full(error, bytes).await
}

/// Why a write of so many bytes failed: where no reason is known, there may be no room for it.
pub(super) async fn or_full(error: StoreError, bytes: usize) -> StoreError {
    let needed = bytes as f64 + MARGIN;
    match error {
        StoreError::Failed(_) if room_left().await.is_some_and(|room| room < needed) => {
            StoreError::Full
        }
        error => error,
    }
}

/// How many bytes more the browser would keep for us, as it estimates.
async fn room_left() -> Option<f64> {
    let storage = web_sys::window()?.navigator().storage();
    let estimate: StorageEstimate = JsFuture::from(storage.estimate().ok()?)
        .await
        .ok()?
        .unchecked_into();
    Some(estimate.get_quota()? - estimate.get_usage()?)
}
