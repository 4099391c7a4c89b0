//! From an error of any room to one clear sentence with what to do next.

use crate::browser::Refused;
use crate::crypto::key_slot::{DeriveError, PassphraseError};
use crate::crypto::recovery_code::RecoveryCodeError;
use crate::domain::free_text::TooLong;
use crate::export::ExportError;
use crate::parcel::backup::BackupError;
use crate::parcel::card::CardError;
use crate::parcel::letter::ParcelError;
use crate::store::StoreError;
use crate::store::vault::VaultError;
use crate::text::{self, Texts};
use crate::usecase::{
    ExampleError, LockError, MakeBackupError, MakeError, NameMissing, OpenError, PairError,
    RestoreError, StartError,
};

/// Something went wrong: which sentence says so.
#[derive(Debug, Clone, Copy)]
pub struct Problem(pub fn(&text::Problem) -> &'static str);

impl Problem {
    /// The sentence.
    pub fn sentence(self, t: &'static Texts) -> &'static str {
        self.0(&t.problem)
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict => Self(|texts| texts.other_tab),
            StoreError::Full => Self(|texts| texts.full),
            StoreError::Blocked => Self(|texts| texts.blocked),
            StoreError::Closed => Self(|texts| texts.closed),
            StoreError::Gone => Self(|texts| texts.gone),
            StoreError::NewerVersion => Self(|texts| texts.newer),
            StoreError::Unavailable => Self(|texts| texts.unavailable),
            StoreError::Failed(_) => Self(|texts| texts.failed),
        }
    }
}

impl From<VaultError> for Problem {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Store(error) => error.into(),
            VaultError::Record(_) => Self(|texts| texts.too_long),
        }
    }
}

impl From<OpenError> for Problem {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::NotStarted => Self(|texts| texts.no_book),
            OpenError::Store(error) => error.into(),
            _ => Self(|texts| texts.damaged_book),
        }
    }
}

impl From<DeriveError> for Problem {
    fn from(error: DeriveError) -> Self {
        match error {
            DeriveError::Memory => Self(|texts| texts.no_memory),
            DeriveError::BrokenOff => Self(|texts| texts.broken_off),
        }
    }
}

impl From<LockError> for Problem {
    fn from(error: LockError) -> Self {
        match error {
            LockError::Locked | LockError::NotLocked => Self(|texts| texts.other_tab),
            LockError::Derive(error) => error.into(),
            LockError::Store(error) => error.into(),
        }
    }
}

impl From<PassphraseError> for Problem {
    fn from(error: PassphraseError) -> Self {
        match error {
            PassphraseError::TooShort => Self(|texts| texts.secret_short),
            PassphraseError::TooLong => Self(|texts| texts.too_long),
        }
    }
}

impl From<RecoveryCodeError> for Problem {
    fn from(error: RecoveryCodeError) -> Self {
        match error {
            RecoveryCodeError::Length(_) => Self(|texts| texts.code_length),
            _ => Self(|texts| texts.code_slip),
        }
    }
}

impl From<MakeBackupError> for Problem {
    fn from(error: MakeBackupError) -> Self {
        match error {
            MakeBackupError::Derive(error) => error.into(),
            MakeBackupError::Store(error) => error.into(),
            MakeBackupError::Label(_) => Self(|texts| texts.clock_odd),
        }
    }
}

impl From<BackupError> for Problem {
    fn from(error: BackupError) -> Self {
        match error {
            BackupError::Empty | BackupError::NotABackup => Self(|texts| texts.backup_not),
            BackupError::IsAParcel => Self(|texts| texts.backup_is_parcel),
            BackupError::IsACard => Self(|texts| texts.backup_is_card),
            BackupError::Truncated => Self(|texts| texts.backup_cut),
            BackupError::Damaged => Self(|texts| texts.backup_damaged),
            BackupError::NoSuchSlot => Self(|texts| texts.backup_other_secret),
            BackupError::WrongSecret => Self(|texts| texts.secret_wrong),
            BackupError::FromTheFuture => Self(|texts| texts.backup_future),
            BackupError::TooMuch => Self(|texts| texts.backup_much),
        }
    }
}

impl From<RestoreError> for Problem {
    fn from(error: RestoreError) -> Self {
        match error {
            RestoreError::OtherRole => Self(|texts| texts.backup_other_role),
            RestoreError::Backup(_) => Self(|texts| texts.backup_changed),
            RestoreError::Open(error) => error.into(),
            RestoreError::Vault(error) => error.into(),
            RestoreError::Swept => Self(|texts| texts.other_tab),
        }
    }
}

impl From<ExportError> for Problem {
    fn from(error: ExportError) -> Self {
        match error {
            ExportError::Record(_) => Self(|texts| texts.too_long),
            ExportError::Store(error) => error.into(),
            ExportError::TooMuch => Self(|texts| texts.backup_much),
        }
    }
}

impl From<StartError> for Problem {
    fn from(error: StartError) -> Self {
        match error {
            StartError::Vault(error) => error.into(),
            StartError::Derive(error) => error.into(),
            _ => Self(|texts| texts.failed),
        }
    }
}

impl From<ExampleError> for Problem {
    fn from(error: ExampleError) -> Self {
        match error {
            ExampleError::Vault(error) => error.into(),
            _ => Self(|texts| texts.example_failed),
        }
    }
}

impl From<PairError> for Problem {
    fn from(error: PairError) -> Self {
        match error {
            PairError::OwnCard => Self(|texts| texts.card_own),
            PairError::Vault(error) => error.into(),
        }
    }
}

impl From<MakeError> for Problem {
    fn from(error: MakeError) -> Self {
        match error {
            MakeError::Vault(error) => error.into(),
            MakeError::Attachment(_) => Self(|texts| texts.attachment_gone),
            MakeError::Seal(_) => Self(|texts| texts.sealing),
        }
    }
}

impl From<NameMissing> for Problem {
    fn from(_: NameMissing) -> Self {
        Self(|texts| texts.no_name)
    }
}

impl From<TooLong> for Problem {
    fn from(_: TooLong) -> Self {
        Self(|texts| texts.too_long)
    }
}

impl From<Refused> for Problem {
    fn from(_: Refused) -> Self {
        Self(|texts| texts.file_unreadable)
    }
}

impl From<ParcelError> for Problem {
    fn from(error: ParcelError) -> Self {
        match error {
            ParcelError::Empty => Self(|texts| texts.parcel_empty),
            ParcelError::NotAParcel => Self(|texts| texts.parcel_not),
            ParcelError::IsACard => Self(|texts| texts.parcel_is_card),
            ParcelError::TooLarge => Self(|texts| texts.parcel_large),
            ParcelError::Truncated => Self(|texts| texts.parcel_cut),
            ParcelError::Damaged => Self(|texts| texts.parcel_damaged),
            ParcelError::ForSomeoneElse => Self(|texts| texts.parcel_other),
            ParcelError::FromTheFuture { .. } => Self(|texts| texts.parcel_future),
            ParcelError::TooMuch => Self(|texts| texts.parcel_much),
        }
    }
}

impl From<CardError> for Problem {
    fn from(error: CardError) -> Self {
        match error {
            CardError::Empty => Self(|texts| texts.card_empty),
            CardError::NotACard => Self(|texts| texts.card_not),
            CardError::IsAParcel => Self(|texts| texts.card_is_parcel),
            CardError::TooLarge => Self(|texts| texts.card_not),
            CardError::Truncated | CardError::Damaged => Self(|texts| texts.card_damaged),
            CardError::FromTheFuture { .. } => Self(|texts| texts.card_future),
        }
    }
}
