//! Noticing that a book vanished, or that it is older than it was: browsers clear what they keep, and devices are put back.
//!
//! After every commit a few numbers are left outside the book's database (`browser::sentinel`). They say nothing of
//! what is in it. When the browser clears those too, nothing is left to notice it by.

/// What is remembered about a book outside of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sentinel {
    /// The number of its last commit.
    pub last: u64,
    /// How many entries it had then.
    pub entries: u32,
}

/// What a book turned out to be, held against what is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// All that is known to have been kept is there.
    Whole,
    /// It is gone, and had so many entries.
    Vanished {
        /// How many there were.
        entries: u32,
    },
    /// It is older than it was: what was kept last is not in it.
    Behind {
        /// How many entries there were.
        entries: u32,
        /// How many there are.
        left: u32,
    },
}

impl Sentinel {
    /// What is remembered after a commit: `entries` where that is known, and else as many as before. A
    /// commit of another tab that was told already stays the last one.
    #[must_use]
    pub fn after(before: Option<Self>, last: u64, entries: Option<u32>) -> Self {
        match before {
            Some(later) if later.last > last => later,
            before => Self {
                last,
                entries: entries.or(before.map(|it| it.entries)).unwrap_or(0),
            },
        }
    }
}

/// Holds a book against what is remembered of it: `there` says the same of what was opened, none when it is not there.
/// Where nothing is remembered, there is nothing to miss.
pub fn judge(remembered: Option<Sentinel>, there: Option<Sentinel>) -> Found {
    let Some(then) = remembered.filter(|then| then.last > 0) else {
        return Found::Whole;
    };
    match there.filter(|now| now.last > 0) {
        None => Found::Vanished {
            entries: then.entries,
        },
        // A commit may be on the disk that there was no time to remember.
        Some(now) if now.last >= then.last => Found::Whole,
        Some(now) => Found::Behind {
            entries: then.entries,
            left: now.entries,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(last: u64, entries: u32) -> Option<Sentinel> {
        Some(Sentinel { last, entries })
    }

    #[test]
    fn a_book_is_missed_when_it_is_gone_or_older() {
        let vanished = Found::Vanished { entries: 12 };
        let behind = |left| Found::Behind { entries: 12, left };
        for (remembered, there, expected) in [
            (None, None, Found::Whole),
            (None, at(0, 0), Found::Whole),
            (None, at(40, 12), Found::Whole),
            (at(40, 12), at(40, 12), Found::Whole),
            // Killed between the commit and remembering it.
            (at(40, 12), at(44, 13), Found::Whole),
            (at(40, 12), None, vanished),
            // A database that was made anew, without anything in it.
            (at(40, 12), at(0, 0), vanished),
            (at(40, 12), at(39, 12), behind(12)),
            (at(40, 12), at(3, 1), behind(1)),
            (at(40, 12), at(39, 14), behind(14)),
            (at(0, 0), None, Found::Whole),
        ] {
            let found = judge(remembered, there);
            assert_eq!(found, expected, "{remembered:?} {there:?}");
        }
    }

    #[test]
    fn the_last_commit_is_remembered_whichever_tab_tells_late() {
        for (before, last, entries, expected) in [
            (None, 1, None, at(1, 0)),
            (None, 1, Some(3), at(1, 3)),
            (at(4, 3), 5, None, at(5, 3)),
            (at(4, 3), 5, Some(2), at(5, 2)),
            (at(9, 3), 5, Some(2), at(9, 3)),
            (at(5, 3), 5, Some(2), at(5, 2)),
        ] {
            let after = Sentinel::after(before, last, entries);
            assert_eq!(Some(after), expected, "{before:?}");
        }
    }
}
