//! The sorts of record that a book keeps. Their names lie outside the seal and are frozen for ever.

/// A sort of record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Whose book it is and how it looks: one record.
    Settings,
    /// The owner's secret key: one record.
    Identity,
    /// The diary.
    Entries,
    /// Check-ins that are not finished.
    Drafts,
    /// The people it is paired with.
    Contacts,
    /// What lies ready for a coach.
    Ready,
    /// Parcels that were made.
    Sent,
    /// Parcels that were kept.
    Received,
    /// What is said about spoken pieces, photos and drawings; their bytes lie apart.
    Attachments,
    /// The sets of questions that were changed: one record a kind of check-in.
    Sets,
}

impl Table {
    /// Every table.
    pub const ALL: [Self; 10] = [
        Self::Settings,
        Self::Identity,
        Self::Entries,
        Self::Drafts,
        Self::Contacts,
        Self::Ready,
        Self::Sent,
        Self::Received,
        Self::Attachments,
        Self::Sets,
    ];

    /// The name in the store, frozen for ever.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Settings => "settings",
            Self::Identity => "identity",
            Self::Entries => "entries",
            Self::Drafts => "drafts",
            Self::Contacts => "contacts",
            Self::Ready => "ready",
            Self::Sent => "sent",
            Self::Received => "received",
            Self::Attachments => "attachments",
            Self::Sets => "sets",
        }
    }

    /// The table with this name in the store.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_leads_back_to_its_table_alone() {
        for table in Table::ALL {
            assert_eq!(Table::from_code(table.code()), Some(table));
        }
        assert_eq!(Table::from_code("Entries"), None);
    }
}
