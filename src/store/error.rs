//! Why a store did not do what was asked. The words for the screen stand in `text`.

/// What went wrong, as far as someone can do something about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Another tab committed first; nothing was changed.
    #[error("another tab committed first")]
    Conflict,
    /// The device or the browser's quota is full; nothing was changed.
    #[error("there is no room left")]
    Full,
    /// Another tab still holds an older version of the app open.
    #[error("another tab holds the database")]
    Blocked,
    /// The connection is lost and did not come back.
    #[error("the connection is closed")]
    Closed,
    /// The database is no longer there: the browser or someone cleared it.
    #[error("the database is gone")]
    Gone,
    /// The database is of a newer version of the app than this one.
    #[error("the database is of a newer version")]
    NewerVersion,
    /// This browser, or this kind of window, keeps nothing at all.
    #[error("storage is not available")]
    Unavailable,
    /// Anything else, in the browser's words: for a report, not for the screen.
    #[error("the database failed: {0}")]
    Failed(String),
}

impl StoreError {
    /// A short name that stays the same, for a report.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Conflict => "store.conflict",
            Self::Full => "store.full",
            Self::Blocked => "store.blocked",
            Self::Closed => "store.closed",
            Self::Gone => "store.gone",
            Self::NewerVersion => "store.newer_version",
            Self::Unavailable => "store.unavailable",
            Self::Failed(_) => "store.failed",
        }
    }
}
