//! What is spoken, photographed and drawn goes along under the same seal: whole, in its place, or not at all.

use mijn_stem::crypto::random::Counted;
use mijn_stem::domain::answer::{Answer, Value};
use mijn_stem::domain::attachment::{Attachment, AttachmentKind, MAX_CHUNK, MediaType};
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::shared::{Letter, SharedItem};
use mijn_stem::parcel::letter::{MAX_BYTES, ParcelError, SealError, length, open, seal};
use mijn_stem::wire;
use zeroize::Zeroizing;

use crate::by_hand::{SIZES, bytes_of, padded_with, sealed, summed_text_of, unsealed};
use crate::people::{coach, entry, learner, letter, moment, someone_else, text};

/// Bytes that differ for every file.
pub fn bytes(number: u8, length: usize) -> Zeroizing<Vec<u8>> {
    let byte = |at: usize| (at as u8).wrapping_mul(31).wrapping_add(number);
    Zeroizing::new((0..length).map(byte).collect())
}

/// All bytes behind each other.
fn all_of(bodies: &[Zeroizing<Vec<u8>>]) -> Vec<u8> {
    bodies.iter().flat_map(|bytes| bytes.to_vec()).collect()
}

fn file(number: u8, kind: AttachmentKind, media: MediaType, size: usize) -> Attachment {
    let sealed = letter().sealed;
    let begun = Attachment::begin(Id::new([number; 16]), kind, media, sealed);
    begun.unwrap().in_full_pieces(size as u32).unwrap()
}

/// A letter with a recording beside words, and a photo and a drawing without any. It asks something back, and says that
/// what was asked of it is done.
pub fn with_files() -> (Letter, Vec<Zeroizing<Vec<u8>>>) {
    let sizes = [700, 40, 1];
    let mut voice = file(1, AttachmentKind::Voice, MediaType::WebmAudio, sizes[0]);
    voice.line = Some(text("over het brood"));
    let photo = file(2, AttachmentKind::Photo, MediaType::Jpeg, sizes[1]);
    let drawing = file(3, AttachmentKind::Drawing, MediaType::Strokes, sizes[2]);
    let said = |question, words: Option<&str>, files: &[u8]| {
        let files = files.iter().map(|number| Id::new([*number; 16])).collect();
        let value = Value::said(words.map(text), files).unwrap();
        Answer::new(question, text("Vertel"), value).unwrap()
    };
    let answers = [
        said(Question::BestMoment, Some("luister maar"), &[1]),
        said(Question::Note, None, &[3, 2]),
    ];
    let entry = Entry {
        kind: Kind::DayEnd,
        answers: answers.into_iter().collect(),
        ..entry()
    };
    let files = vec![voice, photo, drawing];
    let bodies = (1..).zip(sizes).map(|(number, size)| bytes(number, size));
    let letter = Letter {
        items: vec![SharedItem::whole(&entry)],
        files,
        recall: vec![Id::new([0xe1; 16])],
        recalled: vec![Id::new([0xe2; 16])],
        ..letter()
    };
    (letter, bodies.collect())
}

/// The same, sealed; the same text every time.
pub fn parcel_with_files() -> String {
    let (letter, bodies) = with_files();
    let (from, to) = (learner(), coach().public());
    seal(&letter, &bodies, &from, &to, &Counted::new(6)).unwrap()
}

#[test]
fn attachments_arrive_byte_for_byte_and_in_their_place() {
    let (letter, bodies) = with_files();
    let opened = open(parcel_with_files().as_bytes(), &coach()).unwrap();
    assert_eq!((opened.letter, opened.kept_out), (letter, 0));
    for (place, body) in bodies.iter().enumerate() {
        assert_eq!(opened.files.get(place), Some(body.as_slice()), "{place}");
    }
    assert_eq!(opened.files.get(3), None);
}

#[test]
fn they_stand_behind_the_json_and_nothing_but_noughts_behind_them() {
    let (letter, bodies) = with_files();
    let json = wire::encode(&letter).unwrap();
    let (size, plain) = padded_with(&json, &all_of(&bodies));
    assert_eq!(unsealed(&parcel_with_files(), &coach()), plain);
    // When it was made, and in which pieces it lay, is nobody else's business.
    let json = str::from_utf8(&json).unwrap();
    assert!(!json.contains("made") && !json.contains("chunks"));
    let last = plain.iter().rposition(|byte| *byte != 0).unwrap();
    for at in [last + 1, plain.len() - 1] {
        let mut more = plain.clone();
        more[at] = 1;
        let opened = open(sealed(size, &more, |_| {}).as_bytes(), &coach());
        assert_eq!(opened.map(drop), Err(ParcelError::Damaged), "{at}");
    }
}

#[test]
fn the_size_is_known_before_anything_is_sealed() {
    for size in [1, 200, 700, 3000, 16_000, 70_000, 300_000, 1_100_000] {
        let (mut letter, mut bodies) = with_files();
        letter.files[0] = letter.files[0].clone().in_full_pieces(size).unwrap();
        bodies[0] = bytes(1, size as usize);
        let text = seal(
            &letter,
            &bodies,
            &learner(),
            &coach().public(),
            &Counted::new(6),
        );
        let text = text.unwrap();
        assert_eq!(length(&letter), Ok(text.len()), "{size}");
        assert!(SIZES.contains(&(bytes_of(&text).len() - 80 - 16 - 8)));
        let opened = open(text.as_bytes(), &coach()).unwrap();
        assert_eq!(opened.files.get(0), Some(bodies[0].as_slice()));
    }
}

#[test]
fn the_fullest_parcel_opens_and_a_fuller_one_is_refused_before_sealing() {
    let (mut letter, mut bodies) = with_files();
    let json = |letter: &Letter| wire::encode(letter).unwrap().len();
    let others = bodies[1].len() + bodies[2].len();
    letter.files[0] = letter.files[0].clone().in_full_pieces(16_700_000).unwrap();
    let room = (16 << 20) - 4 - json(&letter) - others;
    letter.files[0] = letter.files[0].clone().in_full_pieces(room as u32).unwrap();
    bodies[0] = bytes(1, room);
    let text = seal(
        &letter,
        &bodies,
        &learner(),
        &coach().public(),
        &Counted::new(6),
    )
    .unwrap();
    assert_eq!(length(&letter), Ok(text.len()));
    assert!(text.len() < MAX_BYTES);
    assert_eq!(open(text.as_bytes(), &coach()).unwrap().letter, letter);
    letter.files[0] = letter.files[0]
        .clone()
        .in_full_pieces(room as u32 + 1)
        .unwrap();
    assert_eq!(length(&letter), Err(SealError::TooMuch));
}

#[test]
fn bytes_that_are_not_those_of_the_files_are_not_sealed() {
    let (letter, bodies) = with_files();
    let sealed = |bodies: &[Zeroizing<Vec<u8>>]| {
        seal(
            &letter,
            bodies,
            &learner(),
            &coach().public(),
            &Counted::new(6),
        )
        .map(drop)
    };
    let mut longer = bodies.clone();
    longer[1].push(0);
    let swapped = [bodies[1].clone(), bodies[0].clone(), bodies[2].clone()];
    for wrong in [&bodies[..2], &[], &longer, &swapped] {
        assert_eq!(sealed(wrong), Err(SealError::NotItsFiles));
    }
    assert_eq!(sealed(&bodies), Ok(()));
}

/// A letter of a random size with a photo, sealed by the learner for someone.
fn random_parcel(chance: &mut u64) -> String {
    let mut below = |end: u64| {
        *chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (*chance >> 33) % end
    };
    let (mut letter, mut bodies) = with_files();
    letter.id = Id::new(std::array::from_fn(|_| below(256) as u8));
    let size = 1 + below(3000) as u32;
    letter.files[1] = letter.files[1].clone().in_full_pieces(size).unwrap();
    bodies[1] = bytes(below(256) as u8, size as usize);
    let seed = Counted::new(below(1 << 30));
    seal(&letter, &bodies, &learner(), &coach().public(), &seed).unwrap()
}

#[test]
fn what_was_changed_left_out_or_swapped_on_its_way_is_refused_as_a_whole() {
    let mut chance = 1;
    let check = |bytes: &[u8], expected: ParcelError, what: &str| {
        let opened = open(summed_text_of(bytes).as_bytes(), &coach());
        assert_eq!(opened.map(drop), Err(expected), "{what}");
    };
    let content = |text: &str| {
        let mut bytes = bytes_of(text);
        bytes.truncate(bytes.len() - 8);
        bytes
    };
    for round in 0..100 {
        let (one, other) = (random_parcel(&mut chance), random_parcel(&mut chance));
        let (one, other) = (content(&one), content(&other));
        let at = 80 + (round * 37) % (one.len() - 80 - 128);
        // A changed piece.
        let mut changed = one.clone();
        changed[at] ^= 1 << (round % 8);
        check(&changed, ParcelError::Damaged, "changed");
        // A missing piece, at the end and in the middle; and one that is there twice.
        check(&one[..one.len() - 64], ParcelError::Damaged, "cut off");
        check(
            &[&one[..at], &one[at + 64..]].concat(),
            ParcelError::Damaged,
            "left out",
        );
        check(
            &[&one[..at + 64], &one[at..]].concat(),
            ParcelError::Damaged,
            "twice",
        );
        // Two pieces that changed places.
        let mut swapped = one.clone();
        let (front, back) = swapped.split_at_mut(at + 64);
        front[at..].swap_with_slice(&mut back[..64]);
        check(&swapped, ParcelError::Damaged, "swapped");
        // A piece, and all that was sealed, of another parcel of the same two people.
        let mut mixed = one.clone();
        let to = at + 64.min(other.len() - at.min(other.len()));
        mixed[at..to].copy_from_slice(&other[at..to]);
        if mixed != one {
            check(&mixed, ParcelError::Damaged, "of another parcel");
        }
        check(
            &[&one[..80], &other[80..]].concat(),
            ParcelError::Damaged,
            "another body",
        );
        // A wrong sender: someone else's key in the header.
        let mut forged = one.clone();
        forged[8..40].copy_from_slice(someone_else().public().bytes());
        check(&forged, ParcelError::Damaged, "a wrong sender");
        // A wrong recipient.
        let text = summed_text_of(&one);
        let opened = open(text.as_bytes(), &someone_else());
        assert_eq!(opened.map(drop), Err(ParcelError::ForSomeoneElse));
        // A later version.
        let mut later = one.clone();
        let version = 2 + (round % 250) as u8;
        later[4] = version;
        let version = version.into();
        check(&later, ParcelError::FromTheFuture { version }, "later");
    }
}

#[test]
fn lengths_that_do_not_add_up_are_damage() {
    let (letter, bodies) = with_files();
    let json = String::from_utf8(wire::encode(&letter).unwrap().to_vec()).unwrap();
    let bodies = all_of(&bodies);
    for (from, to) in [
        // More than is there: in the padding, beyond it, beyond any memory.
        ("\"size\":700", "\"size\":70000"),
        ("\"size\":700", "\"size\":4294967295"),
        // Less than is there: what is left over is no padding.
        ("\"size\":700", "\"size\":699"),
        ("\"size\":40", "\"size\":4"),
        ("\"size\":700", "\"size\":0"),
    ] {
        assert!(json.contains(from));
        let (size, plain) = padded_with(json.replacen(from, to, 1).as_bytes(), &bodies);
        let opened = open(sealed(size, &plain, |_| {}).as_bytes(), &coach());
        assert_eq!(opened.map(drop), Err(ParcelError::Damaged), "{to}");
    }
    // What an honest sender never makes, and yet adds up, opens to what it says.
    let twice = json.replacen("\"size\":700", "\"size\":699", 1);
    let twice = twice.replacen("\"size\":40", "\"size\":41", 1);
    let (size, plain) = padded_with(twice.as_bytes(), &bodies);
    let opened = open(sealed(size, &plain, |_| {}).as_bytes(), &coach()).unwrap();
    assert_eq!(opened.files.get(0).unwrap().len(), 699);
}

#[test]
fn a_file_is_kept_in_pieces_as_large_as_can_be() {
    let voice = file(
        1,
        AttachmentKind::Voice,
        MediaType::WebmAudio,
        MAX_CHUNK + 1,
    );
    assert_eq!((voice.chunks(), voice.made), (2, moment(1_790_000_060_000)));
}
