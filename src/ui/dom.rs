//! Elements as plain calls, drawn by Leptos, without a type for each view.
//!
//! Leptos' `view!` gives every piece of a screen its own type, and the compiler
//! its own code for each: our screens alone were three quarters of the whole
//! download. Here every element is one [`El`], every live piece one boxed closure, so
//! the renderer is compiled once (docs/decisions/0008-elements.md has the sizes).
//! Signals, effects, ownership and mounting are Leptos' own.

use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering};

use leptos::prelude::*;
use leptos::tachys::html::attribute::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::tachys::html::attribute::custom::custom_attribute;
use leptos::tachys::html::element::{custom, inner_html};
use leptos::tachys::html::event::{self, on};
use leptos::tachys::html::property::prop;
use web_sys::Event;

/// Words that may be fixed or made up.
pub type Words = Cow<'static, str>;

/// An element that is being put together. Boxed, so that a chain of calls passes one pointer along.
#[must_use]
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    children: Vec<AnyView>,
}

// What every screen calls many times is a call, not a copy: `inline(never)` on the plain
// inner functions, thin generic ones around them.

/// A new element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts {
        tag,
        attributes: Vec::new(),
        children: Vec::new(),
    }))
}

/// An id that no other element of the page has, to name one element from another.
pub fn fresh_id() -> String {
    static LAST: AtomicUsize = AtomicUsize::new(0);
    format!("e{}", LAST.fetch_add(1, Ordering::Relaxed))
}

/// A `div` of a class.
pub fn div(class: &'static str) -> El {
    el("div").class(class)
}

/// A paragraph of a class.
pub fn p(class: &'static str) -> El {
    el("p").class(class)
}

/// A button that does something, and never submits a form.
pub fn button(class: &'static str, label: impl Into<Words>, mut act: impl FnMut() + 'static) -> El {
    el("button")
        .attr("type", "button")
        .class(class)
        .boxed_on("click", Box::new(move |_| act()))
        .text(label)
}

/// A button that submits its form.
pub fn submit(class: &'static str, label: impl Into<Words>) -> El {
    el("button").attr("type", "submit").class(class).text(label)
}

/// Views in a row, without an element around them.
pub fn all(views: impl IntoIterator<Item = impl Into<AnyView>>) -> AnyView {
    views
        .into_iter()
        .map(Into::into)
        .collect::<Vec<AnyView>>()
        .into_any()
}

/// Nothing to see; it still holds its place, so that something can come in its stead.
pub fn nothing() -> AnyView {
    String::new().into_any()
}

/// A view that is drawn anew whenever a signal that it reads changes.
pub fn live<V: Into<AnyView>>(mut draw: impl FnMut() -> V + Send + 'static) -> AnyView {
    live_boxed(Box::new(move || draw().into()))
}

/// As [`live`], for what is there only sometimes.
pub fn live_if<V: Into<AnyView>>(mut draw: impl FnMut() -> Option<V> + Send + 'static) -> AnyView {
    live_boxed(Box::new(move || draw().map_or_else(nothing, Into::into)))
}

/// Text that follows the signals that it reads.
pub fn live_text(say: impl FnMut() -> String + Send + 'static) -> AnyView {
    let say: Box<dyn FnMut() -> String + Send> = Box::new(say);
    say.into_any()
}

/// The drawn view goes into a closure of its own: a closure is always built anew, where an
/// element would be patched, and two elements of ours may have nothing in common.
fn live_boxed(mut draw: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    type Once = Box<dyn FnMut() -> AnyView + Send>;
    let anew: Box<dyn FnMut() -> Once + Send> = Box::new(move || {
        let mut view = Some(draw());
        Box::new(move || view.take().unwrap_or_else(nothing))
    });
    anew.into_any()
}

impl El {
    /// Its class or classes.
    #[inline(never)]
    pub fn class(self, class: &'static str) -> Self {
        if class.is_empty() {
            self
        } else {
            self.plain_attr("class", class.to_owned())
        }
    }

    /// An attribute.
    pub fn attr(self, name: &'static str, value: impl Into<Words>) -> Self {
        self.plain_attr(name, value.into().into_owned())
    }

    #[inline(never)]
    fn plain_attr(self, name: &'static str, value: String) -> Self {
        self.with(custom_attribute(name, value).into_any_attr())
    }

    /// An attribute that stands there without a value.
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.attr(name, "") } else { self }
    }

    /// An attribute that follows the signals that it reads; none takes it away.
    pub fn live_attr(
        self,
        name: &'static str,
        mut value: impl FnMut() -> Option<Words> + Send + 'static,
    ) -> Self {
        self.boxed_attr(name, Box::new(move || value().map(Words::into_owned)))
    }

    #[inline(never)]
    fn boxed_attr(
        self,
        name: &'static str,
        value: Box<dyn FnMut() -> Option<String> + Send>,
    ) -> Self {
        self.with(custom_attribute(name, value).into_any_attr())
    }

    /// `"true"` or `"false"`, as ARIA attributes want it.
    pub fn aria(self, name: &'static str, mut on: impl FnMut() -> bool + Send + 'static) -> Self {
        self.live_attr(name, move || {
            Some(if on() { "true".into() } else { "false".into() })
        })
    }

    /// An attribute without a value that comes and goes, such as `disabled` or `hidden`.
    pub fn live_flag(
        self,
        name: &'static str,
        mut on: impl FnMut() -> bool + Send + 'static,
    ) -> Self {
        self.live_attr(name, move || on().then_some("".into()))
    }

    /// The text in a field.
    pub fn value(self, value: impl FnMut() -> String + Send + 'static) -> Self {
        let value: Box<dyn FnMut() -> String + Send> = Box::new(value);
        self.with(prop("value", value).into_any_attr())
    }

    /// Whether a box is ticked.
    pub fn checked(self, on: impl FnMut() -> bool + Send + 'static) -> Self {
        let on: Box<dyn FnMut() -> bool + Send> = Box::new(on);
        self.with(prop("checked", on).into_any_attr())
    }

    /// What to do at an event.
    pub fn on(self, name: &'static str, act: impl FnMut(Event) + 'static) -> Self {
        self.boxed_on(name, Box::new(act))
    }

    #[inline(never)]
    fn boxed_on(self, name: &'static str, act: Box<dyn FnMut(Event)>) -> Self {
        self.with(on(event::Custom::<Event>::new(name), act).into_any_attr())
    }

    /// Fixed text.
    pub fn text(self, text: impl Into<Words>) -> Self {
        self.plain_text(text.into().into_owned())
    }

    #[inline(never)]
    fn plain_text(self, text: String) -> Self {
        self.push(text.into_any())
    }

    /// A child.
    pub fn child(self, child: impl Into<AnyView>) -> Self {
        self.push(child.into())
    }

    #[inline(never)]
    fn push(mut self, child: AnyView) -> Self {
        self.0.children.push(child);
        self
    }

    /// A child, if there is one.
    pub fn child_if(self, child: Option<impl Into<AnyView>>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// Children in a row.
    pub fn children(self, children: impl IntoIterator<Item = impl Into<AnyView>>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Markup of our own making, for the few drawings there are.
    ///
    /// SECURITY: only numbers and names from our own tables may go in; never a word someone typed.
    pub fn drawing(self, markup: String) -> Self {
        self.with(inner_html(markup).into_any_attr())
    }

    /// As [`El::drawing`], following the signals that it reads.
    pub fn live_drawing(self, markup: impl FnMut() -> String + Send + 'static) -> Self {
        let markup: Box<dyn FnMut() -> String + Send> = Box::new(markup);
        self.with(inner_html(markup).into_any_attr())
    }

    #[inline(never)]
    fn with(mut self, attribute: AnyAttribute) -> Self {
        self.0.attributes.push(attribute);
        self
    }
}

impl From<El> for AnyView {
    #[inline(never)]
    fn from(element: El) -> Self {
        let Parts {
            tag,
            attributes,
            children,
        } = *element.0;
        custom(tag)
            .child(children)
            .add_any_attr(attributes)
            .into_any()
    }
}
