//! The largest inputs that are looked at: none of them takes long, and none takes more than 64 MiB beside itself.
//!
//! tests/malformed.rs tries very many small ones. Each is opened in a process of its own, and memory is what the system says
//! of that.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper that panics fails the test that asked"
)]

#[path = "malformed/backups.rs"]
#[allow(
    dead_code,
    reason = "shared with tests/malformed.rs, which uses all of it"
)]
mod backups;
#[path = "parcels/by_hand.rs"]
#[allow(
    dead_code,
    reason = "shared with tests/parcels.rs, which uses all of it"
)]
mod by_hand;
#[path = "parcels/people.rs"]
#[allow(
    dead_code,
    reason = "shared with tests/parcels.rs, which uses all of it"
)]
mod people;
#[path = "malformed/worked.rs"]
mod worked;

use std::fs;
use std::process::Command;
use std::time::Duration;

use backups::Backups;
use by_hand::{BEGIN, bytes_of, padded_with, sealed, summed_text_of};
use mijn_stem::parcel::backup::LARGEST;
use mijn_stem::parcel::letter::{self, MAX_BYTES};
use mijn_stem::parcel::{card, looks_like};
use people::coach;
use worked::timed;

/// In a debug build, which is some ten times slower, everything is a sixteenth. All of it:
/// `cargo test --profile native --test limits -- --nocapture`.
const SHARE: usize = if cfg!(debug_assertions) { 16 } else { 1 };

/// The longest that one may take; what a debug build takes says little.
const LONGEST: Duration = Duration::from_millis(if cfg!(debug_assertions) { 3000 } else { 50 });

/// The most memory that one may take, in bytes. In a debug build the input is a sixteenth, but not the number of elements
/// that a reader takes apart, nor the pages that the system hands out.
const MOST: usize = 64 * 1024 * 1024 / if cfg!(debug_assertions) { 8 } else { 1 };

/// As many elements as are taken apart, or nearly: one more and none of them is looked at.
const FOLLOWED: usize = 399_000 / SHARE;

/// The most text that is looked at, in bytes.
const MAX: usize = MAX_BYTES / SHARE;

/// The bytes of a sealed letter of the largest size.
const LETTER: usize = 16 * 1024 * 1024 / SHARE - 4;

/// The bytes of the JSON in it that is looked at.
const WORDS: usize = 2 * 1024 * 1024 / SHARE;

/// The most memory that this process ever had, in bytes. None where the system does not tell.
fn peak() -> Option<usize> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.split_whitespace().next()?.parse::<usize>().ok()? * 1024)
}

/// What is done with an input: by whoever finds out what it is, and whoever opens it.
#[derive(Debug, Clone, Copy)]
enum As {
    Anything,
    Parcel,
    Backup,
}

impl As {
    /// Whether it opened.
    fn open(self, input: &[u8]) -> bool {
        match self {
            Self::Anything => {
                let _ = looks_like(input);
                card::read(input).is_ok()
            }
            Self::Parcel => letter::open(input, &coach()).is_ok(),
            Self::Backup => backups::open(input).is_some(),
        }
    }
}

/// The environment of a process that is there for one input: its file, and how it is opened.
const INPUT: &str = "LIMITS_INPUT";
const HOW: &str = "LIMITS_HOW";

/// Opens the one input; says how much memory and how many milliseconds that took.
fn alone(file: &str) {
    let how = std::env::var(HOW).unwrap();
    let all = [As::Anything, As::Parcel, As::Backup];
    let how = all.into_iter().find(|it| format!("{it:?}") == how).unwrap();
    let input = fs::read(file).unwrap();
    let before = peak();
    assert!(!how.open(&input), "it opened");
    let most = peak().zip(before).map_or(0, |(most, before)| most - before);
    let mut shortest = Duration::MAX;
    // What the machine was busy with besides is not ours: a slow one is timed again.
    for _ in 0..5 {
        let (_, took) = timed(|| how.open(&input));
        shortest = shortest.min(took);
        if shortest < LONGEST / 2 {
            break;
        }
    }
    println!("TOOK {most} {}", shortest.as_micros());
}

/// Opens an input in a process of its own: what others left behind is not counted.
#[track_caller]
fn check(what: &str, how: As, input: &[u8]) {
    let file = std::env::temp_dir().join(format!("mijn-stem-limits-{}", std::process::id()));
    fs::write(&file, input).unwrap();
    let alone = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "the_largest_inputs_take_little", "--nocapture"])
        .env(INPUT, &file)
        .env(HOW, format!("{how:?}"))
        .output();
    fs::remove_file(&file).unwrap();
    let said = String::from_utf8(alone.unwrap().stdout).unwrap();
    let took = said.lines().find_map(|line| line.strip_prefix("TOOK "));
    let (most, shortest) = took
        .and_then(|took| took.split_once(' '))
        .unwrap_or_else(|| panic!("{what}, as {how:?}: {said}"));
    let (most, shortest): (usize, u64) = (most.parse().unwrap(), shortest.parse().unwrap());
    let shortest = Duration::from_micros(shortest);
    let megabytes = |bytes: usize| bytes as f64 / 1e6;
    println!(
        "{what}, as {how:?}: {:.1} MB, {shortest:?}, {:.1} MB beside itself",
        megabytes(input.len()),
        megabytes(most)
    );
    assert!(shortest < LONGEST, "{what} took {shortest:?}");
    assert!(most < MOST, "{what} took {most} bytes");
}

/// A letter's JSON of so many bytes, with this said in the place of its items.
fn letter_of(bytes: usize, items: &str) -> String {
    let begin = format!(
        r#"{{"v":1,"id":"{}","seq":1,"from":"Sem","sealed":[1790000000000,120],"items":[{items}"#,
        "5e".repeat(16)
    );
    format!("{begin}{}]}}", " ".repeat(bytes - begin.len() - 2))
}

/// A parcel of the largest size around some JSON.
fn full_parcel(json: &str) -> String {
    let (size, plain) = padded_with(json.as_bytes(), &vec![0; LETTER - json.len()]);
    sealed(size, &plain, |_| {})
}

#[test]
fn the_largest_inputs_take_little() {
    if let Ok(file) = std::env::var(INPUT) {
        return alone(&file);
    }
    parcels();
    anything();
    pieces_of_backups();
}

fn parcels() {
    let text = format!(r#"{{"text":"{}"}}"#, "w".repeat(60 * 1024));
    let answer = format!(r#"{{"q":"note","asked":"?","is":{text}}}"#);
    let item = format!(
        r#"{{"id":"{}","rev":1,"kind":"note","at":[1,0],"lang":"nl","answers":[{answer}]}}"#,
        "ab".repeat(16)
    );
    let full = letter_of(
        WORDS,
        &vec![item.as_str(); WORDS / item.len() - 1].join(","),
    );
    let whole = full_parcel(&full);
    assert!(letter::open(whole.as_bytes(), &coach()).is_ok() && whole.len() > MAX * 4 / 5);

    let mut flipped = whole.clone().into_bytes();
    let middle = flipped.len() / 2;
    flipped[middle] = if flipped[middle] == b'A' { b'B' } else { b'A' };
    check("a full parcel with a letter changed", As::Parcel, &flipped);
    let mut bytes = bytes_of(&whole);
    bytes.truncate(bytes.len() - 8);
    *bytes.last_mut().unwrap() ^= 1;
    let mended = summed_text_of(&bytes);
    check("one with its tag changed", As::Parcel, mended.as_bytes());
    for (what, begin, bit, end) in [
        ("millions of items", "", "{},", ""),
        ("lists in lists", "", "[", ""),
        ("one endless word", "\"", "w", ""),
        ("an endless number", "", "9", "x"),
        ("millions of noughts", "", "0,", ""),
    ] {
        for most in [WORDS, LETTER] {
            let bits = bit.repeat((most - 256) / bit.len());
            let items = [begin, &bits, end].concat();
            let parcel = full_parcel(&letter_of(most, &items));
            check(what, As::Parcel, parcel.as_bytes());
        }
    }
    let noughts = format!("{}0", "0,".repeat(FOLLOWED));
    for most in [WORDS, LETTER] {
        let parcel = full_parcel(&letter_of(most, &noughts));
        check(
            "all noughts that are followed",
            As::Parcel,
            parcel.as_bytes(),
        );
    }
    let (size, noise) = padded_with(&[0xff; 4], &vec![0xff; LETTER - 4]);
    let noise = sealed(size, &noise, |_| {});
    check("a full parcel of noise", As::Parcel, noise.as_bytes());
}

fn anything() {
    for (what, input) in [
        ("blanks", vec![b' '; MAX]),
        ("letters", vec![b'A'; MAX]),
        ("beginnings", BEGIN.repeat(MAX / BEGIN.len()).into()),
        ("dashes", vec![b'-'; MAX]),
        (
            "a beginning without an end",
            [BEGIN.as_bytes(), &vec![b'A'; MAX - BEGIN.len()]].concat(),
        ),
        ("what is too large", vec![b'A'; MAX_BYTES + 1]),
    ] {
        for how in [As::Anything, As::Parcel, As::Backup] {
            check(what, how, &input);
        }
    }
}

fn pieces_of_backups() {
    let piece = |name: &str, body: &[u8]| {
        let length = (body.len() as u32).to_be_bytes();
        [&[name.len() as u8], name.as_bytes(), &length, body].concat()
    };
    let label = piece("backup", br#"{"v":1,"made":[1790000000000,120]}"#);
    let (begin, most) = (br#"{"x":"#.as_slice(), LARGEST / SHARE);
    for (what, body) in [
        (
            "one endless word",
            [begin, b"\"", &vec![b'w'; most - 6]].concat(),
        ),
        ("lists in lists", [begin, &vec![b'['; most - 5]].concat()),
        (
            "noughts",
            [begin, b"[", &b"0,".repeat(most / 2 - 4)].concat(),
        ),
        (
            "all noughts that are followed",
            [begin, b"[", &b"0,".repeat(FOLLOWED), b"0]}"].concat(),
        ),
        ("noise", vec![0xff; most]),
        ("more than is allowed", vec![b' '; LARGEST + 1]),
    ] {
        let plain = [label.clone(), piece("entries", &body)].concat();
        let text = Backups::sealed(&plain);
        check(&format!("a back-up of {what}"), As::Backup, &text);
    }
}
