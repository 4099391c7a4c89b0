//! Whole stories in the words of whoever uses the app, told on a [`Device`].
//!
//! `tests/journeys.rs` tells them over the store in memory, natively; `tests/web` tells the
//! very same ones over real IndexedDB in a browser.

mod attachments;
pub mod diary;
mod lock;
mod sharing;
mod tabs;

use std::cell::Cell;
use std::rc::Rc;

pub use attachments::*;
pub use diary::*;
pub use lock::*;
use mijn_stem::domain::answer::{Answer, Value};
use mijn_stem::domain::check_in::Question;
use mijn_stem::domain::contact::Role;
use mijn_stem::domain::draft::Draft;
use mijn_stem::domain::free_text::FreeText;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::moment::Moment;
use mijn_stem::usecase::{
    Book, Clock, Contents, OpenError, StartError, World, open_book, read_on, start_book,
};
pub use sharing::*;
pub use tabs::*;

/// Hands the name of every story to a macro that makes a test of it.
#[macro_export]
macro_rules! every_story {
    ($tell:ident) => {
        $tell! {
            a_dagstart_survives_a_closed_tab
            an_empty_check_in_is_kept
            an_entry_is_edited_deleted_and_put_back
            a_draft_is_thrown_away
            settings_are_kept
            a_book_is_started_once
            the_example_is_filled
            a_very_long_evening_is_kept
            of_a_long_diary_the_newest_comes_first
            what_lies_beside_a_diary_all_comes_at_once
            a_bundled_diary_reads_as_its_rows_do
            what_changes_while_a_diary_is_bundled_is_in_no_bundle
            a_late_autosave_brings_nothing_back
            what_was_asked_last_is_kept_last
            two_tabs_lose_nothing
            two_tabs_at_once_lose_nothing
            a_tab_follows_the_other
            of_a_thousand_changes_in_two_tabs_none_is_lost
            two_tabs_start_at_once_and_one_does
            a_recording_survives_a_closed_tab
            a_piece_that_does_not_fit_changes_nothing
            what_was_spoken_goes_with_its_entry_and_comes_back_with_it
            what_nothing_refers_to_is_swept
            a_set_is_changed_and_no_entry_is
            both_read_the_same_number
            a_card_is_accepted_again
            a_pairing_is_undone
            a_coach_reads_exactly_what_was_chosen
            a_parcel_that_went_leaves_the_basket
            a_repeated_parcel_changes_nothing
            a_new_key_under_a_known_name_is_someone_else
            a_book_starts_locked
            a_lock_is_set_and_opened
            a_wrong_secret_opens_nothing_and_wipes_nothing
            a_wrong_try_waits_also_in_another_tab
            a_lock_is_changed
            a_lock_is_taken_off
            a_forgotten_passphrase_is_replaced
            two_tabs_set_a_lock_and_one_does
            a_lock_is_set_amid_writing
        }
    };
}

/// Somewhere a book can be kept: one book per device.
pub trait Device: World<Clock = Watch> {
    /// Another device, with nothing on it.
    fn another() -> Self;
    /// A connection to its book, as a new tab makes one.
    async fn connect(&self) -> Self::Store;
    /// A source of chance.
    fn chance() -> Self::Random;
}

/// A clock that goes on a minute whenever someone looks at it. Clones go together.
#[derive(Debug, Clone)]
pub struct Watch(Rc<Cell<i64>>);

impl Default for Watch {
    /// 3 October 2026, about 09:00 in summer time.
    fn default() -> Self {
        Self(Rc::new(Cell::new(1_791_010_800_000)))
    }
}

impl Clock for Watch {
    fn now(&self) -> Moment {
        self.0.set(self.0.get() + 60_000);
        Moment::new(self.0.get(), 120).unwrap()
    }
}

/// Someone starts a book.
pub async fn start<D: Device>(device: &D, role: Role) -> (Book<D>, Contents) {
    try_start(device, role).await.unwrap()
}

/// Someone tries to.
pub async fn try_start<D: Device>(
    device: &D,
    role: Role,
) -> Result<(Book<D>, Contents), StartError> {
    start_book(
        device.connect().await,
        Watch::default(),
        D::chance(),
        role,
        Lang::Nl,
    )
    .await
}

/// Someone opens the app in a new tab.
pub async fn reopen<D: Device>(device: &D) -> (Book<D>, Contents) {
    try_reopen(device).await.unwrap()
}

/// Someone tries to.
pub async fn try_reopen<D: Device>(device: &D) -> Result<(Book<D>, Contents), OpenError> {
    let (book, mut contents) = open_only(device).await?;
    read_to_the_end(&book, &mut contents, async || {}).await;
    Ok((book, contents))
}

/// Opens it, and reads no older entries yet.
pub async fn open_only<D: Device>(device: &D) -> Result<(Book<D>, Contents), OpenError> {
    open_book(device.connect().await, Watch::default(), D::chance()).await
}

/// Reads what was left when it was opened, as the app does.
pub async fn read_to_the_end<D: Device>(
    book: &Book<D>,
    contents: &mut Contents,
    meanwhile: impl AsyncFnMut(),
) {
    if !contents.whole {
        let known = contents.journal.all().map(|entry| entry.id).collect();
        let older = read_on(book, &known, meanwhile).await.unwrap();
        contents.add(older);
    }
}

/// Some words.
pub fn words(text: &str) -> FreeText {
    FreeText::parse(text).unwrap().unwrap()
}

/// Answers a question, worded as its code.
pub fn answer(draft: &mut Draft, question: Question, value: Value) {
    draft
        .answers
        .set(Answer::new(question, words(&question.to_string()), value).unwrap());
}

/// Answers a question in words.
pub fn say(draft: &mut Draft, question: Question, text: &str) {
    answer(draft, question, Value::Text(words(text)));
}
