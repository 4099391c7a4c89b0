//! What belongs to an entry and is no text: a spoken piece, a photo, a drawing.
//!
//! This is only what is said about it. Its bytes lie in pieces ("chunks") beside the records, each sealed by
//! itself, so that a recording is kept while it is made and no screen has to hold all of it.

use super::free_text::FreeText;
use super::id::Id;
use super::moment::Moment;

/// The most bytes in one piece: 64 KiB.
pub const MAX_CHUNK: usize = 64 * 1024;
/// The most pieces of one attachment: more than two hours of a recording that is kept every two seconds.
pub const MAX_CHUNKS: u32 = 4096;
/// The most bytes of one attachment: 25 MiB, as much as a parcel holds.
pub const MAX_SIZE: u32 = 25 * 1024 * 1024;

/// What it is to whoever made it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AttachmentKind {
    /// Something said.
    Voice,
    /// A photo.
    Photo,
    /// A drawing.
    Drawing,
}

impl AttachmentKind {
    /// The name in files, frozen for ever.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Voice => "voice",
            Self::Photo => "photo",
            Self::Drawing => "drawing",
        }
    }

    /// The kind with this name in files.
    pub fn from_code(code: &str) -> Option<Self> {
        let all = [Self::Voice, Self::Photo, Self::Drawing];
        all.into_iter().find(|kind| kind.code() == code)
    }
}

/// The form of its bytes. A closed list, so that nothing that could run is ever shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MediaType {
    /// Sound as Chromium and Firefox record it.
    WebmAudio,
    /// Sound as Firefox may record it.
    OggAudio,
    /// Sound as Safari records it.
    Mp4Audio,
    /// A photo.
    Jpeg,
    /// A drawing, or a picture of a screen.
    Png,
    /// A photo.
    Webp,
    /// A drawing as the steps in which it was made ([`super::drawing`]).
    Strokes,
}

impl MediaType {
    /// Every form.
    pub const ALL: [Self; 7] = [
        Self::WebmAudio,
        Self::OggAudio,
        Self::Mp4Audio,
        Self::Jpeg,
        Self::Png,
        Self::Webp,
        Self::Strokes,
    ];

    /// Its name in the registry of media types; also the name in the store, frozen for ever.
    pub const fn name(self) -> &'static str {
        match self {
            Self::WebmAudio => "audio/webm",
            Self::OggAudio => "audio/ogg",
            Self::Mp4Audio => "audio/mp4",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Strokes => "application/x-mijn-stem-drawing",
        }
    }

    /// The form with this name; what stands behind a `;` is passed over.
    pub fn from_name(name: &str) -> Option<Self> {
        let bare = name.split(';').next().unwrap_or_default().trim();
        Self::ALL.into_iter().find(|media| media.name() == bare)
    }

    /// Whether something of this kind can have this form.
    pub const fn suits(self, kind: AttachmentKind) -> bool {
        match self {
            Self::WebmAudio | Self::OggAudio | Self::Mp4Audio => {
                matches!(kind, AttachmentKind::Voice)
            }
            Self::Jpeg | Self::Png | Self::Webp => !matches!(kind, AttachmentKind::Voice),
            Self::Strokes => matches!(kind, AttachmentKind::Drawing),
        }
    }
}

/// What is said about an attachment; with every piece that is added it stays true.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name; also that of its pieces.
    pub id: Id,
    /// When it was made.
    pub made: Moment,
    /// A word with it, or what is said or seen on it.
    pub line: Option<FreeText>,
    kind: AttachmentKind,
    media: MediaType,
    size: u32,
    chunks: u32,
}

/// A piece is empty or larger than [`MAX_CHUNK`], or the whole would be too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a piece of {bytes} bytes does not fit")]
pub struct DoesNotFit {
    /// How large the piece was.
    pub bytes: usize,
}

impl Attachment {
    /// One without any bytes yet; none when the kind does not come in that form.
    pub fn begin(id: Id, kind: AttachmentKind, media: MediaType, now: Moment) -> Option<Self> {
        media.suits(kind).then_some(Self {
            id,
            made: now,
            line: None,
            kind,
            media,
            size: 0,
            chunks: 0,
        })
    }

    /// The same with so many bytes in so many pieces; none when these cannot be together.
    #[must_use]
    pub fn with_bytes(self, size: u32, chunks: u32) -> Option<Self> {
        let most = u64::from(chunks) * MAX_CHUNK as u64;
        let fits = chunks <= MAX_CHUNKS && size <= MAX_SIZE;
        (fits && chunks <= size && u64::from(size) <= most).then_some(Self {
            size,
            chunks,
            ..self
        })
    }

    /// The same with one piece more, of so many bytes. The piece's number is [`Attachment::chunks`] before.
    ///
    /// # Errors
    /// [`DoesNotFit`].
    pub fn and_chunk(&self, bytes: usize) -> Result<Self, DoesNotFit> {
        let added = match bytes {
            1..=MAX_CHUNK => bytes as u32,
            _ => return Err(DoesNotFit { bytes }),
        };
        // Both stay far below the largest number: they were checked when they were set.
        let (size, chunks) = (self.size + added, self.chunks + 1);
        self.clone()
            .with_bytes(size, chunks)
            .ok_or(DoesNotFit { bytes })
    }

    /// The same with so many bytes, in pieces as large as can be; none when that is nothing or too much. So it goes
    /// along in a letter, and so its reader keeps it.
    #[must_use]
    pub fn in_full_pieces(self, size: u32) -> Option<Self> {
        let chunks = size.div_ceil(MAX_CHUNK as u32);
        self.with_bytes(size, chunks).filter(|_| size > 0)
    }

    /// What it is.
    pub const fn kind(&self) -> AttachmentKind {
        self.kind
    }

    /// The form of its bytes.
    pub const fn media(&self) -> MediaType {
        self.media
    }

    /// How many bytes it has, 0 to [`MAX_SIZE`].
    pub const fn size(&self) -> u32 {
        self.size
    }

    /// In how many pieces they lie, 0 to [`MAX_CHUNKS`].
    pub const fn chunks(&self) -> u32 {
        self.chunks
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voice() -> Attachment {
        let (id, now) = (Id::new([7; 16]), Moment::new(1_000_000, 60).unwrap());
        Attachment::begin(id, AttachmentKind::Voice, MediaType::WebmAudio, now).unwrap()
    }

    #[test]
    fn a_kind_comes_in_its_own_forms_only() {
        let now = Moment::new(1_000_000, 60).unwrap();
        for (kind, media, expected) in [
            (AttachmentKind::Voice, MediaType::Mp4Audio, true),
            (AttachmentKind::Voice, MediaType::Jpeg, false),
            (AttachmentKind::Photo, MediaType::Webp, true),
            (AttachmentKind::Drawing, MediaType::OggAudio, false),
            (AttachmentKind::Drawing, MediaType::Strokes, true),
            (AttachmentKind::Photo, MediaType::Strokes, false),
        ] {
            let begun = Attachment::begin(Id::new([1; 16]), kind, media, now);
            assert_eq!(begun.is_some(), expected, "{kind:?} {media:?}");
        }
    }

    #[test]
    fn a_form_is_known_by_its_name() {
        for media in MediaType::ALL {
            assert_eq!(MediaType::from_name(media.name()), Some(media));
        }
        let recorded = MediaType::from_name("audio/webm; codecs=opus");
        assert_eq!(recorded, Some(MediaType::WebmAudio));
        for strange in ["image/svg+xml", "text/html", "", "audio/webmx"] {
            assert_eq!(MediaType::from_name(strange), None, "{strange}");
        }
    }

    #[test]
    fn it_grows_by_pieces_that_fit() {
        let grown = voice().and_chunk(3).unwrap().and_chunk(MAX_CHUNK).unwrap();
        assert_eq!((grown.size(), grown.chunks()), (MAX_CHUNK as u32 + 3, 2));
        for bytes in [0, MAX_CHUNK + 1, usize::MAX] {
            assert_eq!(grown.and_chunk(bytes), Err(DoesNotFit { bytes }));
        }
        let full = voice().with_bytes(MAX_SIZE, 400).unwrap();
        assert_eq!(full.and_chunk(1), Err(DoesNotFit { bytes: 1 }));
        let many = voice().with_bytes(MAX_CHUNKS, MAX_CHUNKS).unwrap();
        assert_eq!(many.and_chunk(1), Err(DoesNotFit { bytes: 1 }));
    }

    #[test]
    fn bytes_and_pieces_that_cannot_be_together_are_none() {
        for (size, chunks, expected) in [
            (0, 0, true),
            (1, 1, true),
            (MAX_CHUNK as u32, 1, true),
            (MAX_CHUNK as u32 + 1, 1, false),
            (1, 0, false),
            (1, 2, false),
            (MAX_SIZE, 400, true),
            (MAX_SIZE + 1, 401, false),
            (MAX_SIZE, MAX_CHUNKS + 1, false),
        ] {
            let found = voice().with_bytes(size, chunks);
            assert_eq!(found.is_some(), expected, "{size} in {chunks}");
        }
    }
}
