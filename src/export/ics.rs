//! A file for the learner's own calendar (RFC 5545): what comes back every week, such as a dagstart and a dagsluiting, and a talk
//! that comes once.
//!
//! A page without a server cannot wake anyone; a calendar can. The times of what comes back are *floating* (3.3.5, form 1): nine o'clock on
//! whatever clock the phone shows. So nine stays nine after the clock change and in another country, and no time
//! zone has to be known or told. A talk is one moment for two people: its time stands in UTC (form 2). What goes in leaves the app, so it says nothing but what the learner
//! chose to call it.

use core::fmt::Write as _;

use crate::domain::id::Id;
use crate::domain::moment::{Day, Moment};
use crate::domain::weekly::Weekly;

/// A name for the file. It says nothing about who wrote it.
pub const FILE_NAME: &str = "ritme.ics";

/// Something in a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event<'a> {
    /// Its name for machines. In most calendars one with the same id takes the place of the earlier one.
    pub id: Id,
    /// When it is.
    pub when: When,
    /// How long it takes, in minutes.
    pub minutes: u8,
    /// What it is called, for everyone who sees the calendar.
    pub title: &'a str,
    /// What is said about it.
    pub note: &'a str,
    /// Whether the calendar gives a sign when it begins.
    pub sign: bool,
}

/// When something in a calendar is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// Every week, on whatever clock the phone shows.
    Weekly(Weekly),
    /// Once, at that very moment.
    Once(Moment),
}

/// The file: events that begin on a day or soon after it.
pub fn write(events: &[Event<'_>], from: Day, now: Moment) -> String {
    let mut file = String::new();
    line(&mut file, "BEGIN:VCALENDAR");
    line(&mut file, "VERSION:2.0");
    line(&mut file, "PRODID:-//Mijn Stem//Mijn Stem//NL");
    line(&mut file, "CALSCALE:GREGORIAN");
    for it in events {
        line(&mut file, "BEGIN:VEVENT");
        line(&mut file, &format!("UID:{}@mijn-stem", it.id));
        line(&mut file, &format!("DTSTAMP:{}", utc(now)));
        let begin = match &it.when {
            When::Weekly(weekly) => {
                let first = date(weekly.days.first_from(from));
                let (hour, minute) = weekly.at.clock();
                format!("{first}T{hour:02}{minute:02}00")
            }
            When::Once(moment) => utc(*moment),
        };
        line(&mut file, &format!("DTSTART:{begin}"));
        line(&mut file, &format!("DURATION:PT{}M", it.minutes));
        if let When::Weekly(weekly) = &it.when {
            line(
                &mut file,
                &format!("RRULE:FREQ=WEEKLY;BYDAY={}", days(weekly)),
            );
        }
        line(&mut file, &format!("SUMMARY:{}", escaped(it.title)));
        line(&mut file, &format!("DESCRIPTION:{}", escaped(it.note)));
        line(&mut file, "CLASS:PRIVATE");
        // Nobody is busy because of it.
        line(&mut file, "TRANSP:TRANSPARENT");
        if it.sign {
            line(&mut file, "BEGIN:VALARM");
            line(&mut file, "ACTION:DISPLAY");
            line(&mut file, &format!("DESCRIPTION:{}", escaped(it.title)));
            line(&mut file, "TRIGGER:PT0S");
            line(&mut file, "END:VALARM");
        }
        line(&mut file, "END:VEVENT");
    }
    line(&mut file, "END:VCALENDAR");
    file
}

fn date(day: Day) -> String {
    let (year, month, date) = day.ymd();
    format!("{year:04}{month:02}{date:02}")
}

/// A moment in UTC, which DTSTAMP has to be (3.8.7.2).
fn utc(moment: Moment) -> String {
    let seconds = moment.unix_ms() / 1000 % 60;
    let moment = Moment::new(moment.unix_ms(), 0).unwrap_or(moment);
    let (hour, minute) = moment.clock();
    format!("{}T{hour:02}{minute:02}{seconds:02}Z", date(moment.day()))
}

fn days(weekly: &Weekly) -> String {
    let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
        .into_iter()
        .zip(0..);
    let names = names.filter(|(_, day)| weekly.days.contains(*day));
    names.map(|(name, _)| name).collect::<Vec<_>>().join(",")
}

/// Text as 3.3.11 wants it. Control characters have no place in it, except line ends and tabs.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\n' | '\r' => escaped.push_str("\\n"),
            '\\' | ';' | ',' => {
                let _ = write!(escaped, "\\{c}");
            }
            '\t' => escaped.push(c),
            _ if c.is_control() => {}
            _ => escaped.push(c),
        }
    }
    escaped
}

/// The most bytes in a line, its end not counted (3.1).
const LONGEST: usize = 75;

/// Adds a line, folded where it is too long, and never within a letter.
fn line(file: &mut String, content: &str) {
    let mut bytes = 0;
    for letter in content.chars() {
        if bytes + letter.len_utf8() > LONGEST {
            file.push_str("\r\n ");
            bytes = 1;
        }
        file.push(letter);
        bytes += letter.len_utf8();
    }
    file.push_str("\r\n");
}
