//! What goes to the learner's calendar. tests/e2e/calendar-file.test.mjs reads the frozen file with a calendar library.

use mijn_stem::domain::id::Id;
use mijn_stem::domain::moment::Moment;
use mijn_stem::domain::weekly::{TimeOfDay, Weekdays, Weekly};
use mijn_stem::export::ics::{Event, When, write};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::check_frozen;
use crate::diary::{day, moments};

fn weekly(days: &[u8], hour: u8, minute: u8) -> Weekly {
    let (days, at) = (
        Weekdays::new(days).unwrap(),
        TimeOfDay::new(hour, minute).unwrap(),
    );
    Weekly { days, at }
}

#[test]
fn a_dagstart_and_a_dagsluiting() {
    let events = [
        Event {
            id: Id::new([0x11; 16]),
            when: When::Weekly(weekly(&[0, 1, 2, 3, 4], 9, 0)),
            minutes: 15,
            title: "Dagstart",
            note: "Aangekleed, gegeten; één ding voor vandaag.\nOverslaan mag altijd \\ “alles kan, niets moet”.",
            sign: true,
        },
        Event {
            id: Id::new([0x22; 16]),
            when: When::Weekly(weekly(&[6, 2], 20, 30)),
            minutes: 10,
            title: "Even terugkijken, met thee 🍵 en met een naam die zo lang is dat hij over meer dan een regel gaat",
            note: "",
            sign: false,
        },
    ];
    // A Sunday, a month before the clock goes back; 22:30 UTC on the day before.
    let now = Moment::new(1_790_461_800_000, 120).unwrap();
    check_frozen("routine.ics", &write(&events, day(2026, 9, 27), now));
}

#[test]
fn talks_on_both_sides_of_the_clock_change() {
    // Half past two in the afternoon in the Netherlands, on the Friday before and the Monday after.
    let talk = |id, unix_ms, offset| Event {
        id: Id::new([id; 16]),
        when: When::Once(Moment::new(unix_ms, offset).unwrap()),
        minutes: 45,
        title: "Gesprek",
        note: "",
        sign: true,
    };
    let events = [
        talk(0x33, 1_792_758_600_000, 120),
        talk(0x44, 1_793_021_400_000, 60),
    ];
    let now = Moment::new(1_790_461_800_000, 120).unwrap();
    check_frozen("talks.ics", &write(&events, day(2026, 9, 27), now));
}

proptest! {
    #[test]
    fn any_words_arrive_whole_and_stay_where_they_belong(
        title in "\\PC*|[a-z\\r\\n\t,;:\\\\]*",
        note in any::<String>(),
        days in vec(0..7_u8, 1..9),
        now in moments(),
    ) {
        let when = When::Weekly(weekly(&days, 9, 0));
        let event = Event { id: Id::new([7; 16]), when, minutes: 15, title: &title, note: &note, sign: false };
        let file = write(&[event], now.day(), now);
        prop_assert!(file.ends_with("END:VCALENDAR\r\n"));
        let lines: Vec<&str> = file.split_terminator("\r\n").collect();
        prop_assert!(lines.iter().all(|line| line.len() <= 75 && !line.contains(['\r', '\n'])));
        let whole = file.replace("\r\n ", "");
        let lines: Vec<&str> = whole.split_terminator("\r\n").collect();
        prop_assert_eq!(lines.len(), 16);
        for (name, said) in [("SUMMARY:", &title), ("DESCRIPTION:", &note)] {
            let line = lines.iter().find_map(|line| line.strip_prefix(name)).unwrap();
            let readable = said.replace("\r\n", "\n").replace('\r', "\n");
            let readable: String = readable.chars().filter(|c| !c.is_control() || "\n\t".contains(*c)).collect();
            prop_assert_eq!(unescaped(line), readable);
        }
    }
}

fn unescaped(text: &str) -> String {
    let mut letters = text.chars();
    let mut plain = String::new();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n') => plain.push('\n'),
                other => plain.extend(other),
            },
            ',' | ';' => panic!("a bare {letter} in {text}"),
            other => plain.push(other),
        }
    }
    plain
}
