//! The plain export: everything in a book as files that anyone can read without this app, in one zip.
//!
//! One page to read and print (`html`), the same as Markdown, all of it as JSON, the answers as a table
//! (CSV), and the bytes of attachments. Nothing in it is sealed, and the screen says so before. What the files
//! hold stands in docs/formats.md; they go out piece by piece, into a file, and nothing is kept.

mod csv;
mod html;
pub mod ics;
mod json;
mod markdown;
mod page;
mod zip;

use std::vec::IntoIter;

use zip::{TooMuch, Zip};

use crate::chart::strokes;
use crate::domain::attachment::{Attachment, MediaType};
use crate::domain::drawing::{Drawing, NotADrawing};
use crate::domain::moment::{Day, Moment};
use crate::store::StoreError;
use crate::store::vault::ChunkError;
use crate::text::texts;
use crate::usecase::{Book, Contents, Progress, World};
use crate::wire::WireError;

/// Why there is no export.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// A record holds more than fits.
    #[error(transparent)]
    Record(#[from] WireError),
    /// The store does not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It is more than a zip holds: 4 GiB, or 65,535 files.
    #[error("it is more than a zip holds")]
    TooMuch,
}

impl ExportError {
    /// A short name that stays the same, for a report.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Record(_) => "export.record",
            Self::Store(error) => error.code(),
            Self::TooMuch => "export.too_much",
        }
    }
}

impl From<TooMuch> for ExportError {
    fn from(_: TooMuch) -> Self {
        Self::TooMuch
    }
}

/// A name for the file: `mijn-stem-export-2026-11-22.zip`.
pub fn file_name(day: Day) -> String {
    let (year, month, day) = day.ymd();
    format!("mijn-stem-export-{year:04}-{month:02}-{day:02}.zip")
}

/// The four files that are made of the records.
#[derive(Clone, Copy)]
enum Sheet {
    Html,
    Markdown,
    Json,
    Csv,
}

impl Sheet {
    const ALL: [Self; 4] = [Self::Html, Self::Markdown, Self::Json, Self::Csv];

    const fn name(self) -> &'static str {
        match self {
            Self::Html => "mijn-stem.html",
            Self::Markdown => "mijn-stem.md",
            Self::Json => "mijn-stem.json",
            Self::Csv => "mijn-stem.csv",
        }
    }
}

/// An export that is being made. To stop is to drop it.
pub struct Exporting {
    contents: Contents,
    made: Moment,
    sheets: IntoIter<Sheet>,
    attachments: IntoIter<Attachment>,
    /// None when the last part was given.
    zip: Option<Zip>,
    progress: Progress,
    left_out: usize,
}

/// Begins an export of what a book holds now, in the language of its owner.
pub fn export<W: World>(book: &Book<W>, contents: &Contents) -> Exporting {
    let attachments = contents.attachments.clone();
    let sheets = Vec::from(Sheet::ALL);
    let total = sheets.len() + attachments.len();
    Exporting {
        contents: contents.clone(),
        made: book.now(),
        sheets: sheets.into_iter(),
        attachments: attachments.into_iter(),
        zip: Some(Zip::default()),
        progress: Progress {
            done: 0,
            total: total as u64,
        },
        left_out: 0,
    }
}

impl Exporting {
    /// The next part of the zip; none when all of it was given.
    ///
    /// # Errors
    /// [`ExportError`]; the export has to begin anew.
    pub async fn next<W: World>(&mut self, book: &Book<W>) -> Result<Option<Vec<u8>>, ExportError> {
        let Some(zip) = &mut self.zip else {
            return Ok(None);
        };
        let part = if let Some(sheet) = self.sheets.next() {
            let text = write(sheet, &self.contents, self.made)?;
            zip.file(sheet.name(), text.as_bytes(), self.made)?
        } else if let Some(attachment) = self.attachments.next() {
            match bytes_of(book, &attachment).await? {
                Some(bytes) => zip.file(
                    &path(&attachment),
                    &readable(&attachment, bytes),
                    attachment.made,
                )?,
                // One that is damaged does not hold up the rest.
                None => {
                    self.left_out += 1;
                    Vec::new()
                }
            }
        } else {
            return Ok(self.zip.take().map(Zip::finish));
        };
        self.progress.done += 1;
        Ok(Some(part))
    }

    /// How far it is, in files.
    pub const fn progress(&self) -> Progress {
        self.progress
    }

    /// How many attachments could not be put in, because they are damaged.
    pub const fn left_out(&self) -> usize {
        self.left_out
    }
}

fn write(sheet: Sheet, contents: &Contents, made: Moment) -> Result<String, WireError> {
    let t = texts(contents.settings.lang);
    Ok(match sheet {
        Sheet::Html => html::write(&page::of(contents, made, t), t),
        Sheet::Markdown => markdown::write(&page::of(contents, made, t)),
        Sheet::Json => json::write(contents, made)?,
        Sheet::Csv => csv::write(contents, t),
    })
}

/// All bytes of an attachment, at most 25 MiB; none when any of them are damaged or gone.
async fn bytes_of<W: World>(
    book: &Book<W>,
    attachment: &Attachment,
) -> Result<Option<Vec<u8>>, StoreError> {
    let mut bytes = Vec::with_capacity(attachment.size() as usize);
    for index in 0..attachment.chunks() {
        match book.vault().chunk(attachment.id, index).await {
            Ok(piece) => bytes.extend_from_slice(&piece),
            Err(ChunkError::Missing | ChunkError::Damaged) => return Ok(None),
            Err(ChunkError::Store(error)) => return Err(error),
        }
    }
    Ok(Some(bytes))
}

/// As any computer shows it. A drawing that is of a later version goes as it is.
fn readable(attachment: &Attachment, bytes: Vec<u8>) -> Vec<u8> {
    match attachment.media() {
        MediaType::Strokes => match Drawing::read(&bytes) {
            Ok(drawing) => strokes::svg(&drawing).into_bytes(),
            Err(NotADrawing) => bytes,
        },
        _ => bytes,
    }
}

/// Where an attachment lies in the zip.
fn path(attachment: &Attachment) -> String {
    let ending = match attachment.media() {
        MediaType::WebmAudio => "webm",
        MediaType::OggAudio => "ogg",
        MediaType::Mp4Audio => "m4a",
        MediaType::Jpeg => "jpg",
        MediaType::Png => "png",
        MediaType::Webp => "webp",
        MediaType::Strokes => "svg",
    };
    format!("bijlagen/{}.{ending}", attachment.id)
}
