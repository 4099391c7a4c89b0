//! The topics of a talk while it is held: one at a time, large and quiet, in the learner's order; onward and back by buttons,
//! swipes and keys. The same for the learner and the coach.

use leptos::prelude::*;

use super::head::title;
use super::turning::{Turn, turning};
use crate::browser::page;
use crate::domain::answer::Answers;
use crate::domain::check_in::Question;
use crate::domain::line::Line;
use crate::ui::context::t;
use crate::ui::dom::{El, all, button, div, el, live, p};

/// What stands there when there are none: a title, and what to do.
pub type Without = (String, &'static str);

#[derive(Clone, Copy)]
struct Topics {
    all: StoredValue<Vec<Line>>,
    count: usize,
    here: RwSignal<usize>,
}

/// The topics of a talk, as the beginning of its page; `with` stands over each of them.
pub fn topics(talk: &Answers, with: Option<String>, without: Without) -> El {
    let all = talk.lines(Question::Topics).to_vec();
    let topics = Topics {
        count: all.len(),
        all: StoredValue::new(all),
        here: RwSignal::new(0),
    };
    let topic = live(move || topics.draw(with.as_deref(), &without));
    turning(div("during stack wide"), move |way| match way {
        Turn::Onward => topics.go(1),
        Turn::Back => topics.go(-1),
    })
    .child(div("topic-now").child(topic))
    .child_if((topics.count > 1).then(|| topics.pager()))
}

impl Topics {
    /// So many further; at either end nothing happens.
    fn go(self, by: isize) {
        let to = self.here.get_untracked().wrapping_add_signed(by);
        if to < self.count {
            self.here.set(to);
            page::after(0, || page::focus_first("h1"));
        }
    }

    fn draw(self, with: Option<&str>, (none, lead): &Without) -> AnyView {
        let t = t();
        let place = self.here.get();
        let Some(topic) = self.all.with_value(|all| all.get(place).cloned()) else {
            return all([
                title(none.clone()).into(),
                AnyView::from(p("lead").text(*lead)),
            ]);
        };
        let of = (t.talks.topic_of)(place + 1, self.count);
        let over = with.map_or_else(|| of.clone(), |with| format!("{with} · {of}"));
        let mark = topic.mark.map(|mark| {
            let badge = el("span").class("badge").text(mark.word.to_string());
            p("").child(badge)
        });
        all([
            AnyView::from(p("soft").text(over)),
            title(topic.words.to_string()).attr("dir", "auto").into(),
            all(mark),
        ])
    }

    /// To the topic before and the one after.
    fn pager(self) -> El {
        let t = t();
        let back = button("button small soft", t.talks.before, move || self.go(-1))
            .live_flag("disabled", move || self.here.get() == 0);
        let on = button("button small soft", t.talks.after, move || self.go(1))
            .live_flag("disabled", move || self.here.get() + 1 >= self.count);
        div("actions").child(back).child(on)
    }
}
