//! The 12 digits that two people read aloud, so that nobody can stand between them.

use leptos::prelude::*;

use crate::crypto::safety_number::SafetyNumber;
use crate::domain::contact::{Contact, Role};
use crate::domain::id::Id;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::pages::common::not_found::NotFoundPage;
use crate::ui::parts::head::Head;
use crate::ui::parts::link::Link;

/// The number of one contact.
#[component]
pub fn NumberPage(
    /// The contact.
    contact: Id,
) -> impl IntoView {
    let session = session();
    let contact = Memo::new(move |_| session.contact(contact));
    move || match contact.get() {
        Some(contact) => view! { <Compare contact /> }.into_any(),
        None => view! { <NotFoundPage /> }.into_any(),
    }
}

#[component]
fn Compare(contact: Contact) -> impl IntoView {
    let app = app();
    let t = t();
    let session = session();
    let learner = session.role() == Role::Learner;
    let name = contact.card.name.to_string();
    let id = contact.id;
    let digits = SafetyNumber::of(session.book().key(), contact.card.key).to_string();
    let differs = RwSignal::new(false);
    let title = if learner { name.clone() } else { t.coach.check.to_owned() };
    let back = if learner { Route::Talk } else { Route::Learner(id) };
    let facts = [(t.pair.hours, &contact.card.hours), (t.pair.room, &contact.card.room)]
        .into_iter()
        .filter_map(|(label, value)| value.as_ref().map(|value| view! { <div><dt>{label}</dt><dd>{value.to_string()}</dd></div> }))
        .collect_view();
    let lead = if learner { (t.pair.number_lead)(&name) } else { (t.coach.check_lead)(&name) };
    let answer = match contact.checked {
        Some(when) => {
            let when = (t.pair.is_checked)(&t.moment(when, session.today()));
            view! { <p class="notice">{when}</p> }.into_any()
        }
        None => {
            let contact = contact.clone();
            let same = move |_| session.confirm(app, contact.clone());
            view! {
                <div class="actions stacked">
                    <button type="button" class="button" on:click=same>{t.pair.same}</button>
                    <button type="button" class="button soft" on:click=move |_| differs.set(true)>{t.pair.different}</button>
                    <Link to=back class="button plain">{t.pair.later}</Link>
                </div>
            }
            .into_any()
        }
    };
    let warning = move || {
        differs.get().then(|| {
            view! {
                <div class="notice warn stack" role="alert">
                    <h3>{t.pair.not_same}</h3>
                    <p>{t.pair.not_same_lead}</p>
                </div>
            }
        })
    };
    let hello = learner.then(|| {
        view! {
            <section class="section">
                <p class="soft">{(t.pair.hello_first)(&name)}</p>
                <p><Link to=Route::Hello(id) class="button small soft">{t.share.hello}</Link></p>
            </section>
        }
    });
    let forget = learner.then(|| {
        let forget = move |_| session.forget(app, id, move || app.go_instead(Route::Talk));
        view! { <section class="section"><p><button type="button" class="button small plain" on:click=forget>{t.pair.forget}</button></p></section> }
    });
    view! {
        <Head title=title lead=lead />
        <div class="stack wide">
            <dl class="answers">{facts}</dl>
            <p class="card number" aria-label=t.pair.number_name>{digits}</p>
            <p class="soft">{t.pair.number_how}</p>
            {answer}
            {warning}
        </div>
        {hello}
        {forget}
    }
}
