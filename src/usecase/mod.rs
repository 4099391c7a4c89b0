//! What someone does with the app: one verb per file, each a plain function.
//!
//! A verb is given the open [`Book`], changes what is kept in one commit, and returns what
//! the screen needs to know. `Ok` means kept. None of them knows a screen or a browser: the
//! store, the clock and chance come in through a [`World`].

mod begin_draft;
mod book;
mod change_lock;
mod change_settings;
mod confirm_number;
mod contents;
mod delete_attachment;
mod delete_entry;
mod drop_draft;
mod fill_example;
mod forget;
mod gathering;
mod keep_chunk;
mod keep_draft;
mod keep_parcel;
mod make_backup;
mod make_card;
mod make_parcel;
mod merge;
mod new_recovery_code;
mod open_book;
mod open_parcel;
mod pair;
mod prove_secret;
mod put_ready;
mod read_backup;
mod reload;
mod remove_lock;
mod restore;
mod save_check_in;
mod say_it_went;
mod set_lock;
mod start_book;
mod stretcher;
mod sweep_chunks;
mod unlock;

pub use begin_draft::{begin_draft, edit_entry};
pub use book::{Book, Clock, World};
pub use change_lock::change_lock;
pub use change_settings::change_settings;
pub use confirm_number::confirm_number;
pub use contents::Contents;
pub use delete_attachment::delete_attachment;
pub use delete_entry::{Removed, delete_entry, put_back};
pub use drop_draft::drop_draft;
pub use fill_example::{ExampleError, fill_example};
pub use forget::forget;
pub use keep_chunk::{KeepChunkError, keep_chunk};
pub use keep_draft::keep_draft;
pub use keep_parcel::{Kept, keep_parcel};
pub use make_backup::{MakeBackupError, MakingBackup, Progress, Under, make_backup};
pub use make_card::{NameMissing, make_card};
pub use make_parcel::{Made, MakeError, Outgoing, make_parcel};
pub use merge::{Owner, Preview, Tally};
pub use new_recovery_code::new_recovery_code;
pub use open_book::{OpenError, open_book};
pub use open_parcel::{Arrived, open_parcel};
pub use pair::{PairError, pair};
pub use prove_secret::prove_secret;
pub use put_ready::{put_ready, take_from_ready};
pub use read_backup::{Backup, OpenBackup, ReadBackupError, ReadingBackup, open_backup};
pub use reload::reload;
pub use remove_lock::remove_lock;
pub use restore::{RestoreError, Restoring, preview_restore, restore};
pub use save_check_in::save_check_in;
pub use say_it_went::say_it_went;
pub use set_lock::{LockError, set_lock};
pub use start_book::{StartError, start_book, start_locked_book};
pub use stretcher::{Here, Stretcher};
pub use sweep_chunks::sweep_chunks;
pub use unlock::{Secret, UnlockError, is_locked, seconds_to_wait, unlock};
