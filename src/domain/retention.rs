//! How long a coach keeps what a learner shared, and the warning before it goes.
//!
//! A parcel stays so many weeks after the day it was opened. Two weeks before it would go, that is said; it goes only
//! when that warning was on the screen a week ago or more, however long the app stood closed meanwhile.

use super::contact::Contact;
use super::inbox::Received;
use super::moment::Day;

/// How many weeks something is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Weeks(u16);

/// How many days before it goes a parcel is warned about.
const SOON: i32 = 14;
/// How many days a warning stands before anything goes.
const STANDS: i32 = 7;

impl Weeks {
    /// The choices.
    pub const CHOICES: [Self; 5] = [Self(4), Self(13), Self(26), Self(52), Self(104)];
    /// Unless the coach chose otherwise: half a year.
    pub const USUAL: Self = Self(26);

    /// So many weeks, if it is one of the choices.
    pub fn new(weeks: u16) -> Option<Self> {
        Self::CHOICES.into_iter().find(|it| it.0 == weeks)
    }

    /// How many.
    pub const fn get(self) -> u16 {
        self.0
    }

    /// The next longer choice; none from the longest.
    pub fn longer(self) -> Option<Self> {
        Self::CHOICES.into_iter().find(|it| *it > self)
    }
}

impl Default for Weeks {
    fn default() -> Self {
        Self::USUAL
    }
}

/// The last day on which a parcel of this contact is kept. It may stay longer, never shorter.
pub fn last_day(parcel: &Received, contact: &Contact) -> Day {
    let days = i32::from(contact.desk.weeks.get()) * 7;
    parcel.opened.day().plus(days)
}

/// The parcels of a contact that hold anything, with their last day.
fn held<'a>(
    received: &'a [Received],
    contact: &'a Contact,
) -> impl Iterator<Item = (&'a Received, Day)> {
    let theirs = received.iter().filter(|it| it.from == contact.id);
    // Of one that was deleted before, only the names of what it asked back may be left.
    let full = theirs.filter(|it| !it.is_hollow());
    full.map(|it| (it, last_day(it, contact)))
}

/// The first day on which something of a contact goes; none when there is nothing.
pub fn first_to_go(received: &[Received], contact: &Contact) -> Option<Day> {
    held(received, contact).map(|(_, last)| last).min()
}

/// The parcels of a contact of which a warning, given on this day, says that they go.
fn covered(last: Day, warned: Day) -> bool {
    last <= warned.plus(SOON)
}

/// What goes soon, by the warning that stands; with the day from which it does.
pub fn going<'a>(received: &'a [Received], contact: &'a Contact) -> Vec<(&'a Received, Day)> {
    let Some(warned) = contact.desk.warned else {
        return Vec::new();
    };
    let soon = held(received, contact).filter(|(_, last)| covered(*last, warned));
    soon.map(|(it, last)| (it, last.max(warned.plus(STANDS))))
        .collect()
}

/// Whether a warning is to be given today: something comes near that the last one did not speak of. While one stands,
/// there is no other, or what it spoke of would be put off for ever.
pub fn wants_warning(received: &[Received], contact: &Contact, today: Day) -> bool {
    // One of a day that is still to come was given before the clock was set back.
    let stands = contact.desk.warned.filter(|warned| *warned <= today);
    if stands.is_some_and(|warned| today < warned.plus(STANDS)) {
        return false;
    }
    let spoken_of = |last: Day| stands.is_some_and(|warned| covered(last, warned));
    let mut near = held(received, contact).filter(|(_, last)| covered(*last, today));
    near.any(|(_, last)| !spoken_of(last))
}

/// What goes today: its time is over, and the warning stood long enough.
pub fn over<'a>(received: &'a [Received], contact: &'a Contact, today: Day) -> Vec<&'a Received> {
    let going = going(received, contact).into_iter();
    let over = going.filter(|(_, from)| *from < today);
    over.map(|(it, _)| it).collect()
}

#[cfg(test)]
mod tests {
    use super::super::contact::{Card, Desk, PublicKey};
    use super::super::free_text::FreeText;
    use super::super::id::Id;
    use super::super::moment::Moment;
    use super::super::shared::Letter;
    use super::*;

    const SEM: Id = Id::new([1; 16]);

    fn text(words: &str) -> FreeText {
        FreeText::parse(words).unwrap().unwrap()
    }

    /// Noon of a day, counted from one in November.
    fn noon(day: i64) -> Moment {
        Moment::new(1_793_530_800_000 + day * 86_400_000, 60).unwrap()
    }

    fn parcel(id: u8, day: i64) -> Received {
        let letter = Letter {
            id: Id::new([id; 16]),
            sequence: id.into(),
            from: text("Sem"),
            sealed: noon(day),
            note: Some(text("hoi")),
            items: Vec::new(),
            files: Vec::new(),
            recall: Vec::new(),
            recalled: Vec::new(),
        };
        Received {
            from: SEM,
            opened: noon(day),
            letter,
        }
    }

    fn sem(weeks: u16, warned: Option<i64>) -> Contact {
        let card = Card {
            name: text("Sem"),
            key: PublicKey::new([1; 32]),
            hours: None,
            room: None,
            does: None,
        };
        Contact {
            id: SEM,
            card,
            met: noon(0),
            checked: None,
            desk: Desk {
                weeks: Weeks::new(weeks).unwrap(),
                warned: warned.map(|day| noon(day).day()),
                ..Desk::default()
            },
        }
    }

    fn ids(parcels: &[&Received]) -> Vec<u8> {
        parcels.iter().map(|it| it.letter.id.bytes()[0]).collect()
    }

    #[test]
    fn nothing_goes_before_its_warning_stood_for_a_week() {
        // Kept four weeks: the last days are 28 and 40.
        let received = [parcel(1, 0), parcel(2, 12)];
        let on = |day| noon(day).day();
        assert_eq!(first_to_go(&received, &sem(4, None)), Some(on(28)));
        for (today, wanted) in [(13, false), (14, true), (300, true)] {
            let wants = wants_warning(&received, &sem(4, None), on(today));
            assert_eq!(wants, wanted, "{today}");
        }
        // However late, without a warning nothing goes.
        assert_eq!(
            over(&received, &sem(4, None), on(300)),
            [] as [&Received; 0]
        );
        for (warned, today, gone) in [
            (14, 28, vec![]),
            (14, 29, vec![1]),
            (14, 300, vec![1]),
            // Closed for long: the warning comes first, and stands a week.
            (300, 306, vec![]),
            (300, 308, vec![1, 2]),
        ] {
            let sem = sem(4, Some(warned));
            assert_eq!(
                ids(&over(&received, &sem, on(today))),
                gone,
                "{warned} {today}"
            );
        }
        // Kept longer, it does not go.
        assert_eq!(
            over(&received, &sem(13, Some(14)), on(29)),
            [] as [&Received; 0]
        );
    }

    #[test]
    fn a_warning_is_given_once_for_what_it_speaks_of_and_does_not_begin_anew_each_day() {
        let received = [parcel(1, 0), parcel(2, 1), parcel(3, 9)];
        let on = |day| noon(day).day();
        let wants = |warned, today| wants_warning(&received, &sem(4, Some(warned)), on(today));
        // Given on 14, it speaks of the first; the second comes near a day later, and waits for the next one.
        assert!(!wants(14, 15) && !wants(14, 20) && wants(14, 21));
        assert!(!wants(21, 22) && !wants(21, 27));
        assert_eq!(ids(&over(&received, &sem(4, Some(21)), on(30))), [1, 2]);
        // A clock that was set back does not hold it up for ever.
        assert!(wants(300, 20));
        assert_eq!(Weeks::CHOICES.map(Weeks::longer)[4], None);
        assert_eq!(Weeks::USUAL.longer(), Weeks::new(52));
    }
}
