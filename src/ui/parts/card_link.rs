//! A card that leads somewhere: a mark or nothing, a title, a line, a badge.

use leptos::prelude::*;

use super::day_mark::mark;
use super::link::anchor;
use crate::domain::id::Id;
use crate::domain::mood::Mood;
use crate::route::Route;
use crate::ui::dom::{Words, el};

/// A card to tap.
#[must_use]
pub struct CardLink {
    to: Route,
    title: Words,
    line: Option<Words>,
    mark: Option<(Option<Mood>, Id)>,
    badge: Option<Words>,
    accent: bool,
}

impl CardLink {
    /// A card that leads to a page.
    pub fn new(to: Route, title: impl Into<Words>) -> Self {
        Self {
            to,
            title: title.into(),
            line: None,
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

    /// The day mark of an entry.
    pub fn mark(mut self, mood: Option<Mood>, id: Id) -> Self {
        self.mark = Some((mood, id));
        self
    }

    /// A word about its state.
    pub fn badge(mut self, badge: impl Into<Words>) -> Self {
        self.badge = Some(badge.into());
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
            line,
            mark: marked,
            badge,
            accent,
        } = card;
        let drawn = marked.map(|(mood, id)| mark(mood, id, "mark"));
        let (before, after) = if accent { (None, drawn) } else { (drawn, None) };
        let words = el("span")
            .class("grow")
            .child(el("span").class("title").text(title))
            .child_if(line.map(|line| el("span").class("line clip").text(line)))
            .child_if(badge.map(|badge| el("span").class("badge").text(badge)));
        anchor(to)
            .class(if accent { "card accent" } else { "card" })
            .child_if(before)
            .child(words)
            .child_if(after)
            .into()
    }
}
