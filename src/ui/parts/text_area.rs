//! A labelled box to type in, of one line or many. What was typed is never cut: too much is said instead.

use leptos::prelude::*;

use crate::domain::free_text::FreeText;
use crate::ui::context::t;
use crate::ui::dom::{Words, div, el, fresh_id, live_if, p};

/// A box to type in.
#[must_use]
pub struct TextArea {
    label: Words,
    text: RwSignal<String>,
    hint: Words,
    help: Option<Words>,
    tag: &'static str,
    titled: bool,
}

impl TextArea {
    /// A box of many lines.
    pub fn new(label: impl Into<Words>, text: RwSignal<String>) -> Self {
        Self {
            label: label.into(),
            text,
            hint: "".into(),
            help: None,
            tag: "textarea",
            titled: false,
        }
    }

    /// A box of one line.
    pub fn line(label: impl Into<Words>, text: RwSignal<String>) -> Self {
        Self {
            tag: "input",
            ..Self::new(label, text)
        }
    }

    /// An example or a word of ease; stands in the empty box.
    pub fn hint(mut self, hint: impl Into<Words>) -> Self {
        self.hint = hint.into();
        self
    }

    /// A line under the label that stays.
    pub fn help(mut self, help: impl Into<Words>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The label already stands above as a title, and only has to be read aloud.
    pub fn titled(mut self, titled: bool) -> Self {
        self.titled = titled;
        self
    }
}

impl From<TextArea> for AnyView {
    fn from(area: TextArea) -> Self {
        let TextArea {
            label,
            text,
            hint,
            help,
            tag,
            titled,
        } = area;
        let t = t();
        let too_long = move || text.with(|text| FreeText::parse(text).is_err());
        let (id, hint_id) = (fresh_id(), fresh_id());
        let mut field = el(tag)
            .class("input")
            .attr("id", id.clone())
            .attr("placeholder", hint)
            .attr("autocomplete", "off")
            .value(move || text.get())
            .aria("aria-invalid", too_long)
            .on("input", move |event| text.set(event_target_value(&event)));
        if help.is_some() {
            field = field.attr("aria-describedby", hint_id.clone());
        }
        let label_class = if titled { "visually-hidden" } else { "label" };
        let label = el("label").class(label_class).attr("for", id).text(label);
        let help = help.map(|help| el("span").class("hint").attr("id", hint_id).text(help));
        let error = live_if(move || {
            too_long().then(|| p("error").attr("role", "alert").text(t.check_in.too_long))
        });
        div("labelled")
            .child(label)
            .child_if(help)
            .child(field)
            .child(error)
            .into()
    }
}
