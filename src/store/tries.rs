//! How often someone tried to unlock the book in vain, and how long the next try has to wait.
//!
//! It lies in the clear beside the key slots, so that closing the tab changes nothing about it.
// SECURITY: a brake on trying PINs by hand, here, in the app. Who can change the device's clock or
// its files gets past it; what a guess costs them is for Argon2id to say.

use super::Slot;
use super::slot::SlotKind;
use crate::domain::moment::Moment;

/// The longest wait, in seconds.
const LONGEST: u32 = 60;

/// Tries since the last time that one succeeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tries {
    count: u32,
    /// When the last one was, in milliseconds since 1970.
    last: i64,
}

/// Seconds to wait after so many vain tries: 1, 2, 4 … 60.
pub const fn wait_after(tries: u32) -> u32 {
    match tries {
        0 => 0,
        1..=6 => 1 << (tries - 1),
        _ => LONGEST,
    }
}

impl Tries {
    /// The count that lies among the slots; none when there is none, or none that reads.
    // A count that decayed must keep nobody out of their own book.
    pub fn among(slots: &[Slot]) -> Self {
        let kept = slots.iter().find(|slot| slot.kind == SlotKind::Tries);
        kept.and_then(|slot| {
            let (count, last) = slot.body.split_first_chunk()?;
            Some(Self {
                count: u32::from_be_bytes(*count),
                last: i64::from_be_bytes(last.try_into().ok()?),
            })
        })
        .unwrap_or_default()
    }

    /// One more, made now.
    #[must_use]
    pub fn and_one(self, now: Moment) -> Self {
        Self {
            count: self.count.saturating_add(1),
            last: now.unix_ms(),
        }
    }

    /// Whole seconds that the next try still has to wait. None when the clock was set back:
    /// else it could be years.
    pub fn seconds_left(self, now: Moment) -> u32 {
        let passed = now.unix_ms().saturating_sub(self.last);
        let left = i64::from(wait_after(self.count)) * 1000 - passed;
        if passed < 0 || left <= 0 {
            return 0;
        }
        u32::try_from(left.saturating_add(999) / 1000).unwrap_or(LONGEST)
    }

    /// The bytes to keep.
    pub(super) fn to_bytes(self) -> [u8; 12] {
        let mut bytes = [0; 12];
        bytes[..4].copy_from_slice(&self.count.to_be_bytes());
        bytes[4..].copy_from_slice(&self.last.to_be_bytes());
        bytes
    }
}

#[cfg(test)]
mod tests {
    use zeroize::Zeroizing;

    use super::*;

    fn at(ms: i64) -> Moment {
        Moment::new(1_791_010_800_000 + ms, 120).unwrap()
    }

    #[test]
    fn the_wait_doubles_up_to_a_minute() {
        let waits: Vec<u32> = (0..10).map(wait_after).collect();
        assert_eq!(waits, [0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(wait_after(u32::MAX), 60);
    }

    #[test]
    fn the_wait_runs_from_the_last_try() {
        assert_eq!(Tries::default().seconds_left(at(0)), 0);
        let third = Tries { count: 2, last: 0 }.and_one(at(0));
        for (ms, left) in [(0, 4), (1, 4), (1000, 3), (3999, 1), (4000, 0), (-1, 0)] {
            assert_eq!(third.seconds_left(at(ms)), left, "{ms}");
        }
        let many = Tries {
            count: u32::MAX,
            last: i64::MIN,
        };
        assert_eq!(many.seconds_left(at(0)), 0);
        assert_eq!(many.and_one(at(0)).seconds_left(at(0)), 60);
        let later = Tries {
            count: 9,
            last: i64::MAX,
        };
        assert_eq!(later.seconds_left(at(0)), 0);
    }

    #[test]
    fn a_count_reads_back_and_a_damaged_one_keeps_nobody_out() {
        let tries = Tries::default().and_one(at(5)).and_one(at(6));
        let slot = Slot::tries(tries);
        assert_eq!(Tries::among(core::slice::from_ref(&slot)), tries);
        assert_eq!(
            slot.body.as_slice(),
            [0, 0, 0, 2, 0, 0, 1, 0xa1, 0, 0x90, 1, 0x86]
        );
        let short = Slot {
            body: Zeroizing::new(slot.body[1..].to_vec()),
            ..slot
        };
        assert_eq!(Tries::among(&[short]), Tries::default());
        assert_eq!(Tries::among(&[]), Tries::default());
    }
}
