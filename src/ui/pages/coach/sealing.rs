//! A coach's answers on their way: what belongs to the sort that was chosen, kept, sealed for the learner, and sent.

use leptos::prelude::*;

use crate::domain::answer::{Answers, Pick};
use crate::domain::check_in::{Kind, Question};
use crate::domain::contact::Contact;
use crate::domain::entry::Entry;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::reply::proposed_question;
use crate::domain::shared::SharedItem;
use crate::domain::word::Word;
use crate::route::Route;
use crate::text::Texts;
use crate::ui::context::App;
use crate::ui::parts::send::Sealed;
use crate::ui::problem::Problem;
use crate::ui::session::{Session, ToSeal};
use crate::usecase::Made;

/// What a coach can answer, in the order in which it is offered.
pub const SORTS: [Word; 7] = [
    Word::Read,
    Word::HeardYou,
    Word::AskBack,
    Word::Proposal,
    Word::ProposedAgreement,
    Word::ProposedQuestion,
    Word::Available,
];

/// What is asked for an answer of a sort.
pub const fn asks(sort: Word) -> &'static [Question] {
    match sort {
        Word::ProposedAgreement => &[
            Question::AgreedWhat,
            Question::AgreedWho,
            Question::AgreedBy,
        ],
        Word::ProposedQuestion => &[
            Question::ReplyAsk,
            Question::ReplyShape,
            Question::ReplyParts,
        ],
        Word::Available => &[
            Question::ReplyHours,
            Question::ReplyRoom,
            Question::ReplyText,
        ],
        _ => &[Question::ReplyText],
    }
}

/// Takes out what was filled in for another sort, and says what is still missing.
///
/// # Errors
/// [`Problem`], which says what to fill in; the answers are then as they were.
pub fn settle(answers: &Answers, sort: Word) -> Result<Answers, Problem> {
    let goes = |question| {
        matches!(question, Question::ReplyTo | Question::ReplySort)
            || asks(sort).contains(&question)
    };
    let settled = answers.to_share(goes, |_| true);
    let said = |question: &Question| settled.get(*question).is_some();
    let needed: &[Question] = match sort {
        Word::ProposedAgreement => &[Question::AgreedWhat],
        Word::ProposedQuestion => &[Question::ReplyAsk],
        Word::AskBack | Word::Proposal => &[Question::ReplyText],
        Word::Available => asks(sort),
        _ => &[],
    };
    // What has to be taken over has to be typed: it becomes the learner's own words.
    let typed = match sort {
        Word::ProposedAgreement | Word::ProposedQuestion => {
            needed.iter().all(|it| settled.text(*it).is_some())
        }
        _ => needed.is_empty() || needed.iter().any(said),
    };
    if !typed {
        return Err(Problem(match sort {
            Word::ProposedAgreement => |texts| texts.agreed_empty,
            Word::ProposedQuestion => |texts| texts.question_empty,
            _ => |texts| texts.reply_empty,
        }));
    }
    if sort == Word::ProposedQuestion && !can_be_asked(&settled) {
        return Err(Problem(match settled.word(Question::ReplyShape) {
            Some(Word::AsScale) => |texts| texts.question_ends,
            _ => |texts| texts.question_options,
        }));
    }
    Ok(settled)
}

/// Whether the learner could take the question over as it stands.
fn can_be_asked(answers: &Answers) -> bool {
    let reply = SharedItem {
        id: Id::new([0; 16]),
        revision: 1,
        kind: Kind::Reply,
        at: crate::ui::wiring::now(),
        lang: crate::domain::lang::Lang::Nl,
        answers: answers.clone(),
    };
    proposed_question(&reply, reply.id).is_some()
}

/// Seals answers that were kept, in one parcel.
pub fn seal(
    app: App,
    session: Session,
    to: Contact,
    replies: &[Entry],
    sealed: RwSignal<Option<Sealed>>,
    busy: RwSignal<bool>,
) {
    let from = session
        .settings
        .with_untracked(|settings| settings.name.clone());
    let Some(from) = from else {
        return app.complain(Problem(|texts| texts.no_name));
    };
    busy.set(true);
    let parcel = ToSeal {
        from,
        to: to.clone(),
        items: replies.iter().map(SharedItem::whole).collect(),
        note: None,
        recall: Vec::new(),
    };
    let made = move |Made { text, sent }: Made| {
        busy.try_set(false);
        let after = Route::Learner(to.id);
        sealed.try_set(Some(Sealed {
            text,
            sent,
            contact: to,
            after,
        }));
    };
    session.make_parcel(app, parcel, made, move |_| {
        busy.try_set(false);
    });
}

/// Who may do what is agreed, seen from the coach: each as a pick, in the order in which they are offered.
pub fn doers(t: &Texts, learner: &Contact) -> [Option<Pick<Word>>; 3] {
    let word = |known: Word| {
        let word = FreeText::parse(t.word(known)).ok().flatten()?;
        Some(Pick {
            known: Some(known),
            word,
        })
    };
    // The learner has no word of their own here: the name says who.
    let them = Pick {
        known: None,
        word: learner.card.name.clone(),
    };
    [word(Word::Me), Some(them), word(Word::Together)]
}
