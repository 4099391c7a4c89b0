//! The words that stand in lists: days and months, feelings and needs, and places on the field.

/// The names of days and months, and how a date is put together.
pub struct Dates {
    /// Monday first.
    pub(super) weekdays: [&'static str; 7],
    /// January first.
    pub(super) months: [&'static str; 12],
    /// Between hour and minute.
    pub(super) clock: &'static str,
    /// Joins a date and a time.
    pub(super) at: &'static str,
    /// Before the decimals of a number.
    pub(super) decimals: &'static str,
}

/// The words to pick from, and those for places on the field.
pub struct Words {
    /// In the order of `Feeling::ALL`.
    pub(super) feelings: &'static [&'static str],
    /// In the order of `Need::ALL`.
    pub(super) needs: &'static [&'static str],
    /// In the order of `Night::ALL`.
    pub(super) nights: &'static [&'static str],
    /// In the order of `Routine::ALL`.
    pub(super) routine: &'static [&'static str],
    /// Prettig, from heavy to light.
    pub(super) pleasant: [&'static str; 5],
    /// Energie, from empty to full.
    pub(super) energy: [&'static str; 5],
}
