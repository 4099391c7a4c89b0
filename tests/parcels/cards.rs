//! A coach's card, however it comes in.

use mijn_stem::crypto::between::Sealer;
use mijn_stem::crypto::random::Counted;
use mijn_stem::domain::contact::Card;
use mijn_stem::domain::free_text::FreeText;
use mijn_stem::parcel::card::{CardError, read, to_fragment, to_text};

use crate::people::{card, coach, learner, parcel, text};

#[track_caller]
fn check(input: impl AsRef<[u8]>, expected: Result<Card, CardError>) {
    assert_eq!(read(input), expected);
}

fn link() -> String {
    format!("https://stem.example/koppel#k={}", to_fragment(&card()))
}

#[test]
fn a_card_reads_back_from_a_message_a_file_and_a_link() {
    let message = to_text(&card());
    assert!(message.starts_with("Dit is een coachkaart uit Mijn Stem."));
    assert!(message.contains("This is a coach's card from Mijn Stem."));
    let (_, bare) = message.split_once("\n\n").unwrap();
    for input in [
        message.clone(),
        bare.to_owned(),
        message.replace('\n', "\r\n"),
        message.replace('\n', "\n> "),
        message.replace('\n', "  \n\n "),
        format!("Hoi Sem, hier is mijn kaart.\n\n{message}\nGroet, Noor"),
        link(),
        format!("Hoi Sem! Klik maar: {} (of plak hem in de app)", link()),
        format!("<a href=\"{}\">koppel</a>", link()),
        format!("#k={}", to_fragment(&card())),
        format!("{message}\n{}", link()),
    ] {
        check(&input, Ok(card()));
    }
}

#[test]
fn a_card_may_say_little_or_much() {
    let little = Card {
        hours: None,
        room: None,
        does: None,
        ..card()
    };
    check(to_text(&little), Ok(little.clone()));
    check(format!("#k={}", to_fragment(&little)), Ok(little));
    let long = Some(text(&"ü".repeat(FreeText::MAX / 2)));
    let much = Card {
        name: long.clone().unwrap(),
        hours: long.clone(),
        room: long.clone(),
        does: long,
        ..card()
    };
    check(to_text(&much), Ok(much));
    assert!(
        link().len() < 300,
        "a link of {} characters is cut off by some apps",
        link().len()
    );
}

#[test]
fn what_is_no_card_says_so() {
    check("", Err(CardError::Empty));
    check("\n ", Err(CardError::Empty));
    check("Hoi!", Err(CardError::NotACard));
    check([0xff, 0x00, 0x80], Err(CardError::NotACard));
    check("https://stem.example/koppel", Err(CardError::NotACard));
    check(parcel(), Err(CardError::IsAParcel));
    check("https://stem.example/koppel#k=", Err(CardError::Truncated));
    check(
        "Dit is een coachkaart uit Mijn Stem. Plak",
        Err(CardError::Truncated),
    );
    check(vec![b'k'; 2 * 1024 * 1024], Err(CardError::TooLarge));
}

#[test]
fn no_card_is_read_when_a_byte_is_missing() {
    let message = to_text(&card());
    let opening = "Dit is een coachkaart uit Mijn Stem.".len();
    for length in 1..message.trim_end().len() - "-----".len() {
        let expected = if length < opening {
            CardError::NotACard
        } else {
            CardError::Truncated
        };
        check(&message[..length], Err(expected));
    }
    let start = link().find("#k=").unwrap() + 3;
    for length in start..link().len() {
        check(&link()[..length], Err(CardError::Truncated));
    }
}

#[test]
fn no_card_is_read_when_a_bit_is_flipped() {
    let (message, link) = (to_text(&card()), link());
    let body = message.find("KAART-----\n").unwrap() + "KAART-----\n".len()
        ..message.rfind("\n-----END").unwrap();
    for bit in body.start * 8..body.end * 8 {
        let mut changed = message.clone().into_bytes();
        changed[bit / 8] ^= 1 << (bit % 8);
        check(changed, Err(CardError::Damaged));
    }
    for bit in (link.find("#k=").unwrap() + 3) * 8..link.len() * 8 {
        let mut changed = link.clone().into_bytes();
        changed[bit / 8] ^= 1 << (bit % 8);
        check(changed, Err(CardError::Truncated));
    }
}

#[test]
fn a_card_of_a_later_version_says_so() {
    use crate::by_hand::summed_text_of;
    let as_card = |text: String| text.replace("BERICHT", "COACHKAART");
    let whole = [
        b"MSck\x01".as_slice(),
        coach().public().bytes(),
        &[0, 0, 0, 1],
        b"N",
        &[0; 8],
    ]
    .concat();
    let plain = Card {
        name: text("N"),
        hours: None,
        room: None,
        does: None,
        ..card()
    };
    check(as_card(summed_text_of(&whole)), Ok(plain.clone()));
    check(
        as_card(summed_text_of(
            &[&whole, b"later fields".as_slice()].concat(),
        )),
        Ok(plain),
    );
    check(
        as_card(summed_text_of(b"MSck\x02anything")),
        Err(CardError::FromTheFuture { version: 2 }),
    );
    for bad in [
        b"".as_slice(),
        b"MSck",
        b"MSck\x00",
        b"MSdp\x01",
        &whole[..40],
        &[&whole[..37], &[0; 12]].concat(),
        &[&whole[..37], &[255; 12]].concat(),
    ] {
        check(as_card(summed_text_of(bad)), Err(CardError::Damaged));
    }
}

#[test]
fn the_key_on_the_card_is_the_key_that_is_sealed_to() {
    let key = read(to_text(&card())).unwrap().key;
    assert!(Sealer::new(&learner(), &key, b"test", &Counted::new(1)).is_ok());
    assert_eq!(key, coach().public());
}
