//! Buckets of entries, a few at a time.

use crate::store::Snapshot;

/// About how many rows are fetched in one go.
const PAGE: usize = 512;
/// How many buckets come first, when nothing is known of how full they are.
const FIRST: usize = 4;

/// Buckets in groups that hold about a page each, by what the group before held.
pub(super) struct Groups<'a> {
    rest: &'a [u8],
    size: usize,
}

impl<'a> Groups<'a> {
    /// These buckets, all of them still to come.
    pub const fn of(buckets: &'a [u8]) -> Self {
        Self {
            rest: buckets,
            size: FIRST,
        }
    }

    /// The next group; `last` is what was found in the one before it. None when all have come.
    pub fn next(&mut self, last: Option<&Snapshot>) -> Option<&'a [u8]> {
        if let Some(last) = last {
            // At most four times as many, where they are all but empty; at least one, where they are full.
            let held = last.rows.len().max(PAGE / 4);
            self.size = (self.size * PAGE / held).max(1);
        }
        let (group, rest) = self.rest.split_at(self.size.min(self.rest.len()));
        self.rest = rest;
        (!group.is_empty()).then_some(group)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::Id;
    use crate::store::bundle::BUCKETS;
    use crate::store::{Row, Seq, Table};

    fn found(rows: usize) -> Snapshot {
        let row = Row {
            table: Table::Entries,
            id: Id::new([0; 16]),
            seq: Seq::ZERO,
            sealed: vec![],
        };
        Snapshot {
            rows: vec![row; rows],
            ..Snapshot::default()
        }
    }

    #[test]
    fn every_bucket_comes_once_and_no_group_holds_much_more_than_a_page() {
        for in_each in [0, 1, 40, 400, 4_000] {
            let all: Vec<u8> = (0..BUCKETS).collect();
            let mut groups = Groups::of(&all);
            let (mut come, mut last) = (Vec::<u8>::new(), None);
            let mut count = 0;
            while let Some(group) = groups.next(last.as_ref()) {
                let held = group.len() * in_each;
                assert!(count == 0 || group.len() == 1 || held <= 4 * PAGE);
                last = Some(found(group.len() * in_each));
                come.extend(group);
                count += 1;
            }
            assert_eq!(come, all);
            assert!(
                count <= 5 + all.len() * in_each.max(1) / (PAGE / 2),
                "{count}"
            );
        }
        assert_eq!(Groups::of(&[]).next(None), None);
    }
}
