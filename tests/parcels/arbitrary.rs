//! Any letter and any card arrive whole; any garbage is refused without a panic.

use mijn_stem::crypto::random::Counted;
use mijn_stem::domain::answer::{Answer, Pick, Value};
use mijn_stem::domain::check_in::{Form, Kind, Question};
use mijn_stem::domain::contact::{Card, PublicKey};
use mijn_stem::domain::feeling::Feeling;
use mijn_stem::domain::free_text::FreeText;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::line::Line;
use mijn_stem::domain::moment::Moment;
use mijn_stem::domain::mood::Mood;
use mijn_stem::domain::need::Need;
use mijn_stem::domain::picture::{Anchor, Ink, Picture, Plot, TONES};
use mijn_stem::domain::rhythm::{Night, Routine};
use mijn_stem::domain::shape::{Amount, Choice, Measure, Options, Scale};
use mijn_stem::domain::shared::{Letter, SharedItem};
use mijn_stem::domain::word::Word;
use mijn_stem::parcel::letter::{open, seal};
use mijn_stem::parcel::{card, looks_like};
use mijn_stem::wire;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::by_hand::{BEGIN, END, padded, sealed, sealed_json, summed_text_of};
use crate::people::{coach, learner};

fn texts() -> impl Strategy<Value = FreeText> {
    any::<String>().prop_filter_map("blank", |text| FreeText::parse(&text).ok().flatten())
}

fn ids() -> impl Strategy<Value = Id> {
    any::<[u8; 16]>().prop_map(Id::new)
}

fn moments() -> impl Strategy<Value = Moment> {
    (0..253_402_200_000_000_i64, -1080..=1080)
        .prop_filter_map("outside the years", |(ms, offset)| Moment::new(ms, offset))
}

fn picks<K: Clone + std::fmt::Debug + 'static>(
    known: &'static [K],
) -> impl Strategy<Value = Vec<Pick<K>>> {
    vec(
        (option::of(select(known)), texts()).prop_map(|(known, word)| Pick { known, word }),
        1..5,
    )
}

fn steps() -> impl Strategy<Value = Value> {
    (2..=11_u8, any::<u8>(), texts(), texts()).prop_map(|(steps, step, low, high)| {
        let scale = Scale::new(steps, [low, high]).unwrap();
        Value::Scale(scale.at(1 + step % steps).unwrap())
    })
}

fn choices() -> impl Strategy<Value = Value> {
    (vec(texts(), 2..=12), vec(any::<u8>(), 1..5)).prop_filter_map("twice", |(options, chosen)| {
        let count = options.len() as u8;
        let chosen: Vec<u8> = chosen.into_iter().map(|place| place % count).collect();
        Choice::new(Options::new(options)?, &chosen).map(Value::Choice)
    })
}

fn measures() -> impl Strategy<Value = Value> {
    (-999_999_999..=999_999_999_i64, 0..100, option::of(texts())).prop_map(|(whole, rest, unit)| {
        let amount = Amount::parse(&format!("{whole},{rest:02}")).unwrap();
        Value::Number(Measure { amount, unit })
    })
}

/// A word that a question offers, or an own one.
fn offered(question: Question) -> impl Strategy<Value = Pick<Word>> {
    let offers = question.offers();
    (0..=offers.len(), texts()).prop_map(|(place, word)| Pick {
        known: offers.get(place).copied(),
        word,
    })
}

fn lines(question: Question) -> impl Strategy<Value = Line> {
    let parts = (
        texts(),
        option::of(ids()),
        option::of(offered(question)),
        option::of(moments()),
        option::of(moments()),
    );
    parts.prop_map(|(words, to, mark, on, done)| Line {
        words,
        to,
        mark,
        on: on.map(|on| on.day()),
        done,
    })
}

fn pictures() -> impl Strategy<Value = Value> {
    use mijn_stem::domain::picture::Shape;
    let far = || -Picture::FAR..=Picture::FAR;
    let size = || (0..=Picture::FAR, 0..=Picture::FAR);
    let ink = || {
        prop_oneof![
            Just(Ink::Frame),
            Just(Ink::Middle),
            Just(Ink::Main),
            (0..TONES).prop_map(Ink::Tone)
        ]
    };
    let anchor = select(vec![Anchor::Start, Anchor::Middle, Anchor::End]);
    let shape = prop_oneof![
        (ink(), vec((far(), far()), 1..20)).prop_map(|(ink, points)| Shape::Line(ink, points)),
        (ink(), (far(), far()), 0..=Picture::FAR).prop_map(|(a, b, c)| Shape::Dot(a, b, c)),
        (ink(), (far(), far()), size()).prop_map(|(a, b, c)| Shape::Bar(a, b, c)),
        (anchor, (far(), far()), texts()).prop_map(|(a, b, c)| Shape::Words(a, b, c)),
    ];
    let plot = (1..=Picture::FAR, 1..=Picture::FAR, vec(shape, 0..12));
    let plot = plot.prop_map(|(wide, high, shapes)| Plot {
        size: (wide, high),
        shapes,
    });
    (plot, vec(texts(), 1..5), 1..4_usize, vec(texts(), 12)).prop_map(
        |(plot, words, columns, cells)| {
            let picture = Picture::new(plot, words, columns, cells);
            Value::Picture(Box::new(picture.unwrap()))
        },
    )
}

fn answers() -> impl Strategy<Value = Answer> {
    let value = |question: Question| match question.form() {
        Form::Field => (-100..=100, -100..=100)
            .prop_map(|(pleasant, energy)| Value::Mood(Mood::new(pleasant, energy)))
            .boxed(),
        Form::FeelingWords => picks(Feeling::ALL).prop_map(Value::Feelings).boxed(),
        Form::NeedWords => picks(Need::ALL).prop_map(Value::Needs).boxed(),
        Form::NightWords => picks(Night::ALL).prop_map(Value::Night).boxed(),
        Form::RoutineItems => picks(Routine::ALL).prop_map(Value::Routine).boxed(),
        Form::Text => texts().prop_map(Value::Text).boxed(),
        Form::Scale => steps().boxed(),
        Form::YesNo => any::<bool>().prop_map(Value::YesNo).boxed(),
        Form::Number => measures().boxed(),
        Form::Words => offered(question)
            .prop_map(|pick| Value::Words(vec![pick]))
            .boxed(),
        Form::Lines => vec(lines(question), 1..5).prop_map(Value::Lines).boxed(),
        Form::When => moments().prop_map(Value::When).boxed(),
        Form::Day => moments().prop_map(|at| Value::Day(at.day())).boxed(),
        Form::Picture => pictures().boxed(),
        Form::Own => prop_oneof![
            texts().prop_map(Value::Text),
            steps(),
            choices(),
            any::<bool>().prop_map(Value::YesNo),
            measures(),
        ]
        .boxed(),
    };
    let any_value = move |question| prop_oneof![4 => value(question), 1 => Just(Value::NotNow), 1 => Just(Value::DontKnow)];
    let question = prop_oneof![
        4 => select(&Question::ALL[..]),
        1 => ids().prop_map(Question::Own),
    ];
    question
        .prop_flat_map(move |question| (Just(question), texts(), any_value(question)))
        .prop_map(|(question, wording, value)| Answer::new(question, wording, value).unwrap())
}

fn items() -> impl Strategy<Value = SharedItem> {
    (
        ids(),
        any::<u32>(),
        select(&Kind::ALL[..]),
        moments(),
        select(&Lang::ALL[..]),
        vec(answers(), 0..9),
    )
        .prop_map(|(id, revision, kind, at, lang, answers)| SharedItem {
            id,
            revision,
            kind,
            at,
            lang,
            answers: answers.into_iter().collect(),
        })
}

fn letters() -> impl Strategy<Value = Letter> {
    (
        ids(),
        any::<u64>(),
        texts(),
        moments(),
        option::of(texts()),
        vec(items(), 0..6),
        vec(ids(), 0..3),
        vec(ids(), 0..3),
    )
        .prop_map(
            |(id, sequence, from, sealed, note, items, recall, recalled)| Letter {
                id,
                sequence,
                from,
                sealed,
                note,
                items,
                files: vec![],
                recall,
                recalled,
            },
        )
}

fn cards() -> impl Strategy<Value = Card> {
    (
        texts(),
        any::<[u8; 32]>(),
        option::of(texts()),
        option::of(texts()),
        option::of(texts()),
    )
        .prop_map(|(name, key, hours, room, does)| Card {
            name,
            key: PublicKey::new(key),
            hours,
            room,
            does,
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_letter_arrives_whole(letter in letters(), seed: u64) {
        let parcel = seal(&letter, &[], &learner(), &coach().public(), &Counted::new(seed)).unwrap();
        let opened = open(parcel.as_bytes(), &coach()).unwrap();
        prop_assert_eq!(&opened.letter, &letter);
        prop_assert_eq!((opened.from, opened.kept_out), (learner().public(), 0));
        let kept: Letter = wire::decode(&wire::encode(&letter).unwrap()).unwrap();
        prop_assert_eq!(kept, letter);
    }

    #[test]
    fn any_card_arrives_whole(card in cards()) {
        let read = [card::to_text(&card), format!("zie #k={} !", card::to_fragment(&card))].map(card::read);
        prop_assert_eq!(read, [Ok(card.clone()), Ok(card)]);
    }

    #[test]
    fn garbage_is_refused(garbage in vec(any::<u8>(), 0..3000)) {
        let armoured = [BEGIN.as_bytes(), &garbage, END.as_bytes()].concat();
        let link = [b"#k=".as_slice(), &garbage].concat();
        let behind_magic = summed_text_of(&[b"MSdp\x01\x01\x00\x00".as_slice(), &garbage].concat());
        let summed = summed_text_of(&garbage);
        for input in [&garbage, &armoured, &link, behind_magic.as_bytes(), summed.as_bytes()] {
            prop_assert!(open(input, &coach()).is_err());
            prop_assert!(card::read(input).is_err());
            looks_like(input);
        }
        prop_assert!(card::read(summed.replace("BERICHT", "COACHKAART")).is_err());
    }

    #[test]
    fn garbage_under_a_proper_seal_is_refused(garbage in vec(any::<u8>(), 1024..=1024), text: String) {
        let refused = [sealed(0, &garbage, |_| {}), sealed_json(&text)].iter().all(|parcel| open(parcel.as_bytes(), &coach()).is_err());
        prop_assert!(refused);
    }

    #[test]
    fn a_letter_with_any_change_in_its_json_does_no_harm(letter in letters(), at: prop::sample::Index, byte: u8, insert: bool) {
        let mut json = wire::encode(&letter).unwrap().to_vec();
        let at = at.index(json.len());
        if insert { json.insert(at, byte) } else { json[at] = byte }
        let (size, plain) = padded(&json);
        // It may open, to something else; then that can be kept, and reads back the same.
        if let Ok(opened) = open(sealed(size, &plain, |_| {}).as_bytes(), &coach()) {
            let kept: Letter = wire::decode(&wire::encode(&opened.letter).unwrap()).unwrap();
            prop_assert_eq!(kept, opened.letter);
        }
    }
}
