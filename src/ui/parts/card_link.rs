//! A card that leads somewhere: a mark or nothing, a title, a line, a badge.

use leptos::prelude::*;

use super::day_mark::mark;
use super::link::anchor;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::moment::Day;
use crate::domain::mood::Mood;
use crate::route::Route;
use crate::text::texts;
use crate::ui::context::t;
use crate::ui::dom::{El, Words, el};

/// A card to tap.
#[must_use]
pub struct CardLink {
    to: Route,
    title: Words,
    title_lang: Option<Lang>,
    when: Option<String>,
    line: Option<Words>,
    line_lang: Option<Lang>,
    mark: Option<(Option<Mood>, Id)>,
    badge: Option<El>,
    accent: bool,
}

impl CardLink {
    /// A card that leads to a page.
    pub fn new(to: Route, title: impl Into<Words>) -> Self {
        Self {
            to,
            title: title.into(),
            title_lang: None,
            when: None,
            line: None,
            line_lang: None,
            mark: None,
            badge: None,
            accent: false,
        }
    }

    /// A line under the title.
    pub fn line(mut self, line: impl Into<Words>) -> Self {
        self.line = Some(line.into());
        self
    }

    /// An entry of the diary: what it is and when, what it says in short, and its day mark.
    pub fn of(entry: &Entry) -> Self {
        let t = t();
        // The dot stays with what it separates.
        let title = format!("{}\u{a0}·\u{a0}{}", t.kind(entry.kind), t.clock(entry.at));
        Self::check_in(entry, title)
    }

    /// As [`CardLink::of`], in a list of more days than one: with the day.
    pub fn dated(entry: &Entry, today: Day) -> Self {
        let t = t();
        let mut card = Self::check_in(entry, t.kind(entry.kind));
        card.when = Some(t.moment(entry.at, today));
        card
    }

    fn check_in(entry: &Entry, title: impl Into<Words>) -> Self {
        Self::new(Route::of(entry), title)
            .summing_up(entry)
            .mark(entry.answers.mood(), entry.id)
    }

    /// Its title stands in the language of an entry, whatever that of the screen.
    pub fn title_in(mut self, lang: Lang) -> Self {
        self.title_lang = Some(lang);
        self
    }

    /// Its line does.
    pub fn line_in(mut self, lang: Lang) -> Self {
        self.line_lang = Some(lang);
        self
    }

    /// What an entry says in short, in its own language.
    pub fn summing_up(self, entry: &Entry) -> Self {
        self.line(texts(entry.lang).summary(&entry.answers))
            .line_in(entry.lang)
    }

    /// The day mark of an entry.
    pub fn mark(mut self, mood: Option<Mood>, id: Id) -> Self {
        self.mark = Some((mood, id));
        self
    }

    /// A word about its state.
    pub fn badge(mut self, badge: impl Into<Words>) -> Self {
        self.badge = Some(el("span").class("badge").text(badge));
        self
    }

    /// Whether the 12 digits of someone were compared.
    pub fn checked(mut self, checked: bool) -> Self {
        self.badge = Some(checked_badge(checked));
        self
    }

    /// The one card that stands out; its mark stands at the end.
    pub fn accent(mut self) -> Self {
        self.accent = true;
        self
    }
}

impl From<CardLink> for AnyView {
    fn from(card: CardLink) -> Self {
        let CardLink {
            to,
            title,
            title_lang,
            when,
            line,
            line_lang,
            mark: marked,
            badge,
            accent,
        } = card;
        let drawn = marked.map(|(mood, id)| mark(mood, id, "mark"));
        let (before, after) = if accent { (None, drawn) } else { (drawn, None) };
        let words = el("span")
            .class("grow")
            .child(spoken("title", title_lang).text(title))
            .child_if(when.map(|when| spoken("line", None).text(when)))
            .child_if(line.map(|line| spoken("line clip", line_lang).text(line)))
            .child_if(badge);
        anchor(to)
            .class(if accent { "card accent" } else { "card" })
            .child_if(before)
            .child(words)
            .child_if(after)
            .into()
    }
}

/// Whether the 12 digits of someone were compared, in a word.
pub fn checked_badge(checked: bool) -> El {
    let t = t();
    let (class, words) = if checked {
        ("badge", t.share.checked)
    } else {
        ("badge warn", t.share.unchecked)
    };
    el("span").class(class).text(words)
}

fn spoken(class: &'static str, lang: Option<Lang>) -> El {
    let words = el("span").class(class);
    match lang {
        Some(lang) => words.attr("lang", lang.tag()),
        None => words,
    }
}
