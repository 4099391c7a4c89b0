//! Back-ups between a book and a file: made and read in slices, so that the screen stays alive.

use web_sys::{Blob, File};

use super::{Book, Refusal, STRETCHER, Typed, within_memory};
use crate::browser::files::{self, Growing};
use crate::browser::pause::Breath;
use crate::browser::random::BrowserRandom;
use crate::crypto::recovery_code::RecoveryCode;
use crate::domain::moment::Moment;
use crate::export;
use crate::parcel::backup::BackupError;
use crate::ui::parts::effort::Effort;
use crate::ui::problem::Problem;
use crate::usecase::{self, Backup, Contents, Preview, ReadBackupError, Under};

/// How much of a file is read at once.
const SLICE: f64 = 262_144.0;

/// A back-up that is ready to be saved.
#[derive(Clone)]
pub struct MadeBackup {
    /// The file.
    pub file: Blob,
    /// When what is in it was read.
    pub made: Moment,
    /// How many damaged records are not in it.
    pub left_out: usize,
}

/// A recovery code for one back-up.
pub fn new_code() -> RecoveryCode {
    RecoveryCode::generate(&BrowserRandom)
}

/// Makes a back-up; none when it was stopped.
pub async fn make(
    book: &Book,
    under: Under<'_>,
    effort: Effort,
) -> Result<Option<MadeBackup>, Problem> {
    let begin = async |params| usecase::make_backup(book, under, params, &STRETCHER).await;
    let mut making = within_memory(begin).await?;
    let (mut file, mut breath) = (Growing::text(), Breath::default());
    while let Some(part) = making.next(book).await? {
        file.push_text(&part)?;
        let progress = making.progress();
        if !effort.goes_on(progress.done as f64, progress.total as f64) {
            return Ok(None);
        }
        breath.take().await;
    }
    Ok(Some(MadeBackup {
        file: file.finish()?,
        made: making.made(),
        left_out: making.left_out(),
    }))
}

/// Everything as plain files in one zip, and how much damaged was left out; none when it was stopped.
pub async fn export(
    book: &Book,
    contents: &Contents,
    effort: Effort,
) -> Result<Option<(Blob, usize)>, Problem> {
    let mut making = export::export(book, contents);
    let (mut file, mut breath) = (Growing::new("application/zip"), Breath::default());
    while let Some(part) = making.next(book).await? {
        file.push_bytes(&part)?;
        let progress = making.progress();
        if !effort.goes_on(progress.done as f64, progress.total as f64) {
            return Ok(None);
        }
        breath.take().await;
    }
    Ok(Some((file.finish()?, making.left_out())))
}

impl From<ReadBackupError> for Refusal {
    fn from(error: ReadBackupError) -> Self {
        match error {
            ReadBackupError::Backup(BackupError::WrongSecret) => Self::Wrong,
            ReadBackupError::Backup(error) => Self::Problem(error.into()),
            ReadBackupError::Derive(error) => Self::Problem(error.into()),
        }
    }
}

/// Reads all of a back-up; none when it was stopped. Nothing is changed.
pub async fn read(file: &File, typed: &Typed, effort: Effort) -> Result<Option<Backup>, Refusal> {
    let unreadable = |error: crate::browser::Refused| Refusal::Problem(error.into());
    let start = files::slice(file, 0.0, SLICE).await.map_err(unreadable)?;
    let mut reading = usecase::open_backup(&start, typed.secret(), &STRETCHER)
        .await?
        .read();
    let feed = async |slice: Vec<u8>| {
        reading
            .feed(&slice)
            .map_err(|error| Refusal::from(ReadBackupError::from(error)))
    };
    if !in_slices(file, effort, feed).await? {
        return Ok(None);
    }
    Ok(Some(reading.finish().map_err(ReadBackupError::from)?))
}

/// Restores a back-up that was read from this file; none when it was stopped, and the book is then as it was.
pub async fn restore(
    book: &Book,
    backup: &Backup,
    file: &File,
    effort: Effort,
) -> Result<Option<Preview>, Problem> {
    let mut restoring = usecase::restore(book, backup).await?;
    let feed = async |slice: Vec<u8>| Ok::<_, Problem>(restoring.feed(book, &slice).await?);
    if !in_slices(file, effort, feed).await? {
        return Ok(None);
    }
    let mut breath = Breath::default();
    let done = restoring.finish(book, async || breath.take().await);
    Ok(Some(done.await?))
}

/// Hands out a file slice by slice; false when it was stopped.
async fn in_slices<E: From<Problem>>(
    file: &File,
    effort: Effort,
    mut feed: impl AsyncFnMut(Vec<u8>) -> Result<(), E>,
) -> Result<bool, E> {
    let (size, mut from, mut breath) = (file.size(), 0.0, Breath::default());
    while from < size {
        let slice = files::slice(file, from, from + SLICE)
            .await
            .map_err(Problem::from)?;
        from += SLICE;
        feed(slice).await?;
        if !effort.goes_on(from.min(size), size) {
            return Ok(false);
        }
        breath.take().await;
    }
    Ok(true)
}
