//! How long a coach keeps what a learner shared, what goes soon, and taking a learner or a parcel away.

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::contact::Contact;
use crate::domain::id::Id;
use crate::domain::retention::{Weeks, first_to_go, going};
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{El, Words, button, div, live_if, p};
use crate::ui::parts::choices::choices;
use crate::ui::parts::head::section;
use crate::ui::parts::link::link;
use crate::ui::parts::sheet::sheet;
use crate::ui::session::Session;
use crate::usecase::{AboutLearner, find_learner};

/// What goes soon, of one learner or of all; nothing where nothing does. That it stands here is remembered: nothing goes
/// before it did.
pub fn warnings(of: Option<Id>) -> AnyView {
    let (app, session) = (app(), session());
    page::after(0, move || session.has_warned(app, of));
    live_if(move || {
        let contacts = session.contacts.get();
        let those = contacts.iter().filter(|it| of.is_none_or(|id| id == it.id));
        let said: Vec<El> = session.received.with(|received| {
            let said = those.filter_map(|contact| {
                let going = going(received, contact);
                let first = going.iter().map(|(_, from)| *from).min()?;
                let name = contact.card.name.to_string();
                let words = (t().desk.going)(&name, going.len(), &t().day(first, session.today()));
                Some(warning(session, contact, words, of.is_none()))
            });
            said.collect()
        });
        (!said.is_empty()).then(|| div("stack warnings").children(said))
    })
}

fn warning(session: Session, contact: &Contact, words: String, leads: bool) -> El {
    let (app, t) = (app(), t());
    let id = contact.id;
    let longer = contact.desk.weeks.longer().map(|weeks| {
        let label = format!("{}: {}", t.desk.longer, contact.card.name);
        button("button small soft", t.desk.longer, move || {
            session.keep_for(app, id, weeks)
        })
        .attr("aria-label", label)
    });
    let there = leads.then(|| {
        let name = contact.card.name.to_string();
        link(Route::Learner(id), "button small soft", name)
    });
    div("notice stack")
        .attr("role", "status")
        .child(p("").text(words))
        .child(div("actions").child_if(longer).child_if(there))
}

/// Until when it stays, for how long, and taking the learner away.
pub fn keeping(session: Session, id: Id, name: String) -> El {
    let (app, t) = (app(), t());
    let held = name.clone();
    let until = live_if(move || {
        let contact = session.contact(id)?;
        let first = session.received.with(|all| first_to_go(all, &contact))?;
        Some(p("soft").text((t.desk.until)(&held, &t.full_day(first))))
    });
    let chosen = move || {
        let weeks = session.contact(id).map(|contact| contact.desk.weeks);
        let mut all = Weeks::CHOICES.into_iter();
        all.position(|it| Some(it) == weeks).unwrap_or_default()
    };
    let choose = move |place: usize| {
        if let Some(weeks) = Weeks::CHOICES.get(place) {
            session.keep_for(app, id, *weeks);
        }
    };
    let words = t.desk.weeks.map(Words::from);
    section(t.desk.keeping)
        .child(until)
        .child(choices(t.desk.keep_ask, "weeks", words, chosen, choose))
        .child(removing(session, id, name))
}

/// Taking a learner away says first exactly what goes.
fn removing(session: Session, id: Id, name: String) -> El {
    let (app, t) = (app(), t());
    let sure = RwSignal::new(false);
    let about = StoredValue::new(AboutLearner::default());
    let label = (t.desk.remove)(&name);
    let look = move || {
        about.set_value(find_learner(&session.contents(), id));
        sure.set(true);
    };
    let lead = {
        let name = name.clone();
        live_if(move || {
            let counts = about.with_value(|about| {
                [
                    about.received.len(),
                    about.items,
                    about.attachments.len(),
                    about.notes.len() + about.drafts.len(),
                    about.replies.len(),
                ]
            });
            sure.get()
                .then(|| p("").text((t.desk.remove_lead)(&name, counts)))
        })
    };
    let go = move || {
        sure.set(false);
        session.remove_learner(app, id, about.get_value(), move || {
            app.go_instead(Route::Learners)
        });
    };
    let ask = [
        lead,
        p("").text(t.desk.for_good).into(),
        div("actions")
            .child(button("button", label.clone(), go))
            .child(button("button plain", t.common.cancel, move || {
                sure.set(false)
            }))
            .into(),
    ];
    div("actions")
        .child(button("button small plain", label, look))
        .child(sheet("remove", sure, t.diary.delete_sure, ask))
}

/// Asks before a parcel goes, and says what is in it. The callback asks; the view is the question.
pub fn dropping(session: Session) -> (Callback<Id>, AnyView) {
    let (app, t) = (app(), t());
    let sure = RwSignal::new(false);
    let which = RwSignal::new(None::<Id>);
    let ask = Callback::new(move |parcel| {
        which.set(Some(parcel));
        sure.set(true);
    });
    let lead = live_if(move || {
        let parcel = which.get()?;
        session.received.with_untracked(|all| {
            let letter = &all.iter().find(|it| it.letter.id == parcel)?.letter;
            let lead = (t.desk.drop_lead)(letter.items.len(), letter.files.len());
            Some(p("").text(lead))
        })
    });
    let go = move || {
        sure.set(false);
        if let Some(parcel) = which.get_untracked() {
            session.drop_parcel(app, parcel, move || app.say(app.texts().diary.deleted));
        }
    };
    let body = [
        lead,
        p("").text(t.desk.for_good).into(),
        div("actions")
            .child(button("button", t.desk.drop, go))
            .child(button("button plain", t.common.cancel, move || {
                sure.set(false)
            }))
            .into(),
    ];
    (ask, sheet("drop", sure, t.diary.delete_sure, body))
}
