//! A learner and a coach: pairing, and handing over exactly what was chosen.

use mijn_stem::crypto::safety_number::SafetyNumber;
use mijn_stem::domain::answer::Value;
use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::contact::{Contact, Role};
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::inbox::Sender;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::mood::Mood;
use mijn_stem::parcel::card;
use mijn_stem::usecase::*;

use super::{Device, answer, reopen, say, start, words};

/// A learner and a coach with a book each, the learner paired with the coach.
struct Two<D: Device> {
    coach_device: D,
    learner: Book<D>,
    coach: Book<D>,
    contact: Contact,
}

async fn pair_up<D: Device>(learner_device: &D) -> Two<D> {
    let coach_device = D::another();
    let (learner, _) = start(learner_device, Role::Learner).await;
    let (coach, contents) = start(&coach_device, Role::Coach).await;
    let mut settings = contents.settings;
    settings.name = Some(words("Ilse"));
    let card = make_card(&coach, &settings).unwrap();
    let read = card::read(card::to_text(&card)).unwrap();
    let contact = pair(&learner, read, &[]).await.unwrap();
    Two {
        coach_device,
        learner,
        coach,
        contact,
    }
}

pub async fn both_read_the_same_number<D: Device>(device: &D) {
    let Two {
        learner,
        coach,
        contact,
        ..
    } = pair_up(device).await;
    assert_eq!(contact.card.key, coach.key());
    assert_eq!(contact.checked, None);
    let hers = SafetyNumber::of(coach.key(), learner.key());
    assert_eq!(
        SafetyNumber::of(learner.key(), contact.card.key).groups(),
        hers.groups()
    );

    let checked = confirm_number(&learner, &contact).await.unwrap();
    assert!(checked.checked.is_some());
    assert_eq!(reopen(device).await.1.contacts, [checked]);
}

pub async fn a_card_is_accepted_again<D: Device>(device: &D) {
    let Two {
        learner, contact, ..
    } = pair_up(device).await;
    let checked = confirm_number(&learner, &contact).await.unwrap();
    let mut card = checked.card.clone();
    card.hours = Some(words("alleen op dinsdag"));
    let again = pair(&learner, card.clone(), &[checked.clone()])
        .await
        .unwrap();
    assert_eq!(
        again,
        Contact {
            card: card.clone(),
            ..checked
        }
    );

    card.key = learner.key();
    assert_eq!(
        pair(&learner, card, &[again.clone()]).await,
        Err(PairError::OwnCard)
    );
    assert_eq!(reopen(device).await.1.contacts, [again]);
}

/// A check-in with something in it that is nobody's business.
async fn written<D: Device>(book: &Book<D>) -> Entry {
    let mut draft = begin_draft(book, Kind::DayStart, Lang::Nl);
    answer(&mut draft, Question::Mood, Value::Mood(Mood::new(30, -60)));
    say(&mut draft, Question::OneThing, "brood bakken");
    say(&mut draft, Question::Note, "KANARIE: dit blijft van mij");
    save_check_in(book, &draft, None).await.unwrap()
}

pub async fn a_coach_reads_exactly_what_was_chosen<D: Device>(device: &D) {
    let Two {
        coach_device,
        learner,
        coach,
        contact,
    } = pair_up(device).await;
    let entry = written(&learner).await;
    let mut ready = ReadyItem::new(entry.id);
    ready.toggle(Question::Note);
    put_ready(&learner, &ready).await.unwrap();
    let (_, contents) = reopen(device).await;
    assert_eq!(contents.ready, [ready.clone()]);

    let item = contents.ready[0].choose(&entry);
    assert_eq!(item.answers.get(Question::Note), None);
    let outgoing = Outgoing {
        from: words("Sem"),
        to: &contact,
        items: vec![item.clone()],
        note: Some(words("hoi")),
        attachments: &[],
        recall: vec![],
        recalled: vec![],
    };
    let Made { text, sent } = make_parcel(&learner, outgoing, &[]).await.unwrap();
    assert_eq!(
        (sent.to, sent.letter.sequence, sent.went),
        (contact.id, 1, None)
    );
    assert_eq!(reopen(device).await.1.sent, [sent.clone()]);

    let arrived = open_parcel(&coach, text.as_bytes(), &[], &[]).unwrap();
    assert_eq!(arrived.letter, sent.letter);
    assert_eq!(arrived.letter.items, [item]);
    assert_eq!(
        (arrived.key, &arrived.sender, arrived.kept_out),
        (learner.key(), &Sender::New, 0)
    );
    // Looking changes nothing.
    assert_eq!(reopen(&coach_device).await.1.received, []);
    let Kept {
        received, newcomer, ..
    } = keep_parcel(&coach, &arrived, &[], &[])
        .await
        .unwrap()
        .unwrap();
    let learner_as_known = newcomer.unwrap();
    assert_eq!(
        (&learner_as_known.card.name, learner_as_known.checked),
        (&words("Sem"), None)
    );
    let (_, contents) = reopen(&coach_device).await;
    assert_eq!(
        (contents.contacts, contents.received),
        (vec![learner_as_known], vec![received])
    );
}

pub async fn a_parcel_that_went_leaves_the_basket<D: Device>(device: &D) {
    let Two {
        learner, contact, ..
    } = pair_up(device).await;
    let (shared, other) = (written(&learner).await, written(&learner).await);
    let ready = [ReadyItem::new(shared.id), ReadyItem::new(other.id)];
    for item in &ready {
        put_ready(&learner, item).await.unwrap();
    }
    let outgoing = |items| Outgoing {
        from: words("Sem"),
        to: &contact,
        items,
        note: None,
        attachments: &[],
        recall: vec![],
        recalled: vec![],
    };
    let first = make_parcel(&learner, outgoing(vec![ready[0].choose(&shared)]), &[])
        .await
        .unwrap()
        .sent;
    assert_eq!(reopen(device).await.1.ready.len(), 2);
    let first = say_it_went(&learner, &first).await.unwrap();
    assert!(first.went.is_some());
    let (_, contents) = reopen(device).await;
    assert_eq!(
        (contents.ready, contents.sent),
        (vec![ready[1].clone()], vec![first])
    );
    take_from_ready(&learner, other.id).await.unwrap();

    // A parcel with nothing in it says hello, and is the second for this coach.
    let (_, contents) = reopen(device).await;
    let hello = make_parcel(&learner, outgoing(vec![]), &contents.sent)
        .await
        .unwrap()
        .sent;
    assert_eq!(hello.letter.sequence, 2);
    let (_, contents) = reopen(device).await;
    assert_eq!((contents.ready, contents.sent.len()), (vec![], 2));
    assert_eq!(contents.sent[0], hello);
}

pub async fn a_repeated_parcel_changes_nothing<D: Device>(device: &D) {
    let Two {
        coach_device,
        learner,
        coach,
        contact,
    } = pair_up(device).await;
    let outgoing = || Outgoing {
        from: words("Sem"),
        to: &contact,
        items: vec![],
        note: None,
        attachments: &[],
        recall: vec![],
        recalled: vec![],
    };
    let Made { text, .. } = make_parcel(&learner, outgoing(), &[]).await.unwrap();
    let arrived = open_parcel(&coach, text.as_bytes(), &[], &[]).unwrap();
    keep_parcel(&coach, &arrived, &[], &[]).await.unwrap();
    let (_, kept) = reopen(&coach_device).await;

    let again = open_parcel(&coach, text.as_bytes(), &kept.contacts, &kept.received).unwrap();
    assert!(again.repeated);
    assert_eq!(again.sender, Sender::Known(kept.contacts[0].id));
    assert_eq!(
        keep_parcel(&coach, &again, &kept.contacts, &kept.received).await,
        Ok(None)
    );
    // One that was opened before the first was kept makes no second contact.
    let Made { text, .. } = make_parcel(&learner, outgoing(), &[]).await.unwrap();
    let unaware = open_parcel(&coach, text.as_bytes(), &[], &[]).unwrap();
    let second = keep_parcel(&coach, &unaware, &kept.contacts, &kept.received)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (second.received.from, second.newcomer),
        (kept.contacts[0].id, None)
    );
    let (_, contents) = reopen(&coach_device).await;
    assert_eq!(
        (contents.contacts, contents.received.len()),
        (kept.contacts, 2)
    );
}

pub async fn a_new_key_under_a_known_name_is_someone_else<D: Device>(device: &D) {
    let Two {
        coach_device,
        learner,
        coach,
        contact,
    } = pair_up(device).await;
    let hello = |from: &str| Outgoing {
        from: words(from),
        to: &contact,
        items: vec![],
        note: None,
        attachments: &[],
        recall: vec![],
        recalled: vec![],
    };
    let Made { text, .. } = make_parcel(&learner, hello("Sem"), &[]).await.unwrap();
    let arrived = open_parcel(&coach, text.as_bytes(), &[], &[]).unwrap();
    let sem = keep_parcel(&coach, &arrived, &[], &[])
        .await
        .unwrap()
        .unwrap()
        .newcomer
        .unwrap();
    let sem = confirm_number(&coach, &sem).await.unwrap();

    let (impostor, _) = start(&D::another(), Role::Learner).await;
    let Made { text, .. } = make_parcel(&impostor, hello(" sem"), &[]).await.unwrap();
    let known = [sem.clone()];
    let arrived = open_parcel(&coach, text.as_bytes(), &known, &[]).unwrap();
    assert_eq!(arrived.sender, Sender::NewKeyForName(sem.id));
    let stranger = keep_parcel(&coach, &arrived, &known, &[])
        .await
        .unwrap()
        .unwrap()
        .newcomer
        .unwrap();
    assert_eq!(
        (stranger.checked, stranger.card.key),
        (None, impostor.key())
    );
    let (_, contents) = reopen(&coach_device).await;
    assert_eq!(
        contents
            .contacts
            .iter()
            .filter(|contact| **contact == sem)
            .count(),
        1
    );
    assert_eq!(contents.contacts.len(), 2);

    // For someone else it does not open at all.
    assert!(open_parcel(&learner, text.as_bytes(), &[], &[]).is_err());
}

pub async fn a_pairing_is_undone<D: Device>(device: &D) {
    let Two {
        learner, contact, ..
    } = pair_up(device).await;
    confirm_number(&learner, &contact).await.unwrap();
    forget(&learner, contact.id).await.unwrap();
    assert_eq!(reopen(device).await.1.contacts, []);
    // Pairing anew is someone new: the number must be checked again.
    let again = pair(&learner, contact.card.clone(), &[]).await.unwrap();
    assert_ne!(again.id, contact.id);
    assert_eq!(again.checked, None);
}
