//! Everything in a book as something to read, from top to bottom: what `html` and `markdown` write.

use super::path;
use crate::domain::answer::Answers;
use crate::domain::attachment::{Attachment, AttachmentKind};
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;
use crate::domain::mood::Mood;
use crate::domain::shared::{Letter, SharedItem};
use crate::text::{Texts, texts};
use crate::usecase::Contents;

/// A page to read.
pub struct Page {
    pub title: String,
    pub lead: String,
    pub sections: Vec<Section>,
}

/// A part of it; never empty.
pub struct Section {
    pub title: String,
    pub blocks: Vec<Block>,
}

/// One thing in it.
pub struct Block {
    /// The language of its words.
    pub lang: Lang,
    pub title: String,
    /// The mood that a day mark draws, and the id that gives it its phase.
    pub mark: Option<(Option<Mood>, Id)>,
    /// What is said about it.
    pub lines: Vec<String>,
    /// Questions with their answers.
    pub answers: Vec<(String, String)>,
    /// A file that lies beside the page: where, and what it is called.
    pub file: Option<(String, String)>,
    /// What it holds in turn: the entries in a parcel.
    pub inside: Vec<Block>,
}

/// The page of a book, oldest first as in a diary.
pub fn of(contents: &Contents, made: Moment, t: &Texts) -> Page {
    let journal = contents.journal.all().rev();
    let entries = journal.map(|entry| {
        let lines = [
            (entry.written != entry.at)
                .then(|| (t.diary.written_later)(&t.full_moment(entry.written))),
            entry
                .edited
                .map(|edited| (t.diary.edited)(&t.full_moment(edited))),
        ];
        Block {
            lines: lines.into_iter().flatten().collect(),
            ..item(&SharedItem::whole(entry), &contents.attachments)
        }
    });
    let drafts = contents.drafts.iter().map(|draft| Block {
        answers: answers(&draft.answers, &contents.attachments, texts(draft.lang)),
        ..block(
            draft.lang,
            heading(
                draft.lang,
                texts(draft.lang).kind(draft.kind),
                draft.at.unwrap_or(draft.touched),
            ),
        )
    });
    let people = contents.contacts.iter().map(|contact| {
        let lines = [
            contact.card.hours.as_ref().map(ToString::to_string),
            contact.card.room.as_ref().map(ToString::to_string),
            contact.card.does.as_ref().map(ToString::to_string),
            contact
                .checked
                .map(|checked| (t.pair.is_checked)(&t.full_moment(checked))),
        ];
        Block {
            lines: lines.into_iter().flatten().collect(),
            ..block(t.lang, contact.card.name.to_string())
        }
    });
    let sent = contents.sent.iter().rev().map(|sent| {
        let title = (t.me.shared_to)(&name(contents, sent.to, t), &t.contents(&sent.letter));
        let went = sent
            .went
            .map(|went| (t.me.shared_went)(&t.full_moment(went)));
        letter(
            title,
            went.unwrap_or_else(|| t.me.shared_not.to_owned()),
            &sent.letter,
            t,
        )
    });
    let received = contents.received.iter().rev().map(|received| {
        let title = format!("{}: {}", received.letter.from, t.contents(&received.letter));
        letter(
            title,
            (t.coach.received)(&t.full_moment(received.opened)),
            &received.letter,
            t,
        )
    });
    let attachments = contents.attachments.iter().map(|it| attachment(it, t));
    let sections = [
        (t.shell.diary, entries.collect()),
        (t.export.unfinished, drafts.collect()),
        (t.export.people, people.collect()),
        (t.me.shared, sent.collect()),
        (t.export.received, received.collect()),
        (t.export.attachments, attachments.collect::<Vec<Block>>()),
    ];
    let sections = sections
        .into_iter()
        .filter(|(_, blocks)| !blocks.is_empty());
    Page {
        title: t.common.app.to_owned(),
        lead: (t.export.lead)(&t.full_moment(made)),
        sections: sections
            .map(|(title, blocks)| Section {
                title: title.to_owned(),
                blocks,
            })
            .collect(),
    }
}

fn block(lang: Lang, title: String) -> Block {
    Block {
        lang,
        title,
        mark: None,
        lines: Vec::new(),
        answers: Vec::new(),
        file: None,
        inside: Vec::new(),
    }
}

fn heading(lang: Lang, what: &str, when: Moment) -> String {
    format!("{what} · {}", texts(lang).full_moment(when))
}

fn item(item: &SharedItem, attachments: &[Attachment]) -> Block {
    let t = texts(item.lang);
    Block {
        mark: Some((item.answers.mood(), item.id)),
        answers: answers(&item.answers, attachments, t),
        lines: match item.answers.is_empty() {
            true => vec![t.diary.nothing_answered.to_owned()],
            false => Vec::new(),
        },
        ..block(item.lang, heading(item.lang, t.kind(item.kind), item.at))
    }
}

/// Each question with what was said; with it where the files lie that belong to it.
fn answers(answers: &Answers, attachments: &[Attachment], t: &Texts) -> Vec<(String, String)> {
    let all = answers.iter().map(|answer| {
        let mut said = t.answer(answer.value());
        let its_own = |it: &&Attachment| answer.value().attachments().contains(&it.id);
        for attachment in attachments.iter().filter(its_own) {
            said.push('\n');
            said.push_str(&path(attachment));
        }
        (answer.wording().to_string(), said)
    });
    all.collect()
}

fn letter(title: String, when: String, letter: &Letter, t: &Texts) -> Block {
    let note = letter.note.iter();
    Block {
        lines: vec![when],
        answers: note
            .map(|note| (t.share.note.to_owned(), note.to_string()))
            .collect(),
        inside: letter.items.iter().map(|it| item(it, &[])).collect(),
        ..block(t.lang, title)
    }
}

fn attachment(attachment: &Attachment, t: &Texts) -> Block {
    let kind = match attachment.kind() {
        AttachmentKind::Voice => t.export.voice,
        AttachmentKind::Photo => t.export.photo,
        AttachmentKind::Drawing => t.export.drawing,
    };
    let path = path(attachment);
    Block {
        lines: attachment.line.iter().map(ToString::to_string).collect(),
        file: Some((path.clone(), path)),
        ..block(t.lang, heading(t.lang, kind, attachment.made))
    }
}

fn name(contents: &Contents, id: Id, t: &Texts) -> String {
    let mut contacts = contents.contacts.iter();
    let known = contacts.find(|contact| contact.id == id);
    known.map_or_else(
        || t.me.former_coach.to_owned(),
        |it| it.card.name.to_string(),
    )
}
