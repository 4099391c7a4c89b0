//! Coach talks and what comes of them: planning, the agenda, the talk itself, agreements.
//!
//! A talk is one entry whose questions are asked at different times: each page here asks some of them.

pub mod after;
pub mod agenda;
pub mod agreement;
pub mod during;
pub mod overview;
pub mod reading;

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::check_in::{Kind, Question};
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::route::Route;
use crate::ui::context::{session, t};
use crate::ui::pages::common::not_found::not_here;
use crate::ui::pages::learner::check_in::edit_some;

/// What is asked when a talk is planned.
const PLAN: [Question; 6] = [
    Question::TalkWhen,
    Question::TalkWith,
    Question::TalkWay,
    Question::TalkCamera,
    Question::TalkPresent,
    Question::TalkStanding,
];

/// A page about a talk that is there, or the word that it is not.
fn with_talk(id: Id, page: impl FnOnce(Arc<Entry>) -> AnyView) -> AnyView {
    with_paper(id, Kind::Talk, page)
}

/// A page about a paper of this kind, or the word that it is not there.
fn with_paper(id: Id, kind: Kind, page: impl FnOnce(Arc<Entry>) -> AnyView) -> AnyView {
    let journal = session().journal;
    let found = journal.with_untracked(|journal| journal.get(id).cloned());
    match found.filter(|entry| entry.kind == kind) {
        Some(entry) => page(entry),
        None => not_here(t().diary.gone, Route::Talk),
    }
}

/// Changing when and how a talk is.
pub fn plan_page(id: Id) -> AnyView {
    with_talk(id, |talk| edit_some(talk, vec![PLAN.to_vec()]))
}
