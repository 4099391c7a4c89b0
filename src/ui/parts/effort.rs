//! Long work with an end in sight: how far it is, and a way to stop it.

use leptos::prelude::*;

use crate::ui::context::t;
use crate::ui::dom::{Words, button, div, el, live_if, p};

/// Work that someone watches. Leaving the page stops it too.
#[derive(Clone, Copy)]
pub struct Effort {
    /// How much is done, from 0 to 1; none while nothing is under way.
    share: RwSignal<Option<f64>>,
    stopped: RwSignal<bool>,
}

impl Default for Effort {
    fn default() -> Self {
        Self {
            share: RwSignal::new(None),
            stopped: RwSignal::new(false),
        }
    }
}

impl Effort {
    /// So much of so much is done. False when it has to stop.
    pub fn goes_on(self, done: f64, total: f64) -> bool {
        self.share.try_set(Some(done / total.max(1.0)));
        !self.stopped.try_get_untracked().unwrap_or(true)
    }

    /// Nothing is under way any more.
    pub fn ends(self) {
        self.share.try_set(None);
        self.stopped.try_set(false);
    }

    /// The bar, while something is under way.
    pub fn bar(self, label: impl Into<Words>) -> AnyView {
        let (t, label) = (t(), label.into());
        let under_way = Memo::new(move |_| self.share.with(Option::is_some));
        let percent = move || (self.share.get().unwrap_or_default() * 100.0) as u8;
        live_if(move || {
            under_way.get().then(|| {
                div("card stack")
                    .child(p("").text(label.clone()))
                    .child(
                        el("progress")
                            .attr("max", "100")
                            .attr("aria-label", label.clone())
                            .live_attr("value", move || Some(percent().to_string().into())),
                    )
                    .child(div("actions").child(button(
                        "button small soft",
                        t.common.cancel,
                        move || self.stopped.set(true),
                    )))
            })
        })
    }
}
